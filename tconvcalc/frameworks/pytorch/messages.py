"""What PyTorch says when it refuses a transposed convolution, or sizes that do not meet behind one.

Measured on torch 2.13, CPU; the meta device and TorchScript pass the same sentences on.
"""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import (
    numbers,
    output_padding_too_large,
    weight,
    without,
)
from tconvcalc.frameworks.message_patterns import Givens, Message, Messages, Quantities
from tconvcalc.frameworks.pytorch.messages_arguments import ARGUMENTS
from tconvcalc.frameworks.pytorch.messages_meeting import MEETING
from tconvcalc.frameworks.pytorch.messages_values import VALUES


def _one_axis(holes: Quantities, text: str) -> Quantities:
    """The 1-D layer runs as a 2-D one of height 1, and its messages show that height: it is left out again."""
    if "conv_transpose1d" not in text and "ConvTranspose1d" not in text:
        return holes
    return {name: value[1:] if isinstance(value, list) else value for name, value in holes.items()}


def _transposed_input(quantities: Quantities) -> str:
    shape, wanted = numbers(quantities.get("input_shape")), quantities.get("weight_channels")
    if shape and shape[-1] == wanted:
        return f"the last axis of the input has {wanted}: it looks like [batch, sizes, channels]; permute it first"
    return "give the layer in_channels={input_channels}, or the input {weight_channels} channels"


def _sizes_of_kernel(quantities: Quantities) -> list[Givens]:
    shape = numbers(quantities.get("input_shape"))
    kernel = numbers(quantities.get("kernel_size"))
    if len(shape) == len(kernel) + 2 and shape[-1] != quantities.get("weight_channels"):
        return [{"input_size": tuple(shape[2:]), "kernel_size": tuple(kernel), "stride": 2}]
    return []


def _range(quantities: Quantities) -> list[Givens]:
    """The layer reaches from the least size to the stride - 1 above it, so the range tells the stride."""
    least, most = numbers(quantities.get("least_size")), numbers(quantities.get("greatest_size"))
    sizes, wanted = numbers(quantities.get("input_size")), numbers(quantities.get("output_size"))
    if not len(least) == len(most) == len(wanted):
        return []
    stride = tuple(high - low + 1 for low, high in zip(least, most, strict=True))
    inside = tuple(min(max(want, low), high) for want, low, high in zip(wanted, least, most, strict=True))
    given = {"input_size": tuple(sizes), "stride": stride} if len(sizes) == len(least) else {"stride": stride}
    return [{**given, "output_size": inside}, {**given, "output_size": tuple(wanted)}]


def _legal(quantities: Quantities) -> str:
    least, most = numbers(quantities.get("least_size")), numbers(quantities.get("greatest_size"))
    return "legal here: " + "x".join(f"{low}..{high}" for low, high in zip(least, most, strict=False))


