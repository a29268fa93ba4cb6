"""A message's sentences with its numbers put in; what a message does not hold is never made up."""

from __future__ import annotations

from collections.abc import Iterable

from tconvcalc.frameworks.message_patterns import Quantities, Read, Sentence
from tconvcalc.text import printable

_SHAPES = ("shape", "shapes", "values")


class _Known(dict[str, str]):
    """The quantities as text; a name that is not among them is remembered."""

    missed = False

    def __missing__(self, name: str) -> str:
        self.missed = True
        return f"the {name}"


def sentence(text: Sentence, bare: str, quantities: Quantities) -> str:
    """One sentence with the numbers put in; ``bare``, if there is one, where a number of it is not known."""
    filled, missed = _filled(text, quantities)
    return _filled(bare, quantities)[0] if missed and bare else filled


def sentences(texts: Iterable[Sentence], quantities: Quantities) -> tuple[str, ...]:
    """The sentences of which every number is known."""
    filled = [_filled(text, quantities) for text in texts]
    return tuple(text for text, missed in filled if text and not missed)


def _filled(text: Sentence, quantities: Quantities) -> tuple[str, bool]:
    known = _Known({name: shown(name, value) for name, value in quantities.items()})
    written = text if isinstance(text, str) else text(quantities)
    return written.format_map(known), known.missed


def shown(name: str, value: Read, *, whole: bool = False) -> str:
    """A value ready to be read: ``4``, ``2x3``, ``[1, 64, 57, 57]``; equal axes are one number unless ``whole``."""
    if not isinstance(value, list):
        return _scalar(value)
    if any(isinstance(each, list) for each in value):
        return " and ".join(shown("shape", each) for each in value if isinstance(each, list))
    texts = [_scalar(each) for each in value if not isinstance(each, list)]
    if name.endswith(_SHAPES):
        return f"[{', '.join(texts)}]"
    if name == "sizes":
        return " and ".join(texts)
    return texts[0] if texts and len(set(texts)) == 1 and not whole else "x".join(texts)


def read_off(quantities: Quantities) -> str:
    """Everything that was read from a message, as one sentence."""
    words = [
        f"{name} {shown(name, value, whole=True)}" for name, value in quantities.items() if value not in (None, [])
    ]
    return f"read from the message: {', '.join(words)}." if words else ""


def _scalar(value: Read) -> str:
    return "?" if value is None else printable(str(value))
