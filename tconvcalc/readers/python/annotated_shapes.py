"""Shapes that annotations state: ``Float[Tensor, "b 3 32 32"]``, ``Annotated[Tensor, Shape(1, 3, 32, 32)]``."""

from __future__ import annotations

import ast

from tconvcalc.frameworks.shapes import Dim, Size
from tconvcalc.readers.python.values import Function, Tensor, Unknown, Value

FAMILIES = frozenset(
    {
        "Float",
        "Float16",
        "Float32",
        "Float64",
        "BFloat16",
        "Num",
        "Real",
        "Inexact",
        "Shaped",
        "Int",
        "UInt8",
        "Complex",
    }
)
"""Names that annotate an array with its shape."""

_MOST = 16  # characters of a size, and sizes of a shape


def annotated(function: Function, name: str, value: Value) -> Value:
    """The value of a parameter; where it is not known, what its annotation says."""
    if not isinstance(value, Unknown) or isinstance(function.node, ast.Lambda):
        return value
    node = function.node.args
    every = (*node.posonlyargs, *node.args, *node.kwonlyargs)
    note = next((one.annotation for one in every if one.arg == name), None)
    shape = None if note is None else _shape(note)
    return value if shape is None else Tensor(shape)


def _shape(note: ast.expr) -> tuple[Size, ...] | None:
    if not isinstance(note, ast.Subscript) or not isinstance(note.slice, ast.Tuple):
        return None
    family = note.value.attr if isinstance(note.value, ast.Attribute) else getattr(note.value, "id", "")
    parts = note.slice.elts
    if family in FAMILIES and len(parts) == 2:  # noqa: PLR2004  (the array, and its shape)
        return _named(parts[1].value) if isinstance(parts[1], ast.Constant) else None
    if family == "Annotated":
        return next((shape for one in parts[1:] if (shape := _stated(one)) is not None), None)
    return None


def _named(text: object) -> tuple[Size, ...] | None:
    """A shape in the words of jaxtyping: numbers, and names for what is not fixed."""
    if not isinstance(text, str) or any(sign in text for sign in "*.+()"):
        return None
    words: dict[str, Dim] = {}
    sizes: list[Size] = []
    for word in text.split()[:_MOST]:
        plain = word.lstrip("#?").rpartition("=")[2]
        sizes.append(
            int(plain) if plain.isascii() and plain.isdigit() and len(plain) < _MOST else words.setdefault(plain, Dim())
        )
    return tuple(sizes) or None


def _stated(note: ast.expr) -> tuple[Size, ...] | None:
    """The arguments of ``Shape(1, 3, 32, 32)``, or a string in the words above."""
    if isinstance(note, ast.Constant):
        return _named(note.value)
    if not isinstance(note, ast.Call):
        return None
    name = note.func.attr if isinstance(note.func, ast.Attribute) else getattr(note.func, "id", "")
    arguments = note.args
    if name != "Shape" or not arguments:
        return None
    if len(arguments) == 1 and isinstance(arguments[0], ast.Tuple | ast.List):
        arguments = arguments[0].elts
    if len(arguments) == 1 and isinstance(arguments[0], ast.Constant) and isinstance(arguments[0].value, str):
        return _named(arguments[0].value)
    each = [one.value if isinstance(one, ast.Constant) else None for one in arguments]
    return tuple(one if type(one) is int else Dim() for one in each)
