"""What Keras says when it refuses a transposed convolution, or sizes that do not meet behind one.

Measured on keras 3.15 with its three backends; what a backend says comes wrapped in Keras' own words.
"""

from __future__ import annotations

from tconvcalc.frameworks.keras.messages_meeting import MEETING
from tconvcalc.frameworks.message_causes import (
    layer,
    named_values,
    numbers,
    output_padding_too_large,
    refused_value,
)
from tconvcalc.frameworks.message_patterns import Givens, Message, Messages, Quantities


def _even_kernel(quantities: Quantities) -> list[Givens]:
    sizes = numbers(quantities.get("input_shape"))[1:-1]
    return [{"input_size": tuple(sizes), "stride": 2, "padding": "same"}] if sizes else []


def _shape_known(quantities: Quantities) -> str:
    return "the input is {input_shape}." if quantities.get("input_shape") else ""


def _swapped(quantities: Quantities) -> str:
    given, own = numbers(quantities.get("given_shape")), numbers(quantities.get("weight_shape"))
    if len(given) == len(own) > 1 and given[:-2] == own[:-2] and given[-2:] == own[:-3:-1]:
        return "the last two numbers are swapped: w.swapaxes(-1, -2)"
    return ""


_LAYER = (
    output_padding_too_large(
        (
            (
                "`output_padding` must be strictly less than `strides` for all dimensions. At dimension {_:int}, "
                "`output_padding` is {_:int} but `strides` is {_:int}. Received: output_padding={output_padding:ints}, "
                "strides={stride:ints}"
            ),
        ),
        "Keras",
        "the stride",
    ),
    Message(
        "stride and dilation together",
        (
            (
                "`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: "
                "strides={stride:ints} and "
                "dilation_rate={dilation:ints}"
            ),
        ),
        "Keras has no layer with stride {stride} and dilation {dilation} together",
        ("one of the two must be 1 on every axis.",),
        asked=layer,
    ),
    Message(
        "wrong value of {argument}",
        (
            (
                "The `{argument:word}` argument must be a tuple of {dims:int} integers. Received "
                "{_:word}={got_values:ints}, "
                "including values {_:ints} that do not satisfy `value {rule:quoted}`"
            ),
            (
                "The `{argument:word}` argument must be a tuple of {dims:int} integers. Received "
                "{_:word}={got_values:ints}"
            ),
            "The `{argument:word}` argument must be a tuple of {dims:int} integers. Received {_:word}={got_word:word}",
        ),
        "{argument} {got_values}{got_word} cannot be: a {dims}-D layer takes one whole number, or {dims} of them",
        (
            lambda quantities: (
                "every number of it must be {rule}." if "rule" in quantities else "one number stands for every axis."
            ),
        ),
        read=named_values,
        marks=("kernel_size", "strides", "dilation_rate", "output_padding"),
    ),
    refused_value(
        "filters not positive",
        (
            (
                "Invalid value for argument `filters`. Expected a strictly positive value. Received "
                "filters={out_channels:int}"
            ),
        ),
        "filters is {out_channels}, and a layer makes at least 1 channel",
        "filters is the number of output channels.",
        (),
    ),
    Message(
        "padding word unknown",
        (
            "The `padding` argument must be a list/tuple or one of {_:gap}. Received: {padding:word}",
            "The `padding` argument must be one of {_:gap}. Received: padding={padding:word}",
        ),
        'Keras\' transposed convolutions do not know the padding "{padding}"',
        ("they know valid and same; causal is Conv1D's alone: there crop what comes too late at the end.",),
        ('padding="same" gives input_size*stride where output_padding is left out',),
    ),
    Message(
        "padding is not a word",
        ("'int' object has no attribute 'lower'", "'NoneType' object has no attribute 'lower'"),
        'padding must be "valid" or "same"',
        ("Keras' transposed convolutions take no numbers.",),
        marks=("standardize_padding", "argument_validation"),
    ),
    Message(
        "even kernel, same and output_padding=0",
        ("Exception encountered when calling {layer:word}.call(). {_:gap}could not create a primitive descriptor",),
        "{layer} was built, and the TensorFlow op below it refused to run; its message holds no number",
        (
            (
                'the usual reason is padding="same" with an even kernel and output_padding=0: Keras then asks for '
                "(input_size - 1)*stride, and TensorFlow can make only more than that of the input."
            ),
            _shape_known,
        ),
        ("leave output_padding out: then the output is input_size*stride; or take an odd kernel",),
        asked=_even_kernel,
        lacks=("input_size", "kernel_size", "stride", "padding", "output_padding"),
    ),
    Message(
        "unknown argument",
        ("Unrecognized keyword arguments passed to Conv{dims:int}DTranspose: {{'{argument:word}': {_:gap}}}",),
        "Conv{dims}DTranspose has no argument {argument}",
        ("its arguments are filters, kernel_size, strides, padding, output_padding, data_format, dilation_rate.",),
        ("an output size is chosen with output_padding; groups has no transposed layer of Keras",),
    ),
    Message(
        "data format unknown",
        ("The `data_format` argument must be one of {_:gap}. Received: data_format={format:word}",),
        'Keras does not know the data format "{format}"',
        ("NHWC is channels_last there, NCHW channels_first.",),
    ),
    Message(
        "argument missing",
        ("Conv{dims:int}DTranspose.__init__() missing {_:int} required positional argument: '{argument:word}'",),
        "Conv{dims}DTranspose needs {argument}",
    ),
)

