"""The nodes of a tree, against those that the standard library finds."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tconvcalc.readers.python.encoding import mentions
from tconvcalc.readers.python.syntax import Nodes, receiver_of, walk
from tests.cases import every_case
from tests.effort import share

OPERATORS = (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop, ast.type_ignore)
SOURCES = sorted(Path(ast.__file__).parent.glob("*.py"))
RARE = """
match x:
    case {"a": [1, *b], **c} | None | True | m.N(d, e=3) as f if f: pass
def g(a, /, b=1, *c: int, d, e=2, **f) -> {**a, 1: 2}:
    global h, i
    nonlocal_ = lambda *, k, l=1: f"{k!r:>{l}}" + b"x"
try: pass
except* (A, B) as e: raise C from e
async def z():
    async with a as b, c: [d async for e in f if g]
    await x[1:2, ..., ::3]; y: int = (w := 3); del q
"""


@pytest.mark.parametrize("source", [*share(SOURCES[::9]), None], ids=lambda one: one.name if one else "rare")
def test_walk(source: Path | None) -> None:
    """The same nodes in the same order as ``ast.walk``, but for operators and contexts."""
    tree = ast.parse(source.read_bytes() if source else RARE)
    assert walk(tree) == [one for one in ast.walk(tree) if not isinstance(one, OPERATORS)]


def test_statement() -> None:
    """A call is in the simple statement around it, and in none at the head of a block."""
    tree = ast.parse("a = f(g(1)); return_ = 1\nif h(2):\n    i(\n      3)\nwith j(4): k(5)\n")
    nodes = Nodes(tree)
    found = {one.func.id: nodes.statement(one) for one in nodes[ast.Call]}
    around = {name: one and ast.unparse(one) for name, one in found.items()}
    assert around == {"f": "a = f(g(1))", "g": "a = f(g(1))", "h": None, "i": "i(3)", "j": None, "k": "k(5)"}


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("def f(a, /, b): pass", "a"),
        ("async def f(self): pass", "self"),
        ("def f(*a): pass", ""),
        ("f = lambda a: a", ""),
    ],
)
def test_receiver(text: str, receiver: str) -> None:
    """The first parameter by its place, of a function that has a name."""
    assert receiver_of(ast.parse(text).body[0]) == receiver


@every_case(
    "text",
    [
        *(
            "nn.ConvTranspose1d",
            "nn.LazyConvTranspose3d(",
            "F.conv_transpose2d",
            "layers.Conv2DTranspose",
            "# tconvcalc: 1",
        ),
        *("tf.nn.conv2d_transpose", "tf.nn.convolution_transpose", "tf.nn.conv_transpose", "layers.Deconvolution3D"),
        *("slim.convolution2d_transpose", "layers.Convolution2DTranspose"),
    ],
)
def test_mentions(text: str) -> None:
    """What may be a transposed convolution is read."""
    assert mentions(f"x = 1\n{text}(3)".encode())


@every_case(
    "text",
    ["x.transpose(1)", "nn.Conv2d(3)", "layers.Convolution2D(3)", "convert", "conv2d", "onvcalc", "ConvTransposed"],
)
def test_mentions_nothing(text: str) -> None:
    """What cannot be one is not even parsed."""
    assert not mentions(text.encode())
