"""The arithmetic under the search: stretches cut without a walk, progressions that meet, sums without their terms."""

from __future__ import annotations

from itertools import product

import pytest

from tconvcalc.errors import TooOpenError
from tconvcalc.solving.budget import Work
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.constraints import Demand
from tconvcalc.solving.feasibility import smallest
from tconvcalc.solving.integers import divisors, ends, first, floor_sum, narrow
from tconvcalc.values import Span

FAR = 10**18


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 1), (0, 9), (3, 20), (5, 4)])
def test_a_stretch_is_cut_to_where_every_test_holds(low: int, high: int) -> None:
    """Tests that begin to hold, that cease to, that always do and that never do."""
    for begin, end in product(range(low - 1, high + 2), repeat=2):
        kept = narrow(low, high, lambda number, begin=begin: number >= begin, lambda number, end=end: number <= end)  # type: ignore[misc]
        assert [*range(kept[0], kept[1] + 1)] == [number for number in range(low, high + 1) if begin <= number <= end]


def test_a_long_stretch_is_not_walked() -> None:
    """The tests are asked about a few times the logarithm of its length."""
    asked = []

    def holds(number: int) -> bool:
        asked.append(number)
        return number >= FAR // 3

    assert narrow(0, FAR, holds) == (FAR // 3, FAR)
    assert first(0, FAR, holds) == smallest(0, FAR, holds) == FAR // 3
    assert smallest(0, FAR // 4, holds) is None
    assert len(asked) < 500


def test_of_a_long_stretch_both_ends_are_walked() -> None:
    """Each number once; a short one whole."""
    for high, most in product(range(-1, 12), range(1, 6)):
        walked = [*ends(0, high, most)]
        whole = [*range(high + 1)]
        assert walked == (whole if len(whole) <= 2 * most else [*whole[:most], *whole[-most:]])


def test_divisors_within_a_stretch_are_found_from_both_sides() -> None:
    """The smallest first, none twice."""
    for number, low, high in product((1, 12, 36, 97, 360), (1, 2, 5, 9), (0, 1, 6, 12, 400)):
        expected = [one for one in range(1, number + 1) if number % one == 0 and low <= one <= high]
        assert [*divisors(number, low, high, Work())] == expected
    assert [*divisors(10_007 * 10_009, 2, 10**9, Work())] == [10_007, 10_009, 10_007 * 10_009]


def test_too_many_candidates_for_divisors_are_refused() -> None:
    """Rather than walked, or passed over."""
    with pytest.raises(TooOpenError):
        next(divisors(10**15 + 37, 2, 10**15, Work()))


def test_a_sum_of_quotients_is_found_without_its_terms() -> None:
    """As far as it can be checked by adding them, and beyond."""
    for count, slope, start, divisor in product(range(-1, 8), range(6), range(9), range(1, 7)):
        expected = sum((slope * i + start) // divisor for i in range(count))
        assert floor_sum(count, slope, start, divisor) == expected
    assert floor_sum(FAR, 1, 0, 1) == FAR * (FAR - 1) // 2


@pytest.mark.parametrize(
    "demand",
    [
        Demand(5, 17),
        Demand(Span(2, 9), 17),
        Demand(Span(1), 17),
        Demand(5, Span(3, 18)),
        Demand(5, Span(1)),
        Demand(4, 9, 3),
    ],
)
def test_a_block_counts_its_choices_without_making_them(demand: Demand) -> None:
    """Whatever is open, and also where nothing is left."""
    for stride, base, most, least_extra, extras in product((1, 2, 3, 5), (1, 4, 9), (-1, 0, 3, 7), (0, 1), range(5)):
        block = Block((demand,), 3, stride, 1, base, (0, most), (least_extra, extras - 1))
        made = list(block.tight().choices(Work()))
        assert block.number() == len(made), block
        assert {choice.tail - base + 2 * choice.padding - choice.extra for choice in made} <= {0}
        halves = [choice for half in block.tight().halves() for choice in half.choices(Work())]
        assert sorted(halves) == sorted(made)


def test_a_large_block_is_halved_by_its_longer_side() -> None:
    """Until each part is small; no choice is lost and none is twice."""
    for padding, extra in (((0, 999), (0, 9)), ((0, 9), (0, 999)), ((3, 70), (1, 1))):
        block = Block((Demand(5, Span(1)),), 3, 2, 1, 4000, padding, extra)
        parts = block.halves()
        assert len(parts) == 2
        assert sum(part.number() for part in parts) == block.number()
        longer = (padding[1] - padding[0]) > (extra[1] - extra[0])
        assert all((part.extra == extra) == longer for part in parts)
