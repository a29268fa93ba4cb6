"""Follows a source on abstract values: the module from top to bottom, then whatever nothing in it called."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cached_property

from tconvcalc.claims import Place
from tconvcalc.readers.python import calls, classes, expressions, models, statements, targets
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.machine import MOST_STEPS, Exhausted, Machine
from tconvcalc.readers.python.reach import Reach
from tconvcalc.readers.python.records import Records
from tconvcalc.readers.python.syntax import Nodes, last_name, receiver_of, walk
from tconvcalc.readers.python.values import (
    Arguments,
    Bound,
    Class,
    Function,
    Instance,
    Scope,
    Value,
)
from tconvcalc.readers.python.words import words

_BEFORE = ("build", "setup", "_build", "build_model", "setup_model", "init_layers", "make_layers")
_FORWARD = ("forward", "call", "__call__")
_REFLECTING = frozenset({"exec", "globals", "vars", "setattr"})
_SPECIAL = frozenset({"__init__", "__new__", "__repr__", "__str__", "__getattr__", "__setattr__"})


class Interpreter(Machine):
    """One source that is followed; ``exhausted`` tells that it was too long."""

    def __init__(
        self, lines: Lines, tree: ast.Module, steps: int = MOST_STEPS, others: Mapping[str, str] | None = None
    ) -> None:
        """Follow this tree."""
        super().__init__(words(), Records(), steps, others)
        self.lines = lines
        self.tree = tree
        self.exhausted = False
        self.module = Scope("module")
        self._places: dict[ast.AST, Place] = {}
        self._set: dict[ast.AST, frozenset[str]] = {}

    @cached_property
    def nodes(self) -> Nodes:
        """All nodes of the source."""
        return Nodes(self.tree)

    def again(self, steps: int, changed: dict[ast.AST, dict[str, Value]]) -> Interpreter:
        """The same source with some calls changed, to be followed once more; what its text alone says is known."""
        other = Interpreter(self.lines, self.tree, steps, self.others)
        other.changed, other.nodes = changed, self.nodes
        other.generators, other.assigned, other.counting = self.generators, self.assigned, self.counting
        return other

    def places(self, node: ast.AST) -> Place:
        """Where a node stands."""
        if node not in self._places:
            self._places[node] = self.lines.place(node)  # type: ignore[arg-type]
        return self._places[node]

    def set_attributes(self, node: ast.AST) -> frozenset[str]:
        """The attributes of its first parameter that a function sets or fills."""
        if node not in self._set:
            self._set[node] = frozenset(_set_attributes(node))
        return self._set[node]

    # Each is called a hundred thousand times: a method that calls it would cost more than it does.
    evaluate = expressions.evaluate
    execute = statements.execute
    call = calls.call
    assign = targets.assign
    attribute = classes.attribute

    def run(self) -> Records:
        """Follow everything, as far as the budget goes."""
        try:
            self.patched, self.reflective = changed_attributes(self.nodes)
            self.replaced = frozenset(replaced_classes(self.nodes))
            self.execute(self.tree.body, self.module)
            self._uncalled()
            for model in self.records.models:
                models.feed_stated(self, model)
        except (Exhausted, RecursionError):
            self.exhausted = True
        return self.records

    def _uncalled(self) -> None:
        """Run what nothing called: first what no other part of the source names, then the rest, from the end."""
        named = {one.id for one in self.nodes[ast.Name] if isinstance(one.ctx, ast.Load)}
        named |= {one.attr for one in self.nodes[ast.Attribute]}
        done: set[ast.AST] = set()
        for _ in range(8):  # functions within functions come to light as these run
            found: list[Class | Function] = [*self.records.classes.values(), *self.records.functions.values()]
            waiting = [one for one in found if one.node not in self.called | done and not self._left_alone(one)]
            if not waiting:
                break
            waiting.sort(key=lambda one: (getattr(one.node, "name", "") in named, -one.node.lineno))
            for one in waiting:
                done.add(one.node)
                if one.node not in self.called:
                    self._enter(one)
        for kind in list(self.records.classes.values()):
            if kind.node in self.called and kind.node not in done:
                self._methods(kind)

    def _left_alone(self, one: Class | Function) -> bool:
        """Whether nothing can come of following something that nothing called."""
        return not self.others and self._reach.misses(one.node)

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self.tree, self.nodes, self.words)

    def _enter(self, one: Class | Function) -> None:
        """Run a class or a function as somebody unknown would."""
        if isinstance(one, Class):
            instance = self._instance(one)
            self._run_methods(instance, [*_BEFORE, *_setters(self, one), *_FORWARD], again=True)
            self._run_methods(instance, list(_functions(one)), again=False)
        elif one.owner is None:
            self._call(one)

    def _instance(self, kind: Class) -> Instance:
        instance = Instance(kind, hidden_of(self, kind))
        self.called.add(kind.node)
        classes.initialise(self, instance, Arguments(open=True), kind.node)
        return instance

    def _methods(self, kind: Class) -> None:
        """Run the methods that nothing called of a class that is built in the source."""
        methods = _functions(kind).items()
        waiting = [name for name, one in methods if one.node not in self.called and not self._is_quiet(one)]
        if waiting:
            self._run_methods(self._instance(kind), waiting, again=False)

    def _run_methods(self, instance: Instance, names: list[str], *, again: bool) -> None:
        for name in dict.fromkeys(names):
            method = instance.kind.find(name)
            if not isinstance(method, Function) or name in _SPECIAL:
                continue
            if again or (method.node not in self.called and not self._is_quiet(method)):
                self._call(method, instance)

    def _is_quiet(self, method: Function) -> bool:
        """Whether nothing can come of a method that nothing called."""
        return not self.others and self._reach.is_quiet(method.node)

    def _call(self, function: Function, receiver: Value = None) -> None:
        """Call a function with arguments of which nothing is known."""
        target: Value = function
        if receiver is not None and function.kind != "staticmethod":
            target = Bound(function, receiver.kind if function.kind == "classmethod" else receiver)
        self.call(target, Arguments(open=True), function.node)


def _functions(kind: Class) -> dict[str, Function]:
    return {name: one for name, one in kind.scope.cell.items() if isinstance(one, Function)}


def _setters(run: Interpreter, kind: Class) -> list[str]:
    """The methods that set attributes, in the order of the source."""
    return [name for name, one in _functions(kind).items() if name not in _FORWARD and run.set_attributes(one.node)]


def _set_attributes(node: ast.AST) -> Iterator[str]:
    receiver = receiver_of(node)
    for one in walk(node):
        target: ast.AST = one
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            if one.func.attr in {"append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort", "update"}:
                target = one.func.value
            else:
                continue
        elif isinstance(one, ast.Subscript) and isinstance(one.ctx, ast.Store | ast.Del):
            target = one.value
        elif not isinstance(one, ast.Attribute) or isinstance(one.ctx, ast.Load):
            continue
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == receiver:
            yield target.attr


def hidden_of(run: Interpreter, kind: Class) -> frozenset[str]:
    """The attributes of an object that others may set than the code that is followed."""
    if run.reflective:
        return frozenset({"*"})
    counts: dict[str, int] = {}
    for one in kind.family():
        for name, value in one.scope.cell.items():
            if isinstance(value, Function):
                for attribute in run.set_attributes(value.node):
                    counts[attribute] = counts.get(attribute, 0) + 1
            else:
                counts[name] = counts.get(name, 0) + 1
    for other in run.records.classes.values():
        if other is not kind and (kind in other.family() or kind.node.name in map(last_name, other.node.bases)):
            for name in other.scope.cell:
                counts[name] = counts.get(name, 0) + 1
    fields = {name for one in kind.family() for name in one.fields}
    return frozenset({name for name, count in counts.items() if count > 1} | run.patched | fields)


def changed_attributes(nodes: Nodes) -> tuple[frozenset[str], bool]:
    """The attributes that are set on something that is no receiver of a method, and whether any may be."""
    receivers = {receiver_of(one) for one in nodes.functions()}
    changed: set[str] = set()
    reflective = False
    shared = {target for one in nodes[ast.Assign] for target in one.targets if _is_itself(target, one.value)}
    for one in nodes[ast.Attribute]:
        own = isinstance(one.value, ast.Name) and one.value.id in receivers
        if not isinstance(one.ctx, ast.Load) and not own:
            changed.add(one.attr)
        reflective = reflective or (one.attr in {"__setattr__", "__dict__"} and one not in shared)
    for one in nodes[ast.Call]:
        if isinstance(one.func, ast.Name) and one.func.id in _REFLECTING:
            first = one.args[0] if one.args else None
            own = isinstance(first, ast.Name) and first.id in receivers
            reflective = reflective or one.func.id != "setattr" or not own
    return frozenset(changed), reflective


def _is_itself(target: ast.expr, value: ast.expr) -> bool:
    """Whether this is ``self.__dict__ = self``, of a dictionary whose keys are attributes."""
    owner = target.value if isinstance(target, ast.Attribute) else None
    return isinstance(owner, ast.Name) and isinstance(value, ast.Name) and owner.id == value.id


def replaced_classes(nodes: Nodes) -> Iterator[str]:
    """The names with a capital of which an attribute is set: ``nn.Conv2d.forward = …``."""
    for one in nodes[ast.Attribute]:
        if isinstance(one.ctx, ast.Store) and last_name(one.value)[:1].isupper():
            yield last_name(one.value)
