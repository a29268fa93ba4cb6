"""Paddle's layers and functions as a table: by which names they go, and what each does to a shape.

Source: the pages of paddle.nn, paddle.nn.functional and paddle.Tensor; measured on paddlepaddle 3.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.frameworks import meeting_effects as meeting
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

_PADDING_WORDS = {"valid": 0, "same": None}
_FORMAT = "data_format='channels_first'"
_KEEPS = """
ReLU ReLU6 LeakyReLU PReLU ELU SELU CELU GELU Silu Swish Mish Hardswish Hardsigmoid Hardtanh Sigmoid LogSigmoid Tanh
Softplus Softsign Softmax LogSoftmax Identity Dropout Dropout2D Dropout3D AlphaDropout LayerNorm GroupNorm
BatchNorm InstanceNorm1D InstanceNorm2D InstanceNorm3D SpectralNorm LocalResponseNorm
"""
_FUNCTIONS_KEEP = """
relu relu6 leaky_relu prelu elu selu celu gelu silu swish mish hardswish hardsigmoid hardtanh sigmoid log_sigmoid tanh
softplus softsign softmax log_softmax dropout dropout2d dropout3d alpha_dropout normalize layer_norm batch_norm
instance_norm relu_ tanh_
"""
_ARRAY_KEEPS = "abs exp log sqrt square tanh clip sign round floor cast zeros_like ones_like full_like assign clone"
_CONV = "in_channels out_channels kernel_size stride=1 padding=0 dilation=1 groups=1 padding_mode='zeros' "
_MAX_POOL = "kernel_size stride=None padding=0 return_mask:return_indices=False ceil_mode=False "
_AVERAGE_POOL = "kernel_size stride=None padding=0 ceil_mode=False exclusive=True divisor_override=None "
_UPSAMPLE = "size:output_size=None scale_factor:factor=None mode='nearest' align_corners=False align_mode=0 "
_KEEP = Operation(shape.keep, named("input"), older={"x": "input"})
_FLAT = "start_axis:begin={} stop_axis:end=-1"
_PAIR = Operation(meeting.together("sum"), named("x:input y:other"), ("input", "other"))
_JOIN = Operation(meeting.joined, named("x:inputs axis=0"), ("inputs",))
_REDUCED = Operation(shape.reduced, named("x:input axis=None keepdim:keepdims=False"))


def _pooling(dims: int) -> Effect:
    """A pooling; how it rounds up at a padding is not told."""
    effect = space.pooling(dims)

    def rounded(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        unsure = given.get("ceil_mode") not in (False, REQUIRED) and given.get("padding") != 0
        return effect(given._replace(values={**given.values, "kernel_size": None}) if unsure else given, shapes)

    return rounded


def _spatial(dims: int) -> dict[str, Operation]:
    """The layers of one number of axes."""
    pool = _pooling(dims)
    rows = {
        f"Conv{dims}D": Operation(space.convolution(dims), named(f"{_CONV} weight_attr=None bias_attr=None {_FORMAT}")),
        f"MaxPool{dims}D": Operation(pool, named(_MAX_POOL + _FORMAT)),
        f"AvgPool{dims}D": Operation(pool, named(_AVERAGE_POOL + _FORMAT)),
        f"AdaptiveAvgPool{dims}D": Operation(space.adaptive(dims), named(f"output_size {_FORMAT}")),
        f"AdaptiveMaxPool{dims}D": Operation(space.adaptive(dims), named(f"output_size return_mask=False {_FORMAT}")),
        f"BatchNorm{dims}D": _KEEP,
    }
    return {f"paddle.nn.{name}": one for name, one in rows.items()}


def _spatial_functions(dims: int) -> dict[str, Operation]:
    pool = _pooling(dims)
    rows = {
        f"max_pool{dims}d": Operation(pool, named("x:input " + _MAX_POOL + _FORMAT)),
        f"avg_pool{dims}d": Operation(pool, named("x:input " + _AVERAGE_POOL + _FORMAT)),
        f"adaptive_avg_pool{dims}d": Operation(space.adaptive(dims), named(f"x:input output_size {_FORMAT}")),
    }
    return {f"paddle.nn.functional.{name}": one for name, one in rows.items()}


_LAYERS: dict[str, Operation] = {
    **under("paddle.nn.", _KEEPS, _KEEP),
    **{name: one for dims in AXES for name, one in _spatial(dims).items()},
    "paddle.nn.Linear": Operation(shape.features, named("in_features out_features")),
    "paddle.nn.Flatten": Operation(shape.flattened, named(_FLAT.format(1))),
    "paddle.nn.Unflatten": Operation(shape.unflattened, named("axis shape")),
    "paddle.nn.Upsample": Operation(space.scaled(None), named(_UPSAMPLE + _FORMAT)),
    "paddle.nn.UpsamplingNearest2D": Operation(space.scaled(2), named(_UPSAMPLE.partition("mode")[0] + _FORMAT)),
    "paddle.nn.UpsamplingBilinear2D": Operation(space.scaled(2), named(_UPSAMPLE.partition("mode")[0] + _FORMAT)),
    "paddle.nn.PixelShuffle": Operation(space.shuffled, named(f"upscale_factor:factor {_FORMAT}")),
    "paddle.nn.PixelUnshuffle": Operation(space.unshuffled, named(f"downscale_factor:factor {_FORMAT}")),
    "paddle.nn.Embedding": Operation(shape.embedded, named("num_embeddings embedding_dim:out_features")),
}
_SHAPED = Operation(shape.made, named("shape"), operands=())
_FUNCTIONS: dict[str, Operation] = {
    **under("paddle.nn.functional.", _FUNCTIONS_KEEP, _KEEP),
    **under("paddle.", _ARRAY_KEEPS, _KEEP),
    **{name: one for dims in AXES for name, one in _spatial_functions(dims).items()},
    **under("paddle.", "zeros ones rand randn empty uniform normal full", _SHAPED),
    "paddle.normal": Operation(shape.made, named("mean=0.0 std=1.0 shape=None"), operands=()),
    "paddle.reshape": Operation(shape.reshaped, named("x:input shape")),
    "paddle.flatten": Operation(shape.flattened, named("x:input " + _FLAT.format(0))),
    "paddle.transpose": Operation(shape.permuted, named("x:input perm:order")),
    "paddle.squeeze": Operation(shape.squeezed, named("x:input axis=None")),
    "paddle.unsqueeze": Operation(shape.unsqueezed, named("x:input axis")),
    "paddle.concat": _JOIN,
    "paddle.stack": Operation(meeting.stacked, named("x:inputs axis=0"), ("inputs",)),
    **under("paddle.", "mean sum max min", _REDUCED),
    **under("paddle.", "add subtract multiply divide maximum minimum", _PAIR),
    **{
        f"paddle.nn.functional.{name}": Operation(space.scaled(None), named(f"x:input {_UPSAMPLE} {_FORMAT}"))
        for name in ("interpolate", "upsample")
    },
    "paddle.nn.functional.pixel_shuffle": Operation(space.shuffled, named(f"x:input upscale_factor:factor {_FORMAT}")),
}
_ROLES: dict[str, Role] = {
    "paddle.nn.Sequential": "row",
    "paddle.nn.LayerList": "listed",
    "paddle.nn.LayerDict": "named",
    "paddle.chunk": "chunks",
    "paddle.split": "chunks",
    "paddle.to_tensor": "wrapper",
    "paddle.jit.to_static": "wrapper",
    "paddle.DataParallel": "wrapper",
    "paddle.nn.utils.spectral_norm": "wrapper",
    "paddle.nn.utils.weight_norm": "wrapper",
    "paddle.summary": "summary",
}
_FUNCTION = "x:input weight:filters bias=None stride=1 padding=0 output_padding=0"
_REST = {1: "groups=1 dilation=1", 2: "dilation=1 groups=1", 3: "groups=1 dilation=1"}
"""In what order the function of so many axes takes these two."""


def _losses() -> dict[str, Operation]:
    loose, exact = meeting.together("target"), meeting.together("target", broadcast=False)
    names = {f"paddle.nn.functional.{name}": loose for name in ("mse_loss", "l1_loss", "square_error_cost")}
    names |= {f"paddle.nn.{name}": loose for name in ("MSELoss", "L1Loss")}
    names |= {
        f"paddle.nn.functional.binary_cross_entropy{end}": rule for end, rule in (("", exact), ("_with_logits", loose))
    }
    names |= {"paddle.nn.BCELoss": exact, "paddle.nn.BCEWithLogitsLoss": loose}
    return {name: Operation(effect, named("input label:target"), ("input", "target")) for name, effect in names.items()}


def _transposed(signatures: Sequence[Signature]) -> dict[str, Transposed]:
    """A call of a layer, and the function, may ask for the size of the output."""
    rows: dict[str, Transposed] = {}
    for one in signatures:
        row = Transposed(
            "module",
            "paddle",
            one.dims,
            one.parameters,
            requests=True,
            first=True,
            read_padding=one.read_padding,
            padding_words=_PADDING_WORDS,
            asks="output_size={}.shape[2:]",
        )
        rows |= dict.fromkeys(one.names, row)
        text = f"{_FUNCTION} {_REST[one.dims]} output_size=None {_FORMAT}"
        function = replace(row, style="functional", parameters=named(text), applied=True, requests=False)
        rows[f"paddle.nn.functional.conv{one.dims}d_transpose"] = function
    return rows


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        spellings=((re.compile(r"^paddle\.nn\.layer\.(?:\w+\.)*(?=[A-Z]\w*$)"), "paddle.nn."),),
        imported_as={"F": "paddle.nn.functional"},
        transposed=_transposed(signatures),
        layers=_LAYERS,
        functions=_FUNCTIONS,
        roles=_ROLES,
        losses=_losses(),
        bases={"paddle.nn.Layer": Base("forward")},
    )
