"""What is checked where no path says it: what a project includes, and what comes through standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

from tconvcalc.checking.config import Config
from tconvcalc.errors import MisuseError
from tconvcalc.readers import SUFFIXES
from tconvcalc.readers.bounds import MOST_BYTES
from tconvcalc.text import listed, short

_TOML = re.compile(rb"^[ \t]*\[\[[ \t]*(?:layer|chain)[ \t]*\]\]", re.MULTILINE)
_YAML = re.compile(rb"^(?:layer|chain|framework)[ \t]*:", re.MULTILINE)


def included(config: Config) -> list[str]:
    """What a project includes, else the current folder; a pattern stands for what it matches."""
    if not config.include:
        return ["."]
    found: list[str] = []
    for pattern in config.include:
        try:
            matches = sorted(map(str, _matching(config.root, pattern)))
        except (ValueError, NotImplementedError, IndexError, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise MisuseError(f'include: cannot use "{short(pattern)}": {why}') from error
        if not matches:
            raise MisuseError(f'include: nothing is called "{short(pattern)}"')
        found += [path for path in matches if Path(path).is_dir() or Path(path).suffix.lower() in SUFFIXES]
    return found


def _matching(root: Path, pattern: str) -> Iterable[Path]:
    """What a pattern stands for below a folder; ``.`` is the folder itself, and ``**/**`` no more than ``**``."""
    parts = PurePath(pattern).parts
    kept = [part for part, before in zip(parts, ("", *parts), strict=False) if not part == before == "**"]
    return root.glob("/".join(kept)) if kept else [root]


def piped(data: bytes | None, name: str | None) -> tuple[str, bytes]:
    """The name and the bytes of standard input; without a name the first words tell what it is."""
    if data is None and sys.stdin is None:
        raise MisuseError("-: standard input is closed")
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if data is None else data
    if len(data) > MOST_BYTES:
        raise MisuseError("standard input is larger than 10 MiB")
    if name is None:
        return f"stdin{_kind(data)}", data
    if Path(name).suffix.lower() not in SUFFIXES:
        raise MisuseError(f"--stdin-filename: a name ends in {listed(list(SUFFIXES), 'or')}")
    return name, data


def _kind(data: bytes) -> str:
    if data.lstrip()[:1] == b"{":
        return ".ipynb" if b'"cells"' in data else ".json"
    if _TOML.search(data):
        return ".toml"
    return ".yaml" if _YAML.search(data) else ".py"
