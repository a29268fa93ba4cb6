"""A layer as it was typed on the command line: the options that every command shares, before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.parsing.ask import ask
from tconvcalc.question import QUANTITIES, Bounds, Question


class LayerOptions(NamedTuple):
    """What was typed of one layer; None where an option was left out.

    Attributes:
        frameworks: the names that were given; empty for every one that is asked by default.
        dims: how many spatial axes.
        bounds: how far an unknown quantity is searched.
    """

    frameworks: Sequence[str] = ()
    input_size: str | None = None
    output_size: str | None = None
    kernel_size: str | None = None
    stride: str | None = None
    padding: str | None = None
    output_padding: str | None = None
    dilation: str | None = None
    dims: int | None = None
    in_channels: int | None = None
    out_channels: int | None = None
    groups: int = 1
    bounds: Bounds = Bounds()

    @property
    def given(self) -> dict[str, str]:
        """The quantities of an axis that were typed."""
        typed = {name: getattr(self, name) for name in QUANTITIES}
        return {name: text for name, text in typed.items() if text is not None}

    @property
    def any(self) -> bool:
        """Whether anything of a layer was typed, its channels among it."""
        channels = (self.dims, self.in_channels, self.out_channels)
        return bool(self.given) or any(one is not None for one in channels) or self.groups != 1

    def questions(self) -> list[Question]:
        """One question for each framework that is asked.

        Raises:
            MisuseError: something cannot be read, or a framework cannot hold it.
        """
        return ask(
            self.frameworks,
            self.given,
            dims=self.dims,
            in_channels=self.in_channels,
            out_channels=self.out_channels,
            groups=self.groups,
            bounds=self.bounds,
        )
