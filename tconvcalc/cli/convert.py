"""``tconvcalc convert``: the same numbers in another framework."""

from __future__ import annotations

from tconvcalc.cli import options


def convert(  # noqa: PLR0913 -- one parameter for each option
    *,
    call: options.LayerCall = None,
    to: options.Targets = None,
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
    one_layer: options.OneLayer = False,
    code: options.Code = False,
    as_json: options.AsJson = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Write a layer in other frameworks so that it computes the same numbers, with the weights that this takes.

    The layer is one call as text, or its options; what is left out is the framework's default, the input every size.
    """
    from tconvcalc.cli.layer_options import LayerOptions  # noqa: PLC0415 -- help and version need none of it
    from tconvcalc.cli.run_convert import Wanted, convert_and_show  # noqa: PLC0415

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
    )
    return convert_and_show(call, layer, to or [], Wanted(one_layer, code, as_json, color))
