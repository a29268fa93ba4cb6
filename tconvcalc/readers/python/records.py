"""What is noted while a source is followed: layers that are built and applied, shapes that do not meet, models."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tconvcalc.claims import Claim
from tconvcalc.frameworks.layers_base import Clash, Transposed
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.readers.python.quantities import Layout
from tconvcalc.readers.python.values import Class, Function, Layer, Model, Tensor, Unknown, Value


@dataclass(frozen=True)
class Applied:
    """One application of a layer: the claim with its sizes, and the call that it depends on."""

    claim: Claim
    called: tuple[ast.AST, str] | None = None


@dataclass(eq=False)
class Built:
    """A transposed convolution that was built or applied by a call.

    ``unread`` says why nothing of it could be read; ``muted`` that it is meant to fail, ``failing`` that a call of it
    is; ``sized_at_call`` that a call of it may state the output.
    """

    node: ast.AST
    claim: Claim
    unread: str = ""
    muted: bool = False
    chained: bool = False
    sized_at_call: bool = False
    failing: bool = False
    applied: list[Applied] = field(default_factory=list)


@dataclass(eq=False)
class TransposedLayer(Layer):
    """A transposed convolution: its note, its row, where its channels are, and whether it is applied as it is built."""

    built: Built
    row: Transposed
    where: Layout
    plain: bool = field(default=True, kw_only=True)


@dataclass(eq=False)
class Meeting:
    """Shapes that do not go together, where, what came together, and the call that it depends on."""

    node: ast.AST
    clash: Clash
    apply: Callable[[Sequence[Shape | None]], object]
    inputs: tuple[Tensor, ...]
    layer: Layer | None = None
    called: tuple[ast.AST, str] | None = None


@dataclass(eq=False)
class Records:
    """Everything that was noted in one source."""

    built: dict[ast.AST, list[Built]] = field(default_factory=dict)
    known: set[ast.AST] = field(default_factory=set)
    meetings: list[Meeting] = field(default_factory=list)
    models: list[Model] = field(default_factory=list)
    fed: dict[Model, list[Shape | None]] = field(default_factory=dict)
    loose: bool = False
    functions: dict[ast.AST, Function] = field(default_factory=dict)
    classes: dict[ast.AST, Class] = field(default_factory=dict)
    calls: dict[ast.AST, Value] = field(default_factory=dict)

    def note(self, node: ast.AST, function: Value) -> None:
        """Note what was called by a call; what is known of it in one context counts."""
        if node not in self.calls or isinstance(self.calls[node], Unknown):
            self.calls[node] = function

    def applied_to(self, sizes: tuple[int, ...]) -> Claim | None:
        """The first transposed convolution that is applied to an input of these sizes."""
        every = (one.claim for builts in self.built.values() for built in builts for one in built.applied)
        return next((claim for claim in every if claim.given.get("input_size") == sizes), None)

    def add(self, built: Built) -> Built:
        """Note a transposed convolution."""
        self.built.setdefault(built.node, []).append(built)
        return built
