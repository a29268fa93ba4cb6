"""The cases that are put to JAX, ONNX, Paddle, MLX and tinygrad: small 1-D grids, and drawn layers of several axes.

JAX and tinygrad take a tenth of a second for each new layer that they run, so their grids are smaller, and of most
layers only the size is asked.
"""

from collections.abc import Callable, Iterator
from itertools import product

from .case import Ends, Layer, Word
from .draws import Dice, Shape, draw_shapes

LIMITS = {
    "jax": {2: (40, 5, 4), 3: (20, 3, 3)},
    "onnx": {2: (300, 9, 6), 3: (200, 5, 4)},
    "paddle": {2: (300, 9, 6), 3: (200, 5, 4)},
    "mlx": {2: (300, 9, 6), 3: (200, 5, 4)},
    "tinygrad": {2: (40, 5, 4), 3: (20, 3, 3)},
}
"""For every number of axes: how many layers are drawn, and the largest input and kernel."""


def upto(last: int) -> range:
    """Name the sizes 1..last."""
    return range(1, last + 1)


def shapes(inputs: int, kernels: int, strides: int = 3) -> Iterator[Shape]:
    """Give every small layer of one axis, plain and dilated."""
    for n, k, s, d in product(upto(inputs), upto(kernels), upto(strides), upto(2)):
        yield Shape((n,), (k,), (s,), (d,))


def worded(words: tuple[Word, ...], extras: tuple[tuple[int] | None, ...]) -> Iterator[Layer]:
    """Ask for every padding word with every output padding."""
    for shape, word, extra in product(shapes(5, 5), words, extras):
        yield Layer("float32", *shape, word, extra, None)


def ended(inputs: int, kernels: int, pads: range, extras: tuple[tuple[int] | None, ...]) -> Iterator[Layer]:
    """Ask for a padding of its own at each end, with every output padding."""
    for shape, begin, end, extra in product(shapes(inputs, kernels), pads, pads, extras):
        yield Layer("float32", *shape, ((begin, end),), extra, None)


def numbered() -> Iterator[Layer]:
    """Ask for every padding until it trims more than the kernel, with every output padding."""
    for (n, k, s, d), extra in product(shapes(5, 5), range(4)):
        for padding in range(d[0] * (k[0] - 1) + 2):
            yield Layer("float32", n, k, s, d, (padding,), (extra,), None)


def drawn_ends(dice: Dice, shape: Shape, low: int) -> Ends:
    """Draw the two ends of every axis, none of them beyond the kernel."""
    spans = [d * (k - 1) for k, d in zip(shape.kernel_size, shape.dilation, strict=True)]
    return tuple((dice.between(low, span // 2 + 1), dice.between(low, span // 2 + 1)) for span in spans)


def drawn_extra(dice: Dice, shape: Shape) -> tuple[int, ...]:
    """Draw an output padding for every axis, now and then one that is too large."""
    return tuple(dice.one_of((*range(s), *range(s), s)) for s in shape.stride)


def drawn(framework: str, words: tuple[Word, ...], *, low: int = 0, extra: bool = True) -> Iterator[Layer]:
    """Draw layers whose padding is a word or two ends for each axis."""
    dice = Dice(framework)
    for shape in draw_shapes(dice, 3, LIMITS[framework]):
        word = dice.one_of((*words, None, None))
        own = drawn_extra(dice, shape) if extra else None
        plain = (0,) * len(shape.stride)
        yield Layer("float32", *shape, word or drawn_ends(dice, shape, low), plain if word and own else own, None)


def drawn_numbers() -> Iterator[Layer]:
    """Draw layers whose padding is one number for each axis."""
    dice = Dice("mlx")
    for shape in draw_shapes(dice, 3, LIMITS["mlx"]):
        spans = [d * (k - 1) for k, d in zip(shape.kernel_size, shape.dilation, strict=True)]
        padding = tuple(dice.between(0, span) for span in spans)
        yield Layer("float32", *shape, padding, drawn_extra(dice, shape), None)


EXTRAS = ((0,), (1,), (2,), (3,))
ONNX_WORDS: tuple[Word, ...] = ("valid", "same_upper", "same_lower")
FURTHER: dict[str, tuple[Callable[[], Iterator[Layer]], ...]] = {
    "jax": (
        lambda: worded(("valid", "same"), (None,)),
        lambda: ended(3, 4, range(-2, 4), (None,)),
        lambda: drawn("jax", ("valid", "same"), low=-1, extra=False),
    ),
    "onnx": (
        lambda: worded(ONNX_WORDS, EXTRAS[:3]),
        lambda: ended(3, 4, range(4), EXTRAS),
        lambda: drawn("onnx", ONNX_WORDS),
    ),
    "paddle": (lambda: ended(3, 4, range(4), EXTRAS), lambda: drawn("paddle", ())),
    "mlx": (numbered, drawn_numbers),
    "tinygrad": (lambda: ended(3, 3, range(3), EXTRAS), lambda: drawn("tinygrad", ())),
}
"""Framework -> the parts of its grid."""
