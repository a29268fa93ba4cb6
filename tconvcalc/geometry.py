"""The one equation of every transposed convolution, along one axis, and what can be read off it.

A scaled copy of the kernel is put at every ``stride``-th place, the copies are added up, and the two ends are cropped:

    full        = (input_size - 1)*stride + dilation*(kernel_size - 1) + 1
    output_size = full - crop_begin - crop_end            a negative crop extends by zeros
    y[j] = sum over i, t with  j + crop_begin == i*stride + t*dilation  of  x[i]*w[t]

Source: Dumoulin & Visin, "A guide to convolution arithmetic for deep learning" (2016), relations 8 to 14, extended by
dilation and by crops of either sign.
"""

from __future__ import annotations

from math import gcd
from typing import NamedTuple

from tconvcalc.values import Size, shifted


class Overlap(NamedTuple):
    """How often one output element is covered where the input has no ends: the least and the most over the phases."""

    min: int
    max: int

    @property
    def even(self) -> bool:
        """Whether every phase is covered equally often, that is, without a checkerboard."""
        return self.min == self.max


def span_of_kernel(kernel_size: int, dilation: int) -> int:
    """The elements that one copy of the kernel spans, holes included: ``dilation*(kernel_size - 1) + 1``."""
    return dilation * (kernel_size - 1) + 1


def full_size(input_size: Size, kernel_size: int, stride: int, dilation: int) -> Size:
    """The output size before anything is cropped."""
    return shifted(input_size, stride, span_of_kernel(kernel_size, dilation))


def overlap(kernel_size: int, stride: int, dilation: int) -> Overlap:
    """How often an interior output element is covered.

    The taps fall into ``stride / gcd(stride, dilation)`` phases in turn; where the two share a divisor, the other
    phases are never reached. This is the steady state, away from the ends, whatever the size of the input.
    """
    shared = gcd(stride, dilation)
    least, rest = divmod(kernel_size, stride // shared)
    return Overlap(least if shared == 1 else 0, least + bool(rest))


class Geometry(NamedTuple):
    """The canonical form of one layer along one axis. Two layers with equal geometries compute the same numbers."""

    input_size: int
    kernel_size: int
    stride: int
    dilation: int
    crop_begin: int
    crop_end: int

    @property
    def output_size(self) -> int:
        """The elements along the axis of the result."""
        full = (self.input_size - 1) * self.stride + span_of_kernel(self.kernel_size, self.dilation)
        return full - self.crop_begin - self.crop_end

    @property
    def uncovered(self) -> int:
        """How many output elements no input reaches, inside or at an end: they hold only the bias.

        Exact for every size, in time that depends on the kernel and the dilation but never on the sizes.
        """
        low, high = self.crop_begin, self.crop_begin + self.output_size
        inputs, taps = (self.input_size, self.stride), (self.kernel_size, self.dilation)
        return high - low - _reached(inputs, taps, low, high)

    @property
    def closed(self) -> bool:
        """Whether the copies of the kernel close up: away from the ends every place is reached."""
        enough = self.input_size >= self.dilation and self.kernel_size >= self.stride
        return enough and gcd(self.stride, self.dilation) == 1

    @property
    def bare(self) -> bool:
        """Whether any output element is reached by no input: counted only where the output is short.

        Where the copies close up, none of the places ``i*stride + t*dilation`` is missing from
        ``(stride - 1)*(dilation - 1)`` on, and the one before that is (Sylvester, 1884); the other end is like
        it. Where they do not, a residue of the stride or of the dilation is never met.
        """
        if not self.closed:
            return self.output_size >= max(self.stride, self.dilation) or self.uncovered != 0
        low, high, edge = self.crop_begin, self.crop_begin + self.output_size, (self.stride - 1) * (self.dilation - 1)
        other = self.output_size + self.crop_begin + self.crop_end - edge
        if low < edge <= high or low <= other < high:
            return True
        return not edge <= low <= high <= other and self.uncovered != 0


def _reached(one: tuple[int, int], two: tuple[int, int], low: int, high: int) -> int:
    """Count the distinct values in [low, high) of ``i*step + t*other_step``, each pair a count and its step."""
    (count, step), (other, other_step) = one, two
    shared = gcd(step, other_step)
    if min(other, step // shared) > min(count, other_step // shared):
        return _reached(two, one, low, high)  # the shorter of the two sums below
    phases = step // shared
    total = 0
    for first in range(min(other, phases)):
        # taps first, first + phases, ... fall into one residue modulo step, `apart` steps from each other
        taps, apart, start = (other - 1 - first) // phases + 1, other_step // shared, first * other_step
        begin, end = (-((start - edge) // step) for edge in (low, high))
        total += _in_blocks(end, count, apart, taps) - _in_blocks(begin, count, apart, taps)
    return total


def _in_blocks(below: int, width: int, apart: int, blocks: int) -> int:
    """Count the values under ``below`` that lie in ``blocks`` runs of ``width`` values, a run every ``apart``."""
    if width >= apart:  # the runs touch: one long run
        width, blocks = width + apart * (blocks - 1), 1
    block, into = divmod(max(0, below), apart) if blocks > 1 else (0, max(0, below))
    return min(block, blocks) * width + (min(into, width) if block < blocks else 0)
