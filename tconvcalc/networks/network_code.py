"""Code for chains and encoders with decoders, asked of the framework that they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.network_code import YOURS, Network, Part, Placed
from tconvcalc.frameworks.skip_code import SkipLevel, SkipNetwork
from tconvcalc.networks.inverting import Inversion
from tconvcalc.networks.layers import NetLayer
from tconvcalc.networks.sizes import NetSize, number_at, symbol_of
from tconvcalc.networks.skips import SkipNet
from tconvcalc.networks.tiles import with_input
from tconvcalc.networks.walk import Walk, told, walk
from tconvcalc.values import LARGEST

RECOGNISABLE = 8
"""What a symbol is taken to be, where it may be."""

_MOST_LAYERS = 2_000


def chain_code(framework: Framework, walked: Walk) -> dict[str, str]:
    """A chain in its framework's own API, its sizes asserted; empty where it cannot be written."""
    return _written(framework, walked.sizes[0], [("layers", walked.layers)], walked.first)


def inversion_code(result: Inversion) -> dict[str, str]:
    """An encoder with its decoder, the sizes asserted; empty where they cannot be written.

    Where no input is given, some size that comes back is taken.
    """
    if result.why or not result.restores:
        return {}
    sizes: list[NetSize] = []
    for axis, whole in enumerate(result.whole):
        known = result.down.sizes[0][axis] if result.down else None
        if known is None and result.classes is None:
            return {}
        sizes.append(
            known if known is not None else _usual(result, axis, whole.encoder.smallest if whole.encoder else 1)
        )
    return _written(result.framework, sizes, [("encoder", result.encoder), ("decoder", result.decoder)], 1)


def _usual(result: Inversion, axis: int, least: int) -> int:
    """A size that comes back and is not the smallest."""
    classes = result.classes
    return classes[axis].above(least + RECOGNISABLE) if classes else least


def _written(
    framework: Framework, sizes: Sequence[NetSize], parts: Sequence[tuple[str, Sequence[NetLayer]]], first: int
) -> dict[str, str]:
    number = max(RECOGNISABLE, first)
    here = tuple(number_at(size, number) for size in sizes)
    letter = next((symbol_of(size) for size in sizes if symbol_of(size)), None)
    if sum(len(layers) for _, layers in parts) > _MOST_LAYERS:
        return {}
    start, placed = here, []
    for name, layers in parts:
        way = walk(layers, here)
        if way.broken or max(number_at(size, 1) for each in way.sizes for size in each) > LARGEST:
            return {}
        numbers = [tuple(number_at(size, 1) for size in each) for each in way.sizes]
        placed.append(Part(name, tuple(_placed(layer, *numbers[at : at + 2]) for at, layer in enumerate(layers))))
        here = numbers[-1]
    remark = f"{letter} = {number}; any {letter} >= {first} fits" if letter else YOURS
    network = Network(tuple(placed), start, remark)
    code = framework.load_network_writer()(network)
    return {framework.network_api: code} if code else {}


def skips_code(net: SkipNet) -> dict[str, str]:
    """A network with skips, the sizes asserted; empty where it cannot be written, or where its input is not legal.

    Where no input is given, a legal size is taken that is not the smallest.
    """
    count = sum(len(level.block) for level in net.levels)
    if net.classes is None or count > _MOST_LAYERS:
        return {}
    net = net if net.sizes else with_input(net, [each.above(each.start + RECOGNISABLE) for each in net.classes])
    if not net.legal or not net.sizes:
        return {}
    here, blocks, levels = net.sizes, [], []
    for level in net.levels:
        block, skip = _stretch(level.block, here)
        (down,), here = _stretch([level.down], skip)
        blocks.append((block, skip, down))
    bottom, here = _stretch(net.bottom, here)
    for level, (block, skip, down) in zip(reversed(net.levels), reversed(blocks), strict=True):
        up, here = _stretch(level.up, here)
        lost = [size - less for size, less in zip(skip, here, strict=True)]
        cut = tuple((less // 2, less - less // 2) for less in lost)
        joined, here = _stretch(level.block, here)
        levels.append(SkipLevel(block, down, up, joined, cut))
    network = SkipNetwork(tuple(reversed(levels)), bottom, net.sizes, here)
    code = net.framework.load_skip_writer()(network)
    return {net.framework.network_api: code} if code else {}


def _stretch(layers: Sequence[NetLayer], here: tuple[int, ...]) -> tuple[tuple[Placed, ...], tuple[int, ...]]:
    """Layers at their places, and the sizes behind them."""
    sizes = [tuple(number_at(size, 1) for size in each) for each in walk(layers, here).sizes]
    return tuple(_placed(layer, *sizes[at : at + 2]) for at, layer in enumerate(layers)), sizes[-1]


def _placed(layer: NetLayer, before: tuple[int, ...], behind: tuple[int, ...]) -> Placed:
    layer = told(layer, before) or layer
    values = layer.word.values
    groups, channels = values.get("groups", (None,))[0], values.get("out_channels", (None,))[0]
    return Placed(
        layer.word.kind,
        layer.axes,
        groups if isinstance(groups, int) else None,
        channels if isinstance(channels, int) else None,
        before,
        behind,
    )
