from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn


@dataclass
class UNetConfig:
    in_channels: int = 1
    classes: int = 2
    widths: list[int] = field(default_factory=lambda: [8, 16, 32])
    kernel: int = 3
    up_kernel: int = 3
    size: int = 96


class Down(nn.Module):
    def __init__(self, c_in: int, c_out: int, kernel: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, kernel, padding=kernel // 2)
        self.act = nn.SiLU()

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        skip = self.act(self.conv(x))
        return nn.functional.max_pool2d(skip, 2), skip


class Up(nn.Module):
    def __init__(self, c_in: int, c_out: int, cfg: UNetConfig) -> None:
        super().__init__()
        self.up = nn.ConvTranspose2d(c_in, c_out, cfg.up_kernel, stride=2)
        self.conv = nn.Conv2d(2 * c_out, c_out, cfg.kernel, padding=cfg.kernel // 2)

    def forward(self, x: Tensor, skip: Tensor) -> Tensor:
        return self.conv(torch.cat([self.up(x), skip], dim=1))


class UNet(nn.Module):
    def __init__(self, cfg: UNetConfig) -> None:
        super().__init__()
        widths = cfg.widths
        self.downs = nn.ModuleList([Down(a, b, cfg.kernel) for a, b in zip([cfg.in_channels, *widths[:-1]], widths)])
        self.mid = nn.Conv2d(widths[-1], widths[-1] * 2, 3, padding=1)
        self.ups = nn.ModuleList(Up(w * 2, w, cfg) for w in reversed(widths))
        self.head = nn.Conv2d(widths[0], cfg.classes, 1)

    def forward(self, x: Tensor) -> Tensor:
        skips: list[Tensor] = []
        for down in self.downs:
            x, skip = down(x)
            skips.append(skip)
        x = self.mid(x)
        for up, skip in zip(self.ups, reversed(skips)):
            x = up(x, skip)
        return self.head(x)


config = UNetConfig()
logits = UNet(config)(torch.zeros(1, config.in_channels, config.size, config.size))
