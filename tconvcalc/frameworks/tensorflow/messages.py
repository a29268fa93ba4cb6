"""What TensorFlow says when it refuses a transposed convolution.

Measured on tensorflow-cpu 2.21 with both of its CPU kernels: Eigen's, which names the numbers, and oneDNN's, which
mostly does not. In its messages "input" is the output_shape that was asked for and "out_backprop" the layer's input,
for the op is the gradient of a convolution.
"""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import layer, numbers, refused_value
from tconvcalc.frameworks.message_patterns import Message, Messages, Quantities
from tconvcalc.frameworks.tensorflow.messages_arguments import ARGUMENTS
from tconvcalc.frameworks.tensorflow.messages_meeting import MEETING

_ROLES = "actual = {input_size:int}, computed = {computed:int}"
_SIZES = (
    f"Size of out_backprop doesn't match computed: {_ROLES} spatial_dim: {{spatial_dim:int}} input: {{output_size:int}}"
)
_REST = "filter: {kernel_size:int} output: {_:int} stride: {stride:int}"


def _quotient(number: int, divisor: int) -> int:
    """Division as C++ does it: towards zero."""
    return abs(number) // divisor * (1 if number >= 0 else -1)


def _padding(holes: Quantities, _text: str) -> Quantities:
    """Which padding computes the number that the message states, where only one does."""
    names = ("output_size", "kernel_size", "stride", "computed")
    size, kernel, stride, computed = ((numbers(holes.get(name)) or [0])[0] for name in names)
    dilation = (numbers(holes.get("dilation")) or [1])[0]
    if stride < 1:
        return holes
    same = -(-size // stride) == computed
    valid = _quotient(size - (kernel - 1) * dilation - 1 + stride, stride) == computed
    return {**holes, "padding": "same" if same else "valid"} if same != valid else holes


def _computed(quantities: Quantities) -> str:
    if quantities.get("padding") == "same":
        return (
            "SAME's is ceil({output_size} / {stride}) = {computed}, whatever the kernel; your input has {input_size}."
        )
    if quantities.get("padding") == "valid":
        reach = "{kernel_size}" if quantities["dilation"] == 1 else "(({kernel_size} - 1)*{dilation} + 1)"
        return (
            f"VALID's is ({{output_size}} - {reach} + {{stride}}) // {{stride}} = {{computed}}; "
            "your input has {input_size}."
        )
    return "here it gives {computed}, and your input has {input_size}."


_SIZE = (
    Message(
        "output size does not round-trip",
        (
            f"{_SIZES} {_REST} dilation: {{dilation:int}}",
            f"Size of out_backprop doesn't match computed: {_ROLES}",
        ),
        "TensorFlow cannot make {output_size} of {input_size}: a convolution of {output_size} would give {computed}",
        (
            (
                'its words, in ours: "actual" and "output" are your input\'s size, "input" is the size in '
                "output_shape, "
                '"filter" the kernel, and spatial_dim counts the axes of the input (1 is the first after the batch).'
            ),
            "TensorFlow asks whether a convolution would bring the output back to the input.",
            _computed,
        ),
        read=_padding,
        asked=layer,
        bare="TensorFlow cannot make this output of {input_size}: a convolution of it would give {computed}",
    ),
    Message(
        "oneDNN kernel refused, without saying why",
        (
            (
                "could not create a primitive descriptor for the {_:gap} primitive. Run workload with environment "
                "variable "
                "ONEDNN_VERBOSE=all to get additional diagnostic information"
            ),
            "could not create a primitive descriptor for",
        ),
        "TensorFlow's oneDNN kernel refused the transposed convolution, and its message holds no number",
        (
            (
                "it refuses where a convolution of output_shape would not have the input's size: "
                "ceil(output_size / stride) = input_size under SAME, "
                "(output_size - kernel_size + stride) // stride = input_size under VALID;"
            ),
            (
                "where the last number of the filter, [kernel ..., out_channels, in_channels], is not the input's "
                "channels;"
            ),
            "and where the batch in output_shape is not the input's.",
        ),
        ("or set TF_ENABLE_ONEDNN_OPTS=0 before TensorFlow is imported: the other kernel names the numbers",),
        lacks=("input_size", "output_size", "kernel_size", "stride", "padding"),
    ),
    Message(
        "batch differs",
        (
            (
                "input and out_backprop must have the same batch size. Input batch: {output_batch:int}, outbackprop "
                "batch: "
                "{input_batch:int}, batch_dim: {_:int}"
            ),
            "input and out_backprop must have the same batch size",
        ),
        "output_shape begins with a batch of {output_batch}, and the input has {input_batch}",
        ("the layer changes sizes and channels, never the batch.",),
        ("output_shape=tf.stack([tf.shape(x)[0], height, width, channels]) follows the input",),
        bare="output_shape begins with another batch than the input has",
    ),
    Message(
        "negative number in output_shape",
        ("Dimension {dimension_size:int} must be >= 0",),
        "output_shape holds {dimension_size}, and this kernel wants every number",
        (
            "only oneDNN's kernel takes -1, and only as the batch; in any other place it ends the process.",
            "the sizes and channels of output_shape cannot be left to TensorFlow: several would do.",
        ),
        ("output_shape=tf.stack([tf.shape(x)[0], height, width, channels]) works with both kernels",),
        lacks=("input_size", "kernel_size", "stride", "padding"),
        marks=("BackpropInput", "mkl_conv_grad_input_ops", "_transpose"),
    ),
)

_CHANNELS = (
    Message(
        "input channels differ from the filter",
        (
            (
                "out_backprop and filter_sizes must have the same number of channels. Got {input_channels:int} for "
                "out_backprop and {filter_channels:int} for filter_sizes"
            ),
            "filter and out_backprop must have the same out_depth",
        ),
        "the input has {input_channels} channels, and the filter is made for {filter_channels}",
        (
            (
                "the filter of a transposed convolution is [kernel ..., out_channels, in_channels]: its last number "
                "is the "
                "input's channels. The documentation of tf.nn.conv_transpose has them the other way round."
            ),
        ),
        ("swap the last two numbers: tf.transpose(filters, [0, 1, 3, 2])",),
        bare="the input's channels are not those that the filter is made for",
    ),
    Message(
        "output channels differ from the filter",
        (
            "input depth must be evenly divisible by filter depth: {output_channels:int} vs {filter_channels:int}",
            "input and filter must have the same depth: {output_channels:int} vs {filter_channels:int}",
            (
                "input and filter_sizes must have the same number of channels. Got {output_channels:int} for input and "
                "{filter_channels:int} for filter_sizes"
            ),
            "input depth must be evenly divisible by filter depth",
        ),
        "output_shape ends with {output_channels} channels, and the filter makes {filter_channels}",
        (
            (
                "the filter of a transposed convolution is [kernel ..., out_channels, in_channels]: the last but one "
                "is the "
                "last number of output_shape. Written the other way round, as for a convolution, this is what "
                "TensorFlow says."
            ),
        ),
        ("swap the last two numbers of the filter, or end output_shape with what it makes",),
        bare="output_shape ends with another number of channels than the filter makes",
    ),
    Message(
        "groups not supported",
        (
            (
                "Gradients for grouped convolutions are not supported on CPU. Please file a feature request if you "
                "run into "
                "this issue. Computed input depth {output_channels:int} doesn't match filter input depth "
                "{filter_channels:int}"
            ),
        ),
        "output_shape ends with {output_channels} channels, and the filter makes {filter_channels}",
        ("a multiple would mean groups, which this CPU kernel does not have.",),
        ("end output_shape with {filter_channels}",),
    ),
    Message(
        "dimensions differ, caught when tracing",
        (
            (
                "Dimensions must be equal, but are {one:int} and {two:int} for '{{{{node {_:word}}}}} = "
                "Conv{dims:int}DBackpropInput{_:gap} with input shapes: {_:ints}, {filter_shape:ints}, "
                "{input_shape:ints}"
            ),
        ),
        "the input {input_shape} and the filter {filter_shape} do not go together: {one} against {two}",
        (
            (
                "the filter of a transposed convolution is [kernel ..., out_channels, in_channels]: its last number "
                "is the "
                "input's channels; and the batch in output_shape is the input's."
            ),
        ),
        ("swap the last two numbers of the filter: tf.transpose(filters, [0, 1, 3, 2])",),
    ),
)

_KERNELS = (
    Message(
        "data format not supported",
        (
            "{_:word} only supports {supported:word} on the CPU.",
            "Conv2DCustomBackpropInputOp only supports NHWC",
        ),
        "TensorFlow's Eigen kernel for the CPU takes channels last only",
        ("channels first needs a GPU or the oneDNN kernel (TF_ENABLE_ONEDNN_OPTS=1).",),
        ("tf.transpose(x, [0, 2, 3, 1]), and output_shape as [batch, sizes ..., channels]",),
        marks=("BackpropInput",),
    ),
    Message(
        "dilation not supported",
        (
            "Current CPU implementations do not yet support dilation rates larger than 1",
            "Current CPU implementation does not yet support dilation rates larger than 1",
        ),
        "TensorFlow's Eigen kernel for the CPU has no dilation",
        (
            (
                "oneDNN's kernel has (TF_ENABLE_ONEDNN_OPTS=1, float32), and so has a GPU. "
                "Or spread the filter: write zeros between its taps."
            ),
        ),
    ),
    refused_value(
        "stride not positive",
        ("Stride must be > 0, but got {stride:int}", "Row and column strides should be larger than 0"),
        "the stride must be at least 1",
        "the stride is how far the copies of the kernel lie apart; 1 keeps the size under SAME, 2 doubles it.",
        ("stride",),
    ),
    refused_value(
        "dilation not positive",
        ("Dilated rates should be larger than 0",),
        "the dilation must be at least 1",
        "the dilation is the distance between the taps of the kernel; 1 is a kernel without holes.",
        ("dilation",),
    ),
    Message(
        "stride in batch or channels",
        ("Current implementation does not yet support strides in the batch and depth dimensions",),
        "strides may differ from 1 on the spatial axes only",
        ("a list of four is [1, height, width, 1].",),
        ("strides=2, or strides=[1, 2, 2, 1]",),
    ),
)

MESSAGES = Messages("tensorflow", "TensorFlow", (*_SIZE, *_CHANNELS, *_KERNELS, *ARGUMENTS, *MEETING))
