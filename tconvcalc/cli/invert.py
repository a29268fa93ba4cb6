"""``tconvcalc invert``: the decoder that brings an encoder's input back."""

from __future__ import annotations

from tconvcalc.cli import options


def invert(  # noqa: PLR0913 -- one parameter for each option
    layers: options.Layers = None,
    *,
    framework: options.Framework = None,
    input_size: options.InputSize = None,
    output_size: options.OutputSize = None,
    decoder: options.Decoder = None,
    skips: options.Skips = False,
    dims: options.Dims = None,
    code: options.Code = False,
    as_json: options.AsJson = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Invert an encoder: the decoder, for which sizes it gives back what went in, and what to do for the others.

    A layer: conv:k3s2p1 · pool:k2 · pool:k3s2p1ceil · conv:k3s2same · (conv:k3p1 pool:k2)x4.
    """
    from tconvcalc.cli.run_networks import Wanted, run_invert  # noqa: PLC0415 -- help and version need none of it

    wanted = Wanted(code, as_json, color)
    return run_invert(framework, layers or [], (input_size, output_size), dims, decoder, wanted, skips=skips)
