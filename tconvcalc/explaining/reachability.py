"""Which output sizes a question can reach, and how the sizes around a missed one are bracketed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tconvcalc.question import Question, put
from tconvcalc.solving.constraints import FAR
from tconvcalc.solving.feasibility import smallest
from tconvcalc.values import LARGEST, Span

Test = Callable[[Question], bool]


class Reach(NamedTuple):
    """The smallest and the largest reachable output size; ``high`` is None where there is no largest."""

    low: int
    high: int | None

    def __str__(self) -> str:
        """Write it as a stretch of sizes."""
        if self.high is None:
            return f"{self.low} and more"
        return str(self.low) if self.low == self.high else f"{self.low}..{self.high}"


def reach(question: Question, test: Test) -> Reach | None:
    """The output sizes that the question, whatever output it asks for, can reach; None where it reaches none."""
    low = smallest(1, FAR, lambda size: test(put(question, "output_size", (Span(1, size),))))
    if low is None:
        return None
    beyond = smallest(low + 1, 2 * LARGEST, lambda size: not test(put(question, "output_size", (Span(size),))))
    return Reach(low, None if beyond is None else beyond - 1)


def bracket(question: Question, quantity: str, target: int, test: Test) -> list[tuple[int, Reach]]:
    """The neighbouring values of a quantity between whose reaches the target falls, the last below and the first above.

    The reach must grow with the quantity (as it does with the stride and with the input).
    """

    def above(value: int) -> bool:
        changed = put(question, quantity, (value,))
        return not test(put(changed, "output_size", (Span(1, target),)))

    start = smallest(1, target + 1, above)
    sides = () if start is None else (start - 1, start)
    found = ((value, reach(put(question, quantity, (value,)), test)) for value in sides if value)
    return [(value, reached) for value, reached in found if reached is not None]


def beside(question: Question, target: int, test: Test) -> list[str]:
    """The nearest reachable output size below a missed one and the nearest above, where there are such."""
    below = smallest(1, target - 1, lambda step: test(put(question, "output_size", (Span(target - step, target),))))
    above = smallest(1, LARGEST, lambda step: test(put(question, "output_size", (Span(target, target + step),))))
    return [str(size) for size in (below and target - below, above and target + above) if size]
