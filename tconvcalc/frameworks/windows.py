"""Convolutions and poolings of frameworks that pad both ends by numbers or words, along one axis.

Measured on flax 0.12, paddlepaddle 3.3, mlx 0.32 and tinygrad 0.14 at every input that the window fits into. Smaller
inputs are refused here: the frameworks complain, or give an empty or a meaningless result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.steps import Grow, Kind, Refusal, Resize, Shrink, Steps, Written, cropped, zero_padded
from tconvcalc.geometry import span_of_kernel
from tconvcalc.values import Ends

Padding = int | Ends | str

_WINDOW = ("kernel_size", "stride", "padding")
_KEEPING = {"same", "causal"}
_UNKNOWN = ("unpool", "lppool", "shuffle", "unshuffle", "adapt", "rpad")


class Windows(NamedTuple):
    """How a framework pads its convolutions and poolings.

    Attributes:
        title: its name in sentences.
        words: the padding words of its convolutions, and those of its poolings.
        ends: whether the two ends of a convolution, and those of a pooling, may be padded differently.
        default: the padding of a convolution, and of a pooling, where none is written.
    """

    title: str
    words: tuple[tuple[str, ...], tuple[str, ...]]
    ends: tuple[bool, bool]
    default: tuple[Padding, Padding]

    def convolution(
        self, kernel_size: int, stride: int = 1, padding: Padding | None = None, dilation: int = 1
    ) -> Shrink:
        """SAME and CAUSAL keep every stride-th element, whatever the kernel; else what the window fits into."""
        padding = self.default[0] if padding is None else padding
        if padding in _KEEPING and padding in self.words[0]:
            return Shrink(stride, 1)
        return Shrink(stride, span_of_kernel(kernel_size, dilation) - sum(self._ends("convolutions", padding)))

    def pooling(
        self,
        kernel_size: int,
        stride: int | None = None,
        padding: Padding | None = None,
        *,
        ceil: bool = False,
        inside: bool = False,
    ) -> Shrink | Refusal:
        """The same; with ceil_mode rounded up, and where ``inside`` the last window has to begin before the end."""
        padding, stride = self.default[1] if padding is None else padding, stride or kernel_size
        if padding == "same" and padding in self.words[1]:
            return Refusal(f"{self.title}'s same and ceil do not go together") if ceil else Shrink(stride, 1)
        begin, end = self._ends("poolings", padding)
        window = kernel_size - begin - end
        if not ceil:
            return Shrink(stride, window)
        return Shrink(stride, max(window - stride, -begin if inside else window - stride) + 1)

    def upsampling(self, factor: Fraction | int) -> Grow:
        """Each element so many times."""
        if factor != int(factor):
            raise MisuseError(f"{self.title} repeats a whole number of times: write up:2, or resize to a size")
        return Grow(int(factor), int(factor))

    def _together(self, axes: Sequence[Written]) -> str:
        """Causal is for one axis.

        Raises:
            MisuseError: there are more.
        """
        if len(axes) > 1 and axes[0].padding == "causal":
            raise MisuseError(f"{self.title}'s causal padding is for one axis: add --dims 1")
        return ""

    def _ends(self, what: str, padding: Padding) -> Ends:
        place = 0 if what == "convolutions" else 1
        if isinstance(padding, str):
            if padding == "valid" and padding in self.words[place]:
                return Ends(0, 0)
            raise MisuseError(f'{self.title}\'s {what} do not know the padding word "{padding}" here: write a number')
        if isinstance(padding, int):
            return Ends(padding, padding)
        if not self.ends[place]:
            raise MisuseError(f"{self.title}'s {what} pad both ends alike: write one number, or a pad before the layer")
        return padding

    def steps(self, pool: Callable[..., Shrink | Refusal], *, ceil: bool, padding: int | str) -> Steps:
        """What a framework does to sizes, as far as it is known here: ``pool`` with or without ceil_mode, and so on.

        Args:
            pool: what a pooling does.
            ceil: whether it has a ceil_mode.
            padding: that of a transposed convolution where none is written.
        """
        lacks = {kind: f"no {kind} of {self.title} is known here" for kind in _UNKNOWN}
        takes = (*_WINDOW, "ceil") if ceil else _WINDOW
        return Steps(self._kinds(Kind(pool, takes, "kernel_size")), lacks, states_size=False, padding=padding)

    def _kinds(self, pooled: Kind) -> dict[str, Kind]:
        return {
            "conv": Kind(self.convolution, (*_WINDOW, "dilation"), "kernel_size", self._together),
            "pool": pooled,
            "maxpool": pooled,
            "avgpool": pooled,
            "up": Kind(self.upsampling, ("factor",), "factor"),
            "resize": Kind(Resize, ("target",), "target"),
            "pad": Kind(lambda ends: zero_padded(*ends), ("ends",), "ends"),
            "crop": Kind(lambda ends: cropped(*ends), ("ends",), "ends"),
        }
