"""Python's own functions, methods and operators, followed on random arguments as Python itself works them out."""

from __future__ import annotations

import ast
import math
import random
from collections.abc import Iterator

import pytest

from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.values import DictValue, ListValue, Numbers, Once, Unknown
from tests.effort import FEW, examples

FUNCTIONS = [
    "int", "float", "abs", "round", "divmod", "pow", "max", "min", "sum", "len", "range", "list", "tuple", "reversed",
    "bool", "any", "all", "str", "zip", "enumerate", "sorted", "dict", "isinstance", "iter", "next", "math.ceil",
    "math.floor", "math.sqrt", "math.log2", "math.log", "math.log10", "math.exp", "math.trunc", "math.pow", "math.prod",
]  # fmt: skip
KEYWORDS = {
    "max": ["default=0", "key=abs"], "min": ["default=0"], "sum": ["start=1"], "zip": ["strict=True", "strict=False"],
    "sorted": ["reverse=True", "reverse=1", "reverse=0", "key=abs"], "enumerate": ["start=2"], "dict": ["k=1", "j=2"],
    "round": ["ndigits=1"], "math.prod": ["start=2"], "int": ["base=2"],
}  # fmt: skip
METHODS = ["index", "lower", "upper", "strip", "get", "keys", "values", "items", "copy", "pop", "count", "tolist"]
CHANGES = [
    "append",
    "extend",
    "insert",
    "pop",
    "reverse",
    "clear",
    "remove",
    "sort",
    "update",
    "setdefault",
    "__iter__",
]
OPERATORS = [
    "+", "-", "*", "//", "%", "/", "**", "<<", ">>", "&", "|", "^", "and", "or", "==", "!=", "<", ">=", "in", "not in",
    "is", "is not",
]  # fmt: skip
PLAIN = ["0", "1", "2", "3", "-1", "7", "True", "False", "None", "2.5", "-0.5", "'a'", "' ab '", "'xax'", "'x'"]
KINDS = ["int", "(int, float)", "object", "bool", "(str, tuple)", "list", "dict"]


def value(draw: random.Random, depth: int = 2) -> str:
    """A literal."""
    if depth == 0 or draw.random() < 0.4:
        return draw.choice(PLAIN)
    several = [value(draw, depth - 1) for _ in range(draw.randint(0, 3))]
    one = ", ".join(several)
    keyed = ", ".join(f"{draw.choice(['1', '2', repr('k')])}: {each}" for each in several)
    numbers = ", ".join(str(draw.randint(-3, 4)) for _ in range(draw.randint(0, 4)))
    forms = [
        f"[{one}]",
        f"({one}{',' * bool(several)})",
        f"{{{keyed}}}",
        f"range({draw.randint(0, 4)})",
        f"[{numbers}]",
    ]
    return draw.choice(forms)


def expression(draw: random.Random, depth: int = 2) -> str:
    """A call, an operation, a part or a choice."""
    inner = [expression(draw, depth - 1) if depth and draw.random() < 0.3 else value(draw) for _ in range(3)]
    name = draw.choice(FUNCTIONS)
    arguments = inner[: draw.choice([0, 1, 1, 1, 2, 2, 3])]
    if name == "isinstance":
        arguments = [inner[0], draw.choice(KINDS)]
    if name in KEYWORDS and draw.random() < 0.3:
        arguments.append(draw.choice(KEYWORDS[name]))
    forms = [
        f"{name}({', '.join(arguments)})",
        f"{name}({', '.join(arguments)})",
        f"({inner[0]}).{draw.choice(METHODS)}({', '.join(inner[1 : draw.randint(1, 3)])})",
        f"({inner[0]}) {draw.choice(OPERATORS)} ({inner[1]})",
        f"{draw.choice(['-', '+', 'not ', '~'])}({inner[0]})",
        f"({inner[0]})[{draw.choice([inner[1], '0', '-1', '1:', ':-1', '::-1', '::2'])}]",
        f"({inner[0]}) if ({inner[1]}) else ({inner[2]})",
        f"[i for i in ({inner[0]}) if i]",
        f"{draw.choice(['list', 'tuple', 'len', 'sum'])}({inner[0]})",
    ]
    return draw.choice(forms)


def program(seed: int) -> str:
    """A value that is changed a little, and what an expression makes of it."""
    draw = random.Random(seed)  # noqa: S311 -- for tests
    lines = ["import math", f"x = {value(draw)}", f"y = {expression(draw)}"]
    for _ in range(draw.choice([0, 0, 1, 2])):
        arguments = ", ".join(value(draw, 1) for _ in range(draw.randint(0, 2)))
        changes = [f"x.{draw.choice(CHANGES)}({arguments})", f"x += {value(draw, 1)}", f"x[{draw.choice(PLAIN)}] = y"]
        lines += [draw.choice(changes)]
    lines += [f"z = {expression(draw)}", f"w = {draw.choice(FUNCTIONS[:27])}(x)", "v = [i for i in y]"]
    return "\n".join(lines) + "\n"


def own(known: object) -> object:
    """A value that was followed, as Python's own; whatever is not known, as it is."""
    if isinstance(known, ListValue):
        return [own(one) for one in known.items] if known.known else Unknown()
    if isinstance(known, DictValue):
        return {key: own(one) for key, one in known.items.items()} if known.known else Unknown()
    if isinstance(known, Numbers):
        return known.numbers
    if isinstance(known, Once):
        return tuple(own(one) for one in known.items)
    return tuple(own(one) for one in known) if isinstance(known, tuple) else known


def unlike(known: object, real: object) -> bool:
    """Whether something is known that is not so; iterators are told as tuples, and NaN is as good as any."""
    if isinstance(known, Unknown):
        return False
    if isinstance(real, dict) and isinstance(known, dict):
        return list(real) != list(known) or any(unlike(known[key], real[key]) for key in real)
    views = isinstance(real, Iterator) or type(real).__name__ in {"dict_keys", "dict_values", "dict_items"}
    if views:
        real = tuple(real)  # type: ignore[arg-type]
    if isinstance(real, list | tuple) and isinstance(known, list | tuple) and type(known) is type(real):
        return len(real) != len(known) or any(unlike(one, two) for one, two in zip(known, real, strict=True))
    if isinstance(known, float) and math.isnan(known):
        return False
    return type(known) is not type(real) or known != real


def ran(text: str) -> tuple[dict[str, object], ast.Module]:
    """What names are worth, and the statements until one raised; a plain call is worth its error."""
    names: dict[str, object] = {}
    done = ast.Module([], [])
    for statement in ast.parse(text).body:
        alone = ast.Module([statement], [])
        try:
            exec(compile(alone, "program", "exec"), names)  # noqa: S102 -- a program of our own
        except Exception as error:  # noqa: BLE001 -- whatever Python says of it
            if ast.unparse(statement).startswith("w = "):
                done.body.append(statement)
                names["w"] = error
            break
        done.body.append(statement)
    return names, done


@pytest.mark.parametrize("block", range(4))
def test_what_is_known_is_what_python_says(block: int) -> None:
    """What raises is not known either."""
    for seed in range(block * 100_000, block * 100_000 + examples(1500, FEW)):
        text = program(seed)
        names, followed = ran(text)
        run = Interpreter(Lines(text, "program.py"), followed)
        run.run()
        cell = run.module.cell
        known = {name: own(cell[name]) for name in names if name in set("xyzwv") and name in cell}
        wrong = {name: (one, names[name]) for name, one in known.items() if unlike(one, names[name])}
        assert wrong == {}, (seed, text, wrong)
