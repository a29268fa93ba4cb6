"""Small programs whose result has to be known, and to be what Python itself makes of them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.values import DictValue, ListValue, Numbers, Once
from tests.cases import every_case

EXPRESSIONS = """
2 + 3 * 4 - 10 // 3 % 2
7 / 2
-7 // 2, -7 % 3, 2 ** 10, 1 << 5, 200 >> 3, 12 & 10, 12 ^ 10
0 ** 0, 3 << 0, 2 ** 62, 1 << 62
not 0, not [1], not "", -(3), +(4), -2.5
1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2
1 == 1, 1 != 1, "a" == "a", (1, 2) == (1, 2), (1, 2) == (1, 3), (1,) == (1, 2), [1, 2] == [1, 2], [1] != [2]
2 in (1, 2), 3 in [1, 2], 3 not in (1, 2), "b" in "abc", "z" not in "abc"
None is None, None is not None, (a := 3) is None, (a := 3) is not None, True is True, True is False
1 and 2, 0 and 2, 1 or 2, 0 or 2, 0 or "" or 5, 1 and 2 and 3, 1 and 0 and 3
4 if 1 else 5, 4 if 0 else 5, 4 if "x" in "xy" else 5
(1, 2) + (3,), [1] + [2, 3], "a" + "b", [1] + [2] * 2, (0,) * 3, "ab" * 2, 2 * [7], 3 * "x", [1] * 0, [1] * -1
(1, 2, 3)[0], [1, 2, 3][-1], "abc"[1], range(5)[2], range(5)[-1]
[1, 2, 3, 4][1:3], (1, 2, 3)[::-1], "abcd"[1:], [1, 2, 3][:-1], [1, 2, 3, 4][::2], list(range(9)[2:7:2])
[*range(3)], (*[1, 2], 3), [*"ab"] if False else [0], [0, *(1, 2), 3]
{"a": 1, "b": 2}["b"], {**{"a": 1}, "b": 2}, {1: 2}[1], {"a": 1, "a": 2}
len([1, 2]), len("abc"), len(range(4)), len((1,)), len({"a": 1}), len([])
int(7 / 2), int(3.9), int(True), float(3), abs(-3), round(2.5), round(3.14159, 2), divmod(7, 2), pow(2, 5)
max(1, 3, 2), min([4, 2]), sum([1, 2, 3]), sum(()), max((1.5, 1)), sum(range(4))
list((1, 2)), tuple([1, 2]), list(range(3)), tuple(range(1, 4)), list(), tuple(), list(range(6, 0, -2))
list(reversed([1, 2, 3])), sorted([3, 1, 2]), sorted((3, 1, 2), reverse=True), sorted([2, 1], reverse=0)
list(zip([1, 2], (3, 4))), list(zip((1, 2), (3, 4), strict=True)), list(enumerate([5, 6]))
list(enumerate([5, 6], 1)), list(enumerate((5, 6), start=2)), list(map(abs, [-1, 2]))
list(map(lambda a: a + 1, (1, 2)))
bool(0), bool([]), bool((0,)), any([0, 1]), all([1, 0]), any(()), all([]), any((False, 0)), all((1, True))
str(3), str("a"), "A".lower(), "a".upper(), " a ".strip()
dict(a=1, b=2), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip(["k"], [3])), dict()
isinstance(1, int), isinstance(True, int), isinstance(1.5, (int, float)), isinstance("a", str), isinstance((1,), list)
isinstance([1], list), isinstance({}, dict), isinstance(None, int), isinstance(1, bool), isinstance((1,), (list, tuple))
[1, 2].copy(), (4, 5, 6).index(5), {"a": 1}.get("a"), {"a": 1}.get("b"), {"a": 1}.get("b", 7), {"a": 1}.copy()
list({"a": 1, "b": 2}.keys()), list({"a": 1}.values()), list({"a": 1}.items()), list({"a": 1})
[a * 2 for a in range(3)], [a for a in range(6) if a % 2], [(a, b) for a in (1, 2) for b in (3, 4)]
{a: a + 1 for a in (1, 2)}, [b for a in [[1], [2, 3]] for b in a], list(a for a in (1, 2))
[a for a, b in [(1, 2), (3, 4)]]
tuple(a // 2 for a in (8, 6)), sum(a for a in range(4)), max(a * a for a in (-3, 2)), [i for i, _ in enumerate((7, 8))]
f"a{1}b{2 + 3}", f"{'x'}", f"k{3}" + "!", f"plain"
(a := 3) + 1, [b := 2, b]
(lambda a, b=2: a + b)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda a, /, b, *, c=3: (a, b, c))(1, b=2)
math.ceil(3.2), math.floor(3.8), math.sqrt(16), math.log2(8), math.prod((2, 3)), math.trunc(2.7), math.pow(2, 3)
math.exp(0), pow(4294967295, 1), math.pow(4294967295, 1), math.pow(2, 63), pow(2, 61), 4294967295 ** 1
int(math.log2(64 // 4)), int(math.log(8, 2)), math.log10(100)
"""
PROGRAMS = (Path(__file__).parent / "known_programs.txt").read_text(encoding="utf-8").split("# then\n")


def plain(value: Any) -> Any:  # noqa: ANN401 -- whatever a program makes
    """A value that was followed, as Python's own."""
    if isinstance(value, ListValue):
        return [plain(one) for one in value.items] if value.known else value
    if isinstance(value, DictValue):
        return {key: plain(one) for key, one in value.items.items()} if value.known else value
    if isinstance(value, Numbers):
        return value.numbers
    if isinstance(value, Once):
        return [plain(one) for one in value.items]
    return tuple(plain(one) for one in value) if isinstance(value, tuple) else value


def followed(source: str) -> Any:  # noqa: ANN401 -- whatever a program makes
    """What ``y`` is followed to."""
    run = Interpreter(Lines(source, "program.py"), ast.parse(source))
    run.run()
    return plain(run.module.cell["y"])


def made(source: str) -> Any:  # noqa: ANN401 -- whatever a program makes
    """What ``y`` is in Python."""
    names: dict[str, Any] = {"__file__": __file__, "__name__": "__main__"}
    exec(compile(source, "program.py", "exec"), names)  # noqa: S102 -- written above
    return names["y"]


def test_expressions_are_known_as_python_has_them() -> None:
    """Each of the lines."""
    for line in filter(None, EXPRESSIONS.split("\n")):
        source = f"import math\ny = {line}\n"
        wanted = made(source)
        found = followed(source)
        assert repr(found) == repr(wanted), line


@every_case("program", PROGRAMS)
def test_programs_are_known_as_python_has_them(program: str) -> None:
    """Each to its end."""
    assert repr(followed(program)) == repr(made(program))
