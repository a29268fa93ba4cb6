"""The rules: each does what its own example says, and they are chosen as their codes say."""

from __future__ import annotations

import pytest

from tconvcalc.checking.engine import check_read
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules import RULES, explain, listing, selected
from tconvcalc.errors import MisuseError
from tconvcalc.readers import read_file
from tests.cases import every_case

EVERY = selected(["ALL"])
ERRORS = {code for code in RULES if not code.startswith("TCC1")}
WARNINGS = {"TCC101", "TCC102", "TCC103"}
EVERY_CODE = [f"TCC{number:03}" for number in (*range(1, 22), 101, 102, 103, *range(900, 905))]
ALWAYS = {"TCC900", "TCC901", "TCC904"}


def codes_of(text: str, name: str) -> set[str]:
    """The codes that are found in a file."""
    outcome = read_file(text.encode(), name, named=True)
    assert outcome is not None
    return {finding.code for finding in check_read(outcome.read, EVERY, Explainer(), outcome.ignores).findings}


@every_case("code", sorted(RULES.keys() - {"TCC904"}))  # no file can show that one
def test_each_rule_does_what_its_example_says(code: str) -> None:
    """The wrong file is wrong in this way alone, and the mended one is right."""
    rule = RULES[code]
    assert rule.example is not None
    quiet = set() if code in WARNINGS else WARNINGS
    assert codes_of(rule.example.wrong, rule.example.name) - quiet == {code}
    assert codes_of(rule.example.right, rule.example.name) - quiet == set()


@every_case(
    ("select", "ignore", "on"),
    [
        ([], [], ERRORS),
        (["ALL"], [], set(RULES)),
        (["all"], ["tcc1"], ERRORS),
        (["TCC1"], [], WARNINGS | ALWAYS),
        (["TCC101"], ["TCC1"], {"TCC101", *ALWAYS}),
        (["TCC0"], ["TCC00"], {code for code in ERRORS if "TCC010" <= code < "TCC9"} | ALWAYS),
        (["TCC003"], ["TCC003"], ALWAYS),
        ([" TCC003 "], ["TCC9"], {"TCC003"}),
        ([], ["ALL"], set()),
        ([], ["TCC9"], {code for code in ERRORS if code < "TCC9"}),
    ],
)
def test_codes_and_their_beginnings_choose(select: list[str], ignore: list[str], on: set[str]) -> None:
    """The longer beginning decides; what a file does wrong is told unless it is ignored."""
    assert selected(select, ignore) == on


@every_case("text", ["TCC999", "X", "", "TCC0001", "TCC2", "\x1b[31m" * 99])
def test_an_unknown_code_is_refused(text: str) -> None:
    """With the nearest one where there is any."""
    with pytest.raises(MisuseError, match=r"^--select: no rule is called "):
        selected([text])
    with pytest.raises(MisuseError, match=r"^--ignore: no rule is called "):
        selected([], [text])


def test_the_nearest_code_is_named() -> None:
    """A slip of the finger is the usual reason."""
    with pytest.raises(MisuseError) as caught:
        explain("TCC03")
    message = 'no rule is called "TCC03" (the nearest is TCC903)'
    assert str(caught.value) == f"{message}\nwrite a code, as tconvcalc explain --list shows them"


def test_a_rule_is_explained_with_its_example() -> None:
    """What it finds, why that is bad, and both files."""
    text = explain(" tcc008 ")
    assert text.startswith("TCC008 groups do not divide the channels (error, on unless ignored)\n\nThe groups divide")
    assert "Why it is bad: The framework refuses to build the layer.\n\nWrong (layers.toml):\n\n    framew" in text
    assert text.endswith("    groups = 4\n")
    assert "(warning, off unless selected)" in explain("TCC101")


def test_every_rule_is_listed_on_a_line() -> None:
    """In the order of the codes."""
    lines = listing()
    assert [line[0][:6] for line in lines] == list(RULES) == EVERY_CODE
    assert len(RULES) == len(EVERY_CODE)
    assert ("TCC003  error  ", "requested output is not reachable") in lines
    assert ("TCC101  warning", "uneven overlap (off unless selected)") in lines
