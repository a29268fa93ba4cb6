"""What following a source needs everywhere: a budget, and a journal of changes that can be taken back and joined."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, NamedTuple

from tconvcalc.claims import Place
from tconvcalc.readers.python.comparing import joined
from tconvcalc.readers.python.records import Records
from tconvcalc.readers.python.values import MISSING, Arguments, Missing, Scope, Value
from tconvcalc.readers.python.words import Words

MOST_STEPS = 100_000
"""How many nodes of a source's tree are evaluated; a second or so."""

_SPECULATION = 24  # steps that it costs to run something and take it back

MOST_DEPTH = 180
"""How deeply evaluations nest."""


class Exhausted(Exception):  # noqa: N818 -- it is no error, the source is just long
    """Raised where the budget of a source is spent."""


class Change(NamedTuple):
    """One change: in which content, of what, from what, to what."""

    cell: dict[Any, Value]
    key: Any
    before: Value
    after: Value


class Frame(NamedTuple):
    """A call that is being followed: where it stands, what is called, and the shape that is handed to it, if known."""

    node: ast.AST
    function: ast.AST
    shape: str


class Machine(ABC):
    """The budget, the journal and the records of one source that is followed.

    Attributes:
        words: what the frameworks say of their callables.
        first: whether channels come first where a layer of Keras says nothing of it; None where the source sets that.
        muted: how many times what runs now is meant to fail.
        frames: the calls that are being followed, outermost first.
        called: the functions and classes of the source (by identity of their nodes) that something called.
        patched: names of attributes that are set on objects of which it is not known which they are.
        replaced: names of classes of which something is replaced.
        hooked: layers (by identity) that something may have changed after they were built.
        changed: what is tried instead of what the source says, by the identity of a call: quantity -> value.
    """

    def __init__(self, words: Words, records: Records, steps: int = MOST_STEPS) -> None:
        """Start with a whole budget."""
        self.words = words
        self.records = records
        self.left = steps
        self.depth = 0
        self.first: bool | None = False
        self.muted = 0
        self.frames: list[Frame] = []
        self.called: set[int] = set()
        self.patched: frozenset[str] = frozenset()
        self.replaced: frozenset[str] = frozenset()
        self.hooked: set[int] = set()
        self.star = False
        self.changed: dict[int, dict[str, Value]] = {}
        self.generators: dict[int, bool] = {}
        self.assigned: dict[int, list[ast.expr]] = {}
        self.counting: dict[int, bool] = {}
        self.unsure_of_loop = False
        self.reflective = False
        self._journal: list[Change] | None = None

    @abstractmethod
    def places(self, node: ast.AST) -> Place:
        """Where a node stands."""

    @abstractmethod
    def assign(self, target: ast.expr, value: Value, scope: Scope) -> None:
        """Bind what stands left of an equals sign."""

    @abstractmethod
    def attribute(self, value: Value, name: str) -> Value:
        """An attribute of a value."""

    @abstractmethod
    def evaluate(self, node: ast.expr, scope: Scope) -> Value:
        """What an expression is worth."""

    @abstractmethod
    def execute(self, body: list[ast.stmt], scope: Scope) -> str | None:
        """Run statements; how they end, if not by falling through."""

    @abstractmethod
    def call(self, function: Value, arguments: Arguments, node: ast.AST) -> Value:
        """What a call is worth."""

    def spend(self, steps: int = 1) -> None:
        """Pay for a step.

        Raises:
            Exhausted: nothing is left.
        """
        self.left -= steps
        if self.left < 0:
            raise Exhausted

    def put(self, cell: dict[Any, Value], key: Any, value: Value) -> None:  # noqa: ANN401 -- whatever is a key
        """Change content; ``MISSING`` takes it away."""
        if self._journal is not None:
            self._journal.append(Change(cell, key, cell.get(key, MISSING), value))
        if isinstance(value, Missing):
            cell.pop(key, None)
        else:
            cell[key] = value

    def speculate(self, run: Callable[[], str | None]) -> tuple[str | None, list[Change]]:
        """Run something, take all its changes back, and hand them over with how it ended."""
        self.spend(_SPECULATION)
        outer, self._journal = self._journal, []
        changes = self._journal
        try:
            flow = run()
        finally:
            for change in reversed(changes):
                _set(change.cell, change.key, change.before)
            self._journal = outer
        return flow, changes

    def merge(self, *alternatives: list[Change]) -> None:
        """Make the changes of which one list will have happened: what they agree on is known."""
        ends = [{(id(one.cell), one.key): one for one in changes} for changes in alternatives]
        touched = {key: change for end in ends for key, change in end.items()}
        self.spend(4 * len(touched))
        for key, (cell, name, _, _) in touched.items():
            before = cell.get(name, MISSING)
            values = [end[key].after if key in end else before for end in ends]
            value = values[0]
            for other in values[1:]:
                value = joined(value, other)
            self.put(cell, name, value)


def _set(cell: dict[Any, Value], key: Any, value: Value) -> None:  # noqa: ANN401 -- whatever is a key
    if isinstance(value, Missing):
        cell.pop(key, None)
    else:
        cell[key] = value
