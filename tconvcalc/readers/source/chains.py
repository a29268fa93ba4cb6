"""Layers in a row: ``Sequential`` as it is written out, or filled with ``add``, as chains of steps."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tconvcalc.claims import Chain, Claim, Place, Through
from tconvcalc.readers.source.arithmetic import Known
from tconvcalc.readers.source.names import MOST_STEPS, Names
from tconvcalc.readers.source.quantities import Layout, sizes
from tconvcalc.readers.source.scopes import Where

SEQUENTIALS = frozenset({"torch.nn.Sequential", "keras.Sequential", "keras.models.Sequential"})
_ORDERED = frozenset({"collections.OrderedDict", "builtins.dict"})
_WRAPPERS = frozenset(
    f"torch.nn.utils.{module}{name}"
    for module in ("", "parametrizations.")
    for name in ("weight_norm", "spectral_norm", "orthogonal")
)
_NORMED = "torch.nn.utils.weight_norm.weight_norm", "torch.nn.utils.spectral_norm.spectral_norm"


def unwrapped(node: ast.expr, where: Where, names: Names) -> ast.expr:
    """The layer itself, without the wrappers that leave its sizes alone."""
    for _ in range(MOST_STEPS):
        if not isinstance(node, ast.Call) or not node.args:
            break
        dotted = names.dotted(node.func, where)
        if dotted not in _WRAPPERS and dotted not in _NORMED:
            break
        node = node.args[0]
    return node


def elements(call: ast.Call, where: Where, names: Names, steps: int = 0) -> Iterator[ast.expr | None]:
    """The layers of a ``Sequential`` in their order, also those within another one; None: some, not known which."""
    for node in _listed(call, where, names):
        layer = node and unwrapped(node, where, names)
        inside = isinstance(layer, ast.Call) and names.dotted(layer.func, where) in SEQUENTIALS
        if isinstance(layer, ast.Call) and inside and steps < MOST_STEPS:
            yield from elements(layer, where, names, steps + 1)
        else:
            yield layer


def _listed(call: ast.Call, where: Where, names: Names) -> Sequence[ast.expr | None]:
    nodes = [*call.args, *(one.value for one in call.keywords if one.arg == "layers")]
    if len(nodes) == 1 and isinstance(first := nodes[0], ast.Call) and names.dotted(first.func, where) in _ORDERED:
        pairs = first.args[0].elts if first.args and isinstance(first.args[0], ast.List | ast.Tuple) else [None]
        return [one.elts[-1] if isinstance(one, ast.Tuple | ast.List) and one.elts else None for one in pairs]
    flat: list[ast.expr | None] = []
    for node in nodes:
        inner = node.value if isinstance(node, ast.Starred) else node
        if isinstance(inner, ast.List | ast.Tuple):
            flat += [None if isinstance(one, ast.Starred) else one for one in inner.elts]
        else:
            flat.append(None if inner is not node else node)
    return flat


@dataclass
class Row:
    """A chain that is being put together; ``shape`` is that of the input, without the batch."""

    place: Place
    shape: tuple[Known, ...] | None = None
    first: set[bool | None] = field(default_factory=set)
    steps: list[Claim | Through] = field(default_factory=list)

    @property
    def channels_first(self) -> bool | None:
        """Whether the channels come first, if all layers agree about it."""
        return next(iter(self.first)) if len(self.first) == 1 else None

    def chain(self) -> Chain | None:
        """The chain, if there is a transposed convolution in it."""
        if not any(isinstance(step, Claim) for step in self.steps):
            return None
        shape = (None, *self.shape) if self.shape is not None else None
        return fed(Chain(self.place, tuple(self.steps)), shape, first=self.channels_first)


def fed(chain: Chain, shape: Sequence[Known] | None, *, first: bool | None) -> Chain:
    """The chain applied to an input of this shape, where nothing else says what its input is."""
    dims = next(step.dims for step in chain.steps if isinstance(step, Claim))
    if shape is None or chain.input_size is not None:
        return chain
    where = Layout(dims or 0, first)
    size = sizes("input_size", where.spatial(shape)).get("input_size")
    return replace(chain, input_size=size, channels=where.channels(shape))
