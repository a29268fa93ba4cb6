"""Many layers with their sizes claimed, ten of them wrong: written down as specs, or built and tried by PyTorch."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

_EACH = 10_000  # layers in a file
_WRONG = 10


class Claimed(NamedTuple):
    """One layer and the output size that somebody claims."""

    input_size: int
    kernel_size: int
    stride: int
    padding: int
    output_padding: int
    output_size: int


def layers(count: int) -> Iterator[Claimed]:
    """The same layers every time, no two neighbours alike; every so often one claims too much by one."""
    random = Random(1)  # noqa: S311 -- nothing is secret here
    for place in range(count):
        size, kernel, stride = random.randint(4, 512), random.randint(2, 9), random.randint(1, 4)
        padding, extra = random.randrange(kernel // 2 + 1), random.randrange(stride)
        output = (size - 1) * stride - 2 * padding + kernel + extra
        yield Claimed(size, kernel, stride, padding, extra, output + (place % (count // _WRONG) == 0))


def write(folder: Path, count: int) -> Path:
    """Write the layers as JSON specs into a folder, unless they are there."""
    specs = folder / f"specs-{count}"
    if not specs.is_dir():
        specs.mkdir()
        claimed = [layer._asdict() for layer in layers(count)]
        for place in range(0, count, _EACH):
            spec = {"framework": "pytorch", "layer": claimed[place : place + _EACH]}
            (specs / f"{place}.json").write_text(json.dumps(spec, indent=1), encoding="utf-8")
    return specs


def ours(specs: str, _count: str) -> Callable[[], int]:
    """Check the specs, and count the findings."""
    from tconvcalc.checking.check_paths import check_paths as check  # noqa: PLC0415 -- peers are measured without it

    return lambda: len(check(specs).findings)


def pytorch(_specs: str, count: str) -> Callable[[], int]:
    """Build each layer on the meta device, apply it to an empty input, and count the claims that do not hold."""
    torch = import_module("torch")
    claimed = list(layers(int(count)))

    def wrong() -> int:
        found = 0
        for size, kernel, stride, padding, extra, output in claimed:
            layer = torch.nn.ConvTranspose2d(1, 1, kernel, stride, padding, extra, device="meta")
            found += layer(torch.empty(1, 1, size, size, device="meta")).shape[2] != output
        return found

    return wrong
