import torch
from torch import nn
import torch.nn.functional as F


class Demucs(nn.Module):
    def __init__(self, hidden=8, depth=3, kernel_size=8, stride=4):
        super().__init__()
        self.encoder = nn.ModuleList()
        self.decoder = nn.ModuleList()
        chin, chout = 1, 1
        for index in range(depth):
            encode = [nn.Conv1d(chin, hidden, kernel_size, stride), nn.ReLU(), nn.Conv1d(hidden, hidden * 2, 1), nn.GLU(1)]
            self.encoder.append(nn.Sequential(*encode))
            decode = [
                nn.Conv1d(hidden, hidden * 2, 1),
                nn.GLU(1),
                nn.ConvTranspose1d(hidden, chout, kernel_size, stride),
            ]
            if index > 0:
                decode.append(nn.ReLU())
            self.decoder.insert(0, nn.Sequential(*decode))
            chout = hidden
            chin = hidden
            hidden = 2 * hidden

    def forward(self, mix):
        x = mix
        skips = []
        for encode in self.encoder:
            x = encode(x)
            skips.append(x)
        for decode in self.decoder:
            skip = skips.pop(-1)
            x = x + skip
            x = decode(x)
        return x


if __name__ == "__main__":
    model = Demucs()
    mix = torch.randn(1, 1, 1044)
    clean = torch.randn(1, 1, 1044)
    estimate = model(mix)
    print(F.l1_loss(estimate, clean))
