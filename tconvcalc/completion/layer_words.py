"""How a layer of a chain may begin and go on, for each framework: asked of the layers themselves."""

from __future__ import annotations

from collections.abc import Iterator

from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.layers import TRANSPOSED, held
from tconvcalc.networks.notation import read
from tconvcalc.networks.words import BODIES, EXAMPLES, KINDS, LETTERED, LETTERS, SUFFIXES

_BEFORE = ("k3", "k3s2", "k4s2")
"""What is written of a layer to see what it takes beside that; some of it depends on the stride and the kernel."""

_AXES = (1, 2)
_WITH_CHANNELS = ("conv", TRANSPOSED)


def layer_words(framework: Framework) -> tuple[str, ...]:
    """The kinds with their colon, and each with what may stand behind it: ``conv:``, ``conv:k``, ``up:``, ``up:2``.

    A framework that knows no other layers is offered its transposed convolutions.
    """
    kinds = [kind for kind in KINDS if kind in framework.steps.kinds or kind == TRANSPOSED]
    return tuple(word for kind in kinds for word in (f"{kind}:", *_signs(framework, kind)))


def _signs(framework: Framework, kind: str) -> Iterator[str]:
    if kind in BODIES:
        yield f"{kind}:{_example(kind)}"
        return
    yield f"{kind}:k"
    idle = {"k"} if kind in _WITH_CHANNELS else {"k", "g", "c"}
    for sign in (*LETTERS, *SUFFIXES):
        tried = [f"{kind}:{before}{_valued(sign)}" for before in _BEFORE if sign not in before]
        if sign not in idle and any(_takes(framework, text) for text in tried):
            yield f"{kind}:{sign}"


def _example(kind: str) -> str:
    return EXAMPLES[BODIES[kind]].partition(":")[2]


def _valued(sign: str) -> str:
    return sign if sign in SUFFIXES else f"{sign}1"


def _takes(framework: Framework, text: str) -> bool:
    """Whether a layer of this kind can be written so, on one axis or on two."""
    (word,) = read(text).words
    return any(held(framework, word, dims) for dims in _AXES)


def every_layer_word(frameworks: list[Framework]) -> list[str]:
    """The words of several frameworks, each once, in the order of the notation."""
    signs = ["", *LETTERS, *SUFFIXES]
    order = [f"{kind}:{sign}" for kind in KINDS for sign in (signs if kind in LETTERED else ["", _example(kind)])]
    known = {word for framework in frameworks for word in layer_words(framework)}
    return [word for word in order if word in known]
