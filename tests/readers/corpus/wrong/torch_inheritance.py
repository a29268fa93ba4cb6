import torch
from torch import nn


class BaseDecoder(nn.Module):
    """What all decoders share; who inherits says how a stage doubles."""

    widths = (64, 32, 16)

    def __init__(self):
        super().__init__()
        stages = []
        for c_in, c_out in zip(self.widths, self.widths[1:]):
            stages.append(self.make_stage(c_in, c_out))
        self.stages = nn.ModuleList(stages)
        self.to_rgb = nn.Conv2d(self.widths[-1], 3, 1)

    def make_stage(self, c_in, c_out):
        raise NotImplementedError

    def forward(self, x):
        for stage in self.stages:
            x = stage(x).relu()
        return self.to_rgb(x)


class DeconvDecoder(BaseDecoder):
    widths = (64, 32, 16, 8)

    def make_stage(self, c_in, c_out):
        return nn.ConvTranspose2d(c_in, c_out, 5, stride=2, padding=1)


if __name__ == "__main__":
    decoder = DeconvDecoder()
    picture = decoder(torch.randn(1, 64, 4, 4))
    target = torch.rand(1, 3, 32, 32)
    loss = nn.functional.mse_loss(picture, target)
    loss.backward()
