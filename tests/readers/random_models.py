"""Random models as source text, to be run in their framework and read by `check`.

Behind each layer stands a probe, a transposed convolution of kernel 1 that changes nothing, in a line of its own: a
framework and `check` can both be asked for the size that reaches it. Joins of two branches meet in some models and do
not in others; which is which the framework says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple


class Model(NamedTuple):
    """A model's source and its probes.

    Attributes:
        text: the source; run as a script, it applies the model once.
        probes: line -> the name under which the framework knows the probe that is built there.
    """

    text: str
    probes: dict[int, str]


@dataclass
class Writing:
    """What is written so far: lines that build layers, lines that apply them, and the channels at this point."""

    draw: Random
    dims: int
    channels: int
    build: list[str] = field(default_factory=list)
    apply: list[str] = field(default_factory=list)
    layers: int = 0

    def per_axis(self, low: int, high: int) -> int | tuple[int, ...]:
        """A quantity: mostly one number, else one for each axis."""
        if self.draw.random() < 0.7:
            return self.draw.randint(low, high)
        return tuple(self.draw.randint(low, high) for _ in range(self.dims))


def call(name: str, **options: object) -> str:
    """The text of a call; an option that is None is left out."""
    given = ", ".join(f"{key}={value!r}" for key, value in options.items() if value is not None)
    return f"{name}({given})"


def smallest(value: int | tuple[int, ...]) -> int:
    """The smallest of a quantity along its axes."""
    return value if isinstance(value, int) else min(value)
