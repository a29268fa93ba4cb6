"""The layers of another framework that compute the same numbers, where there are none, and what is asked of a call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.frameworks.equivalence import equivalents
from tconvcalc.layer import Axis, Layer
from tconvcalc.question import Asked, Question

GROUPED = Layer("pytorch", (Axis(4, 8, 4, 2, 1, 0, 1, 1, 1),) * 2, groups=2)


@pytest.mark.parametrize("name", ["tensorflow", "keras", "jax", "mlx"])
def test_groups_have_no_equal_where_there_are_none(name: str) -> None:
    """The same crops are there without groups, and no layer with them."""
    assert list(equivalents(GROUPED, FRAMEWORKS[name])) == []
    assert list(equivalents(replace(GROUPED, groups=1), FRAMEWORKS[name]))


@pytest.mark.parametrize("name", ["onnx", "paddle", "tinygrad", "caffe"])
def test_groups_stay(name: str) -> None:
    """Where a framework has them, they are kept."""
    assert {layer.groups for layer in equivalents(GROUPED, FRAMEWORKS[name])} == {2}


def test_a_size_asked_for_at_the_call() -> None:
    """Keras takes none: the question stays as it is."""
    axis = Asked(4, 8, 4, 2)
    assert FRAMEWORKS["keras"].requested(axis, "same") == axis


def test_a_question_with_groups_has_no_case_where_there_are_none() -> None:
    """Nor is it read as one without."""
    question = Question("keras", (Asked(4, 8, 2, 2, None, None, 1),), groups=2)
    assert cases(FRAMEWORKS["pytorch"], question)
    assert not cases(FRAMEWORKS["keras"], question)
