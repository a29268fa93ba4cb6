"""How much may be gone through for one question, so that any question ends soon: with an answer or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from tconvcalc.errors import TooOpenError

MOST = 1 << 17
"""Steps of a few microseconds that one question may take."""

_SHORT = 1 << 16  # and one part of an explanation, without which the rest still stands

Result = TypeVar("Result")
Otherwise = TypeVar("Otherwise")

_left: ContextVar[list[int] | None] = ContextVar("left", default=None)


@contextmanager
def limited(most: int = MOST) -> Iterator[None]:
    """Give what is done within a number of steps of its own."""
    token = _left.set([most])
    try:
        yield
    finally:
        _left.reset(token)


def spend(steps: int = 1) -> None:
    """Account for some steps.

    Raises:
        TooOpenError: there are no more of them.
    """
    left = _left.get()
    if left is not None:
        left[0] -= steps
        if left[0] < 0:
            raise TooOpenError("this leaves too much open to go through: give one more quantity, or lower the bounds")


def soon(task: Callable[[], Result], otherwise: Otherwise, most: int = _SHORT) -> Result | Otherwise:
    """Do a part of an explanation, or leave it out where it would take too long."""
    try:
        with limited(most):
            return task()
    except TooOpenError:
        return otherwise
