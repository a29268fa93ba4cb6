"""The code that the program prints, run as a person would who pastes it."""

from typing import Any


def run_snippet(code: str) -> tuple[int, ...]:
    """Run a snippet by itself and give the shape of its `y`.

    Executing is right here and only here: the text is our own, fresh from the printer under test, and that it runs as
    pasted is the promise to be tested. No test may pass text from anywhere else.
    """
    namespace: dict[str, Any] = {"__name__": "snippet"}
    exec(compile(code, "<snippet>", "exec"), namespace)  # noqa: S102
    return tuple(int(size) for size in namespace["y"].shape)
