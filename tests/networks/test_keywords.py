"""What a program hears that asks about several layers wrongly: Python's keywords, and never an option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import tconvcalc
from tests.cases import every_case

CHAIN: Callable[..., object] = tconvcalc.chain
INVERT: Callable[..., object] = tconvcalc.invert


@every_case(
    ("asked", "given", "sentence"),
    [
        (CHAIN, {"layers": "conv:k3", "input_size": -1}, "input_size: cannot read -1"),
        (CHAIN, {"layers": "conv:k3", "input_size": 2.5}, "input_size: cannot read 2.5"),
        (CHAIN, {"layers": "conv:k3", "input_size": (2, "n", "m")}, "a question has one symbol"),
        (CHAIN, {"layers": "conv:k3", "input_size": "n", "output_size": "m"}, "m and n: a question has one symbol"),
        (CHAIN, {"layers": "conv:k3", "input_size": range(3, 9)}, "input_size: a chain takes a range on no axis"),
        (CHAIN, {"layers": "conv:k3", "dims": 7}, "dims: cannot take 7"),
        (CHAIN, {"layers": "tconv:?", "input_size": 4}, "needs its output: add output_size"),
        (CHAIN, {"layers": "tconv:?", "output_size": 4}, "needs its input: add input_size"),
        (CHAIN, {"layers": "tconv:?*2", "input_size": 4, "output_size": 8, "limit": 0}, "limit: cannot take 0"),
        (CHAIN, {"layers": 3}, "layers: give them as text"),
        (CHAIN, {"layers": ["conv:k3", 3]}, "layers: give them as text"),
        (CHAIN, {"layers": []}, "a layer should stand here"),
        (CHAIN, {"layers": "conv:k3", "framework": None}, 'add framework="tf" or framework="keras"'),
        (CHAIN, {"layers": "conv:k3", "framework": "nope"}, 'framework: no framework is called "nope"'),
        (INVERT, {"layers": "conv:k3", "with_": "foo:3"}, 'with_: cannot read "foo:3"'),
        (INVERT, {"layers": "conv:k3", "output_size": 3}, "output_size: the decoder gives what the encoder got"),
        (INVERT, {"layers": "conv:k3", "skips": True}, "skips: no layer moves by more than 1"),
        (INVERT, {"layers": "pool:k2", "skips": True, "input_size": "n"}, "give a number with input_size"),
    ],
)
def test_complaints_name_keywords(asked: Callable[..., object], given: dict[str, Any], sentence: str) -> None:
    """As those of the solver do."""
    with pytest.raises(tconvcalc.MisuseError) as caught:
        asked(**{"framework": "torch", **given})
    said = str(caught.value)
    assert sentence in said
    assert "--" not in said
