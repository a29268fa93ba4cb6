"""The sizes that the reader of sources knows, line by line, for tests to compare with what is so."""

from __future__ import annotations

from tconvcalc.claims import Claim
from tconvcalc.readers import read_file


def input_sizes(text: str, name: str = "model.py") -> dict[str, set[str]]:
    """Where a transposed convolution is -> the sizes of its input, as in ``7x7``; several where it is used again.

    A place is its line, in a notebook the cell and the line in it, as in ``4:2``.
    """
    outcome = read_file(text.encode(), name, named=True)
    assert outcome is not None
    found: dict[str, set[str]] = {}
    for claim in outcome.read.claims:
        if isinstance(claim, Claim) and "input_size" in claim.given:
            size = claim.given["input_size"]
            axes = size * (claim.dims or 1) if len(size) == 1 else size
            place = f"{claim.place.cell}:{claim.place.line}" if claim.place.cell else f"{claim.place.line}"
            found.setdefault(place, set()).add("x".join(map(str, axes)))
    return found
