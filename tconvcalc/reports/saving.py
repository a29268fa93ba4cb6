"""How a report gets into a file: whole or not at all, so that nobody ever reads half of one."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from tconvcalc.errors import MisuseError
from tconvcalc.text import printable


def write(path: str, text: str) -> None:
    """Put a text into a file, in UTF-8, and keep the file's mode where it exists.

    Raises:
        MisuseError: it cannot be written; what was there is still there, unchanged.
    """
    try:
        data = text.encode("utf-8", "backslashreplace")
        target = Path(os.path.realpath(path))  # a link stays a link
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            Path(path).write_bytes(data)  # a pipe or a terminal is written to, not replaced
        else:
            _replace(target, data, mode)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise MisuseError(f"cannot write {printable(path)}: {why[:1].lower()}{why[1:]}") from error


def _mode(path: str) -> int | None:
    """The file's mode, None where there is no such file yet."""
    try:
        return Path(path).stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write beside the file and rename, which happens at once or not at all."""
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(None, "it may not be written")  # a rename would not ask
    beside = target.with_name(f".tconvcalc-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
