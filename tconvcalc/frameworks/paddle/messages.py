"""What PaddlePaddle says when it refuses a transposed convolution, or sizes that do not meet behind one.

Measured on paddlepaddle 3.3, CPU. Its 1-D layer runs as a 2-D one whose second size is 1, and its messages show that.
"""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import (
    named_values,
    numbers,
    output_padding_too_large,
    refused_value,
    weight,
)
from tconvcalc.frameworks.message_patterns import Givens, Message, Messages, Quantities
from tconvcalc.frameworks.paddle.messages_meeting import MEETING


def _nearest(quantities: Quantities) -> list[Givens]:
    """The nearest size that the layer reaches; its stride is known where the size was too large."""
    least, strides = numbers(quantities.get("least_size")), numbers(quantities.get("stride"))
    reached = least[0] + strides[0] - 1 if strides else least[0]
    return [{"output_size": reached, **({"stride": strides[0]} if strides else {})}]


_SIZES = (
    output_padding_too_large(
        (
            (
                "output_padding of Op(ConvTransposeOp) should be less than either stride or dilation. But received "
                "output_size = "
                "[[]], whose dim {axis:int} is not less than either stride ({stride:int}) or dilation "
                "({dilation:int}) [Hint: "
                "Expected output_padding[i] < std::max(strides[i], dilations_[i]), but received output_padding[i]:"
                "{output_padding:int} >="
            ),
            "output_padding of Op(ConvTransposeOp) should be less than either stride or dilation",
        ),
        "Paddle",
        "the stride or the dilation",
    ),
    Message(
        "output_padding too large",
        (
            (
                "Output_height and padding(padding_up, padding_down) are inconsistent. [Hint: Expected (im_height "
                "{_:gap}) / "
                "stride[0] + 1:{computed:int} != col_height:{input_size:int}"
            ),
            (
                "Output_height and padding(padding_up, padding_down) are inconsistent. [Hint: Expected (im_width "
                "{_:gap}) / "
                "stride[1] + 1:{computed:int} != col_width:{input_size:int}"
            ),
            "col_width are inconsistent. [Hint: Expected {_:gap}:{computed:int} != col_width:{input_size:int}",
        ),
        "the output that Paddle made of {input_size} is too large for this layer: a convolution of it gives {computed}",
        (
            (
                "its check lets output_padding pass below the dilation, but the computation on the CPU wants it below "
                "the stride."
            ),
        ),
        ("an output_padding below the stride",),
        lacks=("kernel_size", "stride", "output_padding", "dilation"),
        bare="the output_padding is below the dilation, and Paddle's CPU kernel wants it below the stride",
    ),
    Message(
        "output_size out of range",
        (
            (
                "output_size of Op(ConvTransposeOp) should be less than inferred size + stride. But received "
                "output_size = "
                "[{output_size:ints}], whose dim {axis:int} is not less than the inferred output size "
                "({least_size:int}) + stride "
                "({stride:int}) = {_:int}"
            ),
        ),
        "Paddle cannot give output_size {output_size}: this layer reaches {least_size} and up to {stride} - 1 more",
        (
            (
                "a stride of {stride} folds {stride} sizes to one, so the layer may choose among {stride}; Paddle's "
                "documentation "
                "counts one too many."
            ),
        ),
        asked=_nearest,
    ),
    Message(
        "output_size out of range",
        (
            (
                "output_size of Op(ConvTransposeOp) should not be less than the inferred output size. But received "
                "output_size = "
                "[{output_size:ints}], whose dim {axis:int} is less than the inferred output size [{least_size:int}]"
            ),
        ),
        "Paddle cannot give output_size {output_size}: this layer makes {least_size} or more",
        ("the least is (input_size - 1)*stride - padding + dilation*(kernel_size - 1) + 1; stride - 1 may be added.",),
        lacks=("input_size", "kernel_size", "stride", "padding"),
        asked=_nearest,
    ),
    Message(
        "output_size and output_padding together",
        ("output_padding option is mutually exclusive with output_size",),
        "Paddle takes output_size or output_padding, not both",
        ("both choose the same thing: which of the sizes that the stride folds to one.",),
    ),
    Message(
        "output_size is not a list",
        ("output_size should be int or Tensor or list, tuple of ints or Tensor",),
        "output_size must be whole numbers, one for each spatial axis",
    ),
    Message(
        "computed output negative",
        ("The meta data must be valid when call the mutable data function",),
        "Paddle cannot make a tensor of this size: an output size would be negative",
        ("padding crops both ends of (input_size - 1)*stride + dilation*(kernel_size - 1) + 1, here more than that.",),
        ("a smaller padding, or a larger kernel or stride",),
        lacks=("input_size", "kernel_size", "stride", "padding"),
    ),
)

