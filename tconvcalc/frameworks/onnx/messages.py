"""What ONNX says of a ConvTranspose: its shape inference, its reference implementation, and onnxruntime.

Measured on onnx 1.23 and onnxruntime 1.31. Shape inference runs when a session is created, so its messages come from
there too; a node's own come when it runs.
"""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import (
    layer,
    numbers,
    output_padding_too_large,
)
from tconvcalc.frameworks.message_patterns import Givens, Message, Messages, Quantities
from tconvcalc.frameworks.onnx.messages_meeting import MEETING

_NODE = ("ConvTranspose",)


def _wider_stride(quantities: Quantities) -> list[Givens]:
    """The stride above the output_padding, and the largest output_padding below the limit that the message names."""
    extra, limit = numbers(quantities["output_padding"])[0], numbers(quantities["limit"])[0]
    return [{"stride": limit, "output_padding": limit - 1}, {"stride": extra + 1, "output_padding": extra}]


def _blocks(quantities: Quantities) -> str:
    size, blocks = numbers(quantities.get("output_size")), numbers(quantities.get("computed"))
    return (
        "its reference checks that a convolution of the output would give the input: "
        f"{'x'.join(map(str, size))} would give {'x'.join(map(str, blocks))}."
    )


_SIZES = (
    output_padding_too_large(
        (
            (
                "output_padding[{axis:int}] ({output_padding:int}) must be less than max(stride, dilation) "
                "({limit:int}) for "
                "spatial dimension {_:int}"
            ),
        ),
        "onnxruntime",
        "the stride or the dilation",
        asked=_wider_stride,
    ),
    Message(
        "output_padding too large",
        (
            (
                "Computed output shape is inconsistent with input spatial dimensions. output_padding "
                "({output_padding:int}) may be "
                "too large for stride ({stride:int}). Expected input size {computed:int} but got {input_size:int}"
            ),
        ),
        "onnxruntime refused output_padding {output_padding}: it must stay below the stride {stride}",
        ("a convolution of the output would give {computed}, and the input has {input_size}.",),
        asked=layer,
    ),
    Message(
        "output_shape out of range",
        (
            (
                "Explicit output_shape is inconsistent with input spatial dimensions and convolution parameters. "
                "Expected input "
                "size {computed:int} but got {input_size:int} (output_size={output_size:int}, "
                "kernel={kernel_size:int}, "
                "stride={stride:int}, dilation={dilation:int}, output_padding={output_padding:int})"
            ),
        ),
        "onnxruntime cannot make {output_size} of {input_size}: a convolution of {output_size} would give {computed}",
        (
            (
                "without pads a transposed convolution of this kernel reaches (input_size - 1)*stride + "
                "dilation*(kernel_size - 1) + 1 and up to stride - 1 more; a smaller output_shape crops."
            ),
        ),
        asked=layer,
    ),
    Message(
        "output_shape not positive",
        ("Explicit output size must be positive. Got: {output_size:int}",),
        "output_shape holds {output_size}, and a size is at least 1",
    ),
    Message(
        "computed output not positive",
        ("Computed output dimension is <= 0 for dim {axis:int}. Input shape: {input_size:ints}",),
        "nothing is left of the output on spatial axis {axis}: the pads crop more than there is",
        ("the input is {input_size}; pads crop the output of a transposed convolution at both ends.",),
        ("smaller pads, or a larger kernel or stride",),
        lacks=("kernel_size", "stride", "padding"),
    ),
    Message(
        "output size does not round-trip",
        (
            (
                "output_shape={output_size:lists}, kernel_shape={kernel_size:ints}, dilations={dilation:ints}, "
                "pads={pads:lists}, "
                "strides={stride:ints}, expected size of input's dimension 2 to match the calculated number of "
                "sliding blocks "
                "{computed:lists} = {blocks:int}, but got input.size(2)={elements:int}"
            ),
        ),
        "ONNX's reference cannot make {output_size} of this input: it would need an input of {computed}",
        (_blocks, "it takes an output_shape only in the range that the pads leave; onnxruntime crops to it instead."),
        asked=lambda quantities: (
            {name: tuple(numbers(quantities[name])) for name in ("output_size", "kernel_size", "dilation", "stride")}
            for _ in range(int(min(numbers(quantities["stride"])) > 0))
        ),
    ),
    Message(
        "inferred and declared shape differ",
        (
            (
                "Inferred shape and existing shape differ in dimension {dimension:int}: ({output_size:int}) vs "
                "({declared_size:int})"
            ),
        ),
        "the model declares {declared_size} for an output that has {output_size}",
        ("dimension {dimension} counts batch and channels: 2 is the first spatial axis.",),
        ("leave the output's shape out of the model, or infer it again",),
    ),
    Message(
        "inferred and declared shape differ",
        ("Inferred shape and existing shape differ in rank: ({rank:int}) vs ({declared_rank:int})",),
        "the model declares {declared_rank} axes for an output that has {rank}",
    ),
    Message(
        "input differs from the declared shape",
        (
            (
                "Got invalid dimensions for input: {input:word} for the following indices index: {dimension:int} "
                "Got: {got:int} "
                "Expected: {wanted:int}"
            ),
        ),
        "the input {input} has {got} on axis {dimension}, and the model was exported for {wanted}",
        ("a size that is fixed at the export cannot change; the traced sizes of a layer's output_size are fixed too.",),
        ("export with dynamic_axes, or feed the size that it was exported for",),
    ),
)

