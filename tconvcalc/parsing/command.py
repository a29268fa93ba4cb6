"""The command that asks a question, ready to be typed."""

from __future__ import annotations

import shlex

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.question import Bounds, Question, given, values, written

SHORT = {
    "input_size": "-i",
    "output_size": "-o",
    "kernel_size": "-k",
    "stride": "-s",
    "padding": "-p",
    "output_padding": "-a",
    "dilation": "-d",
    "in_channels": "--in-channels",
    "out_channels": "--out-channels",
    "groups": "--groups",
}
BOUNDS = {"kernel_size": "--max-kernel", "stride": "--max-stride", "dilation": "--max-dilation"}
_USUAL_DIMS = 2


def command(question: Question) -> str:
    """The shortest ``tconvcalc solve`` line that asks this question, quoted for a shell."""
    words = ["tconvcalc", "solve", "-f", FRAMEWORKS[question.framework].typed]
    longest = max((len(set(values(question, name))) for name in given(question)), default=1)
    if longest == 1 and len(question.axes) != _USUAL_DIMS:
        words += ["--dims", str(len(question.axes))]
    named = given(question)
    for name, option in SHORT.items():
        if name in named and not (name == "dilation" and set(values(question, name)) == {1}):
            words += [option, written(values(question, name))]
    if "dilation" not in named:
        words += ["-d", "?"]
    usual_bounds = Bounds()
    for name, option in BOUNDS.items():
        if getattr(question.bounds, name) != getattr(usual_bounds, name):
            words += [option, str(getattr(question.bounds, name))]
    return shlex.join(words)
