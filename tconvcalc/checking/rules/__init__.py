"""The rules: which there are, which are meant by a code or the beginning of one, and what is told about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from tconvcalc.checking.rules.about_files import FILES
from tconvcalc.checking.rules.about_layers import LAYERS
from tconvcalc.checking.rules.about_models import MODELS
from tconvcalc.checking.rules.about_sizes import SIZES
from tconvcalc.checking.rules.rule import Example, Rule
from tconvcalc.errors import MisuseError
from tconvcalc.text import printable

RULES: dict[str, Rule] = {rule.code: rule for rule in sorted((*SIZES, *LAYERS, *MODELS, *FILES))}
"""Every rule by its code, in the order of the codes."""

ALL = "ALL"
ALWAYS = ("TCC900", "TCC901", "TCC904")
"""What keeps a file from being read is told whatever is selected: a file that cannot be read is not right."""

_PREFIX = re.compile(r"TCC[0-9]{0,3}")
_MOST_SHOWN = 48


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
    return frozenset(code for code, rule in RULES.items() if _longest(code, on, rule) > _longest(code, off, None))


def _longest(code: str, beginnings: Sequence[str], rule: Rule | None) -> int:
    """The length of the longest beginning that fits, -1 where none does (-1 is less than the 0 of ``ALL``)."""
    fitting = [len(each) for each in beginnings if code.startswith(each)]
    usual = rule is not None and ((rule.usual and not beginnings) or code in ALWAYS)
    return max([*fitting, -1, *([0] if usual else [])])


def _known(option: str, text: str) -> str:
    """A beginning of some code; the empty one stands for all."""
    plain = text.strip().upper() if isinstance(text, str) else ""
    if plain == ALL:
        return ""
    if _PREFIX.fullmatch(plain) and any(code.startswith(plain) for code in RULES):
        return plain
    raise _unknown(f"{option}: ", str(text), "a code, the beginning of one (TCC1) or ALL")


def _unknown(where: str, text: str, instead: str) -> MisuseError:
    near = get_close_matches(text[:_MOST_SHOWN].strip().upper(), RULES, n=1)
    nearest = f" (the nearest is {near[0]})" if near else ""
    return MisuseError(f'{where}no rule is called "{printable(text[:_MOST_SHOWN])}"{nearest}\nwrite {instead}')


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


def listing() -> str:
    """Every rule on a line: its code, what it is, and its name."""
    kinds = {rule.code: rule.severity + ("" if rule.usual else ", off unless selected") for rule in RULES.values()}
    width = max(map(len, kinds.values()))
    return "".join(f"{code}  {kinds[code]:<{width}}  {rule.name}\n" for code, rule in RULES.items())
