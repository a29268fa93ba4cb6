"""What a framework takes for a quantity that a layer leaves out, read off the signatures of its calls."""

from __future__ import annotations

from tconvcalc.frameworks.signature import REQUIRED, SIGNATURES

_OF_A_LAYER = ("kernel_size", "stride", "padding", "output_padding", "dilation")
_OURS: dict[object, int | str] = {None: "auto", "SAME": "same", "valid": "valid", 0: 0, 1: 1}
"""The defaults of the signatures in our words."""


def _defaults(framework: str) -> dict[str, tuple[int | str]]:
    """The defaults of one framework, each for all axes; what it wants to be told is not there."""
    signature = next(each for each in SIGNATURES if each.framework == framework)
    usual = {each.quantity: each.default for each in signature.parameters if each.quantity in _OF_A_LAYER}
    return {name: (_OURS[value],) for name, value in usual.items() if value is not REQUIRED}


DEFAULTS = {signature.framework: _defaults(signature.framework) for signature in SIGNATURES}
