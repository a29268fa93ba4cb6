"""Several layers as code where a framework has a container that calls one layer after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tconvcalc.frameworks.network_code import Channels, Network, Part, Placed, remarked


class Dialect(NamedTuple):
    """How a framework writes a network of containers, one for each part.

    Attributes:
        imports: the first lines.
        zeros: an input of zeros, with a place for its sizes.
        opens: the beginning of a container, with a place for its name.
        closes: its end.
        sizes: that a tensor has certain sizes, with places for its name and for them.
        layer: the call that builds one layer.
        first: the lines before the input.
    """

    imports: tuple[str, ...]
    zeros: str
    opens: str
    closes: str
    sizes: str
    layer: Callable[[Placed, Channels], str]
    first: tuple[str, ...] = ()

    def begun(self, sizes: Sequence[int], remark: str, channels: Channels) -> Iterator[str]:
        """The imports and an input."""
        yield from (*self.imports, "", *self.first)
        yield remarked(f"channels = {channels.start}", "yours")
        yield remarked(f"x = {self.zeros.format(', '.join(map(str, sizes)))}", remark)


Module = Callable[[Part, Channels], Iterator[str] | None]
"""Writes a part that is no container, or returns None where it is one."""


def written(network: Network, dialect: Dialect, module: Module = lambda _part, _channels: None) -> str:
    """A network as code: the imports, an input, each part, and what comes out of each, with its sizes asserted."""
    return "\n".join(_lines(network, dialect, module))


def _lines(network: Network, dialect: Dialect, module: Module) -> Iterator[str]:
    channels = Channels(network)
    yield from dialect.begun(network.sizes, network.remark, channels)
    for part in network.parts:
        yield from module(part, channels) or _container(part, channels, dialect)
    result = "x"
    for place, part in enumerate(network.parts):
        called = f"{part.name}({result})"
        result = "y" if place == len(network.parts) - 1 else "code"
        yield f"{result} = {called}"
        yield f"assert {dialect.sizes.format(result, part.layers[-1].behind)}"


def _container(part: Part, channels: Channels, dialect: Dialect) -> Iterator[str]:
    yield dialect.opens.format(part.name)
    yield from (remarked(f"    {dialect.layer(layer, channels)},", layer.remark) for layer in part.layers)
    yield dialect.closes
