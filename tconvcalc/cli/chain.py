"""``tconvcalc chain``: several layers walked through, or found."""

from __future__ import annotations

from tconvcalc.cli import options


def chain(  # noqa: PLR0913 -- one parameter for each option
    layers: options.Layers = None,
    *,
    framework: options.Framework = None,
    input_size: options.InputSize = None,
    output_size: options.OutputSize = None,
    dims: options.Dims = None,
    limit: options.Limit = 5,
    code: options.Code = False,
    as_json: options.AsJson = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Walk through several layers, or find the ones that are left open.

    A layer: conv:k3s2p1 · pool:k2 · tconv:k4s2p1a1 · up:2 · tconv:? (find it) · tconv:?*2..6 · (conv:k3p1 pool:k2)x4.
    """
    from tconvcalc.cli.run_networks import Wanted, run_chain  # noqa: PLC0415 -- help and version need none of it

    return run_chain(framework, layers or [], (input_size, output_size), dims, limit, Wanted(code, as_json, color))
