"""What layers and functions make of shapes that are known in part, as NumPy and torch make it of whole ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from tconvcalc.frameworks import meeting_effects as meeting
from tconvcalc.frameworks import padding_effects as padding
from tconvcalc.frameworks import shape_effects as whole
from tconvcalc.frameworks import spatial_effects as spatial
from tconvcalc.frameworks.layers_base import Clash, Effect, Given, Outcome
from tconvcalc.frameworks.shapes import Dim, Product, Shape, Size
from tests.cases import every_case

N, M = Dim(), Dim()
LETTERS: Mapping[Size, str] = {N: "n", M: "m"}
SIZES = {"n": N, "m": M}

Row: TypeAlias = tuple[Effect, Mapping[str, object], str, str | None]
"""An effect, what its call gives, the shapes it meets (``-``: one of which nothing is known), and what comes out."""


def shape_of(text: str) -> Shape | None:
    """``2xnx?`` as a shape: a number, an unknown that has a name, an unknown of its own; ``()`` is a scalar's."""
    if text in {"-", "()"}:
        return None if text == "-" else ()
    return tuple(int(one) if one.isdigit() else SIZES.get(one, Dim()) for one in text.split("x"))


def size_text(size: Size) -> str:
    """A size as it is written in the rows."""
    if isinstance(size, Product):
        return f"{size.number}{''.join(LETTERS[one] for one in size.dims)}"
    return str(size) if isinstance(size, int) else LETTERS.get(size, "?")


def seen(outcome: Outcome) -> str | None:
    """What came out, as it is written in the rows; of a clash its kind."""
    if outcome is None:
        return None
    return f"{outcome.kind}!" if isinstance(outcome, Clash) else "x".join(map(size_text, outcome)) or "()"


def applied(row: Row, *, first: bool | None = True) -> str | None:
    """What an effect makes of the shapes of a row."""
    effect, values, texts, _ = row
    shapes: Sequence[Shape | None] = [shape_of(text) for text in texts.split()]
    return seen(effect(Given(values, first), shapes))


add, equal = meeting.together("sum"), meeting.together("target", broadcast=False)
MEETING: list[Row] = [
    (meeting.joined, {"axis": 1}, "2x3 2xn", "2x?"), (meeting.joined, {"axis": 1}, "nx3 2x3", "2x6"),
    (meeting.joined, {"axis": 1}, "nx3 nx4", "nx7"), (meeting.joined, {"axis": 1}, "2x3 4x3", "join!"),
    (meeting.joined, {"axis": 0}, "", None),
    (meeting.joined, {}, "2x3", None),
    (meeting.joined, {"axis": 1}, "2x3 -", "2x?"),
    (meeting.joined, {"axis": 5}, "2x3", None), (meeting.joined, {"axis": 0}, "2x3 2", None),
    (meeting.stacked, {"axis": -1}, "2x3 2x3", "2x3x2"), (meeting.stacked, {"axis": 0}, "2x3 2x3 2x3", "3x2x3"),
    (meeting.stacked, {"axis": 9}, "2x3", None), (meeting.stacked, {"axis": 0}, "", None),
    (meeting.stacked, {"axis": 0}, "-", None), (meeting.stacked, {}, "2", None),
    (add, {}, "2x3 3", "2x3"), (add, {}, "2x3 2x4", "sum!"), (add, {}, "nx1 nx3", "nx3"), (add, {}, "nx1 mx1", "?x1"),
    (add, {}, "n 1", "n"), (add, {}, "1x1 1", "1x1"), (add, {}, "2 -", None), (add, {}, "", None),
    (equal, {}, "2x3 1x3", "target!"), (equal, {}, "nx3 nx3", "nx3"), (equal, {}, "nx3 2x3", "2x3"),
    (meeting.classified, {}, "2x5x7 2x7", "()"), (meeting.classified, {}, "2x5 2x5", "()"),
    (meeting.classified, {}, "2x5 3", "target!"), (meeting.classified, {}, "2x5x7x7 2", None),
    (meeting.classified, {}, "2 2", None),
    (meeting.classified, {}, "- 2", None),
    (meeting.classified, {}, "2x5 -", None),
    (meeting.classified, {}, "nx5 3", "()"),
]  # fmt: skip

