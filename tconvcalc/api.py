"""What a program calls: the same questions and answers as on the command line."""

from __future__ import annotations

from tconvcalc.asking import ask
from tconvcalc.entries import Given
from tconvcalc.layer import Bounds
from tconvcalc.solving import solver
from tconvcalc.solving.answer import Answer

_BOUNDS = Bounds()


def solve(  # noqa: PLR0913 -- one keyword for each quantity that a layer has
    framework: str,
    *,
    input_size: Given = None,
    output_size: Given = None,
    kernel_size: Given = None,
    stride: Given = None,
    padding: Given = None,
    output_padding: Given = None,
    dilation: Given = 1,
    dims: int | None = None,
    in_channels: int | None = None,
    out_channels: int | None = None,
    groups: int = 1,
    max_kernel: int = _BOUNDS.kernel_size,
    max_stride: int = _BOUNDS.stride,
    max_dilation: int = _BOUNDS.dilation,
    limit: int | None = 5,
) -> Answer:
    """Solve for what is not known of a transposed convolution.

    A quantity is a number, a tuple with one number per spatial axis (outermost first), None (unknown), a ``range``
    (unknown, but within it), or a string as on the command line (``"126x224"``, ``"2..7"``, ``"2*n"``, ``"same"``).
    Sizes are counted in elements along one axis.

    Args:
        framework: ``tensorflow`` (``tf``), ``keras`` or ``pytorch`` (``torch``).
        input_size: of the layer's input.
        output_size: of its output.
        kernel_size: taps along an axis.
        stride: the upsampling factor.
        padding: what is trimmed from the ends, or ``"same"`` or ``"valid"``.
        output_padding: what is added at the end, or ``"auto"`` where the framework may choose.
        dilation: the distance of the taps; None solves it.
        dims: the number of spatial axes, where no value tells; 2 if nothing does.
        in_channels: of the input.
        out_channels: of the output.
        groups: of channels.
        max_kernel: how far an unknown kernel_size is searched.
        max_stride: how far an unknown stride is searched.
        max_dilation: how far an unknown dilation is searched.
        limit: how many solutions are listed, best first; None lists all.

    Returns:
        The answer; it is true where there is a layer, and says why where there is none.

    Raises:
        MisuseError: something cannot be read, or the framework cannot hold it.
    """
    given = {
        "input_size": input_size,
        "output_size": output_size,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "output_padding": output_padding,
        "dilation": dilation,
    }
    (question,) = ask(
        [framework],
        {name: value for name, value in given.items() if (name, value) != ("dilation", 1)},
        dims=dims,
        in_channels=in_channels,
        out_channels=out_channels,
        groups=groups,
        bounds=Bounds(max_kernel, max_stride, max_dilation),
    )
    return solver.solve(question, limit)
