"""A drawing of several layers: the size along each axis, layer by layer."""

from __future__ import annotations

from typing import Any

from tconvcalc.drawing.subject import Subject, Way
from tconvcalc.drawn import Drawing
from tconvcalc.networks.asking import Asked
from tconvcalc.networks.chaining import ChainResult
from tconvcalc.networks.layers import said
from tconvcalc.networks.sizes import number_at, symbol_of
from tconvcalc.networks.words import written
from tconvcalc.networks_answer import chain_answer
from tconvcalc.rendering.chains import chain_page

_TELLING = 16  # elements that the input of a chain of every size is drawn with
_INPUT = "input"


def chain_drawing(question: Asked) -> Drawing:
    """Draw the chain that answers a question.

    Raises:
        MisuseError: the framework cannot hold a layer, or too little is said of it.
    """
    result = chain_answer(question, 1).result
    subject = _subject(result) if result else None
    return Drawing(
        result.framework.name,
        result.verdict,
        ("chain",),
        subject,
        lambda width: chain_page(result, width),
        lambda: _numbers(subject) if subject else {"fact": result.fact, "because": "\n".join(result.because)},
    )


def _subject(result: ChainResult) -> Subject:
    best = result.chains[0]
    symbol = next(filter(None, map(symbol_of, best.sizes[0])), None)
    number = best.first
    while symbol and any(number_at(size, number) < _TELLING for size in best.sizes[0]):
        number += 1
    held = f"   drawn for {symbol} = {number}" if symbol else ""
    words = [layer.word for layer in best.layers]
    heading = f"{said(best.sizes[0])} -> {said(best.output)}   {written(words)}{held}"
    names = (_INPUT, *(written([word]) for word in words))
    sizes = tuple(tuple(number_at(size, number) for size in each) for each in best.sizes)
    return Subject(result.framework.title, heading, (), way=Way(names, sizes))


def _numbers(subject: Subject) -> dict[str, Any]:
    way = subject.way or Way((), ())
    steps = [{"word": name, "size": list(size)} for name, size in zip(way.names, way.sizes, strict=True)]
    return {"title": f"{subject.title} {' '.join(subject.heading.split())}", "sizes": steps}