on1, on2, crop = padding.padded(1), padding.padded(2), padding.padded(2, sign=-1)
PADDING: list[Row] = [
    (on2, {"amount": 1}, "2x8x6x10", "2x8x8x12"), (on2, {"amount": ((1, 2), (3, 4))}, "2x8x6x10", "2x8x9x17"),
    (on2, {"amount": (1, 2)}, "2x8x6x10", "2x8x8x14"), (on2, {"amount": ((1, 2), "q")}, "2x8x6x10", "2x8x?x?"),
    (on2, {"amount": ((1, 2), (1, "q"))}, "2x8x6x10", "2x8x?x?"), (on2, {"amount": (1, 2, 3)}, "2x8x6x10", "2x8x?x?"),
    (on2, {"amount": "q"}, "2x8x6x10", "2x8x?x?"), (on2, {"amount": 0}, "2x8xnx10", "2x8xnx10"),
    (on2, {"amount": 1}, "2x8xnx10", "2x8x?x12"), (on2, {"amount": 1}, "-", "?x?x?x?"),
    (on2, {"amount": 1}, "2x8x6", None), (on2, {"amount": 1, "unbatched": True}, "8x6x10", "8x8x12"),
    (on2, {"amount": 1, "data_format": "channels_last"}, "2x6x10x8", "2x8x12x8"),
    (on2, {"amount": 1, "data_format": "odd"}, "2x6x10x8", None), (on2, {"amount": 1, "data_format": "odd"}, "-", None),
    (on2, {"amount": (1, 2, 3, 4), "backwards": True}, "2x8x6x10", "2x8x13x13"),
    (on2, {"amount": (1, 2), "backwards": True}, "2x8x6x10", "2x8x?x?"),
    (on2, {"amount": (1, 2, 3, "q"), "backwards": True}, "2x8x6x10", "2x8x?x?"),
    (on1, {"amount": (1, 2)}, "2x8x6", "2x8x9"), (on1, {"amount": (1, "q")}, "2x8x6", "2x8x?"),
    (on1, {"amount": (1, 2, 3)}, "2x8x6", "2x8x?"), (on1, {"amount": (2,)}, "2x8x6", "2x8x10"),
    (crop, {"amount": 1}, "2x8x6x10", "2x8x4x8"), (crop, {"amount": 3}, "2x8x6x10", "empty!"),
    (padding.padded_anywhere, {"amount": (1, 2)}, "2x6", "2x9"),
    (padding.padded_anywhere, {"amount": (1, 2, 3, 4)}, "2x6", "9x9"),
    (padding.padded_anywhere, {"amount": (1, "q")}, "2x6", "2x?"),
    (padding.padded_anywhere, {"amount": (1, 2)}, "-", None),
    (padding.padded_anywhere, {"amount": (1,)}, "2x6", "?x?"), (padding.padded_anywhere, {"amount": 1}, "2x6", "?x?"),
    (padding.padded_anywhere, {"amount": (1, 2)}, "()", "()"),
    (padding.padded_anywhere, {"amount": (0, 0)}, "2xn", "2xn"),
    (padding.padded_all, {"amount": ((0, 0), (1, 2))}, "2x6", "2x9"),
    (padding.padded_all, {"amount": ((0, 0), 3)}, "2x6", "2x?"),
    (padding.padded_all, {"amount": ((0, 0), (1, "q"))}, "2x6", "2x?"),
    (padding.padded_all, {"amount": ((0, 0),)}, "2x6", "?x?"),
    (padding.padded_all, {"amount": ((0, 0),)}, "-", None), (padding.padded_all, {}, "2", "?"),
]  # fmt: skip

