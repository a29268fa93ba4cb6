import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self, strides=(2, 4, 5, 8), c=8):
        super().__init__()
        blocks = [nn.Conv1d(1, c, 7, padding=3)]
        for s in strides:
            blocks += [nn.ELU(), nn.Conv1d(c, c * 2, kernel_size=2 * s, stride=s, padding=(s + 1) // 2)]
            c *= 2
        self.net = nn.Sequential(*blocks)
        self.width = c

    def forward(self, wav):
        return self.net(wav)


class Decoder(nn.Module):
    def __init__(self, c, strides=(8, 5, 4, 2)):
        super().__init__()
        blocks = []
        for s in strides:
            blocks += [
                nn.ELU(),
                nn.ConvTranspose1d(c, c // 2, kernel_size=2 * s, stride=s, padding=(s + 1) // 2, output_padding=s % 2),
            ]
            c //= 2
        blocks.append(nn.Conv1d(c, 1, 7, padding=3))
        self.net = nn.Sequential(*blocks)

    def forward(self, code):
        return self.net(code)


class Codec(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.decoder = Decoder(self.encoder.width)

    def forward(self, x):
        return self.decoder(self.encoder(x))


sample_rate = 16000
wav = torch.randn(2, 1, sample_rate)
loss = nn.functional.mse_loss(Codec()(wav), wav)
