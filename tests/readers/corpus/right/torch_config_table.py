import torch
from torch import nn

# kind, in, out, kernel, stride, padding
ENCODER = [
    ("conv", 3, 16, 4, 2, 1),
    ("conv", 16, 32, 4, 2, 1),
    ("conv", 32, 64, 4, 2, 1),
]
DECODER = [
    ("deconv", 64, 32, 4, 2, 1),
    ("deconv", 32, 16, 4, 2, 1),
    ("deconv", 16, 3, 4, 2, 1),
]
LAYERS = {"conv": nn.Conv2d, "deconv": nn.ConvTranspose2d}


def build(table):
    modules = []
    for kind, c_in, c_out, kernel, stride, padding in table:
        modules.append(LAYERS[kind](c_in, c_out, kernel, stride, padding))
        modules.append(nn.ReLU())
    return nn.Sequential(*modules[:-1])


class AutoEncoder(nn.Module):
    def __init__(self, encoder=ENCODER, decoder=DECODER):
        super().__init__()
        self.encoder = build(encoder)
        self.decoder = build(decoder)

    def forward(self, x):
        code = self.encoder(x)
        return self.decoder(code), code


if __name__ == "__main__":
    x = torch.rand(2, 3, 64, 64)
    x_hat, code = AutoEncoder()(x)
    assert x_hat.shape == x.shape, (x_hat.shape, x.shape)
