"""What PyTorch says of arguments that a transposed convolution cannot take: their type, spelling or shape."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import numbers
from tconvcalc.frameworks.message_patterns import Message, Quantities

_CALLS = ("conv_transpose1d()", "conv_transpose2d()", "conv_transpose3d()")


def _swapped(quantities: Quantities) -> str:
    given, own = numbers(quantities.get("given_shape")), numbers(quantities.get("weight_shape"))
    if given[:2] == own[1::-1] and given[2:] == own[2:]:
        return "the first two numbers are swapped: w.transpose(0, 1)"
    return "kernel and channels must be those with which the checkpoint was trained"


ARGUMENTS = (
    Message(
        "{argument} is not a whole number",
        (
            (
                "{function:word}(): argument '{argument:word}' (position {_:int}) must be tuple of ints, but "
                "found "
                "element of type {type:word} at pos {_:int}"
            ),
            ("{function:word}(): argument '{argument:word}' (position {_:int}) must be tuple of ints, not {type:word}"),
            "{function:word}(): argument '{argument:word}' must be tuple of ints, not {type:word}",
        ),
        "{argument} of {function} must be whole numbers, not a {type}",
        (
            (
                "PyTorch's transposed convolutions know no padding words: for twice the size, kernel 4, stride 2, "
                "padding 1 "
                "(or kernel 3, padding 1, output_padding 1)."
            ),
        ),
        asked=lambda _: [{"input_size": "n", "output_size": "2*n", "stride": 2}],
        marks=_CALLS,
    ),
    Message(
        "padding_mode not supported",
        ('Only "zeros" padding mode is supported for {layer:word}',),
        "{layer} pads with zeros only",
        ("padding crops its output; there is nothing to be reflected.",),
        ("pad the input with torch.nn.functional.pad(mode=...) before the layer, and crop its output",),
    ),
    Message(
        "same with a stride",
        ("padding='same' is not supported for strided convolutions",),
        "PyTorch's Conv knows padding='same' at stride 1 only",
        ("with a stride the amount would depend on the input's size.",),
        ("padding=(kernel_size - 1)//2 halves an even size at stride 2; pad by hand where it must be TensorFlow's",),
    ),
    Message(
        "padding word unknown",
        (
            "Invalid padding string {padding:quoted}, should be one of",
            "Invalid padding string '{padding:quoted}', should",
        ),
        "PyTorch's Conv knows the padding words same and valid, and its ConvTranspose none",
    ),
    Message(
        "output_size is not a list",
        ("object of type 'int' has no len()", "object of type 'float' has no len()"),
        "output_size must be a list with one size for each spatial axis, not a number",
        ("PyTorch's forward(x, output_size=...) takes its length first.",),
        ("write output_size=[12, 12], or output_size=y.shape[2:]",),
        marks=("output_size", "_output_padding", "torch/nn/modules/conv.py"),
    ),
    Message(
        "unknown argument",
        (
            "conv_transpose{dims:int}d() got an unexpected keyword argument '{argument:word}'",
            "ConvTranspose{dims:int}d.__init__() got an unexpected keyword argument '{argument:word}'",
            "ConvTranspose{dims:int}d.forward() got an unexpected keyword argument '{argument:word}'",
        ),
        "this call of a {dims}-D transposed convolution has no argument {argument}",
        (
            (
                "output_size belongs to the call of a ConvTranspose layer: not to torch.nn.functional, not to the "
                "constructor, and not to Sequential, whose forward takes the input alone."
            ),
        ),
        ("in a forward of your own: self.up(x, output_size=skip.shape[2:]); or output_padding, which every way knows",),
    ),
    Message(
        "output_size through Sequential",
        (
            "Sequential.forward() got an unexpected keyword argument 'output_size'",
            "forward() got an unexpected keyword argument 'output_size'",
            "Sequential.forward() takes 2 positional arguments but {_:int} were given",
        ),
        "a Sequential passes one tensor on, and no output_size",
        ("output_size belongs to the call of the ConvTranspose layer itself.",),
        ("a forward of your own: self.up(x, output_size=skip.shape[2:]); or output_padding in the layer",),
    ),
    Message(
        "argument missing",
        ("ConvTranspose{dims:int}d.__init__() missing {_:int} required positional argument: '{argument:word}'",),
        "ConvTranspose{dims}d needs {argument}",
    ),
    Message(
        "input is not a tensor",
        (
            "{function:word}(): argument '{argument:word}' (position {_:int}) must be Tensor, not {type:word}",
            "{function:word}(): argument '{argument:word}' must be Tensor, not {type:word}",
        ),
        "{argument} of {function} must be a tensor, not a {type}",
        marks=_CALLS,
    ),
    Message(
        "dtype differs",
        (
            "expected scalar type {expected:word} but found {found:word}",
            "Input type ({input_type:word}) and weight type ({weight_type:word}) should be the same",
            "Input type ({input_type:word}) and bias type ({weight_type:word}) should be the same",
        ),
        "input and weight have different types or live on different devices",
        ("a layer computes with one dtype on one device.",),
        ("x = x.to(layer.weight.device, layer.weight.dtype)",),
    ),
    Message(
        "dtype not supported",
        ("\"slow_conv_transpose{_:word}_cpu\" not implemented for '{type:word}'",),
        "PyTorch's CPU kernel has no transposed convolution of {type}",
        (),
        ("convert the input first: x.float()",),
    ),
    Message(
        "weight shape differs",
        (
            (
                "size mismatch for {parameter:word}: copying a param with shape {given_shape:ints} from checkpoint, "
                "the shape in "
                "current model is {weight_shape:ints}"
            ),
        ),
        "the checkpoint's {parameter} is {given_shape}, and the layer's is {weight_shape}",
        (
            (
                "a ConvTranspose weight is [in_channels, out_channels/groups, kernel ...], a Conv's [out_channels, "
                "in_channels/groups, kernel ...]."
            ),
        ),
        (_swapped,),
    ),
)
