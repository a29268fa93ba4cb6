"""Which layer is drawn for a question: the solver's first answer, with defaults where nothing decides."""

from __future__ import annotations

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.layer import Layer
from tconvcalc.question import Question, given, put
from tconvcalc.solver import solve
from tconvcalc.solving.result import SolveResult
from tconvcalc.values import size_at

_TELLING = 4  # inputs that a picture of every size shows


def layer_to_draw(question: Question) -> SolveResult:
    """The answer whose first solution is drawn.

    Two sizes decide what is left out, as in ``solve``. Otherwise it is the framework's default, as in ``check`` of one
    layer; where no layer has the defaults (an output_size that they do not reach), it is solved.
    """
    named = given(question)
    if "input_size" in named and "output_size" in named:
        return solve(question, 1)
    usual = question
    for name, value in FRAMEWORKS[question.framework].defaults.items():
        if name not in named:
            usual = put(usual, name, value)
    return solve(usual, 1) or solve(question, 1)


def drawn_size(layer: Layer) -> int:
    """The value of a layer's symbol at which it is drawn: the first at which each input has a few elements."""
    number = layer.first
    while any(size_at(axis.input_size, number) < _TELLING for axis in layer.axes):
        number += 1
    return number
