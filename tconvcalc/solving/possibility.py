"""Whether a problem has any solution: decided exactly, however long its stretches are, or refused.

Along one axis ``tail = base - 2*padding + extra`` has to be one of the tails of the stride, and ``base`` grows with the
kernel's span ``dilation*(kernel_size - 1) + 1``. At one stride and one dilation (or one kernel) the solutions are the
points of a strip, which are counted. So strides are walked (or the inputs, where those are fewer), and of dilations
and kernels whatever is fewer. At a fixed input the strides repeat: a stride that is larger by the kernel's steps goes
with a dilation that is smaller by the input's, and the other way round. So a few periods from both ends stand for all
between.
"""

from __future__ import annotations

from dataclasses import replace

from tconvcalc.solving.budget import Work, refuse
from tconvcalc.solving.constraints import FAR
from tconvcalc.solving.integers import Stretch, divisors, ends, narrow
from tconvcalc.solving.search import Problem
from tconvcalc.solving.slices import slices
from tconvcalc.values import Linear, Size, Span

_FIRST = 3  # of the shortest strides are tried first of all, for it is soon done
_FEW = 8  # values at each end of a stretch that are tried before anything is proved
_PERIODS = 8  # what padding and output_padding leave open is less than so many
_WALKED = 1 << 14  # values that are tried one by one
_STRIP = 4  # steps that one strip costs


def possible(problem: Problem, work: Work) -> bool:
    """Whether there is any solution for the first demand; the other demands are not looked at.

    Raises:
        TooOpenError: to find one, or to prove that there is none, would take too long.
    """
    problem = replace(problem, demands=problem.demands[:1]) if len(problem.demands) > 1 else problem
    before, after = problem.demands[0][:2]
    low, high = problem.demands[0].strides(*problem.box.stride)
    allowed = (stride for stride in range(low, min(high, low + _FIRST - 1) + 1) if _divides(stride, after))
    if any(_at_stride(problem, stride, work) for stride in allowed):
        return True
    if not isinstance(before, Span):
        return _from_input(problem, work)
    if isinstance(after, Linear):
        return any(_at_stride(problem, stride, work) for stride in divisors(after.slope, *problem.strides(work), work))
    if before.high is not None and before.high - before.low < 2 * _FEW:
        return any(_from_input(_with_input(problem, size), work) for size in range(before.low, before.high + 1))
    return _from_inputs(problem, before, work)


def _divides(stride: int, after: Size | Span) -> bool:
    return not isinstance(after, Linear) or after.slope % stride == 0


def _with_input(problem: Problem, size: int | Span) -> Problem:
    return replace(problem, demands=(problem.demands[0]._replace(input_size=size),))


def _with_strides(problem: Problem, strides: Stretch) -> Problem:
    return replace(problem, box=problem.box._replace(stride=strides))


def _from_inputs(problem: Problem, inputs: Span, work: Work) -> bool:
    """Decide for an open input: short strides are walked; of long ones, which go with few inputs, the inputs."""
    low, high = problem.strides(work)
    if any(_at_stride(problem, stride, work) for stride in ends(low, high, _FEW)):
        return True
    products = problem.products((low, high))
    if products is not None:
        return any(_at_stride(problem, stride, work) for each in products for stride in divisors(each, low, high, work))
    middle = low + _FEW
    while middle <= high and _inputs(problem, inputs, (middle, high), work) > middle - low:
        middle = 2 * middle - low
        if middle - low > _WALKED:
            refuse()
    if any(_at_stride(problem, stride, work) for stride in _walk(low, min(middle - 1, high))):
        return True
    if middle > high:
        return False
    longer, most = _with_strides(problem, (middle, high)), _inputs(problem, inputs, (middle, high), work)
    sizes = _walk(inputs.low, inputs.low + most - 1)
    return any(_from_input(_with_input(longer, size), work) for size in sizes)


def _inputs(problem: Problem, inputs: Span, strides: Stretch, work: Work) -> int:
    """How many of the inputs leave room for the least of these strides."""
    corner = problem.at(strides[0])

    def leaves(size: int) -> bool:
        work.spend()
        return _with_input(problem, size).stays(corner)

    low, high = narrow(inputs.low, FAR if inputs.high is None else inputs.high, leaves)
    return max(0, high - low + 1)


def _from_input(problem: Problem, work: Work) -> bool:
    """Decide for one input, or a symbol."""
    low, high = problem.strides(work)
    if any(_at_stride(problem, stride, work) for stride in ends(low, high, _FEW)):
        return True
    if high - low < 2 * _FEW:
        return False
    box = problem.box
    if box.dilation[1] - box.dilation[0] <= box.kernel_size[1] - box.kernel_size[0]:
        each = ((value, box._replace(dilation=(value, value))) for value in _walk(*box.dilation))
    else:
        each = ((value, box._replace(kernel_size=(value, value))) for value in _walk(*box.kernel_size))
    return any(_periods(replace(problem, box=one), value, work) for value, one in each)


def _periods(one: Problem, value: int, work: Work) -> bool:
    """Decide for one dilation or kernel: walk the strides from both ends until they repeat."""
    low, high = one.strides(work)
    period = _FEW + _PERIODS * value
    strides = _walk(low, high) if high - low < 2 * period else (*_walk(low, low + period), *_walk(high - period, high))
    return any(_at_stride(one, stride, work) for stride in strides)


def _walk(low: int, high: int) -> range:
    """The numbers from low to high, one by one.

    Raises:
        TooOpenError: there are too many of them.
    """
    return refuse() if high - low > _WALKED else range(low, high + 1)


def _at_stride(problem: Problem, stride: int, work: Work) -> bool:
    """Decide at one stride: of dilations and kernels the fewer are walked, and the others counted."""
    box = problem.box
    if box.dilation[0] == box.dilation[1]:
        return _at(problem, stride, box.dilation[0], None, work)
    if box.kernel_size[0] == box.kernel_size[1]:
        return _at(problem, stride, None, box.kernel_size[0], work)
    dilations, kernels = problem.dilations(stride, work), problem.kernels(stride, work)
    if any(_at(problem, stride, dilation, None, work) for dilation in ends(*dilations, _FEW)):
        return True
    if dilations[1] - dilations[0] < kernels[1] - kernels[0]:
        return any(_at(problem, stride, dilation, None, work) for dilation in _walk(*dilations))
    return any(_at(problem, stride, None, kernel, work) for kernel in _walk(*kernels))


def _at(problem: Problem, stride: int, dilation: int | None, kernel: int | None, work: Work) -> bool:
    """Decide at one stride for every kernel of one dilation, or for every dilation of one kernel."""
    work.spend(_STRIP)
    return any(strip.inhabited() for strip in slices(problem, stride, dilation, kernel))
