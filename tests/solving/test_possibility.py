"""Impossible is proved: against brute force over long ranges, and where it cannot be proved it is not said."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tconvcalc
from tconvcalc.errors import TooOpenError
from tconvcalc.solving.feasibility import feasible
from tconvcalc.solving.problems import EVER
from tests.cases import every_case
from tests.effort import FEW
from tests.solving.draws import Given, asked, steady

Ranged = dict[str, Any]


def through(given_value: Any, otherwise: range) -> range:  # noqa: ANN401
    """The numbers that a given stands for."""
    if given_value is None or given_value == "auto":
        return otherwise
    return given_value if isinstance(given_value, range) else range(given_value, given_value + 1)


def outputs(framework: str, what: Ranged, corner: tuple[int, int, int, int]) -> Iterator[range]:
    """The stretches of outputs that one input, kernel, stride and dilation reach, by the frameworks' documentation."""
    n, k, s, d = corner
    span = d * (k - 1) + 1
    full, same = (n - 1) * s + span, what["padding"] == "same"
    if framework == "tensorflow":
        least = (n - 1) * s + 1 if same else full
        yield range(least, least + s)
    elif framework == "pytorch":
        paddings = through(what["padding"], range(0))
        for extra in through(what["output_padding"], range(max(s, d))):
            if extra < max(s, d):
                yield range(full + extra - 2 * paddings[-1], full + extra - 2 * paddings[0] + 1, 2)
    elif s == 1 or d == 1:
        if what["output_padding"] in {None, "auto"}:
            least = n * s if same else (n - 1) * s + max(span, s)
            yield range(least, least + 1)
        if what["output_padding"] != "auto":
            extras = (extra for extra in through(what["output_padding"], range(s)) if extra < s)
            for extra in extras:
                if not same or extra or span % 2:
                    least = ((n - 1) * s + span % 2 if same else full) + extra
                    yield range(least, least + 1)


def meet(one: range, other: range) -> bool:
    """Whether two short stretches, the second without gaps, share a number."""
    below = max(one[0], other[0])
    first = below + (one[0] - below) % one.step
    return first <= min(one[-1], other[-1])


def exists(framework: str, what: Ranged) -> bool:
    """Whether any layer answers, by trying every one."""
    wanted = through(what["output_size"], range(0))
    names = ("input_size", "kernel_size", "stride", "dilation")
    corners = product(*(through(what[name], range(0)) for name in names))
    return any(meet(reached, wanted) for corner in corners for reached in outputs(framework, what, corner))  # type: ignore[arg-type]


def drawn(random_: random.Random) -> tuple[str, Ranged]:
    """A framework and a question with ranges so long that their middle is far from their ends."""

    def some(low: int, high: int, longest: int) -> int | range:
        first = random_.randint(low, high)
        return first if random_.random() < 0.5 else range(first, first + 1 + random_.choice([0, 1, 2, 5, longest]))

    framework = random_.choice(["pytorch", "pytorch", "tensorflow", "keras"])
    large = random_.choice([40, 120, 300])
    what: Ranged = {
        "input_size": some(1, 12, 40),
        "kernel_size": some(1, random_.choice([9, large]), 50),
        "stride": some(1, large, large),
        "dilation": random_.choice([1, 1, some(1, 40, 30)]),
        "padding": some(0, 9, 20) if framework == "pytorch" else random_.choice(["valid", "same"]),
        "output_padding": None if framework == "tensorflow" else some(0, random_.choice([2, 30]), 20),
    }
    if framework == "keras" and random_.random() < 0.5:
        what["output_padding"] = "auto"
    near = {
        name: value[random_.randrange(len(value))] if isinstance(value, range) else value
        for name, value in what.items()
    }
    own = 0 if isinstance(near["padding"], str) else near["output_padding"] - 2 * near["padding"]
    spanned = 0 if near["padding"] == "same" else near["dilation"] * (near["kernel_size"] - 1)
    size = (near["input_size"] - 1) * near["stride"] + spanned + 1 + own + random_.choice([0, 0, 1, -1, 7])
    what["output_size"] = max(1, size)
    if isinstance(what["input_size"], int) and random_.random() < 0.3:
        what["output_size"] = range(max(1, size), max(1, size) + random_.choice([1, 2, 4]))
    return framework, what


def typed(what: Ranged) -> Given:
    """The same question as the options have it."""
    return {name: f"{v[0]}..{v[-1]}" if isinstance(v, range) else v for name, v in what.items()}


def compared(seed: int, number: int) -> None:
    """Draw so many questions, and compare each with brute force."""
    random_ = random.Random(seed)  # noqa: S311 -- the same questions everywhere
    for _ in range(number):
        framework, what = drawn(random_)
        assert feasible(asked(framework, typed(what)), EVER) == exists(framework, what), (framework, typed(what))


def test_what_brute_force_finds_in_long_ranges_is_possible_and_nothing_else() -> None:
    """The middle of a range is not passed over; ``python -m tests.solving.test_possibility 20000`` tries more."""
    compared(1, 250)


@st.composite
def progressions(draw: st.DrawFn) -> tuple[int, tuple[int, int | None], tuple[int, int | None]]:
    """How far an output lies behind its first element, and ranges of inputs and strides around a way to get there."""
    steps, stride = draw(st.integers(1, 400)), draw(st.sampled_from([7, 101, 1009, 5003, 7001, 25_013]))
    lows = draw(st.integers(1, steps + 3)), draw(st.integers(1, 2 * stride))
    highs = draw(st.one_of(st.none(), st.integers(0, 2 * steps))), draw(st.one_of(st.none(), st.integers(0, 90_000)))
    inputs, strides = ((low, None if more is None else low + more) for low, more in zip(lows, highs, strict=True))
    return min(steps * stride + draw(st.sampled_from([0, 0, 1])), 10**6), inputs, strides


