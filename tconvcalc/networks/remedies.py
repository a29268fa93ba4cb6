"""What to do for a size that a decoder does not bring back: other digits, a size stated, a pad and a crop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tconvcalc.frameworks.steps import Grow
from tconvcalc.networks.composing import smallest_through
from tconvcalc.networks.digits import bases_for
from tconvcalc.networks.exactness import exact_blocks
from tconvcalc.networks.inverting import Inversion, inverted
from tconvcalc.networks.layers import NetLayer, held, said
from tconvcalc.networks.mirror import Wanted, with_base
from tconvcalc.networks.walk import walk
from tconvcalc.networks.words import LayerWord, layer_word, written
from tconvcalc.values import LARGEST, Ends

_MOST_TRIES = 64
"""How many inputs are tried for one that every layer's divisor divides."""


@dataclass(frozen=True)
class InverseFix:
    """One way to get a size back.

    Attributes:
        kind: ``digits``, ``output_size``, ``mirror``, ``input``, ``pad``, ``pad_exact``, ``crop_input`` or
            ``crop_output``.
        what: the change in a few words.
        at: the place of the decoder's layer that changes, None where it is none or several.
        word: what is to be written there.
        sizes: the input then, along each axis.
        decoder: the decoder then, None where it is the mirror that is found by itself.
        amounts: what is added or taken at both ends of each axis.
    """

    kind: str
    what: str
    at: int | None
    word: str
    sizes: tuple[int, ...] | None
    decoder: tuple[LayerWord, ...] | None
    amounts: tuple[tuple[int, int], ...] = ()


def remedies(result: Inversion) -> list[InverseFix]:
    """Every way for the sizes that were asked about, the nearest first; each has been tried."""
    if result.why or not result.decoder:
        return _shorter(result)
    sizes = _numbers(result)
    if sizes is None or result.restores:
        return [] if result.restores else _mirror(result, None)
    found = _digits(result, sizes) if result.up and not result.up.broken else []
    if not found:
        found = _mirror(result, sizes)
    return [*found, *_padded(result, sizes), *_exact(result, sizes), *_cropped(result, sizes)]


def _numbers(result: Inversion) -> tuple[int, ...] | None:
    if result.down is None:
        return None
    sizes = tuple(size for size in result.down.sizes[0] if isinstance(size, int))
    return sizes if len(sizes) == len(result.down.sizes[0]) else None


def _digits(result: Inversion, sizes: Sequence[int]) -> list[InverseFix]:
    """The decoder's own layers with the output_paddings that bring this size back."""
    each = []
    for axis, size in enumerate(sizes):
        folded = result.whole[axis].encoder
        if folded is None:
            return []
        base = folded.window + (size - folded.window) % folded.stride
        bases = bases_for([layer.does[axis] for layer in result.decoder], base)
        if bases is None:
            return []
        each.append(bases)
    changed: list[NetLayer] = []
    here = result.down.output if result.down else ()
    for place, layer in enumerate(result.decoder):
        wanted: list[Wanted] = []
        for axis, step in enumerate(layer.does):
            arrived = here[axis]
            if not isinstance(step, Grow) or not isinstance(arrived, int):
                wanted = []
                break
            base = each[axis][place]
            wanted.append(Wanted(step.stride, base, step.stride * (arrived - 1) + base))
        same = not wanted or all(
            isinstance(step, Grow) and step.base == want.base for step, want in zip(layer.does, wanted, strict=True)
        )
        other = layer if same else with_base(result.framework, layer, wanted)
        if other is None:
            return []
        changed.append(other)
        here = walk([other], here).output
    words = tuple(layer.word for layer in changed)
    places = [at for at, (one, two) in enumerate(zip(changed, result.decoder, strict=True)) if one.word != two.word]
    kind = "output_size" if any("output_size" in changed[at].word.values for at in places) else "digits"
    word = str(changed[places[0]].word) if len(places) == 1 else written(words)
    at = places[0] if len(places) == 1 else None
    fixes = [InverseFix(kind, f"decoder {written(words)}", at, word, tuple(sizes), words)]
    return [*fixes, *(_stated(result, sizes) if kind == "digits" else [])]


def _stated(result: Inversion, sizes: Sequence[int]) -> list[InverseFix]:
    """The size stated at the call of the last layer, where that alone does."""
    if not result.framework.steps.states_size:
        return []
    last = result.decoder[-1]
    usual = {name: each for name, each in last.word.values.items() if name != "output_padding"}
    word = LayerWord(last.word.kind, tuple(usual.items())).with_values(output_size=tuple(sizes))
    other = held(result.framework, word, len(sizes)) if last.word.kind in {"tconv", "unpool"} else None
    if other is None or result.down is None:
        return []
    layers = [*result.decoder[:-1], other]
    there = walk(layers, result.down.output)
    if there.broken or there.output != tuple(sizes):
        return []
    words = tuple(layer.word for layer in layers)
    what = f"output_size {said(sizes)} at the call"
    return [InverseFix("output_size", what, len(layers) - 1, str(word), tuple(sizes), words)]


