"""The layers of other kinds that a chain in a spec may hold: convolutions, poolings, upsamplings and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeGuard

from tconvcalc.claims import Named, Through
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.layers import layer_of
from tconvcalc.networks.notation import read
from tconvcalc.networks.words import KINDS, layer_word
from tconvcalc.parsing.quantities import MANNERS, MOST_AXES
from tconvcalc.question import CHANNELS, QUANTITIES, Value
from tconvcalc.readers.spec.faults import Table, fault, shown
from tconvcalc.readers.spec.values import OTHER_KEYS, SIZES, Given, symbols_in, values_of
from tconvcalc.text import listed
from tconvcalc.values import LARGEST, Ends

Written = int | Ends | Fraction | str
_USUAL_KEYS = ("name", "framework", "dims", "kind", "repeat", *SIZES)
_KEYS = (*_USUAL_KEYS, *QUANTITIES, *CHANNELS, *OTHER_KEYS)
_EXAMPLES = {"factor": "write 2 or 1.5", "target": "write 224 or [224, 320]", "ends": 'write 1, "1:2" or [[1, 2], 0]'}
_MIXING = ("conv",)  # the kinds that make channels of their own
_REARRANGING = ("shuffle", "unshuffle")
_LONGEST = 48
_PAIR = 2


def through_of(table: Table, framework: str, dims: int) -> Through | None:
    """A layer of another kind, or None where its faults leave nothing that could be judged fairly."""
    known = FRAMEWORKS[framework]
    kind = _kind(table, known)
    if not kind:
        return None
    _refuse_keys(table, known, kind)
    table.text("name")
    own = table.count("dims", MOST_AXES) or dims
    channels = {name: table.count(name, LARGEST) for name in CHANNELS}
    sizes = _sizes(table)
    given = _given(table, kind, known.steps.kinds[kind].takes)
    needs = known.steps.kinds[kind].needs
    if table.entries.get(needs) is None:
        table.faults.append(
            fault(table.place, f"{needs} is missing, and has no default", _EXAMPLES.get(needs, "write 3"))
        )
    stated = "output_size" in known.steps.kinds[kind].takes and "output_size" in sizes
    if stated:
        given["output_size"] = sizes["output_size"]
    size = None if table.faults else _named(table, known, kind, given, own)
    if table.faults:
        return None
    made = channels["out_channels"]
    return Through(
        table.place,
        size,
        made if kind in _MIXING else None if kind in _REARRANGING else "keep",
        channels["in_channels"],
        sizes.get("input_size"),
        None if stated and size else sizes.get("output_size"),
    )


def _kind(table: Table, framework: Framework) -> str:
    """The kind that a table names, empty where there is none such."""
    kind = table.text("kind")
    if kind is None:
        return ""
    if kind not in KINDS:
        near = get_close_matches(kind[:_LONGEST].lower(), KINDS, n=1)
        table.wrong("kind", f"no kind of layer is called {shown(kind)}", near[0] if near else _one_of(KINDS))
    elif kind not in framework.steps.kinds:
        lack, _, instead = framework.steps.lacks.get(kind, f"{framework.title} has no {kind} here").partition(": ")
        table.wrong("kind", lack, instead or _one_of(framework.steps.kinds))
    else:
        return kind
    return ""


def _one_of(names: Iterable[str]) -> str:
    return f"one of {listed(['tconv', *(name for name in names if name != 'tconv')], 'or')}"


def _refuse_keys(table: Table, framework: Framework, kind: str) -> None:
    """Note the keys that a layer of this kind has not."""
    takes = [name for name in framework.steps.kinds[kind].takes if name in _KEYS]
    known = (*_USUAL_KEYS, *takes, *(CHANNELS if kind in _MIXING else ()))
    strange = [key for key in _KEYS if key in table.entries and key not in known]
    for key in strange:
        table.wrong(key, f"{kind} of {framework.title} has no {key}", f"it has {listed(takes)}")
    table.unknown((*known, *strange))


def _sizes(table: Table) -> Given:
    """The sizes that are claimed of the layer."""
    each = {name: values_of(table, name, table.entries[name]) for name in SIZES if table.entries.get(name) is not None}
    sizes = {name: values for name, values in each.items() if values}
    symbols_in(table, sizes)
    return sizes


def _given(table: Table, kind: str, takes: Sequence[str]) -> dict[str, tuple[Value | Fraction, ...]]:
    """What is written of the layer itself."""
    given: dict[str, tuple[Value | Fraction, ...]] = {}
    for name in (*QUANTITIES, *OTHER_KEYS):
        value = table.entries.get(name)
        if value is None or name in SIZES or name not in takes:
            continue
        if name == "ceil":
            given |= _ceil(table, value)
        elif name in OTHER_KEYS:
            given |= _body(table, kind, name, value)
        else:
            given |= _quantity(table, name, value)
    return given


def _ceil(table: Table, value: object) -> dict[str, tuple[Value | Fraction, ...]]:
    if not isinstance(value, bool):
        table.wrong("ceil", f"ceil is true or false, not {shown(value)}")
    return {"ceil": ("ceil",)} if value else {}


def _quantity(table: Table, name: str, value: object) -> dict[str, tuple[Value | Fraction, ...]]:
    """A quantity as of a transposed convolution, none of its numbers too small."""
    each, least = values_of(table, name, value), MANNERS[name].low
    for one in each or ():
        ends = one if isinstance(one, Ends) else (one,)
        if any(isinstance(end, int) and end < least for end in ends):
            table.wrong(name, f"{name} is at least {least}, not {shown(value)}")
            return {}
    return {name: each} if each else {}


def _body(table: Table, kind: str, name: str, value: object) -> dict[str, tuple[Value | Fraction, ...]]:
    """The one value of an upsampling, a resize, a pad: as the notation of chains takes it."""
    text = "x".join(map(_text, value)) if isinstance(value, list) else _text(value)
    try:
        words = read(f"{kind}:{text}").words if text.strip() else ()
    except MisuseError as error:
        words, why = (), error.why
    else:
        why = ""
    if len(words) == 1 and words[0].kind == kind:
        return dict(words[0].given)
    because = (why,) if why else ()
    table.wrong(name, f"{name}: cannot read {shown(value)}", _EXAMPLES[name], because=because)
    return {}


def _text(value: object) -> str:
    """A value as the notation has it; what is none is left as it is, and refused there."""
    if isinstance(value, list) and len(value) == _PAIR and all(map(_plain, value)):
        return ":".join(map(str, value))
    return str(value) if _plain(value) or isinstance(value, str | float) else "?"


def _plain(value: object) -> bool:
    """Whether it is a number that frameworks can count to."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def _named(
    table: Table, framework: Framework, kind: str, given: dict[str, tuple[Value | Fraction, ...]], dims: int
) -> Named | None:
    """The layer, None where something of it is open; that its framework cannot hold it is noted."""
    closed = {name: each for name, each in given.items() if _closed(each)}
    if len(closed) < len(given):
        return None
    word = layer_word(kind, dict(closed))
    try:
        layer_of(framework, word, dims)
    except MisuseError as error:
        first, *rest = str(error).replace("--dims ", "dims = ").split("\n")
        table.faults.append(fault(table.place, first, *rest))
        return None
    return Named(framework.name, kind, tuple((name, each) for name, each in word.given if _closed(each)), dims)


def _closed(values: tuple[object, ...]) -> TypeGuard[tuple[Written, ...]]:
    return all(isinstance(each, int | Ends | Fraction | str) for each in values)
