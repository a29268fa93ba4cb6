"""From paths to the files that are read: folders walked once, in a fixed order, and nothing opened that could hang."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from tconvcalc.errors import MisuseError
from tconvcalc.readers import SUFFIXES
from tconvcalc.text import listed, printable

MOST_BYTES = 10 << 20
"""The largest file that is read."""

_PASSED_BY = frozenset(
    {"__pycache__", "venv", "env", "site-packages", "node_modules", "build", "dist", "__pypackages__", "_build"}
)
_TOO_LARGE = "larger than 10 MiB"
_MOST_SHOWN = 200


@dataclass
class Found:
    """The files to read, each with whether it was named, and what is passed over and why."""

    files: list[tuple[str, bool]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def find(paths: Sequence[str], exclude: Sequence[str] = ()) -> Found:
    """The files that paths stand for. A file is read once, however often it is met.

    Args:
        paths: files and folders.
        exclude: patterns of paths and of names that are not walked into or read; what is named is read all the same.

    Raises:
        MisuseError: a path does not exist, cannot be read, or is of a kind that nothing can be read from.
    """
    found, seen = Found(), set[tuple[int, int]]()
    for path in paths:
        status = _status(path)
        if stat.S_ISDIR(status.st_mode):
            walked = list(_walked(path, exclude, found))
            for file in walked:
                _add(file, found, seen, named=False)
            if not walked and not found.skipped:
                kinds = listed([f"*{suffix}" for suffix in SUFFIXES], "or")
                raise MisuseError(f"{_shown(path)} holds nothing to check: no file is called {kinds}")
        elif not stat.S_ISREG(status.st_mode):
            raise MisuseError(f"{_shown(path)} is neither a file nor a folder")
        elif Path(path).suffix.lower() not in SUFFIXES:
            kinds = listed(list(SUFFIXES), "or")
            raise MisuseError(f"{_shown(path)} is none of the files that can be checked: {kinds}")
        else:
            _add(path, found, seen, named=True)
    return found


def read_bytes(path: str, *, named: bool) -> bytes | str:
    """The bytes of a file, or the sentence that says why it is passed over.

    Raises:
        MisuseError: a file that was named cannot be read.
    """
    try:
        # A file can become a pipe between the look and the opening; without a writer that would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return "no plain file"
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        if named:
            raise MisuseError(f"{_shown(path)} cannot be read: {_reason(error)}") from error
        return _reason(error)
    return data if len(data) <= MOST_BYTES else _TOO_LARGE


def _status(path: str) -> os.stat_result:
    try:
        return Path(path).stat()
    except FileNotFoundError as error:
        raise MisuseError(f"{_shown(path)} does not exist") from error
    except (OSError, ValueError) as error:
        raise MisuseError(f"{_shown(path)} cannot be read: {_reason(error)}") from error


def _add(path: str, found: Found, seen: set[tuple[int, int]], *, named: bool) -> None:
    status = Path(path).stat()
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    if status.st_size > MOST_BYTES:
        found.skipped.append((path, _TOO_LARGE))
    else:
        found.files.append((path, named))


def _walked(folder: str, exclude: Sequence[str], found: Found) -> Iterator[str]:
    """The files below a folder that can be read, sorted; links are followed, but no folder is walked twice."""
    waiting, known = [folder], set[tuple[int, int]]()
    while waiting:
        here = waiting.pop()
        try:
            status = Path(here).stat()
            with os.scandir(here) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            found.skipped.append((here, _reason(error)))
            continue
        identity = status.st_dev, status.st_ino
        if identity in known or (here != folder and any(entry.name == "pyvenv.cfg" for entry in entries)):
            continue
        known.add(identity)
        kept = [entry for entry in entries if not _passed_by(entry.name, entry.path, folder, exclude)]
        yield from (entry.path for entry in kept if _is_file(entry) and Path(entry.name).suffix.lower() in SUFFIXES)
        waiting += [entry.path for entry in reversed(kept) if _is_folder(entry)]


def _passed_by(name: str, path: str, root: str, exclude: Sequence[str]) -> bool:
    if name.startswith(".") or name in _PASSED_BY or name.endswith(".egg-info"):
        return True
    relative = os.path.relpath(path, root).replace(os.sep, "/")
    return any(fnmatch(name, each) or fnmatch(relative, each.rstrip("/")) for each in exclude)


def _is_file(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):  # a link to itself
        return entry.is_file()
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir()
    return False


def _reason(error: Exception) -> str:
    told = getattr(error, "strerror", None) or str(error)
    return str(told)[:1].lower() + str(told)[1:]


def _shown(path: str) -> str:
    return printable(path[:_MOST_SHOWN]) + ("…" if len(path) > _MOST_SHOWN else "")
