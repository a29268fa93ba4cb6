"""The rules: which there are, which are meant by a code or the beginning of one, and what is told about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module

from tconvcalc.checking.rules.rule import Example, Rule, usual
from tconvcalc.errors import MisuseError
from tconvcalc.text import MOST_SHOWN, short

_MODULES = {
    "TCC001": "sizes",
    "TCC002": "sizes",
    "TCC003": "sizes",
    "TCC004": "framework_laws",
    "TCC005": "framework_laws",
    "TCC006": "framework_laws",
    "TCC007": "framework_laws",
    "TCC008": "channels",
    "TCC009": "channels",
    "TCC010": "channels",
    "TCC011": "chain",
    "TCC012": "value_domains",
    "TCC013": "value_domains",
    "TCC014": "meetings",
    "TCC015": "meetings",
    "TCC016": "meetings",
    "TCC017": "meetings",
    "TCC018": "meetings",
    "TCC019": "meetings",
    "TCC020": "meetings",
    "TCC021": "meetings",
    "TCC101": "overlap",
    "TCC102": "overlap",
    "TCC103": "copied_weights",
    "TCC900": "files",
    "TCC901": "files",
    "TCC902": "files",
    "TCC903": "files",
    "TCC904": "files",
}
"""The module beside this one in which a rule stands, with what finds it."""


class _Rules(Mapping[str, Rule]):
    """Code -> rule, in the order of the codes; a rule is loaded when it is first looked at."""

    def __getitem__(self, code: str) -> Rule:
        rules: tuple[Rule, ...] = import_module(f"{__name__}.{_MODULES[code]}").RULES
        return next(rule for rule in rules if rule.code == code)

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


RULES: Mapping[str, Rule] = _Rules()
"""Every rule by its code."""

ALL = "ALL"
ALWAYS = ("TCC900", "TCC901", "TCC904")
"""What keeps a file from being read is told whatever is selected: a file that cannot be read is not right."""

_PREFIX = re.compile(r"TCC[0-9]{0,3}")


def selected(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """The codes that are on. Of two that disagree, the longer beginning decides; of two as long, ``ignore``.

    Args:
        select: codes, beginnings of codes (``TCC1``), or ``ALL``; empty for the usual ones.
        ignore: the same, to switch off.

    Raises:
        MisuseError: no rule has such a code.
    """
    on = [_known("--select", text) for text in select]
    off = [_known("--ignore", text) for text in ignore]
    unasked = {code for code in RULES if (usual(code) and not on) or code in ALWAYS}
    return frozenset(code for code in RULES if max(_longest(code, on), -(code not in unasked)) > _longest(code, off))


def _longest(code: str, beginnings: Sequence[str]) -> int:
    """The length of the longest beginning that fits, -1 where none does (-1 is less than the 0 of ``ALL``)."""
    return max((len(each) for each in beginnings if code.startswith(each)), default=-1)


def _known(option: str, text: str) -> str:
    """A beginning of some code; the empty one stands for all."""
    plain = text.strip().upper() if isinstance(text, str) else ""
    if plain == ALL:
        return ""
    if _PREFIX.fullmatch(plain) and any(code.startswith(plain) for code in RULES):
        return plain
    raise _unknown(f"{option}: ", str(text), "a code, the beginning of one (TCC1) or ALL")


def _unknown(where: str, text: str, instead: str) -> MisuseError:
    near = get_close_matches(text[:MOST_SHOWN].strip().upper(), RULES, n=1)
    nearest = f" (the nearest is {near[0]})" if near else ""
    return MisuseError(f'{where}no rule is called "{short(text)}"{nearest}\nwrite {instead}')


def explain(code: str) -> str:
    """All that is to be said about one rule, as plain text.

    Raises:
        MisuseError: no rule has this code.
    """
    rule = RULES.get(code.strip().upper())
    if rule is None:
        raise _unknown("", code, "a code, as tconvcalc explain --list shows them")
    head = f"{rule.code} {rule.name}"
    kind = f"{rule.severity}, {'on' if rule.usual else 'off'} unless {'ignored' if rule.usual else 'selected'}"
    parts = [f"{head} ({kind})", rule.what, f"Why it is bad: {rule.why}"]
    parts += _shown(rule.example) if rule.example else []
    return "\n\n".join(parts) + "\n"


def _shown(example: Example) -> list[str]:
    def indented(text: str) -> str:
        return "\n".join(f"    {line}" if line else "" for line in text.rstrip("\n").split("\n"))

    return [f"Wrong ({example.name}):\n\n{indented(example.wrong)}", f"Right:\n\n{indented(example.right)}"]


def listing() -> list[tuple[str, str]]:
    """For every rule its code with what it is, all of one width, and its name."""
    width = max(len(rule.severity) for rule in RULES.values())
    names = ((rule, rule.name + ("" if rule.usual else " (off unless selected)")) for rule in RULES.values())
    return [(f"{rule.code}  {rule.severity:<{width}}", name) for rule, name in names]
