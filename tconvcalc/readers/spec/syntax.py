"""From the text of a spec to plain values, and to the marks that tell where they stand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from typing import NamedTuple

from tconvcalc.claims import Finding, Place
from tconvcalc.readers.bounds import TooMuchError, toml_values
from tconvcalc.readers.spec.faults import given_twice
from tconvcalc.readers.spec.marks import Marks, TomlMarks
from tconvcalc.readers.spec.yaml_syntax import InvalidYamlError, parse_yaml

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Parsed(NamedTuple):
    """A spec as values."""

    value: object
    marks: Marks
    faults: tuple[Finding, ...] = ()


def parse(text: str, path: str, suffix: str) -> Parsed | Finding:
    """Parse by the ending of the file's name; what cannot be parsed is a finding of TCC900."""
    try:
        return PARSERS[suffix](text, path)
    except (RecursionError, ValueError) as error:
        return _unreadable(text, path, error)


def _unreadable(text: str, path: str, error: Exception) -> Finding:
    why, line, column = _told(error)
    lines = text.split("\n", line)
    if line > len(lines):  # the end of the text
        line, column = len(lines), len(lines[-1]) + 1
    source = lines[line - 1].rstrip("\r") if line else ""
    return Finding("TCC900", Place(path, line, column, source=source), f"this cannot be read: {why}")


def _told(error: Exception) -> tuple[str, int, int]:
    """Why a text cannot be read, and the line and the column, 0 where it cannot be told."""
    if isinstance(error, InvalidYamlError):
        return f"no YAML: {error}", error.line, error.column
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg}", error.lineno, error.colno
    if isinstance(error, tomllib.TOMLDecodeError):
        found = _AT.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (0, 0)
        return f"no TOML: {_AT.sub('', str(error))}", line, column
    if isinstance(error, TooMuchError):
        return str(error), 0, 0
    return "it is nested too deeply" if isinstance(error, RecursionError) else "it has a number that is too long", 0, 0


def _toml(text: str, path: str) -> Parsed:
    return Parsed(toml_values(text), TomlMarks(text, path))


def _json(text: str, path: str) -> Parsed:
    twice: list[str] = []

    def table(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice.append(_repeated(pairs))
        return made

    value = json.loads(text, object_pairs_hook=table)
    return Parsed(value, Marks(text, path), tuple(given_twice(name, path) for name in twice[:1]))


def _repeated(pairs: list[tuple[str, object]]) -> str:
    seen: set[str] = set()
    return next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]


def _yaml(text: str, path: str) -> Parsed:
    return Parsed(*parse_yaml(text, path))


PARSERS: dict[str, Callable[[str, str], Parsed]] = {".toml": _toml, ".json": _json, ".yaml": _yaml, ".yml": _yaml}
