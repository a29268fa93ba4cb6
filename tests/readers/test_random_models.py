"""Random models, run in their framework and followed by `check`: both have the same size at every layer."""

from __future__ import annotations

import pytest

import tconvcalc
from tests.effort import examples
from tests.readers.child import rows_of
from tests.readers.corpus_files import require_for_child, unfinished
from tests.readers.input_sizes import input_sizes
from tests.readers.random_run import Run

UNMET = ("must match", "Concatenate", "incompatible shapes")
"""How frameworks say that two branches do not meet."""


def kinds() -> list[object]:
    """The kinds of model as parameters; of what is unfinished (``random/torch``) the opposite is expected."""
    mark = pytest.mark.xfail(strict=True, reason="sizes are not followed that far yet")
    later = unfinished()
    return [
        pytest.param(kind, framework, id=kind, marks=[mark] if f"random/{kind}" in later else [])
        for kind, framework in (("torch", "pytorch"), ("keras", "keras"))
    ]


def runs(kind: str, framework: str) -> list[Run]:
    """Random models of a kind, and what their framework made of them."""
    require_for_child(framework)
    rows = rows_of("tests.readers.random_run", kind, "0", str(examples(40)))
    return [Run.read(*row) for row in rows]


@pytest.mark.frameworks
@pytest.mark.parametrize(("kind", "framework"), kinds())
def test_sizes_and_verdicts_agree(kind: str, framework: str) -> None:
    """The size at every probe as far as the framework came; branches that do not meet are found, and nothing else."""
    drawn = runs(kind, framework)
    assert {bool(run.error) for run in drawn} == {False, True}
    for run in drawn:
        sizes = input_sizes(run.text)
        expected = {str(line): {"x".join(map(str, size))} for line, size in run.sizes.items()}
        assert {line: sizes.get(line) for line in expected} == expected, run.text
        report = tconvcalc.check("-", stdin=run.text.encode(), stdin_filename="model.py")
        assert run.error or not report.findings, (report.findings, run.text)
        assert report.findings or not any(words in run.error for words in UNMET), (run.error, run.text)
