"""Pictures that were looked at once and are compared since; ``pytest --rewrite-goldens`` draws them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

import tconvcalc
from tconvcalc.drawing.terminal import drawn_lines, plain
from tconvcalc.drawn import Drawing

FOLDER = Path(__file__).parent / "golden"


def usual() -> Drawing:
    """The layer of most examples: uneven overlap, a crop at the begin alone."""
    return tconvcalc.draw("torch", input_size=4, kernel_size=3, stride=2, padding=1, output_padding=1)


def ascii_only(drawing: Drawing) -> str:
    """As a terminal without any other alphabet has it."""
    assert drawing.subject
    return "\n".join(plain(drawn_lines(drawing.subject, drawing.sections, ascii_only=True)))


PICTURES = {
    "usual.txt": lambda: str(usual()),
    "usual-ascii.txt": lambda: ascii_only(usual()),
    "usual.svg": lambda: usual().svg(),
    "usual.html": lambda: usual().html(),
    "matrix.txt": lambda: str(
        tconvcalc.draw("tf", input_size=3, output_size=6, kernel_size=4, stride=2, padding="same", matrix=True)
    ),
    "overlap.txt": lambda: str(
        tconvcalc.draw("keras", input_size=8, kernel_size=3, stride=2, padding="same", two_d=True)
    ),
    "overlap.svg": lambda: tconvcalc.draw(
        "keras", input_size=8, kernel_size=3, stride=2, padding="same", two_d=True
    ).svg(),
    "long.txt": lambda: str(
        tconvcalc.draw("tf", input_size=126, output_size=255, kernel_size=4, stride=2, padding="valid")
    ),
    "axes.txt": lambda: str(
        tconvcalc.draw("torch", input_size=(2, 3), kernel_size=(3, 2), stride=(2, 4), dilation=(3, 1))
    ),
    "every-part.svg": lambda: tconvcalc.draw(
        "torch", input_size=5, kernel_size=4, stride=3, padding=1, dilation=2, matrix=True, phases=True, two_d=True
    ).svg(),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_the_one_that_was_looked_at(name: str, request: pytest.FixtureRequest) -> None:
    """A change shows itself here and must be meant."""
    drawn = PICTURES[name]().rstrip("\n") + "\n"
    if request.config.getoption("--rewrite-goldens"):
        (FOLDER / name).write_text(drawn, "utf-8")
    assert drawn == (FOLDER / name).read_text("utf-8")


def test_no_picture_is_left_behind() -> None:
    """Each file in the folder is one of these."""
    assert {path.name for path in FOLDER.iterdir()} <= set(PICTURES)
