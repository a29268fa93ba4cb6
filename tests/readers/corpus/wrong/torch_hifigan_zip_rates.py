import torch
import torch.nn as nn
from torch.nn.utils import weight_norm


class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


h = AttrDict({"upsample_rates": [8, 8, 2, 2], "upsample_kernel_sizes": [16, 16, 4, 4], "upsample_initial_channel": 64})


class Vocoder(nn.Module):
    def __init__(self, h):
        super().__init__()
        self.num_upsamples = len(h.upsample_rates)
        self.conv_pre = weight_norm(nn.Conv1d(80, h.upsample_initial_channel, 7, 1, padding=3))
        self.ups = nn.ModuleList()
        for i, (u, k) in enumerate(zip(h.upsample_rates, h.upsample_kernel_sizes)):
            self.ups.append(weight_norm(nn.ConvTranspose1d(h.upsample_initial_channel // (2 ** i),
                                                           h.upsample_initial_channel // (2 ** (i + 1)),
                                                           k, u, padding=k - u)))
        self.conv_post = weight_norm(nn.Conv1d(h.upsample_initial_channel // (2 ** (i + 1)), 1, 7, 1, padding=3))

    def forward(self, x):
        x = self.conv_pre(x)
        for i in range(self.num_upsamples):
            x = nn.functional.leaky_relu(x, 0.1)
            x = self.ups[i](x)
        return torch.tanh(self.conv_post(x))


mel = torch.randn(1, 80, 32)
wav = Vocoder(h)(mel)
target = torch.randn(1, 1, 32 * 256)
print(nn.functional.l1_loss(wav, target))
