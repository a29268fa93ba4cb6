"""Whether a question has an answer at all, decided without listing the answers; every "why not" asks here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tconvcalc.errors import TooOpenError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case, Piece
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.question import Asked, Question
from tconvcalc.solving.budget import Work
from tconvcalc.solving.integers import bisected
from tconvcalc.solving.possibility import possible
from tconvcalc.solving.problems import EVER, SEARCH, Scope, axis_problems


def feasible(question: Question, scope: Scope = SEARCH, work: Work | None = None) -> bool:
    """Whether the framework has a layer that answers the question within the scope.

    Raises:
        TooOpenError: to decide that would take too long.
    """
    work = work or Work()
    held = cases(FRAMEWORKS[question.framework], question) if groups_fit(question) else []
    return _any(partial(case_feasible, case, question, scope, work) for case in held)


def _any(tests: Iterable[Callable[[], bool]]) -> bool:
    """Whether any of some tests holds; one that would take too long costs the answer only where no other holds."""
    undecided = None
    for test in tests:
        try:
            if test():
                return True
        except TooOpenError as error:
            undecided = error
    if undecided:
        raise undecided
    return False


def groups_fit(question: Question) -> bool:
    """Whether the groups divide the channels, as far as both are known."""
    channels = (question.in_channels, question.out_channels)
    return all(size is None or size % question.groups == 0 for size in channels)


def case_feasible(case: Case, question: Question, scope: Scope = SEARCH, work: Work | None = None) -> bool:
    """The same for one case of the framework."""
    work = work or Work()
    if question.uniform:
        return _any(
            partial(possible, problem, work)
            for (limits,) in case.limits(1)
            for problem in axis_problems(case, question, question.axes[:1], limits, scope)
        )
    return any(
        all(
            _any(partial(possible, problem, work) for problem in axis_problems(case, question, (axis,), limit, scope))
            for axis, limit in zip(question.axes, limits, strict=True)
        )
        for limits in case.limits(len(question.axes))
    )


def solvable_pieces(case: Case, question: Question, axis: Asked) -> tuple[Piece, ...]:
    """The pieces of a case that have a layer for one axis of a question; one that cannot soon be decided is one."""
    problems = (
        problem for (limits,) in case.limits(1) for problem in axis_problems(case, question, (axis,), limits, EVER)
    )
    found = {problem.piece for problem in problems if Work().soon(partial(possible, problem), otherwise=True)}
    return tuple(piece for piece in case.pieces if piece in found)


def smallest(low: int, high: int, test: Callable[[int], bool]) -> int | None:
    """The smallest number of [low, high] from which on the test holds, or None; asked about log2 of it times.

    How many bits it is away from the low end is found first, and then it itself.
    """

    def within(bits: int) -> int:
        return min(low - 1 + (1 << bits), high)

    most = (high - low + 1).bit_length()
    below, bits = -1, 0
    while not test(within(bits)):
        if bits >= most:
            return None
        below, bits = bits, min(2 * bits + 1, most)
    bits = bisected(below, bits, lambda bits: test(within(bits)))
    return bisected(within(bits - 1) if bits else low - 1, within(bits), test)
