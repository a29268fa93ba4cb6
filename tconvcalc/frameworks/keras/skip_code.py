"""A network with skips in Keras: functional calls, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.frameworks.keras.network_code import layer_call
from tconvcalc.frameworks.network_code import Placed, remarked
from tconvcalc.frameworks.skip_code import SkipChannels, SkipLevel, SkipNetwork


def write(network: SkipNetwork) -> str:
    """The network as code; every layer that leads down and up again is one that Keras has."""
    return "\n".join(_lines(network))


def _lines(network: SkipNetwork) -> Iterator[str]:
    channels = SkipChannels(network)
    sizes = ", ".join(map(str, network.sizes))
    yield from ("import keras", "")
    yield remarked(f"channels = {channels.start}", "yours")
    yield remarked(f"inputs = x = keras.Input([{sizes}, channels])", network.remark)
    widths = []
    for number, level in enumerate(network.levels):
        yield from _called(level.block, channels)
        yield f"skip{number} = x"
        widths.append(channels.width())
        yield from _called([level.down], channels)
    yield from _called(network.bottom, channels)
    for number, level in reversed(list(enumerate(network.levels))):
        yield from _called(level.up, channels)
        channels.join(widths.pop())
        yield f"x = keras.layers.Concatenate()([{_cut(f'skip{number}', level)}, x])"
        yield from _called(level.joined, channels)
    yield "model = keras.Model(inputs, x)"
    yield f"y = model(keras.ops.zeros([1, {sizes}, channels]))"
    yield f"assert tuple(y.shape[1:-1]) == {network.output}"


def _called(layers: Sequence[Placed], channels: SkipChannels) -> Iterator[str]:
    yield from (remarked(f"x = keras.layers.{layer_call(layer, channels)}(x)", layer.remark) for layer in layers)


def _cut(skip: str, level: SkipLevel) -> str:
    if not level.cuts:
        return skip
    return f"keras.layers.Cropping{len(level.cut)}D({level.cut if len(level.cut) > 1 else level.cut[0]})({skip})"
