"""``tconvcalc check``: whether what files, or options, claim of layers can be."""

from __future__ import annotations

from tconvcalc.cli import options


def check(  # noqa: PLR0913 -- one parameter for each option
    *,
    paths: options.Paths = None,
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
    select: options.Select = None,
    ignore: options.Ignore = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    strict: options.Strict = False,
    exit_zero: options.ExitZero = False,
    stdin_filename: options.StdinFilename = None,
    output_format: options.OutputFormat = None,
    output_file: options.OutputFile = None,
    statistics: options.Statistics = False,
    show_unread: options.ShowUnread = False,
    quiet: options.Quiet = False,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Check spec files, Python sources and notebooks, or the one layer that the options describe.

    Nothing that is checked is run or imported. Without paths and options, the project's settings say what to check,
    or else the current folder is checked.
    """
    from tconvcalc.cli.layer_options import LayerOptions  # noqa: PLC0415 -- help and version need none of it
    from tconvcalc.cli.run_check import Settings, Wanted, judge  # noqa: PLC0415

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
    settings = Settings(
        select or (),
        ignore or (),
        exclude or (),
        force_exclude=force_exclude,
        strict=strict,
        stdin_filename=stdin_filename,
    )
    wanted = Wanted(output_format, output_file, statistics, show_unread, quiet, exit_zero, color, debug)
    return judge(paths or [], layer, settings, wanted)
