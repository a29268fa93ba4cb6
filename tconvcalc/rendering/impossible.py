"""An answer that has no layer, as lines: one fact, then because, then help."""

from __future__ import annotations

from tconvcalc.networks.several import several_layers
from tconvcalc.parsing.command import command
from tconvcalc.rendering.layout import Line, Piece, columns, labelled, line
from tconvcalc.rendering.phrases import answers, changed
from tconvcalc.solving.result import SolveResult, WhyNot
from tconvcalc.text import column_width

_COMMAND = "tconvcalc "


def refused(answer: SolveResult, why: WhyNot, width: int | None) -> list[Line]:
    """Everything that is to be said of an answer without a layer; ``width`` is the terminal's, None in a pipe."""
    verdict = "impossible" if answer.verdict == "impossible" else "out of bounds"
    lines: list[Line] = [[Piece(f"{verdict}: ", "bad"), Piece(why.fact)]]
    if why.because:
        lines += [line(), *labelled("because", why.because)]
    if why.fixes:
        lines += [line(), *_help(why, width)]
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


def _help(why: WhyNot, width: int | None) -> list[Line]:
    """Each change, what then answers, and the command: in columns, or the command below where a line is too short."""
    commands = [command(fix.question) for fix in why.fixes]
    told = [(changed(fix), answers(fix)) for fix in why.fixes]
    texts = columns(told, [False, False])
    room, most = max(map(column_width, texts)), max(column_width(change) for change, _ in told)
    wide = width is None or all(9 + room + 4 + column_width(typed) <= width for typed in commands)
    lines: list[Line] = []
    for place, ((change, result), text, typed) in enumerate(zip(told, texts, commands, strict=True)):
        label = Piece(f"{'' if place else 'help':<9}", "key")
        if wide:
            lines.append([label, Piece(text + " " * (room - column_width(text) + 4)), Piece(typed, "command")])
            continue
        space = " " * (most - column_width(change) + 2)
        lines.append([label, Piece(change + space), Piece(result)] if result else [label, Piece(change)])
        lines.append([Piece(" " * 11), Piece(typed, "command")])
    return lines
