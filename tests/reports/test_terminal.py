"""The reports for people: carets stand below what they mean, and no text of a file is ever obeyed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given

from tconvcalc.claims import NEEDED, Finding, Place, Unread
from tconvcalc.claims import CheckResult as Report
from tconvcalc.reports import full
from tconvcalc.reports.concise import render as concise
from tconvcalc.reports.full import render, segments
from tconvcalc.reports.listing import statistics, unread
from tconvcalc.reports.words import summary, where, wrong
from tconvcalc.text import column_width
from tests.cases import every_case
from tests.reports.samples import EMPTY, FULL, REPORTS, SAME, STRICT, UNREAD, calm, hostile

pytestmark = pytest.mark.usefixtures("rules")

STYLES = {"", "place", "error", "warning", "gutter", "label", "good", "bad"}


def marked(source: str, column: int, end_column: int, end_line: int = 14) -> str:
    """Give the characters of the shown line that stand above the carets, found by terminal columns."""
    place = Place("m.py", 14, column, end_line, end_column, source=source)
    gutter, line, carets, _ = render(Report((Finding("TCC003", place, "wrong"),))).splitlines()[1:5]
    assert gutter == "   |"
    begin, end = carets.index("^"), len(carets)
    assert set(carets[begin:]) == {"^"}
    widths = [column_width(line[:index]) for index in range(len(line) + 1)]
    return "".join(c for c, at in zip(line, widths, strict=False) if begin <= at < end)


@every_case(
    ("source", "column", "end_column", "meant"),
    [
        ("y = up(x)", 5, 10, "up(x)"),
        ("\ty = up(x)  # \t", 6, 11, "up(x)"),
        ("\t\tup(\tx)", 3, 9, "up(    x)"),
        ("宽 = up('高')  # ok", 5, 12, "up('高')"),
        ("e\u0301 = up(x)", 6, 11, "up(x)"),
        ("x\x1b[2J = up(x)", 9, 14, "up(x)"),
        ("\u202ex = up(x)", 6, 11, "up(x)"),
        ("y = up(x)\n", 5, 0, "up(x)"),
        ("y = up(x)", 5, 99, "up(x)"),
        ("y = up(x)", 0, 0, "y = up(x)"),
        ("##[a]up(x)", 6, 11, "up(x)"),
        ("up(x);" * 1000, 3001, 3006, "up(x)"),
        ("up(x);" * 1000, 1, 6, "up(x)"),
        ("up(x);" * 1000 + "\n", 5995, 6000, "up(x)"),
    ],
)
def test_the_carets_stand_below_the_call(source: str, column: int, end_column: int, meant: str) -> None:
    """Whatever the line holds, counted in columns of the terminal."""
    assert marked(source, column, end_column) == meant


def test_a_minified_source_is_not_repeated_for_each_finding() -> None:
    """Ten thousand calls in a line would be gigabytes of report."""
    place = Place("m.py", 1, 5000, 1, 9000, source="y" * 10_000)
    text = render(Report((Finding("TCC003", place, "wrong"),)))
    assert len(text) < 2000
    line, carets = text.splitlines()[2:4]
    assert (line.count("…"), len(carets) <= len(line)) == (2, True)


def test_a_call_over_several_lines_is_marked_on_its_first() -> None:
    """The end's column belongs to another line."""
    assert marked("up = Up(\n", 6, 2, end_line=17) == "Up("


def test_there_is_always_a_caret() -> None:
    """Also where the place points behind the text or at nothing."""
    assert marked("y = up(x)", 99, 100) == ""
    assert render(Report((Finding("TCC003", Place("m", 1, 5, 1, 5, source="abcdefgh"), "x"),))).count("^") == 4


def test_a_blank_line_is_not_shown() -> None:
    """There is nothing to see in it."""
    report = Report((Finding("TCC003", Place("m.py", 2, 1, source=" \t\n"), "wrong"),), layers=1, files=1)
    assert render(report) == "m.py:2:1: TCC003 wrong\n\n1 wrong in 1 layer (1 file, 0 unread)\n"


@every_case("report", REPORTS)
def test_the_pieces_are_the_text(report: Report) -> None:
    """Colour is put on by who shows it; without it the text is whole."""
    pieces = list(segments(report))
    assert "".join(text for _, text in pieces) == render(report)
    assert {style for style, _ in pieces} <= STYLES
    assert [style for style, _ in pieces if style in {"good", "bad"}] == ["good" if report else "bad"]
    found = [text for style, text in pieces if style in {"error", "warning"} and "^" not in text]
    assert found == [finding.code for finding in wrong(report)]
    assert pieces[-1][1] == summary(report) + "\n"


