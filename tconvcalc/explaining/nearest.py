"""The nearest value of one given with which a question becomes possible."""

from __future__ import annotations

from functools import partial
from typing import TypeGuard

from tconvcalc.question import CHANNELS, Question, Value, alone, answered, forget, put, values
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import feasible, smallest
from tconvcalc.solving.listing import best_layers
from tconvcalc.solving.problems import LOOSE, SEARCH
from tconvcalc.values import LARGEST, CountAsked, Span

_MOST_STEPS = 1 << 12
_FROM_ZERO = {"padding", "output_padding"}


def nearest(question: Question, name: str, work: Work, *, bounded: bool = False) -> tuple[Value, ...] | None:
    """The nearest change of one given that makes the question possible within its bounds, or None.

    A number moves as little as it can, on those axes that need it; with ``bounded`` no further than a search goes. For
    a word or a symbol there is no near and far: it becomes what the best answer has in its place.
    """
    old = values(question, name)
    known = [value.low if isinstance(value, Span) else value for value in old if isinstance(value, int | Span)]
    reach = max([question.bounds._asdict().get(name, LARGEST), *known]) if bounded else LARGEST
    return work.soon(partial(_nearest, question, name, reach), None)


def _nearest(question: Question, name: str, reach: int, work: Work) -> tuple[Value, ...] | None:
    old = values(question, name)
    if not _counts(old):
        return _answered(question, name, work)
    if name in CHANNELS:
        return _channels(question, name, work)
    if not question.uniform:
        return _on_axes(question, name, old, reach, work)
    moved = _moved(question, name, old[0], reach, work)
    return _answered(question, name, work) if moved is None else (moved,)


def _counts(old: tuple[Value, ...]) -> TypeGuard[tuple[CountAsked, ...]]:
    return all(isinstance(value, int | Span | None) for value in old)


def _answered(question: Question, name: str, work: Work) -> tuple[Value, ...] | None:
    free = forget(question, (name,))
    return answered(best_layers(free, work)[0], name) if feasible(free, work=work) else None


def _on_axes(
    question: Question, name: str, old: tuple[CountAsked, ...], reach: int, work: Work
) -> tuple[Value, ...] | None:
    failing = [place for place in range(len(old)) if not feasible(alone(question, place), work=work)]
    if not failing:
        return _together(question, name, old, reach, work)
    new = list(old)
    for place in failing:
        single = alone(question, place)
        new[place] = _moved(single, name, old[place], reach, work)
    changed = all(new[place] is not None for place in failing)
    fits = changed and feasible(put(question, name, tuple(new)), work=work)
    return tuple(new) if fits else _together(question, name, old, reach, work)


def _together(
    question: Question, name: str, old: tuple[CountAsked, ...], reach: int, work: Work
) -> tuple[Value, ...] | None:
    """Move every axis as far, where what would do for each of them does not go together."""

    def moved(step: int) -> Question:
        return put(question, name, tuple(_around(question, name, value, step) for value in old))

    step = smallest(1, reach, lambda step: feasible(moved(step), work=work))
    if step is None:
        return None
    near, further = (best_layers(moved(far), work)[0] for far in (step, 2 * step))
    # twice as far is near enough where only that leaves no output bare
    better = any(axis.bare for axis in near.axes) and not any(axis.bare for axis in further.axes)
    new = list(answered(further if better else near, name))
    new *= len(old) // len(new)
    for place, value in enumerate(old):  # what need not move stays
        kept = (*new[:place], value, *new[place + 1 :])
        if value is not None and feasible(put(question, name, kept), work=work):
            new[place] = value
    return tuple(new[:1]) if len(set(new)) == 1 else tuple(new)


def _moved(question: Question, name: str, old: CountAsked, reach: int, work: Work) -> int | None:
    """The nearest number on either side of the old one, for all axes; of two as near, the larger."""

    def changed(value: Value) -> Question:
        return put(question, name, (value,))

    scope = LOOSE if name == "padding" else SEARCH
    if old is None:
        return None
    step = smallest(1, reach, lambda step: feasible(changed(_around(question, name, old, step)), scope, work))
    if step is None:
        return None
    low, high = Span.of(old)
    sides = [low - step] if high is None else [high + step, low - step]
    return next((side for side in sides if side >= _least(name) and feasible(changed(side), work=work)), None)


def _around(question: Question, name: str, old: CountAsked, step: int) -> CountAsked:
    """The numbers no further than a step away."""
    if old is None:
        return None
    low, high = Span.of(old)
    if name == "input_size" and high is not None and all(axis.output_size is None for axis in question.axes):
        return high + step  # without an output to meet, more input is what helps
    return Span(max(_least(name), low - step), None if high is None else high + step)


def _least(name: str) -> int:
    return 0 if name in _FROM_ZERO else 1


def _channels(question: Question, name: str, work: Work) -> tuple[Value, ...] | None:
    """The nearest count of channels or groups that divides, or is divided, as the framework wants it."""
    if not feasible(forget(question, CHANNELS), work=work):
        return None  # what is wrong is elsewhere, and no count mends that
    old = getattr(question, name)
    near = (side for step in range(1, _MOST_STEPS) for side in (old + step, old - step) if side >= 1)
    return next(((side,) for side in near if feasible(put(question, name, (side,)), work=work)), None)
