"""The answers about several layers that a program gets: printed as on the command line, and written as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tconvcalc.errors import MisuseError
from tconvcalc.networks.asking import SYMBOL, Asked
from tconvcalc.networks.chain_json import chain_recorded
from tconvcalc.networks.chaining import ChainResult, chained, chained_to
from tconvcalc.networks.inversion_json import inversion_recorded, skips_recorded
from tconvcalc.networks.inverting import Inversion, inverted
from tconvcalc.networks.layers import NetLayer, said, understood
from tconvcalc.networks.network_code import chain_code, inversion_code, skips_code
from tconvcalc.networks.sentences import because, restored_sizes, skip_fact
from tconvcalc.networks.skips import SkipNet, skip_net
from tconvcalc.networks.tiles import tiled
from tconvcalc.networks.words import written
from tconvcalc.rendering.chains import chain_page
from tconvcalc.rendering.inversions import inversion_page, skip_page
from tconvcalc.rendering.layout import Line
from tconvcalc.values import Size

_MOST_BITS = 13_000
"""Of the product of all strides: Python refuses to write numbers of more than 4,300 digits."""


@dataclass(frozen=True)
class ChainAnswer:
    """What ``tconvcalc.chain`` returns. It is true where the chain comes out."""

    result: ChainResult

    def __bool__(self) -> bool:
        """Whether the chain comes out."""
        return bool(self.result)

    def __repr__(self) -> str:
        """The sizes and the layers, or what stands in the way, in one line."""
        title = self.result.framework.title
        if not self.result:
            return f"<Chain {title} {self.result.verdict}: {self.result.fact}>"
        best = self.result.chains[0]
        words = written([layer.word for layer in best.layers])
        return f"<Chain {title} {said(best.sizes[0])} -> {said(best.output)}: {words}>"

    def __str__(self) -> str:
        """What the command line prints."""
        return text_of(self.lines(None))

    @property
    def code(self) -> dict[str, str]:
        """The code of the first chain, by the way in which it is written; empty where there is none."""
        return chain_code(self.result.framework, self.result.chains[0]) if self.result else {}

    def lines(self, width: int | None) -> list[Line]:
        """The answer as lines for the screen."""
        return chain_page(self.result, width)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``tconvcalc chain --json``."""
        return chain_recorded(self.result)


@dataclass(frozen=True)
class InversionAnswer:
    """What ``tconvcalc.invert`` returns. It is true where the size (where none is given: any) comes back."""

    result: Inversion | SkipNet

    def __bool__(self) -> bool:
        """Whether it comes back; with skips, whether the sizes meet at every level."""
        return self.result.restores if isinstance(self.result, Inversion) else self.result.legal

    def __repr__(self) -> str:
        """The decoder and what it restores, or what stands in the way, in one line."""
        result, classes = self.result, self.result.classes
        title = result.framework.title
        restores = restored_sizes(classes) if classes else "no class of sizes"
        if isinstance(result, SkipNet):
            return f"<Inversion {title} with skips: legal {restores}{'' if self else f'; {skip_fact(result)}'}>"
        if not self:
            return f"<Inversion {title} impossible: {(because(result) or [''])[0]}>"
        return f"<Inversion {title} {written([layer.word for layer in result.decoder])}: restores {restores}>"

    def __str__(self) -> str:
        """What the command line prints."""
        return text_of(self.lines(None))

    @property
    def code(self) -> dict[str, str]:
        """The code of encoder and decoder, by the way in which it is written; empty where there is none."""
        return inversion_code(self.result) if isinstance(self.result, Inversion) else skips_code(self.result)

    def lines(self, width: int | None) -> list[Line]:
        """The answer as lines for the screen."""
        return (
            inversion_page(self.result, width) if isinstance(self.result, Inversion) else skip_page(self.result, width)
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``tconvcalc invert --json``."""
        return inversion_recorded(self.result) if isinstance(self.result, Inversion) else skips_recorded(self.result)


def text_of(lines: list[Line]) -> str:
    """Lines as plain text."""
    return "\n".join("".join(piece.text for piece in each).rstrip() for each in lines)


def chain_answer(question: Asked, limit: int) -> ChainAnswer:
    """Answer a question about a chain.

    Raises:
        MisuseError: the framework cannot hold a layer, or too little is said.
    """
    if question.sizes is None and question.outputs:
        found = chained_to(question.framework, question.layers, question.outputs, limit)
        if found is not None:
            return ChainAnswer(found)
        if any(word.open for word in question.layers.words) and all(isinstance(size, int) for size in question.outputs):
            raise MisuseError("a chain with layers to find needs its input: add -i")
    sizes = question.sizes or (SYMBOL,) * question.dims
    return ChainAnswer(chained(question.framework, question.layers, sizes, question.outputs, limit))


def inversion_answer(question: Asked, *, skips: bool) -> InversionAnswer:
    """Answer a question about an encoder.

    Raises:
        MisuseError: the framework cannot hold a layer, or something of it is open.
    """
    told = "an encoder is inverted", "a decoder is judged"
    for what, notation in zip(told, (question.layers, question.other), strict=True):
        for word in notation.words if notation else ():
            if notation and word.open:
                raise notation.wrong(word, f"{what} once it is known: write numbers for the ?")
    encoder = understood(question.framework, question.layers, question.dims)
    _refuse_endless(encoder)
    other = understood(question.framework, question.other, question.dims) if question.other else None
    _refuse_endless(other or [])
    if not skips and question.outputs:
        raise MisuseError(
            "--output-size: the decoder gives what the encoder got\nadd --skips, for the tiles of a U-Net"
        )
    if not skips:
        return InversionAnswer(inverted(question.framework, encoder, question.sizes, other))
    sizes = _numbers(
        question.sizes, "--skips: the legal sizes are said for every n already: give a number with -i, or none"
    )
    wanted = _numbers(question.outputs, "--skips: give a number with -o, or none")
    net = skip_net(question.framework, encoder, other, sizes)
    return InversionAnswer(tiled(net, wanted) if wanted else net)


def _numbers(sizes: Sequence[Size] | None, why: str) -> list[int] | None:
    """Sizes that have to be numbers, where they are given.

    Raises:
        MisuseError: one is a symbol.
    """
    numbers = [size for size in sizes or () if isinstance(size, int)]
    if sizes and len(numbers) < len(sizes):
        raise MisuseError(why)
    return numbers or None


def _refuse_endless(layers: Sequence[NetLayer]) -> None:
    """Refuse strides whose product has more digits than can be shown."""
    bits = sum(max(getattr(step, "stride", 1) for step in layer.does).bit_length() for layer in layers if layer.does)
    if bits > _MOST_BITS:
        raise MisuseError("the strides of these layers multiply to a number of thousands of digits\nwrite fewer layers")
