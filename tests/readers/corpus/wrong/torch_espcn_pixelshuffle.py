import torch
import torch.nn as nn


class ESPCN(nn.Module):
    def __init__(self, scale_factor, num_channels=1):
        super().__init__()
        self.first_part = nn.Sequential(
            nn.Conv2d(num_channels, 64, kernel_size=5, padding=5 // 2), nn.Tanh(),
            nn.Conv2d(64, 32, kernel_size=3, padding=3 // 2), nn.Tanh(),
        )
        self.last_part = nn.Sequential(
            nn.Conv2d(32, num_channels * (scale_factor ** 2), kernel_size=3, padding=3 // 2),
            nn.PixelShuffle(scale_factor),
        )
        self.bypass = nn.ConvTranspose2d(num_channels, num_channels, 5, stride=3, padding=1)

    def forward(self, x):
        return self.last_part(self.first_part(x)) + self.bypass(x)


model = ESPCN(scale_factor=2)
lr = torch.rand(1, 1, 30, 30)
sr = model(lr)
print(sr.shape)
