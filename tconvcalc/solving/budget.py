"""How much may be gone through for one question, so that any question ends soon: with an answer or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from tconvcalc.errors import TooOpenError

MOST = 100_000
"""Steps of a few microseconds that one question may take."""

_SHORT = 1 << 16  # and one part of an explanation, without which the rest still stands

Result = TypeVar("Result")
Otherwise = TypeVar("Otherwise")


class Work:
    """The steps that may still be taken; a part of it spends of the whole as well."""

    def __init__(self, most: int = MOST, whole: Work | None = None) -> None:
        """Allow so many steps, and no more than the whole has left."""
        self.left = most
        self.whole = whole

    def spend(self, steps: int = 1) -> None:
        """Account for some steps.

        Raises:
            TooOpenError: there are no more of them.
        """
        self.left -= steps
        if self.left < 0:
            refuse()
        if self.whole:
            self.whole.spend(steps)

    def soon(self, task: Callable[[Work], Result], otherwise: Otherwise, most: int = _SHORT) -> Result | Otherwise:
        """Do a part of an explanation within some of the steps, or leave it out where it would take more."""
        try:
            return task(Work(most, self))
        except TooOpenError:
            return otherwise


def refuse() -> NoReturn:
    """Go no further.

    Raises:
        TooOpenError: always.
    """
    raise TooOpenError("this leaves too much open to go through: give one more quantity, or lower the bounds")
