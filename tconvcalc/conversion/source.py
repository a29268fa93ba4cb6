"""The layer that is to be converted: from options, or from one call as text, with the framework's own defaults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.frameworks.signature import Signature, Storage
from tconvcalc.geometry import span_of_kernel
from tconvcalc.parsing.call_text import CallRead
from tconvcalc.parsing.quantities import option_of
from tconvcalc.question import Question, given, put
from tconvcalc.solver import solve
from tconvcalc.solving.result import SolveResult
from tconvcalc.text import listed
from tconvcalc.values import Linear, Size, shifted


@dataclass(frozen=True)
class Source:
    """A question about the one layer to convert, and how its weights and its bias are.

    Attributes:
        question: all that is known of the layer.
        signature: the call that keeps its weights.
        storage: how it keeps them.
        biased: whether it adds a bias.
        stated: whether it asks for one output size, so that it would crop otherwise at another input.
    """

    question: Question
    signature: Signature
    storage: Storage
    biased: bool
    stated: bool = False


def source_of(question: Question, read: CallRead | None = None) -> Source:
    """What is to be converted; a layer by its options is in the framework's own API."""
    if read:
        stated = read.further.get("output_shape") is not None
        return Source(question, read.signature, read.storage or read.signature, read.biased, stated)
    own = FRAMEWORKS[question.framework].signatures
    signature = next(each for each in own if each.dims == len(question.axes))
    biased = any(parameter.quantity == "bias" for parameter in signature.parameters)
    return Source(question, signature, signature, biased)


def with_call(question: Question, read: CallRead) -> Question:
    """The question with what the call says put in; what was given beside it stays.

    Raises:
        MisuseError: what bears on the sizes is a variable, and is not given beside the call either.
    """
    known = given(question)
    for name, each in read.given.items():
        if name not in known or name in question.assumed:
            question = put(question, name, each)
    told = given(question)
    for name, why in read.unread.items():
        if name not in told:
            raise MisuseError(f"{why}, or add {option_of(name)}" if "\n" in why else why)
    counts = {name: count for name, count in read.counts.items() if getattr(question, name) in {None, 1}}
    question = replace(question, **counts)  # type: ignore[arg-type] # numbers all
    return read.signature.refined(question, read.further)


def answered(question: Question) -> SolveResult:
    """The solver's answer for the layer: what is left out is the framework's default, the input every size.

    Raises:
        MisuseError: something is missing that has no default.
    """
    framework, named = FRAMEWORKS[question.framework], given(question)
    for name, value in framework.defaults.items():
        if name not in named:
            question = put(question, name, value)
    missing = [name for name in framework.required if name not in given(question)]
    if missing:
        needed = listed([option_of(name) for name in missing])
        raise MisuseError(f"a layer of {framework.title} to convert wants {needed}\nwrite it with the layer")
    if "input_size" not in named and "output_size" not in named:
        question = put(question, "input_size", (Linear(1, 0, "n"),))
    if framework.states_output and "output_size" not in named:
        question = _stated(question, cases(framework, question))
    return solve(question, 1)


def _stated(question: Question, ways: Sequence[Case]) -> Question:
    """The output that is stated where nobody gives one: the input times the stride, or all of it without a word."""
    sizes = []
    for axis in question.axes:
        before, kernel, stride, dilation = axis.input_size, axis.kernel_size, axis.stride, axis.dilation
        if not isinstance(before, int | Linear) or not all(isinstance(one, int) for one in (kernel, stride, dilation)):
            return question
        span = span_of_kernel(kernel, dilation)  # type: ignore[arg-type] # numbers all
        halves = any(case.halves for case in ways)
        sizes.append(_size(before, stride, stride if halves else span))  # type: ignore[arg-type]
    return put(question, "output_size", tuple(sizes)) if question.word else question


def _size(before: Size, stride: int, tail: int) -> Size:
    return shifted(before, stride, tail)