_ATTRIBUTES = (
    Message(
        "negative {argument}",
        ("Attribute {argument:word} must not contain negative values",),
        "{argument} of a ConvTranspose cannot be negative",
        ("pads crop the output; output_padding adds at its end, output_shape states it.",),
        marks=_NODE,
    ),
    Message(
        "{argument} not positive",
        ("Attribute {argument:word} must only contain positive values",),
        "every number of {argument} must be at least 1",
        ("1 is the default: a stride of 1 keeps the size, a dilation of 1 is a kernel without holes.",),
        marks=_NODE,
    ),
    Message(
        "{argument} of the wrong length",
        ("Attribute {argument:word} has incorrect size",),
        "{argument} has the wrong number of values for the spatial axes of this node",
        (
            (
                "strides, dilations, output_padding, kernel_shape and output_shape have one number for each spatial "
                "axis, pads "
                "two: all begins, then all ends. output_shape is without batch and channels."
            ),
        ),
        ("for two axes: strides=[2, 2], pads=[1, 1, 1, 1], output_shape=[8, 8]",),
        marks=_NODE,
    ),
    Message(
        "pads together with auto_pad",
        ("The pads attribute cannot be used simultaneously with auto_pad attribute",),
        "a ConvTranspose takes pads or auto_pad, not both",
        ("auto_pad works the pads out; NOTSET, the default, leaves them to pads.",),
        marks=_NODE,
    ),
    Message(
        "padding word unknown",
        ("Unknown AutoPadType String",),
        "onnxruntime does not know this auto_pad",
        ("it knows NOTSET, VALID, SAME_UPPER and SAME_LOWER, in capitals. SAME alone is not one of them.",),
        ("SAME_UPPER crops the odd element at the end, as TensorFlow's SAME does",),
    ),
    Message(
        "kernel_shape differs from the weight",
        ("kernel_shape is not compatible with W shape. kernel_shape: {kernel_size:ints} W: {weight_shape:ints}",),
        "kernel_shape {kernel_size} is not the kernel of the weight {weight_shape}",
        ("the weight of a ConvTranspose is [in_channels, out_channels/group, kernel ...].",),
        ("leave kernel_shape out: it is read off the weight",),
    ),
    Message(
        "unknown argument",
        ("Unrecognized attribute: {argument:word} for operator {op:word}",),
        "a {op} has no attribute {argument}",
        ("it has auto_pad, dilations, group, kernel_shape, output_padding, output_shape, pads and strides.",),
        marks=_NODE,
    ),
    Message(
        "input of the wrong rank",
        (
            "Weight tensor spatial rank does not match input tensor spatial rank",
            "Input tensor must have at least 3 dimensions (N x C x D1...Dn). Got: {rank:int}",
            "Invalid rank for input: {input:word} Got: {rank:int} Expected: {wanted:int}",
        ),
        "input and weight do not have the same number of axes",
        ("the input is [batch, channels, sizes ...], the weight [in_channels, out_channels/group, kernel ...].",),
    ),
)

_REFERENCE = ("op_conv_transpose.py",)
_CHANNELS = (
    Message(
        "input channels differ from the weight",
        ("cannot reshape array of size {elements:int} into shape {target_shape:ints}",),
        "ONNX's reference cannot take the weight apart: the input's channels are not those that it is made for",
        (
            (
                "the weight of a ConvTranspose is [in_channels, out_channels/group, kernel ...]; channels come "
                "second in "
                "the input."
            ),
        ),
        marks=_REFERENCE,
        guess=False,
    ),
    Message(
        "computed output negative",
        ("negative dimensions are not allowed",),
        "nothing is left of the output: the pads crop more than there is",
        ("pads crop the output of a transposed convolution at both ends.",),
        lacks=("input_size", "kernel_size", "stride", "padding"),
        marks=_REFERENCE,
        guess=False,
    ),
    Message(
        "input channels differ from the weight",
        (
            (
                "filter number not equal to input channel number. filter_number: {weight_channels:int} "
                "num_input_channels: "
                "{input_channels:int}"
            ),
            (
                "Input channels C is not equal to kernel channels * group. C: {input_channels:int} kernel channels: "
                "{weight_channels:int} group: {groups:int}"
            ),
        ),
        "the input has {input_channels} channels, and the weight is made for {weight_channels}",
        (
            (
                "the weight of a ConvTranspose is [in_channels, out_channels/group, kernel ...]; channels come "
                "second in "
                "the input."
            ),
        ),
    ),
    Message(
        "groups do not divide",
        (
            "Input channels is not divisible by group. num_input_channels: {input_channels:int} group: {groups:int}",
            "Input channels C must be divisible by group for ConvTranspose. C={input_channels:int} group={groups:int}",
        ),
        "group {groups} does not divide the input's {input_channels} channels",
        ("each group takes and makes its share of the channels.",),
    ),
    Message(
        "bias of the wrong length",
        (
            (
                "Bias shape is not compatible with number of output channels. It should be a 1-D tensor with size "
                "num_output_channels(M). Bias: {bias_shape:ints} num_output_channels: {out_channels:int}"
            ),
        ),
        "the bias is {bias_shape}, and the node makes {out_channels} channels",
        ("out_channels is group times the second number of the weight.",),
    ),
    Message(
        "dtype differs",
        (
            (
                "Type parameter (T) of Optype (ConvTranspose) bound to different types (tensor({expected:word}) and "
                "tensor("
                "{found:word})"
            ),
            "Type 'tensor({expected:word})' of input parameter ({_:word}) of operator (ConvTranspose)",
        ),
        "input and weight of a ConvTranspose are of one type of floating point",
    ),
)

MESSAGES = Messages("onnx", "ONNX", (*_SIZES, *_ATTRIBUTES, *_CHANNELS, *MEETING))
