"""The rules about sizes."""

from __future__ import annotations

from tconvcalc.checking.rules.rule import Rule

SIZES = (
    Rule(
        "TCC001",
        "size is not what is claimed",
        "error",
        usual=True,
        what="The layer does not make the claimed output of the claimed input.",
        why="What comes next is built for another size: it fails, or quietly crops or pads.",
        file="layers.toml",
    ),
    Rule(
        "TCC002",
        "output below 1",
        "error",
        usual=True,
        what="The padding cuts off more than the layer makes of this input.",
        why="The framework refuses to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC003",
        "requested output is not reachable",
        "error",
        usual=True,
        what="An output_shape or output_size is asked for that cannot come from this input.",
        why="The framework refuses to run the layer, often with a message that names other sizes.",
        file="layers.toml",
    ),
    Rule(
        "TCC011",
        "chain breaks",
        "error",
        usual=True,
        what="The layers, each right by itself, do not lead from the chain's input to its output.",
        why="One layer's size is the next one's input: a single wrong layer moves every size behind it.",
        file="layers.toml",
    ),
    Rule(
        "TCC101",
        "uneven overlap",
        "warning",
        usual=False,
        what="The kernel is no multiple of the stride, so neighbouring outputs are covered unequally often.",
        why="The result tends to show a checkerboard, which training has to learn away.",
        file="layers.toml",
    ),
    Rule(
        "TCC102",
        "outputs that no input reaches",
        "warning",
        usual=False,
        what="Some output elements lie in gaps between the copies of the kernel, or behind the last one.",
        why="They hold nothing but the bias, whatever the input is.",
        file="layers.toml",
    ),
)
