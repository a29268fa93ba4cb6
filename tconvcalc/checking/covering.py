"""The layer nearest to a claim of the same sizes and stride that covers every output element, and equally often."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import gcd

from tconvcalc.checking.forward import Settled, SettledAxis, settled
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.layer import Layer
from tconvcalc.question import Asked, Question, Value, answered, put, values
from tconvcalc.solving.budget import Work
from tconvcalc.solving.listing import best_layers
from tconvcalc.solving.result import Fix
from tconvcalc.values import Linear, shifted

_CHANGED = ("kernel_size", "padding", "output_padding", "dilation")
_STEPS = 1 << 14  # of the search, for all kernels that are tried
_LARGEST = 1 << 10  # kernel, stride and dilation of a layer that anybody would want even
_FURTHEST = 3  # multiples of the stride that are tried
_MOST_LARGER = 24


def covering(question: Question, *, even: bool) -> Fix | None:
    """The change that makes a settled layer leave no gap, its sizes and its stride kept; None where there is none.

    Where the input is not known, the size of the output is kept for every input.

    Args:
        question: the layer.
        even: whether the elements also have to be covered equally often; otherwise that is only preferred.
    """
    own = settled(question)
    if own is None or any(max(axis.kernel_size, axis.stride, axis.dilation) > _LARGEST for axis in own.axes):
        return None
    whole, work = _with_sizes(question, own), Work(_STEPS)
    fitting = [each for tried in _evenly(whole, own) for each in _layers(tried, work) if _covers(each, even=True)]
    if not fitting and not even:
        fitting = [each for tried in _larger(whole, own) for each in _layers(tried, work) if _covers(each, even=False)]
    best = min(fitting, key=lambda layer: _distance(layer, own), default=None)
    return None if best is None else _fix(question, whole, best)


def _with_sizes(question: Question, own: Settled) -> Question:
    """The question with the output that the layer has, as a number or for every input."""
    known = [_sized(axis) for axis in own.axes]
    sizes = {name: tuple(getattr(axis, name) for axis in known) for name in ("input_size", "output_size")}
    return put(put(question, "input_size", sizes["input_size"]), "output_size", sizes["output_size"])


def _sized(axis: SettledAxis) -> Asked:
    each = axis.tail
    before = axis.input_size if isinstance(axis.input_size, int | Linear) else Linear(1, 0, "n")
    if axis.output_size is not None or each is None or each.low != each.high:
        return axis.asked
    return axis.asked._replace(input_size=before, output_size=shifted(before, axis.stride, each.low))


def _evenly(question: Question, own: Settled) -> Iterator[Question]:
    """The same layer with kernels that cover evenly, and all open that may move with them."""
    question = _opened(question)
    dilated = tuple(axis.dilation for axis in own.axes)
    for dilations in dict.fromkeys((dilated, (1,) * len(dilated))):
        held = put(question, "dilation", dilations)
        rows = [_multiples(*each) for each in zip(own.axes, dilations, strict=True)]
        for kernel in dict.fromkeys(zip(*rows, strict=True)):
            yield put(held, "kernel_size", kernel)


def _larger(question: Question, own: Settled) -> Iterator[Question]:
    """The same layer with kernels that are a little larger on every axis."""
    question = _opened(question)
    furthest = min(_FURTHEST * max(axis.stride for axis in own.axes), _MOST_LARGER)
    for more in range(1, furthest + 1):
        yield put(question, "kernel_size", tuple(axis.kernel_size + more for axis in own.axes))


def _opened(question: Question) -> Question:
    """With the paddings open that are numbers: they may have to move with the kernel."""
    for name in ("padding", "output_padding"):
        if _number(question, name):
            question = put(question, name, (None,))
    return question


def _number(question: Question, name: str) -> bool:
    return all(getattr(axis, name) is not None for axis in question.axes)


def _multiples(axis: SettledAxis, dilation: int) -> list[int]:
    """Kernels of which each phase gets as many taps, around the axis' own."""
    phases = axis.stride // gcd(axis.stride, dilation)
    first = -(-axis.kernel_size // phases)
    return [phases * max(1, count) for count in range(first - 1, first + _FURTHEST)]


def _layers(question: Question, work: Work) -> tuple[Layer, ...]:
    return work.soon(partial(best_layers, question), ())


def _covers(layer: Layer, *, even: bool) -> bool:
    return all(not axis.bare and (axis.overlap.even or not even) for axis in layer.axes)


def _distance(layer: Layer, own: Settled) -> tuple[int, ...]:
    """How far a layer is from the one that was asked: by its kernel, then by what has to go with that."""
    pairs = list(zip(layer.axes, own.axes, strict=True))
    kernels = [abs(axis.kernel_size - old.kernel_size) for axis, old in pairs]
    dilated = [axis.dilation != old.dilation for axis, old in pairs]
    larger = [axis.kernel_size < old.kernel_size for axis, old in pairs]
    return sum(dilated), sum(kernels), sum(larger), sum(axis.output_padding or 0 for axis in layer.axes)


def _fix(question: Question, whole: Question, layer: Layer) -> Fix:
    new = {name: answered(layer, name) for name in _CHANGED}
    changes = {name: (values(question, name), each) for name, each in new.items() if _differs(question, name, each)}
    changed = whole
    for name, (_, each) in changes.items():
        changed = put(changed, name, each)
    return Fix(changes, changed, (layer,), {})


def _differs(question: Question, name: str, new: tuple[Value, ...]) -> bool:
    if new[0] is None or (name == "output_padding" and FRAMEWORKS[question.framework].states_output):
        return False
    old = values(question, name)
    return new * len(old) != old * len(new)
