"""Why a size is wrong: the framework's rule with the claim's own numbers in it, worked out."""

from __future__ import annotations

from tconvcalc.checking.forward import SettledAxis, possible, settled
from tconvcalc.errors import TooOpenError
from tconvcalc.explaining.reachability import beside
from tconvcalc.explaining.reasons import put_in
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.question import Asked, Question, alone
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tconvcalc.text import listed
from tconvcalc.values import Span


def because(question: Question, *, search: bool) -> tuple[str, ...]:
    """The lines that say why; ``search`` allows to look for what can be reached instead."""
    wrong = (place for place in range(len(question.axes)) if not possible(alone(question, place)))
    place = None if question.uniform else next(wrong, None)
    one = alone(question, place or 0)
    layer = settled(one)
    lines = [_worked_out(layer.case, layer.axes[0])] if layer else _open(one, search=search)
    return tuple(line if place is None else f"axis {place}: {line}" for line in lines)


def _worked_out(case: Case, axis: SettledAxis) -> str:
    """The rule of a settled axis: with its result, if its sizes are numbers."""
    before, after, stride, each, asked = axis.input_size, axis.output_size, axis.stride, axis.tail, axis.asked
    if each is None or not isinstance(before, int) or not (after is None or isinstance(after, int)):
        return _means(case, asked)
    first = (before - 1) * stride
    if case.extra == "implied":
        if after is None:
            return _means(case, asked)
        return f"{_right(case, asked)} = {(after - each.low) // stride + 1}, not {before}"
    shown = asked._replace(output_padding=0) if isinstance(asked.output_padding, Span) else asked
    result = f"{_right(case, shown)} = {first + each.low}"
    if each.low < each.high:
        return f"{result}, and output_padding adds at most {each.high - each.low}"
    return result if after is None else f"{result}, not {after}"


def _right(case: Case, axis: Asked) -> str:
    return put_in(case, axis).partition(" = ")[2]


def _means(case: Case, axis: Asked) -> str:
    return f"{case.name if case.word else 'the size'} means {put_in(case, axis)}"


def _open(question: Question, *, search: bool) -> list[str]:
    """Why not, where more than a size is open: the rule as far as it is known, and what it reaches."""
    axis = question.axes[0]
    lines = [_means(case, axis) for case in cases(FRAMEWORKS[question.framework], question)]
    if search and isinstance(axis.output_size, int):
        lines += _nearest(question, axis.output_size)
    return lines


def _nearest(question: Question, target: int) -> list[str]:
    try:
        sizes = beside(question, target, lambda asked: feasible(asked, EVER))
    except TooOpenError:
        return []
    return [f"the nearest that this reaches {'is' if len(sizes) == 1 else 'are'} {listed(sizes)}"] if sizes else []
