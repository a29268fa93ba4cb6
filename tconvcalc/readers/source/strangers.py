"""Calls that sound like a transposed convolution, but of which it cannot be told whose they are."""

from __future__ import annotations

import ast

from tconvcalc.readers.source.callables import sounds_like_one
from tconvcalc.readers.source.names import MOST_STEPS, Names
from tconvcalc.readers.source.scopes import Site
from tconvcalc.readers.source.targets import owner_of

_OURS_NOT = frozenset({"class", "function", "value"})


def why_unread(site: Site, names: Names) -> str | None:
    """Why a call cannot be told, if it may well be a transposed convolution."""
    function = site.call.func
    last = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if not sounds_like_one(last) or names.dotted(function, site.where) is not None:
        return None
    root: ast.expr = function
    for _ in range(MOST_STEPS):
        if not isinstance(root, ast.Attribute):
            break
        root = root.value
    if not isinstance(root, ast.Name):
        return f"{last} is an attribute of something that is not known without running it"
    direct = isinstance(function, ast.Attribute) and function.value is root
    if direct and owner_of(root.id, site.where.scope) is not None:
        return None  # a method of the same class
    return _of_root(root.id, site, names)


def _of_root(name: str, site: Site, names: Names) -> str | None:
    scope = site.where.scope.find(name)
    if scope is None:
        star = "may come in by a star import" if names.survey.star else "is bound nowhere in this file"
        return f"{name} {star}"
    kinds = {one.kind for one in scope.names[name]}
    if kinds & _OURS_NOT and not kinds & {"import", "opaque"}:
        return None
    return f"{name} is a parameter here, or is bound in more than one way"
