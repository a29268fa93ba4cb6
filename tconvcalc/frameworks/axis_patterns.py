"""Axes that are put in another order by a pattern of their names, ``b (h w) c -> b c h w``, as einops has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tconvcalc.frameworks.layers_base import Clash, Given, Outcome
from tconvcalc.frameworks.shapes import Dim, Product, Shape, Size, product, quotient, written

_MOST = 200  # characters of a pattern
_TOKENS = re.compile(r"\(([^()]*)\)|([A-Za-z_]\w*|1)")
_PLAIN = re.compile(r"[\w\s()]*")

Group = tuple[str, ...]
"""The names that make one axis together."""


def rearranged(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """The axes as the right side of a pattern has them."""
    before, after = _sides(given.get("pattern"))
    if before is None or after is None:
        return None
    sizes: dict[str, Size] = {name: one for name, one in given.values.items() if isinstance(one, int)}
    shape = shapes[0]
    if shape is not None:
        if len(shape) != len(before):
            return None
        for group, size in zip(before, shape, strict=True):
            clash = _told(group, size, sizes)
            if clash:
                return clash
    return tuple(product([_named(name, sizes) for name in group]) for group in after)


def _sides(pattern: object) -> tuple[list[Group] | None, list[Group] | None]:
    if not isinstance(pattern, str) or len(pattern) > _MOST or pattern.count("->") != 1:
        return None, None
    left, right = (_groups(side) for side in pattern.split("->"))
    if left is None or right is None:
        return None, None
    names = [{name for group in side for name in group} - {"1"} for side in (left, right)]
    return (left, right) if names[0] == names[1] else (None, None)


def _groups(side: str) -> list[Group] | None:
    if not _PLAIN.fullmatch(side) or _TOKENS.sub("", side).strip():
        return None
    return list(_each(side))


def _each(side: str) -> Iterator[Group]:
    for match in _TOKENS.finditer(side):
        yield (match[2],) if match[2] else tuple(match[1].split())


def _named(name: str, sizes: Mapping[str, Size]) -> Size:
    return 1 if name == "1" else sizes.get(name) or Dim()


def _told(group: Group, size: Size, sizes: dict[str, Size]) -> Clash | None:
    """Note what an axis says of the names that make it."""
    open_ = [name for name in group if name != "1" and name not in sizes]
    known = product([_named(name, sizes) for name in group if name not in open_])
    if isinstance(size, int) and isinstance(known, int) and (size % known if open_ else size != known):
        shown = " ".join(group)
        return Clash("reshape", f"{written((size,))} is not {shown}", f"the names that are known make {known}")
    for name in open_:
        left = quotient(size, known) if len(open_) == 1 and isinstance(known, int | Product | Dim) else None
        sizes[name] = Dim() if left is None else left
    return None
