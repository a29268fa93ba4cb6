import torch
import torch.nn as nn


class Enc(nn.Sequential):
    def __init__(self, n):
        super().__init__()
        for i in range(n):
            self.append(nn.ConvTranspose2d(2, 2, 4, 2, 1))


x = torch.zeros(1, 2, 4, 4)
assert Enc(2)(x).shape[-1] == 16
m = nn.Sequential()
for i in range(2):
    m.append(nn.ConvTranspose2d(2, 2, 4, 2, 1))
m.insert(0, nn.Conv2d(2, 2, 3, 2, 1))
assert m(x).shape[-1] == 8
m.pop(0)
m.extend([nn.Conv2d(2, 2, 3, 2, 1)])
assert m(x).shape[-1] == 8
