"""The rules about files and the comments in them."""

from __future__ import annotations

from tconvcalc.checking.rule import Example, Rule

_LAYER = """\
framework = "pytorch"

[[layer]]
kernel_size = 4
{line}
"""
_COMMENT = """\
from torch import nn

layer = nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)  # tconvcalc: {comment}
"""

FILES = (
    Rule(
        "TCC900",
        "unreadable file",
        "error",
        usual=True,
        what="The file is no Python source, notebook, TOML, JSON or YAML, although its name says so.",
        why="Nothing in it can be judged.",
        example=Example("[[layer]\n", _LAYER.format(line="stride = 2")),
    ),
    Rule(
        "TCC901",
        "fault in a spec",
        "error",
        usual=True,
        what="A spec has an unknown key, a value of a wrong type, a name twice, no framework, or nothing in it.",
        why="What is written there is not what would be checked.",
        example=Example(_LAYER.format(line="strides = 2"), _LAYER.format(line="stride = 2")),
    ),
    Rule(
        "TCC902",
        "ignores nothing",
        "error",
        usual=True,
        what="A comment silences a code that is not found there.",
        why="It would hide a finding that comes later, and tells readers of a problem that is gone.",
        example=Example(_COMMENT.format(comment="ignore[TCC001]"), _COMMENT.format(comment="7 -> 14"), "model.py"),
    ),
    Rule(
        "TCC903",
        "malformed comment",
        "error",
        usual=True,
        what="A tconvcalc comment is neither a claim such as 7 -> 14 nor an ignore such as ignore[TCC101].",
        why="It is not obeyed, although it looks as if it were.",
        example=Example(_COMMENT.format(comment="7 => 14"), _COMMENT.format(comment="7 -> 14"), "model.py"),
    ),
    Rule(
        "TCC904",
        "the checker failed",
        "error",
        usual=True,
        what="The checker itself fails at this file, which is a fault of its own and none of the file's.",
        why="Nothing in the file was judged; the other files were.",
        example=None,
    ),
)
