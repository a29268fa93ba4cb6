"""The rules about sizes."""

from __future__ import annotations

from tconvcalc.checking.rule import Example, Rule

_SPEC = """\
framework = "{framework}"

[[layer]]
input_size = {before}
output_size = {after}
kernel_size = {kernel}
stride = 2
padding = {padding}
"""

_OVERLAP = """\
framework = "pytorch"

[[layer]]
kernel_size = {kernel}
stride = 2
padding = 1
"""

SIZES = (
    Rule(
        "TCC001",
        "size is not what is claimed",
        "error",
        usual=True,
        what="The layer does not make the claimed output of the claimed input.",
        why="What comes next is built for another size: it fails, or quietly crops or pads.",
        example=Example(
            _SPEC.format(framework="pytorch", before=7, after=14, kernel=3, padding=1),
            _SPEC.format(framework="pytorch", before=7, after=14, kernel=4, padding=1),
        ),
    ),
    Rule(
        "TCC002",
        "output below 1",
        "error",
        usual=True,
        what="The padding cuts off more than the layer makes of this input.",
        why="The framework refuses to run the layer.",
        example=Example(
            _SPEC.format(framework="pytorch", before=1, after=1, kernel=3, padding=2),
            _SPEC.format(framework="pytorch", before=1, after=1, kernel=3, padding=1),
        ),
    ),
    Rule(
        "TCC003",
        "requested output is not reachable",
        "error",
        usual=True,
        what="An output_shape or output_size is asked for that cannot come from this input.",
        why="The framework refuses to run the layer, often with a message that names other sizes.",
        example=Example(
            _SPEC.format(framework="tensorflow", before=126, after=255, kernel=4, padding='"same"'),
            _SPEC.format(framework="tensorflow", before=126, after=255, kernel=4, padding='"valid"'),
        ),
    ),
    Rule(
        "TCC011",
        "chain breaks",
        "error",
        usual=True,
        what="The layers, each right by itself, do not lead from the chain's input to its output.",
        why="One layer's size is the next one's input: a single wrong layer moves every size behind it.",
        example=Example(
            """\
framework = "pytorch"

[[chain]]
name = "generator"
input_size = 1
output_size = 64
layers = [
    {kernel_size = 4},
    {kernel_size = 3, stride = 2, padding = 1, repeat = 4},
]
""",
            """\
framework = "pytorch"

[[chain]]
name = "generator"
input_size = 1
output_size = 64
layers = [
    {kernel_size = 4},
    {kernel_size = 4, stride = 2, padding = 1, repeat = 4},
]
""",
        ),
    ),
    Rule(
        "TCC101",
        "uneven overlap",
        "warning",
        usual=False,
        what="The kernel is no multiple of the stride, so neighbouring outputs are covered unequally often.",
        why="The result tends to show a checkerboard, which training has to learn away.",
        example=Example(_OVERLAP.format(kernel=3), _OVERLAP.format(kernel=4)),
    ),
    Rule(
        "TCC102",
        "outputs that no input reaches",
        "warning",
        usual=False,
        what="Some output elements lie in gaps between the copies of the kernel, or behind the last one.",
        why="They hold nothing but the bias, whatever the input is.",
        example=Example(_OVERLAP.format(kernel=1).replace("padding = 1", "padding = 0"), _OVERLAP.format(kernel=2)),
    ),
)
