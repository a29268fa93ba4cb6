"""Many small cases in one test: pytest takes longer to report a case than most of them take to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any


def together(
    names: str | tuple[str, ...], cases: Iterable[Any], ids: Callable[[Any], str] = repr
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """What ``pytest.mark.parametrize`` does, in one test that runs every case and reports all that fail.

    Args:
        names: the test's arguments: one name, or several as a tuple. It has no fixtures besides.
        cases: a value for each test; a tuple of values where there are several names.
        ids: how a case that fails is called.
    """
    every = list(cases)
    assert every, "no case proves nothing"

    def decorate(test: Callable[..., None]) -> Callable[[], None]:
        def run() -> None:
            failures = [failure for case in every for failure in _failures(test, names, case, ids)]
            if failures:
                message = f"{len(failures)} of {len(every)}"
                raise ExceptionGroup(message, failures)

        run.__name__, run.__qualname__, run.__doc__ = test.__name__, test.__qualname__, test.__doc__
        run.__module__ = test.__module__
        return run

    return decorate


def _failures(
    test: Callable[..., None],
    names: str | tuple[str, ...],
    case: Any,  # noqa: ANN401 -- whatever a case is
    ids: Callable[[Any], str],
) -> Iterator[Exception]:
    """What one case raises."""
    try:
        test(**({names: case} if isinstance(names, str) else dict(zip(names, case, strict=True))))
    except Exception as failure:  # noqa: BLE001 -- whatever a test raises is its failure
        failure.add_note(f"with {ids(case)}")
        yield failure
