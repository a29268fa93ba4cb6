"""Which names a source binds, where, and to what: the nouns."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ScopeKind = Literal["module", "function", "class", "comprehension"]


@dataclass(eq=False)
class Block:
    """Statements that run together: where the first of them runs, so do the others. A branch is a block of its own."""

    outer: Block | None = None
    depth: int = field(init=False)

    def __post_init__(self) -> None:
        """Count how deep it lies."""
        self.depth = self.outer.depth + 1 if self.outer else 0

    def holds(self, inner: Block) -> bool:
        """Whether whatever runs in ``inner`` lies within this block."""
        block: Block | None = inner
        while block is not None and block.depth > self.depth:
            block = block.outer
        return block is self


@dataclass(eq=False)
class Scope:
    """Names that belong together.

    ``node`` is the class or function. Of a method, ``receiver`` is the name of its first parameter and ``owner`` its
    class. Of a class, ``attributes`` are those that its methods set through their receiver. ``body`` is the block of
    its own statements.
    """

    kind: ScopeKind
    body: Block
    outer: Scope | None = None
    node: ast.AST | None = None
    receiver: str = ""
    owner: Scope | None = None
    names: dict[str, list[Binding]] = field(default_factory=dict)
    attributes: dict[str, list[Binding]] = field(default_factory=dict)

    def find(self, name: str) -> Scope | None:
        """The scope that a name belongs to, by Python's rule: the names of a class are seen in its body alone."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names and (scope is self or scope.kind != "class"):
                return scope
            scope = scope.outer
        return None


class Where(NamedTuple):
    """Where an expression is evaluated."""

    scope: Scope
    block: Block


class Binding(NamedTuple):
    """One way in which a name gets its value.

    ``node`` is the expression of a ``value``, the definition of a ``class`` or ``function``; ``dotted`` is what an
    ``import`` brings in. Nothing is known of an ``opaque`` one.
    """

    kind: Literal["import", "value", "class", "function", "opaque"]
    where: Where
    node: ast.AST | None = None
    dotted: str = ""
    inner: Scope | None = None


class Site(NamedTuple):
    """A call, and where it stands."""

    call: ast.Call
    where: Where
    statement: ast.stmt


@dataclass
class Survey:
    """What one pass over a source collects.

    ``patched`` are the names of attributes that are set on objects of which nothing is known; ``star`` tells that
    names came in by a star import; ``reflective`` that names or attributes may be set by their text.
    """

    module: Scope
    calls: list[Site] = field(default_factory=list)
    classes: list[Scope] = field(default_factory=list)
    patched: set[str] = field(default_factory=set)
    star: bool = False
    reflective: bool = False