NORM: dict[str, object] = {"in_channels": 4, "affine": True, "track_running_stats": True}
WHOLE: list[Row] = [
    (whole.unknown, {}, "2x3", None), (whole.keep, {}, "2xn", "2xn"),
    (whole.normed, NORM, "2x3x4", "channels!"), (whole.normed, NORM | {"affine": False}, "2x3x4", "2x3x4"),
    (whole.normed, NORM, "2xnx4", "2xnx4"), (whole.normed, NORM, "2x4", "2x4"), (whole.normed, NORM, "9", "9"),
    (whole.normed, NORM, "-", None),
    (whole.features, {"in_features": 5, "out_features": 7}, "2x4", "features!"),
    (whole.features, {"in_features": 5}, "2x5", "2x?"),
    (whole.features, {"in_features": 5, "out_features": 7}, "2xn", "2x7"), (whole.features, {}, "-", None),
    (whole.features, {}, "()", None), (whole.features, {"out_features": 7}, "2x4", "2x7"),
    (whole.flattened, {"begin": 1, "end": -1}, "2x3x4", "2x12"),
    (whole.flattened, {"begin": 0, "end": 2}, "nx3x4", "12n"),
    (whole.flattened, {"begin": 2, "end": 1}, "2x3x4", None), (whole.flattened, {"begin": 1}, "2x3x4", None),
    (whole.flattened, {"begin": 0, "end": -1}, "-", None),
    (whole.flattened, {"begin": 0, "end": 1}, "3037000500x3037000500", "?"),
    (whole.flattened, {"begin": 0, "end": 1}, "nx0", "0"), (whole.flattened, {"begin": 0, "end": 1}, "nx1", "n"),
    (whole.reshaped, {"shape": (2, -1)}, "3x4", "2x6"), (whole.reshaped, {"shape": (5, -1)}, "3x4", "reshape!"),
    (whole.reshaped, {"shape": (0, 5)}, "3x4", "reshape!"), (whole.reshaped, {"shape": (0, 2)}, "-", "0x2"),
    (whole.reshaped, {"shape": (4, 0)}, "3", "reshape!"), (whole.reshaped, {"shape": (0, -1)}, "0x4", "reshape!"),
    (whole.turned, {"order": (0, 2)}, "2x3xn", "nx3x2"), (whole.turned, {"order": (2, 0, 1)}, "2x3xn", "nx2x3"),
    (whole.turned, {"begin": 0, "end": 1}, "2x3xn", "3x2xn"), (whole.turned, {}, "2x3", None),
    (whole.reshaped, {"shape": (5, 2)}, "3x4", "reshape!"), (whole.reshaped, {"shape": (0, -1)}, "3x4", "3x4"),
    (whole.reshaped, {"shape": (-1, -1)}, "3x4", "?x?"), (whole.reshaped, {"shape": (2, -1)}, "-", "2x?"),
    (whole.reshaped, {}, "3x4", None),
    (whole.reshaped, {"shape": 12}, "3x4", "12"),
    (whole.reshaped, {"shape": (N, -1)}, "nx3x4", "nx12"),
    (whole.reshaped, {"shape": (N, -1)}, "mx12", "nx?"), (whole.reshaped, {"shape": (-1, 5)}, "nx3", "?x5"),
    (whole.reshaped, {"shape": (-1, 2)}, "nx6", "3nx2"), (whole.reshaped, {"shape": (0, N)}, "3x4", "3xn"),
    (whole.reshaped_behind_batch, {"shape": (3, -1)}, "nx12", "nx3x4"),
    (whole.reshaped_behind_batch, {"shape": (3,)}, "-", "?x3"),
    (whole.reshaped_behind_batch, {"shape": (5, -1)}, "2x12", "reshape!"),
    (whole.reshaped_behind_batch, {"shape": "q"}, "2x12", None),
    (whole.unflattened, {"axis": 1, "shape": (3, -1)}, "2x12", "2x3x4"),
    (whole.unflattened, {"axis": -2, "shape": (3, -1)}, "6x5", "3x2x5"),
    (whole.unflattened, {"axis": 1, "shape": (3, 4)}, "-", "?x3x4"),
    (whole.unflattened, {"axis": 2, "shape": (3, 4)}, "-", None),
    (whole.unflattened, {"axis": 9, "shape": (3, 4)}, "2x12", None),
    (whole.unflattened, {"axis": 1, "shape": (5, -1)}, "2x12", "reshape!"),
    (whole.unflattened, {"axis": 1}, "2x12", None),
    (whole.permuted, {"order": (0, 2, -2)}, "2x3x4", "2x4x3"),
    (whole.permuted, {"order": (2, 1), "behind_batch": True}, "nx3x4", "nx4x3"),
    (whole.permuted, {"order": (0, 0, 1)}, "2x3x4", None), (whole.permuted, {"order": "q"}, "2x3", None),
    (whole.permuted, {"order": (0, 1, "q")}, "2x3", None), (whole.permuted, {"order": (0,)}, "-", None),
    (whole.exchanged, {"begin": 0, "end": -1}, "2x3xn", "nx3x2"),
    (whole.exchanged, {"begin": 0, "end": 3}, "2x3xn", None),
    (whole.exchanged, {"begin": 0}, "2x3", None), (whole.exchanged, {"begin": 0, "end": 1}, "-", None),
    (whole.squeezed, {}, "2x1xn", None),
    (whole.squeezed, {}, "2x1x1x3", "2x3"),
    (whole.squeezed, {"axis": -2}, "2x1x3", "2x3"),
    (whole.squeezed, {"axis": 0}, "2x1x3", "2x1x3"),
    (whole.squeezed, {"axis": 3}, "2x1x3", None),
    (whole.squeezed, {"axis": "q"}, "2x1", None),
    (whole.squeezed, {}, "-", None),
    (whole.unsqueezed, {"axis": -1}, "2xn", "2xnx1"),
    (whole.unsqueezed, {"axis": 0}, "2xn", "1x2xn"),
    (whole.unsqueezed, {"axis": 9}, "2", None),
    (whole.unsqueezed, {"axis": 0}, "-", None), (whole.unsqueezed, {}, "2", None),
    (whole.reduced, {}, "2x3", "()"),
    (whole.reduced, {"keepdims": True}, "2x3", None),
    (whole.reduced, {"axis": 1}, "2x3xn", "2xn"),
    (whole.reduced, {"axis": (0, -1), "keepdims": True}, "2x3xn", "1x3x1"),
    (whole.reduced, {"axis": (1, 9)}, "2x3", None),
    (whole.reduced, {"axis": 1, "keepdims": "q"}, "2x3", None), (whole.reduced, {"axis": 1}, "-", None),
    (whole.reduced, {"axis": "q"}, "2x3", None), (whole.reduced, {"axis": 0}, "()", None),
    (whole.made, {"shape": (2, -3, N)}, "-", "2x?xn"), (whole.made, {}, "-", None),
    (whole.made_behind_batch, {"shape": (3, 4)}, "-", "?x3x4"),
    (whole.made_behind_batch, {"batch_shape": (2, 3)}, "-", "2x3"),
    (whole.made_behind_batch, {"batch_shape": (None, 3)}, "-", "?x3"), (whole.made_behind_batch, {}, "-", None),
    (whole.repeated, {"times": (2, 3)}, "nx4", "2nx12"), (whole.repeated, {"times": (2,)}, "nx4", None),
    (whole.repeated, {"times": 2}, "nx4", None), (whole.repeated, {"times": (2,)}, "-", None),
    (whole.expanded, {"shape": (5, -1)}, "1xn", "5xn"), (whole.expanded, {"shape": (5,)}, "1xn", None),
    (whole.expanded, {"shape": (5,)}, "-", None), (whole.expanded, {}, "1", None),
    (whole.halved, {"axis": 1}, "2x6", "2x3"),
    (whole.halved, {"axis": -1}, "2xn", "2x?"),
    (whole.halved, {"axis": 2}, "2x6", None),
    (whole.halved, {"axis": 0}, "-", None), (whole.halved, {}, "2", None),
    (whole.embedded, {"out_features": 7}, "2xn", "2xnx7"),
    (whole.embedded, {}, "2", "2x?"),
    (whole.embedded, {}, "-", None),
    (whole.drawn, {"high": (2, 3), "shape": 9}, "-", "2x3"), (whole.drawn, {"high": 9, "shape": (2, 3)}, "-", "2x3"),
]  # fmt: skip

