"""``tconvcalc solve``: from what is known of a layer to what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tconvcalc.cli import options
from tconvcalc.cli.layer_command import layer_command

if TYPE_CHECKING:
    from tconvcalc.cli.layer_options import LayerOptions
from tconvcalc.question import Bounds

_BOUNDS = Bounds()


@layer_command
def solve(  # noqa: PLR0913 -- one parameter for each option
    *,
    layer: LayerOptions,
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
    from tconvcalc.cli.run_solve import Wanted, answer  # noqa: PLC0415 -- help and version need none of it
    from tconvcalc.parsing.python_values import whole  # noqa: PLC0415

    wanted = Wanted(None if every else whole("--limit", limit), code, init, as_json, verbose, color)
    bounds = Bounds(max_kernel, max_stride, max_dilation)
    return answer(layer._replace(bounds=bounds), wanted)
