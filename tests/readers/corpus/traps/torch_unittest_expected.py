import unittest

import torch
import torch.nn as nn


class T(unittest.TestCase):
    @unittest.expectedFailure
    def test_bad(self):
        nn.ConvTranspose2d(4, 4, 3, 2)(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)

    def test_other(self):
        self.assertRaises(RuntimeError, lambda: nn.ConvTranspose2d(4, 4, 3, 2)(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16))
        self.assertRaises(RuntimeError, torch.cat, [torch.zeros(1, 4, 8, 8), torch.zeros(1, 4, 7, 7)], 1)
        with self.subTest("x"):
            pass
