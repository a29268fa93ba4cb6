"""An answer that has layers, as lines: the answer, the table, the general solution, code, and what to type next."""

from __future__ import annotations

from tconvcalc.explaining.nearest import answered
from tconvcalc.explaining.reasons import cannot, put_in
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import Init, snippets
from tconvcalc.layer import Layer
from tconvcalc.parsing.command import command
from tconvcalc.rendering.layout import Line, Piece, columns, labelled, line
from tconvcalc.rendering.phrases import has, holds, judged, overlaps, parameters, sizes, which
from tconvcalc.solving.budget import Work
from tconvcalc.solving.folding import Row
from tconvcalc.solving.preference import preferred
from tconvcalc.solving.result import SolveResult
from tconvcalc.text import plural

_ALWAYS = ("kernel_size", "stride", "padding")
_SOMETIMES = ("output_padding", "dilation", "input_size", "output_size")
_TITLES = {"kernel_size": "kernel", "input_size": "input", "output_size": "output"}


def found(answer: SolveResult, *, init: Init | None, verbose: bool, complete: bool) -> list[Line]:
    """Everything that is to be said of an answer with at least one layer."""
    best = answer.rows[0]
    title = FRAMEWORKS[answer.framework].title
    head = [Piece(title, "key"), Piece(f"  {sizes(best.best)}   "), Piece(_named(best), "good")]
    held = holds(best.best)
    lines: list[Line] = [[*head, Piece(f"   {held}", "dim")] if held else head, line()]
    lines += _table(answer, complete=complete)
    lines += [line(f"  {text}", "dim") for text in _missing(answer)]
    lines += [line(), *labelled("general", answer.general)]
    lines += _derived(answer) if verbose else []
    lines += labelled("note", answer.notes)
    lines += [line(), *(line(text, "code") for text in first_code(best.best, init).splitlines()), line()]
    return [*lines, *labelled("next", [_next(answer)], "command")]


def first_code(layer: Layer, init: Init | None) -> str:
    """The code of the framework's own API."""
    return next(iter(snippets(layer, init).values()))


def _named(row: Row) -> str:
    return parameters(row.best, row.kernels)


def _table(answer: SolveResult, *, complete: bool) -> list[Line]:
    rows = answer.rows
    shown = [*_ALWAYS, *(name for name in _SOMETIMES if _matters(answer, name))]
    table = [["", *(_TITLES.get(name, name) for name in shown), "overlap", ""]]
    for place, row in enumerate(rows, 1):
        cells = [_cell(row, name) for name in shown]
        table.append([str(place), *cells, overlaps(row), judged(row)])
    numeric = [True, *(name != "padding" for name in shown), False, False]
    head, *texts = columns([cells[:-1] for cells in table], numeric[:-1])
    room = max(len(head), *map(len, texts))
    lines: list[Line] = [line(f"  {head}", "dim")]
    for text, row in zip(texts, rows, strict=True):
        lines.append([Piece(f"  {text:<{room}}  "), Piece(judged(row), "dim")])
    drawn = sum(len(row.layers) for row in rows)
    if not complete and drawn < answer.count:
        lines.append(line(f"  {plural(answer.count, 'solution')}; --all lists them", "dim"))
    if len(rows) > 1:
        lines.append(line(f"  1 before 2: {preferred(rows[0].best, rows[1].best, answer.question)}", "dim"))
    return lines


def _matters(answer: SolveResult, name: str) -> bool:
    """Whether a column says anything: the rows differ in it, or have what is not usual."""
    each = {answered(row.best, name) for row in answer.rows}
    if name == "output_padding":
        each = {answered(layer, name) for row in answer.rows for layer in row.layers}
        return not each <= {(None,), (0,)} and each != {("auto",)}
    return len(each) > 1 or (name == "dilation" and each != {(1,)})


def _cell(row: Row, name: str) -> str:
    if name == "kernel_size" and row.kernels:
        return which(row.kernels)
    if name == "output_padding":
        layers = row.layers[:1] if row.kernels else row.layers
        return " or ".join(dict.fromkeys(has(layer, name) for layer in layers))
    return has(row.best, name)


def _missing(answer: SolveResult) -> list[str]:
    """What to say of the padding words that could have been and have no solution."""
    words = {case.word for case in answer.cases}
    asked = answer.question
    if asked.word or not asked.uniform or asked.axes[0].padding is not None:
        return []
    known = (case for case in FRAMEWORKS[asked.framework].cases if case.holds(asked))
    others = (case for case in known if case.word not in {None, *words})
    told = ((case, cannot(asked, case, Work())) for case in others)
    return next(([f"{case.name} cannot: {' '.join(lines)}"] for case, lines in told if lines), [])


def _derived(answer: SolveResult) -> list[Line]:
    """The rule with the best answer's numbers in it, where it is written, and the crops that it comes down to."""
    best = answer.rows[0].best
    axis = best.axes[0]
    case = next(case for case in answer.cases if (case.word, case.extra == "auto") == (best.word, best.auto))
    asked = answer.question.axes[0]._replace(**{name: getattr(axis, name) for name in asked_names(axis)})
    crop = f"cropped by {axis.crop_begin} at the begin and {axis.crop_end} at the end of each axis"
    from tconvcalc.drawing.strip import strip  # noqa: PLC0415 -- seldom asked for

    return [*labelled("rule", [put_in(case, asked), crop, f"source: {case.source}"]), *labelled("covered", strip(best))]


def asked_names(axis: object) -> list[str]:
    """The quantities of an axis that are numbers."""
    names = ("input_size", "output_size", "kernel_size", "stride", "padding", "output_padding", "dilation")
    return [name for name in names if getattr(axis, name) is not None]


def _next(answer: SolveResult) -> str:
    """The command worth typing next: all of them, or the code alone."""
    more = answer.count > sum(len(row.layers) for row in answer.rows)
    return f"{command(answer.question)} {'--all' if more else '--code'}"
