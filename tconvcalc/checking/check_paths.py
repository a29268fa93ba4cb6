"""The check as a person or a program asks for it: paths in, report out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tconvcalc.checking.check_options import CheckOptions
from tconvcalc.checking.config import nearest_config
from tconvcalc.checking.engine import Checked, check_read, report_of
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.inputs import included, piped
from tconvcalc.checking.rules import selected
from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.readers import EMPTY, kind, read_file
from tconvcalc.readers.discovery import Found, find, read_bytes
from tconvcalc.readers.ignored_paths import Excluded, is_pattern
from tconvcalc.readers.reexports import Reexports
from tconvcalc.text import listed, printable

STDIN = "-"
NO_SPEC = "no spec: it has neither layer nor chain"
CRASHED = "TCC904"
NOTHING_IN_IT = Checked((), (), 0)
"""What is found in most files of a walk."""

_AS_SET = CheckOptions()
_MOST_SHOWN = 200
_MOST_HANDS = 4  # through which a layer is passed on from source to source


def check_paths(*paths: str | os.PathLike[str], options: CheckOptions = _AS_SET) -> CheckResult:
    """Judge the layers that files claim. Nothing that is checked is run or imported.

    Args:
        paths: files, folders, or ``-`` for what is piped; without any, what the project's settings include, else the
            current folder.
        options: how they are checked.

    Raises:
        MisuseError: a path, a code or a setting cannot be used.
    """
    settings = nearest_config(Path()) if options.config is None else options.config
    codes = selected(options.select or settings.select, (*options.ignore, *settings.ignore))
    usual = settings.framework if options.framework is None else resolve(options.framework).name
    names = [os.fspath(path) for path in paths] or included(settings)
    excluded = (Excluded(str(settings.root), settings.exclude), Excluded(os.curdir, _sound(options.exclude)))
    found = find([name for name in names if name != STDIN], excluded, force=options.force_exclude)
    checker = _Checker(codes, usual)
    first = dict(_checked(found, checker))
    checked = list((first | checker.imported(first, found)).values())
    if STDIN in names:
        name, data = piped(options.stdin, options.stdin_filename)
        own = checker.check(data, name, named=True)
        checked += [own] if own else []
        found.skipped += [] if own else [(name, NO_SPEC)]
    if not checked and not found.skipped and not options.force_exclude:
        raise MisuseError(f"{listed([printable(name) for name in names])}: there is nothing to check")
    return report_of(checked, found.skipped, strict=options.strict)


def _sound(exclude: Sequence[str]) -> tuple[str, ...]:
    """The patterns, which all have to be of use."""
    wrong = next((each for each in exclude if not is_pattern(each)), None)
    if wrong is not None:
        raise MisuseError(
            f"--exclude: cannot use {wrong!r}\nwrite a pattern as .gitignore has them, such as old/ or gen_*.py"
        )
    return tuple(exclude)


def _checked(found: Found, checker: _Checker) -> Iterator[tuple[str, Checked]]:
    """Read and judge one file after the other; what turns out to be unreadable or no spec is noted."""
    for path, named in found.files:
        data = read_bytes(path, named=named)
        if isinstance(data, str):
            found.skipped.append((path, data))
            continue
        checked = checker.check(data, path, named=named)
        if checked:
            yield path, checked
        elif named:
            found.skipped.append((path, NO_SPEC))


class _Checker:
    """Reads and judges files; one at which it fails costs that file, not the run."""

    def __init__(self, codes: frozenset[str], framework: str | None) -> None:
        """Judge by the rules of these codes; ``framework`` is that of specs that name none."""
        self.codes = codes
        self.framework = framework
        self.explainer = Explainer()
        self.reexports = Reexports()

    def check(self, data: bytes, path: str, *, named: bool, others: Mapping[str, str] | None = None) -> Checked | None:
        """What was found in a file, None where it is no file of ours; ``others`` are layers of other sources."""
        try:
            outcome = read_file(data, path, named=named, framework=self.framework, others=others)
            if outcome is EMPTY:
                return NOTHING_IN_IT
            if outcome:
                self.reexports.add(path, outcome.read.handed_on)
            return check_read(outcome.read, self.codes, self.explainer, outcome.ignores) if outcome else None
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other files are to be checked
            return _crashed(path, error, self.codes)

    def imported(self, first: Mapping[str, Checked], found: Found) -> dict[str, Checked]:
        """What is found in the sources that import a layer from another, read anew with what they import."""
        again: dict[str, Checked] = {}
        known: dict[str, dict[str, str]] = {}
        for _ in range(_MOST_HANDS):
            news = list(self._importing(first, found, known))
            if not news:
                break
            for path, data, named in news:
                checked = self.check(data, path, named=named, others=known[path])
                again |= {path: checked} if checked else {}
        return again

    def _importing(
        self, first: Mapping[str, Checked], found: Found, known: dict[str, dict[str, str]]
    ) -> Iterator[tuple[str, bytes, bool]]:
        """The sources that can import more layers from others than is known of them."""
        others = self.reexports.names()
        if not others:
            return
        from tconvcalc.readers.python.encoding import mentions  # noqa: PLC0415 -- loaded by the sources that were read

        unheard = any(not mentions(name.encode()) for name in others)
        wanted = [name.encode() for name in others]
        for path, named in found.files:
            open_ = any(unread.kind == "module" for unread in first[path].unread) if path in first else False
            if kind(path) not in {".py", ".ipynb"} or not (unheard or open_):
                continue
            data = read_bytes(path, named=named)
            if isinstance(data, bytes) and any(name in data for name in wanted):
                seen = self.reexports.seen_from(path)
                if seen and seen != known.get(path):
                    known[path] = seen
                    yield path, data, named


def _crashed(path: str, error: Exception, codes: frozenset[str]) -> Checked:
    """The one finding of a file at which the checker failed, and where it did."""
    import traceback  # noqa: PLC0415 -- never needed, if all is well

    why = (f"{type(error).__name__}: {str(error)[:_MOST_SHOWN]}", "add --debug to see where")
    finding = Finding(CRASHED, Place(path), "the checker itself failed at this file, and judged nothing in it", why)
    return Checked((finding,) if CRASHED in codes else (), (), 0, "".join(traceback.format_exception(error)))
