"""What a report looks like: one file per format, and the table by which it is found.

A renderer returns text and never touches a stream, so the same text goes to a terminal, a pipe or a file. The text is
empty or ends with a line break. To add a format, add its file and its name here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tconvcalc.claims import CheckResult

Renderer = Callable[[CheckResult], str]

DEFAULT = "full"


def _lazily(name: str) -> Renderer:
    """Load the format's module when it is first used: a check on a terminal should not pay for XML."""

    def render(report: CheckResult) -> str:
        renderer: Renderer = import_module(f"{__name__}.{name}").render
        return renderer(report)

    render.__doc__ = f"Write a report as {name}."
    return render


REPORTS: dict[str, Renderer] = {
    name: _lazily(name) for name in (DEFAULT, "concise", "json", "github", "gitlab", "junit", "sarif")
}

__all__ = ["DEFAULT", "REPORTS", "Renderer"]
