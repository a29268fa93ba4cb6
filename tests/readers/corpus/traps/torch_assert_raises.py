import unittest

import torch
import torch.nn as nn


class TestDecoder(unittest.TestCase):
    def setUp(self):
        self.up = nn.ConvTranspose2d(16, 8, kernel_size=2, stride=2)

    def test_wrong_channels(self):
        self.assertRaises(RuntimeError, self.up, torch.zeros(1, 8, 4, 4))

    def test_skip_does_not_meet(self):
        x, skip = torch.zeros(1, 16, 4, 4), torch.zeros(1, 8, 9, 9)
        with self.assertRaises(RuntimeError):
            torch.cat([self.up(x), skip], dim=1)


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestDecoder)
    assert unittest.TextTestRunner(stream=open("/dev/null", "w")).run(suite).wasSuccessful()
