"""Which definitions of a source can say nothing of a transposed convolution, so that nobody has to follow them.

By their names alone: a part of the source that names no transposed convolution, and nothing that names one, only
matters where something else calls it, or where it makes an input itself.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from tconvcalc.readers.python.annotated_shapes import FAMILIES
from tconvcalc.readers.python.syntax import Nodes, last_name, walk
from tconvcalc.readers.python.words import Words

_SHAPES = frozenset({"input_shape", "batch_shape", "batch_input_shape", "input_size"})
_ANNOTATES = FAMILIES | {"Annotated"}
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Reach:
    """The parts of a source, each a statement at its top, by what they name."""

    def __init__(self, tree: ast.Module, nodes: Nodes, words: Words) -> None:
        """Look at the names of this source once."""
        self._words = words
        self._begins = [_begin(one) for one in tree.body]
        self._defined = {one.name for kind in _DEFINITIONS for one in nodes[kind]}
        self._named = self._names(nodes)
        self._making = set(self._makes_inputs(nodes))
        self._imported = {one.asname or one.name.partition(".")[0] for one in nodes[ast.alias]}
        self._leading: set[str] = set()
        self._reaching = self._all_reaching(tree, nodes)
        self._leading.update(self._aliases(nodes))

    def misses(self, node: ast.AST) -> bool:
        """Whether a definition can be left alone that nothing calls."""
        part = self._part(node)
        return part not in self._reaching and part not in self._making

    def is_quiet(self, node: ast.AST) -> bool:
        """Whether a method, whatever comes into it, states no size and names no transposed convolution."""
        return not any(self._states(one) or self._leads(one) for one in walk(node))

    def _states(self, node: ast.AST) -> bool:
        """Whether this states a size, or hands a number to something of the source."""
        if isinstance(node, ast.Subscript):
            return last_name(node.value) in _ANNOTATES
        if not isinstance(node, ast.Call):
            return False
        name = last_name(node.func)
        numbers = any(_is_number(each) for each in (*node.args, *(each.value for each in node.keywords)))
        return name in self._words.stating or (name in self._defined and numbers)

    def _leads(self, node: ast.AST) -> bool:
        """Whether this is a name of a transposed convolution, or of something that brings one into being."""
        name = last_name(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        return name in self._leading or self._words.sounds_transposed(name)

    def _aliases(self, nodes: Nodes) -> Iterator[str]:
        """The names and attributes that stand for something that leads to one, rather than for what a call makes."""
        called = {one.func for one in nodes[ast.Call]}
        for one in (*nodes[ast.Assign], *nodes[ast.AnnAssign]):
            parts = walk(one.value) if one.value is not None else ()
            if any(part not in called and self._leads(part) for part in parts):
                yield from (last_name(target) for target in getattr(one, "targets", [getattr(one, "target", None)]))

    def _part(self, node: ast.AST) -> int:
        return bisect_right(self._begins, node.lineno)  # type: ignore[attr-defined]

    def _names(self, nodes: Nodes) -> defaultdict[int, set[str]]:
        """All names in each part."""
        named: defaultdict[int, set[str]] = defaultdict(set)
        part = self._part
        for one in nodes[ast.Name]:
            named[part(one)].add(one.id)
        for one in nodes[ast.Attribute]:
            named[part(one)].add(one.attr)
        for one in nodes[ast.alias]:
            named[part(one)].update((one.name.rpartition(".")[2], one.asname or ""))
        return named

    def _makes_inputs(self, nodes: Nodes) -> Iterator[int]:
        """The parts in which something makes an input, or states the shape of one."""
        making = self._words.making
        yield from (self._part(one) for one in nodes[ast.Call] if last_name(one.func) in making)
        yield from (self._part(one) for one in nodes[ast.keyword] if one.arg in _SHAPES)
        yield from (self._part(one) for one in nodes[ast.Subscript] if last_name(one.value) in _ANNOTATES)

    def _all_reaching(self, tree: ast.Module, nodes: Nodes) -> set[int]:
        """The parts that name a transposed convolution, or something that another such part brings into being."""
        sounds, kinds = self._words.sounds_transposed, self._words.kinds
        found = {at for at, names in self._named.items() if any(map(sounds, names))}
        found |= {self._part(one) for one in nodes[ast.Constant] if one.value.__class__ is str and one.value in kinds}
        made = {self._part(one): one for one in tree.body}
        new = set(found)
        while new:
            names = {name for at in new if at in made for name in self._brought(made[at])}
            self._leading |= names
            new = {at for at, named in self._named.items() if at not in found and not names.isdisjoint(named)}
            found |= new
        return found

    def _brought(self, node: ast.stmt) -> Iterator[str]:
        """The names that a part brings into being or changes."""
        if isinstance(node, _DEFINITIONS):
            yield node.name
            return
        for one in walk(node):
            if isinstance(one, ast.alias):
                if self._words.sounds_transposed(one.name):
                    yield one.asname or one.name
            elif isinstance(one, _DEFINITIONS):
                yield one.name
            elif isinstance(one, ast.Name) and (isinstance(one.ctx, ast.Store) or one.id not in self._imported):
                yield one.id


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _begin(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])
