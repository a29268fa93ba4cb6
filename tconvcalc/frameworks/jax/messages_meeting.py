"""What JAX says where arrays behind a transposed convolution do not meet: skips, losses, Dense layers."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import WORDED, addition, join, shapes_meet, walked
from tconvcalc.frameworks.message_patterns import Message

_SPATIAL = slice(1, -1)  # the axes of [batch, sizes, channels]
_MEET = shapes_meet(_SPATIAL)


MEETING = (
    join(
        (
            (
                "Cannot concatenate arrays with shapes that differ in dimensions other than the one being "
                "concatenated: "
                "concatenating along dimension {dimension:int} for shapes {one:ints}, {two:ints}"
            ),
            "All input arrays must have the same shape. Got {one:ints}, {two:ints}",
        ),
        "JAX",
        _MEET,
        halving=WORDED,
    ),
    Message(
        "ranks differ at a concatenation",
        ("Cannot concatenate arrays with different numbers of dimensions: got {one:ints}, {two:ints}",),
        "JAX cannot concatenate arrays of a different number of axes: {shapes}",
        ("one branch was flattened, or lost its batch.",),
        read=_MEET,
    ),
    addition(
        (
            "add got incompatible shapes for broadcasting: {one:ints}, {two:ints}",
            "sub got incompatible shapes for broadcasting: {one:ints}, {two:ints}",
            "mul got incompatible shapes for broadcasting: {one:ints}, {two:ints}",
            "div got incompatible shapes for broadcasting: {one:ints}, {two:ints}",
            "max got incompatible shapes for broadcasting: {one:ints}, {two:ints}",
            "Incompatible shapes for broadcasting: shapes={shapes:lists}",
        ),
        "JAX",
        _MEET,
        halving=WORDED,
    ),
    Message(
        "features differ behind a flatten",
        ("dot_general requires contracting dimensions to have the same shape, got {left:ints} and {right:ints}",),
        "the Dense layer takes {right} features and gets {left}",
        ("flattened features are channels times the sizes: where a size before it changes, their number does.",),
        networks=walked("conv:k3s2same*2"),
    ),
    Message(
        "reshape does not fit",
        (
            (
                "cannot reshape array of shape {input_shape:ints} (size {given:int}) into shape {target_shape:ints} "
                "(size "
                "{wanted:int})"
            ),
            (
                "cannot reshape array of shape {input_shape:ints} (size {given:int}) into shape {target_shape:ints} "
                "because the "
                "product of specified axis sizes ({wanted:int}) does not evenly divide {_:int}"
            ),
        ),
        "the reshape is given {given} numbers, {input_shape}, and {target_shape} holds {wanted}",
        ("a generator's Dense layer makes height*width*channels numbers for each example.",),
    ),
)
