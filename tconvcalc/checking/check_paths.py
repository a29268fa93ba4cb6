"""The check as a person or a program asks for it: paths in, report out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tconvcalc.checking.config import Config, nearest_config
from tconvcalc.checking.engine import check_read, report_of
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.inputs import included, piped
from tconvcalc.checking.rules import selected
from tconvcalc.claims import CheckResult
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.readers import Outcome, read_file
from tconvcalc.readers.discovery import Found, find, read_bytes
from tconvcalc.text import listed

STDIN = "-"


def check_paths(  # noqa: PLR0913 -- each is a choice of its own
    *paths: str | os.PathLike[str],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    exclude: Sequence[str] = (),
    framework: str | None = None,
    strict: bool = False,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    config: Config | None = None,
) -> CheckResult:
    """Judge the layers that files claim. Nothing that is checked is run or imported.

    Args:
        paths: files, folders, or ``-`` for what ``stdin`` holds; without any, what the project's settings include,
            else the current folder.
        select: codes, beginnings of codes or ``ALL``; empty for what the project selects, else the usual ones.
        ignore: the same, to switch off, beside what the project ignores.
        exclude: patterns of what is not walked into, beside the project's.
        framework: of specs that name none.
        strict: whether what could not be read makes the report false.
        stdin: what ``-`` stands for; None reads the program's own.
        stdin_filename: how that is called, and by its ending read.
        config: the project's settings; None finds them.

    Raises:
        MisuseError: a path, a code or a setting cannot be used.
    """
    settings = nearest_config(Path()) if config is None else config
    codes = selected(select or settings.select, (*ignore, *settings.ignore))
    usual = settings.framework if framework is None else resolve(framework).name
    names = [os.fspath(path) for path in paths] or included(settings)
    found = find([name for name in names if name != STDIN], (*exclude, *settings.exclude))
    explainer = Explainer()
    outcomes = _read(found, usual)
    if STDIN in names:
        name, data = piped(stdin, stdin_filename)
        outcomes = chain(outcomes, [read_file(data, name, named=True, framework=usual)])
    checked = [check_read(each.read, codes, explainer, each.ignores) for each in outcomes if each]
    if not checked and not found.skipped:
        raise MisuseError(f"{listed(names)}: there is nothing to check")
    return report_of(checked, found.skipped, strict=strict)


def _read(found: Found, framework: str | None) -> Iterator[Outcome | None]:
    """Read one file after the other; what turns out to be unreadable is noted."""
    for path, named in found.files:
        data = read_bytes(path, named=named)
        if isinstance(data, str):
            found.skipped.append((path, data))
        else:
            yield read_file(data, path, named=named, framework=framework)
