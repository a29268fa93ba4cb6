"""What a framework refuses although the arithmetic works: TCC004 to TCC007, judged on what is known of each axis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from tconvcalc.checking.claim_question import says, spread, word_of
from tconvcalc.checking.forward import possible
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.spelling import spelling
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks.keras import EVEN_SAME, STRIDE_DILATION
from tconvcalc.frameworks.keras import OUTPUT_PADDING as KERAS_EXTRA
from tconvcalc.frameworks.pytorch import OUTPUT_PADDING as PYTORCH_EXTRA
from tconvcalc.frameworks.tensorflow import DILATION
from tconvcalc.geometry import span_of_kernel
from tconvcalc.question import Question, written

Broken = tuple[str, str, tuple[str, ...]]
"""A code, the fact, and why."""


def broken_laws(claim: Claim, question: Question, explainer: Explainer) -> Iterator[Finding]:
    """Each law that the claim breaks, with the changes that mend the whole claim."""
    for code, message, why in LAWS[claim.framework](claim):
        # The law alone is broken for certain; whether the search agrees decides about the help only.
        help_ = (
            () if possible(question) else explainer.help(question, spelling(claim), command_line=not claim.place.path)
        )
        yield Finding(code, claim.place, message, why, help_)


def _keras(claim: Claim) -> Iterator[Broken]:
    stride, dilation, own = (spread(claim, name) for name in ("stride", "dilation", "output_padding"))
    names = spelling(claim)
    if _above(stride, 1) and _above(dilation, 1):
        fact = f"{names.name('stride')} {written(stride)} together with {names.name('dilation')} {written(dilation)}"
        yield "TCC005", fact, (STRIDE_DILATION.sentence,)
    for extra, step in zip(own, stride, strict=True):
        if isinstance(extra, int) and isinstance(step, int) and extra >= step:
            yield "TCC004", f"output_padding {extra} is not below the stride {step}", (KERAS_EXTRA.sentence,)
            return
    yield from _even_same(claim)


def _even_same(claim: Claim) -> Iterator[Broken]:
    if (word_of(claim) or "").lower() != "same":
        return
    columns = (spread(claim, name) for name in ("kernel_size", "dilation", "output_padding"))
    for kernel_size, dilation, extra in zip(*columns, strict=True):
        known = isinstance(kernel_size, int) and isinstance(dilation, int)
        if known and extra == 0 and span_of_kernel(cast("int", kernel_size), cast("int", dilation)) % 2 == 0:
            yield "TCC006", f"same with the even kernel {kernel_size} and output_padding 0", (EVEN_SAME.sentence,)
            return


def _pytorch(claim: Claim) -> Iterator[Broken]:
    if not claim.claimed and says(claim, "output_size"):
        return  # a requested output_size takes the place of the output_padding
    columns = (spread(claim, name) for name in ("stride", "dilation", "output_padding"))
    for step, hole, extra in zip(*columns, strict=True):
        known = isinstance(step, int) and isinstance(hole, int) and isinstance(extra, int)
        if known and cast("int", extra) >= max(cast("int", step), cast("int", hole)):
            fact = f"output_padding {extra} is below neither the stride {step} nor the dilation {hole}"
            yield "TCC004", fact, (PYTORCH_EXTRA.sentence,)
            return


def _tensorflow(claim: Claim) -> Iterator[Broken]:
    dilation = spread(claim, "dilation")
    explicit = any(each is not None for each in spread(claim, "padding"))
    if explicit and _above(dilation, 1):
        name = spelling(claim).name("dilation")
        yield "TCC007", f"explicit padding together with {name} {written(dilation)}", (DILATION.sentence,)


def _above(each: tuple[object, ...], number: int) -> bool:
    return any(isinstance(value, int) and value > number for value in each)


LAWS: dict[str, Callable[[Claim], Iterator[Broken]]] = {
    "keras": _keras,
    "pytorch": _pytorch,
    "tensorflow": _tensorflow,
}
"""Framework -> what breaks its laws; the sentences are the framework's own."""
