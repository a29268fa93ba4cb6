import torch
from torch import nn

CONFIG = {
    "latent": 128,
    "base": 32,
    "channels": 1,
    "blocks": [
        {"mult": 8, "kernel": 4, "stride": 1, "pad": 0},
        {"mult": 4, "kernel": 3, "stride": 2, "pad": 1},
        {"mult": 2, "kernel": 4, "stride": 2, "pad": 1},
    ],
    "last": {"kernel": 4, "stride": 2, "pad": 1},
    "size": 28,
}


def build_generator(cfg):
    modules, ch = [], cfg["latent"]
    for block in cfg["blocks"]:
        out = cfg["base"] * block["mult"]
        modules += [
            nn.ConvTranspose2d(ch, out, block["kernel"], block["stride"], block["pad"], bias=False),
            nn.BatchNorm2d(out),
            nn.ReLU(inplace=True),
        ]
        ch = out
    last = cfg["last"]
    modules.append(nn.ConvTranspose2d(ch, cfg["channels"], last["kernel"], last["stride"], last["pad"]))
    modules.append(nn.Tanh())
    return nn.Sequential(*modules)


generator = build_generator(CONFIG)
z = torch.randn(16, CONFIG["latent"], 1, 1)
img = generator(z)
assert img.shape == (16, CONFIG["channels"], CONFIG["size"], CONFIG["size"]), img.shape
