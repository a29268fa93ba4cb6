"""What a case reaches instead of the size that was asked for."""

from __future__ import annotations

from functools import partial

from tconvcalc.explaining.conflict import Conflict
from tconvcalc.explaining.reachability import Reach, beside, bracket, reach
from tconvcalc.frameworks.base import Case
from tconvcalc.question import Question, put
from tconvcalc.solving.budget import Work
from tconvcalc.solving.feasibility import case_feasible
from tconvcalc.solving.problems import EVER
from tconvcalc.text import listed
from tconvcalc.values import Linear

WHAT = {"stride": "stride", "input_size": "input"}


def nearest_sizes(case: Case, found: Conflict, work: Work) -> list[str]:
    """One line on the sizes around the one that cannot be, where there is a useful thing to say."""
    axis = found.question.axes[0]
    before, after = axis.input_size, axis.output_size
    if isinstance(before, Linear) or isinstance(after, Linear):
        return _symbolic(before, after, axis.stride)
    if not isinstance(after, int):
        return (
            ["that is below 1, whatever is left to choose: an output has at least 1 element."] if after is None else []
        )
    question = found.question
    if "dilation" not in found.names:
        question = put(question, "dilation", (1,))
    return work.soon(partial(_around, case, question, found, after), [])


def _around(case: Case, question: Question, found: Conflict, target: int, work: Work) -> list[str]:
    def test(asked: Question) -> bool:
        return case_feasible(case, asked, EVER, work)

    free = "input_size" if "input_size" not in found.names else "stride" if "stride" not in found.names else None
    near = bracket(question, free, target, test) if free and question.axes[0].input_size != 1 else []
    if near and all(target < reached.low or target > (reached.high or target) for _, reached in near):
        parts = ", ".join(f"{WHAT[free]} {value} reaches {reached}" for value, reached in near if free)
        return [f"{parts}, and {target} lies {'between' if len(near) > 1 else 'below'}."]
    reached = reach(question, test)
    if reached and reached.high and not reached.low <= target <= reached.high:
        return [f"it reaches {reached}, and {target} lies {_side(target, reached)}."]
    sizes = beside(question, target, test)
    return [f"the nearest that it reaches {'is' if len(sizes) == 1 else 'are'} {listed(sizes)}."] if sizes else []


def _side(target: int, reached: Reach) -> str:
    return "below" if target < reached.low else "above"


def _symbolic(before: object, after: object, stride: object) -> list[str]:
    """What stands against a size that is to hold for every value of its symbol."""
    if isinstance(before, Linear) and isinstance(after, Linear):
        whole, rest = divmod(after.slope, before.slope)
        ratio = f"{after.slope}/{before.slope}, which is no whole number" if rest else f"{whole}"
        if rest or (isinstance(stride, int) and stride != whole):
            return [f"for every {after.symbol} the stride has to be {ratio}" + ("." if rest else f", not {stride}.")]
        return [f"at stride {whole} that is never {after}."]
    if isinstance(before, Linear) and isinstance(after, int):
        return [f"{after} is one size, and {before} stands for a size for every {before.symbol}."]
    if isinstance(before, int) and isinstance(after, Linear):
        return [f"{before} is one size, and {after} stands for a size for every {after.symbol}."]
    return [f"for every {after.symbol} the stride has to divide {after.slope}."] if isinstance(after, Linear) else []
