"""What a statement binds: names, attributes of ``self``, and what is changed in place."""

from __future__ import annotations

import ast
from typing import NamedTuple, cast

from tconvcalc.readers.source.scopes import Binding, Scope, Survey, Where

_CHANGES = frozenset({"append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort", "resize"})
_SHAPED = frozenset({"shape", "data"})


class Later(NamedTuple):
    """Something to settle once every scope is known: the binding of a name, or of ``name.attribute``."""

    name: str
    where: Where
    attribute: str = ""
    binding: Binding | None = None


class Binder:
    """Writes bindings into the scopes, and settles at the end what depends on all of them."""

    def __init__(self, survey: Survey) -> None:
        """Bind names of this survey."""
        self.survey = survey
        self._later: list[Later] = []
        self._elsewhere: list[tuple[Scope, str, bool]] = []

    def bind(self, name: str, binding: Binding, scope: Scope | None = None) -> None:
        """Add one way in which a name gets its value."""
        (scope or binding.where.scope).names.setdefault(name, []).append(binding)

    def opaque(self, name: str | None, where: Where) -> None:
        """Say that nothing is known of the value of a name."""
        if name:
            self.bind(name, Binding("opaque", where))

    def declare(self, node: ast.Global | ast.Nonlocal, where: Where) -> None:
        """Note that names of this scope belong to one further out."""
        self._elsewhere += [(where.scope, name, isinstance(node, ast.Global)) for name in node.names]

    def assign(self, target: ast.expr, value: ast.expr | None, where: Where) -> None:
        """Bind what stands left of an equals sign (or after ``for``, ``as``, ``del``) to a value, if it is known."""
        pairs: list[tuple[ast.expr, ast.expr | None]] = [(target, value)]
        while pairs:
            target, value = pairs.pop()
            if isinstance(target, ast.Tuple | ast.List):
                pairs += zip(target.elts, _parts(target, value), strict=True)
            elif isinstance(target, ast.Starred):
                pairs.append((target.value, None))
            elif isinstance(target, ast.Name):
                self.bind(target.id, _binding(value, where))
            elif isinstance(target, ast.Attribute):
                self._attribute(target, _binding(value, where))
            else:
                self.changed(cast("ast.Subscript", target).value, where)

    def call(self, node: ast.Call, where: Where) -> None:
        """Note what a call changes: ``sizes.append(3)``, ``x.resize_(7)``, ``setattr(…)``."""
        function = node.func
        if isinstance(function, ast.Name) and function.id in {"setattr", "exec", "globals", "vars"}:
            self.survey.reflective = True
        if isinstance(function, ast.Attribute):
            inner = function.value.attr if isinstance(function.value, ast.Attribute) else ""
            self.survey.reflective |= function.attr == "__setattr__" or inner == "__dict__"
            in_place = function.attr.endswith("_") and not function.attr.endswith("__")
            if function.attr in _CHANGES or (in_place and function.attr != "requires_grad_"):
                self.changed(function.value, where)

    def changed(self, node: ast.expr, where: Where) -> None:
        """Forget the value of what is changed in place."""
        if isinstance(node, ast.Name):
            self._later.append(Later(node.id, where))
        elif isinstance(node, ast.Attribute):
            self._attribute(node, Binding("opaque", where))

    def _attribute(self, node: ast.Attribute, binding: Binding) -> None:
        if not isinstance(node.value, ast.Name):
            self.survey.patched.add(node.attr)
            return
        self._later.append(Later(node.value.id, binding.where, node.attr, binding))
        if node.attr in _SHAPED:
            self._later.append(Later(node.value.id, binding.where))

    def settle(self) -> None:
        """Settle what could not be told before every scope was known."""
        for scope, name, is_global in self._elsewhere:
            target = self.survey.module if is_global else scope.outer and scope.outer.find(name)
            if target is not None and target is not scope:
                known = scope.names.pop(name, [])
                target.names.setdefault(name, []).extend(one._replace(kind="opaque") for one in known)
        for later in self._later:
            home = later.where.scope.find(later.name)
            if not later.attribute:
                if home is not None and home.receiver != later.name:
                    home.names[later.name].append(Binding("opaque", later.where))
            elif later.binding and (owner := owner_of(later.name, later.where.scope)):
                owner.attributes.setdefault(later.attribute, []).append(later.binding)
            else:
                self.survey.patched.add(later.attribute)


def owner_of(name: str, scope: Scope) -> Scope | None:
    """The class whose instance (or which itself) a name stands for: ``self`` in a method, unless it is bound anew."""
    home = scope.find(name)
    if home is None or home.receiver != name or len(home.names[name]) > 1:
        return None
    return home.owner


def _binding(value: ast.expr | None, where: Where) -> Binding:
    return Binding("value", where, value) if value is not None else Binding("opaque", where)


def _parts(target: ast.Tuple | ast.List, value: ast.expr | None) -> list[ast.expr | None]:
    """What each part of the left side gets, where both sides are written out alike."""
    left = target.elts
    right = value.elts if isinstance(value, ast.Tuple | ast.List) else []
    if len(left) != len(right) or any(isinstance(one, ast.Starred) for one in (*left, *right)):
        return [None] * len(left)
    return list(right)
