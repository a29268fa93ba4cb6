import torch
from torch import nn

FREQ, TIME = 128, 43


class SpecAutoencoder(nn.Module):
    """Compresses a log mel spectrogram, frequency by 8 and time by 4."""

    def __init__(self):
        super().__init__()
        self.down1 = nn.Conv2d(1, 8, kernel_size=(5, 3), stride=(2, 2), padding=(2, 1))
        self.down2 = nn.Conv2d(8, 16, kernel_size=(5, 3), stride=(2, 2), padding=(2, 1))
        self.down3 = nn.Conv2d(16, 32, kernel_size=(5, 3), stride=(2, 1), padding=(2, 1))
        self.up3 = nn.ConvTranspose2d(32, 16, kernel_size=(4, 3), stride=(2, 1), padding=(1, 1))
        self.up2 = nn.ConvTranspose2d(16, 8, kernel_size=(4, 4), stride=(2, 2), padding=(1, 1))
        self.up1 = nn.ConvTranspose2d(8, 1, kernel_size=(4, 4), stride=(2, 2), padding=(1, 1))

    def forward(self, spec):
        x = self.down1(spec).relu()
        x = self.down2(x).relu()
        x = self.down3(x).relu()
        x = self.up3(x).relu()
        x = self.up2(x).relu()
        return self.up1(x)


if __name__ == "__main__":
    net = SpecAutoencoder()
    batch = torch.randn(4, 1, FREQ, TIME)
    out = net(batch)
    loss = torch.mean((out - batch) ** 2)
    print(f"{loss.item():.3f}")
