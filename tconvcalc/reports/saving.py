"""How a report gets into a file: whole or not at all, so that nobody ever reads half of one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from tconvcalc.errors import MisuseError
from tconvcalc.text import printable

_PATIENCE = 1.0  # seconds in which a reader may come, when a shell starts both


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
            _send(path, data)  # a pipe or a terminal is written to, not replaced
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


def _send(path: str, data: bytes) -> None:
    """Write into a pipe or a device; one that nobody reads would be waited on for ever."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
            break
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > end:
                raise OSError(error.errno, "nobody reads it") if error.errno == errno.ENXIO else error from None
            time.sleep(_PATIENCE / 20)
    with os.fdopen(descriptor, "wb") as file:
        os.set_blocking(descriptor, True)
        file.write(data)


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
