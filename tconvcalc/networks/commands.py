"""The commands that ask about chains and encoders, ready to be typed."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.sizes import NetSize
from tconvcalc.networks.words import LayerWord, written

_USUAL_DIMS = 2


def chain_command(
    framework: Framework,
    words: Sequence[LayerWord],
    sizes: Sequence[NetSize] | None,
    outputs: Sequence[NetSize] | None = None,
) -> str:
    """The ``tconvcalc chain`` line that asks about these layers."""
    typed = ["tconvcalc", "chain", *_options(framework, words, sizes, outputs)]
    return shlex.join([*typed, written(list(words))])


def invert_command(  # noqa: PLR0913 -- what can be typed
    framework: Framework,
    words: Sequence[LayerWord],
    sizes: Sequence[NetSize] | int,
    decoder: Sequence[LayerWord] | None = None,
    *,
    skips: bool = False,
    outputs: Sequence[NetSize] | None = None,
) -> str:
    """The ``tconvcalc invert`` line about this encoder; for ``sizes`` the number of axes where none is known."""
    typed = ["tconvcalc", "invert", *_options(framework, words, sizes, outputs)]
    typed += ["--skips"] if skips else []
    behind = ["--with", written(list(decoder))] if decoder else []
    return shlex.join([*typed, written(list(words)), *behind])


def _options(
    framework: Framework,
    words: Sequence[LayerWord],
    sizes: Sequence[NetSize] | int | None,
    outputs: Sequence[NetSize] | None,
) -> list[str]:
    known = None if isinstance(sizes, int) else sizes
    axes = sizes if isinstance(sizes, int) else len(sizes or ()) or _USUAL_DIMS
    told = any(each and len(set(map(str, each))) > 1 for each in (known, outputs)) or any(w.axes > 1 for w in words)
    typed = ["-f", framework.typed]
    if axes != _USUAL_DIMS and not told:
        typed += ["--dims", str(axes)]
    for option, each in (("-i", known), ("-o", outputs)):
        typed += [option, _value(each)] if each else []
    return typed


def _value(sizes: Sequence[NetSize]) -> str:
    each = [str(size).replace(" ", "") for size in sizes]
    return each[0] if len(set(each)) == 1 else "x".join(each)
