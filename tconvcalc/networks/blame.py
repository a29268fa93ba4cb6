"""What each growing layer of a chain falls short of its stride times its input, and what that makes at the end.

A layer that multiplies by ``stride`` and gives ``stride*(m - 1) + base`` loses ``stride - base`` elements against
``stride*m``; each layer behind it multiplies that loss by its own stride.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.networks.composing import as_grow
from tconvcalc.networks.layers import NetLayer


class Loss(NamedTuple):
    """What one layer loses (negative: adds), and what of it arrives at the end.

    Attributes:
        at: the place of the layer in the chain.
        own: the elements that it loses itself.
        times: the product of the strides behind it.
        so_far: what is lost behind this layer, by it and by all before it.
    """

    at: int
    own: int
    times: int
    so_far: int

    @property
    def share(self) -> int:
        """What of the loss at the end is this layer's."""
        return self.own * self.times


def losses(layers: Sequence[NetLayer], axis: int) -> tuple[Loss, ...] | None:
    """The loss of each layer along an axis; None where some layer is none that grows or keeps."""
    steps = [as_grow(layer.does[axis]) if layer.does else None for layer in layers]
    grows = [step for step in steps if step is not None]
    if len(grows) < len(steps):
        return None
    times, found = 1, []
    for grow in reversed(grows):
        found.append(times)
        times *= grow.stride
    so_far, rows = 0, []
    for at, (grow, behind) in enumerate(zip(grows, reversed(found), strict=True)):
        so_far = grow.stride * so_far + grow.stride - grow.base
        rows.append(Loss(at, grow.stride - grow.base, behind, so_far))
    return tuple(rows)


def factor(layers: Sequence[NetLayer], axis: int) -> int:
    """The product of the strides of growing layers."""
    product = 1
    for layer in layers:
        grow = as_grow(layer.does[axis])
        product *= grow.stride if grow else 1
    return product


def blamed(rows: Sequence[Loss]) -> Loss | None:
    """The layer of which most arrives at the end, None where none loses anything."""
    most = max(rows, key=lambda row: abs(row.share), default=None)
    return most if most and most.own else None


def worth_telling(layers: Sequence[NetLayer], rows: Sequence[Loss], axis: int) -> bool:
    """Whether some layer that multiplies loses or adds, or all of several layers do neither.

    A layer of stride 1 that only spreads its input is meant to add.
    """
    telling = any(row.own and _multiplies(layers[row.at], axis) for row in rows)
    return telling or (len(rows) > 1 and not any(row.own for row in rows) and _multiplies(layers[0], axis))


def _multiplies(layer: NetLayer, axis: int) -> bool:
    grow = as_grow(layer.does[axis])
    return grow is not None and grow.stride > 1
