import torch
import torch.nn as nn

layers = [nn.Conv2d(1, 4, 3, 2, 1), nn.ConvTranspose2d(4, 1, 3, 2, 1)]
layers[1] = nn.ConvTranspose2d(4, 1, 3, 2, 1, 1)
layers.insert(1, nn.ReLU())
layers += [nn.Tanh()]
layers.reverse()
layers.reverse()
net = nn.Sequential(*layers)
x = torch.rand(1, 1, 32, 32)
loss = nn.functional.mse_loss(net(x), x)
