"""Keras' layers and functions as a table: by which names they go, and what each does to a shape.

Source: the pages of keras.layers and keras.ops; measured on keras 3.15. The names of Keras 1 and 2 are from their
documentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.frameworks import meeting_effects as meeting
from tconvcalc.frameworks import padding_effects as padding
from tconvcalc.frameworks import shape_effects as shape
from tconvcalc.frameworks import spatial_effects as space
from tconvcalc.frameworks.layers_base import Base, Operation, Role, Transposed, Vocabulary, under
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, named

_KEEPS = """
Activation ReLU LeakyReLU PReLU ELU ThresholdedReLU Softmax BatchNormalization LayerNormalization GroupNormalization
UnitNormalization Dropout SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout GaussianNoise AlphaDropout
ActivityRegularization Rescaling Identity InputLayer
"""
_FUNCTIONS_KEEP = """
relu sigmoid tanh softmax gelu silu leaky_relu elu selu softplus abs exp log sqrt square clip zeros_like ones_like cast
convert_to_tensor identity
"""
_OLDER = {
    "nb_filter": "filters",
    "border_mode": "padding",
    "subsample": "strides",
    "dim_ordering": "data_format",
}
_FORMAT = "data_format=None"
_CONV = "filters:out_channels kernel_size strides:stride=1 padding='valid' data_format=None dilation_rate:dilation=1"
_DEPTHWISE = (
    "kernel_size strides:stride=1 padding='valid' depth_multiplier:multiplier=1 data_format=None "
    "dilation_rate:dilation=1"
)
_POOL = f"pool_size:kernel_size=2 strides:stride=None padding='valid' {_FORMAT}"
_MERGES = "Add Subtract Multiply Average Maximum Minimum"
_MERGING = "add subtract multiply average maximum minimum"
_LOSSES = (
    "mean_squared_error mse mean_absolute_error mae binary_crossentropy "
    "MeanSquaredError MeanAbsoluteError BinaryCrossentropy"
)
_KEEP = Operation(shape.keep, named("input"))
_MERGE = Operation(meeting.together("sum"), operands=("inputs",))
_JOIN = Operation(meeting.joined, named("axis=-1"), operands=("inputs",))


def _spatial(dims: int) -> dict[str, Operation]:
    conv = Operation(space.convolution(dims), named(_CONV), windows=dims)
    pool = Operation(space.pooling(dims), named(_POOL), windows=dims)
    away = Operation(space.pooled_away(dims), named(f"{_FORMAT} keepdims=False"))
    depthwise = Operation(space.convolution(dims), named(_DEPTHWISE))
    rows = {
        f"Conv{dims}D": conv,
        f"SeparableConv{dims}D": conv,
        f"DepthwiseConv{dims}D": depthwise,
        f"MaxPooling{dims}D": pool,
        f"MaxPool{dims}D": pool,
        f"AveragePooling{dims}D": pool,
        f"AvgPool{dims}D": pool,
        f"GlobalAveragePooling{dims}D": away,
        f"GlobalMaxPooling{dims}D": away,
        f"GlobalAvgPool{dims}D": away,
        f"GlobalMaxPool{dims}D": away,
        f"UpSampling{dims}D": Operation(space.scaled(dims), named(f"size:factor=2 {_FORMAT} interpolation='nearest'")),
        f"ZeroPadding{dims}D": Operation(padding.padded(dims), named(f"padding:amount=1 {_FORMAT}")),
        f"Cropping{dims}D": Operation(padding.padded(dims, sign=-1), named(f"cropping:amount=0 {_FORMAT}")),
    }
    return {f"keras.layers.{name}": one for name, one in rows.items()}


_LAYERS: dict[str, Operation] = {
    **under("keras.layers.", _KEEPS, _KEEP),
    **{name: one for dims in AXES for name, one in _spatial(dims).items()},
    "keras.layers.Dense": Operation(shape.features, named("units:out_features")),
    "keras.layers.Flatten": Operation(shape.flattened, fixed={"begin": 1, "end": -1}),
    "keras.layers.Reshape": Operation(shape.reshaped_behind_batch, named("target_shape:shape")),
    "keras.layers.Permute": Operation(shape.permuted, named("dims:order"), fixed={"behind_batch": True}),
    "keras.layers.Resizing": Operation(
        space.scaled(2), named("height width interpolation='bilinear' crop_to_aspect_ratio=False data_format=None")
    ),
    **under("keras.layers.", _MERGES, _MERGE),
    "keras.layers.Concatenate": _JOIN,
}
_STATED = named("input newshape:shape")
_SHAPED = Operation(shape.made, named("shape"), operands=())
_FUNCTIONS: dict[str, Operation] = {
    **{f"keras.layers.{name}": replace(_MERGE, parameters=named("inputs")) for name in _MERGING.split()},
    "keras.layers.concatenate": replace(_JOIN, parameters=named("inputs axis=-1")),
    **under("keras.ops.", _FUNCTIONS_KEEP, _KEEP),
    **under("keras.activations.", _FUNCTIONS_KEEP, _KEEP),
    **under("keras.backend.", _FUNCTIONS_KEEP, _KEEP),
    "keras.ops.reshape": Operation(shape.reshaped, _STATED, older={"shape": "newshape"}),
    "keras.backend.reshape": Operation(shape.reshaped, named("input shape")),
    "keras.ops.concatenate": Operation(meeting.joined, named("xs:inputs axis=0"), operands=("inputs",)),
    "keras.backend.concatenate": Operation(meeting.joined, named("tensors:inputs axis=-1"), operands=("inputs",)),
    "keras.ops.transpose": Operation(shape.permuted, named("input axes:order")),
    **under(
        "keras.ops.",
        "add subtract multiply",
        Operation(meeting.together("sum"), named("input other"), ("input", "other")),
    ),
    **under("keras.", "ops.zeros ops.ones ops.full ops.empty random.normal random.uniform", _SHAPED),
    **under("keras.backend.", "zeros ones random_normal random_uniform placeholder", _SHAPED),
}


_FIRST_VERSION = Transposed(
    "layer",
    "keras",
    2,
    (
        Parameter("filters", "out_channels"),
        Parameter("nb_row", "rows"),
        Parameter("nb_col", "columns"),
        Parameter("output_shape", "output_shape"),
        *(Parameter(name) for name in ("init", "activation", "weights")),
        Parameter("padding", "padding", "valid"),
        Parameter("strides", "stride", 1),
        Parameter("data_format", "data_format", None),
    ),
    _OLDER,
)
"""``Deconvolution2D`` as Keras 1 took it. Its output_shape is the caller's own, and no rule of later ones."""

