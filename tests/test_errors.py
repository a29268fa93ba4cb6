"""A complaint shows what was written, with a caret under exactly the part that is wrong."""

from __future__ import annotations

import pytest

from tconvcalc.errors import MisuseError, misread
from tconvcalc.text import column_width

LONG = "1" * 100 + "?!" + "2" * 100


def complaint(text: str, begin: int, end: int) -> list[str]:
    """The lines that complain about a part of a text."""
    return str(misread("--kernel-size", text, (begin, end), "this is no size", "4 or ?")).splitlines()


def pointed_at(head: str, carets: str) -> str:
    """What stands above the carets, column by column."""
    columns = "".join(c + "\0" * (column_width(c) - 1) for c in head)
    begin = carets.index("^")
    return columns[begin : begin + carets.count("^")].replace("\0", "")


@pytest.mark.parametrize("text", ["4y4", "大y小", "4444yy4", "y"])
def test_the_carets_stand_under_what_is_wrong(text: str) -> None:
    """Also behind characters that take two columns."""
    begin, end = text.index("y"), text.rindex("y") + 1
    head, carets, instead = complaint(text, begin, end)
    assert head == f'--kernel-size: cannot read "{text}"'
    assert pointed_at(head, carets) == text[begin:end]
    assert carets.endswith("^ this is no size")
    assert instead == "write 4 or ?"


def test_something_missing_is_pointed_at_behind_the_text() -> None:
    """Where it should stand."""
    head, carets, _ = complaint("2..", 3, 3)
    assert carets.index("^") == column_width(head) - 1
    assert carets.count("^") == 1


def test_control_characters_are_seen_and_counted_as_shown() -> None:
    """An escape is as wide as it is written."""
    head, carets, _ = complaint("\x1b[0m4y", 5, 6)
    assert "\x1b" not in head
    assert pointed_at(head, carets) == "y"


def test_of_a_long_text_only_what_lies_around_is_shown() -> None:
    """With dots where it goes on, and the caret still in its place."""
    head, carets, _ = complaint(LONG, 100, 102)
    assert len(head) < 150
    assert (head.count("…"), pointed_at(head, carets)) == (2, "?!")
    assert "…" not in complaint(LONG[80:120], 20, 22)[0]


def test_a_long_part_does_not_make_a_long_complaint() -> None:
    """The carets stop before the line does."""
    head, carets, _ = complaint("y" * 10_000, 0, 10_000)
    assert len(head) < 200
    assert set(pointed_at(head, carets)) == {"y"}


def test_misuse_is_a_value_error() -> None:
    """So that a program need not know this package to catch it."""
    assert issubclass(MisuseError, ValueError)
