"""What a project says once for all its checks: the table ``[tool.tconvcalc]`` of the nearest pyproject.toml."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from tconvcalc.checking.rules import selected
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.readers.bounds import MOST_BYTES, TooMuchError, toml_values
from tconvcalc.readers.ignored_paths import is_pattern
from tconvcalc.text import MOST_SHOWN, listed, printable, short

NAME = "pyproject.toml"
_LISTS = ("include", "exclude", "select", "ignore")
_KEYS = (*_LISTS, "framework")


@dataclass(frozen=True)
class Config:
    """The settings of a project.

    Attributes:
        root: the folder that its patterns are relative to.
        include: what is checked where no path is given; empty for the current folder.
        exclude: what is not walked into.
        select: the codes that are on; empty for the usual ones.
        ignore: the codes that are off.
        framework: of specs that name none.
    """

    root: Path = Path()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    framework: str | None = None


def nearest_config(start: Path) -> Config:
    """The settings for a folder: of the nearest pyproject.toml, here or above, that has a table for them.

    Raises:
        MisuseError: it cannot be read, or says what nobody understands.
    """
    for folder in _upwards(start):
        path = folder / NAME
        table = _table(path) if _is_file(path) else None
        if table is not None:
            return _config(path, table)
    return Config(start)


def _upwards(start: Path) -> list[Path]:
    """A folder and those around it; none where it is gone."""
    with suppress(OSError):
        return [start, *start.absolute().parents]
    return []


def _is_file(path: Path) -> bool:
    with suppress(OSError):  # a folder that may not be searched: nothing in it can be checked either
        return path.is_file()
    return False


def _table(path: Path) -> dict[str, object] | None:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
        if b"tconvcalc" not in data:
            return None
        table = _parsed(data)
    except OSError as error:
        raise MisuseError(f"{_shown(path)} cannot be read: {error.strerror}") from error
    except TooMuchError as error:
        raise MisuseError(f"{_shown(path)} cannot be read: {error}") from error
    except (ValueError, RecursionError) as error:
        raise MisuseError(f"{_shown(path)} cannot be read: no TOML: {printable(str(error))}") from error
    tools = table.get("tool")
    ours = tools.get("tconvcalc") if isinstance(tools, dict) else None
    if ours is None or isinstance(ours, dict):
        return ours
    raise MisuseError(f"{_shown(path)}: tool.tconvcalc is a table")


@lru_cache(maxsize=1)
def _parsed(data: bytes) -> dict[str, object]:
    """What the settings say; a program that checks one file after the other parses them once."""
    return toml_values(data.decode("utf-8-sig"))


def _config(path: Path, table: dict[str, object]) -> Config:
    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key[:MOST_SHOWN], _KEYS, n=1)
            instead = near[0] if near else listed(list(_KEYS), "or")
            raise MisuseError(f'{_shown(path)}: unknown key "{short(key)}" in [tool.tconvcalc]\nwrite {instead}')
    lists = {key: _texts(path, key, table.get(key, [])) for key in _LISTS}
    useless = next((each for each in lists["exclude"] if not is_pattern(each)), None)
    if useless is not None:
        raise MisuseError(f"{_shown(path)}: exclude is of no use: {useless!r}\nwrite patterns as .gitignore has them")
    try:
        selected(lists["select"], lists["ignore"])
    except MisuseError as error:
        raise MisuseError(f"{_shown(path)}: {str(error).replace('--', '', 1)}") from error
    return Config(path.parent, **lists, framework=_framework(path, table.get("framework")))


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise MisuseError(f'{_shown(path)}: {key} is a list of texts\nwrite {key} = ["…"]')
    return tuple(value)


def _framework(path: Path, value: object) -> str | None:
    return None if value is None else resolve(value, f"{_shown(path)}: framework").name


def _shown(path: Path) -> str:
    return printable(str(path))
