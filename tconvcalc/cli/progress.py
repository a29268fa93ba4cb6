"""A sign of life on long work: on stderr, only on a terminal, after a second, and gone when the work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

PATIENCE = 1.0  # seconds that nobody minds
_EVERY = 0.2


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Say what is being done, and for how long by now, while the block runs."""
    if not sys.stderr.isatty():
        yield
        return
    import threading  # noqa: PLC0415 -- only a terminal needs it

    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(done, what), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(done: Event, what: str) -> None:
    start = time.monotonic()
    if done.wait(PATIENCE):
        return
    while not done.is_set():
        sys.stderr.write(f"\r{what} … {time.monotonic() - start:.0f} s")
        sys.stderr.flush()
        done.wait(_EVERY)
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
