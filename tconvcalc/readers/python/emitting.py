"""From what was noted in a source to what it claims: layers with their sizes, rows of layers, what is unread."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tconvcalc.claims import Chain, Claim, Place, Unread
from tconvcalc.question import Value as Quantity
from tconvcalc.readers.python.chains import steps_of
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import line_of
from tconvcalc.readers.python.records import Built
from tconvcalc.readers.python.syntax import last_name
from tconvcalc.readers.python.values import Class, Model, Partial, Reference, Unknown, Value

_KINDS = {"op", "op_type"}
_MOST_SIZES = 64  # at which one layer is judged
_SIZES = {"input_size", "output_size"}


class Entry(NamedTuple):
    """A claim or a chain, and the place of the statement it was read from, if that is a simple one."""

    item: Claim | Chain
    statement: Place | None


class Emission:
    """The claims of one source that was followed."""

    def __init__(self, run: Interpreter) -> None:
        """Collect from this run."""
        self.run = run
        self.unread: list[Unread] = []

    def entries(self) -> Iterator[Entry]:
        """Rows first (the outermost of those within each other), then the layers that are in none."""
        inner = self._inner()
        for model in self.run.records.models:
            if model.kind == "row" and model.node not in inner:
                inner.add(model.node)  # a row that is built in several contexts is one
                yield from self._rows(model)
        for builts in self.run.records.built.values():
            yield from self._layers(builts)
        self._strangers()

    def _inner(self) -> set[ast.AST]:
        """The rows that are within other rows."""
        rows = [one for one in self.run.records.models if one.kind == "row"]
        return {layer.node for row in rows for layer in row.cell["layers"].items if isinstance(layer, Model)}

    def _rows(self, model: Model) -> Iterator[Entry]:
        fed = {shape for shape in self.run.records.fed.get(model, ()) if shape is not None}
        once = next(iter(fed)) if len(fed) == 1 else None
        for row in steps_of(self.run, model):
            chain = row.chain(once)
            if chain is None:
                continue
            for built in row.built:
                built.chained = True
            yield Entry(chain, self._statement(model.node))

    def _layers(self, builts: Sequence[Built]) -> Iterator[Entry]:
        """The claims of one call, in all contexts in which it was followed."""
        told = [one for one in builts if not one.muted and (one.applied or not one.failing)]
        read = [one for one in told if not one.unread]
        place = self.run.places(builts[0].node)
        if not told:
            self.unread.append(Unread(place, "it is meant to fail here", "failure"))
        elif not read:
            self.unread.append(Unread(place, told[0].unread))
        claims = [claim for built in read for claim in self._contexts(built)]
        known: set[tuple[object, ...]] = set()
        chained = any(one.chained for one in read)
        for claim in claims:
            facts = _facts(claim)
            if facts in known:
                continue
            if len(known) == _MOST_SIZES:
                self.unread.append(Unread(place, f"it gets more than {_MOST_SIZES} sizes, and these alone are judged"))
                return
            again = chained or bool(known)
            known.add(facts)
            yield Entry(replace(claim, again=again) if again else claim, self._statement(builts[0].node))

    def _contexts(self, built: Built) -> Iterator[Claim]:
        """The claim of a layer for each size that reaches it."""
        base = built.claim
        asked = [one for one in built.applied if "output_padding" not in one.claim.given]
        unsure = self.run.records.loose and not built.applied and built.sized_at_call
        if base.given.get("output_padding") and (asked or unsure) and "output_size" not in base.given:
            base = replace(base, given=_without(base))
        sized = [one for one in built.applied if _SIZES & (one.claim.given.keys() - base.given.keys())]
        if not sized:
            channels = {one.claim.in_channels for one in built.applied}
            if not built.chained:
                yield replace(base, in_channels=channels.pop()) if len(channels) == 1 else base
            return
        for one in sized:
            yield replace(one.claim, called=self._called(one.called), loaded_from=base.loaded_from)

    def _called(self, called: tuple[ast.AST, str] | None) -> str:
        if called is None:
            return ""
        return f"called at {line_of(self.run.places(called[0]))} with {called[1]}"

    def _statement(self, node: ast.AST) -> Place | None:
        statement = self.run.nodes.statement(node) if isinstance(node, ast.expr) else None
        return self.run.places(statement) if statement else None

    def _strangers(self) -> None:
        """Note the calls that sound like transposed convolutions and were not read."""
        for node in self.run.nodes[ast.Call]:
            if node not in self.run.records.built:
                last = last_name(node.func)
                if self._sounds(node, last):
                    why = self._why(node, last)
                    if why:
                        self.unread.append(Unread(self.run.places(node), *why))

    def _sounds(self, node: ast.Call, last: str) -> bool:
        """Whether a call may well be a transposed convolution."""
        return self.run.words.sounds_transposed(last) or self._from_another(node) or self._asked_for(node)

    def _from_another(self, node: ast.Call) -> bool:
        """Whether something is called that another source of the tree builds from a transposed convolution."""
        function = self.run.records.calls.get(node)
        return isinstance(function, Reference) and function.dotted in self.run.others

    def _asked_for(self, node: ast.Call) -> bool:
        """Whether a call names a transposed convolution as the kind of what it makes, with something beside it."""
        kind = [*node.args[:1], *(one.value for one in node.keywords if one.arg in _KINDS)]
        named = any(isinstance(one, ast.Constant) and one.value in self.run.words.kinds for one in kind)
        return named and len(node.args) + len(node.keywords) > 1

    def _why(self, node: ast.Call, last: str) -> tuple[str, str] | None:
        """Why a call cannot be told, if it may well be a transposed convolution, and of which kind that is."""
        if node not in self.run.records.calls:
            if self.run.exhausted:
                return "the file is too long to be followed", "length"
            return "nothing that is followed reaches it", "call"
        function: Value = self.run.records.calls[node]
        if isinstance(function, Reference):
            return f"{function.dotted} comes from another module", "module"
        if isinstance(function, Unknown):
            known = last in function.why
            return function.why if known else f"{last} is something that is not known without running it", "name"
        return None


def handed_on(run: Interpreter) -> dict[str, str]:
    """The names at the top of a source that stand for transposed convolutions, and for which."""
    found = {name: _built_of(run, value) for name, value in run.module.cell.items()}
    return {name: meaning for name, meaning in found.items() if meaning is not None and not name.startswith("_")}


def _built_of(run: Interpreter, value: Value) -> str | None:
    """The transposed convolution that a value is; empty where it is one of which more is known than its name."""
    if isinstance(value, Reference):
        row = run.words.transposed.get(value.dotted)
        known = row is not None and not row.kind  # what makes other things too is told by its arguments
        return value.dotted if known else "" if value.dotted in run.others else None
    inner = [value.function] if isinstance(value, Partial) else value.bases if isinstance(value, Class) else ()
    return "" if any(_built_of(run, one) is not None for one in inner) else None


def _facts(claim: Claim) -> tuple[object, ...]:
    """All that two claims of one call can differ in, but for the call on which they depend."""
    return (*claim.given.items(), claim.framework, claim.dims, claim.in_channels, claim.out_channels, claim.filters)


def _without(claim: Claim) -> dict[str, tuple[Quantity, ...]]:
    return {name: one for name, one in claim.given.items() if name != "output_padding"}
