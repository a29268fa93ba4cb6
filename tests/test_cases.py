"""Cases that are tried within one test: none is left out, and each that is wrong is named."""

from __future__ import annotations

import inspect

import pytest

from tests.cases import every_case


def test_every_case_is_tried_and_each_that_is_wrong_is_named() -> None:
    """Those before and behind a wrong one too, whatever it raises."""
    seen: list[int] = []

    @every_case(("one", "two"), [(1, 1), (2, 3), (4, 4), (5, "x"), pytest.param(6, 7, id="six")])
    def test(one: int, two: int) -> None:
        seen.append(one)
        assert one + 0 == two + 0

    with pytest.raises(ExceptionGroup, match="3 of 5 cases are wrong") as caught:
        test()
    assert seen == [1, 2, 4, 5, 6]
    kinds = [(type(one), *one.__notes__) for one in caught.value.exceptions]
    assert kinds == [(AssertionError, "case: 2, 3"), (TypeError, "case: 5, 'x'"), (AssertionError, "case: six")]


def test_what_is_right_is_silent_and_names_are_taken_for_values() -> None:
    """A value alone is not taken apart, and what a fixture gives is handed on."""
    seen: list[object] = []

    @every_case("pair", [(1, 2), "ab"], ids=["numbers", "letters"])
    @every_case("other, more", [(3, 4)])
    def test(pair: object, other: int, more: int, tmp_path: str) -> None:
        seen.append((pair, other, more, tmp_path))

    test(tmp_path="here")
    assert seen == [((1, 2), 3, 4, "here"), ("ab", 3, 4, "here")]
    assert list(inspect.signature(test).parameters) == ["tmp_path"]


def test_a_name_tells_which_case_is_wrong() -> None:
    """Also where cases are multiplied."""

    @every_case("one", [0, 1], ids=["zero", "one"])
    @every_case("two", [0, 1])
    def test(one: int, two: int) -> None:
        assert one + two < 2

    with pytest.raises(ExceptionGroup) as caught:
        test()
    (outer,) = caught.value.exceptions
    assert isinstance(outer, ExceptionGroup)
    assert (outer.__notes__, outer.exceptions[0].__notes__) == (["case: one"], ["case: 1"])


def test_what_pytest_itself_raises_is_a_case_too() -> None:
    """That nothing was raised is no exception like others; and more cases than a traceback shows are all told."""

    @every_case("one", range(40))
    def test(one: int) -> None:
        with pytest.raises(ZeroDivisionError):
            assert 1 // one >= 0

    with pytest.raises(BaseExceptionGroup) as caught:
        test()
    assert caught.value.message.split() == ["39", "of", "40", "cases", "are", "wrong:", *map(str, range(1, 40))]


def test_a_function_says_what_each_value_is_called() -> None:
    """As with ``parametrize``."""

    @every_case("one, two", [(1, -2), (3, 4)], ids=abs)
    def test(one: int, two: int) -> None:
        assert one + two > 0

    with pytest.raises(ExceptionGroup, match="1 of 2 cases are wrong:\n    1-2"):
        test()


def test_no_case_is_no_test() -> None:
    """A list that became empty is noticed, and a case of the wrong length."""
    with pytest.raises(ValueError, match="there is no case"):
        every_case("one", [])
    with pytest.raises(ValueError, match="zip"):
        every_case(("one", "two"), [(1,)])
    with pytest.raises(ValueError, match="a mark of its own"):
        every_case("one", [pytest.param(1, marks=pytest.mark.xfail)])
    with pytest.raises(ValueError, match="zip"):
        every_case("one", [1], ids=["a", "b"])
