"""An answer that has no layer, as lines: one fact, then because, then help."""

from __future__ import annotations

from tconvcalc.networks.several import several_layers
from tconvcalc.parsing.command import command
from tconvcalc.rendering.layout import Line, Piece, help_lines, labelled, line
from tconvcalc.rendering.phrases import answers, changed
from tconvcalc.solving.result import SolveResult, WhyNot

_COMMAND = "tconvcalc "


def refused(answer: SolveResult, why: WhyNot, width: int | None) -> list[Line]:
    """Everything that is to be said of an answer without a layer; ``width`` is the terminal's, None in a pipe."""
    verdict = "impossible" if answer.verdict == "impossible" else "out of bounds"
    lines: list[Line] = [[Piece(f"{verdict}: ", "bad"), Piece(why.fact)]]
    if why.because:
        lines += [line(), *labelled("because", why.because)]
    rows = [[changed(fix), answers(fix)] for fix in why.fixes]
    lines += help_lines(rows, [command(fix.question) for fix in why.fixes], width)
    lines += map(_hint, why.hints)
    several = several_layers(answer)
    if several:
        label = Piece(f"{'' if why.fixes or why.hints else 'help':<9}", "key")
        lines.append([label, Piece(f"{several.layers} layers    "), Piece(several.command, "command")])
    return lines


def _hint(text: str) -> Line:
    """A hint below the help; the command that it may end with is left in one piece."""
    said, begin, typed = text.partition(_COMMAND)
    last = [Piece(begin + typed, "command")] if typed else []
    return (Piece(" " * 9), Piece(said), *last)
