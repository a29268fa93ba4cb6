"""Many small cases in one test: pytest takes longer to report a case than most of them take to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def together(
    cases: Iterable[Any], name: Callable[[Any], str] = repr
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Run a test with every case, as ``parametrize`` would, and report all that fail at once, each by its name.

    Args:
        cases: what the test is called with, a tuple being several arguments. It has no fixtures besides.
        name: how a case that fails is called.
    """
    every = list(cases)

    def decorate(test: Callable[..., None]) -> Callable[[], None]:
        def run() -> None:
            failures = [failure for case in every for failure in _failures(test, case, name)]
            if failures:
                message = f"{len(failures)} of {len(every)}"
                raise ExceptionGroup(message, failures)

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        return run

    assert every
    return decorate


def _failures(test: Callable[..., None], case: object, name: Callable[[Any], str]) -> Iterable[Exception]:
    """What one case raises."""
    try:
        test(*case) if isinstance(case, tuple) else test(case)
    except Exception as failure:  # noqa: BLE001 -- whatever a test raises is its failure
        failure.add_note(f"with {name(case)}")
        yield failure
