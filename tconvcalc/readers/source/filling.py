"""A ``Sequential`` that is filled with ``add``, one layer after the other, as if it were written out."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tconvcalc.readers.source.chains import unwrapped
from tconvcalc.readers.source.names import Names
from tconvcalc.readers.source.scopes import Scope, Site

_Name = tuple[Scope | None, str]


class Fillings:
    """Where the calls of one source add a layer to a name, and where they hand the name on."""

    def __init__(self, sites: Iterable[Site], names: Names) -> None:
        """Look through these calls."""
        self.names = names
        self._adds: dict[_Name, list[Site]] = defaultdict(list)
        self._hands_on: dict[_Name, list[Site]] = defaultdict(list)
        for site in sites:
            function = site.call.func
            if isinstance(function, ast.Attribute) and function.attr == "add" and isinstance(function.value, ast.Name):
                self._adds[_name(function.value, site)].append(site)
            for given in (*site.call.args, *(one.value for one in site.call.keywords)):
                if isinstance(given, ast.Name):
                    self._hands_on[_name(given, site)].append(site)

    def of(self, site: Site) -> Sequence[ast.expr]:
        """What is added to an empty ``Sequential``; nothing unless every layer certainly is, in this order."""
        statement, scope = site.statement, site.where.scope
        empty = not site.call.args and not site.call.keywords
        if not empty or not isinstance(statement, ast.Assign) or statement.value is not site.call:
            return ()
        target = statement.targets[0]
        if not isinstance(target, ast.Name) or len(scope.names[target.id]) != 1:
            return ()
        adds = self._adds[scope, target.id]
        if not adds or any(use.where != site.where or len(use.call.args) != 1 for use in adds):
            return ()
        last = adds[-1].call.lineno
        if any(use.call.lineno <= last for use in self._hands_on[scope, target.id]):
            return ()  # whoever gets it may add to it
        return [unwrapped(use.call.args[0], use.where, self.names) for use in adds]


def _name(node: ast.Name, site: Site) -> _Name:
    return site.where.scope.find(node.id), node.id
