"""PyTorch's layers, functions and methods as a table: by which names they go, and what each does to a shape.

Source: the pages of torch.nn, torch.nn.functional and torch.Tensor; measured on torch 2.13.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tconvcalc.frameworks import meeting_effects as meeting
from tconvcalc.frameworks import padding_effects as padding
from tconvcalc.frameworks import shape_effects as shape
from tconvcalc.frameworks import spatial_effects as space
from tconvcalc.frameworks.axis_patterns import rearranged
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
from tconvcalc.frameworks.pytorch.tensor_methods import AXIS_FUNCTIONS, METHODS, PAIR
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.signature import AXES, Signature, named

_LAYOUT = {"data_format": "channels_first", "unbatched": True}
_KEEPS = """
ReLU LeakyReLU PReLU RReLU ReLU6 ELU SELU CELU GELU SiLU Mish Hardswish Hardsigmoid Hardtanh Hardshrink Softshrink
Tanhshrink Threshold Sigmoid LogSigmoid Tanh Softplus Softsign Softmax Softmax2d LogSoftmax Softmin Identity
Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout LocalResponseNorm LayerNorm GroupNorm RMSNorm
InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d ChannelShuffle
"""
_FUNCTIONS_KEEP = """
relu leaky_relu prelu rrelu relu6 elu selu celu gelu silu mish hardswish hardsigmoid hardtanh softplus softsign softmax
log_softmax sigmoid tanh logsigmoid dropout dropout1d dropout2d dropout3d alpha_dropout normalize layer_norm group_norm
instance_norm batch_norm relu_ leaky_relu_ elu_ local_response_norm
"""
_TORCH_KEEPS = """
relu sigmoid tanh softmax abs exp log sqrt clamp clip neg square zeros_like ones_like rand_like randn_like empty_like
full_like sign round floor sin cos nan_to_num dropout log_softmax bernoulli erf rsqrt
"""
_MODULE_CONV = (
    "in_channels out_channels kernel_size stride=1 padding=0 dilation=1 groups=1 bias=True padding_mode='zeros'"
)
_CONV = "input weight bias=None stride=1 padding=0 dilation=1 groups=1"
_MAX_POOL = "kernel_size stride=None padding=0 dilation=1 return_indices=False ceil_mode=False"
_FUNCTION_POOL = "kernel_size stride=None padding=0 dilation=1 ceil_mode=False return_indices=False"
_AVERAGE_POOL = "kernel_size stride=None padding=0 ceil_mode=False count_include_pad=True divisor_override=None"
_NORM = "num_features:in_channels eps=1e-5 momentum=0.1 affine=True track_running_stats=True"
_NORMS = "BatchNorm1d BatchNorm2d BatchNorm3d SyncBatchNorm"
_LOSSES = "mse_loss l1_loss smooth_l1_loss huber_loss binary_cross_entropy binary_cross_entropy_with_logits kl_div"
_LOSS_LAYERS = "MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss KLDivLoss"
_EXACT_LOSSES = {"binary_cross_entropy", "binary_cross_entropy_with_logits", "BCELoss", "BCEWithLogitsLoss"}
_UPSAMPLE = "size:output_size=None scale_factor:factor=None mode='nearest' align_corners=None"
_KEEP = Operation(shape.keep, named("input"))


def _functional(dims: int) -> Transposed:
    text = "input weight:filters bias=None stride=1 padding=0 output_padding=0 groups=1 dilation=1"
    return Transposed("functional", "pytorch", dims, named(text), applied=True, unbatched=True, first=True)


def _transposed(signatures: Sequence[Signature]) -> dict[str, Transposed]:
    rows: dict[str, Transposed] = {}
    for one in signatures:
        asks = "output_size={}.shape[2:]"
        row = Transposed(
            "module", "pytorch", one.dims, one.parameters, unbatched=True, requests=True, first=True, asks=asks
        )
        lazy = tuple(each for each in one.parameters if each.quantity != "in_channels")
        rows |= dict.fromkeys(one.names, row)
        rows[f"torch.nn.LazyConvTranspose{one.dims}d"] = replace(row, parameters=lazy)
        rows |= {f"{module}conv_transpose{one.dims}d": _functional(one.dims) for module in _FUNCTIONAL}
    return rows


_FUNCTIONAL = ("torch.nn.functional.", "torch.")


def _spatial(dims: int) -> dict[str, Operation]:
    """The layers of one number of axes."""
    lazy = _MODULE_CONV.removeprefix("in_channels ")

    def of(text: str, effect: Effect, windows: int = 0, **fixed: object) -> Operation:
        return Operation(effect, named(text), fixed={**_LAYOUT, **fixed}, windows=windows)

    layers = {
        f"Conv{dims}d": of(_MODULE_CONV, space.convolution(dims), dims),
        f"LazyConv{dims}d": of(lazy, space.convolution(dims), dims),
        f"MaxPool{dims}d": of(_MAX_POOL, space.pooling(dims), dims),
        f"AvgPool{dims}d": of(_AVERAGE_POOL, space.pooling(dims), dims),
        f"LPPool{dims}d": of(
            "norm_type " + "kernel_size stride=None ceil_mode=False", space.pooling(dims), dims, padding=0
        ),
        f"AdaptiveAvgPool{dims}d": of("output_size", space.adaptive(dims)),
        f"AdaptiveMaxPool{dims}d": of("output_size", space.adaptive(dims)),
    }
    layers |= {
        f"{kind}Pad{dims}d": of("padding:amount", padding.padded(dims), backwards=True)
        for kind in ("Zero", "Constant", "Reflection", "Replication", "Circular")
    }
    return {f"torch.nn.{name}": one for name, one in layers.items()}


_LAYERS: dict[str, Operation] = {
    **under("torch.nn.", _KEEPS, _KEEP),
    **under("torch.nn.", _NORMS, Operation(shape.normed, named(_NORM))),
    **{name: one for dims in AXES for name, one in _spatial(dims).items()},
    "torch.nn.Linear": Operation(shape.features, named("in_features out_features bias=True")),
    "torch.nn.LazyLinear": Operation(shape.features, named("out_features bias=True")),
    "torch.nn.Flatten": Operation(shape.flattened, named("start_dim:begin=1 end_dim:end=-1")),
    "torch.nn.Unflatten": Operation(shape.unflattened, named("dim:axis unflattened_size:shape")),
    "torch.nn.Upsample": Operation(space.scaled(None), named(_UPSAMPLE), fixed={"data_format": "channels_first"}),
    "torch.nn.UpsamplingNearest2d": Operation(space.scaled(2), named(_UPSAMPLE), fixed=_LAYOUT),
    "torch.nn.UpsamplingBilinear2d": Operation(space.scaled(2), named(_UPSAMPLE), fixed=_LAYOUT),
    "torch.nn.GLU": Operation(shape.halved, named("dim:axis=-1")),
    "torch.nn.Embedding": Operation(shape.embedded, named("num_embeddings embedding_dim:out_features")),
    **{
        f"torch.nn.MaxUnpool{dims}d": Operation(
            space.unpooled(dims), named("kernel_size stride=None padding=0"), fixed=_LAYOUT
        )
        for dims in AXES
    },
    "einops.layers.torch.Rearrange": Operation(rearranged, named("pattern")),
    "torch.nn.PixelShuffle": Operation(space.shuffled, named("upscale_factor:factor"), fixed=_LAYOUT),
    "torch.nn.PixelUnshuffle": Operation(space.unshuffled, named("downscale_factor:factor"), fixed=_LAYOUT),
}


def _applied(name: str, operation: Operation, text: str) -> dict[str, Operation]:
    row = replace(operation, parameters=named("input " + text))
    return {module + name: row for module in _FUNCTIONAL}


def _spatial_functions(dims: int) -> dict[str, Operation]:
    pool, pads = Operation(space.pooling(dims), fixed=_LAYOUT), Operation(space.adaptive(dims), fixed=_LAYOUT)
    rows = _applied(f"max_pool{dims}d", pool, _FUNCTION_POOL) | _applied(f"avg_pool{dims}d", pool, _AVERAGE_POOL)
    for name in ("avg", "max"):
        rows |= _applied(f"adaptive_{name}_pool{dims}d", pads, "output_size")
    weights = Operation(_convolved(dims), named(_CONV), operands=("input", "weight"), fixed=_LAYOUT)
    return rows | {f"{module}conv{dims}d": weights for module in _FUNCTIONAL}


def _convolved(dims: int) -> Effect:
    """A convolution whose weights, [out, in / groups, kernel…], say what the others declare."""
    effect = space.convolution(dims)

    def with_weights(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
        operand, weights = shapes
        if weights is None or len(weights) != dims + 2:
            return effect(given, (operand,))
        groups = given.number("groups")
        into = weights[1] * groups if isinstance(weights[1], int) and groups else None
        read = {"kernel_size": tuple(weights[2:]), "out_channels": weights[0], "in_channels": into}
        return effect(given._replace(values={**given.values, **read}), (operand,))

    return with_weights


_SIZES = Operation(shape.made, named("*size:shape"), operands=())
_FUNCTIONS: dict[str, Operation] = {
    **under("torch.nn.functional.", _FUNCTIONS_KEEP, _KEEP),
    **under("torch.", _TORCH_KEEPS, _KEEP),
    **{name: one for dims in AXES for name, one in _spatial_functions(dims).items()},
    **{f"torch.{name}": one for name, one in AXIS_FUNCTIONS.items()},
    **under(
        "torch.", "cat concat concatenate", Operation(meeting.joined, named("tensors:inputs dim:axis=0"), ("inputs",))
    ),
    "einops.rearrange": Operation(rearranged, named("input pattern"), older={"tensor": "input"}),
    "torch.stack": Operation(meeting.stacked, named("tensors:inputs dim:axis=0"), ("inputs",)),
    **under("torch.", "add sub mul div maximum minimum subtract multiply divide", PAIR),
    **under("torch.", "rand randn zeros ones empty Tensor FloatTensor", _SIZES),
    "torch.full": Operation(shape.made, named("size:shape"), operands=()),
    "torch.randint": Operation(shape.drawn, named("low high size:shape"), operands=()),
    **under("torch.nn.functional.", "glu", Operation(shape.halved, named("input dim:axis=-1"))),
    **{
        f"torch.nn.functional.max_unpool{dims}d": Operation(
            space.unpooled(dims),
            named("input indices kernel_size stride=None padding=0 output_size=None"),
            fixed=_LAYOUT,
        )
        for dims in AXES
    },
    "torch.nn.functional.pad": Operation(padding.padded_anywhere, named("input pad:amount mode='constant' value=None")),
    **{
        f"torch.nn.functional.{name}": Operation(
            space.scaled(None), named("input " + _UPSAMPLE), fixed={"data_format": "channels_first"}
        )
        for name in ("interpolate", "upsample")
    },
    "torch.nn.functional.pixel_shuffle": Operation(space.shuffled, named("input upscale_factor:factor"), fixed=_LAYOUT),
    "torch.nn.functional.pixel_unshuffle": Operation(
        space.unshuffled, named("input downscale_factor:factor"), fixed=_LAYOUT
    ),
    "torchvision.transforms.functional.center_crop": Operation(
        space.resized, named("img:input output_size"), fixed=_LAYOUT
    ),
    "torchvision.transforms.functional.resize": Operation(
        space.resized, named("img:input size:output_size"), fixed=_LAYOUT
    ),
}


def _losses() -> dict[str, Operation]:
    loose, exact = meeting.together("target"), meeting.together("target", broadcast=False)
    names = {f"torch.nn.functional.{name}": name for name in _LOSSES.split()}
    names |= {f"torch.nn.{name}": name for name in _LOSS_LAYERS.split()}
    classes = Operation(meeting.classified, named("input target"), ("input", "target"))
    by_class = ("functional.cross_entropy", "functional.nll_loss", "CrossEntropyLoss", "NLLLoss")
    return {f"torch.nn.{name}": classes for name in by_class} | {
        dotted: Operation(exact if name in _EXACT_LOSSES else loose, named("input target"), ("input", "target"))
        for dotted, name in names.items()
    }


_MODULES = "torch.nn.Module torch.jit.ScriptModule pytorch_lightning.LightningModule lightning.LightningModule "
_MODULES += "lightning.pytorch.LightningModule"
_ROLES: dict[str, Role] = {
    "torch.nn.Sequential": "row",
    "torch.nn.ModuleList": "listed",
    "torch.nn.ModuleDict": "named",
    "torch.nn.DataParallel": "wrapper",
    "torch.nn.parallel.DataParallel": "wrapper",
    "torch.nn.parallel.DistributedDataParallel": "wrapper",
    "torch.compile": "wrapper",
    "torch.jit.script": "wrapper",
    "torch.nn.Parameter": "wrapper",
    "torch.nn.parameter.Parameter": "wrapper",
    "torch.nn.Buffer": "wrapper",
    "torch.autograd.Variable": "wrapper",
    "torch.tensor": "wrapper",
    "torch.as_tensor": "wrapper",
    "torch.from_numpy": "wrapper",
    "torch.Size": "sizes",
    **{
        f"torch.nn.utils.{module}{name}": "wrapper"
        for module in ("", "parametrizations.", "weight_norm.", "spectral_norm.")
        for name in ("weight_norm", "spectral_norm", "orthogonal", "remove_weight_norm")
    },
    "torch.chunk": "chunks",
    "torch.utils.data.TensorDataset": "dataset",
    "torch.utils.data.DataLoader": "loader",
    "torch.split": "pieces",
    "torch.jit.trace": "traced",
    "torch.onnx.export": "traced",
    "torchinfo.summary": "summary",
    "torchsummary.summary": "summary_of_one",
    "torchsummaryX.summary": "traced",
    "thop.profile": "traced",
    "ptflops.get_model_complexity_info": "summary_of_one",
    "torch.utils.checkpoint.checkpoint": "applies",
}


def vocabulary(signatures: Sequence[Signature]) -> Vocabulary:
    """What the framework says of its layers, with the transposed convolutions that it has these signatures for."""
    return Vocabulary(
        spellings=((re.compile(r"^torch\.nn\.modules\.(?:\w+\.)*(?=[A-Z]\w*$)"), "torch.nn."),),
        imported_as={"F": "torch.nn.functional"},
        transposed=_transposed(signatures),
        layers=_LAYERS,
        functions=_FUNCTIONS,
        methods=METHODS,
        roles=_ROLES,
        bases=dict.fromkeys(_MODULES.split(), Base("forward")),
        losses=_losses(),
    )
