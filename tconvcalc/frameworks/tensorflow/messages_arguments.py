"""What TensorFlow says of arguments that a transposed convolution cannot take: their length, type, rank or spelling."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import named_values
from tconvcalc.frameworks.message_patterns import Message

_OP = ("BackpropInput", "conv1d_transpose", "conv2d_transpose", "conv3d_transpose", "conv_transpose")
_WORDS = (
    'padding="SAME" and "VALID" are spelled in capitals; conv2d_transpose also takes [[0, 0], [1, 1], [1, 1], [0, 0]]'
)

_OUTPUT_SHAPE = (
    Message(
        "output_shape of the wrong length",
        ("requires input_sizes to contain {full:int} values or {short:int} values, but got: {got:int}",),
        "output_shape has {got} numbers, and TensorFlow wants {full}: batch, sizes, channels",
        ("{short} numbers, the sizes alone, are taken too.",),
        ("output_shape=tf.stack([tf.shape(x)[0], height, width, channels])",),
    ),
    Message(
        "output_shape of the wrong length",
        ("`output_shape` must be of length 3, 4 or 5. Received: output_shape={output_shape:ints} of length {got:int}",),
        "output_shape {output_shape} has {got} numbers: the batch and the channels belong to it",
        ("tf.nn.conv_transpose tells the number of axes from it: 3 numbers for 1-D, 4 for 2-D, 5 for 3-D.",),
        ("output_shape=tf.stack([tf.shape(x)[0], height, width, channels])",),
    ),
    Message(
        "output_shape is not a list",
        ("`output_shape` must be a tensor or sized collection. Received: output_shape={output_shape:word}",),
        "output_shape is {output_shape}, and TensorFlow wants a list: batch, sizes, channels",
    ),
    Message(
        "output_shape is not a list",
        ("input_sizes input must be 1-dim, not {got:int}",),
        "output_shape must be a list of numbers: batch, sizes, channels",
    ),
    Message(
        "None in output_shape",
        (
            "Attempt to convert a value (None) with an unsupported type (<class 'NoneType'>) to a Tensor",
            (
                "Expected int32 passed to parameter 'input_sizes' of op '{_:word}', got {output_shape:ints} of type "
                "'list' "
                "instead. Error: Expected int32, but got None of type 'NoneType'"
            ),
        ),
        "output_shape holds None: every number of it must be known when the layer runs",
        ("x.shape[0] is None in a traced function; tf.shape(x)[0] is the number itself.",),
        ("output_shape=tf.stack([tf.shape(x)[0], height, width, channels])",),
        marks=_OP,
    ),
    Message(
        "float in output_shape",
        ("Cannot convert {output_shape:ints} to EagerTensor of dtype int32",),
        "output_shape {output_shape} holds a number that is not whole",
        ("a division with / makes floats even where it comes out even.",),
        ("write // for sizes",),
    ),
    Message(
        "output_shape of the wrong type",
        (
            (
                "cannot compute {_:word} as input #0(zero-based) was expected to be a {expected:word} tensor but is a "
                "{found:word} tensor"
            ),
        ),
        "output_shape must be of {expected}, and is {found}",
        (),
        ("tf.cast(output_shape, tf.int32)",),
        marks=("BackpropInput",),
    ),
)

_RANKS = (
    Message(
        "input of the wrong rank",
        (
            "input_sizes must be {wanted:int} or {other:int}-dimensional, got: {rank:int}",
            "input_sizes must be {wanted:int}-dimensional, got: {rank:int}",
        ),
        "the input has {rank} axes, and this op wants {wanted}: batch, sizes, channels",
        ("there is no unbatched form.",),
        ("x[tf.newaxis] puts a batch of 1 before it",),
    ),
    Message(
        "filter of the wrong rank",
        ("filter must be {wanted:int}-dimensional: {filter_shape:ints}", "filter must be {wanted:int}-dimensional"),
        "the filter must have {wanted} axes: [kernel ..., out_channels, in_channels]",
        marks=("BackpropInput",),
    ),
    Message(
        "rank differs, caught when tracing",
        (
            (
                "Shape must be rank {wanted:int} but is rank {rank:int} for '{{{{node {_:word}}}}} = "
                "Conv{dims:int}DBackpropInput{_:gap} with input shapes: {_:ints}, {filter_shape:ints}, "
                "{input_shape:ints}"
            ),
        ),
        "the input {input_shape} or the filter {filter_shape} has {rank} axes instead of {wanted}",
        ("the input is [batch, sizes ..., channels], the filter [kernel ..., out_channels, in_channels].",),
    ),
)

_LENGTHS = (
    Message(
        "{argument} of the wrong length",
        (
            (
                "{argument:word} should be of length {_:int}, {one:int} or {full:int}. Received: "
                "{_:word}={got_values:ints} of "
                "length {got:int}"
            ),
        ),
        "{argument} {got_values} has {got} numbers, and this op takes 1, {one} or {full}",
        ("one for every axis, or one for each spatial axis; {full} include the batch and the channels, which stay 1.",),
        read=named_values,
    ),
)

_PADDING = (
    Message(
        "padding word unknown",
        (
            "Value for attr 'padding' of \"{padding:quoted}\" is not in the list of allowed values",
            "Attr 'padding' of '{_:word}' Op passed string '{padding:quoted}' not in:",
        ),
        'TensorFlow does not know the padding "{padding}"',
        ("in tf.nn they are spelled in capitals, in Keras in small letters.",),
        (_WORDS,),
    ),
    Message(
        "padding is not a word",
        ("Expected string for argument 'padding' not {padding:lists}", "Expected string for argument 'padding' not"),
        'padding must be "SAME" or "VALID" here',
        ("explicit padding is conv2d_transpose's alone, as four pairs in the order of the data format.",),
        (_WORDS,),
    ),
    Message(
        "explicit padding of the wrong form",
        (
            (
                "When padding is a list, it must be of size {wanted:int}. Received: padding={padding:lists} of size "
                "{got:int}"
            ),
            (
                "When `padding` is a list, each element of `padding` must be a list/tuple of size {wanted:int}. "
                "Received: "
                "padding={padding:lists}"
            ),
        ),
        "an explicit padding is four pairs, [[0, 0], [top, bottom], [left, right], [0, 0]]",
        ("one pair for each axis of the data format, begin and end.",),
        read=lambda holes, _text: {
            ("given_padding" if name == "padding" else name): each for name, each in holes.items()
        },
    ),
    Message(
        "negative padding",
        ("All elements of explicit_paddings must be nonnegative",),
        "an explicit padding cannot be negative",
        ("padding crops the output; a larger output comes from a larger output_shape or kernel.",),
    ),
    Message(
        "padding in batch or channels",
        ("Nonzero explicit padding in the batch or depth dimensions is not supported",),
        "an explicit padding may differ from 0 on the spatial axes only",
        ("[[0, 0], [top, bottom], [left, right], [0, 0]] for NHWC.",),
    ),
    Message(
        "data format unknown",
        (
            "Value for attr 'data_format' of \"{data_format:quoted}\" is not in the list of allowed values",
            "`data_format` must be '{first:word}' or '{second:word}'. Received: data_format={data_format:word}",
        ),
        'TensorFlow does not know the data format "{data_format}" here',
        ("tf.nn spells them NWC, NHWC, NDHWC (channels last) and NCW, NCHW, NCDHW; Keras channels_last.",),
    ),
    Message(
        "dtype not supported",
        ("Value for attr 'T' of {type:word} is not in the list of allowed values: half, bfloat16, float, double",),
        "TensorFlow has no transposed convolution of {type}",
        (),
        ("tf.cast(x, tf.float32)",),
        marks=("BackpropInput",),
    ),
    Message(
        "dtype differs",
        (
            (
                "cannot compute {_:word} as input #{place:int}(zero-based) was expected to be a {expected:word} "
                "tensor but is a "
                "{found:word} tensor"
            ),
        ),
        "input and filter have different types: {expected} against {found}",
        (),
        ("tf.cast(x, filters.dtype)",),
        marks=("BackpropInput",),
    ),
)

ARGUMENTS = (*_OUTPUT_SHAPE, *_RANKS, *_LENGTHS, *_PADDING)
