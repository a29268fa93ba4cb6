"""One question, one answer."""

from __future__ import annotations

from itertools import islice

from tconvcalc.errors import MisuseError
from tconvcalc.explaining.conflict import conflict
from tconvcalc.explaining.reasons import beyond, elsewhere, in_steps, told
from tconvcalc.explaining.suggestions import fixes, keeps_sizes
from tconvcalc.explaining.wider_bounds import wider
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.layer import Layer
from tconvcalc.question import Question, values
from tconvcalc.solving.budget import MOST, Work
from tconvcalc.solving.enumeration import Solved
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.folding import beside, folded
from tconvcalc.solving.listing import found, layers
from tconvcalc.solving.problems import EVER
from tconvcalc.solving.result import Given, SolveResult, WhyNot

_HORIZON = 256  # how many of the best are looked at for a table, so that what is alike can be folded
_EXPLAINED = 1 << 17  # steps for all that explains why there is none
_MOST = 25_000  # solutions that are listed at all: more take longer than anybody waits, or reads
_STEPS_EACH = 8  # of the search, for a solution that is listed


def solve(question: Question, limit: int | None = 5) -> SolveResult:
    """Answer a question with its first ``limit`` solutions (None: all), or say what stands in the way.

    Raises:
        MisuseError: all solutions are wanted and there are more than can be listed.
    """
    drawn_from = found(question, Work(max(MOST, _STEPS_EACH * min(limit or _MOST, _MOST))))
    counts = [each.number() for _, each in drawn_from]
    if any(counts):
        return _with(question, drawn_from, counts, limit)
    return _without(question)


def _with(
    question: Question, drawn_from: list[tuple[Case, Solved]], counts: list[int], limit: int | None
) -> SolveResult:
    count = sum(counts)
    if (count if limit is None else min(limit, count)) > _MOST:
        raise MisuseError(f"there are {count:,} solutions: list at most {_MOST:,} of them, or give more quantities")
    wanted = count if limit is None else min(limit, count)
    drawn = tuple(islice(layers(question, drawn_from), max(wanted, _HORIZON)))
    rows, notes = folded(drawn, question, None), FRAMEWORKS[question.framework].notes
    return SolveResult(
        question,
        "feasible",
        count,
        solutions=drawn[:wanted],
        rows=rows[:limit],
        beside=beside(rows, wanted),
        cases=tuple(case for (case, _), own in zip(drawn_from, counts, strict=True) if own),
        notes=(*_only_crops(drawn[0]), *(note.sentence for note in notes if note.applies(drawn[0]))),
    )


def _only_crops(layer: Layer) -> tuple[str, ...]:
    """What to say of an output that is smaller than the input."""
    pairs = ((axis.input_size, axis.output_size) for axis in layer.axes)
    smaller = any(isinstance(n, int) and isinstance(size, int) and size < n for n, size in pairs)
    return ("a transposed convolution only crops here; a convolution is what usually makes a size smaller",) * smaller


def _without(question: Question) -> SolveResult:
    ever = feasible(question, EVER)
    work = Work(_EXPLAINED)
    if ever:
        fact, because = beyond(question, work)
        return SolveResult(
            question, "out_of_bounds", why=WhyNot(fact, because, (), wider(question, work), in_steps(question))
        )
    against_each_other = conflict(question, work)
    fact, because = told(question, against_each_other, work)
    against = tuple(_given(question, name, against_each_other.axis) for name in against_each_other.names)
    changes = fixes(question, against_each_other.names, work)
    together = against_each_other.axis is None and "groups" not in against_each_other.names
    hints = elsewhere(question, work) if together else ()
    hints += () if any(len(fix.changes) == 1 and keeps_sizes(fix) for fix in changes) else in_steps(question)
    return SolveResult(question, "impossible", why=WhyNot(fact, because, against, changes, hints))


def _given(question: Question, name: str, axis: int | None) -> Given:
    each = values(question, name)
    own = each if axis is None or len(each) == 1 else (each[axis],)
    return Given(name, own, name in question.assumed, axis)
