"""The nearest changes that make a question possible, each verified: the changed question has an answer."""

from __future__ import annotations

from functools import partial
from itertools import combinations

from tconvcalc.explaining.nearest import nearest
from tconvcalc.question import CHANNELS, Question, forget, given, put, values
from tconvcalc.solving.budget import Work
from tconvcalc.solving.listing import best_layers
from tconvcalc.solving.result import Fix

_WHOLE = 1 << 18  # steps for all changes
_ORDER = ("kernel_size", "stride", "padding", "output_padding", "dilation", *CHANNELS, "input_size", "output_size")


def fixes(question: Question, names: tuple[str, ...], work: Work | None = None) -> tuple[Fix, ...]:
    """For each given of a conflict its nearest change, the smallest first; two givens at once where one is too few."""
    work = work or Work(_WHOLE)
    moved = ((name, nearest(question, name, work)) for name in names)
    made = (_fixed(question, put(question, name, new), (name,), work) for name, new in moved if new is not None)
    found = [fix for fix in made if fix]
    if not found:
        pairs = (pair for pair in combinations(given(question), 2) if set(pair) & set(names))
        found = [fix for pair in pairs if (fix := work.soon(partial(_pair, question, pair), None))]
    return tuple(sorted(found, key=_size))


def _fixed(question: Question, changed: Question, names: tuple[str, ...], work: Work) -> Fix | None:
    return work.soon(partial(fixed, question, changed, names), None)


def fixed(question: Question, changed: Question, names: tuple[str, ...], work: Work) -> Fix:
    """What changed between two questions, the second of which has an answer."""
    changes = {name: (values(question, name), values(changed, name)) for name in names}
    return Fix(changes, changed, best_layers(changed, work), {})


def _pair(question: Question, pair: tuple[str, str], work: Work) -> Fix | None:
    """Free one of two givens, move the other as little as may be, then the freed one likewise."""
    freed, moved = pair
    first = nearest(forget(question, (freed,)), moved, work)
    if first is None:
        return None
    start = put(question, moved, first)
    second = nearest(start, freed, work)
    return None if second is None else fixed(question, put(start, freed, second), pair, work)


def _size(fix: Fix) -> tuple[bool, int, int]:
    """How large a change is: numbers by how far they move, words after all numbers."""
    moves = [
        (old, new)
        for before, after in fix.changes.values()
        for old, new in zip(before * len(after), after * len(before), strict=False)
    ]
    numbers = [abs(new - old) for old, new in moves if isinstance(old, int) and isinstance(new, int)]
    first = min(_ORDER.index(name) for name in fix.changes)
    return len(numbers) < len(moves), sum(numbers), first
