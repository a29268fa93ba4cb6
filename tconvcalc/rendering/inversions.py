"""The answer to an encoder as lines: both columns, which sizes come back, and what to do for the others."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.networks.composing import Class
from tconvcalc.networks.inversion_json import fix_command, sizes_text, ways_out
from tconvcalc.networks.inverting import Inversion
from tconvcalc.networks.layers import TRANSPOSED, said
from tconvcalc.networks.network_code import inversion_code, skips_code
from tconvcalc.networks.remedies import remedies
from tconvcalc.networks.sentences import because, few_sizes, restored_sizes, skip_fact, this_size
from tconvcalc.networks.skips import SkipNet
from tconvcalc.networks.tiles import tile_sentences, tiles
from tconvcalc.networks.words import written
from tconvcalc.rendering.chains import heading, layer_table, way
from tconvcalc.rendering.layout import Line, Piece, columns, help_lines, labelled, line
from tconvcalc.values import Linear

_MOST_LAYERS = 40
_MOST_LEVELS = 8


def inversion_page(result: Inversion, width: int | None) -> list[Line]:
    """Everything that is to be said of an encoder and its decoder."""
    decoder = written([layer.word for layer in result.decoder])
    fixes = remedies(result)
    rows, commands = [[fix.what] for fix in fixes], [fix_command(result, fix) for fix in fixes]
    if not result.restores:
        lines = _refused(result, decoder)
        return [*lines, *help_lines(rows, commands, width)]
    lines = [_head(result, decoder), line(), *_tables(result)]
    lines += [line(), *labelled("restores", _restores(result))]
    lines += help_lines(rows, commands, width)
    code = next(iter(inversion_code(result).values()), "")
    return [*lines, *([line(), *(line(text, "code") for text in code.splitlines())] if code and _short(result) else [])]


def _short(result: Inversion) -> bool:
    """Whether the code is short enough for the screen."""
    return len(result.encoder) <= _MOST_LAYERS


def _head(result: Inversion, decoder: str) -> Line:
    title = result.framework.title
    if result.down and result.up:
        return heading(title, [*result.down.sizes, *result.up.sizes[1:]], decoder)
    return [
        Piece(title, "key"),
        Piece(f"  {written([layer.word for layer in result.encoder])}   "),
        Piece(decoder, "good"),
    ]


def _tables(result: Inversion) -> list[Line]:
    if result.down is None or result.up is None:
        rows = [
            [str(place), str(one.word), str(two.word)]
            for place, (one, two) in enumerate(zip(result.encoder, reversed(result.decoder), strict=False), 1)
        ]
        head = ["", "encoder", "undone by"]
        return [line(f"  {text}") for text in columns([head, *rows[:_MOST_LAYERS]], [True, False, False])]
    below = layer_table(result.decoder, result.up.sizes)
    return [line("encoder", "dim"), *layer_table(result.encoder, result.down.sizes), line("decoder", "dim"), *below]


def _restores(result: Inversion) -> list[str]:
    """Which sizes this decoder restores, and what serves the others."""
    classes = result.classes
    few = few_sizes(result) if any(each.comes_back for each in result.whole) else [this_size(result)]
    texts = [restored_sizes(classes)] if classes else few
    if classes and all(each.modulo == 1 for each in classes):
        return texts
    least = [whole.encoder.smallest if whole.encoder else 1 for whole in result.whole]
    if result.framework.steps.states_size and not result.given:
        texts.append(f"every n >= {said(least)} with output_size at the call: the size before the layer it undoes")
    if classes is None:
        return texts
    return [*texts, *_others(result)]


def _others(result: Inversion) -> list[str]:
    """What brings the other sizes back, where they are not stated at the call."""
    if all(layer.word.kind != TRANSPOSED for layer in result.decoder):
        return ["another n does not come back"]
    numbered = any(case.extra == "number" for case in result.framework.cases)
    others = f"other {'output_paddings' if numbered else 'paddings'}"
    if not numbered and result.framework.steps.states_size:
        return []
    return [f"another n needs {others}: ask with -i n" if result.down is None else f"another n has {others}"]


def _refused(result: Inversion, decoder: str) -> list[Line]:
    why = because(result)
    if result.up and not result.up.broken and result.down:
        fact = f"{decoder} does not bring {said(result.down.sizes[0])} back: it gives {said(result.up.output)}"
    else:
        fact = f"{decoder}: {why[-1]}" if decoder and why else (why or ["there is no decoder"])[0]
    lines: list[Line] = [[Piece("impossible: ", "bad"), Piece(fact)]]
    told = [text for text in why if text not in fact and " comes back as " not in text]
    if result.down:
        sizes = [*result.down.sizes, *(result.up.sizes[1:] if result.up else ())]
        told = [way(sizes), *told] if len(sizes) > 1 else told
    return [*lines, line(), *labelled("because", told)] if told else lines


def skip_page(net: SkipNet, width: int | None) -> list[Line]:
    """Everything that is to be said of a network with skips."""
    lines: list[Line] = [_skip_head(net)]
    if net.skips:
        lines += [line(), *_columns_of(net)]
    if net.classes:
        lines += [line(), *labelled("legal", _legal(net, net.classes))]
    each = tiles(net)
    if each:
        lines += [line(), *labelled("tiles", tile_sentences(each))]
    ways = ways_out(net)
    lines += help_lines([[what] for what, _, _ in ways], [command for _, _, command in ways], width)
    if net.fails:
        lines += labelled("", [_at_the_join(net)])
    code = next(iter(skips_code(net).values()), "") if len(net.levels) <= _MOST_LEVELS else ""
    return [*lines, *([line(), *(line(text, "code") for text in code.splitlines())] if code else [])]


def _skip_head(net: SkipNet) -> Line:
    fact = skip_fact(net)
    title = Piece(net.framework.title, "key")
    if net.legal:
        sizes = f"  {said(net.sizes)} -> {said(net.output or ())}   " if net.sizes else "  "
        return [
            title,
            Piece(sizes),
            Piece(
                f"meets at all {len(net.levels)} levels" if net.sizes and net.levels[1:] else "meets at every level",
                "good",
            ),
        ]
    return [Piece("impossible: ", "bad"), Piece(fact)]


def _columns_of(net: SkipNet) -> list[Line]:
    """The skip sizes going down beside what comes up, the outermost level first."""
    joins = {join.level: join for join in net.joins}
    rows = [["level", "skip", "up", ""]]
    for level, sizes in enumerate(net.skips):
        join = joins.get(level)
        rows.append([str(level), said(sizes), said(join.up) if join else "", _met(net, level)])
    if net.bottom_sizes:
        rows.append(["bottom", said(net.bottom_sizes), "", ""])
    return [line(f"  {text}") for text in columns(rows, [True, True, True, False])]


def _met(net: SkipNet, level: int) -> str:
    join = next((join for join in net.joins if join.level == level), None)
    if join is None or join.meets:
        return ""
    if not net.crops:
        return "does not meet"
    each = [skip - up for up, skip in zip(join.up, join.skip, strict=True)]
    return f"crop {said([f'{less // 2} + {less - less // 2}' for less in each])}"


def _legal(net: SkipNet, classes: Sequence[Class]) -> list[str]:
    texts = [restored_sizes(classes)]
    if net.loss and any(net.loss):
        lost = [str(Linear(1, -loss, "n")) for loss in net.loss]
        least = sizes_text([each.start for each in classes])
        out = sizes_text([each.start - loss for each, loss in zip(classes, net.loss, strict=True)])
        texts.append(f"the output is {said(lost)}: {least} -> {out} is the smallest")
    if net.sizes and not net.legal:
        below = [each.below(size) for each, size in zip(classes, net.sizes, strict=True)]
        above = [each.above(size) for each, size in zip(classes, net.sizes, strict=True)]
        texts.append(f"nearest: {f'{said(below)} or ' if None not in below else ''}{said(above)}")
    return texts


def _at_the_join(net: SkipNet) -> str:
    sizes = "size=skip.shape[2:]" if net.framework.steps.states_size else "the size of the skip"
    return f"or resize the up branch to the skip ({sizes}), or crop the larger of the two: runs for every n"
