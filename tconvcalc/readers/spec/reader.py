"""Spec files: layers and chains written down in TOML, JSON or YAML, read into claims."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from tconvcalc.claims import Chain, Claim, Finding, Place, Read
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.readers.spec.faults import MOST_FAULTS, Table, fault, shown
from tconvcalc.readers.spec.recognition import KINDS, TOP_KEYS, is_broken_spec, is_spec, resembles_spec
from tconvcalc.readers.spec.syntax import PARSERS, Parsed, parse
from tconvcalc.readers.spec.tables import LAYER_KEYS, chain_of, framework_of, layer_of, tables_in
from tconvcalc.text import listed

SUFFIXES = tuple(PARSERS)
MOST_LAYERS = 100_000
"""Layers and chains that a spec has at most."""


def read_spec(data: bytes, path: str, *, framework: str | None = None, named: bool = True) -> Read | None:
    """Read a spec; None where the file is some other data: certainly another's if named, possibly if it was found.

    Args:
        data: the file.
        path: its name, by whose ending it is parsed.
        framework: for layers that name none, where the file names none either.
        named: whether a person said that this is a spec.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = f"this cannot be read: byte {error.start} is no UTF-8"
        return Read(findings=(Finding("TCC900", Place(path), why),)) if named else None
    suffix = PurePath(path).suffix.lower()
    parsed = parse(text.replace("\r\n", "\n"), path, suffix)
    if isinstance(parsed, Finding):
        ours = named or (suffix == ".toml" and is_broken_spec(text))
        return Read(findings=(parsed,)) if ours else None
    ours = resembles_spec(parsed.value) if named else is_spec(parsed.value)
    if not ours:
        return None
    return Read(findings=parsed.faults) if parsed.faults else _read(parsed, path, framework)


def _read(parsed: Parsed, path: str, framework: str | None) -> Read:
    value = parsed.value
    if not isinstance(value, dict):
        what = "nothing" if value is None else shown(value)
        return Read(findings=(fault(Place(path), f"a spec is a table with layer or chain, not {what}"),))
    top = Table(value, parsed.marks, ())
    top.unknown(TOP_KEYS)
    default = framework_of(top, framework)
    if not any(kind in value for kind in KINDS):
        top.faults.append(fault(Place(path), "a spec has at least one layer or chain, and this one has none"))
    layers = tables_in(top, "layer") if "layer" in value else []
    chains = tables_in(top, "chain") if "chain" in value else []
    if len(layers) + len(chains) > MOST_LAYERS:
        return Read(findings=(fault(Place(path), f"a spec has at most {MOST_LAYERS:,} layers and chains"),))
    claims: list[Claim | Chain] = []
    inner = list(layers)
    claims += [claim for table in layers if (claim := layer_of(table, default, LAYER_KEYS))]
    for table in chains:
        chain, steps = chain_of(table, default)
        claims += [chain] if chain else []
        inner += [table, *steps]
    faults = [each for table in (top, *inner) for each in table.faults]
    faults += _nameless(inner) + _twice([*layers, *chains])
    return Read(tuple(claims), findings=_capped(faults))


def _capped(faults: list[Finding]) -> tuple[Finding, ...]:
    """As many faults as anybody reads, and how many more there are."""
    if len(faults) <= MOST_FAULTS:
        return tuple(faults)
    told = sorted(faults, key=lambda each: each.place[1:3])
    more = fault(told[MOST_FAULTS].place, f"{len(faults) - MOST_FAULTS:,} more faults from here on")
    return (*told[:MOST_FAULTS], more)


def _nameless(tables: Iterable[Table]) -> list[Finding]:
    """One finding, at the first layer that nobody names a framework for."""
    table = next((table for table in tables if table.nameless), None)
    if table is None:
        return []
    message = "no framework is named, here or for the whole file"
    return [fault(table.place, message, "framework = " + listed([f'"{name}"' for name in FRAMEWORKS], "or"))]


def _twice(tables: Iterable[Table]) -> list[Finding]:
    """A finding for each name that was given before."""
    seen: dict[str, Table] = {}
    found = []
    for table in tables:
        if table.name and table.name in seen:
            first = seen[table.name].place.line
            place = table.marks.key(table.path, "name", table.name)
            message = f"the name {shown(table.name)} is given twice"
            found.append(fault(place, message, because=(f"first in line {first}",)))
        seen.setdefault(table.name, table)
    return found
