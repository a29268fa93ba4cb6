"""Chains whose sizes were measured on the frameworks, and the numbers of real threads, one a line of JSON.

``url`` is the thread; the sizes are of the framework in ``replayed_on``. An id that begins with R is a random chain.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tconvcalc.frameworks import resolve
from tconvcalc.networks.layers import NetLayer, understood
from tconvcalc.networks.notation import read

Row = dict[str, Any]
ROWS: list[Row] = [
    json.loads(line) for line in Path(__file__).with_name("recorded.jsonl").read_text("utf-8").splitlines()
]


def rows(*kinds: str) -> list[Row]:
    """The rows of these kinds."""
    return [row for row in ROWS if row["kind"] in kinds]


def layers(row: Row | str, text: str, bare: str = "conv", dims: int = 1) -> list[NetLayer]:
    """Layers as the framework of a row understands them."""
    return understood(resolve(row if isinstance(row, str) else row["framework"]), read(text, bare=bare), dims)


def firsts(sizes: Sequence[Sequence[object]]) -> list[object]:
    """The sizes along the first axis."""
    return [each[0] for each in sizes]
