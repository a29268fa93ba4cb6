"""The general solution of a question, found by SymPy; the only module that loads it.

Each case is a polynomial in its quantities, so one of them can be isolated exactly. Symbols carry no assumptions
(SymPy would silently drop roots). A line is shown only where it says something that was not given: no equation without
an unknown, no fraction where whole numbers say it, and nothing of a piece that has no solution.
"""

from __future__ import annotations

import re
from typing import Any

import sympy

from tconvcalc.frameworks.base import ANY, Case, Limits, Piece
from tconvcalc.frameworks.case_selection import ends_cropped
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Asked
from tconvcalc.text import listed
from tconvcalc.values import Ends, Linear, Span

_ISOLATED = ("output_size", "kernel_size", "padding", "input_size", "output_padding", "stride", "dilation")
_FROM_ZERO = {"padding", "output_padding"}
_SHORT = 3  # whole numbers that are listed one by one
_SETTLED = re.compile(r"(stride|output_padding) = (\d+)")
Expression = Any
"""A SymPy expression (SymPy ships no types)."""


def general(case: Case, axis: Asked, pieces: tuple[Piece, ...]) -> list[str]:
    """The rule of a case with the known numbers put in, solved for an unknown; of a symbol, for its every value.

    Args:
        case: whose rule it is.
        axis: what is asked along one axis.
        pieces: those of the case's pieces that have a solution.
    """
    held = [piece for piece in pieces if _applies(piece, axis)]
    lines = [_where(line, piece, held) for piece in held for line in _lines(case, piece, axis)]
    return [*lines, *_parity(held, axis), *_together(case, axis)]


def _applies(piece: Piece, axis: Asked) -> bool:
    """Whether a known kernel does not rule the piece out."""
    if not (isinstance(axis.kernel_size, int) and isinstance(axis.dilation, int)):
        return True
    span = span_of_kernel(axis.kernel_size, axis.dilation)
    stretch = piece.spans(axis.stride) if isinstance(axis.stride, int) else ANY
    return piece.parity in {None, span % 2} and stretch.low <= span <= (span if stretch.high is None else stretch.high)


def _where(line: str, piece: Piece, held: list[Piece]) -> str:
    """A line with the condition under which it holds, unless its parity is the only one left."""
    said = piece.where and not (piece.parity is not None and len(held) == 1)
    return f"{line} where {piece.where}" if said else line


def _parity(held: list[Piece], axis: Asked) -> list[str]:
    """That the kernel has to span an odd number, or an even one, where only one of them is left."""
    parities = {piece.parity for piece in held}
    known = isinstance(axis.kernel_size, int) and isinstance(axis.dilation, int)
    if len(parities) != 1 or known or None in parities:
        return []
    parity = "odd" if 1 in parities else "even"
    if isinstance(axis.dilation, int):
        return [f"kernel_size is {parity}"] if axis.dilation % 2 else []  # an even dilation spans odd numbers alone
    return [f"{shown(_span(_known(axis)))} is {parity}"]


def _lines(case: Case, piece: Piece, axis: Asked) -> list[str]:
    known = _known(axis)
    base = (known["input_size"] - 1) * known["stride"] + piece.base(_span(known), known["stride"]) - _trim(case, axis)
    symbol = sympy.Symbol(axis.output_size.symbol) if isinstance(axis.output_size, Linear) else None
    if case.extra == "implied":
        return _for_every(symbol, base, known["output_size"], base + known["stride"] - 1)
    extra = known["output_padding"] if case.extra == "number" else 0
    whole = sympy.expand(base + extra)
    equation = _for_every(symbol, whole, known["output_size"], whole)
    return equation if case.extra != "number" else [*equation, *_limits(case, piece, axis, equation)]


def _known(axis: Asked) -> dict[str, Expression]:
    """Each quantity as a number, or as a symbol of its own name; where no size is known the input is ``n``."""
    known = {name: _term(name, getattr(axis, name)) for name in Asked._fields}
    if axis.input_size is None and axis.output_size is None:
        known["input_size"] = sympy.Symbol("n")
    return known


def _span(known: dict[str, Expression]) -> Expression:
    return known["dilation"] * (known["kernel_size"] - 1) + 1


def _term(name: str, value: object) -> Expression:
    if isinstance(value, Linear):
        return value.slope * sympy.Symbol(value.symbol) + value.offset
    return sympy.Integer(value) if isinstance(value, int) else sympy.Symbol(name)


def _trim(case: Case, axis: Asked) -> Expression:
    if case.trims == "ends":
        return sum(ends_cropped(case, axis))
    if case.trims == "none":
        return sympy.Integer(0)
    return 2 * _term("padding", axis.padding.begin if isinstance(axis.padding, Ends) else axis.padding)


def _for_every(symbol: Expression, low: Expression, size: Expression, high: Expression) -> list[str]:
    """Solve ``low <= size <= high``; a symbol in the output stands for every size, so its powers agree one by one."""
    if symbol is None or not sympy.expand(low).has(symbol):
        return _between(low, size, high)
    steps, stride = sympy.expand(low - size).coeff(symbol, 1), sympy.Symbol("stride")
    ratio = {stride: _solved(steps, stride)} if steps.has(stride) else {}
    rest = (sympy.expand((side - size).subs(ratio)).coeff(symbol, 0) for side in (low, high))
    below, above = rest
    return [*(f"{name} = {shown(value)}" for name, value in ratio.items()), *_between(below, sympy.Integer(0), above)]