WINDOW: dict[str, object] = {"kernel_size": 3, "stride": 1, "padding": 0}
conv, pool, scale, anyscale = spatial.convolution(2), spatial.pooling(2), spatial.scaled(2), spatial.scaled(None)
fit, gone, back = spatial.adaptive(2), spatial.pooled_away(2), spatial.unpooled(2)
SPATIAL: list[Row] = [
    (conv, WINDOW | {"in_channels": 8, "out_channels": 4}, "2x8x6x10", "2x4x4x8"),
    (conv, WINDOW | {"in_channels": 7, "out_channels": 4}, "2x8x6x10", "channels!"),
    (conv, WINDOW | {"in_channels": 7, "out_channels": 4}, "2xnx6x10", "2x4x4x8"),
    (conv, WINDOW | {"multiplier": 2}, "2x8x6x10", "2x16x4x8"), (conv, WINDOW, "2x8x6x10", "2x?x4x8"),
    (conv, WINDOW | {"out_channels": 4, "kernel_size": 7}, "2x8x6x10", "empty!"), (conv, WINDOW, "2x8", None),
    (conv, WINDOW | {"out_channels": 4}, "-", "?x4x?x?"), (conv, WINDOW | {"data_format": "q"}, "-", None),
    (conv, WINDOW | {"out_channels": 4, "kernel_size": 1}, "2x8xnx10", "2x4xnx10"),
    (conv, WINDOW | {"out_channels": 4, "nb_row": 3}, "2x8x6x10", "2x4x?x?"),
    (conv, WINDOW | {"out_channels": 4, "dilation": 2}, "2x8x6x10", "2x4x2x6"),
    (conv, WINDOW | {"out_channels": 4, "stride": 0}, "2x8x6x10", "2x4x?x?"),
    (conv, WINDOW | {"out_channels": 4, "stride": "q"}, "2x8x6x10", "2x4x?x?"),
    (conv, WINDOW | {"out_channels": 4, "padding": "valid"}, "2x8x6x10", "2x4x4x8"),
    (conv, WINDOW | {"out_channels": 4, "padding": "SAME", "stride": 4}, "2x8x6x10", "2x4x2x3"),
    (conv, WINDOW | {"out_channels": 4, "padding": "odd"}, "2x8x6x10", "2x4x?x?"),
    (conv, WINDOW | {"out_channels": 4, "padding": (1, -1)}, "2x8x6x10", "2x4x?x?"),
    (conv, WINDOW | {"out_channels": 4, "padding": (1, 0)}, "2x8x6x10", "2x4x6x8"),
    (pool, WINDOW | {"stride": None}, "2x8x6x10", "2x8x2x3"),
    (pool, WINDOW | {"return_indices": True}, "2x8x6x10", None),
    (pool, WINDOW | {"stride": 2, "ceil_mode": True}, "2x8x6x10", "2x8x3x5"),
    (pool, WINDOW | {"ceil_mode": "q"}, "2x8x6x10", "2x8x?x?"),
    (pool, WINDOW | {"kernel_size": 2, "stride": 2, "padding": 1, "ceil_mode": True}, "2x8x5x6", "2x8x3x4"),
    (pool, WINDOW, "-", "?x?x?x?"), (pool, WINDOW, "2x8", None),
    (scale, {"factor": 2}, "2x8x6xn", "2x8x12x?"),
    (scale, {"factor": (2, 1)}, "2x8x6xn", "2x8x12xn"),
    (scale, {"factor": 1.5}, "2x8x6x5", "2x8x9x7"),
    (scale, {"factor": (2, 1, 1)}, "2x8x6x5", "2x8x?x?"), (scale, {"output_size": (3, 4)}, "2x8x6x5", "2x8x3x4"),
    (scale, {"factor": 2, "output_size": "q"}, "2x8x6x5", "2x8x?x?"), (scale, {"factor": "q"}, "2x8x6x5", "2x8x?x?"),
    (scale, {"factor": 2}, "-", "?x?x?x?"),
    (scale, {"factor": 2}, "2x8", None),
    (anyscale, {"factor": 2}, "2x8x6", "2x8x12"),
    (anyscale, {"factor": 2}, "-", None), (scale, {"factor": -1.5}, "2x8x6x5", "2x8x?x?"),
    (spatial.resized, {"output_size": 3}, "2x8x6x5", "2x8x3x3"),
    (spatial.resized, {}, "2x8x6x5", "2x8x?x?"),
    (spatial.resized, {}, "-", None),
    (spatial.resized, {"output_size": (3, 4), "unbatched": True}, "8x6x5", "8x3x4"), (spatial.resized, {}, "2x8", None),
    (spatial.shuffled, {"factor": 2}, "2x32x6x10", "2x8x12x20"),
    (spatial.shuffled, {"factor": 2}, "2x6x6x10", "channels!"),
    (spatial.shuffled, {"factor": 2}, "2xnx6xm", "2x?x12x?"),
    (spatial.shuffled, {"factor": 0}, "2x8x6x5", None),
    (spatial.shuffled, {}, "2x8x6x5", None),
    (spatial.unshuffled, {"factor": 2}, "2x2x6x10", "2x8x3x5"),
    (spatial.unshuffled, {"factor": 2}, "2x2x6x5", "empty!"),
    (spatial.unshuffled, {"factor": 2}, "2xnx6xm", "2x4nx3x?"), (spatial.unshuffled, {"factor": 2}, "-", None),
    (fit, {"output_size": (None, 3)}, "2x8xnx10", "2x8xnx3"),
    (fit, {"output_size": 3}, "2x8x6x10", "2x8x3x3"),
    (fit, {"output_size": "q"}, "2x8x6x10", "2x8x?x?"),
    (fit, {"output_size": (1, 2, 3)}, "2x8x6x10", "2x8x?x?"),
    (fit, {"output_size": 3}, "-", "?x?x3x3"),
    (fit, {"output_size": 3}, "2x8", None),
    (gone, {"keepdims": False}, "2x8x6x10", "2x8"),
    (gone, {"keepdims": True}, "2x8x6x10", "2x8x1x1"),
    (gone, {"keepdims": "q"}, "2x8x6x10", None),
    (gone, {"keepdims": False}, "2x8", None), (gone, {"keepdims": False, "data_format": "NHWC"}, "2x6x10x8", "2x8"),
    (back, {"kernel_size": 3, "stride": 2, "padding": 1}, "2x8x6x10", "2x8x11x19"),
    (back, {"kernel_size": 2, "stride": None, "padding": 0}, "2x8x6x10", "2x8x12x20"),
    (back, {"output_size": (2, 8, 13, 21)}, "2x8x6x10", "2x8x13x21"),
    (back, {"output_size": (13, "q")}, "2x8x6x10", "2x8x13x?"),
    (back, WINDOW | {"output_size": "q"}, "2x8x6x10", "2x8x?x?"),
    (back, {"kernel_size": "q"}, "2x8x6x10", "2x8x?x?"),
    (back, WINDOW, "2x8", None),
]  # fmt: skip


