"""Words from outside are shown harmlessly and measured as a terminal does."""

from __future__ import annotations

import pytest

from tconvcalc.text import column_width, listed, plural, printable, short
from tests.cases import every_case


@every_case(
    "hostile",
    ["\x1b[31mred", "two\nlines", "\ttab", "\x00", "\x7f", "\N{RIGHT-TO-LEFT OVERRIDE}abc", "\ud800", "\u2028"],
)
def test_what_a_terminal_would_obey_is_shown_as_an_escape(hostile: str) -> None:
    """It can be printed, sent through any encoding, and is recognised again."""
    shown = printable(hostile)
    assert shown.isprintable()
    assert shown.encode("ascii").decode("unicode_escape") == hostile


def test_what_can_be_printed_is_left_alone() -> None:
    """In every script."""
    assert printable('kernel "4\N{MULTIPLICATION SIGN}4" größe 大小') == 'kernel "4\N{MULTIPLICATION SIGN}4" größe 大小'


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("kernel", 6),
        ("大小", 4),
        ("\N{FULLWIDTH LATIN SMALL LETTER N}", 2),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("\N{HALFWIDTH KATAKANA LETTER A}", 1),
    ],
)
def test_a_width_is_counted_in_columns(text: str, columns: int) -> None:
    """A caret below it has to stand in the right place."""
    assert column_width(text) == columns


def test_lists_and_counts_read_as_in_a_sentence() -> None:
    """One, two, several; one, many."""
    assert [listed(["a", "b", "c"][:count]) for count in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
    assert listed(["a", "b"], "or") == "a or b"
    assert [plural(count, "layer") for count in (0, 1, 2967)] == ["0 layers", "1 layer", "2,967 layers"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("n" * 48, "n" * 48), ("n" * 49, "n" * 48 + "…"), ("\x07" * 49, "\\x07" * 48 + "…"), ("", "")],
)
def test_what_is_long_is_cut_and_says_so(text: str, shown: str) -> None:
    """At 48 characters as they were written."""
    assert short(text) == shown