def test_an_error_and_a_warning_differ() -> None:
    """By style, so that a terminal can colour them."""
    styles = {text: style for style, text in segments(FULL)}
    assert (styles["TCC003"], styles["TCC101"]) == ("error", "warning")


@every_case(
    ("report", "last"),
    [
        (Report((SAME,), layers=3, files=1), "1 wrong in 3 layers (1 file, 0 unread)"),
        (EMPTY, "nothing wrong in 3 layers (1 file, 0 unread)"),
        (UNREAD, "nothing wrong in 3 layers (2 files, 2 unread)"),
        (STRICT, "0 wrong in 3 layers (2 files, 2 unread)"),
        (Report(layers=1234), "nothing wrong in 1,234 layers (0 files, 0 unread)"),
    ],
)
def test_the_last_line_counts(report: Report, last: str) -> None:
    """What is left unread is said even where nothing is wrong."""
    assert render(report).splitlines()[-1] == last


@every_case(
    ("place", "text"),
    [
        (Place("m.py", 3, 4), "m.py:3:4"),
        (Place("m.py", 3), "m.py:3"),
        (Place("m.py", 3, 4, name="up"), "m.py:3:4"),
        (Place("m.py", 0, 4), "m.py"),
        (Place("n.ipynb", 3, 4, cell=2), "n.ipynb:cell 2:3:4"),
        (Place("l.toml", name="up\n1"), "l.toml: up\\n1"),
        (Place("", name="::error::"), "layer \\x3a:error::"),
        (Place(""), "layer"),
        (Place("::set-output name=a::b.py", 1, 1), "\\x3a:set-output name=a::b.py:1:1"),
        (Place(" ::error::", 1), " \\x3a:error:::1"),
        (Place("##[add-path]x"), "#\\x23[add-path]x"),
        (Place("\udc80\x1b[0m"), "\\udc80\\x1b[0m"),
    ],
)
def test_a_place_is_said_in_one_line(place: Place, text: str) -> None:
    """As editors take it, and so that no CI job takes it for a command."""
    assert where(place) == text


def test_concise_is_one_line_each() -> None:
    """What is skipped is said too, since it could hide findings."""
    assert len(concise(FULL).splitlines()) == len(FULL.findings) + len(FULL.skipped)
    assert len(concise(STRICT).splitlines()) == len(STRICT.unread)
    assert concise(EMPTY) == ""


def test_statistics_count_every_finding() -> None:
    """The most frequent first, with the rule's name."""
    assert statistics(replace(FULL, unread=())) == "7  TCC003  output-size\n2  TCC101  checkerboard\n"
    assert statistics(STRICT) == statistics(UNREAD)
    assert statistics(EMPTY) == ""
    many = Report((SAME,) * 10 + (Finding("TCC999", Place("a"), ""),) + FULL.findings[1:2])
    assert statistics(many) == "10  TCC003  output-size\n 1  TCC101  checkerboard\n 1  TCC999\n"


def test_statistics_count_every_kind_of_unread() -> None:
    """Behind the rules, each with what would have been needed, also where nothing is wrong."""
    here = Place("a")
    several = (Unread(here, "x", "call"), Unread(here, "y"), Unread(here, "z"), Unread(here, "w", "\n::error::"))
    *_, rule = statistics(Report(FULL.findings[1:2])).splitlines()
    assert statistics(Report(FULL.findings[1:2], several)).splitlines() == [
        rule,
        f"2  unread value  {NEEDED['value']}",
        "1  unread \\n::error::",
        f"1  unread call  {NEEDED['call']}",
    ]


def test_unread_is_listed_with_its_reason() -> None:
    """Each place, each skipped file; nothing where all was read."""
    assert unread(FULL) == (
        "model.py:20:5: the kernel size comes from *a\n"
        "a b/train.ipynb:cell 6:2:1: the stride is computed\n"
        "big.py: skipped: larger than 10 MiB\n"
    )
    assert unread(EMPTY) == ""


@calm
@given(hostile)
def test_a_terminal_and_a_log_obey_nothing(report: Report) -> None:
    """No control character, no direction mark, no line that a runner takes for a command, in any of the texts."""
    for text in (render(report), concise(report), statistics(report), unread(report)):
        assert not {unicodedata.category(c) for c in text if c != "\n"} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
        assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
        assert "##[" not in text
        assert "##vso[" not in text
    counted = len(report.findings) + len(report.unread) * report.strict
    assert len(concise(report).splitlines()) == counted + len(report.skipped)
    heads = [text for style, text in full.segments(report) if style == "place"]
    assert len(heads) == counted + len(report.skipped)
