"""From the tables of a spec to claims: layers, and chains of layers."""

from __future__ import annotations

from collections.abc import Iterable

from tconvcalc.claims import Chain, Claim, Through
from tconvcalc.frameworks import resolve
from tconvcalc.frameworks.registry import UnknownFrameworkError
from tconvcalc.parsing.quantities import MOST_AXES
from tconvcalc.question import CHANNELS, QUANTITIES, Value
from tconvcalc.readers.spec.faults import Table, shown
from tconvcalc.readers.spec.values import SIZES, given_in, symbols_in, values_of
from tconvcalc.values import LARGEST

LAYER_KEYS = ("name", "framework", "dims", *QUANTITIES, *CHANNELS)
STEP_KEYS = (*LAYER_KEYS, "kind", "repeat")
CHAIN_KEYS = ("name", "framework", "dims", *SIZES, "in_channels", "layers")
MOST_STEPS = 10_000
"""Steps that a chain has at most, repeats included."""

_MOST_REPEATS = 1_000
_USUAL_DIMS = 2
_LONGEST = 48


def framework_of(table: Table, default: str | None) -> str | None:
    """The framework that a table names, else the default: None where nobody names one, empty where it is unknown."""
    name = table.text("framework")
    if name is None:
        return "" if table.faults and "framework" in table.entries else default
    try:
        return resolve(name).name
    except UnknownFrameworkError as error:
        table.wrong("framework", error.why, error.nearest or error.instead)
        return ""


def layer_of(table: Table, default: str | None, keys: Iterable[str], dims: int | None = None) -> Claim | None:
    """What a table claims of a layer, or None where its faults leave nothing that could be judged fairly."""
    table.unknown(keys)
    framework = framework_of(table, default)
    table.nameless = framework is None
    table.text("name")
    own = table.count("dims", MOST_AXES)
    channels = {name: table.count(name, LARGEST, low=None) for name in CHANNELS}
    given = given_in(table, framework) if framework else None
    if given is None or table.faults:
        return None
    return Claim(
        table.place,
        framework or "",
        own or dims or longest(*given.values()),
        given,
        in_channels=channels["in_channels"],
        out_channels=channels["out_channels"],
        groups=1 if channels["groups"] is None else channels["groups"],
        claimed=True,
    )


def longest(*given: tuple[Value, ...] | None) -> int:
    """As many axes as the longest value has."""
    most = max((len(each) for each in given if each), default=1)
    return most if most > 1 else _USUAL_DIMS


def chain_of(table: Table, default: str | None) -> tuple[Chain | None, list[Table]]:
    """What a table claims of a chain, and the tables of its layers, whose faults are noted there."""
    table.unknown(CHAIN_KEYS)
    framework = framework_of(table, default)
    table.text("name")
    sizes = {name: values_of(table, name, table.entries[name]) for name in SIZES if name in table.entries}
    symbols_in(table, {name: each for name, each in sizes.items() if each})
    channels = table.count("in_channels", LARGEST)
    own = table.count("dims", MOST_AXES)
    inner = tables_in(table, "layers")
    dims = own or longest(*sizes.values(), *(_lists(each) for each in inner))
    steps: list[Claim | Through] = []
    for each in inner:
        claim = _step(each, framework, dims)
        times = each.count("repeat", _MOST_REPEATS) or 1
        steps += [claim] * times if claim else []
    if len(steps) > MOST_STEPS:
        table.wrong("layers", f"a chain has at most {MOST_STEPS:,} layers, and this one has {len(steps):,}")
    if table.faults or any(each.faults for each in inner) or not steps:
        return None, inner
    chain = Chain(table.place, tuple(steps), sizes.get("input_size"), sizes.get("output_size"), channels)
    return chain, inner


def _step(table: Table, default: str | None, dims: int) -> Claim | Through | None:
    """A step of a chain: a transposed convolution unless its kind says otherwise."""
    kind = table.entries.get("kind")
    if kind is None or kind == "tconv":
        return layer_of(table, default, STEP_KEYS, dims)
    # A chain of transposed convolutions has no use for what other layers do.
    from tconvcalc.readers.spec.kinds import through_of  # noqa: PLC0415

    framework = framework_of(table, default)
    table.nameless = framework is None
    return through_of(table, framework, dims) if framework else None


def _lists(table: Table) -> tuple[Value, ...]:
    """As many values as the longest list of a layer has."""
    most = max((len(each) for each in table.entries.values() if isinstance(each, list)), default=1)
    return (None,) * min(most, MOST_AXES)


def tables_in(table: Table, key: str) -> list[Table]:
    """The tables of a list; what is none is noted."""
    value = table.entries.get(key)
    if not isinstance(value, list) or not value:
        what = "an empty list" if value == [] else "nothing" if value is None else shown(value)
        table.wrong(key, f"{key} is a list of tables, not {what}")
        return []
    found = []
    for place, entry in enumerate(value):
        if isinstance(entry, dict):
            found.append(Table(entry, table.marks, (*table.path, key, place)))
        else:
            table.wrong(key, f"{key} is a list of tables, and number {place + 1} is {shown(entry)}")
    return found
