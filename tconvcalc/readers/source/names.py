"""What a name stands for: an import, a class, or the one expression that it was set to."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from tconvcalc.readers.source.scopes import Binding, Scope, Survey, Where
from tconvcalc.readers.source.targets import owner_of

MOST_STEPS = 40  # from name to name, and into an expression; deeper is not known
MOST_BINDINGS = 8
_MOST_CHARACTERS = 200  # of the name of a module

_CANONICAL = (
    (re.compile(r"^tensorflow\.(?:compat\.v[12]|_api\.v[12])\."), "tensorflow."),
    (re.compile(r"^(?:tf_keras|tensorflow(?:\.python|\.contrib)?\.keras|keras\.(?:src|api))\."), "keras."),
    (re.compile(r"^keras\.(?:layers|engine)\.(?:\w+\.)+(?=[A-Z]\w*$)"), "keras.layers."),
    (re.compile(r"^torch\.nn\.modules\.(?:\w+\.)*(?=[A-Z]\w*$)"), "torch.nn."),
    (re.compile(r"^tensorflow\.python\.ops\.(?:nn|nn_ops)\."), "tensorflow.nn."),
    (re.compile(r"^tensorflow\.python\.layers\.\w+\."), "tensorflow.layers."),
)
"""The one name under which the tables know what a framework also offers elsewhere."""


@lru_cache(maxsize=1024)
def canonical(dotted: str) -> str:
    """The name under which the tables know a dotted name."""
    for pattern, name in _CANONICAL:
        dotted = pattern.sub(name, dotted)
    return dotted


class Names:
    """Looks names up in the scopes of one source."""

    def __init__(self, survey: Survey) -> None:
        """Look up in this survey."""
        self.survey = survey
        self._families = _families(survey.classes)

    def dotted(self, node: ast.expr, where: Where, steps: int = 0) -> str | None:
        """The canonical dotted name of what an expression refers to, if it comes from an import."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute) and len(attributes) < MOST_STEPS:
            attributes.append(node.attr)
            node = node.value
        root = self._root(node, where, steps) if isinstance(node, ast.Name) else None
        if root is None or not self.survey.patched.isdisjoint(attributes):
            return None
        return canonical(".".join((root, *reversed(attributes))))

    def _root(self, name: ast.Name, where: Where, steps: int) -> str | None:
        """What the first name of a dotted name refers to; every way in which it is bound has to agree."""
        scope = where.scope.find(name.id)
        bindings = [one for one in scope.names[name.id] if not _is_none(one)] if scope else []
        if not 1 <= len(bindings) <= MOST_BINDINGS or steps > MOST_STEPS:
            return None
        found = {self._refers(one, where, steps) for one in bindings}
        return found.pop() if len(found) == 1 else None

    def _refers(self, binding: Binding, where: Where, steps: int) -> str | None:
        if binding.kind == "import" and len(binding.dotted) <= _MOST_CHARACTERS:
            return canonical(binding.dotted + ".").removesuffix(".")
        if isinstance(binding.node, ast.Name | ast.Attribute) and binding.where.block.holds(where.block):
            return self.dotted(binding.node, binding.where, steps + 1)
        return None

    def bindings(self, node: ast.expr, where: Where) -> Sequence[Binding]:
        """Every way in which a name, an attribute of ``self`` or of a class of this source gets its value."""
        if isinstance(node, ast.Name):
            scope = where.scope.find(node.id)
            return scope.names[node.id] if scope else ()
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            return ()
        owner = owner_of(node.value.id, where.scope) or self._plain_class(node.value, where)
        if owner is None or node.attr in self.survey.patched or self.survey.reflective:
            return ()
        if self._families[owner][node.attr] > 1:
            return ()
        return (*owner.names.get(node.attr, ()), *owner.attributes.get(node.attr, ()))

    def only(self, node: ast.expr, where: Where) -> Binding | None:
        """The one binding that a name certainly has here."""
        bindings = self.bindings(node, where)
        return bindings[0] if len(bindings) == 1 and certain(bindings[0], where) else None

    def _plain_class(self, name: ast.Name, where: Where) -> Scope | None:
        """A class that serves as a bag of constants: nothing it inherits changes what its attributes are."""
        bindings = self.bindings(name, where)
        if len(bindings) != 1 or bindings[0].kind != "class" or not isinstance(bindings[0].node, ast.ClassDef):
            return None
        node = bindings[0].node
        return None if node.bases or node.keywords or node.decorator_list else bindings[0].inner


def certain(binding: Binding, where: Where) -> bool:
    """Whether a binding has been made wherever this place is reached.

    The body of a class counts as run, and so does a method that sets an attribute.
    """
    home, block = binding.where
    return block.holds(where.block) or (block is home.body and (home.owner is not None or home.kind == "class"))


def _is_none(binding: Binding) -> bool:
    return isinstance(binding.node, ast.Constant) and binding.node.value is None


def _families(classes: Sequence[Scope]) -> dict[Scope, Counter[str]]:
    """For each class, how many of the classes that it is related to have an attribute of a name."""
    named: dict[str, list[Scope]] = defaultdict(list)
    related: dict[Scope, list[Scope]] = {one: [] for one in classes}
    for one in classes:
        named[one.node.name if isinstance(one.node, ast.ClassDef) else ""].append(one)
    for one in classes:
        for base in one.node.bases if isinstance(one.node, ast.ClassDef) else ():
            for other in named.get(_last(base), ()):
                related[one].append(other)
                related[other].append(one)
    families: dict[Scope, Counter[str]] = {}
    for one in classes:
        family: Counter[str] = Counter()
        todo = [one]
        while todo:
            member = todo.pop()
            if member not in families:
                families[member] = family
                family.update({*member.names, *member.attributes})
                todo += related[member]
    return families


def _last(node: ast.expr) -> str:
    """The last part of a dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
