"""What one layer does to the size of one axis: the types in which each framework says it of its layers.

Every layer that shrinks is ``m -> (m - window)//stride + 1``, every layer that grows is ``m -> stride*(m - 1) + base``:
two whole numbers each, from which chains, their inverses and what they restore are computed. Source: nested floors of
the output sizes in the frameworks' documentation; measured on torch 2.13 and keras 3.15.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from tconvcalc.geometry import span_of_kernel
from tconvcalc.values import Ends, Linear, Size, shifted

if TYPE_CHECKING:
    from fractions import Fraction  # decimal comes with it, and one layer has no use for either


class Shrink(NamedTuple):
    """``m -> (m - window)//stride + 1``: a convolution, a pooling, a slice, a pad or a crop along one axis.

    Attributes:
        stride: how many input sizes give one output size.
        window: the smallest of the input sizes that give 1; a pad has one below 1.
        least: the framework also refuses inputs below this (and every input below ``window``).
        multiple: the framework refuses inputs that this does not divide.
    """

    stride: int
    window: int
    least: int = 1
    multiple: int = 1

    @property
    def smallest(self) -> int:
        """The smallest input that the layer takes."""
        least = max(1, self.least, self.window)
        return -(-least // self.multiple) * self.multiple

    @overload
    def size(self, size: int) -> int: ...
    @overload
    def size(self, size: Size) -> Size | None: ...
    def size(self, size: Size) -> Size | None:
        """The output size; None where a symbol's would not be one line (``n`` at stride 2)."""
        if not isinstance(size, Linear):
            return (size - self.window) // self.stride + 1
        slope, rest = divmod(size.slope, self.stride)
        return None if rest else Linear(slope, (size.offset - self.window) // self.stride + 1, size.symbol)

    def refusal(self, size: Size) -> str:
        """Why the framework refuses this input, empty where it takes it; a symbol may be as large as it needs."""
        if isinstance(size, Linear):
            even = size.slope % self.multiple == size.offset % self.multiple == 0
        elif size < self.smallest:
            return f"its input must be at least {self.smallest}, and it is {size}"
        else:
            even = size % self.multiple == 0
        return "" if even else f"its input must be divisible by {self.multiple}, and it is {size}"


class Grow(NamedTuple):
    """``m -> stride*(m - 1) + base``: a transposed convolution, an upsampling or an unpooling along one axis.

    Attributes:
        stride: how much further the output reaches for each further input.
        base: the output size of an input of 1.
        low: the smallest base that an output size stated at the call may ask for.
        high: the largest; where neither is given, no size can be stated.
    """

    stride: int
    base: int
    low: int | None = None
    high: int | None = None

    @property
    def smallest(self) -> int:
        """The smallest input that leaves an output."""
        return max(1, 2 - (self.base - 1 + self.stride) // self.stride)

    @overload
    def size(self, size: int) -> int: ...
    @overload
    def size(self, size: Size) -> Size: ...
    def size(self, size: Size) -> Size:
        """The output size."""
        return shifted(size, self.stride, self.base)

    def refusal(self, size: Size) -> str:
        """Why there is no output, empty where there is one."""
        if isinstance(size, Linear) or size >= self.smallest:
            return ""
        return f"its output would be {self.size(size)}"

    def stated(self, size: Size) -> tuple[Size, Size] | None:
        """The least and the largest output size that may be stated for this input; None where none may."""
        if self.low is None or self.high is None:
            return None
        return shifted(size, self.stride, self.low), shifted(size, self.stride, self.high)


class Resize(NamedTuple):
    """Any size to one size: an interpolation or an adaptive pooling. It folds nothing, so it has no inverse class."""

    target: int
    smallest: int = 1

    def size(self, _size: Size) -> int:
        """The output size."""
        return self.target

    def refusal(self, _size: Size) -> str:
        """Nothing is refused."""
        return ""


class Scale(NamedTuple):
    """``m -> floor(m*factor)`` in float64, as an interpolation by a fraction computes it."""

    factor: Fraction

    @property
    def smallest(self) -> int:
        """The smallest input that leaves an output."""
        least = int(-(-1 // self.factor))
        return next(size for size in range(max(1, least - 1), least + 2) if self.size(size) != 0)

    @overload
    def size(self, size: int) -> int: ...
    @overload
    def size(self, size: Size) -> Size | None: ...
    def size(self, size: Size) -> Size | None:
        """The output size; None for a symbol, whose sizes are no line."""
        return None if isinstance(size, Linear) else int(float(size) * float(self.factor))

    def refusal(self, size: Size) -> str:
        """Why there is no output, empty where there is one."""
        if isinstance(size, Linear) or self.size(size):
            return ""
        return f"{size} times {float(self.factor)} leaves nothing"


class Refusal(NamedTuple):
    """The framework refuses these parameters at every size, and the sentence that says so."""

    sentence: str


Step = Shrink | Grow | Resize | Scale
"""What a layer does to the size of one axis."""


class Written(NamedTuple):
    """What is written of one layer along one axis; None where it is left out.

    ``factor`` is how far an upsampling or a shuffle goes, ``target`` the size that a resize gives, ``ends`` what a pad
    adds or a crop takes at the begin and the end, ``output_size`` the size stated at the call.
    """

    kernel_size: int | None = None
    stride: int | None = None
    padding: int | Ends | str | None = None
    output_padding: int | None = None
    dilation: int | None = None
    ceil: bool | None = None
    factor: Fraction | None = None
    target: int | None = None
    ends: Ends | None = None
    output_size: int | None = None


class Kind(NamedTuple):
    """One kind of layer of one framework.

    Attributes:
        step: from the written quantities, by keyword, what the layer does to an axis.
        takes: the quantities that may be written of it.
        needs: the one that has to be.
        together: why the framework refuses these axes beside each other, empty where it does not.
    """

    step: Callable[..., Step | Refusal]
    takes: tuple[str, ...]
    needs: str
    together: Callable[[Sequence[Written]], str] = lambda _axes: ""


class Steps(NamedTuple):
    """The layers of one framework beside its transposed convolutions.

    Attributes:
        kinds: what it has, by the words of the notation.
        lacks: for a kind that it has not, what to write instead.
        states_size: whether a transposed convolution may be told its output size when it is called.
        padding: the padding of a transposed convolution where none is written; None for that of the first case.
    """

    kinds: Mapping[str, Kind]
    lacks: Mapping[str, str]
    states_size: bool
    padding: int | str | None = None


NO_STEPS = Steps({}, {}, states_size=False)
"""Of a framework that has nothing but transposed convolutions."""


def windows(  # noqa: PLR0913 -- each is a number of its own
    kernel_size: int, stride: int, dilation: int = 1, begin: int = 0, end: int = 0, *, ceil: bool = False
) -> Shrink:
    """Windows that slide over an axis with so much padding at its ends: a convolution or a pooling.

    With ``ceil`` the size is ``ceil((m + begin + end - span)/stride) + 1``, less one where the last window would start
    behind the input and the padding at its begin; it is the lesser of two floors, hence again one.
    """
    least = span_of_kernel(kernel_size, dilation) - begin - end
    return Shrink(stride, max(least - stride, -begin) + 1 if ceil else least)


def every(stride: int) -> Shrink:
    """Every stride-th element, whatever the kernel: the padding of which the word is same."""
    return Shrink(stride, 1)


def zero_padded(begin: int, end: int) -> Shrink:
    """Zeros (or, where negative, a cut) at both ends."""
    return Shrink(1, 1 - begin - end, least=max(1, -begin, -end))


def reflected(begin: int, end: int) -> Shrink:
    """A reflection at both ends, each below the size that it reflects."""
    return Shrink(1, 1 - begin - end, least=max(begin, end) + 1)


def cropped(begin: int, end: int) -> Shrink:
    """A cut at both ends that leaves something."""
    return Shrink(1, 1 + begin + end)
