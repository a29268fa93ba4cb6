"""``tconvcalc check``: whether what files, or options, claim of layers can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tconvcalc.cli import options
from tconvcalc.cli.layer_command import layer_command

if TYPE_CHECKING:
    from tconvcalc.cli.layer_options import LayerOptions


@layer_command
def check(  # noqa: PLR0913 -- one parameter for each option
    *,
    paths: options.Paths = None,
    layer: LayerOptions,
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
    from tconvcalc.checking.check_options import CheckOptions  # noqa: PLC0415 -- help and version need none of it
    from tconvcalc.cli.run_check import Wanted, judge  # noqa: PLC0415 -- as above

    chosen = CheckOptions(
        select or (),
        ignore or (),
        exclude or (),
        strict=strict,
        stdin_filename=stdin_filename,
        force_exclude=force_exclude,
    )
    wanted = Wanted(output_format, output_file, statistics, show_unread, quiet, exit_zero, color, debug)
    return judge(paths or [], layer, chosen, wanted)
