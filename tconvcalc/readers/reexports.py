"""Layers that a source imports from another one of the same tree, under whatever name they have there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

MOST_SOURCES = 256
"""How many sources that hand on a layer are kept in mind."""

_MOST_LEVELS = 6  # from a source up to the folder that it imports from


class Reexports:
    """What each source hands on, and what of it another one can import."""

    def __init__(self) -> None:
        """Start without any."""
        self._sources: dict[tuple[str, ...], Mapping[str, str]] = {}

    def add(self, path: str, names: Mapping[str, str]) -> None:
        """Note the names at the top of a source that stand for layers."""
        if names and len(self._sources) < MOST_SOURCES:
            self._sources[_module(path)] = names

    def names(self) -> frozenset[str]:
        """All names that something is handed on under."""
        return frozenset(name for names in self._sources.values() for name in names)

    def seen_from(self, path: str) -> dict[str, str]:
        """What a source may import: the dotted name as it has to be written there -> what it is."""
        found: dict[str, str] = {}
        folder = Path(path).resolve().parent.parts
        own = _module(path)
        for source, names in self._sources.items():
            for module in _spellings(folder, source) if source != own else ():
                for name, meaning in names.items():
                    found.setdefault(f"{module}{name}", meaning)
        return found


def _module(path: str) -> tuple[str, ...]:
    """A source as the folders that lead to it and its own name; a package is its folder."""
    parts = Path(path).resolve().with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def _spellings(folder: tuple[str, ...], source: tuple[str, ...]) -> Iterator[str]:
    """What comes before a name that is imported from a source: from the folder of the importing one, and from above."""
    for level in range(_MOST_LEVELS):
        base = folder[: len(folder) - level]
        if base and source[: len(base)] == base:
            rest = "".join(f"{part}." for part in source[len(base) :])
            yield "." * (level + 1) + rest
            if rest:
                yield rest
