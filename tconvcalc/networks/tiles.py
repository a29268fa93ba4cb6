"""The overlap-tile of networks whose convolutions lose elements: which input a wanted output takes, in how many tiles.

A valid U-Net gives less than it gets. Whoever wants an output as large as the image gives it a larger input, mirrored
at the ends (Ronneberger et al., 2015), whole or in tiles: each is a legal input, and the outputs lie side by side, the
last one moved back to the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.networks.skips import SkipNet, skip_net
from tconvcalc.text import listed
from tconvcalc.values import LARGEST

_MOST_STARTS = 6
"""How many places of tiles are listed."""


class Tile(NamedTuple):
    """What a wanted output takes along one axis.

    Attributes:
        wanted: the size of the image, and of the output that is wanted.
        input_size: of one tile.
        output_size: of one tile.
        mirrored: what is added to the image at its begin and its end.
        number: how many tiles lie along the axis.
    """

    wanted: int
    input_size: int
    output_size: int
    mirrored: tuple[int, int]
    number: int

    @property
    def cut(self) -> tuple[int, int]:
        """What is cut from the output at both ends, where there is only one tile."""
        return _halves(max(0, self.output_size - self.wanted) if self.number == 1 else 0)

    def start(self, place: int) -> int:
        """Where the output of a tile begins; the last one ends where the image does."""
        return max(0, min(place * self.output_size, self.wanted - self.output_size))


def tiled(net: SkipNet, wanted: Sequence[int]) -> SkipNet:
    """The network with the output that is wanted of it, and with the smallest legal input for that where none is given.

    Raises:
        MisuseError: the input would be larger than any.
    """
    if net.sizes or net.classes is None or net.loss is None:
        return replace(net, wanted=tuple(wanted))
    sizes = [each.above(max(size, size + loss)) for each, size, loss in zip(net.classes, wanted, net.loss, strict=True)]
    if max(sizes) > LARGEST:
        raise MisuseError(f"--output-size: the input for it is larger than {LARGEST:,}")
    return replace(with_input(net, sizes), wanted=tuple(wanted))


def with_input(net: SkipNet, sizes: Sequence[int]) -> SkipNet:
    """The same network, with an input of these sizes."""
    encoder = [layer for level in net.levels for layer in (*level.block, level.down)] + list(net.bottom)
    ups = [layer for level in reversed(net.levels) for layer in level.up]
    return skip_net(net.framework, encoder, ups, sizes)


def tiles(net: SkipNet) -> tuple[Tile, ...] | None:
    """What the wanted output takes along each axis; None where none is wanted or the input is not legal."""
    if net.wanted is None or not net.legal or net.sizes is None or net.output is None:
        return None
    return tuple(_tile(*each) for each in zip(net.wanted, net.sizes, net.output, strict=True))


def _tile(wanted: int, size: int, out: int) -> Tile:
    count = -(-wanted // out)
    return Tile(wanted, size, out, _halves(max(0, size - (wanted if count == 1 else out))), count)


def _halves(total: int) -> tuple[int, int]:
    return total // 2, total - total // 2


def tile_sentences(each: Sequence[Tile]) -> list[str]:
    """What to do, in words; axes that ask the same are told once."""
    if len(set(each)) == 1:
        return _of_axis(each[0], len(each))
    return [f"axis {axis}: {text}" for axis, tile in enumerate(each) for text in _of_axis(tile, 1)]


def _of_axis(tile: Tile, axes: int) -> list[str]:
    mirrored = f"mirror the image {_sides(tile.mirrored)}" if any(tile.mirrored) else "the image as it is"
    if tile.number == 1:
        lines = [f"{tile.wanted} wanted: {mirrored} to an input of {tile.input_size}"]
        lines += [f"its output of {tile.output_size} is cut {_sides(tile.cut)}"] if any(tile.cut) else []
    else:
        number = str(tile.number) if axes == 1 else f"{' x '.join([str(tile.number)] * axes)} = {tile.number**axes}"
        each = f"{number} tiles of {tile.input_size}, each gives {tile.output_size}"
        lines = [
            f"{tile.wanted} wanted: {mirrored}, then {each}",
            f"the tiles begin at {_starts(tile)}: the last one is moved back to the end",
        ]
    if max(tile.mirrored) >= tile.wanted:
        lines.append(f"a mirror adds at most {tile.wanted - 1} at a side: pad with zeros instead")
    return lines


def _sides(each: tuple[int, int]) -> str:
    begin, end = each
    if begin == end:
        return f"by {begin} at each side"
    return f"by {begin} at the begin and {end} at the end" if begin else f"by {end} at the end"


def _starts(tile: Tile) -> str:
    few = [str(tile.start(place)) for place in range(min(tile.number, _MOST_STARTS))]
    if tile.number <= _MOST_STARTS:
        return listed(few)
    return f"{', '.join(few[:3])}, … {tile.start(tile.number - 1)}"
