"""``tconvcalc solve``: from what is known of a layer to what is not."""

from __future__ import annotations

import json
import shutil
import sys

from tconvcalc.asking import ask
from tconvcalc.cli import options
from tconvcalc.cli.found import first_code, found
from tconvcalc.cli.page import Line, line
from tconvcalc.cli.refused import refused
from tconvcalc.cli.show import show
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.snippet import Init
from tconvcalc.layer import Bounds
from tconvcalc.solving.answer import Answer
from tconvcalc.solving.record import VERSION
from tconvcalc.solving.solver import solve as solver
from tconvcalc.text import printable

_BOUNDS = Bounds()


def solve(  # noqa: PLR0913 -- one parameter for each option
    *,
    framework: options.Frameworks = None,
    input_size: options.InputSize = None,
    output_size: options.OutputSize = None,
    kernel_size: options.KernelSize = None,
    stride: options.Stride = None,
    padding: options.Padding = None,
    output_padding: options.OutputPadding = None,
    dilation: options.Dilation = None,
    dims: options.Dims = None,
    in_channels: options.InChannels = None,
    out_channels: options.OutChannels = None,
    groups: options.Groups = 1,
    limit: options.Limit = 5,
    every: options.All = False,
    max_kernel: options.MaxKernel = _BOUNDS.kernel_size,
    max_stride: options.MaxStride = _BOUNDS.stride,
    max_dilation: options.MaxDilation = _BOUNDS.dilation,
    code: options.Code = False,
    init: options.Init = None,
    as_json: options.AsJson = False,
    verbose: options.Verbose = False,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001 -- read where errors are reported
) -> int:
    """Solve for what is not known of a transposed convolution, or say why it cannot be and what to change.

    A value: 126 · 126x224 (one per axis) · ? (unknown) · 2..7 (within) · n, 2*n+1 (for every n).
    """
    given = {
        "input_size": input_size,
        "output_size": output_size,
        "kernel_size": kernel_size,
        "stride": stride,
        "padding": padding,
        "output_padding": output_padding,
        "dilation": dilation,
    }
    questions = ask(
        framework or [],
        {name: text for name, text in given.items() if text is not None},
        dims=dims,
        in_channels=in_channels,
        out_channels=out_channels,
        groups=groups,
        bounds=Bounds(max_kernel, max_stride, max_dilation),
    )
    started = _init(init)
    answers = [solver(question, None if every else limit) for question in questions]
    if as_json:
        text = json.dumps({"version": VERSION, "command": "solve", "answers": [a.to_dict() for a in answers]}, indent=2)
        show([line(text)], "never")
    elif code:
        show(_code(answers, started), color)
    else:
        show(_pages(answers, started, verbose=verbose, every=every), color)
    return 0 if any(answers) else 1


def _init(word: str | None) -> Init | None:
    if word in {None, "bilinear"}:
        return "bilinear" if word else None
    raise MisuseError(f'--init: cannot read "{printable(word)}"\nwrite bilinear, or leave it out')


def _pages(answers: list[Answer], init: Init | None, *, verbose: bool, every: bool) -> list[Line]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    lines: list[Line] = []
    for answer in answers:
        lines += [line()] if lines else []
        if answer.why:
            lines += refused(answer, answer.why, width)
        else:
            lines += found(answer, init=init, verbose=verbose, complete=every)
    return lines


def _code(answers: list[Answer], init: Init | None) -> list[Line]:
    """The code of each answer; where there is none, the fact as a comment, so that what is piped still runs."""
    lines: list[Line] = []
    for answer in answers:
        lines += [line()] if lines else []
        if answer.why or len(answers) > 1:
            fact = f": {answer.verdict}, {answer.why.fact}" if answer.why else ""
            lines.append(line(f"# {FRAMEWORKS[answer.framework].title}{fact}", "dim"))
        if not answer.why:
            lines += [line(text, "code") for text in first_code(answer.solutions[0], init).splitlines()]
    return lines
