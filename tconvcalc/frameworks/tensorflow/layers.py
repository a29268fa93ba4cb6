"""TensorFlow's functions, and the layers of its first version, as a table: names, and what each does to a shape.

Source: the pages of tf, tf.nn, tf.compat.v1.layers and tf.contrib.layers; measured on tensorflow 2.21, except what only
the first version had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.frameworks import keras
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
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, named

_OLDER = {"value": "input", "filter": "filters", "kernel": "filters", "stride": "strides"}
_FUNCTION_OLDER = {"dim": "axis", "concat_dim": "axis", "x": "input", "tensor": "input", "value": "input"}
_KEEPS = """
relu relu6 leaky_relu elu selu sigmoid tanh softmax dropout bias_add batch_normalization swish silu gelu crelu softplus
lrn local_response_normalization l2_normalize
"""
_TF_KEEPS = """
identity cast convert_to_tensor zeros_like ones_like sigmoid tanh abs exp sqrt square stop_gradient clip_by_value sign
negative math.sigmoid math.tanh Print check_numerics
"""
_RANDOM = "random.normal random.uniform random.truncated_normal random_normal random_uniform truncated_normal"
_FORMAT = "data_format=None"
_LAYERS_KEEP = "batch_normalization dropout BatchNormalization Dropout"
_CONV = (
    "filters:out_channels kernel_size strides:stride=1 padding='valid' data_format='channels_last' "
    "dilation_rate:dilation=1"
)
_SLIM = "inputs:input num_outputs:out_channels kernel_size stride=1 padding='SAME' data_format=None rate:dilation=1"
_KEEP = Operation(shape.keep, named("input"))
_LAST = {"data_format": "channels_last"}


def _strided(effect: Effect, dims: int) -> Effect:
    """The same where strides and windows may be written for every axis there is, channels and batch too."""

    def with_all_axes(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        first = space.channels_first(given)
        if first is None:
            return None
        values = dict(given.values)
        for name in ("stride", "kernel_size", "dilation"):
            value = values.get(name)
            if isinstance(value, tuple) and len(value) == dims + 2:
                values[name] = value[2:] if first else value[1:-1]
        return effect(given._replace(values=values), shapes)

    return with_all_axes


def _filtered(dims: int) -> Effect:
    """A convolution whose filter, [kernel…, in, out], says what layers declare."""
    effect = space.convolution(dims)

    def with_filter(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        operand, weights = shapes
        if weights is None or len(weights) != dims + 2:
            return effect(given, (operand,))
        read = {"kernel_size": tuple(weights[:-2]), "in_channels": None, "out_channels": weights[-1]}
        return effect(given._replace(values={**given.values, **read}), (operand,))

    return _strided(with_filter, dims)


def _spatial(dims: int) -> dict[str, Operation]:
    """What is applied at once, of one number of axes."""
    older = {"filter": "filters", "stride": "strides", "value": "input", "dilation_rate": "dilations"}
    conv = Operation(
        _filtered(dims),
        named(f"input filters strides:stride padding='VALID' data_format='N{AXES[dims]}C' dilations:dilation=1"),
        ("input", "filters"),
        older,
    )
    pool = Operation(
        _strided(space.pooling(dims), dims),
        named(f"input ksize:kernel_size strides:stride padding='VALID' data_format='N{AXES[dims]}C'"),
        older={"value": "input"},
    )
    row = Operation(space.convolution(dims), named(f"inputs:input {_CONV}"))
    pooling = Operation(
        space.pooling(dims),
        named("inputs:input pool_size:kernel_size strides:stride padding='valid' data_format='channels_last'"),
    )
    return {
        f"tensorflow.nn.conv{dims}d": conv,
        f"tensorflow.nn.max_pool{dims}d": pool,
        f"tensorflow.nn.avg_pool{dims}d": pool,
        f"tensorflow.layers.conv{dims}d": row,
        f"tensorflow.layers.separable_conv{dims}d": row,
        f"tensorflow.layers.max_pooling{dims}d": pooling,
        f"tensorflow.layers.average_pooling{dims}d": pooling,
    }


_POOL = _spatial(2)["tensorflow.nn.max_pool2d"]
_SLIM_CONV = Operation(space.convolution(2), named(_SLIM))
_SLIM_POOL = Operation(space.pooling(2), named("inputs:input kernel_size stride=2 padding='VALID' data_format=None"))
_SLIM_DENSE = Operation(shape.features, named("inputs:input num_outputs:out_features"))
_PAIR = Operation(meeting.together("sum"), named("input other"), ("input", "other"), {"x": "input", "y": "other"})
_SHAPED = Operation(shape.made, named("shape"), operands=())
_REDUCED = Operation(
    shape.reduced,
    named("input axis=None keepdims=False"),
    older={**_FUNCTION_OLDER, "input_tensor": "input", "keep_dims": "keepdims"},
)
_IMAGE = Operation(
    space.resized,
    named("input size:output_size"),
    older={"images": "input", "image": "input"},
    fixed={**_LAST, "unbatched": True},
)

_TO_SPACE = Operation(space.shuffled, named("input block_size:factor"), fixed=_LAST)
_TO_DEPTH = Operation(space.unshuffled, named("input block_size:factor"), fixed=_LAST)
_FLAT = Operation(shape.flattened, named("inputs:input"), fixed={"begin": 1, "end": -1})
_SAME = Operation(shape.keep, named("inputs:input"))


def _constant(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A stated shape, else that of the value."""
    return shapes[0] if given.get("shape") is None else shape.made(given, shapes)


