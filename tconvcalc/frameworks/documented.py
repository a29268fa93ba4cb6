"""How runtimes that are not known here as frameworks would take a layer, as far as their documentation tells.

None of it was run. Sources: TensorRT's documentation of IDeconvolutionLayer (pre- and post-padding); coremltools'
MIL operator conv_transpose; TFLite's operator TRANSPOSE_CONV.
"""

from __future__ import annotations

from typing import NamedTuple

from tconvcalc.layer import Layer


class Documented(NamedTuple):
    """A runtime, and what its documentation says of a layer."""

    runtime: str
    sentence: str


def documented(layer: Layer) -> tuple[Documented, ...]:
    """What the documentation of each runtime says of a layer."""
    begins, ends = ([getattr(axis, name) for axis in layer.axes] for name in ("crop_begin", "crop_end"))
    flat = layer.groups == 1 and all(axis.dilation == 1 for axis in layer.axes)
    if min(begins + ends) < 0:
        pads = mil = "it cannot extend: zero taps at that end of the kernel first"
    else:
        pads = f"pre-padding {begins}, post-padding {ends}"
        mil = f"pad_type custom, pad {[end for pair in zip(begins, ends, strict=True) for end in pair]}"
    lite = "TRANSPOSE_CONV with the padding and the output_shape of tf.nn; it checks no size"
    return (
        Documented("TensorRT", pads),
        Documented("Core ML", f"{mil}; it has no output_padding"),
        Documented("TFLite", lite if flat else "no dilation and no groups: a dense kernel without groups first"),
    )
