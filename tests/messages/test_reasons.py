"""What is said of messages whose numbers tell more, or less, than usual."""

from __future__ import annotations

import tconvcalc
from tests.cases import every_case

FLAX = (
    'For parameter "kernel" in "/", the given initializer is expected to generate shape (3, 3, 2, 5), but the existing '
    "parameter it received has shape {}."
)
KERAS = "Layer up weight shape (3, 3, 4, 2) is not compatible with provided weight shape {}."
TORCH = "size mismatch for up.weight: copying a param with shape {} from checkpoint, the shape in current model is {}."
CHANNELS = (
    "Given transposed=1, weight of size [3, 1, 3, 3], expected input{} to have 3 channels, but got 4 channels instead"
)
RANGE = "requested an output size of {}, but valid sizes range from [9, 9] to [10, 10] (for an input of torch.Size({}))"
SIZES = (
    "Size of out_backprop doesn't match computed: actual = 4, computed = {} spatial_dim: 1 input: {} filter: 3 "
    "output: 4 "
)
JOIN = (
    "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. "
    "Received: input_shape={}"
)
TARGET = "Arguments `target` and `output` must have the same shape. Received: target.shape={}, output.shape={}"
CAT = "Sizes of tensors must match except in dimension 1. Expected size {} but got size {} for tensor number 1 in the"
LINEAR = "mat1 and mat2 shapes cannot be multiplied ({} and {})"
INDICES = (
    "Expected shape of indices to be same as that of the input tensor ([1, 1, 2, 2]) but got indices tensor with "
    "shape: [1, 1, 3, 3]"
)
WRAPPED = (
    "Exception encountered when calling Conv2DTranspose.call().\n\ncould not create a primitive descriptor for the "
    "convolution forward propagation primitive"
)


@every_case(
    ("message", "says"),
    [
        (FLAX.format("(3, 3, 5, 2)"), "the last two numbers are swapped: transpose_kernel=True"),
        (FLAX.format("(2, 5, 3, 3)"), "the kernel comes last, as in PyTorch"),
        (FLAX.format("(4, 4, 2, 5)"), "Flax' kernel is [kernel ..., in_channels, out_channels]"),
        (KERAS.format("(3, 3, 2, 4)"), "the last two numbers are swapped: w.swapaxes(-1, -2)"),
        (KERAS.format("(5, 5, 2, 4)"), "and its own is [3, 3, 4, 2]"),
        (TORCH.format("torch.Size([8, 4, 3])", "torch.Size([4, 8, 3])"), "the first two numbers are swapped"),
        (TORCH.format("torch.Size([8, 4, 3])", "torch.Size([4, 8, 5])"), "with which the checkpoint was trained"),
        (CHANNELS.format("[1, 4, 9, 3]"), "permute it first"),
        (CHANNELS.format("[1, 4, 9, 9]"), "give the layer in_channels=4, or the input 3 channels"),
        (CHANNELS.format("[1, 4, 9, 9]"), "tconvcalc solve -f torch -i 9 -k 3 -s 2"),
        (RANGE.format("[11, 11]", "[4, 4]"), "tconvcalc solve -f torch -i 4 -o 10 -s 2"),
        (RANGE.format("[11, 11]", "[4, 4]"), "legal here: 9..10x9..10"),
        (RANGE.format("[11, 11]", "[4]"), "tconvcalc solve -f torch -o 10 -s 2"),
        (RANGE.format("[11]", "[4, 4]"), "PyTorch cannot give output_size 11"),
        (SIZES.format(5, 9) + "stride: 2 dilation: 1", "SAME's is ceil(9 / 2) = 5, whatever the kernel"),
        (SIZES.format(5, 12) + "stride: 2 dilation: 1", "VALID's is (12 - 3 + 2) // 2 = 5; your input has 4"),
        (SIZES.format(5, 14) + "stride: 2 dilation: 2", "VALID's is (14 - ((3 - 1)*2 + 1) + 2) // 2 = 5"),
        (SIZES.format(9, 12) + "stride: 2 dilation: 1", "here it gives 9, and your input has 4"),
        (SIZES.format(0, 0) + "stride: 2 dilation: 1", "tconvcalc solve -f tf -i 4 -k 3 -s 2"),
        (SIZES.format(3, 3) + "stride: 0 dilation: 1", "TensorFlow cannot make 3 of 4"),
        ("Size of out_backprop doesn't match computed: actual = 4, computed = 3", "cannot make this output of 4"),
        ("Incompatible shapes: [1,8,8,3] vs. [1,8,8] [Op:Sub]", "two tensors whose shapes do not meet"),
        ("Incompatible shapes: [1,20,9,3] vs. [1,60,9,3] [Op:Sub]", "crop 60 to 20: 20 at the begin and 20 at the end"),
        ("Inputs have incompatible shapes. Received shapes (4, 8) and (4,)", "two tensors whose shapes do not meet"),
        (JOIN.format("[(None, 8, 8, 4), (None, 8, 8)]"), "differs in more than the axis of the concatenation"),
        (TARGET.format("(4,)", "(4, 1)"), "their shapes differ"),
        (CAT.format(8, 8), "PyTorch cannot concatenate 8 and 8"),
        (LINEAR.format("4x400", "576x10"), "400 and 576 would be 16 channels of 5x5 against 6x6"),
        (LINEAR.format("4x7", "11x10"), "channels times the sizes"),
        (INDICES, "MaxUnpool got an input of [1, 1, 2, 2]"),
        (WRAPPED, "an even kernel and output_padding=0"),
        ("size mismatch (got input: [1, 5, 32, 32] , target: [1, 32, 32]", "cannot compare the output [1, 5, 32, 32]"),
    ],
)
def test_each_says_what_its_numbers_tell(message: str, says: str) -> None:
    """In the fact, in because, in the advice or in a command."""
    assert says in str(tconvcalc.explain(message))


def test_a_layer_of_one_axis_is_told_without_the_height_that_it_runs_with() -> None:
    """PyTorch runs a 1-D layer as a 2-D one of height 1, and its messages show that."""
    message = (
        "Given input size per channel: (1 x 2). Calculated output size per channel: (1 x -4). Output size is too small"
    )
    (match,) = tconvcalc.explain(message).matches
    assert match.quantities["input_size"] == [1, 2]
    (match,) = tconvcalc.explain(f"    return F.conv_transpose1d(\n{message}").matches
    assert match.quantities["input_size"] == [2]
