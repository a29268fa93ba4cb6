"""``tconvcalc solve``: from what is known of a layer to what is not."""

from __future__ import annotations

from tconvcalc.cli import options
from tconvcalc.question import Bounds

_BOUNDS = Bounds()


def solve(  # noqa: PLR0913 -- one parameter for each option
    *,
    framework: options.Frameworks = None,
    input_size: options.InputSize = None,
    output_size: options.OutputSize = None,
    kernel_size: options.KernelSize = None,
    stride: options.Stride = None,
    padding: options.Padding = None,
    output_padding: options.OutputPadding = None,
    dilation: options.Dilation = None,
    dims: options.Dims = None,
    in_channels: options.InChannels = None,
    out_channels: options.OutChannels = None,
    groups: options.Groups = 1,
    limit: options.Limit = 5,
    every: options.All = False,
    max_kernel: options.MaxKernel = _BOUNDS.kernel_size,
    max_stride: options.MaxStride = _BOUNDS.stride,
    max_dilation: options.MaxDilation = _BOUNDS.dilation,
    code: options.Code = False,
    init: options.Init = None,
    as_json: options.AsJson = False,
    verbose: options.Verbose = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Solve for what is not known of a transposed convolution, or say why it cannot be and what to change.

    A value: 126 · 126x224 (one per axis) · ? (unknown) · 2..7 (within) · n, 2*n+1 (for every n).
    """
    from tconvcalc.cli.layer_options import LayerOptions  # noqa: PLC0415 -- help and version need none of it
    from tconvcalc.cli.run_solve import Wanted, answer  # noqa: PLC0415

    layer = LayerOptions(
        frameworks=framework or (),
        input_size=input_size,
        output_size=output_size,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        dilation=dilation,
        dims=dims,
        in_channels=in_channels,
        out_channels=out_channels,
        groups=groups,
        bounds=Bounds(max_kernel, max_stride, max_dilation),
    )
    wanted = Wanted(None if every else limit, code, init, as_json, verbose, color)
    return answer(layer, wanted)
