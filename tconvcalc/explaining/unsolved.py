"""What is said to a question that has no layer: the verdict, the fact, the reasons and the nearest changes."""

from __future__ import annotations

from tconvcalc.explaining.conflict import conflict
from tconvcalc.explaining.reasons import beyond, elsewhere, in_steps, told
from tconvcalc.explaining.suggestions import fixes, keeps_sizes
from tconvcalc.explaining.wider_bounds import wider
from tconvcalc.question import Question, values
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tconvcalc.solving.result import Given, SolveResult, WhyNot

_EXPLAINED = 1 << 17  # steps for all that explains why there is none


def unsolved(question: Question) -> SolveResult:
    """What is to be said to a question that has no layer within its bounds."""
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
