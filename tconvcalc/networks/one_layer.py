"""One open layer between sizes that are known, asked of the solver of single layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.layer import Layer
from tconvcalc.networks.changing import Room, fits
from tconvcalc.networks.layers import TRANSPOSED, NetLayer, held
from tconvcalc.networks.letters import candidates, written_out
from tconvcalc.networks.words import LayerWord, Value, layer_word
from tconvcalc.question import Asked, Question
from tconvcalc.solver import solve
from tconvcalc.values import Linear, Size, Span


class One(NamedTuple):
    """How many layers there are, the first of them, and else why there is none."""

    many: int
    layers: tuple[NetLayer, ...]
    verdict: Literal["feasible", "impossible", "out_of_bounds"] = "feasible"
    fact: str = ""


def single(
    framework: Framework, word: LayerWord, here: Sequence[Size], goals: Sequence[Size | Span], limit: int
) -> One:
    """Find one layer that takes these sizes to those, best first."""
    if word.kind != TRANSPOSED:
        return _tried(framework, word, here, goals, limit)
    answer = solve(_question(framework, word, here, goals), limit)
    if answer.why:
        return One(0, (), answer.verdict, answer.why.fact)
    layers = [_taken(framework, layer) for layer in answer.solutions]
    return One(answer.count, tuple(layer for layer in layers if layer))


def _question(framework: Framework, word: LayerWord, here: Sequence[Size], goals: Sequence[Size | Span]) -> Question:
    """The question about the layer; what is not written of one that is not wholly open is the framework's default."""
    if any(isinstance(size, Linear) and isinstance(goal, Span) for size, goal in zip(here, goals, strict=True)):
        raise MisuseError("a symbol before an open layer and several sizes behind it: write the layer out")
    padding = word.values.get("padding")
    usual = framework.steps.padding
    given = padding[0] if padding else None if word.whole else usual
    worded = next((each for each in framework.words if each == given), None)
    axes = tuple(
        _asked(word, axis, size, goal, None if worded else given)
        for axis, (size, goal) in enumerate(zip(here, goals, strict=True))
    )
    numbered = any(case.extra == "number" for case in framework.cases)
    auto = not word.whole and "output_padding" not in word.values and any(c.extra == "auto" for c in framework.cases)
    if not auto and not word.whole and numbered and "output_padding" not in word.values:
        axes = tuple(axis._replace(output_padding=0) for axis in axes)
    return Question(framework.name, axes, worded, auto)


def _asked(word: LayerWord, axis: int, size: Size, goal: Size | Span, padding: Value) -> Asked:
    values = {name: each[axis] if len(each) > 1 else each[0] for name, each in word.given}
    if not word.whole:
        values = {"stride": 1, "padding": padding, **values}
    known = {name: values.get(name) for name in ("kernel_size", "stride", "padding", "output_padding")}
    if isinstance(known["padding"], str):
        known["padding"] = None
    dilation = values.get("dilation", 1)
    return Asked(size, goal, **known, dilation=dilation)  # type: ignore[arg-type]


def _taken(framework: Framework, layer: Layer) -> NetLayer | None:
    """A solution as a layer of a chain."""
    values: dict[str, tuple[Value, ...]] = {
        name: tuple(getattr(axis, name) for axis in layer.axes) for name in ("kernel_size", "stride", "dilation")
    }
    values["padding"] = (layer.word,) if layer.word else tuple(axis.padding for axis in layer.axes)
    if not layer.auto and all(axis.output_padding is not None for axis in layer.axes):
        values["output_padding"] = tuple(axis.output_padding for axis in layer.axes)
    word = layer_word(TRANSPOSED, written_out(framework, values))
    found = held(framework, word, len(layer.axes))
    outs = tuple(axis.output_size for axis in layer.axes)
    if found and any(
        step.size(axis.input_size) != out for step, axis, out in zip(found.does, layer.axes, outs, strict=True)
    ):
        found = held(
            framework, word.with_values(output_size=tuple(out for out in outs if isinstance(out, int))), len(outs)
        )
    return found


def _tried(
    framework: Framework, word: LayerWord, here: Sequence[Size], goals: Sequence[Size | Span], limit: int
) -> One:
    """Layers of another kind: every combination of its open letters within the bounds."""
    numbers = tuple(size for size in here if isinstance(size, int))
    wanted = tuple((goal, goal) if isinstance(goal, int) else (goal[0], goal[1]) for goal in goals)
    if len(numbers) < len(here):
        raise MisuseError(f"{word}: with a symbol only transposed convolutions are found: write numbers")
    room = Room(numbers, wanted)  # type: ignore[arg-type]
    fitting = [layer for layer in candidates(framework, word, len(here)) if fits(layer, room)]
    fact = f"no {word.kind} takes {here[0]} to {goals[0]} within the bounds"
    return One(
        len(fitting), tuple(fitting[:limit]), "feasible" if fitting else "out_of_bounds", fact if not fitting else ""
    )
