"""What following a source needs everywhere: a budget, and a journal of changes that can be taken back and joined."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tconvcalc.claims import Place
from tconvcalc.readers.python.comparing import joined
from tconvcalc.readers.python.records import Records
from tconvcalc.readers.python.values import MISSING, Arguments, Cell, Content, Missing, Reference, Scope, Unknown, Value
from tconvcalc.readers.python.words import Words

MOST_STEPS = 100_000
"""How many nodes of a source's tree are evaluated; a second or so."""

_SPECULATION = 24  # steps that it costs to run something and take it back
_PARTS_OF_A_STEP = 6  # so many bits of the length of a tuple are kept for one step

MOST_DEPTH = 180
"""How deeply evaluations nest."""

MOST_PARTS = 4096
"""The longest list that is followed."""


class Exhausted(Exception):  # noqa: N818 -- it is no error, the source is just long
    """Raised where the budget of a source is spent."""


class Change(NamedTuple):
    """One change: in which content, of what, from what, to what."""

    cell: Cell
    key: Any
    before: Value
    after: Value


class Mark(NamedTuple):
    """A point in the journal: in which of the journals within each other, and after how many changes."""

    depth: int
    length: int


class Exits:
    """A loop, one turn of it, or a call: what ends it ahead of time, and the changes behind each such end so far.

    Attributes:
        flow: "continue", "break" or "return".
        mark: where it began.
        early: the changes since then, for every end that may have been taken.
    """

    def __init__(self, flow: str, mark: Mark) -> None:
        """Start where the journal is."""
        self.flow = flow
        self.mark = mark
        self.early: list[list[Change]] = []


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
        called: the functions and classes of the source (their nodes) that something called.
        patched: names of attributes that are set on objects of which it is not known which they are.
        replaced: names of classes of which something is replaced.
        hooked: layers and objects that something may have changed after they were built.
        others: dotted names that stand for a transposed convolution of another source, as ``Read.handed_on`` has them.
        changed: what is tried instead of what the source says, by the call: quantity -> value.
    """

    def __init__(
        self, words: Words, records: Records, steps: int = MOST_STEPS, others: Mapping[str, str] | None = None
    ) -> None:
        """Start with a whole budget."""
        self.others = others or {}
        self.words = words
        self.records = records
        self.left = steps
        self.depth = 0
        self.first: bool | None = False
        self.muted = 0
        self.frames: list[Frame] = []
        self.called: set[ast.AST] = set()
        self.patched: frozenset[str] = frozenset()
        self.replaced: frozenset[str] = frozenset()
        self.hooked: set[object] = set()
        self.star = False
        self.changed: dict[ast.AST, dict[str, Value]] = {}
        self.generators: dict[ast.AST, bool] = {}
        self.assigned: dict[ast.AST, list[ast.expr]] = {}
        self.counting: dict[ast.AST, bool] = {}
        self.reflective = False
        self.exits: list[Exits] = []
        self._journals: list[list[Change]] = [[]]

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

    def reference(self, dotted: str) -> Reference:
        """What comes from an import, by the name under which the tables know it."""
        return Reference(self.others.get(dotted) or self.words.canonical(dotted))

    def spend(self, steps: int = 1) -> None:
        """Pay for a step.

        Raises:
            Exhausted: nothing is left.
        """
        self.left -= steps
        if self.left < 0:
            raise Exhausted

    def put(self, cell: Cell, key: Any, value: Value) -> None:  # noqa: ANN401 -- whatever is a key
        """Change content; ``MISSING`` takes it away."""
        if isinstance(value, tuple):  # which the journal keeps
            self.spend(len(value) >> _PARTS_OF_A_STEP)
        self._journals[-1].append(Change(cell, key, cell.get(key, MISSING), value))
        _set(cell, key, value)

    def speculate(self, run: Callable[[], str | None]) -> tuple[str | None, list[Change]]:
        """Run something, take all its changes back, and hand them over with how it ended."""
        self.spend(_SPECULATION)
        self._journals.append([])
        begin = self.mark()
        changes: list[Change] = []
        try:
            flow = run()
        finally:
            changes += self.taken_back(begin)
            self._journals.pop()
        return flow, changes

    def mark(self) -> Mark:
        """Where the journal is."""
        return Mark(len(self._journals) - 1, len(self._journals[-1]))

    def taken_back(self, mark: Mark) -> list[Change]:
        """Take back the changes since a point in the journal that is still written."""
        journal = self._journals[mark.depth]
        changes = journal[mark.length :]
        del journal[mark.length :]
        for change in reversed(changes):
            _set(change.cell, change.key, change.before)
        return changes

    def leave(self, flow: str, changes: list[Change]) -> None:
        """Note that what is followed may have ended here, behind these changes."""
        exits = next((one for one in reversed(self.exits) if one.flow == flow), None)
        if exits is None:
            return  # outside of a loop or a function, where Python would refuse it
        depth, length = exits.mark
        since = [*self._journals[depth][length:], *(one for each in self._journals[depth + 1 :] for one in each)]
        self.spend(len(since) + len(changes))
        exits.early.append([*since, *changes])

    def settled(self, exits: Exits, flow: str | None) -> str | None:
        """How a loop, a turn or a call ends that may have ended before, with what all its ends have in common."""
        if not exits.early:
            return flow
        changes = self.taken_back(exits.mark)
        if flow in {None, exits.flow}:
            self.merge(changes, *exits.early)
            return None
        if flow != "raise":
            self.leave(flow, changes)
        self.merge(*exits.early)
        return None

    def merge(self, *alternatives: list[Change]) -> None:
        """Make the changes of which one list will have happened: what they agree on is known."""
        ends = [{(one.cell, one.key): one for one in changes} for changes in alternatives]
        touched = {key: change for end in ends for key, change in end.items()}
        self.spend(4 * len(touched))
        unlike: list[Content] = []
        for key, (cell, name, _, _) in touched.items():
            before = cell.get(name, MISSING)
            values = [end[key].after if key in end else before for end in ends]
            value = values[0]
            for other in values[1:]:
                value = joined(value, other)
            if isinstance(cell, Content) and isinstance(value, Unknown):
                unlike.append(cell)
            else:
                self.put(cell, name, value)
        for content in unlike:
            self.put(content, "items", type(content["items"])())
            self.put(content, "open", value=True)


def _set(cell: Cell, key: Any, value: Value) -> None:  # noqa: ANN401 -- whatever is a key
    if isinstance(value, Missing):
        cell.pop(key, None)
    else:
        cell[key] = value
