"""What a picture of one axis says in words: the crops, how evenly the outputs are covered, and each phase as a sum."""

from __future__ import annotations

from tconvcalc.drawing.panels import LETTERS, Note, tap_name
from tconvcalc.drawing.products import Phase, covered, full, has_interior, phase, unreached
from tconvcalc.geometry import Geometry, overlap
from tconvcalc.text import listed, plural

_MOST_PHASES = 8
_MOST_TERMS = 8
_MOST_CHARACTERS = 46
_MOST_COUNTED = 4096


def crop_note(geometry: Geometry) -> Note:
    """What becomes of the full result at its two ends."""
    ends = ((geometry.crop_begin, "begin"), (geometry.crop_end, "end"))
    cut = [f"{size} cut at the {end}" for size, end in ends if size > 0]
    added = [f"{-size} added at the {end}" for size, end in ends if size < 0]
    changes = ", ".join([*cut, *added]) or "nothing cut"
    return Note("crop", f"{changes}: {full(geometry)} -> {geometry.output_size}")


def overlap_notes(geometry: Geometry) -> list[Note]:
    """Whether neighbouring outputs sum equally many products, and how many sum none."""
    each = evenness(counts(geometry), has_interior(geometry))
    return [Note("overlap", each), *unreached_note(unreached(geometry))]


def unreached_note(count: int) -> list[Note]:
    """How many outputs no input reaches, where there are any."""
    return [Note("", f"{plural(count, 'output')} reached by no input: only the bias")] if count else []


def counts(geometry: Geometry) -> list[int]:
    """How many products outputs sum, each number once: away from the ends; where nothing is, of all outputs.

    Empty where there is no inside and too many outputs to count.
    """
    if has_interior(geometry):
        return sorted(set(overlap(geometry.kernel_size, geometry.stride, geometry.dilation)))
    if geometry.output_size > _MOST_COUNTED:
        return []
    begin = geometry.crop_begin
    return sorted({covered(geometry, place) for place in range(begin, begin + geometry.output_size)})


def evenness(each: list[int], inside: bool) -> str:  # noqa: FBT001 -- the two go together
    """The counts as a sentence; ``inside`` where they are those away from the ends."""
    numbers = listed(list(map(str, each)), "or") if each else ""
    one = each == [1]
    if inside and len(each) == 1:
        return f"even: away from the ends each output sums {plural(each[0], 'product')}"
    if inside:
        return f"uneven: outputs sum {numbers} products in turn ({'checkerboard' if each[0] else 'gaps'})"
    if not each:
        return "the input is too short for a steady pattern"
    return f"outputs sum {numbers} product{'' if one else 's'}; the input is too short for a steady pattern"


def phase_notes(geometry: Geometry) -> list[Note]:
    """Every phase as a sum; of many the first ones, and how many there are."""
    count = min(geometry.stride, geometry.output_size)
    each = [phase(geometry, first) for first in range(min(count, _MOST_PHASES))]
    texts = [f"{_outputs(geometry, one.first)} = {_sum(geometry, one)}" for one in each]
    if count > len(each):
        texts.append(f"... {plural(count - len(each), 'more phase')}")
    return [Note("" if place else "phases", text) for place, text in enumerate(texts)]


def _outputs(geometry: Geometry, first: int) -> str:
    """The outputs of a phase, set so that the phases stand below each other."""
    slope = "q" if geometry.stride == 1 else f"{geometry.stride}q"
    width = len(f"y[{slope}]") + (len(str(geometry.stride - 1)) + 1 if geometry.stride > 1 else 0)
    return f"y[{slope}{f'+{first}' if first else ''}]".ljust(width)


def _sum(geometry: Geometry, one: Phase) -> str:
    """A phase as products, by rising input: ``x[q]*c + x[q+1]*a``; as many as a line has room for."""
    terms = zip(one.inputs[::-1][:_MOST_TERMS], one.taps[::-1][:_MOST_TERMS], strict=True)
    texts = [f"x[q{f'{back:+}' if back else ''}]*{written_tap(geometry, tap)}" for back, tap in terms]
    while len(texts) > 1 and len(" + ".join(texts)) > _MOST_CHARACTERS:
        texts.pop()
    if len(one.taps) > len(texts):
        texts.append(f"{len(one.taps) - len(texts):,} more")
    return " + ".join(texts) or "nothing: only the bias"


def written_tap(geometry: Geometry, tap: int) -> str:
    """A tap within a sum: its letter, or ``w[30]`` where there are more taps than letters."""
    lettered = geometry.kernel_size <= len(LETTERS)
    return tap_name(geometry.kernel_size, tap) if lettered else f"w[{tap}]"


def taps_note(geometry: Geometry) -> Note:
    """What the names of the taps stand for."""
    last = geometry.kernel_size - 1
    if geometry.kernel_size > len(LETTERS):
        return Note("taps", f"0..{last} are w[0]..w[{last}]")
    return Note("taps", f"a..{LETTERS[last]} are w[0]..w[{last}]" if last else "a is w[0]")
