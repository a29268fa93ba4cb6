"""The nearest changes that make a question possible, each verified: the changed question has an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from tconvcalc.explaining.nearest import nearest
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis
from tconvcalc.question import CHANNELS, Question, Value, forget, given, put, values
from tconvcalc.solving.budget import Work
from tconvcalc.solving.listing import best_layers
from tconvcalc.solving.result import Fix

_WHOLE = 1 << 17  # steps for all changes
_DESCRIBED = 1 << 13  # and to find what then answers: where that takes longer, the change stands without
_ORDER = ("output_padding", "padding", "stride", "kernel_size", "dilation", *CHANNELS, "input_size", "output_size")
_SIZES = {"input_size", "output_size"}
_EXTRA = "output_padding"
_SHIFT = (_EXTRA, "padding")
"""Two quantities that people change together: one moves the other's parity."""

_MOST_PAIRS = 2


def fixes(question: Question, names: tuple[str, ...], work: Work | None = None) -> tuple[Fix, ...]:
    """For each given of a conflict its nearest change, the smallest first.

    A change that nobody would make (a padding above the kernel, a dilation beyond the bounds) is left out. Where no
    other keeps the sizes, changes of two givens that do come first; absurd ones are kept where there is nothing else.
    """
    work = work or Work(_WHOLE)
    return _sane(question, names, work) or tuple(
        _singles(question, names, work, bounded=False) or _pairs(question, given(question), names, work)
    )


def _sane(question: Question, names: tuple[str, ...], work: Work) -> tuple[Fix, ...]:
    """The changes that somebody would make."""
    sane = [fix for fix in _singles(question, names, work, bounded=True) if not absurd(fix)]
    known = given(question)
    if (
        set(known).issuperset(_SHIFT)
        and set(_SHIFT) & set(names)
        and not any(set(fix.changes) & set(_SHIFT) for fix in sane)
    ):
        shifted = work.soon(partial(_pair, question, _SHIFT, bounded=True), None)
        sane = sorted([*sane, *([shifted] if shifted and not absurd(shifted) else [])], key=_size)
    if any(keeps_sizes(fix) for fix in sane):
        return tuple(sane)
    pairs = _pairs(question, [name for name in known if name not in _SIZES], names, work, bounded=True)
    keeping = [fix for fix in pairs if not absurd(fix) and not _bare(fix)]
    return (*keeping[:_MOST_PAIRS], *sane)


def _singles(question: Question, names: tuple[str, ...], work: Work, *, bounded: bool) -> list[Fix]:
    """The nearest change of each given, the smallest first."""
    moved = ((name, nearest(question, name, work, bounded=bounded)) for name in names)
    made = [_fixed(question, put(question, name, new), (name,), work) for name, new in moved if new is not None]
    return sorted((fix for fix in made if fix), key=_size)


def _pairs(
    question: Question, changing: Sequence[str], names: tuple[str, ...], work: Work, *, bounded: bool = False
) -> list[Fix]:
    """The nearest changes of two of these givens at once, one of them in the conflict, the smallest first."""
    pairs = [pair for pair in combinations(changing, 2) if set(pair) & set(names)]
    others = [name for pair in pairs if _EXTRA in pair for name in pair if name not in {*_SHIFT, *_SIZES}]
    tasks = [partial(_pair, question, pair, bounded=bounded) for pair in pairs]
    tasks += [partial(_without_extra, question, name, bounded=bounded) for name in others]
    found = (work.soon(task, None) for task in tasks)
    return sorted({fix.question: fix for fix in found if fix}.values(), key=_size)


def _without_extra(question: Question, name: str, work: Work, *, bounded: bool) -> Fix | None:
    """Give up the output_padding, and move another given as little as may be."""
    start = put(question, _EXTRA, (0,))
    new = nearest(start, name, work, bounded=bounded) if _extra_asked(question) else None
    return None if new is None else fixed(question, put(start, name, new), (name, _EXTRA), work)


def _extra_asked(question: Question) -> bool:
    return any(isinstance(extra, int) and extra for extra in values(question, _EXTRA))


def keeps_sizes(fix: Fix) -> bool:
    """Whether both sizes stay as they are."""
    return not _SIZES & fix.changes.keys()


def _bare(fix: Fix) -> bool:
    """Whether the change leaves outputs that no input reaches."""
    return any(axis.bare for layer in fix.best[:1] for axis in layer.axes)


def absurd(fix: Fix) -> bool:
    """Whether nobody would make this change: beyond the bounds, trimming all that the kernel adds, or leaving gaps."""
    bounds, changed = fix.question.bounds._asdict(), fix.changes
    beyond = (
        isinstance(value, int) and value > bounds[name]
        for name, (_, new) in changed.items()
        for value in new
        if name in bounds
    )
    axes = fix.best[0].axes if fix.best else ()
    trimming = "padding" in changed and any(_beyond_kernel(axis) for axis in axes)
    wider = any(
        _wider(name, old, new) for name, (before, after) in changed.items() for old, new in _pairwise(before, after)
    )
    return any(beyond) or trimming or (wider and any(axis.overlap.min == 0 for axis in axes))


def _pairwise(before: tuple[Value, ...], after: tuple[Value, ...]) -> Iterator[tuple[Value, Value]]:
    """Each value with what it becomes, one of them perhaps for all axes."""
    return zip(before * len(after), after * len(before), strict=False)


def _wider(name: str, old: Value, new: Value) -> bool:
    """Whether the kernel's taps go apart, or the kernel's copies, or the kernel shrinks between them."""
    if not (isinstance(old, int) and isinstance(new, int)):
        return False
    return new > old if name in {"stride", "dilation"} else name == "kernel_size" and new < old


def _beyond_kernel(axis: Axis) -> bool:
    return isinstance(axis.padding, int) and axis.padding >= span_of_kernel(axis.kernel_size, axis.dilation)


def _fixed(question: Question, changed: Question, names: tuple[str, ...], work: Work) -> Fix | None:
    return work.soon(partial(fixed, question, changed, names), None)


def fixed(question: Question, changed: Question, names: tuple[str, ...], work: Work) -> Fix:
    """What changed between two questions, the second of which has an answer."""
    changes = {name: (values(question, name), values(changed, name)) for name in names}
    return Fix(changes, changed, work.soon(partial(best_layers, changed), (), _DESCRIBED), {})


def _pair(question: Question, pair: tuple[str, str], work: Work, *, bounded: bool) -> Fix | None:
    """Free one of two givens, move the other as little as may be, then the freed one likewise."""
    freed, moved = pair
    first = nearest(forget(question, (freed,)), moved, work, bounded=bounded)
    if first is None:
        return None
    start = put(question, moved, first)
    second = nearest(start, freed, work, bounded=bounded)
    return None if second is None else fixed(question, put(start, freed, second), pair, work)


def _size(fix: Fix) -> tuple[bool, bool, int, bool, int]:
    """How large a change is: numbers by how far they move, words after all numbers; what leaves outputs bare is last.

    An output_padding that moves along with the padding counts for nothing; of changes as large, even overlap is first.
    """
    moves = [
        (old, new)
        for name, (before, after) in fix.changes.items()
        for old, new in _pairwise(before, after)
        if not (name == "output_padding" and len(fix.changes) > 1)
    ]
    numbers = [abs(new - old) for old, new in moves if isinstance(old, int) and isinstance(new, int)]
    first = min(_ORDER.index(name) for name in fix.changes)
    axes = fix.best[0].axes if fix.best else ()
    uneven = any(not axis.overlap.even for axis in axes)
    return len(numbers) < len(moves), _bare(fix), sum(numbers), uneven, first
