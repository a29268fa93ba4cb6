"""What ``check`` does once its words are read: judge, and deliver the report."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tconvcalc.checking.check_layer import check_layers
from tconvcalc.checking.check_options import CheckOptions
from tconvcalc.claims import CheckResult
from tconvcalc.cli.layer_options import LayerOptions
from tconvcalc.cli.progress import waiting
from tconvcalc.cli.screen import show
from tconvcalc.errors import MisuseError
from tconvcalc.rendering.layout import Line, Piece, Style
from tconvcalc.reports import DEFAULT, REPORTS
from tconvcalc.text import listed, printable

_STYLES: dict[str, Style] = {
    "place": "key",
    "error": "bad",
    "warning": "key",
    "gutter": "dim",
    "label": "key",
    "good": "good",
    "bad": "bad",
}


class Wanted(NamedTuple):
    """What is to be printed of the report, and where."""

    output_format: str | None
    output_file: str | None
    statistics: bool
    show_unread: bool
    quiet: bool
    exit_zero: bool
    color: str
    debug: bool = False


def judge(paths: Sequence[str], layer: LayerOptions, options: CheckOptions, wanted: Wanted) -> int:
    """Judge the layer that was given, or else what stands in the paths, and return the exit code.

    Args:
        paths: what to read.
        layer: what was typed of a layer.
        options: how to check; codes may stand with commas between them.
        wanted: what is to be printed.
    """
    form = _format(wanted.output_format)
    if layer.any and paths:
        raise MisuseError(f"a layer and a path at once: leave out the options of the layer, or {printable(paths[0])}")
    options = options._replace(select=_codes(options.select), ignore=_codes(options.ignore))
    report = _layer(layer, options) if layer.any else _files(paths, layer.frameworks, options)
    _deliver(report, form, wanted)
    _beside(report, wanted)
    return 0 if report or wanted.exit_zero else 1


def _layer(layer: LayerOptions, options: CheckOptions) -> CheckResult:
    return check_layers(layer.questions(), select=options.select, ignore=options.ignore)


def _files(paths: Sequence[str], frameworks: Sequence[str], options: CheckOptions) -> CheckResult:
    from tconvcalc.checking.check_paths import check_paths  # noqa: PLC0415 -- one layer needs no reader of files

    with waiting("checking"):
        return check_paths(*paths, options=options._replace(framework=_only(frameworks)))


def _format(name: str | None) -> str:
    if name is None:
        return "github" if os.environ.get("GITHUB_ACTIONS") else DEFAULT
    if name not in REPORTS:
        raise MisuseError(f'--output-format: cannot read "{printable(name)}"\nwrite {listed(list(REPORTS), "or")}')
    return name


def _codes(texts: Sequence[str]) -> list[str]:
    """Codes, given one by one or with commas between them."""
    return [code.strip() for text in texts for code in text.split(",") if code.strip()]


def _only(frameworks: Sequence[str]) -> str | None:
    if len(frameworks) > 1:
        raise MisuseError("--framework: a spec that names none belongs to one framework\nwrite --framework once")
    return frameworks[0] if frameworks else None


def _deliver(report: CheckResult, form: str, wanted: Wanted) -> None:
    """Put the report where it is wanted; a terminal gets the full one in colours."""
    if wanted.output_file is not None:
        from tconvcalc.reports.saving import write  # noqa: PLC0415 -- most reports go to the screen

        write(wanted.output_file, REPORTS[form](report))
    elif form == DEFAULT:
        show(_full(report, quiet=wanted.quiet), wanted.color)
    else:
        sys.stdout.write(REPORTS[form](report))


def _full(report: CheckResult, *, quiet: bool) -> list[Line]:
    """The full report as lines of pieces; quiet leaves out the summary."""
    from tconvcalc.reports.full import segments  # noqa: PLC0415 -- other formats need none of it

    lines: list[list[Piece]] = [[]]
    for style, text in segments(report):
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, _STYLES.get(style, "")))
    kept = lines[:-2] if quiet else lines[:-1]
    return [line or [Piece("")] for line in kept]


def _beside(report: CheckResult, wanted: Wanted) -> None:
    """What was asked for beside the report, on stderr, so that a report in a pipe stays what it is."""
    if wanted.debug:
        sys.stderr.write("".join(report.crashes))
    from tconvcalc.reports import listing  # noqa: PLC0415 -- seldom asked for

    if wanted.show_unread:
        sys.stderr.write(listing.unread(report))
    if wanted.statistics:
        sys.stderr.write(listing.statistics(report))
