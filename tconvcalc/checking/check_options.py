"""How files are checked, as a person or a program chooses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # one layer needs no settings
    from tconvcalc.checking.config import Config


class CheckOptions(NamedTuple):
    """Everything about a check but what is checked.

    Attributes:
        select: codes, beginnings of codes or ``ALL``; empty for what the project selects, else the usual ones.
        ignore: the same, to switch off, beside what the project ignores.
        exclude: patterns of what is not walked into, as .gitignore has them, beside the project's.
        framework: of specs that name none.
        strict: whether what could not be read makes the report false.
        stdin: what ``-`` stands for; None reads the program's own.
        stdin_filename: how that is called, and by its ending read.
        force_exclude: whether files that are named are taken as if a walk had met them, as a hook wants it: what is
            excluded or is no file of ours is passed over.
        config: the project's settings; None finds them.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    exclude: Sequence[str] = ()
    framework: str | None = None
    strict: bool = False
    stdin: bytes | None = None
    stdin_filename: str | None = None
    force_exclude: bool = False
    config: Config | None = None