_VALUES = (
    refused_value(
        "stride not positive",
        ("The stride of Op(Conv) should be larger than 0, but received stride is {stride:int}",),
        "the stride is {stride}, and it must be at least 1",
        "the stride is how far the copies of the kernel lie apart; 1 keeps the size, 2 doubles it.",
        ("stride",),
    ),
    refused_value(
        "negative padding",
        ("Invalid padding, all value should be larger than or equal to 0, but received: {padding:ints}",),
        "the padding {padding} is negative",
        "padding crops the output; to make it larger is output_padding's part, or a larger kernel's.",
        ("padding",),
    ),
    refused_value(
        "negative output_padding",
        (
            (
                "output_padding of Op(ConvTransposeOp) should not be less than the 0. But received output_padding = "
                "[{output_padding:ints}], whose dim {axis:int} is less than 0"
            ),
        ),
        "the output_padding {output_padding} is negative",
        "output_padding adds at the end; to take away there, slice the output or use a larger padding.",
        ("output_padding",),
    ),
    Message(
        "padding word unknown",
        ("Unknown padding: '{padding:quoted}'. It can only be 'SAME' or 'VALID'",),
        'Paddle does not know the padding "{padding}": it knows SAME and VALID',
        ("beware: its SAME works the amount out of the input's size, and does not give input_size*stride in general.",),
    ),
    Message(
        "padding of the wrong length",
        ("In valid padding: {given_padding:lists}",),
        "the padding {given_padding} has the wrong length",
        ("one number, one for each axis, begin and end for each axis, or a pair for each axis of the data format.",),
    ),
    Message(
        "padding in batch or channels",
        ("Non-zero padding({given_padding:lists}) in the batch or channel dimensions is not supported",),
        "the padding {given_padding} pads the batch or the channels",
        ("the pairs come in the order of the data format: NCHW, so [[0, 0], [0, 0], [1, 1], [1, 1]].",),
    ),
    Message(
        "{argument} of the wrong length",
        ("The {argument:word}'s length must be {dims:int}. Received: {got_values:ints}",),
        "{argument} {got_values} has the wrong length: this layer has {dims} spatial axes",
        ("one number stands for every axis.",),
        read=named_values,
    ),
    Message(
        "data format unknown",
        (
            "Attr(data_format) of conv{dims:int}d_transpose got wrong value: received {format:word}, but only",
            "data_format must be one of {_:gap}, but got data_format='{format:word}'",
        ),
        'Paddle does not know the data format "{format}" here',
        ("NCL and NLC, NCHW and NHWC, NCDHW and NDHWC.",),
    ),
    Message(
        "unknown argument",
        ("Conv{dims:int}DTranspose.__init__() got an unexpected keyword argument '{argument:word}'",),
        "Conv{dims}DTranspose has no argument {argument}",
        (
            (
                "output_size belongs to the call of the layer; stride, padding, output_padding, dilation and groups to "
                "itself."
            ),
        ),
    ),
    Message(
        "groups not positive",
        ("The groups of conv{dims:int}d_transpose should not be zero",),
        "groups must be at least 1",
    ),
)

_CHANNELS = (
    Message(
        "input channels differ from the weight",
        (
            (
                "The number of input channels should be equal to filter channels for Op(conv_transpose). But "
                "received: the "
                "input's channels is [{input_channels:int}], the shape of input is {input_shape:ints}, the filter's "
                "channels is "
                "[{weight_channels:int}], the shape of filter is {weight_shape:ints}. The data_format is {_:word}"
            ),
        ),
        "the input {input_shape} has {input_channels} channels, and the weight {weight_shape} takes {weight_channels}",
        ("a transposed convolution's weight is [in_channels, out_channels/groups, kernel ...].",),
        ('data_format="NHWC" where the channels come last; or swap the first two numbers of a convolution\'s weight',),
        read=weight,
    ),
    Message(
        "groups do not divide",
        (
            (
                "the channel of input must be divisible by groups,received: the channel of input is "
                "{input_channels:int}, the "
                "shape of input is {input_shape:ints}, the groups is {groups:int}"
            ),
        ),
        "groups {groups} does not divide the input's {input_channels} channels",
        ("each group takes and makes its share of the channels.",),
    ),
    Message(
        "input of the wrong rank",
        (
            (
                "Input {tensor:word} should be {wanted:int}D tensor, but received {_:word} with the shape of "
                "{input_shape:ints}"
            ),
        ),
        "{tensor} is {input_shape}, and the layer wants {wanted} axes",
        ("the input is [batch, channels, sizes ...], the weight [in_channels, out_channels/groups, kernel ...].",),
    ),
    Message(
        "dtype differs",
        (
            (
                "The type of data we are trying to retrieve ({expected:word}) does not match the type of data "
                "({found:word}) "
                "currently contained in the container"
            ),
        ),
        "input and weight have different types: {expected} and {found}",
    ),
    Message(
        "dtype not supported",
        ("of kernel `conv{dims:int}d_transpose` is not registered. Selected wrong DataType `{type:word}`",),
        "Paddle has no transposed convolution of {type}",
        (),
        ('x.astype("float32")',),
    ),
    Message(
        "weight shape differs",
        (
            (
                "Skip loading for {parameter:word}. {_:word} receives a shape {given_shape:ints}, but the expected "
                "shape is "
                "{weight_shape:ints}"
            ),
        ),
        "Paddle skipped {parameter}: it is given {given_shape}, and its own shape is {weight_shape}",
        (
            (
                "a transposed convolution's weight is [in_channels, out_channels/groups, kernel ...], with the first "
                "two "
                "swapped."
            ),
        ),
    ),
)

MESSAGES = Messages("paddle", "Paddle", (*_SIZES, *_VALUES, *_CHANNELS, *MEETING))
