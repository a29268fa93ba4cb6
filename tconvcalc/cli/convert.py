"""``tconvcalc convert``: the same numbers in another framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tconvcalc.cli import options
from tconvcalc.cli.layer_command import layer_command

if TYPE_CHECKING:
    from tconvcalc.cli.layer_options import LayerOptions


@layer_command
def convert(  # noqa: PLR0913 -- one parameter for each option
    *,
    call: options.LayerCall = None,
    to: options.Targets = None,
    layer: LayerOptions,
    one_layer: options.OneLayer = False,
    code: options.Code = False,
    as_json: options.AsJson = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Write a layer in other frameworks so that it computes the same numbers, with the weights that this takes.

    The layer is one call as text, or its options; what is left out is the framework's default, the input every size.
    """
    from tconvcalc.cli.run_convert import Wanted, convert_and_show  # noqa: PLC0415 -- help and version need none of it

    return convert_and_show(call, layer, to or [], Wanted(one_layer, code, as_json, color))
