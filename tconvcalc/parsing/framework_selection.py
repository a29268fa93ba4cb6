"""Which frameworks can hold the words of a question, and what one that cannot has to say about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS, resolve
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.case_selection import cases
from tconvcalc.frameworks.registry import EVERY, asked_by_default
from tconvcalc.parsing.quantities import option_of
from tconvcalc.question import Question, forget, given, values, written
from tconvcalc.text import listed
from tconvcalc.values import Ends

_WORDED = ("groups", "output_padding", "padding")  # what some framework cannot hold, in the order it is judged


def holders(names: Sequence[str], question: Question) -> list[str]:
    """The frameworks that are asked: those that are named, else all that can hold the question.

    Raises:
        MisuseError: a name is unknown, a framework that is named cannot hold the question, or none can.
    """
    asked = list(dict.fromkeys(_named(names, question)))
    for name in asked:
        if not _can(name, question):
            raise _cannot(
                FRAMEWORKS[name], question, _able(asked_by_default(), question) or _able(FRAMEWORKS, question)
            )
    usual = [] if asked else _able(asked_by_default(), question)
    if not (asked or usual):
        raise _none_can(question, _able(FRAMEWORKS, question))
    return asked or usual


def _can(name: str, question: Question) -> bool:
    return bool(cases(FRAMEWORKS[name], question))


def _able(names: Iterable[str], question: Question) -> list[str]:
    """Those of the frameworks that can hold the question."""
    return [name for name in names if _can(name, question)]


def _named(names: Sequence[str], question: Question) -> Iterator[str]:
    """The frameworks that were named, one for each name but ``all``, which stands for those that can."""
    for name in names:
        if isinstance(name, str) and str.__str__(name).strip().lower() == EVERY:
            yield from _able(FRAMEWORKS, question)
        else:
            yield resolve(name).name


def said(question: Question, names: Iterable[str]) -> str:
    """What was said of these quantities, as it is typed: ``--padding same and --groups 2``."""
    known = given(question)
    return listed([f"{option_of(name)} {written(values(question, name))}" for name in names if name in known])


def _cannot(framework: Framework, question: Question, able: Sequence[str]) -> MisuseError:
    if not any(len(question.axes) in case.dims for case in framework.cases):
        known = listed([str(dims) for dims in sorted({dims for case in framework.cases for dims in case.dims})], "or")
        raise MisuseError(f"--dims: {framework.title} has no layer of {len(question.axes)} axes\nwrite --dims {known}")
    name = _blamed(framework, question)
    words = framework.words if name == "padding" else []
    ways = [f"write {option_of(name)} {word}" for word in words]
    ways += [_way_out(question, [framework]), *(f"write -f {other}" for other in able)]
    from tconvcalc.parsing.word_in_numbers import in_numbers  # noqa: PLC0415 -- most questions can be held

    own = in_numbers(framework, question, able) if question.word else []
    lines = [f"{said(question, [name])}: {_lack(framework, question, name)}", *own, listed(ways, "or")]
    return MisuseError("\n".join(lines))


def _none_can(question: Question, able: Sequence[str]) -> MisuseError:
    """Complain about what none of the frameworks that are asked by default can hold; ``able`` are others that can."""
    known = [FRAMEWORKS[name] for name in asked_by_default()]
    lacks = [_lack(framework, question, _blamed(framework, question)) for framework in known]
    sentence = f"no framework can hold {said(question, _WORDED)}: {'; '.join(lacks)}"
    ways = [_way_out(question, known), *(f"write -f {other}" for other in able)]
    return MisuseError(f"{sentence}\n{listed(ways, 'or')}")


def _way_out(question: Question, frameworks: Iterable[Framework]) -> str:
    """Say without which options, as few as will do, one of these frameworks can hold the rest."""
    names = [name for name in _WORDED if name in given(question)]
    enough = (
        [some for some in combinations(names, count) if any(cases(one, forget(question, some)) for one in frameworks)]
        for count in range(1, len(names) + 1)
    )
    ways = [f"leave {listed([option_of(name) for name in some])} out" for some in next(filter(None, enough))]
    return listed(ways, "or")


def _blamed(framework: Framework, question: Question) -> str:
    """The first of the quantities with which the framework, the later ones forgotten, cannot hold the question."""
    return next(
        name
        for place, name in enumerate(_WORDED)
        if not cases(framework, forget(question, _WORDED[place + 1 :]))  # all three together is the question itself
    )


def _lack(framework: Framework, question: Question, name: str) -> str:
    """The framework's own sentence about what it lacks."""
    if name == "groups":
        return f"{framework.title} has no groups in its transposed convolutions"
    if name == "output_padding":
        return framework.lacks["auto" if question.auto else "output_padding"]
    if question.word:
        words = [framework.spelled(word) for word in framework.words]
        return framework.lacks.get("word") or f"the padding words of {framework.title} are {listed(words)}"
    if "ends" in framework.lacks and any(isinstance(axis.padding, Ends) for axis in question.axes):
        return framework.lacks["ends"]
    return framework.lacks.get("numbers", "a padding of two ends wants them on every axis") + _explicit(
        framework, question
    )


def _explicit(framework: Framework, question: Question) -> str:
    """Say what keeps a framework that can trim each end from doing it here."""
    case = next((case for case in framework.cases if case.trims == "ends"), None)
    if case is None:
        return ""
    dims = len(question.axes)
    return "; here it is not known on every axis" if dims in case.dims else f"; this layer is {dims}-D"
