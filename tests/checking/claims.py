"""Claims built by hand, as short as a table wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from tconvcalc.checking.engine import check_claims
from tconvcalc.claims import Claim, Finding, Place, Read
from tconvcalc.question import Value

USUAL: dict[str, dict[str, Value]] = {
    "tensorflow": {"dilation": 1},
    "keras": {"stride": 1, "padding": "valid", "output_padding": "auto", "dilation": 1},
    "pytorch": {"stride": 1, "padding": 0, "output_padding": 0, "dilation": 1},
}


def claim(  # noqa: PLR0913 -- what a claim can hold beside its values
    framework: str,
    *,
    path: str = "layers.toml",
    line: int = 1,
    dims: int | None = 2,
    in_channels: int | None = None,
    out_channels: int | None = None,
    groups: int = 1,
    filters: tuple[int | None, ...] | None = None,
    silenced: frozenset[str] = frozenset(),
    claimed: bool = True,
    word: str | None = None,
    bare: bool = False,
    **given: Value | tuple[Value, ...],
) -> Claim:
    """A claim with the framework's defaults, unless it is to be ``bare``; values stand for all axes."""
    known = given if bare else {**USUAL[framework], **given}
    # A range and two ends are tuples too, but each is one value.
    each = {
        name: cast("tuple[Value, ...]", value if type(value) is tuple else (value,)) for name, value in known.items()
    }
    return Claim(
        Place(path, line, 1),
        framework,
        dims,
        each,
        in_channels,
        out_channels,
        groups,
        filters,
        silenced,
        claimed,
        word,
    )


def findings(*claims: Claim) -> tuple[Finding, ...]:
    """What is wrong with claims in one file, with the usual rules."""
    return check_claims([Read(claims)]).findings


def told(*claims: Claim) -> list[str]:
    """The same, each as its code and its fact."""
    return [f"{finding.code} {finding.message}" for finding in findings(*claims)]


def changes(help_: Sequence[str]) -> tuple[str, ...]:
    """What help proposes, without the commands that prove it."""
    return tuple(line.partition("     ")[0].rstrip() for line in help_)
