"""What following a source finds out: values through loops, branches and calls, and that it always ends."""

from __future__ import annotations

import ast
import random
import time

import pytest

import tconvcalc
from tconvcalc.claims import Claim
from tconvcalc.readers.python.reader import read_source
from tests.cases import every_case
from tests.effort import examples
from tests.readers.corpus_files import RIGHT, TRAPS, WRONG
from tests.readers.sources import KERAS, TORCH, read

UP = "nn.ConvTranspose2d(8, 8, {})"


def kernels(text: str) -> set[object]:
    """The kernels of all claims of a source."""
    return {one.given["kernel_size"][0] for one in read(TORCH + text).claims if isinstance(one, Claim)}


FOLLOWED = [
    ("def f(k):\n    return nn.ConvTranspose2d(8, 8, k)\nf(3); f(4)", {3, 4}),
    ("def f(k=3):\n    return nn.ConvTranspose2d(8, 8, k)\nf()", {3}),
    ("def f(*a, **k):\n    return nn.ConvTranspose2d(*a, **k)\nf(8, 8, kernel_size=3)", {3}),
    ("f = lambda k: nn.ConvTranspose2d(8, 8, k)\nf(3)", {3}),
    ("for k in range(2, 5): nn.ConvTranspose2d(8, 8, k)", {2, 3, 4}),
    ("for i, k in enumerate([3, 5]): nn.ConvTranspose2d(8, 8, k + i)", {3, 6}),
    ("for a, b in zip((1, 2), (3, 4)): nn.ConvTranspose2d(8, 8, a + b)", {4, 6}),
    ("for k in reversed([3, 4]): nn.ConvTranspose2d(8, 8, k)", {3, 4}),
    ("k = 1\nwhile k < 4:\n    nn.ConvTranspose2d(8, 8, k)\n    k += 1", {1, 2, 3}),
    ("k = 1\nwhile True:\n    k += 1\n    if k == 3:\n        break\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("k = 0\nfor i in range(5):\n    if i < 2:\n        continue\n    k += 1\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("d = {'k': 3}\nd['s'] = 4\nd.update(p=5)\nnn.ConvTranspose2d(8, 8, d['s'])", {4}),
    ("d = dict(k=3)\nnn.ConvTranspose2d(8, 8, **{'kernel_size': d.get('k')})", {3}),
    ("k = [3 if i else 4 for i in range(2)]\nnn.ConvTranspose2d(8, 8, k[1])", {3}),
    ("a = [1, 2]\na.extend((3, 4)); a.insert(0, 9); a.reverse()\nnn.ConvTranspose2d(8, 8, a.pop())", {9}),
    (("class C:\n    def __init__(self, k): self.k = k\n"
      "    def up(self): return nn.ConvTranspose2d(8, 8, self.k)\nC(3).up()"), {3}),
    (("class B:\n    def __init__(self, k): self.k = k\nclass C(B):\n    def __init__(self): super().__init__(3)\n"
      "nn.ConvTranspose2d(8, 8, C().k)"), {3}),
    (("class C:\n    @property\n    def k(self): return 3\n    @classmethod\n    def new(cls): return cls()\n"
      "    @staticmethod\n    def s(): return 4\nnn.ConvTranspose2d(8, 8, C.new().k + C.s())"), {7}),
    (("from dataclasses import dataclass\n@dataclass\nclass C:\n    k: int = 3\n    s: int = 2\n"
      "nn.ConvTranspose2d(8, 8, C(s=5).k + C(4).k)"), {7}),
    ("import math\nnn.ConvTranspose2d(8, 8, int(math.log2(16)) - math.ceil(0.5))", {3}),
    ("x = f'{3}'\nk = {'3': 4}[x]\nnn.ConvTranspose2d(8, 8, k)", {4}),
    ("k = 3 if 'a' in ('a', 'b') and not False else 5\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("def f(x):\n    if x:\n        return 3\n    return 4\nnn.ConvTranspose2d(8, 8, f(1))", {3}),
    ("def f(x):\n    if x:\n        return 3\n    return 4\nnn.ConvTranspose2d(8, 8, f(y), 2)", {None}),
    ("k = 3\nif a:\n    k = 4\nelse:\n    k = 4\nnn.ConvTranspose2d(8, 8, k)", {4}),
    ("k = 3\nfor i in a:\n    k = 4\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("for i in a:\n    nn.ConvTranspose2d(8, 8, 3)\n    if i: break", {3}),
    ("k = 3\nfor i in range(9):\n    if a:\n        break\n    k = 4\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = 3\nfor epoch in range(60):\n    print(epoch)\n    k = 5\nnn.ConvTranspose2d(8, 8, k)", {5}),
    ("def f():\n    yield 3\nfor k in f():\n    nn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = getattr(object(), 'k', 3)\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("x = torch.zeros(1, 2, 3, 4)\nb, c, h, w = x.shape\nnn.ConvTranspose2d(8, 8, (h, w))", {3}),
    ("k, = [3]\nnn.ConvTranspose2d(8, 8, range(9)[k])", {3}),
    ("nn.ConvTranspose2d(8, 8, abs(-3) + min(4, 5) - max([2, 3]) + divmod(7, 2)[1])", {5}),
    ("nn.ConvTranspose2d(8, 8, sum([1, 2]) if any([0, 1]) and all([1, bool(2)]) else 9)", {3}),
    ("nn.ConvTranspose2d(8, 8, sorted([5, 3], reverse=True)[1])", {3}),
    ("nn.ConvTranspose2d(8, 8, list(map(lambda a: a + 1, (1, 2)))[1])", {3}),
    ("nn.ConvTranspose2d(8, 8, int(str(3)) if isinstance(3, int) else 4, 2)", {None}),
    ("nn.ConvTranspose2d(8, 8, 3 if isinstance([], (list, tuple)) and not isinstance(None, str) else 4)", {3}),
    ("nn.ConvTranspose2d(8, 8, len('abc') + len(range(2)) - pow(2, 1))", {3}),
    ("nn.ConvTranspose2d(8, 8, round(3.2) + float(0), 2)", {None}),
    ("import numpy as np\nnn.ConvTranspose2d(8, 8, int(np.prod((1, 3))))", {3}),
    ("k = [3]\nk += (4, 5)\nnn.ConvTranspose2d(8, 8, k[-1])", {5}),
    ("k = [3, 4]\nk.remove(3)\nnn.ConvTranspose2d(8, 8, k[0], 2)", {None}),
    ("k = (3, 4)\nnn.ConvTranspose2d(8, 8, k.index(4) + 2)", {3}),
    ("k = {1: 3, 'a': 4}\nnn.ConvTranspose2d(8, 8, [a + b for a, b in k.items() if a == 1][0])", {4}),
    ("k = {'a': 3}\nk.pop('a')\nnn.ConvTranspose2d(8, 8, k.get('a', 4))", {4}),
    ("k = {'a': 3}\nnn.ConvTranspose2d(8, 8, list(k.values())[0] + len(list(k.keys())))", {4}),
    ("k = {'a': 3}\nk.clear()\nnn.ConvTranspose2d(8, 8, k.get('a', 4), 2)", {None}),
    ("k = {a: 3 for a in 'ab'}\nk = {b: b for b in (3, 4)}\nnn.ConvTranspose2d(8, 8, k[3])", {3}),
    ("k = {**{'a': 3}, 'b': 4}\nnn.ConvTranspose2d(8, 8, dict(k, a=5)['a'])", {5}),
    ("k = 'SAME'.lower()\nnn.ConvTranspose2d(8, 8, 3 if k == 'same' else 4)", {3}),
    ("nn.ConvTranspose2d(8, 8, 3 if 1 < 2 <= 2 != 3 and 'a' not in ['b'] else 4)", {3}),
    ("nn.ConvTranspose2d(8, 8, 3 if None is None and True is not False else 4)", {3}),
    ("a, *b, c = [1, 2, 3, 4]\nnn.ConvTranspose2d(8, 8, b[1] + c)", {7}),
    ("a = b = [3]\nb[0] = 4\nnn.ConvTranspose2d(8, 8, a[0])", {4}),
    ("a = {}\na['k'] = 3\ndel a['k']\nnn.ConvTranspose2d(8, 8, a['k'], 2)", {None}),
    ("class C: pass\nc = C()\nc.k = 3\nsetattr(c, 'k', 4)\nnn.ConvTranspose2d(8, 8, getattr(c, 'k'))", {4}),
    ("class C: pass\nc = C()\nc.k = 3\ndel c.k\nnn.ConvTranspose2d(8, 8, c.k, 2)", {None}),
    ("class C:\n    def __init__(self): self.k = 3\nnn.ConvTranspose2d(8, 8, 3 if hasattr(C(), 'k') else 4)", {3}),
    ("m = nn.ModuleList([nn.ConvTranspose2d(8, 8, 3)])\nm.append(nn.ConvTranspose2d(8, 8, 4))\nm[1]", {3, 4}),
    ("m = nn.ModuleDict({'a': nn.ConvTranspose2d(8, 8, 3)})\nm['a']", {3}),
    ("def deco(f):\n    return lambda k: f(k + 1)\n@deco\ndef up(k):\n    return nn.ConvTranspose2d(8, 8, k)\nup(2)", {3}),  # noqa: E501 -- a table reads best a row a line
    ("@unknown\ndef up(k):\n    return nn.ConvTranspose2d(8, 8, k, 2)\nup(3)", {None}),
    ("@torch.no_grad()\ndef up(k):\n    return nn.ConvTranspose2d(8, 8, k)\nup(3)", {3}),
    ("import copy\nk = copy.deepcopy([3])\nnn.ConvTranspose2d(8, 8, k[0])", {3}),
    ("k = 3\nwhile a:\n    break\nelse:\n    pass\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("k = 0\nfor i in range(3):\n    if i == 5: break\nelse:\n    k = 3\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("def f():\n    for i in (1, 2):\n        return i + 2\nnn.ConvTranspose2d(8, 8, f())", {3}),
    ("def f():\n    while True:\n        return 3\nnn.ConvTranspose2d(8, 8, f())", {3}),
    ("match a:\n    case 1 if b:\n        k = 3\n    case _:\n        k = 3\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("try:\n    k = 3\nexcept ValueError:\n    k = 4\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("try:\n    k = 3\nfinally:\n    s = 2\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("k = (x := 3) + 1\nnn.ConvTranspose2d(8, 8, x)", {3}),
    ("nn.ConvTranspose2d(8, 8, (lambda *, k=3: k)())", {3}),
    ("nn.ConvTranspose2d(8, 8, (5 & 3) | 2, 2)", {None}), ("nn.ConvTranspose2d(8, 8, 7 ^ 4)", {3}),
    ("nn.ConvTranspose2d(8, 8, [1, 2, 3, 4][1:][::2][1])", {4}), ("nn.ConvTranspose2d(8, 8, range(9)[1:5][2])", {3}),
    ("nn.ConvTranspose2d(8, 8, 'abc'[0] + 'b' == 'ab' and 3)", {3}), ("nn.ConvTranspose2d(8, 8, 0 or 3)", {3}),
]  # fmt: skip


@every_case(("text", "found"), FOLLOWED)
def test_values_are_followed(text: str, found: set[object]) -> None:
    """As far as a careful person would."""
    assert kernels(text) == found


HOSTILE = {
    "recursion": "def f(n):\n    f(n - 1); f(n - 2)\n    return nn.ConvTranspose2d(1, 2, 3)\nf(30)\n",
    "classes": "class A(nn.Module):\n    def __init__(self, d):\n        self.a = A(d - 1); self.b = A(d - 1)\n"
    "        self.u = nn.ConvTranspose2d(d, 2, 3)\n    def forward(self, x): return self.a(self.b(x))\nA(9)(1)\n",
    "branches": "def f(x):\n"
    + "".join(f"    if x[{i}]:\n        y = nn.ConvTranspose2d(1, 2, {i + 1})\n" for i in range(300))
    + "f(3)\n",
    "loops": "".join("    " * i + f"for a{i} in range(60):\n" for i in range(8)) + "    " * 8 + f"b = {UP}\n",
    "lists": "x = [0] * 10**9\ny = [[0] * 4000] * 4000\nfor i in range(10**9): x.append(i)\ntorch.tensor(y).shape\n"
    + UP,
    "shared": "x = (1,)\nfor i in range(60): x = (x, x)\ny = (1,)\nfor i in range(60): y = (y, y)\nz = x == y\n"
    "if a: x = y\nnn.ConvTranspose2d(1, 2, x, 2)",
    "itself": "x = []\nx.append(x)\ny = {}\ny['a'] = y\nnn.ConvTranspose2d(1, 2, x, 2)\ntorch.zeros(x)",
    "texts": "s = 'a' * 200\nfor i in range(60): s = s + s\n" + UP.format("len(s)"),
    "sizes": "x = torch.zeros(2, 8, 2, 2)\nfor i in range(60): x = torch.cat([x, x], 0)\n" + UP.format(3) + "(x)",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_ends_soon(text: str, seconds: float) -> None:
    """Whatever it is."""
    begun = time.process_time()
    read_source(TORCH + text.format(3) if "{}" in text else TORCH + text, "model.py")
    assert time.process_time() - begun < seconds


@pytest.mark.usefixtures("seconds")
def test_a_budget_that_is_spent_leaves_the_rest_unread() -> None:
    """And says so."""
    text = TORCH + "".join("    " * i + f"for a{i} in range(60):\n" for i in range(8)) + "    " * 8 + "b = a0 + a7\n"
    reasons = {one.reason for one in read(text + "nn.ConvTranspose2d(8, 8, 3)").unread}
    assert reasons == {"the file is too long to be followed"}


PARTS = ["self", "None", "0", "-1", "[]", "()", "*x", "**k", "lambda y: y", "10**9", "'a'", "super()", "x.shape", "..."]


def test_no_mutation_raises() -> None:
    """Parts of models put in the place of others."""
    draw = random.Random(11)  # noqa: S311 -- no secret
    texts = [path.read_text(encoding="utf-8") for path in (*RIGHT, *WRONG, *TRAPS)]
    for _ in range(examples(60)):
        text = draw.choice(texts)
        for _ in range(3):
            text = mutated(text, draw)
        read_source(text, "model.py")


def mutated(text: str, draw: random.Random) -> str:
    """A source with one of its expressions replaced, where it is one still."""
    nodes = [one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.expr) and one.lineno == one.end_lineno]
    node, lines = draw.choice(nodes), text.split("\n")
    line = lines[node.lineno - 1]
    other = draw.choice([*PARTS, ast.get_source_segment(text, draw.choice(nodes)) or "0"])
    lines[node.lineno - 1] = line[: node.col_offset] + other + line[node.end_col_offset :]
    new = "\n".join(lines)
    try:
        ast.parse(new)
    except (SyntaxError, ValueError):
        return text
    return new


def findings(text: str) -> list[tuple[str, int]]:
    """The codes and lines that are found in a source."""
    report = tconvcalc.check("-", stdin=text.encode(), stdin_filename="model.py")
    return [(finding.code, finding.place.line) for finding in report.findings]


SHORT = TORCH + "x = torch.zeros(1, 8, 7, 7)\nup = nn.ConvTranspose2d(8, 8, 3, 2, 1){}\ny = torch.zeros(1, 8, 14, 14)\n"
HEAD = TORCH + "h = nn.Linear(9, 2){}\nx = nn.ConvTranspose2d(8, 1, 2)(torch.zeros(1, 8, 1, 1))\nh(torch.flatten(x, 1))"
SAID = TORCH + "def f(x: {}):\n    return nn.ConvTranspose2d(4, 1, 2)(x)"
FIT = (
    "i = keras.Input((8, 8, 1))\nm = keras.Model(i, layers.Conv2DTranspose(4, 3, 2)(i))\nm.compile(loss='mse')\n"
    "import numpy as np\nm.fit(np.zeros((2, 8, 8, 1)), np.zeros((2, 16, 16, 4)))"
)
MEETINGS = [
    (SHORT.format("") + "torch.cat([up(x), y], 1)", [("TCC014", 5)]),
    (SHORT.format("") + "up(x) + y", [("TCC015", 5)]),
    (SHORT.format("") + "F.mse_loss(up(x), y)", [("TCC016", 5)]),
    (SHORT.format("") + "assert up(x).shape == y.shape", [("TCC019", 5)]),
    (SHORT.format("  # tconvcalc: ignore[TCC014]") + "torch.cat([up(x), y], 1)", []),
    (HEAD.format(""), [("TCC017", 4)]),
    (HEAD.format("  # tconvcalc: ignore[TCC017]"), []),
    (TORCH + "nn.ConvTranspose2d(8, 1, 2)\ntorch.zeros(2, 8).view(3, 5)", [("TCC018", 5)]),
    (SAID.format("Float[Tensor, 'b 8 7 7']"), [("TCC009", 5)]),
    (SAID.format("Annotated[Tensor, Shape(1, 8, 7, 7)]"), [("TCC009", 5)]),
    (SAID.format("Float[Tensor, 'b c h w']"), []),
    (KERAS + FIT, [("TCC016", 4)]),
    (KERAS + "m = keras.Sequential([keras.Input((4, 4, 8)), layers.Conv2DTranspose(8, 3, 2)])\n"
     + "assert m.output_shape == (None, 8, 8, 8)", [("TCC019", 4)]),
]  # fmt: skip


@every_case(("text", "found"), MEETINGS)
def test_where_sizes_must_meet(text: str, found: list[tuple[str, int]]) -> None:
    """At the layer to blame; a comment there silences it."""
    assert findings(text) == found
