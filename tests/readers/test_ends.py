"""Whatever ends a turn, a loop or a call ahead of time: random programs run with every answer, and followed once."""

from __future__ import annotations

import ast
import itertools
import random
from collections.abc import Iterator

import pytest

from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.values import ListValue, Unknown
from tests.effort import examples

ANSWERS = 7
"""How many questions of a run are answered in every way; all that follow are answered with no."""

NAMES = ("a", "b")
BEGIN = "import asked\nclass C: pass\nc = C()\nc.a = 0\na = b = 0\nd = []\n"


class Stopped(Exception):  # noqa: N818 -- a program that goes on for too long is left out
    """Raised where a program asks too much."""


def body(draw: random.Random, depth: int, *, loop: bool, function: bool) -> Iterator[str]:
    """Some statements, each in lines."""
    for _ in range(draw.randint(1, 3)):
        yield from statement(draw, depth, loop=loop, function=function)


def statement(draw: random.Random, depth: int, *, loop: bool, function: bool) -> list[str]:
    """One statement; those that end something only where Python takes them."""
    name, number = draw.choice(NAMES), draw.randint(1, 3)
    plain = [f"{name} = {number}", f"{name} += {number}", f"c.a = {name}", f"c.a += {number}", f"d.append({number})"]
    if loop:
        plain += ["break", "continue"]
    if function:
        plain += [f"return {name}", "return"]
    if depth == 0 or draw.random() < 0.4:
        return [draw.choice(plain)]
    inner = [f"    {line}" for line in body(draw, depth - 1, loop=loop, function=function)]
    other = [f"    {line}" for line in body(draw, depth - 1, loop=loop, function=function)]
    turning = [f"    {line}" for line in body(draw, depth - 1, loop=True, function=function)]
    forms = [
        ["if asked.yes():", *inner],
        ["if asked.yes():", *inner, "else:", *other],
        [f"for i in range({number}):", *turning],
        [f"for i in range({number}):", *turning, "else:", *other],
        ["while asked.yes():", *turning],
        ["for i in asked.some():", *turning, "else:", *other],
        ["try:", "    asked.yes()", "finally:", *other],
        ["match asked.yes():", "    case True:", *(f"    {line}" for line in inner)],
        ["b = 3 if asked.yes() else a"],
    ]
    return draw.choice(forms)


def program(seed: int) -> str:
    """A program with a function and some statements of its own."""
    draw = random.Random(seed)  # noqa: S311 -- for tests
    lines = ["def f():", "    global a, b", *(f"    {one}" for one in body(draw, 3, loop=False, function=True))]
    lines += [*body(draw, 2, loop=False, function=False), "e = f()", *body(draw, 1, loop=False, function=False)]
    return BEGIN + "\n".join(lines) + "\n"


class Asked:
    """What a program asks, with the answers to come."""

    def __init__(self, answers: tuple[bool, ...]) -> None:
        """Give these answers, then no."""
        self.answers = list(answers)
        self.left = 200

    def yes(self) -> bool:
        """The next answer."""
        self.left -= 1
        if self.left < 0:
            raise Stopped
        return self.answers.pop(0) if self.answers else False

    def some(self) -> list[int]:
        """No, one or two things."""
        return [1, 2][: self.yes() + self.yes()]


def ran(text: str) -> dict[str, set[object]]:
    """What every name is worth in some run."""
    found: dict[str, set[object]] = {name: set() for name in ("a", "b", "c.a", "d", "e")}
    code = compile(text.replace("import asked\n", ""), "program", "exec")
    for answers in itertools.product([False, True], repeat=ANSWERS):
        names: dict[str, object] = {"asked": Asked(answers)}
        exec(code, names)  # noqa: S102 -- a program of our own
        for name in ("a", "b", "e"):
            found[name].add(names[name])
        found["c.a"].add(names["c"].a)  # type: ignore[attr-defined]
        found["d"].add(tuple(names["d"]))  # type: ignore[arg-type]
    return found


def followed(text: str) -> dict[str, object]:
    """What every name is worth as far as it is known."""
    run = Interpreter(Lines(text, "program.py"), ast.parse(text))
    run.run()
    cell = run.module.cell
    known = {"a": cell["a"], "b": cell["b"], "e": cell["e"], "c.a": cell["c"].cell["a"]}
    assert isinstance(cell["d"], ListValue)
    if cell["d"].known and all(type(one) is int for one in cell["d"].items):
        known["d"] = cell["d"].items
    return {name: value for name, value in known.items() if not isinstance(value, Unknown)}


@pytest.mark.parametrize("block", range(10))
def test_what_is_known_holds_in_every_run(block: int) -> None:
    """Whatever is taken to be certain is so whatever the answers are."""
    for seed in range(block * 10_000, block * 10_000 + examples(40, 8)):
        text = program(seed)
        runs = ran(text)
        wrong = {name: value for name, value in followed(text).items() if runs[name] != {value}}
        assert wrong == {}, (seed, text, wrong, runs)
