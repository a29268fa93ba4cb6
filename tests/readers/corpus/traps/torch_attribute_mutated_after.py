import torch
import torch.nn as nn


class AE(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(1, 4, 3, 2, 1)
        self.up = nn.ConvTranspose2d(4, 1, 3, 2, 1)

    def forward(self, x):
        return self.up(self.down(x))


net = AE()
net.up.output_padding = (1, 1)
x = torch.zeros(1, 1, 32, 32)
loss = nn.functional.mse_loss(net(x), x)
