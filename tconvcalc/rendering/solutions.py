"""An answer that has layers, as lines: the answer, the table, the general solution, code, and what to type next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.codegen import Init, snippets
from tconvcalc.layer import Layer
from tconvcalc.parsing.command import command
from tconvcalc.question import answered
from tconvcalc.rendering.layout import Line, Piece, columns, labelled, line
from tconvcalc.rendering.phrases import UNEVEN, UNEVEN_MEANS, has, holds, judged, overlaps, parameters, sizes, which
from tconvcalc.solving.budget import Work
from tconvcalc.solving.folding import Row
from tconvcalc.solving.preference import preferred
from tconvcalc.solving.result import SolveResult
from tconvcalc.text import plural

_ALWAYS = ("kernel_size", "stride", "padding")
_SOMETIMES = ("output_padding", "dilation", "input_size", "output_size")
_TITLES = {"kernel_size": "kernel", "input_size": "input", "output_size": "output"}


def found(answer: SolveResult, code: str, *, verbose: bool, complete: bool) -> Iterator[Line]:
    """Everything that is to be said of an answer with at least one layer, line by line as it is known.

    The general solution comes after the table, for SymPy takes longer to load than all the rest.
    """
    best = answer.rows[0]
    title = FRAMEWORKS[answer.framework].title
    head = [Piece(title, "key"), Piece(f"  {sizes(best.best)}   "), Piece(_named(best), "good")]
    held = holds(best.best)
    yield [*head, Piece(f"   {held}", "dim")] if held else head
    yield line()
    yield from _table(answer, complete=complete)
    yield from ([Piece("  "), Piece(text, "dim")] for text in _missing(answer))
    if answer.general:
        yield line()
        yield from labelled("general", answer.general)
    if verbose:
        yield from _derived(answer)
    yield from labelled("note", answer.notes)
    yield from (line(), *(line(text, "code") for text in code.splitlines()), line())
    yield from labelled("next", [_next(answer)], "command")


def other_numbers(answers: Sequence[SolveResult]) -> list[str]:
    """A warning where the best layers of several frameworks have one size and yet crop it elsewhere."""
    best = [answer.rows[0].best for answer in answers if answer.rows]
    sizes_ = {tuple((axis.input_size, axis.output_size) for axis in layer.axes) for layer in best}
    crops = {FRAMEWORKS[layer.framework].title: _crops(layer) for layer in best}
    if len(sizes_) != 1 or len(set(crops.values())) == 1:
        return []
    told = ", ".join(f"{title} crops {crop}" for title, crop in crops.items())
    return [f"same size, other numbers: {told}; tconvcalc convert"]


def _crops(layer: Layer) -> str:
    """What is cut at begin and end, per axis where the axes differ."""
    each = list(dict.fromkeys(f"{axis.crop_begin}:{axis.crop_end}" for axis in layer.axes))
    return each[0] if len(each) == 1 else "x".join(f"{axis.crop_begin}:{axis.crop_end}" for axis in layer.axes)


def first_code(layer: Layer, init: Init | None) -> str:
    """The code of the framework's own API."""
    return next(iter(snippets(layer, init).values()))


def _named(row: Row) -> str:
    return parameters(row.best, row.kernels)


def table(answer: SolveResult) -> list[list[str]]:
    """What the columns are called, then a row for each of the answer's; the last cell is what is to be said of it."""
    shown = [*_ALWAYS, *(name for name in _SOMETIMES if _matters(answer, name))]
    rows = [
        [str(place), *(_cell(row, name) for name in shown), overlaps(row), judged(row)]
        for place, row in enumerate(answer.rows, 1)
    ]
    return [["", *(_TITLES.get(name, name) for name in shown), "overlap", ""], *rows]


def _table(answer: SolveResult, *, complete: bool) -> list[Line]:
    rows = table(answer)
    words = {"padding", "overlap"}
    head, *texts = columns([row[:-1] for row in rows], [title not in words for title in rows[0][:-1]])
    room = max(len(head), *map(len, texts))
    lines: list[Line] = [line(f"  {head}", "dim")]
    said = [row[-1] for row in rows[1:]]
    lines += [[Piece(f"  {text:<{room}}  "), Piece(own, "dim")] for text, own in zip(texts, said, strict=True)]
    return [*lines, *([Piece("  "), Piece(text, "dim")] for text in _below(answer, said, complete=complete))]


def _below(answer: SolveResult, said: Sequence[str], *, complete: bool) -> Iterator[str]:
    """What is said below the rows: what a word of theirs means, how many more there are, and why the first is first."""
    rows = answer.rows
    if any(text.startswith(UNEVEN) for text in said):
        yield f"{UNEVEN}: {UNEVEN_MEANS}"
    drawn = sum(len(row.layers) for row in rows)
    if not complete and drawn < answer.count:
        every = "--all lists them" if answer.listable else "too many to list: give more of the layer to have fewer"
        yield f"{plural(answer.count, 'solution')}; {every}"
    if len(rows) > 1:
        yield f"1 before 2: {preferred(rows[0].best, rows[1].best, answer.question)}"
    if answer.beside:
        place, row = answer.beside
        what = "usual in practice" if rows[0].even else "nearest with even overlap"
        whole = "--all" if answer.listable else f"-n {place}"
        shown_at = f"row {place}" + ("" if place <= len(rows) else f" of {whole}")
        yield f"{what}: {_named(row)} ({shown_at})"


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
    others = [case for case in known if case.word not in {None, *words}]
    if not others:
        return []
    from tconvcalc.explaining.reasons import cannot  # noqa: PLC0415 -- most answers have no reasons

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
    from tconvcalc.explaining.reasons import put_in  # noqa: PLC0415

    return [*labelled("rule", [put_in(case, asked), crop, f"source: {case.source}"]), *labelled("covered", strip(best))]


def asked_names(axis: object) -> list[str]:
    """The quantities of an axis that are numbers."""
    names = ("input_size", "output_size", "kernel_size", "stride", "padding", "output_padding", "dilation")
    return [name for name in names if getattr(axis, name) is not None]


def _next(answer: SolveResult) -> str:
    """The command worth typing next: all of them where they can be listed, or the code alone."""
    more = answer.listable and answer.count > sum(len(row.layers) for row in answer.rows)
    return f"{command(answer.question)} {'--all' if more else '--code'}"
