"""Messages that frameworks really gave, with the calls and the parameters that caused them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tconvcalc
from tconvcalc.messages.finding import Said, said

_FOLDER = Path(__file__).parent
_OURS = {"torch": "pytorch"}


@dataclass(frozen=True, eq=False)
class Record:
    """A message, who said it, and what caused it."""

    framework: str
    cause: str
    error_type: str
    message: str
    params: dict[str, Any]


def _read(name: str) -> list[Record]:
    rows = [json.loads(line) for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines()]
    return [
        Record(
            _OURS.get(row["framework"], row["framework"]),
            row.get("cause", ""),
            row["error_type"],
            row["message"],
            row.get("params", {}),
        )
        for row in rows
    ]


RECORDED = _read("recorded.jsonl")
"""115 messages with the parameters that caused them, recorded once and for all."""

PROVOKED = _read("provoked.jsonl")
"""Further messages, provoked with calls that are wrong in as many ways as there are; of them the code is known."""

EVERY = (*RECORDED, *PROVOKED)
FRAMEWORKS = tuple(dict.fromkeys(record.framework for record in EVERY))


@cache
def explained(record: Record) -> tconvcalc.Explanation:
    """What is said of a record, worked out once for all tests: its message as Python prints it."""
    return tconvcalc.explain(f"{record.error_type}: {record.message}")


@cache
def heard(record: Record) -> Sequence[Said]:
    """What is known in the message alone, looked for once for all tests."""
    return said(record.message)


def different() -> list[Record]:
    """The recorded messages, and of the provoked ones one for each thing that a framework says."""
    kinds: dict[object, Record] = {}
    for record in (*RECORDED, *PROVOKED):
        kinds.setdefault((record.framework, re.sub(r"[\d\W]+", " ", record.message)[-200:]), record)
    return list(kinds.values())


_NUMBER = re.compile(r"(?<![A-Za-z_\d.])-?\d+(?:\.\d+)?(?![A-Za-z_\d])|(?<=int64\()-?\d+")


def numbers_in(text: str) -> set[float]:
    """Every number of a text, the digits of names and words apart."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return {float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", plain)}


def tokens(text: str) -> list[re.Match[str]]:
    """The numbers of a text that stand by themselves."""
    return list(_NUMBER.finditer(text))


def flat(value: object) -> list[object]:
    """A value as a flat list."""
    return [inner for each in value for inner in flat(each)] if isinstance(value, list | tuple) else [value]
