"""Every option once, so that all commands spell it alike."""

from __future__ import annotations

from typing import Annotated, Any

import typer

_LAYER = "Layer"
_SEARCH = "Search"
_OUTPUT = "Output"


def _quantity(*names: str, text: str, metavar: str = "VALUE") -> Any:  # noqa: ANN401 -- Typer does not say
    return typer.Option(*names, help=text, metavar=metavar, rich_help_panel=_LAYER, show_default=False)


InputSize = Annotated[str | None, _quantity("--input-size", "--in", "-i", text="Size of the input along an axis.")]
OutputSize = Annotated[str | None, _quantity("--output-size", "--out", "-o", text="Size of the output.")]
KernelSize = Annotated[str | None, _quantity("--kernel-size", "--kernel", "-k", text="Taps of the kernel.")]
Stride = Annotated[str | None, _quantity("--stride", "-s", text="Stride, the upsampling factor.")]
Padding = Annotated[str | None, _quantity("--padding", "-p", text="A number, begin:end, same or valid.")]
OutputPadding = Annotated[
    str | None, _quantity("--output-padding", "-a", text="What is added at the end; auto: the framework chooses.")
]
Dilation = Annotated[str | None, _quantity("--dilation", "-d", text="Distance of the taps; 1 if left out.")]
Frameworks = Annotated[
    list[str] | None,
    _quantity("--framework", "-f", text="A framework by its name or alias, or all; repeatable.", metavar="NAME"),
]
Framework = Annotated[
    str | None, _quantity("--framework", "-f", text="The framework, by its name or alias.", metavar="NAME")
]
Layers = Annotated[list[str] | None, typer.Argument(help="Layers, as words or as one quoted text.", show_default=False)]
Decoder = Annotated[
    str | None, _quantity("--with", text="A decoder to judge; with --skips what leads up.", metavar="LAYERS")
]
Skips = Annotated[bool, typer.Option("--skips", help="Judge a U-Net: both sides have to meet.", rich_help_panel=_LAYER)]
LayerCall = Annotated[
    str | None,
    typer.Argument(help="A layer as one call, read and never run.", metavar="[CALL]", show_default=False),
]
Targets = Annotated[
    list[str] | None,
    typer.Option("--to", help="A framework to write it in; repeatable.", metavar="NAME", show_default=False),
]
OneLayer = Annotated[bool, typer.Option("--one-layer", help="Prefer zero taps to a slice.")]
Dims = Annotated[int | None, _quantity("--dims", text="Spatial axes: 1, 2 or 3.", metavar="1|2|3")]
InChannels = Annotated[int | None, _quantity("--in-channels", text="Channels of the input.", metavar="N")]
OutChannels = Annotated[int | None, _quantity("--out-channels", text="Channels of the output.", metavar="N")]
Groups = Annotated[int, _quantity("--groups", text="Groups of channels; 1 if left out.", metavar="N")]

MaxKernel = Annotated[int, typer.Option(help="Search kernels up to this.", metavar="N", rich_help_panel=_SEARCH)]
MaxStride = Annotated[int, typer.Option(help="Search strides up to this.", metavar="N", rich_help_panel=_SEARCH)]
MaxDilation = Annotated[int, typer.Option(help="Search dilations up to this.", metavar="N", rich_help_panel=_SEARCH)]
Limit = Annotated[
    int, typer.Option("--limit", "-n", help="List this many.", metavar="N", min=1, rich_help_panel=_SEARCH)
]
All = Annotated[bool, typer.Option("--all", help="List every solution.", rich_help_panel=_SEARCH)]

Code = Annotated[bool, typer.Option("--code", help="Print only the code.", rich_help_panel=_OUTPUT)]
Init = Annotated[
    str | None,
    typer.Option("--init", help="Initialise the weights: bilinear.", metavar="bilinear", rich_help_panel=_OUTPUT),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print only JSON.", rich_help_panel=_OUTPUT)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show the derivation too.", rich_help_panel=_OUTPUT)]
Color = Annotated[str, typer.Option("--color", help="auto, always or never.", metavar="WHEN", rich_help_panel=_OUTPUT)]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error happened.", rich_help_panel=_OUTPUT)]

_DRAW = "Draw"


def _part(*names: str, text: str) -> Any:  # noqa: ANN401 -- Typer does not say
    return typer.Option(*names, help=text, rich_help_panel=_DRAW, show_default=False)


Matrix = Annotated[bool, _part("--matrix", text="Draw the matrix that takes inputs to outputs.")]
Phases = Annotated[bool, _part("--phases", text="Draw what each phase of the outputs sums.")]
TwoD = Annotated[bool, _part("--two-d", text="Draw how often each element of the plane is covered.")]
Picture = Annotated[
    str | None,
    typer.Option("--output-file", help="Write the picture here: .svg or .html.", metavar="FILE", rich_help_panel=_DRAW),
]

_CHECK = "Check"


def _check(*names: str, text: str, metavar: str | None = None) -> Any:  # noqa: ANN401 -- Typer does not say
    return typer.Option(*names, help=text, metavar=metavar, rich_help_panel=_CHECK, show_default=False)


Paths = Annotated[list[str] | None, typer.Argument(help="Files and folders; - is standard input.", show_default=False)]
Select = Annotated[list[str] | None, _check("--select", text="Rules to switch on, or ALL.", metavar="CODES")]
Ignore = Annotated[list[str] | None, _check("--ignore", text="Rules to switch off.", metavar="CODES")]
Exclude = Annotated[list[str] | None, _check("--exclude", text="What not to walk into.", metavar="PATTERN")]
ForceExclude = Annotated[
    bool, _check("--force-exclude", text="Pass over named files that are excluded or no specs, as a hook wants it.")
]
Strict = Annotated[bool, _check("--strict", text="What could not be read is a failure.")]
ExitZero = Annotated[bool, _check("--exit-zero", text="Exit with 0 whatever is found.")]
StdinFilename = Annotated[str | None, _check("--stdin-filename", text="The name of standard input.", metavar="FILE")]
OutputFormat = Annotated[
    str | None,
    _check("--output-format", text="full, concise, json, github, gitlab, junit or sarif.", metavar="FORMAT"),
]
OutputFile = Annotated[str | None, _check("--output-file", text="Write the report here.", metavar="FILE")]
Statistics = Annotated[bool, _check("--statistics", text="Count the findings of each rule, and what is unread.")]
ShowUnread = Annotated[bool, _check("--show-unread", text="List what could not be read, and why.")]
Quiet = Annotated[bool, _check("--quiet", "-q", text="Print findings only.")]
