"""Many small cases in one test: each is tried, and the failure shows every one that is wrong.

A test costs some milliseconds before it does anything, which is more than most of our cases take. Where a person wants
to run a single case by its name, or each takes long, `pytest.mark.parametrize` is right instead.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]

_Named = type(pytest.param())
_WIDTH = 100
"""So much of a case is shown where it has no name."""


def every_case(
    names: str | Sequence[str], cases: Iterable[Any], ids: Iterable[object] | Callable[[Any], object] = ()
) -> Callable[[Test], Test]:
    """Try a test on all cases, as `pytest.mark.parametrize` does with the same arguments, but within one test.

    The cases share what fixtures give: a test that leaves something in a folder or a patch stays parametrised.

    Args:
        names: the arguments that cases give, as a text with commas or one by one.
        cases: what each case gives: a value where there is one name, else one for each; or a `pytest.param`.
        ids: what the cases are called in a failure, or what a value is called; where nothing is said, they are shown.
    """
    given = tuple(one.strip() for one in names.split(",")) if isinstance(names, str) else tuple(names)
    rows = [
        case if isinstance(case, _Named) else pytest.param(*(case if len(given) > 1 else (case,))) for case in cases
    ]
    titles = _titles(rows, ids)
    if not rows or any(row.marks for row in rows):
        raise ValueError("there is no case, or one has a mark of its own")
    values = [dict(zip(given, row.values, strict=True)) for row in rows]
    named = list(zip(titles, values, strict=True))

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def all_of_them(**fixtures: object) -> None:
            tried = [(title, _failure(test, case | fixtures)) for title, case in named]
            wrong = [(str(title), error) for title, error in tried if error is not None]
            if wrong:
                raise _all_of(wrong, len(tried))

        signature = inspect.signature(test)
        others = [one for name, one in signature.parameters.items() if name not in given]
        all_of_them.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return all_of_them

    return decorate


def _titles(rows: Sequence[Any], ids: Iterable[object] | Callable[[Any], object]) -> list[object]:
    """What each case is called."""
    if callable(ids):
        return ["-".join(str(ids(value)) for value in row.values) for row in rows]
    return list(ids) or [row.id or _Shown(row.values) for row in rows]


def _failure(test: Test, arguments: dict[str, Any]) -> BaseException | None:
    """What a case raises; None where it is right."""
    try:
        test(**arguments)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 -- the others are tried too
        return error
    return None


def _all_of(wrong: list[tuple[str, BaseException]], tried: int) -> BaseException:
    """One error of several; its text names each of them, for of a long group only the first are shown."""
    for title, error in wrong:
        error.add_note(f"case: {title}")
    told = "".join(f"\n    {title}" for title, _ in wrong)
    return BaseExceptionGroup(f"{len(wrong)} of {tried} cases are wrong:{told}", [error for _, error in wrong])


class _Shown:
    """A case that has no name: it is shown, but only when it is asked for, since it may be very long."""

    def __init__(self, values: Sequence[object]) -> None:
        """Stand for a case."""
        self.values = values

    def __str__(self) -> str:
        """How the case begins."""
        return ", ".join(map(repr, self.values))[:_WIDTH]
