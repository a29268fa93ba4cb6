"""The rules about what a framework takes."""

from __future__ import annotations

from tconvcalc.checking.rule import Example, Rule

_LAYER = """\
framework = "{framework}"

[[layer]]
kernel_size = {kernel}
stride = {stride}
{rest}
"""
_CALL = """\
import tensorflow as tf

x = tf.zeros([1, 4, 4, 1])
filters = tf.zeros({filters})
y = tf.nn.conv2d_transpose(x, filters, [1, 8, 8, 2], strides=2, padding="SAME")
"""


def _spec(framework: str, rest: str, kernel: int = 4, stride: int = 2) -> str:
    return _LAYER.format(framework=framework, kernel=kernel, stride=stride, rest=rest)


LAYERS = (
    Rule(
        "TCC004",
        "output_padding too large",
        "error",
        usual=True,
        what="The output_padding is not below the stride (Keras), or below neither stride nor dilation (PyTorch).",
        why="Keras refuses to build the layer; PyTorch builds it, and refuses its first input.",
        example=Example(_spec("pytorch", "output_padding = 2"), _spec("pytorch", "output_padding = 1")),
    ),
    Rule(
        "TCC005",
        "stride and dilation together",
        "error",
        usual=True,
        what="A Keras layer has a stride above 1 and a dilation above 1.",
        why="Keras refuses to build the layer.",
        example=Example(_spec("keras", "dilation = 2"), _spec("keras", "dilation = 2", stride=1)),
    ),
    Rule(
        "TCC006",
        "builds, then fails",
        "error",
        usual=True,
        what="A Keras layer under same has an even kernel and output_padding 0.",
        why="Keras builds it and tells a size, but TensorFlow refuses to run it.",
        example=Example(
            _spec("keras", 'padding = "same"\noutput_padding = 0'),
            _spec("keras", 'padding = "same"\noutput_padding = 1'),
        ),
    ),
    Rule(
        "TCC007",
        "explicit padding where there is none",
        "error",
        usual=True,
        what="TensorFlow's explicit padding is used together with dilation, or outside 2-D.",
        why="TensorFlow refuses to run the layer.",
        example=Example(
            _spec("tensorflow", 'padding = "1:1"\ndilation = 2'), _spec("tensorflow", 'padding = "valid"\ndilation = 2')
        ),
    ),
    Rule(
        "TCC008",
        "groups do not divide the channels",
        "error",
        usual=True,
        what="The groups divide the in_channels or the out_channels with a rest.",
        why="PyTorch refuses to build the layer.",
        example=Example(
            _spec("pytorch", "in_channels = 10\nout_channels = 6\ngroups = 4"),
            _spec("pytorch", "in_channels = 12\nout_channels = 8\ngroups = 4"),
        ),
    ),
    Rule(
        "TCC009",
        "channels do not fit",
        "error",
        usual=True,
        what="A layer declares other channels than the ones that arrive.",
        why="The framework refuses to run the layer.",
        example=Example(
            """\
framework = "pytorch"

[[chain]]
layers = [
    {kernel_size = 4, in_channels = 100, out_channels = 64},
    {kernel_size = 4, in_channels = 32, out_channels = 3},
]
""",
            """\
framework = "pytorch"

[[chain]]
layers = [
    {kernel_size = 4, in_channels = 100, out_channels = 64},
    {kernel_size = 4, in_channels = 64, out_channels = 3},
]
""",
        ),
    ),
    Rule(
        "TCC010",
        "filter layout",
        "error",
        usual=True,
        what="The filter's last axis is not the channels of the input, but its last but one is.",
        why="TensorFlow's transposed filters are [height, width, out, in], the other way round than those of conv2d.",
        example=Example(
            _CALL.format(filters="[3, 3, 1, 2]"),
            _CALL.format(filters="[3, 3, 2, 1]"),
            "model.py",
        ),
    ),
    Rule(
        "TCC012",
        "value outside its domain",
        "error",
        usual=True,
        what="A value is one that the framework takes from nobody, such as kernel_size 0 or a negative padding.",
        why="The framework refuses to build or to run the layer.",
        example=Example(_spec("pytorch", "padding = -1"), _spec("pytorch", "padding = 0")),
    ),
    Rule(
        "TCC013",
        "padding that the framework does not know",
        "error",
        usual=True,
        what="The padding is a word, or a number, that this framework has not.",
        why="The framework refuses to build or to run the layer.",
        example=Example(_spec("keras", 'padding = "full"'), _spec("keras", 'padding = "same"')),
    ),
)
