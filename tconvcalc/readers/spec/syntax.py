"""From the text of a spec to plain values, and to the marks that tell where they stand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from typing import NamedTuple

from tconvcalc.claims import Finding, Place
from tconvcalc.readers.spec.marks import Marks, TomlMarks
from tconvcalc.readers.spec.yaml_syntax import parse_yaml

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Parsed(NamedTuple):
    """A spec as values."""

    value: object
    marks: Marks
    faults: tuple[Finding, ...] = ()


class TwiceError(ValueError):
    """A key stands twice in one table."""


def parse(text: str, path: str, suffix: str) -> Parsed | Finding:
    """Parse by the ending of the file's name; what cannot be parsed is a finding of TCC900."""
    try:
        return PARSERS[suffix](text, path)
    except RecursionError:
        return _unreadable(text, path, "it is nested too deeply")
    except TwiceError as error:
        return Finding("TCC901", Place(path), str(error))
    except json.JSONDecodeError as error:
        return _unreadable(text, path, f"no JSON: {error.msg}", error.lineno, error.colno)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (0, 0)
        return _unreadable(text, path, f"no TOML: {_AT.sub('', str(error))}", line, column)
    except ValueError:
        return _unreadable(text, path, "it has a number that is too long")


def _unreadable(text: str, path: str, why: str, line: int = 0, column: int = 0) -> Finding:
    lines = text.split("\n", line)
    source = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
    return Finding("TCC900", Place(path, line, column, source=source), f"this cannot be read: {why}")


def _toml(text: str, path: str) -> Parsed:
    return Parsed(tomllib.loads(text), TomlMarks(text, path))


def _json(text: str, path: str) -> Parsed:
    return Parsed(json.loads(text, object_pairs_hook=_once), Marks(text, path))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        sentence = f"the key {json.dumps(twice[:48])} stands twice in one table"
        raise TwiceError(sentence)
    return table


def _yaml(text: str, path: str) -> Parsed:
    value, marks, faults = parse_yaml(text, path)
    return Parsed(value, marks, faults)


PARSERS: dict[str, Callable[[str, str], Parsed]] = {".toml": _toml, ".json": _json, ".yaml": _yaml, ".yml": _yaml}
