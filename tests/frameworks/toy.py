"""A framework that nobody else has, in one file: what a newcomer would write to add one.

Its only padding word is ``ring``: the output is ``input_size*stride`` and everything beyond is cut at the end. Its
kernel is stored reversed, and it refuses a stride of 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tconvcalc.frameworks.base import Case, Framework, Law, Limits, Piece
from tconvcalc.frameworks.layers_base import Transposed, Vocabulary
from tconvcalc.frameworks.signature import AXES, Parameter, Signature, Snippet
from tconvcalc.question import Question
from tconvcalc.values import Span


def _not_five(dims: int) -> list[tuple[Limits, ...]]:
    return [(Limits(stride=Span(1, 4)),) * dims]


def _five(question: Question, name: Callable[[str], str]) -> str | None:
    return f"{name('stride')} 5" if any(axis.stride == 5 for axis in question.axes) else None


NO_FIVE = Law(
    "TCC005",
    "stride",
    "a stride of 5 or more",
    "ToyNet wants a stride below 5",
    lambda case: case._replace(limits=lambda dims: [(Limits(),) * dims]),
    _five,
    ({"stride": 5}, {"stride": 4}),
)


def _body(text: Snippet) -> Iterator[str]:
    yield text.call("y = ", "(x)")


def _signature(dims: int) -> Signature:
    return Signature(
        api="toynet",
        dims=dims,
        names=(f"toynet.ConvTranspose{dims}d",),
        imports=("import toynet",),
        local=("toynet", "toynet"),
        tensors="toynet",
        zeros="toynet.zeros(1, in_channels, {})",
        parameters=(
            Parameter("in_channels", "in_channels"),
            Parameter("out_channels", "out_channels"),
            Parameter("kernel", "kernel_size"),
            Parameter("step", "stride", 2),
            Parameter("edge", "padding", "Ring"),
        ),
        leading=2,
        words={"ring": "Ring"},
        channels_last=False,
        filters=("in_channels", "out_channels", "kernel_size"),
        body=_body,
        arange="toynet.arange",
        flipped=True,
    )


def _layers() -> Vocabulary:
    """The names by which sources know it."""
    return Vocabulary(
        transposed={
            name: Transposed("module", "toynet", one.dims, one.parameters) for one in SIGNATURES for name in one.names
        }
    )


SIGNATURES = tuple(map(_signature, AXES))

TOY = Framework(
    name="toynet",
    title="ToyNet",
    cases=(
        Case(
            name="Ring",
            word="ring",
            trims="none",
            extra="auto",
            extra_limit=lambda _stride, _dilation: 1,
            pieces=(Piece(lambda _span, stride: stride),),
            equation="output_size = input_size*stride",
            source="made up",
            limits=_not_five,
        ),
    ),
    lacks={
        "numbers": "ToyNet's padding is Ring",
        "output_padding": "ToyNet chooses its output_padding by itself",
    },
    signatures=SIGNATURES,
    load_layers=_layers,
    aliases=("toy",),
    laws=(NO_FIVE,),
    measured_on="toynet 1.0",
)
