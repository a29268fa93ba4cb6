"""An answer as JSON has it (version 1: only additions may follow)."""

from __future__ import annotations

from typing import Any

from tconvcalc.frameworks.codegen import snippets
from tconvcalc.layer import Axis, Layer
from tconvcalc.parsing.command import command
from tconvcalc.question import CHANNELS, QUANTITIES, Question, Value, values
from tconvcalc.solving.result import Fix, SolveResult
from tconvcalc.values import Ends, Linear, Span

VERSION = 1
Json = Any
"""What the json module writes."""


def recorded(answer: SolveResult) -> dict[str, Json]:
    """One entry of ``answers``."""
    why = answer.why
    shown: dict[str, Json] = {
        "framework": answer.framework,
        "question": _question(answer.question),
        "verdict": answer.verdict,
        "count": answer.count,
        "complete": answer.count == len(answer.solutions),
        "solutions": [recorded_layer(layer) | {"code": snippets(layer)} for layer in answer.solutions],
        "general": list(answer.general),
        "notes": list(answer.notes),
    }
    if why:
        shown["fact"] = why.fact
        shown["because"] = "\n".join(why.because)
        shown["fixes"] = [_fix(fix) for fix in why.fixes]
        shown["hints"] = list(why.hints)
    if why and why.conflict:
        shown["conflict"] = [
            {
                "quantity": given.quantity,
                "value": as_json(given.value),
                "assumed": given.assumed,
                "axis": given.axis,
            }
            for given in why.conflict
        ]
    return shown


def _question(question: Question) -> dict[str, Json]:
    asked = {name: _each(values(question, name), len(question.axes)) for name in QUANTITIES}
    return asked | {name: getattr(question, name) for name in CHANNELS} | {"bounds": question.bounds._asdict()}


def _each(given: tuple[Value, ...], dims: int) -> Json:
    """One value per axis; a word as it is, and null where nothing is known."""
    if all(value is None for value in given):
        return None
    return given[0] if isinstance(given[0], str) else [_one(value) for value in given * (dims // len(given))]


def as_json(given: tuple[Value, ...]) -> Json:
    """One value where all axes agree, a list where they do not."""
    each = [_one(value) for value in given]
    return each[0] if all(value == each[0] for value in each) else each


def _one(value: Value) -> Json:
    if isinstance(value, Ends):
        return list(value)
    return str(value) if isinstance(value, Linear | Span) else value


def recorded_layer(layer: Layer) -> dict[str, Json]:
    """A layer with all its quantities, its crops and how it covers its output."""
    axes = layer.axes
    own = "auto" if layer.auto else None if axes[0].output_padding is None else [axis.output_padding for axis in axes]
    shown = {name: [_one(getattr(axis, name)) for axis in axes] for name in Axis._fields[:4]}
    return {
        **shown,
        "dilation": [axis.dilation for axis in axes],
        "padding": layer.word or [_one(axis.padding) for axis in axes],
        "output_padding": own,
        "crop": [[axis.crop_begin, axis.crop_end] for axis in axes],
        "overlap": [axis.overlap._asdict() for axis in axes],
        "uncovered": [_one(axis.uncovered) for axis in axes],
        **({"from": layer.first, "uncovered_from": max(axis.steady for axis in axes)} if layer.symbol else {}),
    }


def _fix(fix: Fix) -> dict[str, Json]:
    changes = {name: {"from": as_json(old), "to": as_json(new)} for name, (old, new) in fix.changes.items()}
    return {"changes": changes, "command": command(fix.question), **({"bounds": fix.bounds} if fix.bounds else {})}
