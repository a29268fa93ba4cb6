"""What people write who mean something sensible: each slip is told by what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tconvcalc.errors import MisuseError, misread
from tconvcalc.parsing.quantities import MANNERS, MOST_AXES, option_of
from tconvcalc.values import LARGEST

_MOST = 64  # characters of a value that somebody wrote by a slip


class _Slip(NamedTuple):
    """How a slip looks, for which quantities it is one, why it is not taken, and what was probably meant."""

    pattern: re.Pattern[str]
    quantities: frozenset[str]
    why: str
    meant: Callable[[re.Match[str]], str]


def _power(found: re.Match[str]) -> str:
    number = int(found[1]) * 10 ** int(found[2])
    return str(number) if number <= LARGEST else MANNERS["input_size"].examples


def _without_batch(found: re.Match[str]) -> str:
    return "x".join(re.split(r"[xX,]", found[0].replace(" ", ""))[2:])


_WRAPPED = re.compile(r" *(?:\(([0-9?., ]+)\)|\[([0-9?., ]+)\]) *")
_EVERY = frozenset(MANNERS)
_SLIPS = (
    _Slip(re.compile(r"([0-9]{1,9})[eE]\+?([0-9]{1,2})"), _EVERY, "a number is written out", _power),
    _Slip(
        re.compile(r"([0-9]{1,3}(?:,[0-9]{3})*,0[0-9]{2}(?:,[0-9]{3})*)"),
        _EVERY,
        "a comma parts two axes, not thousands",
        lambda found: found[0].replace(",", ""),
    ),
    _Slip(
        re.compile(rf"[0-9?]+(?: *[xX,] *[0-9?]+){{{MOST_AXES},4}}"),
        frozenset({"input_size", "output_size"}),
        f"a layer has at most {MOST_AXES} spatial axes; batch and channels are no part of its size",
        _without_batch,
    ),
    _Slip(
        re.compile(r"1 */ *([1-9][0-9]{0,8})"),
        frozenset({"stride"}),
        "a fractional stride of 1/s is what a transposed convolution of stride s does",
        lambda found: found[1],
    ),
)


def slip(quantity: str, text: str) -> MisuseError | None:
    """The complaint about a well-known slip, or None where the text is none."""
    plain = text.strip(" ")
    for each in _SLIPS if len(plain) <= _MOST else ():
        found = each.pattern.fullmatch(plain) if quantity in each.quantities else None
        if found:
            return misread(option_of(quantity), text, (0, len(text)), each.why, each.meant(found))
    return None


def unwrapped(text: str) -> str:
    """A value without the brackets that Python writes around it: ``(4, 4)`` is ``4, 4``."""
    found = _WRAPPED.fullmatch(text) if len(text) <= _MOST else None
    return found[1] or found[2] if found else text
