"""The drawing that a program gets: a layer's pictures as text, SVG and HTML, and its numbers as JSON."""

from __future__ import annotations

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
from tconvcalc.solving.result import SolveResult, Verdict
from tconvcalc.text import plural

_PLANE = 2


@dataclass(frozen=True)
class Drawing:
    """What ``tconvcalc.draw`` returns. It is true where there is a layer to draw.

    Attributes:
        question: what was asked.
        result: the solver's answer; its first solution is drawn.
        sections: the parts that are wanted.
        subject: what is drawn, None where there is no layer.
    """

    question: Question
    result: SolveResult = field(repr=False)
    sections: tuple[Section, ...]
    subject: Subject | None

    def __bool__(self) -> bool:
        """Whether there is a layer to draw."""
        return self.subject is not None

    def __str__(self) -> str:
        """The drawing as the command line prints it at 80 columns; what stands in the way where there is no layer."""
        return "\n".join("".join(piece.text for piece in each).rstrip() for each in self.lines(80, ascii_only=False))

    @property
    def framework(self) -> str:
        """The framework whose rules were followed."""
        return self.question.framework

    @property
    def verdict(self) -> Verdict:
        """Whether there is a layer, as ``solve`` says it."""
        return self.result.verdict

    def lines(self, width: int, *, ascii_only: bool) -> list[Line]:
        """The drawing as lines for the screen."""
        if self.result.why:
            return refused(self.result, self.result.why, width)
        return drawn(self._drawable(), self.sections, width, ascii_only=ascii_only)

    def to_dict(self) -> dict[str, Any]:
        """One entry of ``drawings`` in the JSON of ``tconvcalc draw --json``."""
        shown: dict[str, Any] = {"framework": self.framework, "verdict": self.verdict}
        if why := self.result.why:
            return {**shown, "fact": why.fact, "because": "\n".join(why.because)}
        title, heading, geometries = self._drawable()[:3]
        shown["title"] = f"{title} {' '.join(heading.split())}"
        shown["axes"] = [recorded_axis(each, self.sections) for each in geometries]
        if "two_d" in self.sections:
            shown["two_d"] = recorded_plane(geometries[-_PLANE], geometries[-1])
        return shown

    def svg(self) -> str:
        """The drawing as the text of an SVG file.

        Raises:
            MisuseError: there is no layer to draw.
        """
        return svg([self._drawable()], self.sections)

    def html(self) -> str:
        """The drawing as the text of an HTML file that needs nothing else.

        Raises:
            MisuseError: there is no layer to draw.
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
    subject = _subject(result, result.solutions[0]) if result else None
    if subject and sections == USUAL:
        part = "--two-d" if len(question.axes) >= _PLANE else "--matrix"
        subject = subject._replace(more=f"{command(question).replace('solve', 'draw', 1)} {part}")
    return Drawing(question, result, sections, subject)


def _subject(result: SolveResult, layer: Layer) -> Subject:
    number = drawn_size(layer) if layer.symbol else 1
    held = f"   drawn for {layer.symbol} = {number}" if layer.symbol else ""
    heading = f"{sizes(layer)}   {parameters(layer)}{held}"
    more = f"the first of {plural(result.count, 'layer')}; {command(result.question)} lists them"
    notes = (more,) if result.count > 1 else ()
    geometries = tuple(axis.geometry(number) for axis in layer.axes)
    return Subject(FRAMEWORKS[layer.framework].title, heading, geometries, notes)
