"""What to ask about several layers, as commands: each question is answered before it is offered."""

from __future__ import annotations

from collections.abc import Iterable

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.message_patterns import Network
from tconvcalc.messages.explanation import Suggestion
from tconvcalc.networks.asking import SYMBOL, Asked, asked
from tconvcalc.networks.chaining import chained
from tconvcalc.networks.commands import chain_command, invert_command
from tconvcalc.networks.inverting import inverted
from tconvcalc.networks.layers import understood
from tconvcalc.networks.skips import skip_net


def network_suggestions(framework: str, networks: Iterable[Network]) -> list[Suggestion]:
    """The questions that have an answer in a framework, as commands."""
    found = []
    for network in networks if framework in FRAMEWORKS else ():
        try:
            question = asked(framework, network.layers, input_size=network.input_size, other=network.up or None)
            command = _command(network, question)
        except MisuseError:
            continue
        found += [Suggestion(command, text=network.text)] if command else []
    return found


def _command(network: Network, question: Asked) -> str:
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
