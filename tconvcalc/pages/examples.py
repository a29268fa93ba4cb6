"""What the pages compute their numbers with: layers of real frameworks, worked sums, pictures and commands.

A page asks for a framework by what it does (its user states the output size; it takes a number as padding), never by
name, so that it stays true whatever frameworks are registered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from tconvcalc.drawing.axis_panels import copies_panel, matrix_panel
from tconvcalc.drawing.panels import Panel, Room
from tconvcalc.drawing.plane_panel import plane_panel
from tconvcalc.drawing.products import products_at
from tconvcalc.drawing.terminal import panel_lines, plain
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case, Framework
from tconvcalc.geometry import Geometry
from tconvcalc.layer import Axis, Layer
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.command import command
from tconvcalc.solver import solve

_ROOM = Room(76, 16)

Given = Mapping[str, int | str]
"""Some quantities of a layer."""


def stating_the_output() -> Framework:
    """The first framework to which its user states the output size, and that pads by words."""
    return _first(lambda case: case.word == "same" and case.extra == "implied")


def padding_in_numbers() -> Framework:
    """The first framework that takes its padding and output_padding as numbers."""
    return _first(lambda case: case.trims == "number" and case.extra == "number")


def choosing_the_output() -> Framework:
    """The first framework that pads by words and chooses the output size itself."""
    return _first(lambda case: case.word == "same" and case.extra == "auto")


def _first(fits: Callable[[Case], bool]) -> Framework:
    return next(each for each in FRAMEWORKS.values() if any(map(fits, each.cases)))


def layers(framework: Framework, given: Given, dims: int = 1) -> list[Layer]:
    """The layers that answer a question, best first."""
    (asked,) = ask([framework.name], given, dims=dims)
    return list(solve(asked, None).solutions)


def axes(framework: Framework, given: Given) -> list[Axis]:
    """The layers that answer a question, along their one axis, best first."""
    return [layer.axes[0] for layer in layers(framework, given)]


def geometry(framework: Framework, given: Given, **more: int | str) -> Geometry:
    """The geometry of the first layer that answers a question."""
    return axes(framework, {**given, **more})[0].geometry()


def reached(framework: Framework, given: Given, **more: int | str) -> str:
    """The output sizes that a layer can have, as a range: ``7..8``."""
    sizes = sorted({size for axis in axes(framework, {**given, **more}) if isinstance(size := axis.output_size, int)})
    return str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]}..{sizes[-1]}"


def asking(verb: str, framework: Framework, given: Given, flag: str = "", **more: int | str) -> str:
    """The command that asks about a layer, with a flag of the verb's own at its end."""
    (asked,) = ask([framework.name], {**given, **more})
    return " ".join([command(asked).replace("solve", verb, 1), *flag.split()])


def summed(one: Geometry, inputs: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The result of a layer along one axis, worked out from the products of each output."""
    return [int(number) for number in weighted(one, inputs, [Fraction(weight) for weight in weights])]


def weighted(one: Geometry, inputs: Sequence[int], weights: Sequence[Fraction]) -> list[Fraction]:
    """The same with weights that are fractions."""
    places = range(one.crop_begin, one.crop_begin + one.output_size)
    met = (products_at(one, place, one.kernel_size) for place in places)
    return [sum((inputs[i] * weights[t] for i, t in pairs), Fraction(0)) for pairs in met]


def copies(one: Geometry, *labels: str) -> list[str]:
    """The picture of the kernel copies; of all its rows, or of those whose label begins with one of these."""
    return _picture(copies_panel(one, _ROOM), labels)


def matrix(one: Geometry) -> list[str]:
    """The picture of the matrix."""
    return _picture(matrix_panel(one, _ROOM), ())


def plane(one: Geometry) -> list[str]:
    """The picture of a plane with this geometry on both axes."""
    return _picture(plane_panel(one, one, _ROOM), ())


def _picture(panel: Panel, labels: tuple[str, ...]) -> list[str]:
    lines = plain(panel_lines(panel, ascii_only=True))[: len(panel.rows)]
    return ["  " + line for line in lines if line.startswith(labels or "")]


def row(label: str, numbers: Sequence[object], width: int = 3) -> str:
    """A labelled row of numbers in columns, set as the pictures are."""
    return f"  {label:<9}" + "".join(f"{number!s:>{width}}" for number in numbers)
