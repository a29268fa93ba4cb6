"""What `check` follows of the further frameworks' layers and functions, against the frameworks themselves."""

from __future__ import annotations

import ast

import pytest

import tconvcalc
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.tensors import as_tensor
from tests.frameworks.layer_lines import REFUSED, TAKEN, sources
from tests.readers.child import rows_of
from tests.readers.corpus_files import require_for_child

KINDS = [
    pytest.param(kind, framework, id=kind)
    for kind, framework in (("jax", "jax"), ("linen", "jax"), ("paddle", "paddle"), ("mlx", "mlx"))
] + [pytest.param("tinygrad", "tinygrad", id="tinygrad")]


def followed(source: str) -> Shape | None:
    """The shape of ``y`` as far as following the source knows it."""
    run = Interpreter(Lines(source, "model.py"), ast.parse(source))
    run.run()
    return as_tensor(run.module.cell["y"]).shape


@pytest.mark.frameworks
@pytest.mark.parametrize(("kind", "framework"), KINDS)
def test_shapes_and_refusals_agree(kind: str, framework: str) -> None:
    """The whole shape of each line, and nothing wrong with it; something wrong with each that is refused."""
    require_for_child(framework)
    taken, refused = sources(kind, TAKEN[kind]), sources(kind, REFUSED[kind])
    rows = rows_of("tests.frameworks.layer_runs", kind)
    assert len(rows) == len(taken) + len(refused)
    for source, (shape, error) in zip((*taken, *refused), rows, strict=True):
        found = tconvcalc.check("-", stdin=source.encode(), stdin_filename="model.py").findings
        if source in taken:
            assert (shape, found) == (list(followed(source) or ()), ()), (source, error)
        else:
            assert (shape, bool(found)) == (None, True), (source, shape)
