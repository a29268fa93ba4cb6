"""``tconvcalc draw``: a layer to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tconvcalc.cli import options
from tconvcalc.cli.layer_command import layer_command

if TYPE_CHECKING:
    from tconvcalc.cli.layer_options import LayerOptions


@layer_command
def draw(  # noqa: PLR0913 -- one parameter for each option
    layers: options.Layers = None,
    *,
    layer: LayerOptions,
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

    wanted = Wanted(chosen(matrix=matrix, phases=phases, two_d=two_d), output_file, as_json, color)
    return draw_layers(layers or [], layer, wanted)
