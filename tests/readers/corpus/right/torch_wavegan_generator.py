import torch
import torch.nn as nn
import torch.nn.functional as F


class Transpose1dLayer(nn.Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride, padding=11, upsample=None, output_padding=1):
        super().__init__()
        self.upsample = upsample
        if upsample:
            reflection_pad = kernel_size // 2
            self.upsample_layer = nn.Upsample(scale_factor=upsample)
            self.pad = nn.ConstantPad1d(reflection_pad, value=0)
            self.conv = nn.Conv1d(in_channels, out_channels, kernel_size, stride=1)
        else:
            self.conv = nn.ConvTranspose1d(in_channels, out_channels, kernel_size, stride, padding, output_padding)

    def forward(self, x):
        if self.upsample:
            return self.conv(self.pad(self.upsample_layer(x)))
        return self.conv(x)


class WaveGANGenerator(nn.Module):
    def __init__(self, model_size=8, num_channels=1, latent_dim=100):
        super().__init__()
        self.model_size = model_size
        self.dense = nn.Linear(latent_dim, 16 * 16 * model_size)
        widths = [16, 8, 4, 2, 1]
        layers = []
        for wide, narrow in zip(widths, widths[1:]):
            layers.append(Transpose1dLayer(wide * model_size, narrow * model_size, 25, 4))
            layers.append(nn.ReLU())
        layers.append(Transpose1dLayer(model_size, num_channels, 25, 4))
        self.deconvs = nn.Sequential(*layers)

    def forward(self, z):
        x = F.relu(self.dense(z)).view(-1, 16 * self.model_size, 16)
        return torch.tanh(self.deconvs(x))


class Critic(nn.Module):
    def __init__(self, d=8):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(1, d, 25, 4, 11), nn.LeakyReLU(0.2),
            nn.Conv1d(d, 2 * d, 25, 4, 11), nn.LeakyReLU(0.2),
            nn.Conv1d(2 * d, 4 * d, 25, 4, 11), nn.LeakyReLU(0.2),
            nn.Conv1d(4 * d, 8 * d, 25, 4, 11), nn.LeakyReLU(0.2),
            nn.Conv1d(8 * d, 16 * d, 25, 4, 11), nn.LeakyReLU(0.2),
        )
        self.fc = nn.Linear(256 * d, 1)

    def forward(self, x):
        return self.fc(self.body(x).flatten(start_dim=1))


G, D = WaveGANGenerator(), Critic()
with torch.no_grad():
    score = D(G(torch.rand(2, 100) * 2 - 1))
print(score)
