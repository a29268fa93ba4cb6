"""Layers of two and three axes, drawn: too many to try all, and the axes must be seen to differ from each other."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from .case import Ends, Layer, Sizes, Word

T = TypeVar("T")
WORDS: tuple[Word, ...] = ("valid", "same")

LIMITS = {2: (600, 9, 6), 3: (400, 5, 4)}
"""For every number of axes: how many layers, and the largest input and kernel."""


class Dice:
    """The same draws under every Python: of the generator only `random()` promises never to change."""

    def __init__(self, seed: str) -> None:
        """Start the sequence that belongs to a seed."""
        self._random = random.Random(seed)  # noqa: S311  (repeatable is the point)

    def between(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def one_of(self, choices: Sequence[T]) -> T:
        """Draw one of several."""
        return choices[self.between(0, len(choices) - 1)]

    def sizes(self, dims: int, low: int, high: int) -> Sizes:
        """Draw one number per axis."""
        return tuple(self.between(low, high) for _ in range(dims))


class Shape(NamedTuple):
    """What a layer of any framework has."""

    input_size: Sizes
    kernel_size: Sizes
    stride: Sizes
    dilation: Sizes


def draw_shapes(dice: Dice, most_stride: int, limits: Mapping[int, tuple[int, int, int]] = LIMITS) -> Iterator[Shape]:
    """Draw layers, no two alike; about half are not dilated, since Keras does not stride those that are."""
    for dims, (count, most_input, most_kernel) in limits.items():
        shapes: dict[Shape, None] = {}
        while len(shapes) < count:
            shape = Shape(
                dice.sizes(dims, 1, most_input),
                dice.sizes(dims, 1, most_kernel),
                dice.sizes(dims, 1, dice.between(1, most_stride)),
                dice.sizes(dims, 1, 1 if len(shapes) % 2 else 3),
            )
            shapes[shape] = None
        yield from shapes


def draw_trim(dice: Dice, shape: Shape) -> Word | Ends:
    """Draw a padding TensorFlow knows: a word, or explicit ends where it takes them."""
    ends: Ends = tuple((dice.between(0, 2), dice.between(0, 2)) for _ in shape.dilation)
    two_dimensional = len(shape.dilation) == 2
    return dice.one_of((*WORDS, ends) if two_dimensional and max(shape.dilation) == 1 else WORDS)


def draw_output(dice: Dice, shape: Shape, padding: Word | Ends) -> Iterator[int]:
    """Draw sizes around the legal ones, mostly inside: far from them everything is refused, which teaches nothing."""
    for axis, (n, k, s, d) in enumerate(zip(*shape, strict=True)):
        trimmed = 0 if isinstance(padding, str) else sum(padding[axis])
        least = (n - 1) * s + (1 if padding == "same" else d * (k - 1) + 1 - trimmed)
        yield max(1, least + dice.one_of((*range(s), *range(s), *range(s), *range(-1, s + 1))))


def draw_tensorflow() -> Iterator[Layer]:
    """Draw layers with the output size they are asked for; `eigen` refuses all dilations, so it gets none."""
    dice = Dice("tensorflow")
    for shape in draw_shapes(dice, 4):
        padding = draw_trim(dice, shape)
        engine = "eigen" if max(shape.dilation) == 1 else "onednn"
        yield Layer(engine, *shape, padding, None, tuple(draw_output(dice, shape, padding)))


def draw_keras() -> Iterator[Layer]:
    """Draw layers with strides and dilations mixed, and output paddings up to one too many."""
    dice = Dice("keras")
    for shape in draw_shapes(dice, 4):
        extra = tuple(dice.one_of((*range(s), *range(s), s)) for s in shape.stride)
        yield Layer("float32", *shape, dice.one_of(WORDS), dice.one_of(("auto", extra)), None)


def draw_pytorch() -> Iterator[Layer]:
    """Draw layers with paddings and output paddings of their own on every axis, some of them too large."""
    dice = Dice("pytorch")
    for shape in draw_shapes(dice, 3):
        padding = tuple(
            dice.between(0, d * (k - 1) // 2 + 1) for k, d in zip(shape.kernel_size, shape.dilation, strict=True)
        )
        extra = tuple(
            dice.one_of((*range(max(s, d)), *range(max(s, d)), max(s, d)))
            for s, d in zip(shape.stride, shape.dilation, strict=True)
        )
        yield Layer("float64", *shape, padding, extra, None)
