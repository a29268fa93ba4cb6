"""Every page fits a screen, is found by the ways in which its word is written, and is ASCII."""

from __future__ import annotations

from pathlib import Path

import pytest

from tconvcalc import pages
from tconvcalc.pages import about_convolution, about_overlap, about_padding, about_sizes, about_steps
from tests.cases import every_case


def test_a_page_fits_a_screen() -> None:
    """24 lines at 80 columns, on every terminal."""
    shown = {word: pages.page(word) or () for word in pages.WORDS}
    assert [word for word, lines in shown.items() if not 0 < len(lines) <= 24] == []
    every = [(word, line) for word, lines in shown.items() for line in lines]
    assert [(word, line) for word, line in every if len(line) > 80 or not line.isascii()] == []
    assert [(word, line) for word, line in every if line != line.rstrip()] == []


@pytest.mark.parametrize("written", ["output_padding", "Output padding", "output-padding", "outputPadding", "adj"])
def test_a_word_is_found_however_it_is_written(written: str) -> None:
    """Case, spaces, hyphens and underscores do not matter."""
    assert pages.page(written) == pages.page("output_padding")


def test_other_words_have_no_page() -> None:
    """Nothing is guessed."""
    assert pages.page("attention") is None
    assert pages.page("") is None


@every_case(
    ("written", "word"),
    [
        ("SAME", "same"),
        ("fractional strides", "stride"),
        ("zero taps", "zero-taps"),
        ("col2im", "im2col"),
        ("transposed convolution", "transposed"),
        ("checkerboard artifacts", "checkerboard"),
        ("shape arithmetic", "shape"),
        ("batch (-1)", "batch"),
        ("C^T", "matrix"),
        ("bilinear kernel", "bilinear"),
    ],
)
def test_what_people_call_it(written: str, word: str) -> None:
    """Other names lead to the same page."""
    assert pages.page(written) == pages.page(word) is not None


def test_no_name_leads_to_two_pages() -> None:
    """Aliases and words are all different once they are plain."""
    plain = [
        "".join(letter for letter in name.lower() if letter not in " -_")
        for module in (about_convolution, about_overlap, about_padding, about_sizes, about_steps)
        for entry in module.ENTRIES
        for name in {entry.word, *entry.aliases}
    ]
    assert len(plain) == len(set(plain))


def test_the_commands_to_try_are_those_that_were_read(request: pytest.FixtureRequest) -> None:
    """What a page leads to is as much of it as its words: `commands.txt` was gone through by a person."""
    golden = Path(__file__).with_name("commands.txt")
    typed = "".join(
        f"{word:<20} {line[9:]}\n"
        for word in sorted(pages.WORDS)
        for line in pages.page(word) or ()
        if line[9:].startswith("tconvcalc ")
    )
    if request.config.getoption("--rewrite-goldens"):
        golden.write_text(typed, encoding="utf-8")
    assert typed == golden.read_text(encoding="utf-8")
