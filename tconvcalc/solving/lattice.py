"""Whether a strip between two lines holds a point with whole coordinates, found by counting and not by walking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tconvcalc.solving.integers import Stretch, floor_sum


class Edge(NamedTuple):
    """The line ``start + slope*x``."""

    start: int
    slope: int

    def at(self, x: int) -> int:
        """Its height at one place."""
        return self.start + self.slope * x


class Strip(NamedTuple):
    """All (x, y) with x in ``places``, y from 0 to ``most``, and ``low.at(x) <= step*y <= high.at(x)``.

    At every place ``low`` is at most one above ``high``.
    """

    places: Stretch
    low: Edge
    high: Edge
    step: int
    most: int

    def inhabited(self) -> bool:
        """Whether there is any such point, in time that grows with the length of the numbers alone."""
        if self.places[0] > self.places[1] or self.most < 0:
            return False
        return self._upto(self.high) > self._upto(self.low._replace(start=self.low.start - 1))

    def every_second(self, odd: int) -> Strip:
        """The strip over its even places, or its odd ones."""
        first = self.places[0] + (self.places[0] + odd) % 2
        low, high = (Edge(edge.at(first), 2 * edge.slope) for edge in (self.low, self.high))
        return self._replace(places=(0, (self.places[1] - first) // 2), low=low, high=high)

    def alternating(self) -> Iterator[Strip]:
        """The strips that hold the points at which ``step*y`` and ``low.at(x)`` are both even or both odd."""
        for odd in range(1 + self.low.slope % 2):
            strip = self.every_second(odd) if self.low.slope % 2 else self
            wanted = strip.low.start % 2  # the slope is even now
            if self.step % 2:
                low, high = (edge._replace(start=edge.start - self.step * wanted) for edge in (strip.low, strip.high))
                yield Strip(strip.places, low, high, 2 * self.step, (self.most - wanted) // 2)
            elif not wanted:
                yield strip

    def _upto(self, edge: Edge) -> int:
        """How many points there are with ``step*y <= edge.at(x)``."""
        begin, end = self.places
        if edge.slope < 0:  # the same points seen from the other side
            edge, begin, end = edge._replace(slope=-edge.slope), -end, -begin
        first = _reaching(edge, 0, (begin, end))
        full = _reaching(edge, self.step * self.most, (first, end))
        partly = floor_sum(full - first, edge.slope, edge.at(first), self.step) + full - first
        return partly + (end - full + 1) * (self.most + 1)


def _reaching(edge: Edge, height: int, places: Stretch) -> int:
    """The first place at which a line that does not fall is so high; one past the end where it never is."""
    begin, end = places
    if edge.slope == 0:
        return begin if edge.start >= height else end + 1
    return min(max(begin, -((edge.start - height) // edge.slope)), end + 1)
