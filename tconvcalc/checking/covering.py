"""The layer nearest to a claim of the same sizes and stride that covers every output element, and equally often."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import gcd
from typing import cast

from tconvcalc.checking.forward import meant, settled, tail
from tconvcalc.explaining.nearest import answered
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.layer import Layer
from tconvcalc.question import Asked, Question, Value, put, values
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
    case = meant(question) if settled(question) else None
    if case is None or any(max(_kernel_stride_dilation(axis)) > _LARGEST for axis in question.axes):
        return None
    whole, work = _with_sizes(question, case), Work(_STEPS)
    fitting = [layer for tried in _evenly(whole) for layer in _layers(tried, work) if _covers(layer, even=True)]
    if not fitting and not even:
        fitting = [layer for tried in _larger(whole) for layer in _layers(tried, work) if _covers(layer, even=False)]
    best = min(fitting, key=lambda layer: _distance(layer, question), default=None)
    return None if best is None else _fix(question, whole, best)


def _kernel_stride_dilation(axis: Asked) -> tuple[int, int, int]:
    return cast("tuple[int, int, int]", (axis.kernel_size, axis.stride, axis.dilation))


def _with_sizes(question: Question, case: Case) -> Question:
    """The question with the output that the layer has, as a number or for every input."""
    known = [_sized(case, axis) for axis in question.axes]
    sizes = {name: tuple(getattr(axis, name) for axis in known) for name in ("input_size", "output_size")}
    return put(put(question, "input_size", sizes["input_size"]), "output_size", sizes["output_size"])


def _sized(case: Case, axis: Asked) -> Asked:
    each = tail(case, axis)
    before = axis.input_size if isinstance(axis.input_size, int | Linear) else Linear(1, 0, "n")
    if axis.output_size is not None or each is None or each.low != each.high:
        return axis
    return axis._replace(input_size=before, output_size=shifted(before, cast("int", axis.stride), each.low))


def _evenly(question: Question) -> Iterator[Question]:
    """The same layer with kernels that cover evenly, and all open that may move with them."""
    question = _opened(question)
    for dilation in dict.fromkeys((values(question, "dilation"), (1,) * len(question.axes))):
        held = put(question, "dilation", dilation)
        rows = [_multiples(axis) for axis in held.axes]
        for kernel in dict.fromkeys(zip(*rows, strict=True)):
            yield put(held, "kernel_size", kernel)


def _larger(question: Question) -> Iterator[Question]:
    """The same layer with kernels that are a little larger on every axis."""
    question = _opened(question)
    kernels = [cast("int", axis.kernel_size) for axis in question.axes]
    furthest = min(_FURTHEST * max(cast("int", axis.stride) for axis in question.axes), _MOST_LARGER)
    for more in range(1, furthest + 1):
        yield put(question, "kernel_size", tuple(kernel + more for kernel in kernels))


def _opened(question: Question) -> Question:
    """With the paddings open that are numbers: they may have to move with the kernel."""
    for name in ("padding", "output_padding"):
        if _number(question, name):
            question = put(question, name, (None,))
    return question


def _number(question: Question, name: str) -> bool:
    return all(getattr(axis, name) is not None for axis in question.axes)


def _multiples(axis: Asked) -> list[int]:
    """Kernels of which each phase gets as many taps, around the axis' own."""
    kernel, stride, dilation = _kernel_stride_dilation(axis)
    phases = stride // gcd(stride, dilation)
    first = -(-kernel // phases)
    return [phases * count for count in range(max(1, first - 1), first + _FURTHEST)]


def _layers(question: Question, work: Work) -> tuple[Layer, ...]:
    return work.soon(partial(best_layers, question), ())


def _covers(layer: Layer, *, even: bool) -> bool:
    return all(axis.uncovered == 0 and (axis.overlap.even or not even) for axis in layer.axes)


def _distance(layer: Layer, question: Question) -> tuple[int, ...]:
    """How far a layer is from the one that was asked: by its kernel, then by what has to go with that."""
    pairs = list(zip(layer.axes, question.axes, strict=True))
    kernels = [abs(axis.kernel_size - cast("int", old.kernel_size)) for axis, old in pairs]
    dilated = [axis.dilation != old.dilation for axis, old in pairs]
    own = [axis.output_padding or 0 for axis in layer.axes]
    larger = [axis.kernel_size < cast("int", old.kernel_size) for axis, old in pairs]
    return sum(dilated), sum(kernels), sum(larger), sum(own)


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
