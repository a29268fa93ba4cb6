"""What `check` follows of the frameworks' layers and functions, against the frameworks themselves.

What they made of each line is recorded, with ``--rewrite-goldens``, and is what is compared where they are not there.
"""

from __future__ import annotations

import ast
import json
from functools import cache
from pathlib import Path

import pytest

import tconvcalc
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.tensors import as_tensor
from tests.frameworks.layer_lines import REFUSED, TAKEN, at_once, lines_of
from tests.readers.child import rows_of
from tests.readers.corpus_files import require_for_child

FRAMEWORK = {"torch": "pytorch", "linen": "jax"}
TOLD = 12
"""So many places at which sizes do not meet are told of one file."""

RECORDED = Path(__file__).parent / "recorded_shapes.json"


@cache
def recorded() -> dict[str, dict[str, str | None]]:
    """The shape that each line makes in the framework, as ``2x4``; none where it was refused."""
    return dict(json.loads(RECORDED.read_text(encoding="utf-8")))


def followed(source: str, names: int) -> list[Shape | None]:
    """The shapes of ``y0`` and so on, as far as following the source knows them."""
    run = Interpreter(Lines(source, "model.py"), ast.parse(source))
    run.run()
    return [as_tensor(run.module.cell[f"y{place}"]).shape for place in range(names)]


def written(shape: object) -> str | None:
    """``2x4``; nothing of a scalar, a question mark of what is not known."""
    if not isinstance(shape, tuple | list):
        return None
    return "x".join(str(size) if isinstance(size, int) else "?" for size in shape)


@pytest.mark.frameworks
@pytest.mark.parametrize("kind", TAKEN)
def test_the_framework_does_what_is_recorded(kind: str, request: pytest.FixtureRequest) -> None:
    """The whole shape of each line that it takes; no shape of each that it refuses."""
    require_for_child(FRAMEWORK.get(kind, kind))
    lines = [*lines_of(TAKEN[kind]), *lines_of(REFUSED[kind])]
    rows = rows_of("tests.frameworks.layer_runs", kind)
    shapes = [shape if shape is None else written(shape) for shape, _ in rows]
    made = dict(zip(lines, shapes, strict=True))
    if request.config.getoption("--rewrite-goldens"):
        kept = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
        RECORDED.write_text(json.dumps({**kept, kind: made}, indent=0) + "\n", encoding="utf-8")
    assert made == json.loads(RECORDED.read_text(encoding="utf-8"))[kind], [error for _, error in rows]


@pytest.mark.parametrize("kind", TAKEN)
def test_what_is_taken_is_followed_to_its_whole_shape(kind: str) -> None:
    """And nothing is found wrong with it."""
    lines = lines_of(TAKEN[kind])
    source = at_once(kind, lines)
    shapes = [written(shape) for shape in followed(source, len(lines))]
    assert dict(zip(lines, shapes, strict=True)) == {line: recorded()[kind][line] for line in lines}
    assert tconvcalc.check("-", stdin=source.encode(), stdin_filename="model.py").findings == ()


@pytest.mark.parametrize("kind", [kind for kind, lines in REFUSED.items() if lines])
def test_what_is_refused_is_found(kind: str) -> None:
    """Something wrong in each of the lines."""
    lines = lines_of(REFUSED[kind])
    assert {recorded()[kind][line] is None for line in lines} == {True}
    for first in range(0, len(lines), TOLD):
        some = lines[first : first + TOLD]
        source = at_once(kind, some)
        found = tconvcalc.check("-", stdin=source.encode(), stdin_filename="model.py").findings
        assert {source.splitlines()[(one.place.line or 0) - 1].partition(" = ")[2] for one in found} == set(some)
