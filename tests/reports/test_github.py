"""GitHub reads one annotation in each line, and nothing that a text could slip in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from tconvcalc.claims import CheckResult as Report
from tconvcalc.claims import Finding, Place
from tconvcalc.reports.github import render as github
from tconvcalc.reports.text import relative
from tconvcalc.reports.words import prose, wrong
from tconvcalc.text import printable
from tests.reports.samples import EMPTY, FULL, UNREAD, calm, hostile, severity

pytestmark = pytest.mark.usefixtures("rules")

COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")
PART = re.compile(r"(file|line|col|endColumn|title)=([^,:]*)")


def unescaped(text: str) -> str:
    """Read an escaped value as a runner does."""
    return re.sub(r"%(0A|0D|25|2C|3A)", lambda match: chr(int(match[1], 16)), text)


def visible(text: str) -> str:
    """Give a text as a log may hold it: line ends as they are, other control characters shown."""
    return "".join(c if c in "\r\n" else printable(c) for c in text)


@calm
@given(hostile)
def test_github_takes_each_line_for_one_annotation(report: Report) -> None:
    """Each line is one command that the text around it cannot end, and what it says is what the report says."""
    lines = github(report).split("\n")
    assert lines.pop() == ""
    assert not any(not c.isprintable() for line in lines for c in line)
    commands = [COMMAND.fullmatch(line) for line in lines]
    told_ = [(severity(f.code), f.place, visible(prose(f)), f.code) for f in wrong(report)]
    told_ += [("notice", Place(path), printable(reason), "skipped") for path, reason in report.skipped]
    for command, (level, place, message, title) in zip(commands, told_, strict=True):
        assert command is not None
        assert (command[1], unescaped(command[3])) == (level, message)
        assert ",".join(part[0] for part in PART.finditer(command[2])) == command[2]
        said = {key: unescaped(value) for key, value in PART.findall(command[2])}
        assert said.get("file") == (visible(relative(place.path)) if place.path else None)
        assert said["title"].startswith(visible(title))
        assert ("line" in said) == (place.line > 0 and not place.cell)


def test_github_marks_a_call_over_several_lines_on_its_first() -> None:
    """GitHub refuses columns of several lines."""
    assert "file=model.py,line=9,col=7,title=TCC101 checkerboard::" in github(FULL)
    assert github(EMPTY) == github(UNREAD) == ""


def test_github_escapes_as_documented() -> None:
    """The percent sign first, and in properties also what divides them."""
    finding = Finding("TCC003", Place("50%,a:b\r\nc.py", 1), "100%\r\n::error::", ("a:b,c",))
    assert github(Report((finding,))) == (
        "::error file=50%25%2Ca%3Ab%0D%0Ac.py,line=1,title=TCC003 output-size::100%25\\r\\n::error::%0Abecause: a:b,c\n"
    )
