"""The rules about what a framework takes."""

from __future__ import annotations

from tconvcalc.checking.rules.rule import Rule

LAYERS = (
    Rule(
        "TCC004",
        "output_padding too large",
        "error",
        usual=True,
        what="The output_padding is not below what the framework allows: the stride, or the stride and the dilation.",
        why="The framework refuses to build the layer, or to take its first input.",
        file="layers.toml",
    ),
    Rule(
        "TCC005",
        "stride and dilation together",
        "error",
        usual=True,
        what="A layer has a stride above 1 and a dilation above 1, and the framework does not take both.",
        why="The framework refuses to build the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC006",
        "builds, then fails",
        "error",
        usual=True,
        what="A layer under same has an even kernel and output_padding 0.",
        why="It is built and tells a size, but it is refused when it runs.",
        file="layers.toml",
    ),
    Rule(
        "TCC007",
        "explicit padding where there is none",
        "error",
        usual=True,
        what="Explicit padding is used together with dilation, or for a number of axes for which there is none.",
        why="The framework refuses to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC008",
        "groups do not divide the channels",
        "error",
        usual=True,
        what="The groups divide the in_channels or the out_channels with a rest.",
        why="The framework refuses to build the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC009",
        "channels do not fit",
        "error",
        usual=True,
        what="A layer declares other channels than the ones that arrive.",
        why="The framework refuses to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC010",
        "filter layout",
        "error",
        usual=True,
        what="The filter's last axis is not the channels of the input, but its last but one is.",
        why="Transposed filters are [height, width, out, in], the other way round than those of a convolution.",
        file="model.py",
    ),
    Rule(
        "TCC012",
        "value outside its domain",
        "error",
        usual=True,
        what="A value is one that the framework takes from nobody, such as kernel_size 0 or a negative padding.",
        why="The framework refuses to build or to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC013",
        "padding that the framework does not know",
        "error",
        usual=True,
        what="The padding is a word, or a number, that this framework has not.",
        why="The framework refuses to build or to run the layer.",
        file="layers.toml",
    ),
)
