"""The conversion that a program gets: a layer in other frameworks, printed, as code, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tconvcalc.conversion.conversion_json import VERSION, recorded_conversion
from tconvcalc.conversion.converted import Converted, converted
from tconvcalc.conversion.source import answered, source_of, with_call
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS, resolve
from tconvcalc.frameworks.registry import EVERY
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.call_text import looks_like_a_call, read_call
from tconvcalc.parsing.keywords import as_keywords
from tconvcalc.parsing.python_values import Given
from tconvcalc.question import Question
from tconvcalc.rendering.conversions import conversion
from tconvcalc.rendering.impossible import refused
from tconvcalc.rendering.layout import Line
from tconvcalc.rendering.phrases import parameters, sizes
from tconvcalc.solving.result import SolveResult


@dataclass(frozen=True, repr=False)
class Conversion:
    """What ``tconvcalc.convert`` returns. It is true where every target has the layer.

    Attributes:
        result: the layer that was asked for, or why there is none.
        targets: it in each framework, in the order in which they were named.
        every: whether no framework was named.
    """

    result: SolveResult
    targets: tuple[Converted, ...]
    every: bool

    def __bool__(self) -> bool:
        """Whether there is such a layer, and in every framework that was named (in any, where none was)."""
        found = [target.recipe is not None for target in self.targets]
        return any(found) if self.every else bool(found) and all(found)

    def __str__(self) -> str:
        """What the command line prints."""
        return "\n".join("".join(piece.text for piece in each).rstrip() for each in self.lines(None))

    def __repr__(self) -> str:
        """Name it in one line: ``<Conversion Keras 16 -> 32: same, kernel 3, stride 2; PyTorch slice>``."""
        title = FRAMEWORKS[self.result.framework].title
        if self.result.why:
            return f"<Conversion {title}: {self.result.verdict}>"
        layer = self.result.solutions[0]
        ways = [
            f"{FRAMEWORKS[each.framework].title} {each.recipe.how if each.recipe else 'impossible'}"
            for each in self.targets
        ]
        return f"<Conversion {title} {sizes(layer)}: {parameters(layer)}; {', '.join(ways)}>"

    def lines(self, width: int | None) -> list[Line]:
        """The answer as lines for the screen."""
        if self.result.why:
            return refused(self.result, self.result.why, width)
        return conversion(self.result.solutions[0], self.targets, every=self.every)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``tconvcalc convert --json``."""
        if self.result.why:
            fact = {"verdict": self.result.verdict, "fact": self.result.why.fact}
            return {"version": VERSION, "command": "convert", "source": None, "targets": [], **fact}
        return recorded_conversion(self.result.solutions[0], self.targets)


class Told(NamedTuple):
    """What is told of the layer to convert: by its quantities, by a call as text, or by both."""

    frameworks: Sequence[str]
    call: str | None
    given: Mapping[str, Given]
    others: dict[str, Any]


def convert_layer(told: Told, to: Sequence[str], *, one_layer: bool) -> Conversion:
    """Convert one layer.

    Args:
        told: the layer; ``others`` are its axes, channels and groups, by the names of ``ask``.
        to: the frameworks that it is wanted in; all others if none is named.
        one_layer: prefer a kernel with zero taps to a slice.

    Raises:
        MisuseError: it is no one layer, or something cannot be read.
    """
    frameworks, call, given, others = told
    read = read_call(call, frameworks) if call is not None else None
    if read:
        frameworks = [read.framework]
        others = {**others, "dims": others.get("dims") or read.signature.dims}
    if not frameworks and call is None:
        example = "tconvcalc convert 'nn.ConvTranspose2d(64, 32, 3, stride=2)'"
        raise MisuseError(f"convert a layer of which framework?\nwrite for example {example}")
    questions = ask(frameworks, given, **others)
    if len(questions) > 1:
        raise MisuseError("--framework: one layer is converted, so one framework is named\nwrite the others after --to")
    question = with_call(questions[0], read) if read else questions[0]
    source, result = source_of(question, read), answered(question)
    targets = [] if result.why else converted(source, result.solutions[0], _targets(question, to), one_layer=one_layer)
    return Conversion(result, tuple(targets), every=_every(to))


def _every(to: Sequence[str]) -> bool:
    """Whether all others are wanted."""
    return not to or any(name.strip().lower() == EVERY for name in to)


def _targets(question: Question, to: Sequence[str]) -> list[str]:
    """The frameworks that are named, or all others."""
    if _every(to):
        return [name for name in FRAMEWORKS if name != question.framework]
    return list(dict.fromkeys(resolve(name, "--to").name for name in to))


def convert(  # noqa: PLR0913 -- one keyword for each quantity that a layer has
    framework: str,
    *,
    to: str | Sequence[str] = (),
    one_layer: bool = False,
    input_size: Given = None,
    output_size: Given = None,
    kernel_size: Given = None,
    stride: Given = None,
    padding: Given = None,
    output_padding: Given = None,
    dilation: Given = None,
    dims: int | None = None,
    in_channels: int | None = None,
    out_channels: int | None = None,
    groups: int = 1,
) -> Conversion:
    """Write a transposed convolution in other frameworks so that it computes the same numbers.

    A quantity is written as for ``solve``. What is left out is the framework's default, the input every size.

    Args:
        framework: whose layer it is, or the layer itself as one call in text: ``"nn.ConvTranspose2d(64, 32, 3)"``.
        to: the frameworks that it is wanted in; every other one if none is named.
        one_layer: prefer a kernel with zero taps to a slice behind the layer.
        input_size: of the layer's input.
        output_size: of its output.
        kernel_size: taps along an axis.
        stride: the upsampling factor.
        padding: what is trimmed from the ends, or a padding word.
        output_padding: what is added at the end, or ``"auto"`` where the framework may choose.
        dilation: the distance of the taps; 1 if left out.
        dims: the number of spatial axes, where no value tells; 2 if nothing does.
        in_channels: of the input.
        out_channels: of the output.
        groups: of channels.

    Returns:
        The conversion; it is true where every target has the layer, is printed as on the command line, and has
        ``targets`` and ``to_dict()``.

    Raises:
        MisuseError: it is no one layer, or something cannot be read.
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
    called = looks_like_a_call(framework)
    told = Told(
        [] if called else [framework],
        framework if called else None,
        {name: value for name, value in given.items() if value is not None},
        {"dims": dims, "in_channels": in_channels, "out_channels": out_channels, "groups": groups},
    )
    with as_keywords():
        return convert_layer(told, [to] if isinstance(to, str) else to, one_layer=one_layer)