def _between(low: Expression, size: Expression, high: Expression) -> list[str]:
    """Write ``low <= size <= high``, solved for the first unknown that whole numbers isolate; nothing without one."""
    below, above = sympy.expand(low - size), sympy.expand(high - size)
    unknown = [name for name in _ISOLATED if below.has(sympy.Symbol(name)) or above.has(sympy.Symbol(name))]
    if not unknown:
        return []
    found = (line for name in unknown if (line := _isolated(name, below, above)))
    whole = f"{shown(low)} = {shown(size)}" if below == above else f"{shown(low)} <= {shown(size)} <= {shown(high)}"
    return [next(found, whole)]


def _isolated(name: str, low: Expression, high: Expression) -> str | None:
    """``low <= 0 <= high`` solved for an unknown; None where that takes fractions."""
    symbol = sympy.Symbol(name)
    # the size grows with every quantity but itself and the padding, so the upper end bounds those from below
    first, last = (low, high) if name in {"output_size", "padding"} else (high, low)
    least, most = (_solved(side, symbol) if side.has(symbol) else None for side in (first, last))
    if least is None or most is None:  # from a single input the stride has one end only
        return f"{sympy.ceiling(least)} <= {name}" if least is not None and least.is_number else None
    if least.is_number and most.is_number:
        return _among(name, int(sympy.ceiling(least)), int(sympy.floor(most)))
    if not (_is_whole(least) and _is_whole(most)):
        return None
    return f"{name} = {shown(least)}" if least == most else f"{shown(least)} <= {name} <= {shown(most)}"


def _is_whole(expression: Expression) -> bool:
    """Whether it is a polynomial with whole coefficients."""
    return all(term.as_coeff_Mul()[0].is_integer for term in sympy.Add.make_args(expression)) and (
        sympy.denom(sympy.together(expression)) == 1
    )


def _among(name: str, low: int, high: int) -> str:
    """A few whole numbers one by one, or their ends."""
    low = max(low, 0 if name in _FROM_ZERO else 1)
    if high - low >= _SHORT:
        return f"{low} <= {name} <= {high}"
    return f"{name} = {low}" if low == high else f"{name} is {listed([str(n) for n in range(low, high + 1)], 'or')}"


def _solved(equation: Expression, symbol: Expression) -> Expression:
    """Where an expression is 0, which is linear in each of its quantities: SymPy's own solver would load much more."""
    whole = sympy.expand(equation)
    return sympy.expand(sympy.cancel(-whole.coeff(symbol, 0) / whole.coeff(symbol, 1)))


def _limits(case: Case, piece: Piece, axis: Asked, equation: list[str]) -> list[str]:
    """What bounds an output_padding: the stride or the dilation above, and what the piece wants at least."""
    settled = {match[1]: int(match[2]) for line in equation if (match := _SETTLED.fullmatch(line))}
    known = _known(axis) | {name: sympy.Integer(value) for name, value in settled.items()}
    own, stride, dilation = (known[name] for name in ("output_padding", "stride", "dilation"))
    if "output_padding" in settled or (own.is_number and stride.is_number) or _below(axis):
        return []
    both = case.trims == "number" and dilation != 1  # a stride is at least 1
    limit = sympy.Max(stride, dilation) if both else stride
    if own.is_number:
        trivial = both and dilation.is_number and own < dilation
        return [] if trivial else [f"{own} < {shown(stride if dilation.is_number else limit)}"]
    if limit.is_number:
        return [_among("output_padding", piece.least_extra, int(limit) - 1)]
    return [(f"{piece.least_extra} <= " if piece.least_extra else "") + f"output_padding < {shown(limit)}"]


def _below(axis: Asked) -> bool:
    """Whether every output_padding that was given is below every stride that was."""
    most = axis.output_padding.high if isinstance(axis.output_padding, Span) else axis.output_padding
    least = axis.stride.low if isinstance(axis.stride, Span) else axis.stride or 1
    return most is not None and most < least


def _together(case: Case, axis: Asked) -> list[str]:
    """How the case limits stride and dilation, where that is not decided by what was given."""
    ways = [_fixed(limits) for (limits,) in case.limits(1) if _allowed(limits, axis)]
    if not all(ways) or (isinstance(axis.dilation, int) and isinstance(axis.stride, int)):
        return []
    said = list(dict.fromkeys(way for ways_ in ways for way in ways_))
    decided = {f"{name} = 1" for name in ("stride", "dilation") if getattr(axis, name) == 1}
    return [] if decided & set(said) else [" or ".join(said)]


def _allowed(limits: Limits, axis: Asked) -> bool:
    return all(
        not isinstance(asked, int) or (span.low <= asked and (span.high is None or asked <= span.high))
        for asked, span in ((axis.stride, limits.stride), (axis.dilation, limits.dilation))
    )


def _fixed(limits: Limits) -> list[str]:
    """Which of stride and dilation one way of the case holds at 1."""
    names = (("stride", limits.stride), ("dilation", limits.dilation))
    return [f"{name} = 1" for name, span in names if span == Span(1, 1)]


def shown(expression: Expression) -> str:
    """Write an expression as one counts: its number first, then what is added, then what is taken away."""
    terms = sympy.Add.make_args(sympy.expand(expression))
    ordered = sorted(terms, key=lambda term: (term.could_extract_minus_sign(), not term.is_number, str(term)))
    return " + ".join(map(str, ordered)).replace("+ -", "- ").replace("Max(", "max(")
