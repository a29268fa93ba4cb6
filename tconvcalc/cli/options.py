"""Every option once, so that all commands spell it alike."""

from __future__ import annotations

from typing import Annotated, Any

import typer


def _option(*names: str, text: str, metavar: str | None = None) -> Any:  # noqa: ANN401 -- Typer does not say
    return typer.Option(*names, help=text, metavar=metavar, show_default=False)


def _quantity(*names: str, text: str) -> Any:  # noqa: ANN401 -- Typer does not say
    return _option(*names, text=text, metavar="VALUE")


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
    _option("--framework", "-f", text="A framework by its name or alias, or all; repeatable.", metavar="NAME"),
]
Framework = Annotated[
    str | None, _option("--framework", "-f", text="The framework, by its name or alias.", metavar="NAME")
]
Layers = Annotated[list[str] | None, typer.Argument(help="Layers, as words or as one quoted text.", show_default=False)]
Decoder = Annotated[
    str | None, _option("--with", text="A decoder to judge; with --skips what leads up.", metavar="LAYERS")
]
Skips = Annotated[bool, _option("--skips", text="Judge a U-Net: both sides have to meet.")]
LayerCall = Annotated[
    str | None,
    typer.Argument(help="A layer as one call, read and never run.", metavar="[CALL]", show_default=False),
]
Targets = Annotated[
    list[str] | None,
    _option("--to", text="A framework to write it in; repeatable.", metavar="NAME"),
]
OneLayer = Annotated[bool, _option("--one-layer", text="Prefer zero taps to a slice.")]
Dims = Annotated[int | None, _option("--dims", text="Spatial axes: 1, 2 or 3.", metavar="1|2|3")]
InChannels = Annotated[int | None, _option("--in-channels", text="Channels of the input.", metavar="N")]
OutChannels = Annotated[int | None, _option("--out-channels", text="Channels of the output.", metavar="N")]
Groups = Annotated[int, _option("--groups", text="Groups of channels; 1 if left out.", metavar="N")]

MaxKernel = Annotated[int, typer.Option(help="Search kernels up to this.", metavar="N")]
MaxStride = Annotated[int, typer.Option(help="Search strides up to this.", metavar="N")]
MaxDilation = Annotated[int, typer.Option(help="Search dilations up to this.", metavar="N")]
Limit = Annotated[int, typer.Option("--limit", "-n", help="List this many.", metavar="N", min=1)]
All = Annotated[bool, _option("--all", text="List every solution.")]

Code = Annotated[bool, _option("--code", text="Print only the code.")]
Init = Annotated[
    str | None,
    _option("--init", text="Initialise the weights: bilinear.", metavar="bilinear"),
]
AsJson = Annotated[bool, _option("--json", text="Print only JSON.")]
Verbose = Annotated[bool, _option("--verbose", "-v", text="Show the derivation too.")]
Color = Annotated[str, typer.Option("--color", help="auto, always or never.", metavar="WHEN")]
Debug = Annotated[bool, _option("--debug", text="Show where an internal error happened.")]

Matrix = Annotated[bool, _option("--matrix", text="Draw the matrix that takes inputs to outputs.")]
Phases = Annotated[bool, _option("--phases", text="Draw what each phase of the outputs sums.")]
TwoD = Annotated[bool, _option("--two-d", text="Draw how often each element of the plane is covered.")]
Picture = Annotated[
    str | None,
    _option("--output-file", text="Write the picture here: .svg or .html.", metavar="FILE"),
]

Paths = Annotated[list[str] | None, typer.Argument(help="Files and folders; - is standard input.", show_default=False)]
Select = Annotated[list[str] | None, _option("--select", text="Rules to switch on, or ALL.", metavar="CODES")]
Ignore = Annotated[list[str] | None, _option("--ignore", text="Rules to switch off.", metavar="CODES")]
Exclude = Annotated[list[str] | None, _option("--exclude", text="What not to walk into.", metavar="PATTERN")]
ForceExclude = Annotated[
    bool, _option("--force-exclude", text="Pass over named files that are excluded or no specs, as a hook wants it.")
]
Strict = Annotated[bool, _option("--strict", text="What could not be read is a failure.")]
ExitZero = Annotated[bool, _option("--exit-zero", text="Exit with 0 whatever is found.")]
StdinFilename = Annotated[str | None, _option("--stdin-filename", text="The name of standard input.", metavar="FILE")]
OutputFormat = Annotated[
    str | None,
    _option("--output-format", text="full, concise, json, github, gitlab, junit or sarif.", metavar="FORMAT"),
]
OutputFile = Annotated[str | None, _option("--output-file", text="Write the report here.", metavar="FILE")]
Statistics = Annotated[bool, _option("--statistics", text="Count the findings of each rule, and what is unread.")]
ShowUnread = Annotated[bool, _option("--show-unread", text="List what could not be read, and why.")]
Quiet = Annotated[bool, _option("--quiet", "-q", text="Print findings only.")]
