"""A text with frameworks' messages in it, explained: who said what, why, and what to change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tconvcalc.frameworks.message_patterns import Message, Network, Quantities
from tconvcalc.messages.explanation import Match
from tconvcalc.messages.finding import Said, said
from tconvcalc.messages.sentences import sentence, sentences
from tconvcalc.messages.suggestions import Help, network_suggestions, suggested
from tconvcalc.parsing.python_values import Given, values_of

_NO_OPTIONS: dict[str, Given] = {}


def matches(text: str, options: Mapping[str, Given] = _NO_OPTIONS, framework: str = "") -> tuple[Match, ...]:
    """Explain every message of a text; empty where none is known.

    Args:
        text: anything: a message, a traceback, a log.
        options: quantities of the layer that the message may not hold, as ``tconvcalc.solve`` takes them.
        framework: whose rules are asked, where it is another one than the text shows.

    Raises:
        MisuseError: an option cannot be read.
    """
    for name, value in options.items():
        values_of(name, value)
    return tuple(_match(each, options, framework or each.table.framework) for each in said(text))


def _match(one: Said, options: Mapping[str, Given], framework: str) -> Match:
    message, quantities = one.message, one.quantities
    helped = _helped(one, options, framework)
    return Match(
        framework=one.table.framework,
        title=one.table.title,
        cause=sentence(message.cause, "", quantities),
        quantities=quantities,
        fact=sentence(message.fact, message.bare, quantities),
        because=(*sentences(message.because, quantities), *_judged(message, helped, options)),
        advice=sentences(message.advice, quantities),
        suggestions=(*helped.suggestions, *network_suggestions(framework, _networks(message, quantities))),
        lacks=tuple(name for name in message.lacks if name not in options and name not in quantities),
        also=one.also,
    )


def _networks(message: Message, quantities: Quantities) -> Iterable[Network]:
    return message.networks(quantities) if message.networks else ()


def _helped(one: Said, options: Mapping[str, Given], framework: str) -> Help:
    asked = one.message.asked
    questions = list(asked(one.quantities)) if asked else []
    asks = questions or [{}] if options else questions
    return suggested(framework, asks, options, only_answered=one.message.only_answered)


def _judged(message: Message, helped: Help, options: Mapping[str, Given]) -> tuple[str, ...]:
    """What the solver says to the quantities that a person added."""
    if not options:
        return ()
    if helped.fits and message.lacks:
        return ("with what you gave the sizes fit, so the reason is another one: channels, batch or layout.",)
    return helped.because
