"""The names by which sources call ONNX' transposed convolution: a node that is made for a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tconvcalc.frameworks.layers_base import Given, Transposed, Vocabulary
from tconvcalc.frameworks.signature import Signature, named

_BEFORE = "op_type:kind inputs:nodes outputs:results name=None doc_string=None domain=None overload=None "
_NODE = _BEFORE + (
    "kernel_shape:kernel_size strides:stride=1 pads:padding=0 output_padding=0 dilations:dilation=1 group:groups=1 "
    "auto_pad:word=None output_shape=None"
)


def _together(given: Given) -> Mapping[str, object]:
    """What auto_pad and output_shape make of the padding.

    A stated size crops as it likes. An output_padding moves what a word crops, of which no rule is told here.
    """
    word, extra, told = given.get("word"), given.get("output_padding"), dict[str, object]()
    if given.get("output_shape") is not None:
        return {"padding": None, "output_padding": None}
    if word not in {None, "NOTSET"}:
        whole = extra in {0, None} or (isinstance(extra, tuple) and not any(extra))
        told["padding"] = word if isinstance(word, str) and whole else None
    elif given.get("padding") is None:
        told["padding"] = 0
    return told | ({"output_padding": 0} if extra is None else {})


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    own = signatures[0]
    row = Transposed(
        "module",
        "onnx",
        None,
        named(_NODE),
        first=True,
        kernel_dims=1,
        kind=own.before[0].strip('"'),
        read_padding=own.read_padding,
        together=_together,
    )
    return Vocabulary(transposed=dict.fromkeys(own.names, row))
