"""Notebooks as claims: the code cells one after the other, as one source of which every line knows its cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from tconvcalc.claims import Finding, Place, Read, Unread
from tconvcalc.readers.python.comments import Ignore
from tconvcalc.readers.python.encoding import mentions
from tconvcalc.readers.python.lines import Lines, Origin
from tconvcalc.readers.python.parsing import parse, too_long
from tconvcalc.readers.python.reader import read_lines

_RUNS_PYTHON = re.compile(r"%%(?:time|timeit|capture|prun|python3?|debug)\b")
_MAGIC = ("%", "!", "?")


class Cell(NamedTuple):
    """A code cell: its number among all cells, from 1, and its lines."""

    number: int
    lines: tuple[str, ...]


def read_notebook(text: str, path: str, others: Mapping[str, str] | None = None) -> tuple[Read, tuple[Ignore, ...]]:
    """Read the transposed convolutions of a notebook, and the comments in it that silence rules."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        return _broken(path, "this is no notebook: it is no JSON that can be read", *where)
    if not isinstance(content, dict) or (listed := _listed(content)) is None:
        return _broken(path, "this is no notebook: it has no list of cells")
    if _language(content) != "python":
        return Read(), ()
    cells = list(_cells(listed))
    if too_long("\n".join(line for cell in cells for line in cell.lines)):
        return Read(unread=(Unread(Place(path), "the notebook is too long to be read within a second", "length"),)), ()
    lines, origins, findings = _joined(cells, path)
    read, ignores = read_lines(Lines("\n".join(lines), path, origins), others) if lines else (Read(), ())
    return replace(read, findings=(*findings, *read.findings), handed_on={}), ignores


def _broken(path: str, message: str, line: int = 1, column: int = 1) -> tuple[Read, tuple[Ignore, ...]]:
    return Read(findings=(Finding("TCC900", Place(path, line, column, line, column + 1), message),)), ()


def _listed(content: dict[str, object]) -> list[object] | None:
    """The cells; before version 4 of the format they were in a worksheet."""
    cells, sheets = content.get("cells"), content.get("worksheets")
    if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict):
        cells = sheets[0].get("cells")
    return cells if isinstance(cells, list) else None


def _language(content: dict[str, object]) -> str:
    """The language of the code, Python where nothing is said."""
    for name, key in (("language_info", "name"), ("kernelspec", "language")):
        metadata = content.get("metadata")
        told = metadata.get(name) if isinstance(metadata, dict) else None
        if isinstance(told, dict) and isinstance(told.get(key), str):
            return str(told[key]).lower().rstrip("0123456789")
    return "python"


def _cells(listed: list[object]) -> Iterator[Cell]:
    for number, cell in enumerate(listed, start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source", cell.get("input", ""))
            parts = source if isinstance(source, list) else [source]
            text = "".join(part for part in parts if isinstance(part, str))
            yield Cell(number, tuple(Lines(text, "").lines))


def _joined(cells: list[Cell], path: str) -> tuple[list[str], tuple[Origin, ...], list[Finding]]:
    """All code as one source. A cell that is no Python is left out, and said where it seems to matter."""
    lines: list[str] = []
    origins: list[Origin] = []
    findings: list[Finding] = []
    for cell in cells:
        origins.append(Origin(len(lines) + 1, cell.number, cell.lines))
        readable = _readable(cell.lines)
        fault = parse(_alone(cell, readable, path))
        if isinstance(fault, Finding):
            readable = [""] * len(readable)
            if mentions("\n".join(cell.lines).encode(errors="replace")):
                findings.append(fault)
        lines += readable
    return lines, tuple(origins), findings


def _alone(cell: Cell, lines: list[str], path: str) -> Lines:
    return Lines("\n".join(lines), path, (Origin(1, cell.number, cell.lines),))


def _readable(lines: tuple[str, ...]) -> list[str]:
    """The lines as Python: what IPython takes for itself is replaced by nothing, on as many lines."""
    if lines[0].startswith("%%") and not _RUNS_PYTHON.match(lines[0]):
        return [""] * len(lines)
    if not isinstance(parse(Lines("\n".join(lines), "")), Finding):
        return list(lines)  # a line that begins with % may well go on with an expression
    return [_plain(line) for line in lines]


def _plain(line: str) -> str:
    text, (before, equals, after) = line.strip(), line.partition("=")
    if text.startswith(_MAGIC) or (text.endswith("?") and not set(text) & set("#'\"")):
        return line[: len(line) - len(line.lstrip())] + "pass"
    return f"{before}= ..." if equals and after.lstrip().startswith(_MAGIC) else line
