"""From paths to the files that are read: folders walked once, in a fixed order, and nothing opened that could hang."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tconvcalc.errors import MisuseError
from tconvcalc.readers import SUFFIXES, kind
from tconvcalc.readers.bounds import MOST_BYTES
from tconvcalc.readers.ignored_paths import GITIGNORE, Excluded, Ignoring, ignoring, is_excluded
from tconvcalc.text import listed, short

_PASSED_BY = frozenset(
    {"__pycache__", "venv", "env", "site-packages", "node_modules", "build", "dist", "__pypackages__", "_build"}
)
_ENVIRONMENT = "pyvenv.cfg"
_TOO_LARGE = "larger than 10 MiB"
_MOST_SHOWN = 200
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
Identity = tuple[int, int]
"""The device and the number of a file or a folder on it."""


@dataclass
class Found:
    """The files to read, each with whether it was named, and what is passed over and why."""

    files: list[tuple[str, bool]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def find(paths: Sequence[str], excluded: Sequence[Excluded] = (), *, force: bool = False) -> Found:
    """The files that paths stand for. A file is read once, however often it is met.

    Args:
        paths: files and folders.
        excluded: patterns of what is not walked into or read; what is named is read all the same.
        force: whether files that are named are taken as if they had been met in a walk: what is excluded, or of a
            kind that cannot be read, is passed over.

    Raises:
        MisuseError: a path does not exist, cannot be read, or is of a kind that nothing can be read from.
    """
    found, seen = Found(), set[Identity]()
    for path in paths:
        status = _status(path)
        if stat.S_ISDIR(status.st_mode):
            _find_below(path, excluded, found, seen)
        elif not force:
            _refuse(path, status)
            _add(path, (status.st_dev, status.st_ino), found, seen, named=True)
        elif stat.S_ISREG(status.st_mode) and kind(path) in SUFFIXES and not is_excluded(path, excluded):
            _add(path, (status.st_dev, status.st_ino), found, seen, named=False)
    return found


def read_bytes(path: str, *, named: bool) -> bytes | str:
    """The bytes of a file, or the sentence that says why it is passed over.

    Raises:
        MisuseError: a file that was named cannot be read.
    """
    try:
        # A file can become a pipe between the look and the opening; without a writer that would wait for ever.
        descriptor = os.open(path, _FLAGS)
        try:
            return _read(descriptor)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        if named:
            raise MisuseError(f"{_shown(path)} cannot be read: {_reason(error)}") from error
        return _reason(error)


def _read(descriptor: int) -> bytes | str:
    """Everything that an open file holds; it may be longer than it says."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return "no plain file"
    if status.st_size > MOST_BYTES:
        return _TOO_LARGE
    parts = [os.read(descriptor, status.st_size + 1)]
    while parts[-1] and sum(map(len, parts)) != status.st_size:
        parts.append(os.read(descriptor, MOST_BYTES))
        if sum(map(len, parts)) > MOST_BYTES:
            return _TOO_LARGE
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _status(path: str) -> os.stat_result:
    if not path:
        raise MisuseError("a path is empty\nwrite a file, a folder, or . for the current one")
    try:
        return Path(path).stat()
    except FileNotFoundError as error:
        raise MisuseError(f"{_shown(path)} does not exist") from error
    except (OSError, ValueError) as error:
        raise MisuseError(f"{_shown(path)} cannot be read: {_reason(error)}") from error


def _refuse(path: str, status: os.stat_result) -> None:
    """Refuse a path that was named, and of which nothing can be read."""
    if not stat.S_ISREG(status.st_mode):
        raise MisuseError(f"{_shown(path)} is neither a file nor a folder")
    if kind(path) not in SUFFIXES:
        raise MisuseError(f"{_shown(path)} is none of the files that can be checked: {listed(list(SUFFIXES), 'or')}")


def _add(path: str, identity: Identity, found: Found, seen: set[Identity], *, named: bool) -> None:
    if identity not in seen:
        seen.add(identity)
        found.files.append((path, named))


def _find_below(folder: str, excluded: Sequence[Excluded], found: Found, seen: set[Identity]) -> None:
    any_ = False
    for path, identity in _walked(folder, excluded, found):
        any_ = True
        _add(path, identity, found, seen, named=False)
    if not any_ and not found.skipped:
        kinds = listed([f"*{suffix}" for suffix in SUFFIXES], "or")
        raise MisuseError(f"{_shown(folder)} holds nothing to check: no file is called {kinds}")


def _walked(root: str, excluded: Sequence[Excluded], found: Found) -> Iterator[tuple[str, Identity]]:
    """The files below a folder that can be read, sorted; links are followed, but no folder is walked twice.

    Raises:
        MisuseError: the folder itself cannot be read; one within is skipped.
    """
    waiting, known = [(root, ignoring(root, excluded, SUFFIXES))], set[Identity]()
    while waiting:
        folder, rules = waiting.pop()
        try:
            status = Path(folder).stat()
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            if folder == root:
                raise MisuseError(f"{_shown(folder)} cannot be read: {_reason(error)}") from error
            found.skipped.append((folder, _reason(error)))
            continue
        names = {entry.name for entry in entries}
        if (status.st_dev, status.st_ino) in known or (folder != root and _ENVIRONMENT in names):
            continue
        known.add((status.st_dev, status.st_ino))
        rules = rules.with_own(folder, SUFFIXES) if GITIGNORE in names else rules
        yield from _files(entries, status.st_dev, rules)
        waiting += [(entry.path, rules.inside(entry.name)) for entry in reversed(entries) if _enters(entry, rules)]


def _files(entries: Sequence[os.DirEntry[str]], device: int, rules: Ignoring) -> Iterator[tuple[str, Identity]]:
    """The files of one folder that can be read, each known by where a link leads to."""
    for entry in entries:
        name = entry.name
        if name[0] == "." or kind(name) not in SUFFIXES or rules.passes_by(name, folder=False):
            continue
        with suppress(OSError):  # a link to itself, or the file is gone
            if entry.is_file(follow_symlinks=False):
                yield entry.path, (device, entry.inode())
            elif entry.is_file():
                status = entry.stat()
                yield entry.path, (status.st_dev, status.st_ino)


def _enters(entry: os.DirEntry[str], rules: Ignoring) -> bool:
    """Whether a walk enters a folder."""
    name = entry.name
    if name[0] == "." or name in _PASSED_BY or name.endswith(".egg-info"):
        return False
    with suppress(OSError):
        return entry.is_dir() and not rules.passes_by(name, folder=True)
    return False


def _reason(error: Exception) -> str:
    told = getattr(error, "strerror", None) or str(error)
    return str(told)[:1].lower() + str(told)[1:]


def _shown(path: str) -> str:
    return short(path, _MOST_SHOWN)
