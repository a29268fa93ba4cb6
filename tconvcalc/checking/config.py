"""What a project says once for all its checks: the table ``[tool.tconvcalc]`` of the nearest pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tconvcalc.checking.rules import selected
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.text import listed, printable

NAME = "pyproject.toml"
_LISTS = ("include", "exclude", "select", "ignore")
_KEYS = (*_LISTS, "framework")
_MOST_BYTES = 10 << 20
_MOST_SHOWN = 48


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
    for folder in (start, *start.absolute().parents):
        path = folder / NAME
        table = _table(path) if path.is_file() else None
        if table is not None:
            return _config(path, table)
    return Config(start)


def _table(path: Path) -> dict[str, object] | None:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        if b"tconvcalc" not in data:
            return None
        table = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise MisuseError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise MisuseError(f"{path} cannot be read: no TOML: {printable(str(error))}") from error
    tools = table.get("tool")
    ours = tools.get("tconvcalc") if isinstance(tools, dict) else None
    if ours is None or isinstance(ours, dict):
        return ours
    raise MisuseError(f"{path}: tool.tconvcalc is a table")


def _config(path: Path, table: dict[str, object]) -> Config:
    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key[:_MOST_SHOWN], _KEYS, n=1)
            instead = near[0] if near else listed(list(_KEYS), "or")
            shown = printable(key[:_MOST_SHOWN])
            raise MisuseError(f'{path}: unknown key "{shown}" in [tool.tconvcalc]\nwrite {instead}')
    lists = {key: _texts(path, key, table.get(key, [])) for key in _LISTS}
    try:
        selected(lists["select"], lists["ignore"])
    except MisuseError as error:
        raise MisuseError(f"{path}: {str(error).replace('--', '', 1)}") from error
    return Config(path.parent, **lists, framework=_framework(path, table.get("framework")))


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise MisuseError(f'{path}: {key} is a list of texts\nwrite {key} = ["…"]')
    return tuple(value)


def _framework(path: Path, value: object) -> str | None:
    return None if value is None else resolve(value, f"{path}: framework").name