_FUNCTIONS: dict[str, Operation] = {
    **under("tensorflow.nn.", _KEEPS, _KEEP),
    **under("tensorflow.", _TF_KEEPS, Operation(shape.keep, named("input"), older=_FUNCTION_OLDER, literal=True)),
    **{name: one for dims in AXES for name, one in _spatial(dims).items()},
    "tensorflow.nn.max_pool": _POOL,
    "tensorflow.nn.avg_pool": _POOL,
    **under("tensorflow.", f"zeros ones {_RANDOM}", _SHAPED),
    "tensorflow.fill": Operation(shape.made, named("dims:shape"), operands=()),
    "tensorflow.placeholder": Operation(shape.made, named("dtype shape=None"), operands=()),
    "tensorflow.get_variable": Operation(shape.made, named("name shape=None"), operands=()),
    "tensorflow.constant": Operation(_constant, named("value:input dtype=None shape=None"), literal=True),
    "tensorflow.Variable": Operation(
        lambda given, shapes: None if "shape" in given.values else shapes[0], named("initial_value:input"), literal=True
    ),
    "tensorflow.reshape": Operation(shape.reshaped, named("input shape"), older=_FUNCTION_OLDER),
    "tensorflow.transpose": Operation(shape.permuted, named("input perm:order"), older={"a": "input"}),
    "tensorflow.expand_dims": Operation(shape.unsqueezed, named("input axis"), older=_FUNCTION_OLDER),
    "tensorflow.squeeze": Operation(shape.squeezed, named("input axis=None"), older={"squeeze_dims": "axis"}),
    "tensorflow.tile": Operation(shape.repeated, named("input multiples:times")),
    "tensorflow.pad": Operation(padding.padded_all, named("input paddings:amount"), older=_FUNCTION_OLDER),
    "tensorflow.concat": Operation(meeting.joined, named("values:inputs axis"), ("inputs",), {"concat_dim": "axis"}),
    **under("tensorflow.", "add subtract multiply divide maximum minimum math.add math.multiply math.subtract", _PAIR),
    "tensorflow.add_n": Operation(meeting.together("sum", broadcast=False), named("inputs"), ("inputs",)),
    **under("tensorflow.", "reduce_mean reduce_sum reduce_max reduce_min math.reduce_mean math.reduce_sum", _REDUCED),
    **under("tensorflow.image.", "resize resize_images resize_bilinear resize_nearest_neighbor", _IMAGE),
    "tensorflow.nn.sigmoid_cross_entropy_with_logits": Operation(
        meeting.together("target", broadcast=False), named("labels:other logits:input"), ("input", "other")
    ),
    **under("tensorflow.", "math.squared_difference squared_difference", _PAIR),
    "tensorflow.nn.depth_to_space": _TO_SPACE,
    "tensorflow.nn.space_to_depth": _TO_DEPTH,
    "tensorflow.depth_to_space": _TO_SPACE,
    "tensorflow.space_to_depth": _TO_DEPTH,
    "tensorflow.layers.dense": Operation(shape.features, named("inputs:input units:out_features")),
    "tensorflow.layers.flatten": _FLAT,
    **{f"tensorflow.layers.{name}": _SAME for name in _LAYERS_KEEP.split()},
    **{f"tensorflow.contrib.layers.{name}": _SLIM_CONV for name in ("conv2d", "convolution2d", "convolution")},
    **{f"tensorflow.contrib.layers.{name}": _SLIM_POOL for name in ("max_pool2d", "avg_pool2d")},
    "tensorflow.contrib.layers.fully_connected": _SLIM_DENSE,
    "tensorflow.contrib.layers.flatten": _FLAT,
    **{f"tensorflow.contrib.layers.{name}": _SAME for name in ("batch_norm", "dropout")},
    **under("numpy.", "zeros ones empty full random.random random.random_sample random.standard_normal", replace(
        _SHAPED, parameters=named("shape"), older={"size": "shape"}
    )),
    **under("numpy.random.", "rand randn", Operation(shape.made, named("*shape"), operands=())),
    **under("numpy.random.", "normal uniform randint", Operation(shape.made, named("a b size:shape"), operands=())),
    "numpy.reshape": Operation(
        shape.reshaped, named("input newshape:shape"), older={"a": "input", "shape": "newshape"}
    ),
    "numpy.expand_dims": Operation(shape.unsqueezed, named("input axis"), older={"a": "input"}),
    "numpy.concatenate": Operation(meeting.joined, named("inputs axis=0"), ("inputs",)),
    "numpy.transpose": Operation(shape.permuted, named("input axes:order"), older={"a": "input"}),
    **under("numpy.", "zeros_like ones_like copy", _KEEP),
}  # fmt: skip


