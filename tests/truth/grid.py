"""The cases that are put to every framework: small sizes exhaustively, then drawn layers of several axes."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, product

from .case import Layer
from .draws import WORDS, draw_keras, draw_pytorch, draw_tensorflow
from .further_grids import FURTHER


def upto(last: int) -> range:
    """Name the sizes 1..last."""
    return range(1, last + 1)


def tensorflow_words() -> Iterator[Layer]:
    """Ask for every output size under both words; `onednn` is what float32 runs on, `eigen` refuses dilations."""
    for (engine, d), word in product((("eigen", 1), ("onednn", 1), ("onednn", 2)), WORDS):
        for n, k, s, out in product(upto(8), upto(6), upto(4), upto(30)):
            yield Layer(engine, (n,), (k,), (s,), (d,), word, None, (out,))


def tensorflow_ends() -> Iterator[Layer]:
    """Ask for explicit padding, which exists in two dimensions only: the second axis is one element wide."""
    for n, k, s, begin, end in product(upto(5), upto(4), upto(3), range(4), range(4)):
        for out in upto(20):
            yield Layer("eigen", (n, 1), (k, 1), (s, 1), (1, 1), ((begin, end), (0, 0)), None, (out, 1))


def keras() -> Iterator[Layer]:
    """Ask for every output padding, chosen or left to Keras, legal or not."""
    for n, k, s, d, word in product(upto(8), upto(6), upto(4), upto(2), WORDS):
        yield Layer("float32", (n,), (k,), (s,), (d,), word, "auto", None)
        for extra in range(5):
            yield Layer("float32", (n,), (k,), (s,), (d,), word, (extra,), None)


def pytorch() -> Iterator[Layer]:
    """Ask for every padding until it trims more than the kernel, with every output padding."""
    for n, k, s, d in product(upto(8), upto(6), upto(4), upto(2)):
        for p, extra in product(range(d * (k - 1) + 3), range(5)):
            yield Layer("float64", (n,), (k,), (s,), (d,), (p,), (extra,), None)


GRIDS: dict[str, tuple[Callable[[], Iterator[Layer]], ...]] = {
    "tensorflow": (tensorflow_words, tensorflow_ends, draw_tensorflow),
    "keras": (keras, draw_keras),
    "pytorch": (pytorch, draw_pytorch),
}
FRAMEWORKS = tuple(GRIDS)


@cache
def cases(framework: str) -> tuple[Layer, ...]:
    """Give the whole grid of a framework, always the same and in the same order, drawn once."""
    return tuple(chain.from_iterable(part() for part in {**GRIDS, **FURTHER}[framework]))
