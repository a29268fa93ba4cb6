"""What ``draw`` does once its words are read: draw each framework's layer, and show or save the pictures."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tconvcalc.cli.layer_options import LayerOptions
from tconvcalc.cli.progress import waiting
from tconvcalc.cli.screen import show
from tconvcalc.drawing.drawing_json import VERSION
from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import USUAL, Subject, merged
from tconvcalc.drawn import Drawing, drawing_of
from tconvcalc.errors import MisuseError
from tconvcalc.parsing.quantities import option_of
from tconvcalc.rendering.drawings import drawn
from tconvcalc.rendering.layout import Line, line
from tconvcalc.reports.saving import write
from tconvcalc.text import listed, printable

Renderer = Callable[[Sequence[Subject], tuple[Section, ...]], str]
_SIZES = ("input_size", "output_size")
_OPTIONS: dict[Section, str] = {"phases": "--phases", "matrix": "--matrix", "two_d": "--two-d"}
_ENDINGS = {".svg": "svg", ".html": "html", ".htm": "html"}


class Wanted(NamedTuple):
    """What is to be drawn, and where it is to go."""

    sections: tuple[Section, ...]
    output_file: str | None
    as_json: bool
    color: str


def draw_layers(
    layers: Sequence[str],
    layer: LayerOptions,
    wanted: Wanted,
) -> int:
    """Draw a layer, or a chain of them, for each framework, and return the exit code.

    Args:
        layers: those of a chain, in the words of ``chain``; empty for one layer.
        layer: what was typed of it.
        wanted: what is to be drawn.
    """
    renderer = None if wanted.output_file is None else _renderer(wanted.output_file)
    with waiting("drawing"):
        if layers:
            drawings = _chains(layers, layer, wanted.sections)
        else:
            drawings = [drawing_of(question, wanted.sections) for question in layer.questions()]
    subjects = merged([drawing.subject for drawing in drawings if drawing.subject])
    if wanted.as_json:
        shown = {"version": VERSION, "command": "draw", "drawings": [drawing.to_dict() for drawing in drawings]}
        show([line(json.dumps(shown, indent=2))], "never")
    elif wanted.output_file is not None and renderer and subjects:
        write(wanted.output_file, renderer(subjects, wanted.sections))
    else:
        show(_lines(drawings, subjects, wanted.sections), wanted.color)
    return 0 if subjects else 1


def _chains(layers: Sequence[str], layer: LayerOptions, sections: tuple[Section, ...]) -> list[Drawing]:
    """The drawings of a chain, one for each framework that is named."""
    from tconvcalc.drawn_chain import chain_drawing  # noqa: PLC0415 -- one layer needs none of it
    from tconvcalc.networks.asking import asked  # noqa: PLC0415 -- as above

    typed = layer.given
    own = [option_of(name) for name in typed if name not in _SIZES]
    own += [option for section, option in _OPTIONS.items() if section in sections and sections != USUAL]
    if own:
        raise MisuseError(f"{listed(own)}: of one layer, and several are given\nleave it out, or write the layer alone")
    names: Sequence[str | None] = layer.frameworks or [None]
    before, after = (typed.get(name) for name in _SIZES)
    questions = [asked(name, layers, input_size=before, output_size=after, dims=layer.dims) for name in names]
    return [chain_drawing(question) for question in questions]


def _renderer(path: str) -> Renderer:
    """What writes a file of this ending; loaded now, since a terminal needs none of it."""
    form = _ENDINGS.get(Path(path).suffix.lower())
    if form is None:
        message = f'--output-file: cannot tell from "{printable(path)}" what to write'
        raise MisuseError(f"{message}\nwrite a name that ends in .svg or .html")
    renderer: Renderer = getattr(import_module(f"tconvcalc.drawing.{form}"), form)
    return renderer


def _lines(drawings: Sequence[Drawing], subjects: Sequence[Subject], sections: tuple[Section, ...]) -> list[Line]:
    width, ascii_only = shutil.get_terminal_size().columns, not _unicode()
    pages = [drawn(subject, sections, width, ascii_only=ascii_only) for subject in subjects]
    pages += [drawing.lines(width, ascii_only=ascii_only) for drawing in drawings if not drawing]
    lines = [each for page in pages for each in (line(), *page)]
    return lines[1:]


def _unicode() -> bool:
    """Whether standard output can show more than ASCII."""
    try:
        "…█".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
