"""A network with skips as one module, an attribute for each stretch of it; for frameworks with containers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tconvcalc.frameworks.network_code import Placed, remarked
from tconvcalc.frameworks.sequential_code import Dialect
from tconvcalc.frameworks.skip_code import SkipChannels, SkipLevel, SkipNetwork


class ModuleDialect(NamedTuple):
    """How a framework writes a module of containers.

    Attributes:
        containers: how it writes those.
        begins: the lines from the imports to the first attribute.
        called: the line that begins what the module does.
        joined: two tensors put together along their channels, with a place for the skip.
        spatial: where the first spatial axis stands.
        made: the module, built.
    """

    containers: Dialect
    begins: tuple[str, ...]
    called: str
    joined: str
    spatial: int
    made: str


def written(network: SkipNetwork, dialect: ModuleDialect) -> str:
    """A network with skips as code, its output size asserted."""
    return "\n".join(_lines(network, dialect))


def _lines(network: SkipNetwork, dialect: ModuleDialect) -> Iterator[str]:
    channels, containers = SkipChannels(network), dialect.containers
    yield from containers.begun(network.sizes, network.remark, channels)
    yield from ("", "", *dialect.begins)
    yield from _built(network, channels, containers)
    yield from ("", dialect.called, *_called(network, dialect))
    yield from ("", "", f"y = {dialect.made}(x)", f"assert {containers.sizes.format('y', network.output)}")


def _built(network: SkipNetwork, channels: SkipChannels, containers: Dialect) -> Iterator[str]:
    """The attributes, in the order in which data flows."""
    widths = []
    for number, level in enumerate(network.levels):
        yield from _attribute(f"block{number}", level.block, channels, containers)
        widths.append(channels.width())
        yield from _attribute(f"down{number}", [level.down], channels, containers)
    yield from _attribute("bottom", network.bottom, channels, containers)
    for number, level in reversed(list(enumerate(network.levels))):
        yield from _attribute(f"up{number}", level.up, channels, containers)
        channels.join(widths.pop())
        yield from _attribute(f"joined{number}", level.joined, channels, containers)


def _attribute(name: str, layers: Sequence[Placed], channels: SkipChannels, containers: Dialect) -> Iterator[str]:
    """One stretch as a container; an empty one passes on what it gets."""
    if not layers:
        return
    yield "        " + containers.opens.format(f"self.{name}")
    yield from (remarked(f"            {containers.layer(layer, channels)},", layer.remark) for layer in layers)
    yield f"        {containers.closes}"


def _called(network: SkipNetwork, dialect: ModuleDialect) -> Iterator[str]:
    """What the module does, line by line."""
    lines = []
    for number, level in enumerate(network.levels):
        lines += [f"x = self.block{number}(x)"] * bool(level.block)
        lines += [f"skip{number} = x", f"x = self.down{number}(x)"]
    lines += ["x = self.bottom(x)"] * bool(network.bottom)
    for number, level in reversed(list(enumerate(network.levels))):
        lines += [f"x = self.up{number}(x)"] * bool(level.up)
        lines.append(f"x = {dialect.joined.format(_cut(f'skip{number}', level, dialect.spatial))}")
        lines += [f"x = self.joined{number}(x)"] * bool(level.joined)
    yield from (f"        {text}" for text in (*lines, "return x"))


def _cut(skip: str, level: SkipLevel, spatial: int) -> str:
    """The skip, without what is cut from its ends."""
    if not level.cuts:
        return skip
    cuts = [f"{begin or ''}:{-end or ''}" for begin, end in level.cut]
    return f"{skip}[{', '.join([':'] * spatial + cuts)}]"
