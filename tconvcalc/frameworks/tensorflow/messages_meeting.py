"""What TensorFlow says where tensors behind a transposed convolution do not meet: skips, losses, Dense layers."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import WORDED, addition, join, shapes_meet, walked
from tconvcalc.frameworks.message_patterns import Message, Quantities

_SPATIAL = slice(1, -1)  # the axes of [batch, sizes, channels]
_MEET = shapes_meet(_SPATIAL)


def _sized(holes: Quantities, text: str) -> Quantities:
    """The two sizes where no shape is given, else the shapes and the sizes in which they differ."""
    if "one_shape" not in holes:
        return {
            **{name: each for name, each in holes.items() if name not in {"a", "b"}},
            "sizes": [holes["a"], holes["b"]],
        }
    rest = {name: each for name, each in holes.items() if name not in {"a", "b", "one_shape", "two_shape"}}
    return _MEET({**rest, "one": holes["one_shape"], "two": holes["two_shape"]}, text)


MEETING = (
    join(
        (
            (
                "ConcatOp : Dimension {dimension:int} in both shapes must be equal: shape[0] = {one:ints} vs. "
                "shape[{_:int}] = "
                "{two:ints}"
            ),
            "ConcatOp : Dimensions of inputs should match: shape[0] = {one:ints} vs. shape[{_:int}] = {two:ints}",
        ),
        "TensorFlow",
        _MEET,
        halving=WORDED,
    ),
    join(
        (
            (
                "Dimension {dimension:int} in both shapes must be equal, but are {a:int} and {b:int}. Shapes are "
                "{_:ints} and "
                "{_:ints}. for '{{{{node {_:word}}}}} = ConcatV2{_:gap} with input shapes: {one_shape:ints}, "
                "{two_shape:ints}"
            ),
            "Dimension {dimension:int} in both shapes must be equal, but are {a:int} and {b:int}",
        ),
        "TensorFlow",
        _sized,
        halving=WORDED,
    ),
    Message(
        "ranks differ at a concatenation",
        ("ConcatOp : Ranks of all input tensors should match: shape[0] = {one:ints} vs. shape[{_:int}] = {two:ints}",),
        "TensorFlow cannot concatenate tensors of a different number of axes: {shapes}",
        ("one branch was flattened, or lost its batch.",),
        read=_MEET,
    ),
    addition(
        (
            "Incompatible shapes: {one:ints} vs. {two:ints} [Op:{_:word}]",
            (
                "Inputs to operation AddN of type AddN must have the same size and shape. Input 0: {one:ints} != input "
                "{_:int}: {two:ints}"
            ),
            "Shapes of all inputs must match: values[0].shape = {one:ints} != values[{_:int}].shape = {two:ints}",
            "Incompatible shapes: {one:ints} vs. {two:ints}",
            "`logits` and `labels` must have the same shape, received ({one:ints} vs {two:ints})",
            "Shapes {one:ints} and {two:ints} are incompatible",
            "Shape of tensor {_:word} {one:ints} is not compatible with expected shape {two:ints}",
        ),
        "TensorFlow",
        _MEET,
        halving=WORDED,
    ),
    addition(
        (
            (
                "Dimensions must be equal, but are {a:int} and {b:int} for '{{{{node {_:word}}}}} = "
                "{_:word}[T={_:word}]"
                "({_:gap})' with input shapes: {one_shape:ints}, {two_shape:ints}"
            ),
        ),
        "TensorFlow",
        _sized,
        halving=WORDED,
    ),
    Message(
        "output and target differ in size",
        (
            (
                "`labels.shape` must equal `logits.shape` except for the last dimension. Received: "
                "labels.shape={target_shape:ints} "
                "and logits.shape={output_shape:ints}"
            ),
        ),
        "the output {output_shape} and the labels {target_shape} differ in size",
        ("labels without channels have the output's sizes.",),
    ),
    Message(
        "features differ behind a flatten",
        (
            "Matrix size-incompatible: In[0]: {left_shape:ints}, In[1]: {right_shape:ints}",
            (
                "Dimensions must be equal, but are {left:int} and {right:int} for '{{{{node {_:word}}}}} = "
                "MatMul{_:gap} with "
                "input shapes: {left_shape:ints}, {right_shape:ints}"
            ),
        ),
        "the Dense layer takes another number of features than it gets: {left_shape} against {right_shape}",
        ("flattened features are channels times the sizes: where a size before it changes, their number does.",),
        networks=walked("conv:k3s2same*2"),
    ),
    Message(
        "reshape does not fit",
        (
            "Input to reshape is a tensor with {given:int} values, but the requested shape has {wanted:int}",
            (
                "Input to reshape is a tensor with {given:int} values, but the requested shape requires a multiple of "
                "{wanted:int}"
            ),
            "Cannot reshape a tensor with {given:int} elements to shape {target_shape:ints} ({wanted:int} elements)",
            (
                "Dimension size must be evenly divisible by {wanted:int} but is {given:int} for '{{{{node "
                "{_:word}}}}} = "
                "Reshape"
            ),
        ),
        "the reshape is given {given} numbers, and its shape holds {wanted}",
        (
            (
                "a generator's Dense layer makes height*width*channels numbers for each example, and the batch "
                "multiplies both."
            ),
        ),
    ),
    Message(
        "kernel larger than the input",
        (
            (
                "Negative dimension size caused by subtracting {kernel_size:int} from {input_size:int} for '{{{{node "
                "{_:word}}}}} "
                "= {_:word}["
            ),
            (
                "Computed output size would be negative: {_:int} [input_size: {input_size:int}, effective_filter_size: "
                "{kernel_size:int}, stride: {stride:int}]"
            ),
        ),
        "a convolution or pooling of kernel {kernel_size} got an input of {input_size}: nothing is left",
        ("under VALID the input must be as large as the kernel; the layers before it have shrunk the image too far.",),
        ("SAME never shrinks below 1; or a larger image, or one layer less",),
    ),
    Message(
        "output and target differ in size",
        (
            (
                "logits and labels must be broadcastable: logits_size={output_values:ints} "
                "labels_size={target_values:ints}"
            ),
            (
                "logits and labels must have the same first dimension, got logits shape {output_shape:ints} and "
                "labels shape "
                "{target_shape:ints}"
            ),
        ),
        "the output and the labels do not have the same number of elements",
        ("batch and sizes are counted together there: elements first, then channels.",),
    ),
    Message(
        "size does not divide",
        (
            (
                "Image width {input_size.1:int} and height {input_size.0:int} should be divisible by block_size: "
                "{factor:int}"
            ),
        ),
        "space_to_depth divides height and width by {factor}, and {input_size} is no multiple of it",
        ("pad the image to the next multiple first.",),
    ),
    Message(
        "depth_to_space does not divide",
        ("Input depth dimension {input_channels:int} should be divisible by: {wanted:int}",),
        "{input_channels} channels cannot be spread: {wanted} of them make one",
        ("depth_to_space turns block_size**2 channels into one.",),
    ),
)
