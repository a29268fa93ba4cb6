"""The general solution of a question, found by SymPy; the only room that loads it.

Each case is a polynomial in its quantities, so one of them can be isolated exactly. Symbols carry no assumptions
(SymPy would silently drop roots); what is whole and what is in bounds is judged elsewhere.
"""

from __future__ import annotations

from typing import Any

import sympy

from tconvcalc.frameworks.base import ANY, Case, Piece
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Asked
from tconvcalc.solving.problems import both_ends
from tconvcalc.values import Ends, Linear

_ISOLATED = ("output_size", "kernel_size", "padding", "input_size", "output_padding", "stride", "dilation")
Expression = Any
"""A SymPy expression (SymPy ships no types)."""


def general(case: Case, axis: Asked) -> list[str]:
    """The rule of a case with the known numbers put in, solved for an unknown; of a symbol, for its every value."""
    pieces = [piece for piece in case.pieces if _applies(piece, axis)]
    lines = [
        line + (f" where {piece.where}" if piece.where else "")
        for piece in pieces
        for line in _lines(case, piece, axis)
    ]
    return [*lines, *_limits(case, axis)]


def _applies(piece: Piece, axis: Asked) -> bool:
    """Whether a known kernel does not rule the piece out."""
    if not (isinstance(axis.kernel_size, int) and isinstance(axis.dilation, int)):
        return True
    span = span_of_kernel(axis.kernel_size, axis.dilation)
    stretch = piece.spans(axis.stride) if isinstance(axis.stride, int) else ANY
    return piece.parity in {None, span % 2} and stretch.low <= span <= (span if stretch.high is None else stretch.high)


def _lines(case: Case, piece: Piece, axis: Asked) -> list[str]:
    known = {name: _term(name, getattr(axis, name)) for name in Asked._fields}
    if axis.input_size is None and axis.output_size is None:
        known["input_size"] = sympy.Symbol("n")
    size = known["output_size"]
    span = known["dilation"] * (known["kernel_size"] - 1) + 1
    base = (known["input_size"] - 1) * known["stride"] + piece.base(span, known["stride"]) - _trim(case, axis)
    if case.extra == "implied":
        return _between(base, size, base + known["stride"] - 1)
    whole = base + (known["output_padding"] if case.extra == "number" else 0)
    return _isolated(sympy.expand(whole), size, _symbol(axis.output_size))


def _symbol(size: object) -> Expression:
    return sympy.Symbol(size.symbol) if isinstance(size, Linear) else None


def _term(name: str, value: object) -> Expression:
    if isinstance(value, Linear):
        return value.slope * sympy.Symbol(value.symbol) + value.offset
    return sympy.Integer(value) if isinstance(value, int) else sympy.Symbol(name)


def _trim(case: Case, axis: Asked) -> Expression:
    if case.trims == "ends":
        return sum(both_ends(axis.padding))
    if case.trims == "none":
        return sympy.Integer(0)
    return 2 * _term("padding", axis.padding.begin if isinstance(axis.padding, Ends) else axis.padding)


def _isolated(whole: Expression, size: Expression, symbol: Expression) -> list[str]:
    """Solve ``size = whole`` for the first unknown that can be isolated; without one, show that it holds.

    A symbol in the output stands for every size, so each of its powers has to agree by itself.
    """
    unknown = [sympy.Symbol(name) for name in _ISOLATED]
    if symbol is not None and whole.has(symbol):
        steps = sympy.Poly(sympy.expand(whole - size), symbol).all_coeffs()
        stride = sympy.Symbol("stride")
        solved = {stride: _solved(steps[0], stride)} if steps[0].has(stride) else {}
        rest = [] if steps[-1] == 0 else _isolated(sympy.expand(steps[-1].subs(solved)), sympy.Integer(0), None)
        lines = [*(f"{name} = {shown(value)}" for name, value in solved.items()), *rest]
        return lines or [f"{shown(size)} = {shown(whole)}"]
    equation = sympy.expand(whole - size)
    for name in unknown:
        if equation.has(name):
            return [f"{name} = {shown(_solved(equation, name))}"]
    return [f"{shown(size)} = {shown(whole)}"]


def _between(low: Expression, size: Expression, high: Expression) -> list[str]:
    """Write ``low <= size <= high``, solved for the first unknown that can be isolated."""
    low, high = sympy.expand(low - size), sympy.expand(high - size)
    for name in _ISOLATED:
        symbol = sympy.Symbol(name)
        if low.has(symbol) or high.has(symbol):
            # the size grows with every quantity but itself, so the upper end bounds it from below
            below, above = (low, high) if name == "output_size" else (high, low)
            least = shown(_solved(below, symbol))
            # from a single input the stride reaches no further than its own upper end
            return [f"{least} <= {name}" + (f" <= {shown(_solved(above, symbol))}" if above.has(symbol) else "")]
    return [f"{shown(low + size)} <= {shown(size)} <= {shown(high + size)}"]


def _solved(equation: Expression, symbol: Expression) -> Expression:
    """Where an expression is 0, which is linear in each of its quantities: SymPy's own solver would load much more."""
    whole = sympy.expand(equation)
    return sympy.cancel(-whole.coeff(symbol, 0) / whole.coeff(symbol, 1))


def _limits(case: Case, axis: Asked) -> list[str]:
    """What bounds an output_padding that is left open."""
    if case.extra != "number" or axis.output_padding is not None:
        return []
    stride, dilation = (_term(name, getattr(axis, name)) for name in ("stride", "dilation"))
    both = case.trims == "number" and dilation != 1  # a stride is at least 1
    return [f"output_padding < {shown(sympy.Max(stride, dilation) if both else stride)}"]


def shown(expression: Expression) -> str:
    """Write an expression as one counts: its number first, then what is added, then what is taken away."""
    terms = sympy.Add.make_args(sympy.expand(expression))
    ordered = sorted(terms, key=lambda term: (term.could_extract_minus_sign(), not term.is_number, str(term)))
    return " + ".join(map(str, ordered)).replace("+ -", "- ")
