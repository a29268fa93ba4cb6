"""The sizes that the reader of sources knows, line by line, for tests to compare with what is so."""

from __future__ import annotations

from tconvcalc.claims import Claim
from tconvcalc.readers import read_file


def input_sizes(text: str) -> dict[int, set[str]]:
    """Line of a transposed convolution -> the sizes of its input, as in ``7x7``; several where it is used again."""
    outcome = read_file(text.encode(), "model.py", named=True)
    assert outcome is not None
    found: dict[int, set[str]] = {}
    for claim in outcome.read.claims:
        if isinstance(claim, Claim) and "input_size" in claim.given:
            size = claim.given["input_size"]
            axes = size * (claim.dims or 1) if len(size) == 1 else size
            found.setdefault(claim.place.line, set()).add("x".join(map(str, axes)))
    return found
