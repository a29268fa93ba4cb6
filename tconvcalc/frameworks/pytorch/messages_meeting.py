"""What PyTorch says where tensors behind a transposed convolution do not meet: skips, losses, Linear layers, pools."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import (
    NUMBERED,
    addition,
    join,
    meeting,
    numbers,
    pair,
    restored,
    target,
    walked,
)
from tconvcalc.frameworks.message_patterns import Message, Quantities

_SPATIAL = slice(2, None)  # the axes of [batch, channels, sizes]
_MOST = 64  # the largest side that features are taken apart into


def _features(quantities: Quantities) -> str:
    """How two counts of features may come from the same channels and two sizes."""
    got, wanted = numbers(quantities["left_shape"])[-1], numbers(quantities["right_shape"])[0]
    sides = range(1, _MOST + 1)
    found = [
        f"{got // (a * a)} channels of {a}x{a} against {b}x{b}"
        for a in sides
        for b in sides
        if got % (a * a) == 0 and wanted * a * a == got * b * b and a != b
    ]
    return f"{got} and {wanted} would be {found[0]}." if found else ""


MEETING = (
    join(
        (
            (
                "Sizes of tensors must match except in dimension {dimension:int}. Expected size {one:int} but got "
                "size {two:int} "
                "for tensor number {_:int} in the list"
            ),
            (
                "Sizes of tensors must match except in dimension {dimension:int}. Got {one:int} and {two:int} in "
                "dimension {_:int}"
            ),
            (
                "Sizes of tensors must match except in dimension {dimension:int}. Expected size {one:int} but got size "
                "{two:int}"
            ),
        ),
        "PyTorch",
        pair,
    ),
    Message(
        "ranks differ at a concatenation",
        ("Tensors must have same number of dimensions: got {one:int} and {two:int}",),
        "PyTorch cannot concatenate tensors of {one} and {two} axes",
        ("one branch was flattened, or lost its batch.",),
    ),
    addition(
        (
            (
                "The size of tensor a ({one:int}) must match the size of tensor b ({two:int}) at non-singleton "
                "dimension "
                "{dimension:int}"
            ),
        ),
        "PyTorch",
        pair,
    ),
    join(
        ("stack expects each tensor to be equal size, but got {one:ints} at entry 0 and {two:ints} at entry {_:int}",),
        "PyTorch",
        lambda holes, _text: {"shapes": [holes["one"], holes["two"]]},
    ),
    target(
        (
            "Using a target size ({target_shape:ints}) that is different to the input size ({output_shape:ints})",
            "Target size ({target_shape:ints}) must be the same as input size ({output_shape:ints})",
        ),
        "PyTorch",
        _SPATIAL,
    ),
    Message(
        "output and target differ in size",
        ("size mismatch (got input: {output_shape:ints} , target: {target_shape:ints}",),
        "PyTorch cannot compare the output {output_shape} with the target {target_shape}",
        ("the target has no channel axis; its sizes must be those of the output.",),
        read=lambda holes, _text: {
            **holes,
            "sizes": next(
                (
                    [one, two]
                    for one, two in zip(
                        numbers(holes["target_shape"])[1:], numbers(holes["output_shape"])[2:], strict=False
                    )
                    if one != two
                ),
                [],
            ),
        },
        asked=meeting,
        only_answered=True,
        networks=restored(NUMBERED),
    ),
    Message(
        "features differ behind a flatten",
        (
            (
                "mat1 and mat2 shapes cannot be multiplied ({left_shape.0:int}x{left_shape.1:int} and "
                "{right_shape.0:int}x"
                "{right_shape.1:int})"
            ),
        ),
        "the Linear layer takes another number of features than it gets",
        (
            "flattened features are channels times the sizes: where a size before it changes, their number does.",
            _features,
        ),
        networks=walked("conv:k3s2p1*2"),
    ),
    Message(
        "reshape does not fit",
        (
            "shape '{target_shape:ints}' is invalid for input of size {given:int}",
            (
                "unflatten: Provided sizes {target_shape:ints} don't multiply up to the size of dim {_:int} "
                "({given:int}) in the "
                "input tensor"
            ),
        ),
        "{given} numbers cannot be reshaped to {target_shape}",
        (
            (
                "a generator's Linear layer makes channels*height*width numbers for each example, as the reshape "
                "behind "
                "it says."
            ),
        ),
    ),
    Message(
        "output_size out of range",
        ('invalid output_size "{output_size:ints}" (dim {axis:int} must be between {above:int} and {below:int})',),
        "MaxUnpool cannot give output_size {output_size}: on axis {axis} it must lie between {above} and {below}",
        ("a pool of that stride folds those sizes to one; the two ends that the message names are excluded.",),
        ("output_size=x.shape[2:] of the tensor that was pooled",),
    ),
    Message(
        "indices of another shape",
        (
            (
                "Expected shape of indices to be same as that of the input tensor ({input_shape:ints}) but got "
                "indices tensor with "
                "shape: {indices_shape:ints}"
            ),
        ),
        "MaxUnpool got an input of {input_shape} and indices of {indices_shape}",
        ("the indices are those of the pool of the same level, of the same size.",),
    ),
    Message(
        "kernel larger than the input",
        (
            (
                "Calculated padded input size per channel: {input_size:ints}. Kernel size: {kernel_size:ints}. "
                "Kernel size can't "
                "be greater than actual input size"
            ),
        ),
        "a convolution of kernel {kernel_size} got an input of {input_size}, padding included: nothing is left",
        ("the layers before it have shrunk the image too far.",),
        ("a larger image, more padding, or one layer less",),
    ),
    Message(
        "kernel larger than the input",
        (
            (
                "Given input size: {input_values:ints}. Calculated output size: {output_values:ints}. Output size is "
                "too "
                "small"
            ),
        ),
        "a pool makes {output_values} of {input_values} (channels first): nothing is left",
        ("the layers before it have shrunk the image too far.",),
        ("a larger image, or one pool less",),
    ),
    Message(
        "padding larger than half the kernel",
        (
            (
                "pad should be at most half of effective kernel size, but got pad={padding:int}, "
                "kernel_size={kernel_size:int} and "
                "dilation={dilation:int}"
            ),
        ),
        "a pool of kernel {kernel_size} takes a padding of at most half of it, not {padding}",
        ("a window that saw nothing but padding would have no maximum.",),
    ),
    Message(
        "padding larger than the input",
        (
            (
                "Padding size should be less than the corresponding input dimension, but got: padding {padding:ints} "
                "at dimension "
                "{dimension:int} of input {input_shape:ints}"
            ),
        ),
        "a padding of {padding} cannot be reflected in {input_shape}: it must stay below the size",
        ("reflection shows elements of the input, without the border itself.",),
    ),
    Message(
        "channels do not divide",
        (
            (
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
                "upscale_factor, but "
                "input.size(-3)={input_channels:int} is not divisible by {wanted:int}"
            ),
        ),
        "PixelShuffle makes one channel of {wanted}, and {input_channels} is no multiple of it",
        ("its factor squared is how many channels become one.",),
    ),
    Message(
        "size does not divide",
        (
            (
                "pixel_unshuffle expects {axis:word} to be divisible by downscale_factor, but "
                "input.size({_:int})={input_size:int} "
                "is not divisible by {factor:int}"
            ),
        ),
        "PixelUnshuffle divides the {axis} by {factor}, and {input_size} is no multiple of it",
        ("pad the image to the next multiple first.",),
    ),
    Message(
        "batch differs",
        ("Expected input batch_size ({output_batch:int}) to match target batch_size ({target_batch:int})",),
        "the output has a batch of {output_batch}, and the target one of {target_batch}",
        ("a view(-1, ...) with the wrong sizes moves what is too much into the batch.",),
    ),
    Message(
        "input of the wrong rank",
        ("Got {rank:int}D input, but {mode:word} mode needs {wanted:int}D input",),
        "interpolate with mode {mode} takes {wanted} axes, and the input has {rank}",
        ("batch and channels come first.",),
    ),
    Message(
        "size of the wrong length",
        (
            (
                "Input and output must have the same number of spatial dimensions, but got input with spatial "
                "dimensions of "
                "{input_size:ints} and output size of {got_values:ints}"
            ),
        ),
        "the input has the sizes {input_size}, and {got_values} has another length",
        ("interpolate takes one number for all spatial axes, or one for each; batch and channels do not count.",),
    ),
    Message(
        "size not positive",
        (
            (
                "Input and output sizes should be greater than 0, but got input (H: {input_size.0:int}, W: "
                "{input_size.1:int}) "
                "output (H: {output_size.0:int}, W: {output_size.1:int})"
            ),
        ),
        "interpolate from {input_size} to {output_size}: every size must be at least 1",
    ),
    Message(
        "channels differ from the normalisation's",
        ("running_mean should contain {input_channels:int} elements not {weight_channels:int}",),
        "BatchNorm was made for {weight_channels} channels, and its input has {input_channels}",
        ("its num_features is the out_channels of the layer before it.",),
    ),
)