def named(row: object) -> str:
    """The name of a test: the row without the addresses of its functions, which differ from process to process."""
    return re.sub(r"<(?:function )?(\S+)(?: object)? at \w+>", r"\1", str(row))


@every_case("row", MEETING + PADDING + WHOLE + SPATIAL, ids=named)
def test_what_comes_out(row: Row) -> None:
    """A size where it is known, ``?`` where it is not, nothing where the rank is not known either."""
    assert applied(row) == row[-1]


@every_case("row", [one for one in SPATIAL + PADDING[:12] if "data_format" not in one[1]], ids=named)
def test_without_a_known_layout_nothing_is_known(row: Row) -> None:
    """It is not guessed which axis holds the channels."""
    assert applied(row, first=None) is None


def test_what_a_clash_says() -> None:
    """The shapes, the elements on both sides, and the change that would do."""
    clash = whole.reshaped(Given({"shape": (5, -1)}), [(3, 4)])
    assert isinstance(clash, Clash)
    assert (clash.fact, clash.because) == ("3x4 has no shape 5x-1", "12 elements, and the shape takes 5")
    clash = whole.features(Given({"in_features": 5}), [(2, 4)])
    assert isinstance(clash, Clash)
    assert (clash.fact, clash.help) == ("takes 5 features, and 4 arrive", "in_features=4")
