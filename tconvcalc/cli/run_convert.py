"""What ``convert`` does once its words are read: convert, and show the page, the code or the JSON."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.cli.layer_options import LayerOptions
from tconvcalc.cli.screen import show
from tconvcalc.conversion_answer import Conversion, Told, convert_layer
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.rendering.layout import Line, line


class Wanted(NamedTuple):
    """What is to be printed, and which way is preferred."""

    one_layer: bool
    code: bool
    as_json: bool
    color: str


def convert_and_show(call: str | None, layer: LayerOptions, to: Sequence[str], wanted: Wanted) -> int:
    """Convert the layer and return the exit code: 0 where every framework that was named has it."""
    counts = {"in_channels": layer.in_channels, "out_channels": layer.out_channels, "groups": layer.groups}
    told = Told(layer.frameworks, call, layer.given, {"dims": layer.dims, **counts})
    answer = convert_layer(told, to, one_layer=wanted.one_layer)
    if wanted.as_json:
        show([line(json.dumps(answer.to_dict(), indent=2))], "never")
    elif wanted.code:
        show(_code(answer), wanted.color)
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        show(answer.lines(width), wanted.color)
    return 0 if answer else 1


def _code(answer: Conversion) -> list[Line]:
    """The code of each target's own API, under its name where there are several."""
    lines: list[Line] = []
    for target in answer.targets:
        lines += [line()] if lines else []
        if len(answer.targets) > 1 or not target.code:
            lines.append(line(f"# {FRAMEWORKS[target.framework].title}{'' if target.code else ': no code'}", "dim"))
        lines += [line(text, "code") for text in next(iter(target.code.values()), "").splitlines()]
    return lines
