"""Cases that run together fail as they would alone."""

from __future__ import annotations

import pytest

from tests.together import together


def test_every_case_is_run_and_all_that_fail_are_told() -> None:
    """Not only the first."""
    ran = []

    @together("number", [1, 2, 3, 4])
    def odd(number: int) -> None:
        """Told apart by what is asserted."""
        ran.append(number)
        assert number % 2

    with pytest.raises(ExceptionGroup, match="2 of 4") as caught:
        odd()
    assert ran == [1, 2, 3, 4]
    assert [one.__notes__ for one in caught.value.exceptions] == [["with 2"], ["with 4"]]
    assert (odd.__name__, odd.__doc__) == ("odd", "Told apart by what is asserted.")


def test_several_arguments_are_a_tuple_and_no_case_is_a_mistake() -> None:
    """As with ``parametrize``; a list of cases that came out empty would prove nothing."""

    @together(("left", "total"), [(2, 4), (1, 3)], ids=lambda case: f"{case[0]} twice")
    def doubled(left: int, total: int) -> None:
        assert 2 * left == total

    with pytest.raises(ExceptionGroup) as caught:
        doubled()
    assert [one.__notes__ for one in caught.value.exceptions] == [["with 1 twice"]]
    with pytest.raises(AssertionError, match="proves nothing"):
        together("number", [])
