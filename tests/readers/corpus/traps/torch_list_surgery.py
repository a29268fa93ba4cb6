import torch
from torch import nn

layers = [nn.ConvTranspose2d(8, 4, 4, 2, 1), nn.ConvTranspose2d(16, 8, 4, 2, 1)]
layers.reverse()
layers.insert(0, nn.Conv2d(3, 16, 1))
layers.append(nn.ConvTranspose2d(99, 1, 1))
layers.pop()
layers[1:1] = [nn.ReLU()]
layers.extend(nn.Identity() for _ in range(2))
del layers[-1]
same = layers
same += [nn.Conv2d(4, 1, 3)]

if __name__ == "__main__":
    assert nn.Sequential(*layers)(torch.rand(1, 3, 5, 5)).shape == (1, 1, 18, 18)
