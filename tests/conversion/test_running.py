"""What the proof itself rests on: which pairs are run, and that a difference would be seen."""

from __future__ import annotations

import numpy as np
import pytest

from tests.conversion import proof
from tests.conversion.running import Job, results


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("onnx mlx", ["onnx onnx", "onnx mlx", "mlx onnx", "mlx mlx"]),
        ("mlx:onnx", ["mlx onnx"]),
        ("onnx: :onnx", None),
    ],
)
def test_which_pairs_are_run(words: str, wanted: list[str] | None) -> None:
    """Names stand for all pairs of them, a colon for one pair or for all pairs with one framework."""
    found = [" ".join(pair) for pair in proof.pairs(words.split())]
    everything = [f"onnx {name}" for name in proof.NAMES] + [f"{name} onnx" for name in proof.NAMES if name != "onnx"]
    assert found == wanted if wanted else sorted(found) == sorted(everything)
    assert len(proof.pairs([])) == len(proof.NAMES) ** 2


def test_what_is_given_takes_the_place_of_what_is_drawn() -> None:
    """The line that draws is left out, every other one is run."""
    array = proof.whole(np.random.default_rng(1), (1, 2, 3))
    (made,) = results("some", [Job("x = 1\ny = x + 1", {"x": array}, channels_last=True)])
    assert made.tolist() == (np.moveaxis(array, -1, 1) + 1).tolist()
