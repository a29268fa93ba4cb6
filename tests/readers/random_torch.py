"""Random PyTorch modules as source text."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.readers.random_models import Model, Writing, call, smallest


def torch_conv(w: Writing) -> str:
    """A convolution, sometimes of the padding that keeps the size."""
    out = w.draw.choice([2, 4, 8])
    stride = w.per_axis(1, 3)
    padding: object = "same" if stride == 1 and w.draw.random() < 0.3 else w.per_axis(0, 2)
    kernel, dilation = w.per_axis(1, 4), w.draw.choice([None, None, 2])
    text = f"nn.Conv{w.dims}d({w.channels}, {out}, {kernel}, {stride}, padding={padding!r}"
    w.channels = out
    return text + (f", dilation={dilation})" if dilation else ")")


def torch_transposed(w: Writing) -> str:
    """A transposed convolution that the framework takes."""
    out = w.draw.choice([2, 4, 8])
    kernel, stride = w.per_axis(2, 5), w.per_axis(1, 3)
    dilation = w.draw.choice([None, None, None, 2])
    extra = w.draw.randint(0, max(smallest(stride), dilation or 1) - 1) or None
    text = call(
        f"nn.ConvTranspose{w.dims}d",
        in_channels=w.channels,
        out_channels=out,
        kernel_size=kernel,
        stride=stride,
        padding=w.draw.choice([None, 0, 1]),
        output_padding=extra,
        dilation=dilation,
    )
    w.channels = out
    return text


def torch_pool(w: Writing) -> str:
    """A pooling, some of them rounding up."""
    kernel = w.per_axis(2, 3)
    return call(
        w.draw.choice([f"nn.MaxPool{w.dims}d", f"nn.AvgPool{w.dims}d"]),
        kernel_size=kernel,
        stride=w.draw.choice([None, 2, 3]),
        padding=w.draw.choice([None, smallest(kernel) // 2]),
        ceil_mode=w.draw.choice([None, True]),
    )


def torch_resize(w: Writing) -> str:
    """A layer that sets or multiplies the size."""
    size = w.draw.randint(4, 20)
    return w.draw.choice(
        [
            f"nn.Upsample(scale_factor={w.draw.choice([2, 3, 1.5, (2,) * w.dims])})",
            f"nn.Upsample(size={size})",
            f"nn.AdaptiveAvgPool{w.dims}d({size})",
            f"nn.AdaptiveMaxPool{w.dims}d({tuple(size + axis for axis in range(w.dims)) if w.dims > 1 else size})",
        ]
    )


def torch_pad(w: Writing) -> str:
    """A padding, or (negative) a cropping."""
    pads = tuple(w.draw.randint(-1, 3) for _ in range(2 * w.dims))
    return w.draw.choice(
        [f"nn.ConstantPad{w.dims}d({pads}, 0.0)", f"nn.ReplicationPad{w.dims}d({w.draw.randint(0, 2)})"]
    )


def torch_shuffle(w: Writing) -> str:
    """A pixel shuffle behind a convolution that makes its channels (two axes only)."""
    if w.dims != 2:
        return torch_keeping(w)
    out, w.channels = w.channels, 2
    return f"nn.Sequential(nn.Conv2d({out}, 8, 1), nn.PixelShuffle(2))"


def torch_keeping(w: Writing) -> str:
    """A layer that keeps the size."""
    return w.draw.choice(
        ["nn.ReLU()", "nn.LeakyReLU(0.2)", "nn.Identity()", "nn.Dropout(0.1)", f"nn.BatchNorm{w.dims}d({w.channels})"]
    )


TORCH: tuple[tuple[Callable[[Writing], str], int], ...] = (
    (torch_conv, 4),
    (torch_transposed, 5),
    (torch_pool, 3),
    (torch_resize, 2),
    (torch_pad, 2),
    (torch_shuffle, 1),
    (torch_keeping, 2),
)


def torch_functional(w: Writing) -> str | None:
    """A change of the size in ``forward`` itself, or None."""
    return w.draw.choice(
        [
            None,
            None,
            f"x = F.interpolate(x, scale_factor={w.draw.choice([2, 3])})",
            f"x = F.pad(x, ({w.draw.randint(0, 2)}, {w.draw.randint(0, 2)}))",
            f"x = F.max_pool{w.dims}d(x, 2)",
            "x = x[..., 1:-1]",
            "x = torch.relu(x)",
            "x = x[:, :, ::2]",
        ]
    )


EXTENT = {1: (6, 40), 2: (6, 16), 3: (4, 7)}
"""The sizes that an input may have along an axis, by the number of axes: the framework computes all of it."""


def torch_model(draw: Random) -> Model:
    """A module whose forward applies layer after layer, with a branch that leaves and one that joins again."""
    w = Writing(draw, draw.choice([1, 2, 2, 3]), draw.choice([2, 4]))
    first = w.channels
    size = [draw.randint(*EXTENT[w.dims]) for _ in range(w.dims)]
    joins = draw.random() < 0.5
    branch = draw.randint(1, 3)
    for index in range(draw.randint(3, 7 - w.dims // 3 * 3)):
        if joins and index == branch:
            torch_skip(w)
        line = torch_functional(w)
        if line:
            w.apply.append(line)
        make = draw.choices([row[0] for row in TORCH], [row[1] for row in TORCH])[0]
        torch_layer(w, make(w))
        torch_layer(w, f"nn.ConvTranspose{w.dims}d({w.channels}, {w.channels}, 1)", probe=True)
    return torch_text(w, first, size)


def torch_layer(w: Writing, text: str, *, probe: bool = False) -> None:
    """Build a layer, and apply it."""
    name = f"probe{w.layers}" if probe else f"layer{w.layers}"
    w.layers += not probe
    w.build.append(f"self.{name} = {text}")
    w.apply.append(f"x = self.{name}(x)")


def torch_skip(w: Writing) -> None:
    """A step down and one up that may or may not come back, and the join of both ends."""
    w.apply.append("skip = x")
    rest = w.draw.choice(["2, 2", "4, 2, 1", "3, 2, 1, 1", "3, 2"])
    for text in (
        w.draw.choice(["nn.MaxPool{}d(2)", "nn.AvgPool{}d(2, ceil_mode=True)"]).format(w.dims),
        f"nn.ConvTranspose{w.dims}d({w.channels}, {w.channels}, {rest})",
    ):
        torch_layer(w, text)
    if w.draw.random() < 0.5:
        w.apply.append("x = x + skip")
    else:
        w.apply.append("x = torch.cat([x, skip], dim=1)")
        w.channels *= 2
    torch_layer(w, f"nn.ConvTranspose{w.dims}d({w.channels}, {w.channels}, 1)", probe=True)


def torch_text(w: Writing, channels: int, size: list[int]) -> Model:
    """The module and its call."""
    lines = ["import torch", "import torch.nn.functional as F", "from torch import nn", ""]
    lines += ["class Model(nn.Module):", "    def __init__(self):", "        super().__init__()"]
    start = len(lines) + 1
    probes = {start + row: line.split()[0][5:] for row, line in enumerate(w.build) if line.startswith("self.probe")}
    lines += [f"        {line}" for line in w.build]
    lines += ["", "    def forward(self, x):", *(f"        {line}" for line in w.apply), "        return x", ""]
    lines += ["model = Model()", f"y = model(torch.zeros(2, {channels}, {', '.join(map(str, size))}))"]
    return Model("\n".join(lines) + "\n", probes)
