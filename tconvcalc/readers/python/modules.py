"""Objects of the source that are modules of a framework: what their class inherits, and the methods that call them."""

from __future__ import annotations

import ast

from tconvcalc.frameworks.layers_base import Base
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.values import UNKNOWN, Arguments, Class, Instance, Value

_BESIDE = frozenset({"mutable", "rngs", "capture_intermediates", "depth", "console_kwargs"})
"""What methods take beside that call a module on their other arguments."""


def module_of(run: Machine, kind: Class) -> Base | None:
    """The class of modules that a class of the source inherits from."""
    return next((run.words.bases[name] for name in kind.references() if name in run.words.bases), None)


def runs(run: Machine, receiver: Instance, name: str) -> bool:
    """Whether a method of an object calls it on the other arguments."""
    return _result(run, receiver, name) is not None


def _result(run: Machine, receiver: Instance, name: str) -> str | None:
    base = module_of(run, receiver.kind)
    return base.runs.get(name) if base else None


def method(run: Machine, receiver: Instance, name: str, arguments: Arguments, node: ast.AST) -> Value:
    """What such a method hands back."""
    keywords = {name: value for name, value in arguments.keywords.items() if name not in _BESIDE}
    if "method" in arguments.keywords:
        return UNKNOWN
    result = _result(run, receiver, name)
    made = run.call(receiver, Arguments(arguments.positional[1:], keywords, arguments.open), node)
    beside = result == "both" or arguments.keywords.get("mutable", False) is not False
    return UNKNOWN if result == "other" else (made, UNKNOWN) if beside else made
