"""The answers to an encoder as JSON has them (version 1: only additions may follow)."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.errors import MisuseError
from tconvcalc.networks.commands import invert_command
from tconvcalc.networks.composing import Class
from tconvcalc.networks.inverting import Inversion
from tconvcalc.networks.layer_json import VERSION, Json, layers_json, sizes_json
from tconvcalc.networks.network_code import inversion_code, skips_code
from tconvcalc.networks.remedies import InverseFix, remedies
from tconvcalc.networks.sentences import because, skip_fact
from tconvcalc.networks.skips import SkipNet, skip_net
from tconvcalc.networks.tiles import tiles
from tconvcalc.networks.words import written


def inversion_recorded(result: Inversion) -> dict[str, Json]:
    """The whole of ``tconvcalc invert --json``."""
    sizes = result.down.sizes[0] if result.down else None
    return {
        "version": VERSION,
        "command": "invert",
        "framework": result.framework.name,
        "word": written([layer.word for layer in result.encoder]),
        "verdict": "feasible" if result.restores else "impossible",
        "input_size": sizes_json(sizes),
        "output_size": sizes_json(result.up.output) if result.up and not result.up.broken else None,
        "encoder": layers_json(result.encoder, result.down),
        "decoder": layers_json(result.decoder, result.up),
        "decoder_word": written([layer.word for layer in result.decoder]),
        "restores": restores_json(result.classes),
        "legal": _legal(result.classes, sizes),
        "because": "\n".join(because(result)),
        "fixes": [_fix(result, fix) for fix in remedies(result)],
        "code": inversion_code(result),
    }


def restores_json(classes: Sequence[Class] | None) -> Json:
    """The class along each axis, null where there is none."""
    if classes is None:
        return None
    return {
        "modulo": [each.modulo for each in classes],
        "remainder": [each.remainder for each in classes],
        "from": [each.start for each in classes],
    }


def _legal(classes: Sequence[Class] | None, sizes: Sequence[object] | None) -> Json:
    """The nearest legal sizes: at most and at least what was asked; from the smallest on where nothing was."""
    if classes is None:
        return None
    asked = [size if isinstance(size, int) else None for size in sizes or [None] * len(classes)]
    return {
        "below": [None if size is None else each.below(size) for each, size in zip(classes, asked, strict=True)],
        "above": [each.start if size is None else each.above(size) for each, size in zip(classes, asked, strict=True)],
    }


def _fix(result: Inversion, fix: InverseFix) -> Json:
    return {
        "kind": fix.kind,
        "what": fix.what,
        "word": fix.word,
        "at": fix.at,
        "input_size": sizes_json(fix.sizes),
        "amounts": [list(pair) for pair in fix.amounts],
        "command": fix_command(result, fix),
    }


def fix_command(result: Inversion, fix: InverseFix) -> str:
    """The command that asks about the encoder with what is changed."""
    words = [layer.word for layer in result.encoder]
    return invert_command(result.framework, words, fix.sizes or len(result.whole), fix.decoder)


def skips_recorded(net: SkipNet) -> dict[str, Json]:
    """The whole of ``tconvcalc invert --skips --json``."""
    encoder = [layer for level in net.levels for layer in (*level.block, level.down)] + list(net.bottom)
    return {
        "version": VERSION,
        "command": "invert",
        "framework": net.framework.name,
        "word": written([layer.word for layer in encoder]),
        "verdict": "feasible" if net.legal else "impossible",
        "input_size": sizes_json(net.sizes),
        "output_size": sizes_json(net.output),
        "encoder": layers_json(encoder),
        "decoder": layers_json([layer for level in reversed(net.levels) for layer in level.up]),
        "restores": restores_json(net.classes),
        "legal": _legal(net.classes, net.sizes),
        "skips": [sizes_json(sizes) for sizes in net.skips],
        "bottom": sizes_json(net.bottom_sizes),
        "joins": [
            {"level": join.level, "up": sizes_json(join.up), "skip": sizes_json(join.skip)} for join in net.joins
        ],
        "crops": net.crops,
        "loss": sizes_json(net.loss),
        "tiles": _tiles(net),
        "because": skip_fact(net),
        "fixes": [
            {"what": what, "word": word, "at": None, "command": command} for what, word, command in ways_out(net)
        ],
        "code": skips_code(net),
    }


def _tiles(net: SkipNet) -> Json:
    """What the wanted output takes along each axis, null where none is wanted or the input is not legal."""
    each = tiles(net)
    return None if each is None else [{**tile._asdict(), "cut": tile.cut} for tile in each]


def ways_out(net: SkipNet) -> list[tuple[str, str, str]]:
    """For an input that is not legal: what to change, the size then, and the command that asks about it."""
    if net.classes is None:
        return _mirrored(net)
    if net.sizes is None or net.legal:
        return []
    encoder = [layer.word for level in net.levels for layer in (*level.block, level.down)]
    encoder += [layer.word for layer in net.bottom]
    ups = [layer.word for layer in net.levels[-1].up]
    alike = all(level.up == net.levels[-1].up for level in net.levels)
    every = ups if alike else [layer.word for level in reversed(net.levels) for layer in level.up]
    found = []
    for name, to in zip(("pad", "crop"), _nearest(net.classes, net.sizes), strict=True):
        if to:
            command = invert_command(net.framework, encoder, to, every, skips=True, outputs=net.wanted)
            found.append(
                (f"{name} the input to {sizes_text(to)}, {_each_side(net.sizes, to)}", sizes_text(to), command)
            )
    return found


def _mirrored(net: SkipNet) -> list[tuple[str, str, str]]:
    """For levels that never meet: the mirror of each layer that leads down, with a legal input."""
    if not net.levels:
        return []
    encoder = [layer for level in net.levels for layer in (*level.block, level.down)] + list(net.bottom)
    try:
        other = skip_net(net.framework, encoder, None, None)
    except MisuseError:  # one of them has no mirror
        return []
    pairs = zip(other.classes or (), net.sizes or (), strict=False)
    sizes = [each.above(size) for each, size in pairs]
    ups = written([layer.word for level in reversed(other.levels) for layer in level.up])
    words = [layer.word for layer in encoder]
    to = f", input {sizes_text(sizes)}" if tuple(sizes) != (net.sizes or ()) else ""
    command = invert_command(net.framework, words, sizes or len(encoder[0].axes), skips=True, outputs=net.wanted)
    return [(f"lead up with {ups}{to}", ups, command)]


def sizes_text(sizes: Sequence[int]) -> str:
    """Sizes as they are typed."""
    each = [str(size) for size in sizes]
    return each[0] if len(set(each)) == 1 else "x".join(each)


def _nearest(classes: Sequence[Class], sizes: Sequence[int]) -> list[tuple[int, ...] | None]:
    above = tuple(each.above(size) for each, size in zip(classes, sizes, strict=True))
    below = [each.below(size) for each, size in zip(classes, sizes, strict=True)]
    return [above, tuple(size for size in below if size is not None) if None not in below else None]


def _each_side(sizes: Sequence[int], to: Sequence[int]) -> str:
    each = []
    for size, new in zip(sizes, to, strict=True):
        total = abs(new - size)
        each.append(f"{total // 2} + {total - total // 2}")
    return each[0] if len(set(each)) == 1 else " and ".join(each)
