"""HiFi-GAN's generator, cut down: what upsamples, and a residual block."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn import Conv1d, ConvTranspose1d
from torch.nn.utils import weight_norm

LRELU_SLOPE = 0.1


def get_padding(kernel_size, dilation=1):
    return int((kernel_size * dilation - dilation) / 2)


class ResBlock(nn.Module):
    def __init__(self, channels, kernel_size=3, dilation=(1, 3)):
        super().__init__()
        self.convs = nn.ModuleList(
            [
                weight_norm(
                    Conv1d(channels, channels, kernel_size, 1, dilation=d, padding=get_padding(kernel_size, d))
                )
                for d in dilation
            ]
        )

    def forward(self, x):
        for c in self.convs:
            xt = F.leaky_relu(x, LRELU_SLOPE)
            x = c(xt) + x
        return x


class Generator(nn.Module):
    def __init__(self, upsample_rates, upsample_kernel_sizes, upsample_initial_channel=64):
        super().__init__()
        self.num_upsamples = len(upsample_rates)
        self.conv_pre = weight_norm(Conv1d(80, upsample_initial_channel, 7, 1, padding=3))
        self.ups = nn.ModuleList()
        self.resblocks = nn.ModuleList()
        for i, (u, k) in enumerate(zip(upsample_rates, upsample_kernel_sizes)):
            self.ups.append(
                weight_norm(
                    ConvTranspose1d(
                        upsample_initial_channel // (2**i),
                        upsample_initial_channel // (2 ** (i + 1)),
                        k,
                        u,
                        padding=(k - u) // 2,
                    )
                )
            )
            self.resblocks.append(ResBlock(upsample_initial_channel // (2 ** (i + 1))))
        self.conv_post = weight_norm(Conv1d(upsample_initial_channel // (2**self.num_upsamples), 1, 7, 1, padding=3))

    def forward(self, x):
        x = self.conv_pre(x)
        for i in range(self.num_upsamples):
            x = F.leaky_relu(x, LRELU_SLOPE)
            x = self.ups[i](x)
            x = self.resblocks[i](x)
        x = F.leaky_relu(x)
        return torch.tanh(self.conv_post(x))


if __name__ == "__main__":
    hop_size = 256
    generator = Generator([8, 8, 2, 2], [16, 16, 4, 4])
    mel = torch.randn(2, 80, 32)
    wav = torch.randn(2, 1, 32 * hop_size)
    y_hat = generator(mel)
    print(F.l1_loss(y_hat, wav))
