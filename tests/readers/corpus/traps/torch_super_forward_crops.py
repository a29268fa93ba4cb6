import torch
import torch.nn as nn


class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(4, 4, 3, 2)

    def forward(self, x):
        return self.up(x)


class Cropped(Base):
    def forward(self, x):
        return super().forward(x)[:, :, :-1, :-1]


y = Cropped()(torch.zeros(1, 4, 8, 8)) + torch.zeros(1, 4, 16, 16)
