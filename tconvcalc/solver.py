"""One question, one answer."""

from __future__ import annotations

from itertools import islice

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.layer import Layer
from tconvcalc.question import Question
from tconvcalc.solving.budget import MOST, Work
from tconvcalc.solving.enumeration import Solved
from tconvcalc.solving.folding import beside, folded, settled, stands_alone
from tconvcalc.solving.listing import found, layers
from tconvcalc.solving.result import MOST_LISTED, SolveResult

_HORIZON = 256  # how many of the best are looked at for a table, so that what is alike can be folded
_HORIZONS = (8, 32, _HORIZON)  # so many may be enough where none of them can be folded into one row
_STEPS_EACH = 8  # of the search, for a solution that is listed


def solve(question: Question, limit: int | None = 5, lists: int = 1) -> SolveResult:
    """Answer a question with its first ``limit`` solutions (None: all), or say what stands in the way.

    Args:
        question: what is asked of one framework.
        limit: how many solutions are listed.
        lists: how many such answers are wanted at once; they share what is listed at all.

    Raises:
        MisuseError: more solutions are wanted than can be listed.
    """
    drawn_from = found(question, Work(max(MOST, _STEPS_EACH * min(limit or MOST_LISTED, MOST_LISTED))))
    counts = [each.number() for _, each in drawn_from]
    if not any(counts):
        return _without(question)
    count = sum(counts)
    wanted = count if limit is None else min(limit, count)
    if wanted > MOST_LISTED // lists:
        where = " for each framework" if lists > 1 else ""
        sentence = f"there are {count:,} solutions: list at most {MOST_LISTED // lists:,} of them{where}"
        raise MisuseError(f"{sentence}, or give more quantities")
    return _with(question, drawn_from, counts, limit)


def _without(question: Question) -> SolveResult:
    from tconvcalc.explaining.unsolved import unsolved  # noqa: PLC0415 -- an answer has no use for reasons

    return unsolved(question)


def _with(
    question: Question, drawn_from: list[tuple[Case, Solved]], counts: list[int], limit: int | None
) -> SolveResult:
    count = sum(counts)
    wanted = count if limit is None else min(limit, count)
    stream = layers(question, drawn_from)
    drawn: tuple[Layer, ...] = ()
    for horizon in _HORIZONS if all(stands_alone(case) for case, _ in drawn_from) else (_HORIZON,):
        drawn += tuple(islice(stream, max(wanted, horizon) - len(drawn)))
        rows = folded(drawn, question, None)
        if settled(rows, wanted):
            break
    notes = FRAMEWORKS[question.framework].notes
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