def _first_layers(row: Transposed, dims: int) -> dict[str, Transposed]:
    """The layers of TensorFlow 1: no output_padding, no dilation, and the functions take their input first."""
    known = {one.name: one for one in row.parameters}
    layer = tuple(known[name] for name in ("filters", "kernel_size", "strides", "padding", "data_format"))
    function = (Parameter("inputs", "input"), *layer)
    return {
        f"tensorflow.layers.Conv{dims}DTranspose": replace(row, parameters=layer),
        f"tensorflow.layers.conv{dims}d_transpose": replace(row, parameters=function, applied=True),
    }


def _transposed(signatures: Sequence[Signature]) -> dict[str, Transposed]:
    rows: dict[str, Transposed] = {}
    for one in signatures:
        row = Transposed("stated", "tensorflow", one.dims, one.parameters, _OLDER, applied=True)
        rows |= {f"tensorflow.nn.conv{one.dims}d_transpose{end}": row for end in ("", "_v2")}
    for one in keras.KERAS.signatures:
        rows |= _first_layers(Transposed("layer", "keras", one.dims, one.parameters), one.dims)
    rows["tensorflow.nn.conv_transpose"] = replace(rows[f"tensorflow.nn.conv{max(AXES)}d_transpose"], dims=None)
    slim = replace(rows["tensorflow.layers.conv2d_transpose"], parameters=named(_SLIM.partition(" rate")[0]))
    names = ("conv2d_transpose", "convolution2d_transpose")
    return rows | {f"tensorflow.contrib.layers.{name}": slim for name in names}


_LOSS = Operation(
    meeting.together("target", broadcast=False), named("labels:target predictions:input"), ("input", "target")
)
_LOSSES = ("tensorflow.losses.mean_squared_error", "tensorflow.losses.absolute_difference")
_ROLES: dict[str, Role] = {
    "tensorflow.TensorShape": "sizes",
    "tensorflow.split": "chunks",
    "numpy.split": "chunks",
    "tensorflow.stack": "packed",
    "tensorflow.shape": "shape",
    "numpy.shape": "shape",
    "numpy.array": "wrapper",
    "numpy.asarray": "wrapper",
    "numpy.ascontiguousarray": "wrapper",
}


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        spellings=(
            (re.compile(r"^tensorflow\.(?:compat\.v[12]|_api\.v[12])\."), "tensorflow."),
            (re.compile(r"^tensorflow\.contrib\.slim\."), "tensorflow.contrib.layers."),
            (re.compile(r"^tf_slim\.(?:layers\.)?"), "tensorflow.contrib.layers."),
            (re.compile(r"^tensorflow\.python\.ops\.(?:nn|nn_ops)\."), "tensorflow.nn."),
            (re.compile(r"^tensorflow\.python\.layers\.\w+\."), "tensorflow.layers."),
        ),
        imported_as={"tf": "tensorflow", "slim": "tf_slim"},
        transposed=_transposed(signatures),
        functions=_FUNCTIONS,
        roles=_ROLES,
        losses=dict.fromkeys(_LOSSES, _LOSS),
        bases={"tensorflow.Module": Base("__call__")},
    )
