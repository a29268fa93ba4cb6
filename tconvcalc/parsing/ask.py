"""What a person or a program gives, made into questions: one for each framework that is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tconvcalc.errors import MisuseError
from tconvcalc.parsing.command import BOUNDS
from tconvcalc.parsing.framework_selection import holders, said
from tconvcalc.parsing.python_values import Given, values_of, whole
from tconvcalc.parsing.quantities import MOST_AXES, MOST_DILATION, option_of
from tconvcalc.question import QUANTITIES, Asked, Bounds, Question, Value, put
from tconvcalc.text import listed, plural
from tconvcalc.values import LARGEST, Linear, Span

_USUAL_DIMS = 2
_USUAL_BOUNDS = Bounds()
_SIZES = ("input_size", "output_size")


def ask(  # noqa: PLR0913  (a layer has that many)
    frameworks: Sequence[str],
    given: Mapping[str, Given],
    *,
    dims: int | None = None,
    in_channels: int | None = None,
    out_channels: int | None = None,
    groups: int = 1,
    bounds: Bounds = _USUAL_BOUNDS,
) -> list[Question]:
    """Ask about one layer: text and Python values alike become questions that the solver understands.

    Args:
        frameworks: their names in any case, or aliases; empty for every framework that can hold what is given.
        given: the quantities of which anything is said. A dilation that is not among them is taken as 1.
        dims: how many axes, where the values do not say.
        in_channels: if known.
        out_channels: if known.
        groups: how many.
        bounds: how far an unknown quantity is searched.

    Raises:
        MisuseError: something cannot be read, or a framework cannot hold it.
    """
    read = {name: values_of(name, given[name]) for name in QUANTITIES if name in given}
    question = Question(
        framework="",
        axes=(Asked(),) * _dims(read, dims),
        in_channels=None if in_channels is None else whole("--in-channels", in_channels),
        out_channels=None if out_channels is None else whole("--out-channels", out_channels),
        groups=whole("--groups", groups),
        bounds=_bounds(bounds),
        assumed=frozenset({"dilation"}),
    )
    for name, each in read.items():
        question = put(question, name, each)
    _refuse_symbols(question)
    names = [frameworks] if isinstance(frameworks, str) else frameworks
    return [replace(question, framework=name) for name in holders(names, question)]


def _bounds(bounds: Bounds) -> Bounds:
    for name, option in BOUNDS.items():
        whole(option, getattr(bounds, name), MOST_DILATION if name == "dilation" else LARGEST)
    return bounds


def _dims(read: Mapping[str, tuple[Value, ...]], dims: int | None) -> int:
    """How many axes the layer has: as was said, else as many as the longest value."""
    longest = max(read, key=lambda name: len(read[name]), default="")
    most = len(read[longest]) if read else 1
    if dims is not None:
        count, other = whole("--dims", dims, MOST_AXES), f"--dims is {dims}"
    else:
        count, other = most if most > 1 else _USUAL_DIMS, f"{option_of(longest)} has {most}"
    for name, each in read.items():
        if len(each) not in {1, count}:
            instead = f"write {plural(count, 'value')}" + (", or one that holds on every axis" if count > 1 else "")
            raise MisuseError(f"{option_of(name)} has {plural(len(each), 'value')} and {other}: {instead}")
    return count


def _refuse_symbols(question: Question) -> None:
    """Refuse what no answer could be given to: two symbols, and a symbol that would have to stay within a range."""
    sizes = [(axis.input_size, axis.output_size) for axis in question.axes]
    letters = sorted({size.symbol for pair in sizes for size in pair if isinstance(size, Linear)})
    if len(letters) > 1:
        why, instead = f"a question has one symbol, not {listed(letters)}", "the same letter everywhere"
    elif any({type(size) for size in pair} == {Linear, Span} for pair in sizes):
        why = "a symbol stands for every size, so the other size of its axis cannot stay within a range"
        instead = "a number, a symbol or ? beside the symbol"
    else:
        return
    raise MisuseError(f"{said(question, _SIZES)}: {why}\nwrite {instead}")
