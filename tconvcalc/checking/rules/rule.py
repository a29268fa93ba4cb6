"""What a rule is: its stable code, and all that is to be said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

_EXAMPLES = Path(__file__).parent / "examples"
_WARNING = "TCC1"


def usual(code: str) -> bool:
    """Whether the rule of this code is on where nobody selects anything: errors are, warnings are not."""
    return not code.startswith(_WARNING)


class Example(NamedTuple):
    """A small file that breaks the rule, and the same file mended; ``name`` tells how it is read."""

    wrong: str
    right: str
    name: str = "layers.toml"


class Rule(NamedTuple):
    """One rule.

    Attributes:
        code: never changes its meaning, and is never given to another rule.
        name: in a few words.
        what: what it finds.
        why: why that is bad.
        file: how a file that breaks it is called; empty where a file cannot show it.
    """

    code: str
    name: str
    what: str
    why: str
    file: str

    @property
    def severity(self) -> Severity:
        """Whether it can never work (error), or works but not as most people want (warning): the code says it."""
        return "warning" if self.code.startswith(_WARNING) else "error"

    @property
    def usual(self) -> bool:
        """Whether it is on where nobody selects anything."""
        return usual(self.code)

    @property
    def example(self) -> Example | None:
        """A file in which it is found, and the same file without; None where a file cannot show it."""
        if not self.file:
            return None
        wrong, right = (_EXAMPLES / f"{self.code}-{kind}.txt" for kind in ("wrong", "right"))
        return Example(wrong.read_text(encoding="utf-8"), right.read_text(encoding="utf-8"), self.file)