_LAYER = (
    output_padding_too_large(
        (
            (
                "output padding must be smaller than either stride or dilation, but got output_padding_height: "
                "{output_padding.0:int} output_padding_width: {output_padding.1:int} stride_height: {stride.0:int} "
                "stride_width: {stride.1:int} dilation_height: {dilation.0:int} dilation_width: {dilation.1:int}"
            ),
            (
                "output padding must be smaller than either stride or dilation, but got output_padding_depth: "
                "{output_padding.0:int} output_padding_height: {output_padding.1:int} output_padding_width: "
                "{output_padding.2:int} stride_depth: {stride.0:int} stride_height: {stride.1:int} stride_width: "
                "{stride.2:int} dilation_depth: {dilation.0:int} dilation_height: {dilation.1:int} dilation_width: "
                "{dilation.2:int}"
            ),
            "output padding must be smaller than either stride or dilation",
        ),
        "PyTorch",
        "the stride or the dilation",
        _one_axis,
    ),
    Message(
        "output_size out of range",
        (
            (
                "requested an output size of {output_size:ints}, but valid sizes range from {least_size:ints} to "
                "{greatest_size:ints} (for an input of {input_size:ints})"
            ),
        ),
        "PyTorch cannot give output_size {output_size}: this layer reaches {least_size} to {greatest_size}",
        (
            "a stride of s folds s sizes to one, so a transposed convolution may choose among s of them and no more.",
            "output_padding or output_size chooses; the kernel and the padding move the whole range.",
        ),
        (_legal,),
        asked=_range,
    ),
    Message(
        "output_size has the wrong length",
        (
            (
                "{layer:word}: for {rank:int}D input, output_size must have {accepted:int} or {accepted_full:int} "
                "elements "
                "(got {got:int})"
            ),
            (
                "output_size should be a sequence containing {accepted:int} or {accepted_full:int} elements, but it "
                "has a "
                "length of '{got:int}'"
            ),
        ),
        "output_size has {got} numbers, and PyTorch wants {accepted} of them, one for each spatial axis",
        ("the sizes alone, or batch and channels before them (those are ignored).",),
        ("write output_size=y.shape[2:], or y.size() of the tensor whose size is wanted",),
    ),
    Message(
        "computed output not positive",
        (
            (
                "Given input size per channel: {input_size:ints}. Calculated output size per channel: "
                "{output_size:ints}. "
                "Output size is too small"
            ),
        ),
        "this layer would make {output_size} of {input_size}: nothing is left of the output",
        ("PyTorch's padding crops both ends of the output; more is cropped than there is.",),
        ("a smaller padding, or a larger kernel or stride",),
        lacks=("kernel_size", "stride", "padding"),
        asked=without("output_size"),
        read=_one_axis,
    ),
    Message(
        "computed output negative",
        ("could not construct a memory descriptor using a format tag",),
        "PyTorch's oneDNN kernel cannot make a tensor of this size: the output would be negative",
        (
            (
                "padding crops both ends of (input_size - 1)*stride + dilation*(kernel_size - 1) + 1, here more than "
                "that. "
                "The other kernel says it plainly: Output size is too small."
            ),
        ),
        ("a smaller padding, or a larger kernel or stride",),
        lacks=("input_size", "kernel_size", "stride", "padding"),
    ),
    Message(
        "negative size",
        ("Trying to create tensor with negative dimension {dimension_size:int}: {output_shape:ints}",),
        "a tensor of {output_shape} was asked for: the {dimension_size} in it cannot be a size",
        ("a layer computed it: padding crops more than there is, or a kernel or a channel count is negative.",),
        lacks=("input_size", "kernel_size", "stride", "padding"),
    ),
    Message(
        "input channels differ from the weight",
        (
            (
                "Given transposed=1, weight of size {weight_shape:ints}, expected input{input_shape:ints} to have "
                "{weight_channels:int} channels, but got {input_channels:int} channels instead"
            ),
        ),
        "the input has {input_channels} channels, and this ConvTranspose takes {weight_channels}",
        (
            (
                "a transposed convolution's weight is [in_channels, out_channels/groups, kernel ...]: "
                "{weight_shape} begins with {weight_channels}, and axis 1 of the input {input_shape} has "
                "{input_channels}."
            ),
        ),
        (_transposed_input,),
        read=weight,
        asked=_sizes_of_kernel,
    ),
    Message(
        "input channels differ from the weight of a convolution",
        (
            (
                "Given groups={groups:int}, weight of size {weight_shape:ints}, expected input{input_shape:ints} to "
                "have "
                "{weight_channels:int} channels, but got {input_channels:int} channels instead"
            ),
        ),
        "the input has {input_channels} channels, and this convolution takes {weight_channels}",
        (
            (
                "a convolution's weight is [out_channels, in_channels/groups, kernel ...], a transposed one's "
                "[in_channels, out_channels/groups, kernel ...]."
            ),
        ),
        (_transposed_input,),
    ),
    Message(
        "bias of the wrong length",
        (
            (
                "Given transposed=1, weight of size {weight_shape:ints}, expected bias to be 1-dimensional with "
                "{out_channels:int} elements, but got bias of size {bias_shape:ints} instead"
            ),
        ),
        "the bias has {bias_shape}, and the layer makes {out_channels} channels",
        ("out_channels is groups times the second number of the weight {weight_shape}.",),
    ),
)

MESSAGES = Messages("pytorch", "PyTorch", (*_LAYER, *VALUES, *ARGUMENTS, *MEETING))
