import torch
from torch import nn


class FrameDecoder(nn.Module):
    """Decodes a sequence of states into frames, time folded into the batch."""

    def __init__(self, state=64, depth=8):
        super().__init__()
        self.dense = nn.Linear(state, 32 * depth)
        self.depth = depth
        kernels = [5, 5, 5, 6]
        widths = [32 * depth, 4 * depth, 2 * depth, depth, 3]
        modules = []
        for i, kernel in enumerate(kernels):
            modules.append(nn.ConvTranspose2d(widths[i], widths[i + 1], kernel, stride=2))
            if i < len(kernels) - 1:
                modules.append(nn.ELU())
        self.deconvs = nn.Sequential(*modules)

    def forward(self, features):
        t, b, f = features.shape
        x = self.dense(features)
        x = x.reshape(t * b, 32 * self.depth, 1, 1)
        x = self.deconvs(x)
        return x.reshape(t, b, 3, 64, 64)


if __name__ == "__main__":
    decoder = FrameDecoder()
    frames = decoder(torch.zeros(5, 2, 64))
    print(frames.shape)
