"""What ``explain`` says of a text: a rule, a word's page, or the frameworks' messages that were found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from tconvcalc.answer_json import VERSION
from tconvcalc.checking import rules
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.messages.explaining import matches
from tconvcalc.messages.explanation import Match
from tconvcalc.messages.match_json import recorded
from tconvcalc.pages import WORDS, page
from tconvcalc.parsing.python_values import Given, shown
from tconvcalc.question import QUANTITIES
from tconvcalc.rendering.explanations import explained
from tconvcalc.text import MOST_SHOWN, listed, printable, short

_CODE = re.compile(r"TCC[0-9A-Za-z]{0,8}", re.IGNORECASE)
_WORD = 64  # characters of a text that may be a word
_NOTHING: dict[str, Given] = {}


@dataclass(frozen=True)
class Explanation:
    """What ``tconvcalc.explain`` returns. It is true where something was known.

    Attributes:
        subject: what was to be explained.
        matches: the frameworks' messages in it, explained.
        page: the text of the rule or of the word that it names; empty where it names none.
    """

    subject: str
    matches: tuple[Match, ...] = ()
    page: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.matches or self.page)

    def __str__(self) -> str:
        """Say it as the command line prints it."""
        if not self:
            return unknown(self.subject)
        lines = ("".join(piece.text for piece in each) for each in explained(self.matches, None))
        return self.page.rstrip("\n") or "\n".join(lines)

    def __repr__(self) -> str:
        """Name it in one line."""
        causes = [f"{match.title}: {match.cause}" for match in self.matches] or ([self.subject] if self.page else [])
        return f"<Explanation {'; '.join(causes) or 'nothing known'}>"

    def to_dict(self) -> dict[str, Any]:
        """The explanation as ``explain --json`` prints it."""
        told = {"version": VERSION, "command": "explain", "matches": [recorded(match) for match in self.matches]}
        return {**told, **({"subject": self.subject, "page": self.page} if self.page else {})}


def explain(text: str, options: Mapping[str, Given] = _NOTHING, framework: str | None = None) -> Explanation:
    """Explain a rule's code, a word, or a text with messages of frameworks in it.

    Args:
        text: what is to be explained.
        options: quantities of the layer that a message may not hold.
        framework: whose rules are asked, where it is another one than the text shows.

    Raises:
        MisuseError: it is no text or the code of no rule, or an option is unknown or cannot be read.
    """
    if not isinstance(text, str):
        raise MisuseError(f"explain: cannot take {shown(text)}\nwrite a text")
    text = str.__str__(text)  # a subclass may answer otherwise than its text
    strange = [name for name in options if name not in QUANTITIES]
    if strange:
        raise MisuseError(f"explain takes no {printable(strange[0])}\nwrite {listed(QUANTITIES, 'or')}")
    asked = resolve(framework).name if framework else ""
    return named(text) or Explanation(text.strip(), matches(text, options, asked))


def named(text: str) -> Explanation | None:
    """The explanation of a rule's code or of a word; None where a text is neither.

    Raises:
        MisuseError: the text is the code of no rule.
    """
    name = text.strip()
    if _CODE.fullmatch(name):
        return Explanation(name, page=rules.explain(name))
    lines = page(name) if len(name) <= _WORD else None
    return Explanation(name, page="\n".join(lines) + "\n") if lines else None


def unknown(text: str) -> str:
    """What to say of a text that holds nothing that is known, and what to paste instead."""
    begin = short(text)
    near = get_close_matches(text.lower()[:MOST_SHOWN], [*WORDS, *rules.RULES], n=1) if len(text) <= _WORD else []
    meant = f" (the nearest word is {near[0]})" if near else ""
    subject = f'"{begin}"' if begin.strip() else "an empty text"
    return (
        f"{subject} holds no message of a framework that is known here, and is no word or rule{meant}\n"
        "paste the last lines of the traceback, with the name of the exception and all that follows it; "
        "or a word or code of tconvcalc explain --list"
    )
