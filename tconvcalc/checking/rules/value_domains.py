"""Values that a framework takes from nobody: TCC012 and TCC013, and TCC007 where there is no such padding at all."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from tconvcalc.checking.claim_question import axes_of, spread, word_of
from tconvcalc.checking.help import Choice
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.checking.spelling import Spelling, spelling
from tconvcalc.claims import Claim, Finding
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.parsing.quantities import MANNERS
from tconvcalc.question import QUANTITIES
from tconvcalc.text import MOST_SHOWN, listed, plural, short
from tconvcalc.values import LARGEST, Ends

RULES = (
    Rule(
        "TCC012",
        "value outside its domain",
        what="A value is one that the framework takes from nobody, such as kernel_size 0 or a negative padding.",
        why="The framework refuses to build or to run the layer.",
        file="layers.toml",
    ),
    Rule(
        "TCC013",
        "padding that the framework does not know",
        what="The padding is a word, or a number, that this framework has not.",
        why="The framework refuses to build or to run the layer.",
        file="layers.toml",
    ),
)


class Fault(NamedTuple):
    """A value that nobody takes, and what might stand in its place."""

    finding: Finding
    choices: tuple[Choice, ...] = ()


def outside(claim: Claim) -> Iterator[Fault]:
    """Everything about a claim's values that keeps its sizes from being judged at all."""
    words = spelling(claim)
    yield from _numbers(claim, words)
    yield from _channels(claim, words)
    yield from _lengths(claim, words)
    yield from _lacking(claim)


def _numbers(claim: Claim, words: Spelling) -> Iterator[Fault]:
    for name in QUANTITIES:
        manner = MANNERS[name]
        for value in claim.given.get(name, ()):
            numbers = value if isinstance(value, Ends) else (value,)
            below = next((each for each in numbers if isinstance(each, int) and each < manner.low), None)
            if below is not None and not _empty(claim, name, below):
                yield _wrong("TCC012", claim, f"{words.name(name)} {below}: {manner.least}", (name, (manner.low,)))
                break
            if any(isinstance(each, int) and each > LARGEST for each in numbers):
                yield _wrong("TCC012", claim, f"{words.name(name)}: the largest number is {LARGEST:,}")
                break


def _empty(claim: Claim, name: str, number: int) -> bool:
    """Some frameworks take and give empty tensors."""
    sizes = name in {"input_size", "output_size"}
    return number == 0 and sizes and not claim.claimed and FRAMEWORKS[claim.framework].takes_empty


def _channels(claim: Claim, words: Spelling) -> Iterator[Fault]:
    for name in ("in_channels", "out_channels", "groups"):
        count = getattr(claim, name)
        if count is not None and count < 1:
            yield _wrong("TCC012", claim, f"{words.name(name)} {count}: the smallest is 1")
    if claim.groups > 1 and not FRAMEWORKS[claim.framework].groups:
        title = FRAMEWORKS[claim.framework].title
        yield _wrong("TCC012", claim, f"groups {claim.groups}: {title} has no groups in its transposed convolutions")


def _lengths(claim: Claim, words: Spelling) -> Iterator[Fault]:
    dims = axes_of(claim)
    for name, each in claim.given.items():
        if len(each) not in {1, dims}:
            has = f"{words.name(name)} has {plural(len(each), 'value')}"
            yield _wrong("TCC012", claim, f"{has}, and the layer has {dims} {'axis' if dims == 1 else 'axes'}")


def _lacking(claim: Claim) -> Iterator[Fault]:
    """What the framework has no word or no parameter for."""
    framework, word = FRAMEWORKS[claim.framework], claim.word or word_of(claim)
    if word is not None and not _knows(claim, word):
        yield _unknown_word(claim, word)
        return
    padding = spread(claim, "padding")
    trims = {case.trims for case in framework.cases}
    numbers = [each for each in padding if each is not None]
    if numbers and "ends" in trims and "number" not in trims:
        yield from _explicit(claim)
    elif numbers and "number" not in trims:
        message = f"padding {numbers[0]}: {framework.lacks['numbers']}"
        yield _wrong("TCC013", claim, message, *_padding_words(claim))
    elif "ends" not in trims and any(isinstance(each, Ends) and each.begin != each.end for each in numbers):
        yield _wrong("TCC012", claim, f"padding {numbers[0]}: {framework.lacks['ends']}")
    yield from _own_padding(claim)


def _explicit(claim: Claim) -> Iterator[Fault]:
    """A padding of two ends, for a number of axes for which there is none."""
    framework = FRAMEWORKS[claim.framework]
    able = sorted({dims for case in framework.cases if case.trims == "ends" for dims in case.dims})
    if claim.dims is not None and claim.dims not in able:
        taken = listed([f"{dims}-D" for dims in able])
        message = f"{framework.title} takes explicit padding in {taken} alone, and this layer is {claim.dims}-D"
        yield _wrong("TCC007", claim, message, *_padding_words(claim))


def _padding_words(claim: Claim) -> list[Choice]:
    return [("padding", (each,)) for each in FRAMEWORKS[claim.framework].words]


def _own_padding(claim: Claim) -> Iterator[Fault]:
    """An output_padding of a kind that the framework does not have."""
    framework, each = FRAMEWORKS[claim.framework], claim.given.get("output_padding", (None,))
    if each[0] is not None:
        lack = framework.lacks.get("auto" if each[0] == "auto" else "output_padding")
        if lack is not None and (each[0] == "auto" or not _numbered(claim)):
            yield _wrong("TCC012", claim, f"output_padding {each[0]}: {lack}")


def _numbered(claim: Claim) -> bool:
    return any(case.extra == "number" for case in FRAMEWORKS[claim.framework].cases)


def _knows(claim: Claim, word: str) -> bool:
    """Whether the framework takes this very spelling: some want capitals, others take any."""
    exact = claim.word is None or not FRAMEWORKS[claim.framework].exact_words or claim.word in _spelled(claim)
    return exact and any(case.word == word.lower() for case in FRAMEWORKS[claim.framework].cases)


def _spelled(claim: Claim) -> list[str]:
    framework = FRAMEWORKS[claim.framework]
    return [framework.spelled(word) for word in framework.words]


def _unknown_word(claim: Claim, word: str) -> Fault:
    framework = FRAMEWORKS[claim.framework]
    shown = short(word)
    if "word" in framework.lacks:
        return _wrong("TCC013", claim, f'padding "{shown}": {framework.lacks["word"]}')
    near = get_close_matches(word.lower()[:MOST_SHOWN], framework.words, n=1)
    choices = [("padding", (each,)) for each in near or framework.words]
    return _wrong("TCC013", claim, f'padding "{shown}" is no word that {framework.title} knows', *choices)


def _wrong(code: str, claim: Claim, message: str, *choices: Choice) -> Fault:
    return Fault(Finding(code, claim.place, message), choices)
