"""Several layers in TensorFlow: one operation after the other, with the sizes that the transposed ones are told.

Source: the signatures of tf.nn, tensorflow 2.21.
"""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.frameworks.network_code import Channels, Network, Placed, remarked
from tconvcalc.values import Ends

_PLANE = 2
_POOLS = {"pool": "MAX", "maxpool": "MAX", "avgpool": "AVG"}


def write(network: Network) -> str | None:
    """The network as code, None where it resizes anything but two axes: TensorFlow has no operation for that."""
    if any(layer.kind == "resize" and len(layer.axes) != _PLANE for layer in network.layers):
        return None
    return "\n".join(_lines(network))


def _lines(network: Network) -> Iterator[str]:
    channels = Channels(network)
    sizes = ", ".join(map(str, network.sizes))
    yield from ("import tensorflow as tf", "")
    yield remarked(f"channels = {channels.start}", "yours")
    yield remarked(f"x = tf.zeros([1, {sizes}, channels])", network.remark)
    name = "x"
    for place, part in enumerate(network.parts):
        result = "y" if place == len(network.parts) - 1 else "code"
        for layer in part.layers:
            yield from _layer(layer, channels, name, result)
            name = result
        yield f"assert tuple({result}.shape[1:-1]) == {part.layers[-1].behind}"


def _layer(layer: Placed, channels: Channels, name: str, result: str) -> Iterator[str]:
    before = str(channels)
    behind = channels.behind(layer)
    kind = layer.kind
    if kind in {"conv", "tconv"}:
        yield from _convolution(layer, (before, behind), name, result)
    else:
        yield remarked(f"{result} = {_other(layer, name)}", layer.remark)


def _convolution(layer: Placed, channels: tuple[str, str], name: str, result: str) -> Iterator[str]:
    """A convolution or a transposed one, its weights on a line of their own."""
    before, behind = channels
    dims, turned = len(layer.axes), layer.kind == "tconv"
    kernel = ", ".join(map(str, layer.of("kernel_size")))
    inside = before if not layer.groups or turned else f"{before} // {layer.groups}"
    pair = (behind, before) if turned else (inside, behind)
    yield f"filters = tf.Variable(tf.random.normal([{kernel}, {pair[0]}, {pair[1]}], stddev=0.02))"
    given = [name, "filters"]
    if turned:
        given.append(f"[1, {', '.join(map(str, layer.behind))}, {behind}]")
    strides, holes = [axis.stride or 1 for axis in layer.axes], [axis.dilation or 1 for axis in layer.axes]
    given.append(f"{'stride' if dims == 1 and not turned else 'strides'}={_steps(strides)}")
    given.append(f"padding={_padding(layer)}")
    if set(holes) != {1}:
        given.append(f"dilations={_steps(holes)}")
    operation = f"tf.nn.conv{dims}d{'_transpose' if turned else ''}"
    yield remarked(f"{result} = {operation}({', '.join(given)})", layer.remark)


def _steps(values: list[int]) -> str:
    """Strides and dilations: one number for one or two equal axes, else one for each axis of the tensor."""
    alike = len(set(values)) == 1 and len(values) <= _PLANE
    return str(values[0]) if alike else repr([1, *values, 1])


def _padding(layer: Placed) -> str:
    padding = layer.axes[0].padding
    if padding is None or isinstance(padding, str):
        return f'"{(padding or "same").upper()}"'
    each = [axis.padding if isinstance(axis.padding, Ends) else (axis.padding, axis.padding) for axis in layer.axes]
    return repr([list(pair) for pair in ((0, 0), *each, (0, 0))])


def _other(layer: Placed, name: str) -> str:
    kind = layer.kind
    if kind in _POOLS:
        return _pool(layer, name)
    if kind == "up":
        code = name
        for axis, factor in enumerate(layer.of("factor"), 1):
            code = f"tf.repeat({code}, {factor}, axis={axis})"
        return code
    if kind == "resize":
        return f"tf.image.resize({name}, {list(layer.of('target'))})"
    if kind in {"shuffle", "unshuffle"}:
        operation = "depth_to_space" if kind == "shuffle" else "space_to_depth"
        return f"tf.nn.{operation}({name}, {layer.axes[0].factor})"
    return _padded(layer, name)


def _pool(layer: Placed, name: str) -> str:
    """A pooling by the operation for all of them, which takes no stride above the window; there by its own."""
    kernel, strides = list(layer.of("kernel_size")), [axis.stride or axis.kernel_size for axis in layer.axes]
    holes = [axis.dilation or 1 for axis in layer.axes]
    if any((stride or 1) > int(str(size)) for size, stride in zip(kernel, strides, strict=True)):
        operation = f"tf.nn.{_POOLS[layer.kind].lower()}_pool{len(layer.axes)}d"
        return f"{operation}({name}, {kernel}, {strides}, padding={_padding(layer)})"
    more = f", dilations={holes}" if set(holes) != {1} else ""
    return f'tf.nn.pool({name}, {kernel}, "{_POOLS[layer.kind]}", strides={strides}, padding={_padding(layer)}{more})'


def _padded(layer: Placed, name: str) -> str:
    """A pad, and the slice that a crop (or a pad below zero) is."""
    ends, code = layer.added, name
    if any(end > 0 for pair in ends for end in pair):
        pairs = [[0, 0], *([max(0, end) for end in pair] for pair in ends), [0, 0]]
        mode = ', mode="REFLECT"' if layer.kind == "rpad" else ""
        code = f"tf.pad({name}, {pairs}{mode})"
    return f"{code}[:, {layer.sliced}]" if any(end < 0 for pair in ends for end in pair) else code
