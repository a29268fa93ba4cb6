"""``tconvcalc draw``: a layer to look at."""

from __future__ import annotations

from tconvcalc.cli import options


def draw(  # noqa: PLR0913 -- one parameter for each option
    layers: options.Layers = None,
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
    matrix: options.Matrix = False,
    phases: options.Phases = False,
    two_d: options.TwoD = False,
    output_file: options.Picture = None,
    as_json: options.AsJson = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Draw a layer: the kernel copies, the crops, how often each output is covered, and what it sums.

    What is left out is the framework's default; where both sizes are given it is solved.
    Several layers, written as for chain, are drawn as the sizes on the way.
    """
    from tconvcalc.cli.run_draw import Wanted, draw_layers  # noqa: PLC0415 -- help and version need none of it
    from tconvcalc.drawing.subject import chosen  # noqa: PLC0415 -- as above

    given = {
        "input_size": input_size,
        "output_size": output_size,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "output_padding": output_padding,
        "dilation": dilation,
    }
    layer = {"dims": dims, "in_channels": in_channels, "out_channels": out_channels, "groups": groups}
    wanted = Wanted(chosen(matrix=matrix, phases=phases, two_d=two_d), output_file, as_json, color)
    return draw_layers(layers or [], framework or [], given, layer, wanted)
