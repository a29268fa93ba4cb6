"""Goldens of many texts in one file: each stands under a line that begins with ``### `` and names it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_MARK = "### "


@cache
def blocks(path: Path) -> Mapping[str, str]:
    """The texts by their names."""
    parts = path.read_text(encoding="utf-8").removeprefix(_MARK).split(f"\n{_MARK}") if path.exists() else []
    return {name: text.strip("\n") for name, _, text in (part.partition("\n") for part in parts)}


def rewrite(path: Path, texts: Mapping[str, str]) -> None:
    """Write these texts, beside those of other names that are there."""
    every = {**blocks(path), **{name: text.strip("\n") for name, text in texts.items()}}
    path.write_text("\n".join(f"{_MARK}{name}\n{text}\n" for name, text in sorted(every.items())), encoding="utf-8")
    blocks.cache_clear()
