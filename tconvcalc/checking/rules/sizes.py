"""Whether the sizes of one claim can be: TCC001, TCC002 and TCC003."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.checking.claim_question import says, spread, word_of
from tconvcalc.checking.forward import SettledAxis, possible, settled
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.question import Question, put, written
from tconvcalc.text import listed

RULES = (
    Rule(
        "TCC001",
        "size is not what is claimed",
        what="The layer does not make the claimed output of the claimed input.",
        why="What comes next is built for another size: it fails, or quietly crops or pads.",
        file="layers.toml",
    ),
    Rule(
        "TCC002",
        "output below 1",
        what="The padding cuts off more than the layer makes of this input.",
        why="The framework refuses to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC003",
        "requested output is not reachable",
        what="An output_shape or output_size is asked for that cannot come from this input.",
        why="The framework refuses to run the layer, often with a message that names other sizes.",
        file="layers.toml",
    ),
)

_WITH = {"kernel_size": "kernel", "padding": "padding", "output_padding": "output_padding", "dilation": "dilation"}

_USUAL = {"output_padding": 0, "dilation": 1}


def wrong_sizes(claim: Claim, question: Question, explainer: Explainer) -> Iterator[Finding]:
    """What is wrong with the sizes, of a claim against which no rule of the framework stands."""
    if possible(question):
        return
    words = spelling(claim)
    help_ = explainer.help(question, words)
    code = _code(claim, question)
    message = {"TCC001": _unlike, "TCC002": _none, "TCC003": _unreachable}[code](claim, question)
    yield Finding(code, claim.place, message, _why(claim, question, explainer), help_)


def _why(claim: Claim, question: Question, explainer: Explainer) -> tuple[str, ...]:
    """One layer of the command line is told as ``solve`` tells it, where more than its sizes is open."""
    from tconvcalc.checking.size_reasons import because  # noqa: PLC0415 -- a right layer has no use for the reasons

    if claim.place.path or settled(question):
        return because(question, search=explainer.spend())
    from tconvcalc.solver import solve  # noqa: PLC0415

    why = solve(question).why
    return why.because if why else because(question, search=explainer.spend())


def _code(claim: Claim, question: Question) -> str:
    """Without a claimed output it can only be too small; an output that the call asks for is a request."""
    if not says(claim, "output_size") or not _possible_without_output(question):
        return "TCC002"
    return "TCC003" if spelling(claim).asked else "TCC001"


def _possible_without_output(question: Question) -> bool:
    return possible(put(question, "output_size", (None,)))


def _unreachable(claim: Claim, question: Question) -> str:
    name = spelling(claim).name("output_size")
    wanted = written(spread(claim, "output_size"))
    return f"{name} {wanted} cannot come from {_input(claim)}{_given(claim, question)}"


def _unlike(claim: Claim, question: Question) -> str:
    wanted = written(spread(claim, "output_size"))
    before = written(spread(claim, "input_size"))
    gives = _gives(question)
    if gives and before != "?":
        return f"input {before} gives {gives}, not {wanted}"
    start = "no input gives" if before == "?" else f"input {before} cannot give"
    return f"{start} {wanted}{_given(claim, question)}"


def _none(claim: Claim, question: Question) -> str:
    size = _gives(question)
    said = f"{size}, which is below 1" if size else "below 1"
    return f"the output of {_input(claim)} would be {said}{'' if size else _given(claim, question)}"


def _input(claim: Claim) -> str:
    before = written(spread(claim, "input_size"))
    return "any input" if before == "?" else f"input {before}"


def _given(claim: Claim, question: Question) -> str:
    """The rest of what was given: ``under SAME with kernel 4 at stride 2``."""
    word = word_of(claim)
    title = word and FRAMEWORKS[claim.framework].spelled(word.lower())
    parts = [f" under {title}"] if title else []
    names = [name for name in _WITH if _matters(claim, question, name)]
    said = [f"{_WITH[name]} {written(spread(claim, name))}" for name in names]
    parts += [f" with {listed(said)}"] if said else []
    stride = written(spread(claim, "stride"))
    parts += [f" at stride {stride}"] if stride != "?" else []
    return "".join(parts)


def _matters(claim: Claim, question: Question, name: str) -> bool:
    """Whether a quantity is worth a word: it was read, is not at its usual value and plays a part."""
    each = spread(claim, name)
    if set(each) <= {None, _USUAL.get(name)}:
        return False
    held = cases(FRAMEWORKS[question.framework], question)
    return name == "padding" or any(name in case.equation for case in held)


def _gives(question: Question) -> str:
    """The output that the layer really has, where that is one number on each axis."""
    layer = settled(question)
    each = [_size(axis) for axis in layer.axes] if layer else [None]
    return "" if None in each else written(tuple(each))


def _size(axis: SettledAxis) -> int | None:
    if axis.tail is None or axis.tail.low != axis.tail.high or not isinstance(axis.input_size, int):
        return None
    return (axis.input_size - 1) * axis.stride + axis.tail.low
