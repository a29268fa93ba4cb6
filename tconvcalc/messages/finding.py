"""Where in a text which framework said what: every sentence that is known, once, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from tconvcalc.frameworks.message_patterns import Message, Messages, Quantities
from tconvcalc.frameworks.registry import FRAMEWORKS
from tconvcalc.messages.cleaning import View, squeezed, views
from tconvcalc.messages.templates import Found, occurrences, template

MOST = 12
"""Different messages of one text that are told."""

_MOST_READ = 512  # messages of one text that are read at all


class Said(NamedTuple):
    """A message that was found: who said it, what it is and what it holds.

    ``also`` names the frameworks that pass such a sentence on without a trace in it.
    """

    table: Messages
    message: Message
    quantities: Quantities
    also: tuple[str, ...] = ()


@cache
def message_tables() -> tuple[Messages, ...]:
    """What each framework says when it fails, loaded from its own folder when a text is to be explained."""
    speaking = [name for name, line in FRAMEWORKS.lines.items() if line.speaks]
    return tuple(import_module(f"tconvcalc.frameworks.{name}.messages").MESSAGES for name in speaking)


class _Hit(NamedTuple):
    found: Found
    table: Messages
    message: Message
    certain: bool


def said(text: str) -> list[Said]:
    """Every message of a text, in order; the same one twice is told once."""
    return max((_told(_outermost(_hits(view)), view) for view in views(text)), key=_numbers)


def _numbers(told: list[Said]) -> int:
    """How much was read: of two ways to see a text the one that yields more is right."""
    return sum(1 + len(one.quantities) for one in told)


class _Row(NamedTuple):
    rare: str
    sentence: str
    table: Messages
    message: Message


@cache
def _rows() -> tuple[_Row, ...]:
    """Every sentence of every framework, with the part of it that a text must contain."""
    return tuple(
        _Row(template(sentence).rare, sentence, table, message)
        for table in message_tables()
        for message in table.messages
        for sentence in message.says
    )


def _hits(view: View) -> Iterator[_Hit]:
    text = view.text
    for row in [row for row in _rows() if row.rare in text]:
        message = row.message
        certain = not message.marks or any(squeezed(mark) in text for mark in message.marks)
        for found in occurrences(row.sentence, view):
            if certain or (message.guess and _alone(found, view)):
                yield _Hit(found, row.table, message, certain)


def _alone(found: Found, view: View) -> bool:
    """Whether the sentence is all there is but the name of an exception: then nothing tells who said it."""
    rest = (view.text[: found.begin] + view.text[found.end :]).strip(".:'\"`")
    return rest in {"", "TypeError", "ValueError", "RuntimeError", "AttributeError", "IndexError", "AssertionError"}


def _outermost(hits: Iterable[_Hit]) -> list[_Hit]:
    """The hits that no longer one overlaps; of the same stretch the certain ones, or all where none is certain."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.found.begin, -hit.found.end, not hit.certain)):
        last = kept[-1] if kept else None
        same = last is not None and hit.found[:2] == last.found[:2] and hit.table is not last.table
        if last is None or hit.found.begin >= last.found.end or (same and not last.certain):
            kept.append(hit)
    return kept


def _told(hits: list[_Hit], view: View) -> list[Said]:
    told: list[Said] = []
    carriers = {table.framework: _carrier(table, view) for table in message_tables()} if hits else {}
    for hit in hits[:_MOST_READ]:
        carrier = carriers[hit.table.framework]
        read = hit.message.read
        quantities = read(hit.found.holes, view.text) if read else hit.found.holes
        also = tuple(
            table.framework
            for table in message_tables()
            if hit.table.framework in table.carries and table is not carrier
        )
        one = Said(carrier, hit.message, {**_around(carrier, view, hit.found.end), **quantities}, also)
        if one not in told:
            told.append(one)
    return told[:MOST]


def _carrier(table: Messages, view: View) -> Messages:
    """The framework that passed the sentence on, where the text shows one; else the one that said it."""
    for other in message_tables():
        if table.framework in other.carries and any(squeezed(mark) in view.text for mark in other.carried):
            return other
    return table


def _around(table: Messages, view: View, place: int) -> Quantities:
    """What stands in the sentences that the framework puts around a message: the first of them behind it."""
    around = (found for context in table.context for found in occurrences(context, view) if found.begin >= place)
    return next((found.holes for found in around), {})
