"""The drawing that a program gets: pictures of a layer or a chain as text, SVG and HTML, and its numbers as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tconvcalc.drawing.drawing_json import recorded_axis, recorded_plane
from tconvcalc.drawing.html import html
from tconvcalc.drawing.layer_choice import drawn_size, layer_to_draw
from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import USUAL, Subject
from tconvcalc.drawing.svg import svg
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.layer import Layer
from tconvcalc.parsing.command import command
from tconvcalc.question import Question, given
from tconvcalc.rendering.drawings import drawn
from tconvcalc.rendering.impossible import refused
from tconvcalc.rendering.layout import Line
from tconvcalc.rendering.phrases import parameters, sizes
from tconvcalc.solving.result import SolveResult
from tconvcalc.text import plural

_PLANE = 2


@dataclass(frozen=True, repr=False)
class Drawing:
    """What ``tconvcalc.draw`` returns. It is true where there is something to draw.

    Attributes:
        framework: whose rules were followed.
        verdict: whether there is such a layer or chain: ``feasible``, ``impossible`` or ``out_of_bounds``.
        sections: the parts that are wanted.
        subject: what is drawn, None where there is nothing.
        refusal: what to say instead, at a width.
        numbers: what JSON has of it beside framework and verdict.
    """

    framework: str
    verdict: str
    sections: tuple[Section, ...]
    subject: Subject | None
    refusal: Callable[[int], list[Line]] = field(repr=False)
    numbers: Callable[[], dict[str, Any]] = field(repr=False)

    def __bool__(self) -> bool:
        """Whether there is something to draw."""
        return self.subject is not None

    def __str__(self) -> str:
        """The drawing as the command line prints it at 80 columns; what stands in the way where there is none."""
        return "\n".join("".join(piece.text for piece in each).rstrip() for each in self.lines(80, ascii_only=False))

    def __repr__(self) -> str:
        """Name it in one line: ``<Drawing PyTorch 4 -> 9: kernel 3, stride 2, padding 0>``."""
        if self.subject is None:
            return f"<Drawing {FRAMEWORKS[self.framework].title}: {self.verdict}>"
        return f"<Drawing {self.subject.title} {self.subject.heading.replace('   ', ': ', 1)}>"

    def lines(self, width: int, *, ascii_only: bool) -> list[Line]:
        """The drawing as lines for the screen."""
        if self.subject is None:
            return self.refusal(width)
        return drawn(self.subject, self.sections, width, ascii_only=ascii_only)

    def to_dict(self) -> dict[str, Any]:
        """One entry of ``drawings`` in the JSON of ``tconvcalc draw --json``."""
        return {"framework": self.framework, "verdict": self.verdict, **self.numbers()}

    def svg(self) -> str:
        """The drawing as the text of an SVG file.

        Raises:
            MisuseError: there is nothing to draw.
        """
        return svg([self._drawable()], self.sections)

    def html(self) -> str:
        """The drawing as the text of an HTML file that needs nothing else.

        Raises:
            MisuseError: there is nothing to draw.
        """
        return html([self._drawable()], self.sections)

    def _drawable(self) -> Subject:
        if self.subject is None:
            raise MisuseError("there is no layer to draw: print the drawing to see why")
        return self.subject

    def _repr_svg_(self) -> str | None:
        return self.svg() if self.subject else None


def drawing_of(question: Question, sections: tuple[Section, ...] = USUAL) -> Drawing:
    """Draw the layer that answers a question.

    Raises:
        MisuseError: nothing is known of the layer, or a plane is wanted of a layer along one axis.
    """
    if not set(given(question)) - {"dilation"}:
        raise MisuseError("draw which layer?\nwrite for example tconvcalc draw -i 4 -k 3 -s 2 -p 1 -a 1")
    if "two_d" in sections and len(question.axes) < _PLANE:
        raise MisuseError("--two-d: the layer has one axis\nwrite --dims 2, or leave out --two-d")
    result = layer_to_draw(question)
    if why := result.why:
        told = {"fact": why.fact, "because": "\n".join(why.because)}
        return Drawing(
            question.framework, result.verdict, sections, None, lambda width: refused(result, why, width), lambda: told
        )
    subject = _subject(result, result.solutions[0])
    if sections == USUAL:
        part = "--two-d" if len(question.axes) >= _PLANE else "--matrix"
        subject = subject._replace(more=f"{command(question).replace('solve', 'draw', 1)} {part}")
    return Drawing(
        question.framework, result.verdict, sections, subject, lambda _: [], lambda: _numbers(subject, sections)
    )


def _numbers(subject: Subject, sections: tuple[Section, ...]) -> dict[str, Any]:
    geometries = subject.geometries
    shown: dict[str, Any] = {
        "title": f"{subject.title} {' '.join(subject.heading.split())}",
        "flipped": subject.turned,
        "axes": [recorded_axis(each, sections) for each in geometries],
    }
    return shown | ({"two_d": recorded_plane(geometries[-_PLANE], geometries[-1])} if "two_d" in sections else {})


def _subject(result: SolveResult, layer: Layer) -> Subject:
    number = drawn_size(layer) if layer.symbol else 1
    held = f"   drawn for {layer.symbol} = {number}" if layer.symbol else ""
    heading = f"{sizes(layer)}   {parameters(layer)}{held}"
    framework = FRAMEWORKS[layer.framework]
    notes = [f"the first of {plural(result.count, 'layer')}; {command(result.question)} lists them"]
    notes = notes if result.count > 1 else []
    if framework.signatures[0].flipped:
        notes.append(f"{framework.title} stores its kernel turned round: the first tap here is the last of its weights")
    geometries = tuple(axis.geometry(number) for axis in layer.axes)
    return Subject(framework.title, heading, geometries, tuple(notes), turned=framework.signatures[0].flipped)
