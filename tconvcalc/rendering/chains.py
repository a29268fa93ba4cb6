"""The answer to a chain as lines: the sizes in one line, the table, what each layer loses, code and what to type."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.networks.blame import Loss, blamed, factor, worth_telling
from tconvcalc.networks.chain_json import remedy_command
from tconvcalc.networks.chaining import ChainResult
from tconvcalc.networks.commands import chain_command
from tconvcalc.networks.layers import NetLayer, said
from tconvcalc.networks.network_code import chain_code
from tconvcalc.networks.sizes import NetSize
from tconvcalc.networks.walk import Walk
from tconvcalc.networks.words import written
from tconvcalc.rendering.layout import Line, Piece, columns, help_lines, labelled, line
from tconvcalc.text import plural
from tconvcalc.values import Linear, shifted

_MOST_SIZES = 12
_ENDS = 20
"""How many layers of a long chain are listed from its begin and its end."""


def chain_page(result: ChainResult, width: int | None) -> list[Line]:
    """Everything that is to be said of a chain."""
    if not result:
        return _refused(result, width)
    best = result.chains[0]
    lines: list[Line] = [
        heading(result.framework.title, best.sizes, written([each.word for each in best.layers]), best)
    ]
    lines += [line(), *layer_table(best.layers, best.sizes)]
    lines += _inputs(result)
    lines += _others(result)
    lines += _lost(result, best)
    code = next(iter(chain_code(result.framework, best).values()), "")
    short = len(best.layers) <= 2 * _ENDS
    lines += [line(), *(line(text, "code") for text in code.splitlines())] if code and short else []
    return [*lines, line(), *labelled("next", [_next(result)], "command")] if code else lines


def heading(title: str, sizes: Sequence[Sequence[NetSize]], name: str, walked: Walk | None = None) -> Line:
    """The sizes on the way in one line, and the layers."""
    head = [Piece(title, "key"), Piece(f"  {way(sizes)}   "), Piece(name, "good")]
    symbol = any(not isinstance(size, int) for size in sizes[0])
    return [*head, Piece(f"   for every n >= {walked.first}", "dim")] if symbol and walked else head


def way(sizes: Sequence[Sequence[NetSize]]) -> str:
    """Sizes with arrows between them, the middle of a long way left out."""
    texts = [said(each) for each in sizes]
    if len(texts) > 2 * _MOST_SIZES:
        texts = [*texts[:_MOST_SIZES], "...", *texts[-_MOST_SIZES:]]
    return " -> ".join(texts)


def layer_table(layers: Sequence[NetLayer], sizes: Sequence[Sequence[NetSize]], start: int = 1) -> list[Line]:
    """A row for each layer: its number, the word, the sizes; the middle of a long chain left out."""
    count = min(len(layers), len(sizes) - 1)
    left_out = count - 2 * _ENDS
    shown = range(count) if left_out <= 0 else [*range(_ENDS), *range(count - _ENDS, count)]
    rows = [
        [f"{start + place}", str(layers[place].word), f"{said(sizes[place])} -> {said(sizes[place + 1])}"]
        for place in shown
    ]
    if left_out > 0:
        rows.insert(_ENDS, ["", "...", plural(left_out, "more layer")])
    return [line(f"  {text}") for text in columns(rows, [True, False, False])] if rows else []


def _inputs(result: ChainResult) -> list[Line]:
    """Every input that gives what was asked for, where several do."""
    if not result.inputs or all(low == high for low, high in result.inputs):
        return []
    each = [str(low) if low == high else f"{low}..{high}" for low, high in result.inputs]
    return [line(), *labelled("input", [f"{said(each)} gives {said(result.outputs or ())}"])]


def _others(result: ChainResult) -> list[Line]:
    """The other chains that were found, and how many there are."""
    if result.count <= 1:
        return []
    rows = [
        [str(place), written([layer.word for layer in walked.layers]), way(walked.sizes)]
        for place, walked in enumerate(result.chains[1:], 2)
    ]
    lines = [line(), *(line(f"  {text}") for text in columns(rows, [True, False, False]))] if rows else [line()]
    more = "" if len(result.chains) == result.count else "; --limit lists more"
    return [*lines, line(f"  {plural(result.count, 'chain')}{more}", "dim")]


def _lost(result: ChainResult, walked: Walk) -> list[Line]:
    """What each layer falls short of its stride times its input."""
    told: list[Line] = []
    each = list(dict.fromkeys(result.losses))
    for axis, rows in enumerate(result.losses):
        if rows is None or rows not in each or not worth_telling(walked.layers, rows, axis):
            continue
        each.remove(rows)
        head = f"axis {axis}: " if len(set(result.losses)) > 1 else ""
        told += labelled("lost", [head + text for text in losses_told(walked, rows, axis)])
    return [line(), *told] if told else []


def losses_told(walked: Walk, rows: Sequence[Loss], axis: int) -> list[str]:
    """The total in one line, then what each layer loses times what follows, and the layer to blame."""
    total, product = rows[-1].so_far, factor(walked.layers, axis)
    losing = [row for row in rows if row.own]
    if not losing:
        return [f"nothing: every layer gives its stride times its input, {product} times in all"]
    start = walked.sizes[0][axis]
    ideal = _times(start, product)
    word = "short of" if total > 0 else "more than"
    texts = [f"{walked.output[axis]} is {abs(total)} {word} {ideal}, which is {product} times {start}"]
    if total == 0:
        texts = [f"nothing in all: {ideal} comes out"]
    texts.append(f"lost behind each layer: {', '.join(str(row.so_far) for row in rows[-2 * _ENDS :])}")
    texts += [_own(walked.layers, row) for row in losing[:_MOST_SIZES]]
    worst = blamed(rows)
    return [*texts, f"most of it is layer {worst.at + 1}'s"] if worst and total and len(losing) > 1 else texts


def _times(size: NetSize, product: int) -> str:
    if isinstance(size, int):
        return str(size * product)
    return str(shifted(size, product, product)) if isinstance(size, Linear) else f"{product}*({size})"


def _own(layers: Sequence[NetLayer], row: Loss) -> str:
    verb = "loses" if row.own > 0 else "adds"
    own = f"layer {row.at + 1} ({layers[row.at].word}) {verb} {abs(row.own)}"
    return f"{own}, times {row.times} behind it: {abs(row.share)}" if row.times > 1 else own


def _refused(result: ChainResult, width: int | None) -> list[Line]:
    verdict = result.verdict.replace("_", " ")
    lines: list[Line] = [[Piece(f"{verdict}: ", "bad"), Piece(result.fact)]]
    because = list(result.because)
    if result.chains:
        walked = result.chains[0]
        because += [way(walked.sizes)] if len(walked.sizes) > 1 else []
        for axis, rows in enumerate(result.losses[:1]):
            if rows and worth_telling(walked.layers, rows, axis):
                because += [text.removeprefix("nothing: ") for text in losses_told(walked, rows, axis)]
    lines += [line(), *labelled("because", because)] if because else []
    changes = [(remedy.what, f"{said(remedy.sizes)} -> {said(remedy.outputs)}") for remedy in result.remedies]
    commands = [remedy_command(result, remedy) for remedy in result.remedies]
    return [*lines, *help_lines(changes, commands, width)]


def _next(result: ChainResult) -> str:
    best = result.chains[0]
    words = [layer.word for layer in best.layers]
    return f"{chain_command(result.framework, words, best.sizes[0])} --code"
