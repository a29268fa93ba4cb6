"""Which paths a walk passes by because somebody said so: patterns as a .gitignore has them.

What the patterns mean is pathspec's business. It is loaded only where there are any, and asked as seldom as possible:
of folders before they are entered, and of files only about patterns that can match their names' endings.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"
_REPOSITORY = ".git"
_MOST_BYTES = 1 << 20  # of a .gitignore
_MOST_PATTERNS = 10_000
_MOST_STARS = 4  # of a pattern: each multiplies the time that a long name can take
_STARS = re.compile(r"\*+")
_NAMED = re.compile(r"\(\?P<\w+>")
_NEVER = "(?!)"
_ENDING = re.compile(r"[^*?\[\]\\/]*$")


class Excluded(NamedTuple):
    """Patterns that a person gave, and the folder that they are relative to."""

    base: str
    patterns: tuple[str, ...]


class Asked(NamedTuple):
    """Patterns, and one expression for all that any of them says something of, which is most often nothing."""

    spec: GitIgnoreSpec
    any_of: re.Pattern[str]


class Patterns(NamedTuple):
    """Patterns for the folder that a walk has come to, whose path from their own folder is ``below`` (``a/b/``)."""

    below: str
    folders: Asked
    files: Asked

    def say(self, name: str, *, folder: bool) -> bool | None:
        """Whether what has this name is ignored; None where no pattern says anything."""
        asked, end = (self.folders, "/") if folder else (self.files, "")
        path = f"{self.below}{name}{end}"
        return asked.spec.check_file(path).include if asked.any_of.search(path) else None

    def inside(self, name: str) -> Patterns:
        """The same patterns for a folder within."""
        return self._replace(below=f"{self.below}{name}/")


class Ignoring(NamedTuple):
    """All that is ignored in one folder of a walk.

    Attributes:
        excluded: patterns that a person gave; any of them decides.
        ignored: those of .gitignore files, the deepest first; the first that says anything decides.
    """

    excluded: tuple[Patterns, ...] = ()
    ignored: tuple[Patterns, ...] = ()

    def passes_by(self, name: str, *, folder: bool) -> bool:
        """Whether what has this name is to be passed by."""
        if any(each.say(name, folder=folder) for each in self.excluded):
            return True
        said = (each.say(name, folder=folder) for each in self.ignored)
        return next((each for each in said if each is not None), False)

    def inside(self, name: str) -> Ignoring:
        """The same for a folder within."""
        if not self.excluded and not self.ignored:
            return self
        excluded, ignored = ([each.inside(name) for each in rules] for rules in self)
        return Ignoring(tuple(excluded), tuple(ignored))

    def with_own(self, folder: str, suffixes: Sequence[str]) -> Ignoring:
        """With the .gitignore of the folder itself."""
        own = patterns(_lines(Path(folder, GITIGNORE)), suffixes)
        return self._replace(ignored=(own, *self.ignored)) if own else self


def patterns(lines: Sequence[str], suffixes: Sequence[str], below: str = "") -> Patterns | None:
    """Make patterns of the lines of a .gitignore, for files whose names end in one of ``suffixes``; None of none."""
    told = [line for line in lines if line.strip() and not line.startswith("#")][:_MOST_PATTERNS]
    if not told:
        return None
    told = [line for line in told if is_pattern(line)]
    # A walk that has come to a file has asked about its folders before.
    files = [line for line in told if _may_be_file(line, suffixes)]
    return Patterns(below, _asked(told), _asked(files))


def _asked(lines: Sequence[str]) -> Asked:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- most walks meet no pattern

    spec = GitIgnoreSpec.from_lines(lines)
    regexes = [one.regex for one in spec.patterns if isinstance(one.regex, re.Pattern)]
    every = "|".join(f"(?:{_NAMED.sub('(', str(one.pattern))})" for one in regexes)
    return Asked(spec, re.compile(every or _NEVER))


def is_pattern(line: str) -> bool:
    """Whether a line can be used as a pattern at all, and in good time."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    with suppress(ValueError):
        return len(_STARS.findall(line)) <= _MOST_STARS and bool(GitIgnoreSpec.from_lines([line]))
    return False


def ignoring(folder: str, excluded: Sequence[Excluded], suffixes: Sequence[str]) -> Ignoring:
    """What is ignored where a walk begins: by patterns that were given, and by the repository around the folder."""
    given = [patterns(each.patterns, suffixes, _below(folder, each.base)) for each in excluded]
    around = [patterns(_lines(place / GITIGNORE), suffixes, _below(folder, str(place))) for place in _around(folder)]
    return Ignoring(tuple(each for each in given if each), tuple(each for each in around if each))


def is_excluded(path: str, excluded: Sequence[Excluded]) -> bool:
    """Whether a path that was named is one that a walk would be kept from."""
    folder, name = os.path.split(path)
    rules = [patterns(each.patterns, (), _below(folder or ".", each.base)) for each in excluded]
    # Nothing was asked about the folders on the way, so all patterns are.
    return any(each.folders.spec.check_file(each.below + name).include for each in rules if each)


def _may_be_file(line: str, suffixes: Sequence[str]) -> bool:
    """Whether a pattern can match a file of that kind, rather than a folder or another kind."""
    plain = line.rstrip()
    ending = _ENDING.search(plain)
    end = ending[0].lower() if ending else ""
    return not plain.endswith("/") and any(suffix.endswith(end) or end.endswith(suffix) for suffix in suffixes)


def _below(folder: str, base: str) -> str:
    """The path of a folder as the patterns of another see it."""
    with suppress(OSError, ValueError):  # the current folder is gone; they are on two drives
        path = os.path.relpath(folder, base).replace(os.sep, "/")
        return "" if path == "." else f"{path}/"
    return ""


def _around(folder: str) -> Iterator[Path]:
    """The folders around one, up to the repository that it is in; none where it is in none."""
    with suppress(OSError):
        here = Path(folder).absolute()
        for height, place in enumerate(here.parents):
            if (here / _REPOSITORY).exists():
                return
            if (place / _REPOSITORY).exists():
                yield from here.parents[: height + 1]
                return


def _lines(path: Path) -> list[str]:
    with suppress(OSError), path.open("rb") as file:
        return file.read(_MOST_BYTES).decode("utf-8", "surrogateescape").splitlines()
    return []
