"""What PyTorch says of numbers that no transposed convolution can have: groups, signs, lengths and ranks."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import named_values, refused_value, weight
from tconvcalc.frameworks.message_patterns import Message

VALUES = (
    Message(
        "in_channels not divisible by groups",
        ("in_channels must be divisible by groups",),
        "groups does not divide in_channels",
        ("each group takes in_channels/groups channels and gives out_channels/groups: both must be whole.",),
        ("groups=1, or channels that are multiples of groups",),
        lacks=("in_channels", "out_channels", "groups"),
    ),
    Message(
        "out_channels not divisible by groups",
        ("out_channels must be divisible by groups",),
        "groups does not divide out_channels",
        ("each group takes in_channels/groups channels and gives out_channels/groups: both must be whole.",),
        ("groups=1, or channels that are multiples of groups",),
        lacks=("in_channels", "out_channels", "groups"),
    ),
    Message(
        "weight not divisible by groups",
        (
            (
                "Given groups={groups:int}, expected weight to be divisible by {_:int} at dimension 0, but got "
                "weight of "
                "size {weight_shape:ints} instead"
            ),
            (
                "Given groups={groups:int}, expected weight to be divisible by {_:int} at dimension 0, but got "
                "weight of "
                "size [{weight_shape:ints}] instead"
            ),
        ),
        "groups {groups} does not divide the first number of the weight {weight_shape}, the input's channels",
        ("a transposed convolution's weight is [in_channels, out_channels/groups, kernel ...].",),
        read=weight,
    ),
    Message(
        "groups not positive",
        ("groups must be a positive integer", "non-positive groups is not supported"),
        "groups must be at least 1",
        ("1 means that every output channel sees every input channel.",),
    ),
    refused_value(
        "negative padding",
        ("negative padding is not supported",),
        "PyTorch's padding cannot be negative",
        "padding crops the output of a transposed convolution; to make it larger is output_padding's part, or a "
        "larger kernel's.",
        ("padding",),
    ),
    refused_value(
        "negative output_padding",
        ("negative output_padding is not supported",),
        "PyTorch's output_padding cannot be negative",
        "output_padding adds at the end; to take away there, slice the output or use a larger padding.",
        ("output_padding",),
    ),
    refused_value(
        "stride not positive",
        ("non-positive stride is not supported", "stride should be greater than zero"),
        "the stride must be at least 1",
        "the stride is how far the copies of the kernel lie apart; 1 keeps the size, 2 doubles it.",
        ("stride",),
    ),
    refused_value(
        "dilation not positive",
        (
            (
                "dilation should be greater than zero, but got dilation_depth: {dilation.0:int}, dilation_height: "
                "{dilation.1:int}, dilation_width: {dilation.2:int}"
            ),
            (
                "dilation should be greater than zero, but got dilation_height: {dilation.0:int}, dilation_width: "
                "{dilation.1:int}"
            ),
            "dilation should be greater than zero",
            "non-positive dilation is not supported",
        ),
        "the dilation must be at least 1",
        "the dilation is the distance between the taps of the kernel; 1 is a kernel without holes.",
        ("dilation",),
    ),
    refused_value(
        "kernel not positive",
        (
            (
                "kernel size should be greater than zero, but got kernel_height: {kernel_size.0:int} kernel_width: "
                "{kernel_size.1:int}"
            ),
            (
                "non-empty 5D (n_output_plane x n_input_plane x kernel_depth x kernel_height x kernel_width) tensor "
                "expected "
                "for weight, but got: {weight_shape:ints}"
            ),
        ),
        "the kernel must have at least one tap on every axis",
        "a kernel of 0 taps reaches no output.",
        ("kernel_size",),
    ),
    Message(
        "empty input",
        ("Only zero batch or zero channel inputs are supported, but got input shape: {input_shape:ints}",),
        "the input {input_shape} has a spatial size of 0",
        ("a layer before this one has used the image up: its sizes ran down to nothing.",),
    ),
    Message(
        "input of the wrong rank",
        (
            (
                "Expected {unbatched:int}D (unbatched) or {batched:int}D (batched) input to {function:word}, but got "
                "input of "
                "size: {input_shape:ints}"
            ),
        ),
        "the input {input_shape} has the wrong number of axes for {function}",
        ("it takes {batched} axes, [batch, channels, sizes ...], or {unbatched} without the batch.",),
        ("reshape it first (x.view(batch, channels, ...) behind a Linear), or use the layer of its rank",),
    ),
    Message(
        "{argument} of the wrong length",
        (
            (
                "expected {argument:word} to be a single integer value or a list of {wanted:int} values to match the "
                "convolution dimensions, but got {_:word}={got_values:ints}"
            ),
        ),
        "{argument} {got_values} has the wrong length: this layer has {wanted} spatial axes",
        ("one number stands for every axis, a list has one for each; the weight's axes count them.",),
        read=named_values,
    ),
)
