import torch
import torch.nn as nn

act = lambda: nn.LeakyReLU(0.2, inplace=True)
up = lambda i, o, *a, **k: [nn.ConvTranspose2d(i, o, *a, **k), nn.BatchNorm2d(o), act()]  # noqa: E731

SPEC = {"kernel_size": 4, "stride": 2, "padding": 1}


class Net(nn.Module):
    def __init__(self, *widths):
        super().__init__()
        first, *rest = widths
        body = up(first, rest[0], **SPEC)
        for a, b in zip(rest, rest[1:]):
            body += up(a, b, **SPEC)
        self.body = nn.Sequential(*body)
        self.last = nn.ConvTranspose2d(first, 3, **{**SPEC, "padding": 1})

    def forward(self, z):
        return self.last(self.body(z))


if __name__ == "__main__":
    net = Net(32, 16, 8)
    print(net(torch.zeros(1, 32, 4, 4)).shape)
