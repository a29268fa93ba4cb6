"""Wave-U-Net with strided convolutions; skips are cropped to meet."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class DownBlock(nn.Module):
    def __init__(self, n_in, n_out, kernel_size=5, stride=4):
        super().__init__()
        self.pre = nn.Conv1d(n_in, n_out, kernel_size, padding=kernel_size // 2)
        self.down = nn.Conv1d(n_out, n_out, kernel_size, stride=stride, padding=kernel_size // 2)

    def forward(self, x):
        shortcut = F.leaky_relu(self.pre(x))
        return shortcut, F.leaky_relu(self.down(shortcut))


class UpBlock(nn.Module):
    def __init__(self, n_in, n_skip, n_out, kernel_size=5, stride=4):
        super().__init__()
        self.up = nn.ConvTranspose1d(n_in, n_out, kernel_size, stride=stride, padding=kernel_size // 2)
        self.post = nn.Conv1d(n_out + n_skip, n_out, kernel_size, padding=kernel_size // 2)

    def forward(self, x, shortcut):
        upsampled = F.leaky_relu(self.up(x))
        combined = torch.cat([upsampled, shortcut], 1)
        return F.leaky_relu(self.post(combined))


class WaveUNet(nn.Module):
    def __init__(self, num_channels):
        super().__init__()
        self.downs = nn.ModuleList()
        self.ups = nn.ModuleList()
        for i in range(len(num_channels) - 1):
            self.downs.append(DownBlock(1 if i == 0 else num_channels[i - 1], num_channels[i]))
        self.bottleneck = nn.Conv1d(num_channels[-2], num_channels[-1], 3, padding=1)
        for i in range(len(num_channels) - 1)[::-1]:
            self.ups.append(UpBlock(num_channels[i + 1], num_channels[i], num_channels[i]))
        self.out = nn.Conv1d(num_channels[0], 1, 1)

    def forward(self, x):
        shortcuts = []
        out = x
        for block in self.downs:
            short, out = block(out)
            shortcuts.append(short)
        out = self.bottleneck(out)
        for idx, block in enumerate(self.ups):
            out = block(out, shortcuts[-1 - idx])
        return self.out(out)


if __name__ == "__main__":
    audio = torch.randn(1, 1, 1024)
    print(WaveUNet([4, 8, 16])(audio).shape)