_INPUTS = (
    Message(
        "input of the wrong rank",
        (
            (
                "Input {_:int} with name '{_:quoted}' of layer '{layer:quoted}' is incompatible with the layer: "
                "expected "
                "min_ndim={wanted:int}, found ndim={rank:int}. Full shape received: {input_shape:ints}"
            ),
            (
                'Input {_:int} of layer "{layer:quoted}" is incompatible with the layer: expected '
                "min_ndim={wanted:int}, found "
                "ndim={rank:int}. Full shape received: {input_shape:ints}"
            ),
            (
                "Input {_:int} with name '{_:quoted}' of layer '{layer:quoted}' is incompatible with the layer: "
                "expected "
                "ndim={wanted:int}, found ndim={rank:int}. Full shape received: {input_shape:ints}"
            ),
        ),
        "{layer} got an input of {rank} axes, {input_shape}, and takes {wanted}: batch, sizes, channels",
        ("behind a Dense layer its output has to be reshaped to an image first.",),
        ("layers.Reshape((height, width, channels)) before it",),
    ),
    Message(
        "input of the wrong rank",
        ("Exception encountered when calling Conv{dims:int}DTranspose.call(). tuple index out of range",),
        "Conv{dims}DTranspose got an input of too many axes",
        ("it takes batch, sizes and channels.", _shape_known),
    ),
    Message(
        "input channels differ from the weight",
        (
            (
                "Input {_:int} with name '{_:quoted}' of layer '{layer:quoted}' is incompatible with the layer: "
                "expected axis "
                "{_:int} of input shape to have value {weight_channels:int}, but received input with shape "
                "{input_shape:ints}"
            ),
            (
                'Input {_:int} of layer "{layer:quoted}" is incompatible with the layer: expected axis '
                "{_:int} of input shape to have value {weight_channels:int}, but received input with shape "
                "{input_shape:ints}"
            ),
        ),
        "{layer} was built for {weight_channels} on its last axis, and the input is {input_shape}",
        (
            (
                "a convolution is built for the channels of its first input, a Dense layer behind a Flatten for the "
                "number of "
                "features: where a size before it changes, their number does."
            ),
        ),
    ),
    Message(
        "input channels differ from the weight",
        (
            (
                "The number of input channels must match the kernel's input channels. Received: input channels="
                "{input_channels:int}, kernel input channels={weight_channels:int}, data_format='{_:word}'"
            ),
        ),
        "the input has {input_channels} channels, and the kernel is made for {weight_channels}",
        ("the kernel of a transposed convolution is [kernel ..., out_channels, in_channels].",),
    ),
    Message(
        "input channels unknown",
        (
            (
                "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: shape="
                "{weight_shape:ints} for variable path='{path:quoted}'"
            ),
        ),
        "the layer cannot be built: its weight would be {weight_shape}",
        ("the channels of the input must be known; the sizes may be None.",),
        ("keras.Input((None, None, 3))",),
    ),
    Message(
        "weight shape differs",
        (
            (
                "Layer {layer:word} weight shape {weight_shape:ints} is not compatible with provided weight shape "
                "{given_shape:ints}"
            ),
        ),
        "the weight that {layer} is given is {given_shape}, and its own is {weight_shape}",
        (
            (
                "the kernel of a transposed convolution is [kernel ..., out_channels, in_channels], that of a "
                "convolution "
                "[kernel ..., in_channels, out_channels]."
            ),
        ),
        (_swapped,),
    ),
    Message(
        "number of weights differs",
        (
            (
                "You called `set_weights(weights)` on layer '{layer:quoted}' with a weight list of length {got:int}, "
                "but the layer "
                "was expecting {wanted:int} weights"
            ),
        ),
        "{layer} is given {got} arrays and has {wanted}",
        ("kernel and bias; none before the layer is built.",),
    ),
)

MESSAGES = Messages(
    "keras",
    "Keras",
    (*_LAYER, *_INPUTS, *MEETING),
    carries=("tensorflow", "pytorch", "jax"),
    carried=(
        "Exception encountered when calling Conv1DTranspose.call()",
        "Exception encountered when calling Conv2DTranspose.call()",
        "Exception encountered when calling Conv3DTranspose.call()",
        "keras/src/",
        "keras\\src\\",
        "{{node compile_loss/",
    ),
    context=("Arguments received by {_:word}.call(): • inputs=tf.Tensor(shape={input_shape:ints},",),
)
