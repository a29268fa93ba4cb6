"""JAX' and Flax' layers and functions as a table: by which names they go, and what each does to a shape.

Source: the pages of jax.lax, jax.numpy, flax.linen and flax.nnx; measured on jax 0.10 and flax 0.12.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tconvcalc.frameworks import meeting_effects as meeting
from tconvcalc.frameworks import padding_effects as padding
from tconvcalc.frameworks import shape_effects as shape
from tconvcalc.frameworks import spatial_effects as space
from tconvcalc.frameworks.layers_base import (
    Base,
    Effect,
    Given,
    Operation,
    Outcome,
    Role,
    Transposed,
    Vocabulary,
    under,
)
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.signature import AXES, REQUIRED, Signature, named

_STORED = ("kernel_size", "in_channels", "out_channels")
_TURNED = ("kernel_size", "out_channels", "in_channels")
_LAX = (
    "lhs:input rhs:filters strides:stride padding rhs_dilation:dilation=None dimension_numbers:data_format=None "
    "transpose_kernel:turned=False precision=None preferred_element_type=None use_consistent_padding:crops=False"
)
_ACTIVATIONS = """
relu relu6 sigmoid softplus sparse_plus soft_sign silu swish log_sigmoid leaky_relu hard_sigmoid hard_silu hard_swish
hard_tanh elu celu selu gelu softmax log_softmax standardize tanh
"""
_ARRAY_KEEPS = """
tanh exp log log1p sqrt abs square sin cos sign round floor clip nan_to_num zeros_like ones_like full_like copy negative
"""
_NORMS = "BatchNorm LayerNorm GroupNorm RMSNorm InstanceNorm"
_CONV = (
    "features:out_channels kernel_size strides:stride=1 padding='SAME' input_dilation=1 kernel_dilation:dilation=1 "
    "feature_group_count=1"
)
_POOL = "inputs:input window_shape:kernel_size strides:stride=None padding='VALID'"
_LAST = {"data_format": "channels_last", "unbatched": True}
_KEEP = Operation(shape.keep, named("input"))
_ALIKE = ("circular", "reflect")
"""Paddings that make the size of SAME."""


def _by_kernel(make: Callable[[int], Effect]) -> Effect:
    """What windows do that have as many axes as their kernel has numbers; what is left out is 1."""

    def effect(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        kernel = given.get("kernel_size")
        dims = len(kernel) if isinstance(kernel, tuple) else 1 if type(kernel) is int else None
        if dims not in AXES or given.get("input_dilation") not in (1, None, REQUIRED):
            return None
        values = dict(given.values)
        values |= {name: 1 for name in ("stride", "dilation") if values.get(name) is None}
        if given.word("padding") in _ALIKE:
            values["padding"] = "same"
        return make(dims)(given._replace(values=values), shapes)

    return effect


_CONVOLUTION = Operation(_by_kernel(space.convolution), named(_CONV), fixed=_LAST)
_POOLING = Operation(_by_kernel(space.pooling), named(_POOL), fixed={**_LAST, "return_indices": False})
_PAIR = Operation(meeting.together("sum"), named("x:input y:other"), ("input", "other"))
_LOSS = Operation(meeting.together("target"), named("input target"), ("input", "target"))
_SHAPED = Operation(shape.made, named("shape"), operands=())
_DRAWN = Operation(shape.made, named("key shape=()"), operands=())
_REDUCED = Operation(shape.reduced, named("a:input axis=None dtype=None out=None keepdims=False"))

_LAYERS: dict[str, Operation] = {
    "flax.linen.Conv": _CONVOLUTION,
    "flax.nnx.Conv": replace(
        _CONVOLUTION, parameters=named("in_features:in_channels " + _CONV.replace("features", "out_features", 1))
    ),
    "flax.linen.Dense": Operation(shape.features, named("features:out_features")),
    "flax.nnx.Linear": Operation(shape.features, named("in_features out_features")),
    "flax.linen.Embed": Operation(shape.embedded, named("num_embeddings features:out_features")),
    "flax.nnx.Embed": Operation(shape.embedded, named("num_embeddings features:out_features")),
    **{
        name: one
        for module in ("flax.linen.", "flax.nnx.")
        for name, one in under(module, _NORMS + " Dropout PReLU", _KEEP).items()
    },
}
_FUNCTIONS: dict[str, Operation] = {
    **{
        name: one
        for module in ("jax.nn.", "flax.linen.", "flax.linen.activation.", "flax.nnx.")
        for name, one in under(module, _ACTIVATIONS, _KEEP).items()
    },
    **under("jax.numpy.", _ARRAY_KEEPS, _KEEP),
    **under("jax.numpy.", "asarray array", Operation(shape.keep, named("input"), literal=True)),
    **under("jax.lax.", "stop_gradient tanh exp", _KEEP),
    **{f"flax.{module}.{name}_pool": _POOLING for module in ("linen", "nnx") for name in ("max", "avg", "min")},
    **under("jax.numpy.", "zeros ones empty full", _SHAPED),
    **under("jax.random.", "normal uniform truncated_normal bernoulli", _DRAWN),
    "jax.random.bernoulli": Operation(shape.made, named("key p=0.5 shape=()"), operands=()),
    "jax.random.truncated_normal": Operation(shape.made, named("key lower upper shape=()"), operands=()),
    "jax.numpy.reshape": Operation(shape.reshaped, named("input shape"), older={"a": "input", "newshape": "shape"}),
    "jax.numpy.transpose": Operation(shape.permuted, named("input axes:order"), older={"a": "input"}),
    "jax.numpy.expand_dims": Operation(shape.unsqueezed, named("input axis"), older={"a": "input"}),
    "jax.numpy.squeeze": Operation(shape.squeezed, named("input axis=None"), older={"a": "input"}),
    "jax.numpy.swapaxes": Operation(shape.exchanged, named("input axis1:begin axis2:end"), older={"a": "input"}),
    "jax.numpy.tile": Operation(shape.repeated, named("input reps:times"), older={"A": "input"}),
    "jax.numpy.pad": Operation(padding.padded_all, named("input pad_width:amount"), older={"array": "input"}),
    **under("jax.numpy.", "concatenate concat", Operation(meeting.joined, named("arrays:inputs axis=0"), ("inputs",))),
    "jax.numpy.stack": Operation(meeting.stacked, named("arrays:inputs axis=0"), ("inputs",)),
    **under("jax.numpy.", "mean sum max min", _REDUCED),
    **under("jax.numpy.", "add subtract multiply divide maximum minimum", _PAIR),
    "jax.image.resize": Operation(shape.made, named("image shape"), operands=()),
}
_LINEN = Base(
    "__call__",
    before="setup",
    fields=True,
    runs={"apply": "output", "init_with_output": "both", "init": "other", "lazy_init": "other", "tabulate": "other"},
)
_ROLES: dict[str, Role] = {
    "flax.linen.Sequential": "row",
    "flax.nnx.Sequential": "row",
    "flax.nnx.List": "listed",
    "flax.nnx.Dict": "named",
    "jax.numpy.shape": "shape",
    "jax.numpy.split": "chunks",
    **dict.fromkeys(("jax.jit", "flax.nnx.jit", "flax.linen.jit", "flax.linen.remat", "flax.nnx.remat"), "wrapper"),
}


def _of_lax(given: Given) -> Mapping[str, object]:
    """How the weights are kept; what another layout or another sense of the padding leaves unknown."""
    told: dict[str, object] = {}
    if given.get("turned") is not False or given.get("data_format") is not None:
        usual = given.get("turned") is True and given.get("data_format") is None
        told["filters"] = _TURNED if usual else None
    if given.get("crops") is not False and not isinstance(given.get("padding"), str):
        told["padding"] = None
    return told


def _transposed(signatures: Sequence[Signature]) -> dict[str, Transposed]:
    """The kernel, or the weights of a function, tell how many axes there are."""
    rows: dict[str, Transposed] = {}
    for one in signatures:
        if one.parameters[0].quantity == "input":
            row = Transposed("functional", "jax", None, named(_LAX), applied=True, filters=_STORED, together=_of_lax)
        else:
            row = Transposed("module", "jax", None, one.parameters, unbatched=True, kernel_dims=1, any_case=True)
        row = replace(row, first=False, read_padding=one.read_padding, padding_words={"circular": None})
        rows |= dict.fromkeys(one.names, row)
    return rows


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        spellings=((re.compile(r"^jax\._src\.lax\.convolution\."), "jax.lax."),),
        transposed=_transposed(signatures),
        layers=_LAYERS,
        functions=_FUNCTIONS,
        roles=_ROLES,
        losses=dict.fromkeys(("optax.l2_loss", "optax.squared_error", "optax.sigmoid_binary_cross_entropy"), _LOSS),
        bases={"flax.linen.Module": _LINEN, "flax.nnx.Module": Base("__call__")},
    )
