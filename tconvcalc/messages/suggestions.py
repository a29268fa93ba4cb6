"""What to change, as commands: each question is solved before it is offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.message_patterns import Givens, Network
from tconvcalc.messages.explanation import Suggestion
from tconvcalc.networks.asking import SYMBOL, Asked, asked
from tconvcalc.networks.chaining import chained
from tconvcalc.networks.commands import chain_command, invert_command
from tconvcalc.networks.inverting import inverted
from tconvcalc.networks.layers import understood
from tconvcalc.networks.skips import skip_net
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.command import command
from tconvcalc.parsing.python_values import Given
from tconvcalc.solver import solve
from tconvcalc.solving.result import SolveResult, WhyNot

MOST = 4
"""Suggestions of one message."""

_LEAST = 2  # quantities that make a question whose answer says something


class Help(NamedTuple):
    """What the solver says: changes with their commands, and why what was asked cannot be, where it cannot."""

    suggestions: tuple[Suggestion, ...] = ()
    because: tuple[str, ...] = ()
    fits: bool = False


def suggested(
    framework: str, questions: Iterable[Givens], options: Mapping[str, Given], *, only_answered: bool = False
) -> Help:
    """Ask the questions, with what a person gave put in, and gather the answers.

    Args:
        framework: whose rules are followed; without a table of it nothing can be solved.
        questions: what the message leads to.
        options: what a person gave; it takes the place of what a question has.
        only_answered: whether a question without an answer is passed over.
    """
    gathered: dict[str, Suggestion] = {}
    because: tuple[str, ...] = ()
    fits = False
    for given in questions:
        answer = _answered(framework, {**given, **options})
        if answer is None or (only_answered and not answer):
            continue
        fits = fits or bool(answer)
        because = because or (_reasons(answer.why) if answer.why else ())
        for each in _offered(answer):
            gathered.setdefault(each.command, each)
    return Help(tuple(sorted(gathered.values(), key=_place))[:MOST], because, fits)


def _place(suggestion: Suggestion) -> int:
    """An output_padding is what people change first, a dilation what they change last; else the solver's order."""
    return 1 - ("output_padding" in suggestion.changes) + ("dilation" in suggestion.changes)


def _answered(framework: str, given: Mapping[str, Given]) -> SolveResult | None:
    if framework not in FRAMEWORKS or len(given) < _LEAST:
        return None
    try:
        (question,) = ask([framework], given)
        return solve(question, limit=1)
    except MisuseError:
        return None


def _reasons(why: WhyNot) -> tuple[str, ...]:
    return f"with what you gave: {why.fact}", *why.because


def _offered(answer: SolveResult) -> list[Suggestion]:
    if answer.why:
        return [Suggestion(command(fix.question), fix.changes, fix=fix) for fix in answer.why.fixes]
    return [Suggestion(command(answer.question), layer=answer.solutions[0])]


def network_suggestions(framework: str, networks: Iterable[Network]) -> list[Suggestion]:
    """The questions that have an answer in a framework, as commands."""
    found = []
    for network in networks if framework in FRAMEWORKS else ():
        try:
            question = asked(framework, network.layers, input_size=network.input_size, other=network.up or None)
            typed = _network_command(network, question)
        except MisuseError:
            continue
        found += [Suggestion(typed, text=network.text)] if typed else []
    return found


def _network_command(network: Network, question: Asked) -> str:
    """The command that asks the question; empty where the answer is no."""
    framework, words = question.framework, question.layers.words
    if not network.inverts:
        sizes = question.sizes or (SYMBOL,) * question.dims
        fits = bool(chained(framework, question.layers, sizes, None, 1))
        return chain_command(framework, words, question.sizes) if fits else ""
    encoder = understood(framework, question.layers, question.dims)
    sizes_or_dims = question.sizes or question.dims
    if question.other:
        fits = skip_net(framework, encoder, understood(framework, question.other, question.dims), None).legal
        return invert_command(framework, words, sizes_or_dims, question.other.words, skips=True) if fits else ""
    fits = inverted(framework, encoder, question.sizes).restores
    return invert_command(framework, words, sizes_or_dims) if fits else ""
