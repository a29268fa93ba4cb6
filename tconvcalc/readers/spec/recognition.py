"""Whether data is a spec of ours: in a folder only what certainly is one, for other people's data is no fault.

The keys ``layer`` and ``chain``, and even ``kernel_size`` within them, stand in many a file of other programs. A spec
is known by its shape, and by having our keys alone (a slip of the finger is near to one) or a framework of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import get_close_matches
from functools import cache

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.question import QUANTITIES
from tconvcalc.readers.spec.tables import CHAIN_KEYS, STEP_KEYS
from tconvcalc.readers.spec.values import OTHER_KEYS

KINDS = ("layer", "chain")
TOP_KEYS = ("framework", *KINDS)

_MENTION = re.compile(rb"\b(?:layer|chain)\b[\"']?\s*[:=\]]")
_QUANTITY = re.compile(rb"kernel_size|input_size|output_size|output_padding")
_WRITTEN = (  # what a TOML has in lines of their own, that even a broken one is known by
    re.compile(r"^[ \t]*\[\[[ \t]*(?:layer|chain)[ \t]*\]", re.MULTILINE),
    re.compile(r"^[ \t]*framework[ \t]*=", re.MULTILINE),
    re.compile(r"^[ \t]*(?:kernel_size|input_size|output_size|output_padding)[ \t]*=", re.MULTILINE),
)
_FOREIGN = ("type", "class", "class_name", "op")  # by which other programs say what a layer is
_NEAR = 0.7  # how much of a key has to be right: strides and kernel are near, type is not
_LONGEST = 48


def may_be_spec(data: bytes) -> bool:
    """Whether the bytes of a file that nobody named can be a spec, so that no other data is parsed."""
    return _QUANTITY.search(data) is not None and _MENTION.search(data) is not None


def is_spec(value: object) -> bool:
    """Whether data is certainly a spec: lists of tables with a quantity, with our keys or a framework of ours."""
    if not isinstance(value, dict) or not any(kind in value for kind in KINDS):
        return False
    tables = list(_tables(value))
    if not tables or None in tables or not any(name in table for table in tables if table for name in QUANTITIES):
        return False
    own = _ours(value, TOP_KEYS) and all(
        _ours(table, (*CHAIN_KEYS, *STEP_KEYS, *OTHER_KEYS)) for table in tables if table
    )
    typed = any(key in table for table in tables if table for key in _FOREIGN)
    return own or (not typed and any(_known(table.get("framework")) for table in (value, *tables) if table))


def is_broken_spec(text: str) -> bool:
    """Whether a TOML that cannot be parsed is certainly meant as a spec."""
    return all(line.search(text) for line in _WRITTEN)


def resembles_spec(value: object) -> bool:
    """Whether data that a person named was meant as a spec, rather than being the file of another program."""
    return not isinstance(value, dict) or not value or any(_near(key, TOP_KEYS) for key in value)


def _tables(value: dict[str, object]) -> Iterator[dict[str, object] | None]:
    """Every table of layers and chains; None for what is none."""
    for kind in KINDS:
        entries = value.get(kind, [])
        for entry in entries if isinstance(entries, list) else [None]:
            table = entry if isinstance(entry, dict) else None
            yield table
            inner = table.get("layers", []) if table and kind == "chain" else []
            yield from (each if isinstance(each, dict) else None for each in inner) if isinstance(inner, list) else ()


def _ours(keys: Iterable[object], known: tuple[str, ...]) -> bool:
    return all(_near(key, known) for key in keys)


def _known(framework: object) -> bool:
    with suppress(MisuseError):
        return bool(resolve(framework))
    return False


def _near(key: object, known: tuple[str, ...]) -> bool:
    return isinstance(key, str) and (key in known or _misspelt(key[:_LONGEST], known))


@cache
def _misspelt(key: str, known: tuple[str, ...]) -> bool:
    return bool(get_close_matches(key.lower(), known, n=1, cutoff=_NEAR))