def _mirror(result: Inversion, sizes: tuple[int, ...] | Sequence[int] | None) -> list[InverseFix]:
    """The mirror instead of the decoder that was given."""
    mirror = inverted(result.framework, result.encoder, sizes)
    if not mirror.restores:
        return []
    words = tuple(layer.word for layer in mirror.decoder)
    return [
        InverseFix("mirror", f"decoder {written(words)}", None, written(words), tuple(sizes) if sizes else None, words)
    ]


def _shorter(result: Inversion) -> list[InverseFix]:
    """The smallest input that goes through an encoder that ends before its end."""
    if result.down is None or result.down.broken is None or not all(layer.does for layer in result.encoder):
        return []
    sizes = _numbers(result) or ()
    least = tuple(
        max(size, smallest_through([layer.does[axis] for layer in result.encoder])) for axis, size in enumerate(sizes)
    )
    for more in range(_MOST_TRIES):  # what a layer wants to divide may be some sizes further
        to = tuple(size + more for size in least)
        if max(to) <= LARGEST and not walk(result.encoder, to).broken:
            return [InverseFix("input", f"input {said(to)}", None, said(to), to, None)]
    return []


def _padded(result: Inversion, sizes: Sequence[int]) -> list[InverseFix]:
    """The next larger size that comes back: what to add at both ends, and to crop from the output."""
    classes = result.classes
    if classes is None:
        return []
    to = tuple(each.above(size) for each, size in zip(classes, sizes, strict=True))
    added = tuple(split(new - size) for new, size in zip(to, sizes, strict=True))
    what = f"pad the input to {said(to)}, {_ends(added)}, and crop the output"
    found = [InverseFix("pad", what, None, said(to), to, _given(result), added)]
    below = tuple(each.below(size) for each, size in zip(classes, sizes, strict=True))
    if all(below):
        less = tuple(size or 0 for size in below)
        taken = tuple(split(size - new) for new, size in zip(less, sizes, strict=True))
        what = f"crop the input to {said(less)}, {_ends(taken)}"
        found.append(InverseFix("crop_input", what, None, said(less), less, _given(result), taken))
    return found


def _exact(result: Inversion, sizes: Sequence[int]) -> list[InverseFix]:
    """The decoder with every layer exact, and the next multiple of its strides, padded at the end as sound is."""
    layers = exact_blocks(result.framework, result.decoder) if len(sizes) == 1 else None
    if layers is None:
        return []
    exact = inverted(result.framework, result.encoder, None, layers)
    if exact.classes is None:
        return []
    to = tuple(each.above(size) for each, size in zip(exact.classes, sizes, strict=True))
    added = tuple((0, new - size) for new, size in zip(to, sizes, strict=True))
    words = tuple(layer.word for layer in layers)
    what = f"decoder {written(words)}, pad the input to {said(to)}, {_ends(added)}, and crop the output"
    return [InverseFix("pad_exact", what, None, written(words), to, words, added)]


def _cropped(result: Inversion, sizes: Sequence[int]) -> list[InverseFix]:
    """What to crop from an output that is larger."""
    if result.up is None or result.up.broken:
        return []
    out = [size for size in result.up.output if isinstance(size, int)]
    if len(out) < len(sizes) or any(had < size for had, size in zip(out, sizes, strict=True)):
        return []
    taken = tuple((0, had - size) for had, size in zip(out, sizes, strict=True))
    what = f"crop the output from {said(out)}, {_ends(taken)}"
    ends = tuple(Ends(begin, end) for begin, end in taken)
    crop = held(result.framework, layer_word("crop", {"ends": ends}), len(sizes))
    words = (*(layer.word for layer in result.decoder), *([crop.word] if crop else []))
    return [InverseFix("crop_output", what, None, said(sizes), tuple(sizes), words, taken)]


def _given(result: Inversion) -> tuple[LayerWord, ...] | None:
    return tuple(layer.word for layer in result.decoder) if result.given else None


def split(total: int) -> tuple[int, int]:
    """Shared by both ends, the smaller half first."""
    return total // 2, total - total // 2


def _ends(amounts: Sequence[tuple[int, int]]) -> str:
    return said([f"{begin} + {end}" for begin, end in amounts])
