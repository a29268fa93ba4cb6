"""From shapes that did not go together to claims: the layer to blame, the ways of the sizes, and what would do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tconvcalc.claims import Claim, Meeting, Place
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.question import written
from tconvcalc.readers.python import records
from tconvcalc.readers.python.changed_ways import Changed, chain_of
from tconvcalc.readers.python.fixes import Mended, Mender
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import line_of
from tconvcalc.readers.python.machine import MOST_STEPS
from tconvcalc.readers.python.ways import told

_MOST = 12
_MOST_AGAIN = 60_000  # steps that are spent on trying changes
_OWN = frozenset({"features", "channels", "empty"})
"""The kinds in which the layer itself is to blame."""


def meetings(run: Interpreter) -> Iterator[Meeting]:
    """The claims of everything that did not go together in a source."""
    known: set[tuple[ast.AST, str]] = set()
    left = [_MOST_AGAIN]

    def rerun(changed: dict[ast.AST, dict[str, Any]]) -> records.Records | None:
        steps = min(left[0], 2 * (MOST_STEPS - run.left) + 1000)
        again = run.again(steps, changed)
        again.run()
        left[0] -= steps - max(0, again.left)
        return None if again.exhausted else again.records

    mender = Mender(run, rerun, _spelled)
    for one in run.records.meetings:
        key = one.layer.node if one.layer and one.clash.kind in _OWN else one.node, one.clash.kind
        if key not in known and len(known) < _MOST:
            known.add(key)
            yield _claimed(run, one, mender)


def _claimed(run: Interpreter, one: records.Meeting, mender: Mender) -> Meeting:
    clash = one.clash
    own = one.layer is not None and clash.kind in _OWN
    mended = _own(run, one, mender) if own else mender.mend(one)
    where = run.places(_node(one, mended))
    ways = [text for text in dict.fromkeys(told(tensor) for tensor in one.inputs) if text]
    because = [clash.because] if clash.because else []
    because += [f"the size goes {text}" for text in ways]
    meets = run.places(one.node)
    if one.layer is None or not own:
        because += [f"they meet at {line_of(meets)}"] if _apart(where, meets) else []
    if one.called is not None and run.places(one.called[0]).line != where.line:
        because.append(f"called at {line_of(run.places(one.called[0]))} with {one.called[1]}")
    return Meeting(where, clash.kind, clash.fact, tuple(because), mended.changes, mended.made)


def _own(run: Interpreter, one: records.Meeting, mender: Mender) -> Mended:
    """What the layer at which shapes do not meet says itself, and what the layers before it make."""
    if one.clash.kind == "channels":
        return Mended(one.layer, *(((one.clash.help,), (_wider(one),)) if one.clash.help else ((),)))
    _, changes = mender.before(one)
    if one.clash.help:
        changes.insert(0, (one.clash.help, chain_of(one.inputs, Changed(), run.places)))
    return Mended(one.layer, tuple(text for text, _ in changes), tuple(made for _, made in changes))


def _wider(one: records.Meeting) -> Claim | None:
    """A transposed convolution that takes as many channels as arrive."""
    if not isinstance(one.layer, records.TransposedLayer):
        return None
    arrive = one.layer.where.channels(one.inputs[0].shape)
    return None if arrive is None else replace(one.layer.built.claim, in_channels=arrive)


def _node(one: records.Meeting, mended: Mended) -> ast.AST:
    if mended.layer is not None:
        return mended.layer.node
    return one.layer.node if one.layer is not None else one.node


def _apart(one: Place, two: Place) -> bool:
    return (one.cell, one.line) != (two.cell, two.line)


def _spelled(read: Claim, quantity: str, new: tuple[Any, ...]) -> str:
    """A change in the words of the framework."""
    name = FRAMEWORKS[read.framework].parameter_names.get(quantity, quantity)
    text = (
        f'"{new[0]}"' if isinstance(new[0], str) else written(new) if len(new) == 1 else f"({', '.join(map(str, new))})"
    )
    return f"{name}={text}"