_FUNCTION = Transposed(
    "functional",
    "keras",
    None,
    named(
        "inputs:input kernel:filters strides:stride=1 padding='valid' output_padding=None data_format=None "
        "dilation_rate:dilation=1"
    ),
    applied=True,
)


def _transposed(signatures: Sequence[Signature]) -> dict[str, Transposed]:
    rows: dict[str, Transposed] = {}
    for one in signatures:
        older = _FIRST_VERSION if one.dims == _FIRST_VERSION.dims else None
        row = Transposed("layer", "keras", one.dims, one.parameters, _OLDER, older_row=older)
        names = (f"Conv{one.dims}DTranspose", f"Convolution{one.dims}DTranspose", f"Deconvolution{one.dims}D")
        rows |= {f"keras.layers.{name}": row for name in names}
    return rows


_ROLES: dict[str, Role] = {
    "keras.Sequential": "row",
    "keras.models.Sequential": "row",
    "keras.Input": "input",
    "keras.layers.Input": "input",
    "keras.Model": "model",
    "keras.models.Model": "model",
    "keras.layers.SpectralNormalization": "wrapper",
    "tensorflow_addons.layers.SpectralNormalization": "wrapper",
    "tensorflow_addons.layers.WeightNormalization": "wrapper",
    "keras.ops.shape": "shape",
    "keras.backend.int_shape": "shape",
    "keras.backend.shape": "shape",
    "keras.backend.set_image_data_format": "layout",
    "keras.backend.set_image_dim_ordering": "layout",
    "keras.config.set_image_data_format": "layout",
}


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        spellings=(
            (re.compile(r"^tensorflow\.(?:compat\.v[12]|_api\.v[12])\."), "tensorflow."),
            (re.compile(r"^(?:tf_keras|tensorflow(?:\.python|\.contrib)?\.keras|keras\.(?:src|api))\."), "keras."),
            (re.compile(r"^keras\.(?:layers|engine)\.(?:\w+\.)+(?=[A-Z]\w*$)"), "keras.layers."),
        ),
        transposed=_transposed(signatures),
        pasted={"keras.ops.conv_transpose": _FUNCTION},
        layers=_LAYERS,
        functions=_FUNCTIONS,
        roles=_ROLES,
        bases={
            "keras.Model": Base("call", "build"),
            "keras.models.Model": Base("call", "build"),
            "keras.layers.Layer": Base("call", "build"),
            "keras.Layer": Base("call", "build"),
            "keras.engine.Layer": Base("call", "build"),
        },
        losses={
            f"keras.{module}{name}": Operation(
                meeting.together("target"), named("y_true:target y_pred:input"), ("input", "target")
            )
            for module in ("losses.", "metrics.")
            for name in _LOSSES.split()
        },
    )
