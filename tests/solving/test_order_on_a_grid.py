"""The order of the solutions on a small grid: what the contract wishes, worked out here for every one of them."""

from __future__ import annotations

from itertools import pairwise

from tconvcalc.solving.preference import preferred
from tests.cases import every_case
from tests.solving.draws import Given, listing
from tests.solving.test_ranking import wished

SIZED = [(1, 4), (2, 9), (4, 7), (5, 11), (6, 30), (8, 16), (9, 9), (7, 5)]


@every_case(("before", "after"), SIZED)
def test_the_first_fifty_of_two_sizes(before: int, after: int) -> None:
    """Each at least as good as the next; the last of them as good as any that is left out of a longer list."""
    solutions = listing("pytorch", {"input_size": before, "output_size": after}, dims=1, limit=80).solutions
    places = [wished(one, sized=True) for one in solutions]
    assert places == sorted(places)


OPEN: list[tuple[Given, list[tuple[int, int]]]] = [
    ({"input_size": "2..5", "kernel_size": 3, "stride": 1, "padding": 0}, [(2, 4), (3, 5), (4, 6), (5, 7)]),
    ({"output_size": "4..6", "kernel_size": 3, "stride": 1, "padding": 0}, [(2, 4), (3, 5), (4, 6)]),
    ({"input_size": "1..9", "output_size": "8..12", "kernel_size": 2, "stride": 2, "padding": 0, "output_padding": 0},
     [(4, 8), (5, 10), (6, 12)]),
    ({"input_size": "3..4", "kernel_size": 4, "stride": 2, "padding": 1}, [(3, 6), (4, 8), (3, 7), (4, 9)]),
]  # fmt: skip


@every_case(("what", "sizes"), OPEN)
def test_smaller_sizes_come_first(what: Given, sizes: list[tuple[int, int]]) -> None:
    """Where nothing else differs; the input before the output, and it is said."""
    answer = listing("pytorch", what, dims=1)
    assert [(one.axes[0].input_size, one.axes[0].output_size) for one in answer.solutions] == sizes
    told = [preferred(one, other, answer.question) for one, other in pairwise(answer.solutions)]
    alike = [one.axes[0].output_padding == other.axes[0].output_padding for one, other in pairwise(answer.solutions)]
    assert [text == "its sizes are smaller" for text in told] == alike
