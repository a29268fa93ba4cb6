"""What Keras says where tensors behind a transposed convolution do not meet: merging layers, losses, Dense layers."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import WORDED, addition, join, shapes_meet, target, two_sizes
from tconvcalc.frameworks.message_patterns import Message, Quantities

_SPATIAL = slice(1, -1)  # the axes of [batch, sizes, channels]
_MEET = shapes_meet(_SPATIAL)


def _added(holes: Quantities, _text: str) -> Quantities:
    """Keras' merging layers print the shapes without the batch."""
    sizes = two_sizes([holes["one"], holes["two"]], slice(0, -1))
    return {"shapes": [holes["one"], holes["two"]], **({"sizes": sizes} if sizes else {})}


def _different(holes: Quantities, _text: str) -> Quantities:
    return _MEET({"one": holes["first"], "two": holes["other"]}, _text)


MEETING = (
    join(
        (
            (
                "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. "
                "Received: "
                "input_shape={shapes:lists}"
            ),
        ),
        "Keras",
        _MEET,
        halving=WORDED,
    ),
    join(
        (
            (
                "Every value in `xs` must have the same shape except on the `axis` dim. But found element of shape "
                "{other:ints}, "
                "which is different from the first element's shape {first:ints}"
            ),
        ),
        "Keras",
        _different,
        halving=WORDED,
    ),
    addition(
        ("Inputs have incompatible shapes. Received shapes {one:ints} and {two:ints}",), "Keras", _added, halving=WORDED
    ),
    addition(
        (
            (
                "Cannot broadcast shape, the failure dim has value {_:int}, which cannot be broadcasted to {_:int}. "
                "Input shapes "
                "are: {one:ints} and {two:ints}"
            ),
        ),
        "Keras",
        _MEET,
        halving=WORDED,
    ),
    target(
        (
            (
                "Arguments `target` and `output` must have the same shape. Received: target.shape={target_shape:ints}, "
                "output.shape={output_shape:ints}"
            ),
            (
                "Arguments `target` and `output` must have the same shape up until the last dimension: target.shape="
                "{target_shape:ints}, output.shape={output_shape:ints}"
            ),
            (
                "Arguments `target` and `output` must have the same rank (ndim). Received: "
                "target.shape={target_shape:ints}, "
                "output.shape={output_shape:ints}"
            ),
        ),
        "Keras",
        slice(1, None),
        halving=WORDED,
    ),
    Message(
        "reshape does not fit",
        (
            (
                "The total size of the tensor must be unchanged. Received: input_shape={input_shape:ints}, "
                "target_shape="
                "{target_shape:ints}"
            ),
            (
                "The total size of the tensor must be unchanged, however, the input size cannot by divided by the "
                "specified "
                "dimensions in target_shape. Received: input_shape={input_shape:ints}, target_shape={target_shape:ints}"
            ),
        ),
        "the Reshape is given {input_shape} numbers, and {target_shape} does not hold as many",
        ("a generator's Dense layer makes height*width*channels numbers, as the Reshape behind it says.",),
    ),
    Message(
        "crop larger than the input",
        (
            (
                "Values in `cropping` argument should be smaller than the corresponding spatial dimension of the "
                "input. "
                "Received: input_shape={input_shape:ints}, cropping={crop:lists}"
            ),
            (
                "`cropping` parameter of `Cropping1D` layer must be smaller than the input length. Received: "
                "input_shape="
                "{input_shape:ints}, cropping={crop:ints}"
            ),
        ),
        "the crop takes more than the input {input_shape} has",
        ("begin and end of an axis together must leave at least 1.",),
    ),
    Message(
        "kernel larger than the input",
        (
            (
                "Computed output size would be zero or negative. Received `inputs shape={input_shape:ints}`, `kernel "
                "shape="
                "{weight_shape:ints}`, `dilation_rate={dilation:ints}`, `strides={stride:ints}`, "
                "`padding={padding:word}`"
            ),
            (
                "Computed output size would be zero or negative. Received: `inputs.shape={input_shape:ints}`, "
                "`pool_size="
                "{kernel_size:ints}`, `strides={stride:ints}`, `padding={padding:word}`"
            ),
            "Computed output size would be zero or negative",
        ),
        "the input {input_shape} is smaller than the kernel: nothing is left",
        ("under valid the input must be as large as the kernel; the layers before it have shrunk the image too far.",),
        ('padding="same" never shrinks below 1; or a larger image, or one layer less',),
    ),
    Message(
        "groups do not divide",
        (
            (
                "The number of input channels must be evenly divisible by the number of groups. Received "
                "groups={groups:int}, but "
                "the input has {input_channels:int} channels (full input shape is {input_shape:ints})"
            ),
            (
                "The number of filters must be evenly divisible by the number of groups. Received: "
                "groups={groups:int}, "
                "filters={out_channels:int}"
            ),
        ),
        "groups {groups} does not divide the channels",
        ("each group takes and makes its share of the channels. Keras' transposed layers have no groups.",),
    ),
)
