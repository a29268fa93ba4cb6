"""Questions drawn for the properties: always the same ones, so that a failure is a failure everywhere."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any, cast
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import tconvcalc
from tconvcalc import solver
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.command import BOUNDS, SHORT
from tconvcalc.question import Bounds, Question
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tconvcalc.solving.result import SolveResult
from tests.effort import QUARTER
from tests.effort import examples as at_most
from tests.solving.oracle import Box, Found, every

FRAMEWORKS = ("tensorflow", "keras", "pytorch")
BOX = Box(range(1, 7), range(1, 19), range(1, 7), range(1, 5), range(1, 4), range(17))
LIMITS = {"max_kernel": BOX.kernels[-1], "max_stride": BOX.strides[-1], "max_dilation": BOX.dilations[-1]}
Given = dict[str, Any]


def steady(examples: int, one_in: int = QUARTER) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Draw so many examples, the same on every machine and at every time."""
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    return settings(
        derandomize=True, max_examples=at_most(examples, one_in), deadline=None, suppress_health_check=quiet
    )


@cache
def everything(framework: str) -> dict[tuple[int, int], list[Found]]:
    """All that runs in the box, by both sizes, by brute force; the paddings go beyond what touches the output, too."""
    found: defaultdict[tuple[int, int], list[Found]] = defaultdict(list)
    for one, _ in every(framework, BOX):
        found[one.input_size, one.output_size].append(one)
    return found


def brute(framework: str, given: Given) -> list[Found]:
    """Every layer of the box that answers what is given along one axis, each a value, a range or None."""
    within = {
        name: value if isinstance(value, range) else {value} for name, value in given.items() if value is not None
    }
    inputs, outputs = within.pop("input_size", BOX.inputs), within.pop("output_size", BOX.outputs)
    tests = [(Found._fields.index(name), values) for name, values in within.items()]
    sizes = everything(framework)
    near = (one for pair in product(inputs, outputs) for one in sizes.get(pair, []))
    return [one for one in near if all(one[place] in values for place, values in tests)]


def touches(found: Found, given: Given) -> bool:
    """Whether its padding is one that is searched where none is given."""
    known = isinstance(given.get("padding"), int | str) or isinstance(found.padding, str)
    return known or found.padding <= found.dilation * (found.kernel_size - 1)  # type: ignore[operator]


def listing(framework: str, given: Given, **others: Any) -> SolveResult:  # noqa: ANN401
    """What `solve` lists and counts; why there is nothing takes it longer than to find that out, so it is left out."""

    def without(question: Question) -> SolveResult:
        return SolveResult(question, "out_of_bounds" if feasible(question, EVER) else "impossible")

    with patch.object(solver, "_without", without):
        return tconvcalc.solve(framework, **{"dims": 1, "limit": None, **LIMITS, **given, **others})


def ranges(low: int, high: int) -> st.SearchStrategy[range]:
    """Ranges of whole numbers."""
    ends = st.tuples(st.integers(low, high), st.integers(low, high))
    return ends.map(lambda pair: range(min(pair), max(pair) + 1))


def some(low: int, high: int) -> st.SearchStrategy[Any]:
    """Unknown, known, or within a range."""
    return st.one_of(st.none(), st.integers(low, high), st.integers(low, high), ranges(low, high))


def givens(framework: str) -> st.SearchStrategy[Given]:
    """What could be said of one axis; a size that is not known is a range, so that brute force comes to an end."""
    word, number = st.sampled_from([None, "valid", "same"]), some(0, 3)
    return st.fixed_dictionaries(
        {
            "input_size": st.one_of(st.integers(1, 6), st.integers(1, 6), ranges(1, 6), st.just(BOX.inputs)),
            "output_size": st.one_of(st.integers(1, 18), st.integers(1, 18), ranges(1, 18), st.just(BOX.outputs)),
            "kernel_size": some(1, 6),
            "stride": some(1, 4),
            "dilation": st.sampled_from([1, 1, 1, 2, 3, None]),
            "padding": number if framework == "pytorch" else word,
            "output_padding": {"pytorch": number, "keras": st.one_of(st.just("auto"), number)}.get(
                framework, st.none()
            ),
        }
    )


def questions(framework: str) -> st.SearchStrategy[tuple[str, Given]]:
    """A framework with what is given."""
    return givens(framework).map(lambda given: (framework, given))


ANY = st.one_of(*map(questions, FRAMEWORKS))
"""Any question about one axis of any framework."""


def put_together(axes: list[Given]) -> Given:
    """What is given for each axis, as one question; words belong to the whole layer."""
    joined: Given = {}
    for name in axes[0]:
        values = [axis[name] for axis in axes]
        word = next((value for value in values if isinstance(value, str)), None)
        joined[name] = word or (tuple(values) if len(axes) > 1 else values[0])
    return joined


def several(framework: str) -> st.SearchStrategy[tuple[str, Given]]:
    """A framework with what is given for one to three axes, alike or not."""
    each = st.one_of(st.lists(givens(framework), min_size=1, max_size=3), givens(framework).map(lambda one: [one] * 2))
    return each.map(lambda axes: (framework, put_together(axes)))


MANY = st.one_of(*map(several, FRAMEWORKS))
"""Any question about some axes of any framework."""


def asked(framework: str, given: Given, **others: Any) -> Question:  # noqa: ANN401
    """One question as the solver takes it, about one axis where the values do not tell."""
    dims = max((len(value) for value in given.values() if isinstance(value, tuple)), default=1)
    (question,) = ask([framework], given, **{"dims": dims, **others})
    return question


def asked_by(command: str) -> Question:
    """The question that a command line asks, read as a shell and the options read it."""
    program, verb, *words = shlex.split(command)
    assert (program, verb) == ("tconvcalc", "solve")
    options = dict(zip(words[::2], words[1::2], strict=True))
    short, bounds = {option: name for name, option in SHORT.items()}, {option: name for name, option in BOUNDS.items()}
    given = {short[option]: text for option, text in options.items() if option in short}
    numbers: Given = {name: int(given.pop(name)) for name in ("in_channels", "out_channels", "groups") if name in given}
    limits = {bounds[option]: int(text) for option, text in options.items() if option in bounds}
    numbers["dims"] = int(options["--dims"]) if "--dims" in options else None
    assert options.keys() <= {*short, *bounds, "-f", "--dims"}
    (question,) = ask([options["-f"]], cast("Given", given), bounds=Bounds(**limits), **numbers)
    return question
