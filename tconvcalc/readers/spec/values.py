"""The values of a layer in a spec: numbers, texts as the command line takes them, or a list with one for each axis."""

from __future__ import annotations

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.parsing.grammar import read
from tconvcalc.parsing.quantities import MANNERS, MOST_AXES, MOST_DILATION
from tconvcalc.question import QUANTITIES, Value
from tconvcalc.readers.spec.faults import Table, fault, shown
from tconvcalc.text import listed
from tconvcalc.values import LARGEST, Ends, Linear, Span

SIZES = ("input_size", "output_size")
OTHER_KEYS = ("ceil", "factor", "target", "ends")
"""What only layers of other kinds have."""

_PAIR = 2
Given = dict[str, tuple[Value, ...]]


def given_in(table: Table, framework: str) -> Given | None:
    """Everything that is known of a layer, defaults included, or None where a value cannot be read."""
    before = len(table.faults)
    given: Given = {}
    for name in QUANTITIES:
        value = table.entries.get(name)
        if value is not None:
            each = values_of(table, name, value)
            if each:
                given[name] = each
    missing = [name for name in FRAMEWORKS[framework].required if table.entries.get(name) is None]
    if missing:
        lacking = "is missing, and has no default" if len(missing) == 1 else "are missing, and have no default"
        table.faults.append(fault(table.place, f"{listed(missing)} {lacking}"))
    symbols_in(table, given)
    return None if len(table.faults) > before else {**FRAMEWORKS[framework].defaults, **given}


def values_of(table: Table, name: str, value: object) -> tuple[Value, ...] | None:
    """One value for all axes, or one for each; a fault is noted."""
    if isinstance(value, list):
        if not 1 <= len(value) <= MOST_AXES:
            table.wrong(name, f"{name} has {len(value)} values, and a layer has 1 to {MOST_AXES} axes")
            return None
        each = [_single(table, name, entry) for entry in value]
        return None if any(entry is None for entry in each) else tuple(entry[0] for entry in each if entry)
    if name == "padding" and isinstance(value, str) and len(value) > 1 and value.isascii() and value.isalpha():
        return (value.lower(),)  # whether the framework knows the word is a rule's business
    return _single(table, name, value, alone=True)


def _single(table: Table, name: str, value: object, *, alone: bool = False) -> tuple[Value, ...] | None:
    if isinstance(value, bool) or not isinstance(value, int | str | list):
        table.wrong(name, f"{name} is a whole number or a text, not {shown(value)}", f"write {MANNERS[name].examples}")
    elif isinstance(value, int):
        most = MOST_DILATION if name == "dilation" else LARGEST
        if value <= most:
            return (value,)
        table.wrong(name, f"{name}: the largest is {most:,}")
    elif isinstance(value, list):
        if name == "padding" and len(value) == _PAIR and all(type(end) is int and end <= LARGEST for end in value):
            return (Ends(*value),)
        table.wrong(name, f"{name} is one number for each axis, not {shown(value)}")
    else:
        return _text(table, name, value, alone=alone)
    return None


def _text(table: Table, name: str, text: str, *, alone: bool) -> tuple[Value, ...] | None:
    try:
        each = read(name, text)
    except MisuseError as error:
        table.misread(name, error)
        return None
    if not alone and (len(each) > 1 or isinstance(each[0], str)):
        table.wrong(name, f"{name} has {shown(text)} as one of several: an entry is the value of one axis")
        return None
    return each


def symbols_in(table: Table, given: Given) -> None:
    """Note a symbol that no answer could be given to: a second letter, or one beside a range."""
    each = [given.get(name, (None,)) for name in SIZES]
    letters = sorted({size.symbol for sizes in each for size in sizes if isinstance(size, Linear)})
    kinds = {type(size) for sizes in each for size in sizes}
    if len(letters) > 1:
        table.wrong("output_size", f"a layer has one symbol, not {listed(letters)}")
    elif {Linear, Span} <= kinds:
        table.wrong("output_size", "a symbol stands for every size, so the other size cannot be a range")
