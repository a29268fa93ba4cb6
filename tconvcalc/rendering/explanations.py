"""Messages that were explained, as lines: one fact, then because, then help, for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.messages.explanation import Match, Suggestion
from tconvcalc.messages.sentences import read_off
from tconvcalc.parsing.command import SHORT
from tconvcalc.rendering.layout import Line, Piece, columns, labelled, line
from tconvcalc.rendering.phrases import answers, changed, parameters, sizes
from tconvcalc.text import column_width

_LABEL = 9


def explained(matches: Sequence[Match], width: int | None) -> list[Line]:
    """Everything that is to be said of the messages of a text; ``width`` is the terminal's, None in a pipe."""
    lines: list[Line] = []
    for match in matches:
        lines += [line()] if lines else []
        lines += _one(match, width)
    return lines


def _one(match: Match, width: int | None) -> list[Line]:
    head = "" if match.title.lower() in match.fact.lower() else f"{match.title}: "
    lines: list[Line] = [[Piece(head, "key"), Piece(match.fact, "bad")]]
    because = [text for text in (read_off(match.quantities), *match.because) if text]
    lines += [line(), *labelled("because", because)] if because else []
    found = _commands(match.suggestions, width)
    advice = [*match.advice, *_missing(match)]
    if found or advice:
        lines += [line(), *found]
        lines += labelled("" if found else "help", advice) if advice else []
    return lines


def _missing(match: Match) -> list[str]:
    """Which options to add so that more can be said."""
    if not match.lacks:
        return []
    options = " ".join(f"{SHORT[name]} {name.upper()}" for name in match.lacks)
    return [f"the message does not hold it all; say what you know and it is solved: tconvcalc explain - {options}"]


def _commands(suggestions: Sequence[Suggestion], width: int | None) -> list[Line]:
    """Each suggestion and its command: in columns, or the command below where a line would be too long."""
    if not suggestions:
        return []
    texts = columns([[_text(each)] for each in suggestions], [False])
    room = max(map(column_width, texts))
    wide = width is None or all(_LABEL + room + 4 + column_width(each.command) <= width for each in suggestions)
    lines: list[Line] = []
    for place, (text, each) in enumerate(zip(texts, suggestions, strict=True)):
        label = Piece(f"{'' if place else 'help':<{_LABEL}}", "key")
        if wide:
            lines.append([label, Piece(text + " " * (room - column_width(text) + 4)), Piece(each.command, "command")])
        else:
            lines += [[label, Piece(text)], [Piece(" " * (_LABEL + 2)), Piece(each.command, "command")]]
    return lines


def _text(suggestion: Suggestion) -> str:
    """What changes, the layer that answers the question as it stands, or what the command shows."""
    if suggestion.fix:
        axes = suggestion.fix.question.axes
        answer = answers(suggestion.fix).strip() if all(axis.input_size and axis.output_size for axis in axes) else ""
        return changed(suggestion.fix) + (f"   {answer}" if answer else "")
    layer = suggestion.layer
    return f"{sizes(layer)}: {parameters(layer)}" if layer else suggestion.text
