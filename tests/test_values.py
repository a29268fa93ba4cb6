"""Values are written as they are typed, and a symbol is every one of its numbers."""

from __future__ import annotations

from itertools import product

import pytest

from tconvcalc.parsing.grammar import read
from tconvcalc.values import Ends, Linear, Span, first_valid, shifted, size_at

SYMBOLS = [Linear(slope, offset, "n") for slope, offset in product((1, 2, 5), range(-12, 4))]


@pytest.mark.parametrize(
    ("quantity", "value", "text"),
    [
        ("kernel_size", Span(2, 7), "2..7"),
        ("kernel_size", Span(2), "2.."),
        ("padding", Ends(1, 2), "1:2"),
        ("input_size", Linear(1, 0, "n"), "n"),
        ("input_size", Linear(2, 0, "n"), "2*n"),
        ("input_size", Linear(1, -3, "m"), "m - 3"),
        ("output_size", Linear(2, 1, "n"), "2*n + 1"),
    ],
)
def test_a_value_is_written_as_it_is_typed(quantity: str, value: Span | Ends | Linear, text: str) -> None:
    """And what is written is read as the same value."""
    assert str(value) == text
    assert read(quantity, text.replace(" ", "")) == (value,)


def test_a_symbol_goes_through_the_equation_like_its_numbers() -> None:
    """Steps of a factor, counted between the elements."""
    for size, factor, constant, number in product(SYMBOLS, (1, 2, 7), (-3, 0, 4), (1, 9)):
        moved = shifted(size, factor, constant)
        assert isinstance(moved, Linear)
        assert moved.symbol == "n"
        assert size_at(moved, number) == shifted(size.at(number), factor, constant)
    assert size_at(5, 9) == 5


def test_the_first_valid_number_is_the_first_at_which_there_is_something() -> None:
    """Every size has at least one element from there on, and not before."""
    for one, two in product(SYMBOLS, SYMBOLS):
        first = first_valid(one, 3, two)
        assert first == next(n for n in range(1, 99) if min(one.at(n), two.at(n)) >= 1)
    assert first_valid(4, 7) == 1
