"""Several layers where one will not do: the command that finds them, for a question about one layer."""

from __future__ import annotations

from typing import NamedTuple

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.networks.commands import chain_command
from tconvcalc.networks.stacks import searched, stacks
from tconvcalc.networks.words import LayerWord
from tconvcalc.question import Question, given
from tconvcalc.solving.result import SolveResult
from tconvcalc.values import Linear, Size

_MOST = 6
"""How many layers are tried in place of one."""

_SIZES = {"input_size", "output_size"}


class Several(NamedTuple):
    """A stack in place of one layer: how many layers, and the command that finds them."""

    layers: int
    command: str


def several_layers(answer: SolveResult) -> Several | None:
    """The stack of layers that does what one cannot; None where nothing of the kind helps.

    It helps where nothing but the sizes was given.
    """
    why, question = answer.why, answer.question
    if why is None or set(given(question)) - {*_SIZES, "dilation"}:
        return None
    inputs, outputs = _sizes(question, "input_size"), _sizes(question, "output_size")
    if inputs is None or outputs is None:
        return None
    framework = FRAMEWORKS[question.framework]
    for depth in range(2, _MOST + 1):
        found = stacks(framework, inputs, outputs, (depth, depth), 1)
        if any(map(searched, found.chains)):
            words = [LayerWord("tconv")] * depth
            return Several(depth, chain_command(framework, words, inputs, outputs))
    return None


def _sizes(question: Question, name: str) -> tuple[Size, ...] | None:
    sizes = tuple(size for axis in question.axes if isinstance(size := getattr(axis, name), int | Linear))
    return sizes if len(sizes) == len(question.axes) else None