@steady(150, FEW)
@given(progressions())
def test_a_divisor_far_from_both_ends_is_not_overlooked(
    asking: tuple[int, tuple[int, int | None], tuple[int, int | None]],
) -> None:
    """With a kernel of 1 and nothing trimmed, steps times stride is all there is: possible where one divides."""
    length, (least, most), (low, high) = asking
    given_ranges = {"input_size": f"{least}..{most or ''}", "stride": f"{low}..{high or ''}"}
    what: Given = {"output_size": length + 1, "kernel_size": 1, "padding": 0, "output_padding": 0, **given_ranges}
    inputs = range(max(2, least), min(most or length + 1, length + 1) + 1)
    fits = any(length % (n - 1) == 0 and low <= length // (n - 1) <= (high or length) for n in inputs)
    assert feasible(asked("pytorch", what), EVER) == fits


BARE: Given = {"padding": 0, "output_padding": 0}


@every_case(
    ("what", "possible"),
    [
        ({"input_size": "3..10", "output_size": 6929, "kernel_size": 4, "padding": 1}, True),  # stride 2309
        ({"input_size": "3..", "output_size": 50_036, "kernel_size": 1, "stride": "6.."}, True),  # 50035 = 5 * 10007
        ({"output_size": "20014*n+10008", "kernel_size": 1, "stride": "2.."}, True),  # stride 10007
        ({"output_size": 13_001, "stride": 1000, "kernel_size": 7, "dilation": None}, True),
        ({"output_size": 13_001, "stride": 1000, "kernel_size": 7, "dilation": "501..999"}, False),
        ({"output_size": 4501, "stride": 1000, "kernel_size": "100..900"}, True),  # kernel 501
        ({"output_size": 4500, "stride": 1000, "kernel_size": "100..499"}, False),
        ({"input_size": 1, "output_size": 197 * 199 + 1, "kernel_size": "100..300", "dilation": "100..300"}, True),
        ({"input_size": 1, "output_size": 197 * 211, "kernel_size": "100..190", "dilation": "100..190"}, False),
        ({"input_size": 3116381113334078664, "stride": 17179869186, "dilation": 31}, True),
    ],
)
def test_what_no_sample_shows_is_decided(what: Given, possible: bool) -> None:  # noqa: FBT001
    """Divisors, residues and products in the middle of long ranges, and sizes beyond the largest that can be typed."""
    assert feasible(asked("pytorch", {**BARE, **what}), EVER) == possible


@pytest.mark.parametrize(
    "what",
    [
        {"output_size": 10**15 + 38, "input_size": "2..", "stride": "5000..40000000", "kernel_size": 1},
        {"output_size": f"{10**15 + 37}n", "kernel_size": 1, "stride": "2.."},
        {"output_size": 10**11 + 9, "input_size": 10_001, "kernel_size": "40000..90000", "dilation": "40001.."},
    ],
)
def test_what_cannot_be_ruled_out_is_not_called_impossible(what: Given) -> None:
    """It is refused instead: there are too many divisors to try."""
    with pytest.raises(TooOpenError, match="too much open"):
        feasible(asked("pytorch", {**BARE, **what}), EVER)
    with pytest.raises(tconvcalc.MisuseError, match="give one more quantity"):
        tconvcalc.solve("torch", dims=1, **{**BARE, **what, "dilation": what.get("dilation", 1)})


if __name__ == "__main__":
    compared(*(int(word) for word in ("0", *sys.argv[1:])[-2:]))


PRIME = 10**12 + 39
STRIDED = {"kernel_size": 2, "stride": "15..", "padding": "same", "output_padding": "auto"}


@pytest.mark.parametrize(
    ("inputs", "out", "is_there"), [(range(37, 100), PRIME, False), (range(37, 100), PRIME - 1, True)]
)
def test_outputs_too_large_to_be_divided_are_decided_by_their_inputs(inputs: range, out: int, is_there: bool) -> None:  # noqa: FBT001
    """Keras' own size under same is the input times the stride: a prime has none of those, 39 divides the other."""
    assert (PRIME - 1) % 39 == 0
    assert feasible(asked("keras", {**STRIDED, "input_size": inputs, "output_size": out}), EVER) is is_there


def test_where_there_are_too_many_inputs_as_well_nothing_is_said() -> None:
    """A proof would go through a million of them."""
    with pytest.raises(TooOpenError, match="too much open"):
        feasible(asked("keras", {**STRIDED, "input_size": "37..", "output_size": PRIME}), EVER)


def test_a_stride_a_little_further_on_is_found() -> None:
    """Behind the first few that are tried, where paddings leave too many to divide: (n - 1)*s + 16*d + 1 - 2*p."""
    sizes = {"input_size": range(33, 1_000_033), "output_size": 736_036, "kernel_size": 17}
    what: Ranged = {**sizes, "stride": "123..", "dilation": range(2, 5), "padding": range(30), "output_padding": 0}
    tails = {16 * d + 1 - 2 * p for d in (2, 3, 4) for p in range(30)}
    fitting = [s for s in range(123, 400) if any((736_036 - tail) % s == 0 for tail in tails)]
    assert fitting[0] > 123 + 8
    assert feasible(asked("torch", what), EVER)
