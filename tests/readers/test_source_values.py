"""What an expression is worth, and where a name is seen."""

from __future__ import annotations

from tests.cases import every_case
from tests.readers.sources import TORCH, claim, read, torch

KNOWN = [
    ("k = 4", "k"),
    ("k: int = 4", "k"),
    ("k = l = 4", "l"),
    ("k, l = 3, 4", "l"),
    ("[k, [l, m]] = [3, [4, 5]]", "l"),
    ("k = 4\nk = 4", "k"),
    ("k = 5\nk = 4", "k"),
    ("try:\n    k = 4\nexcept E as k:\n    pass", "k"),
    ("for k in (3, 4): pass", "k"),
    ("k = 3\nk += 1", "k"),
    ("k = 4\ndef f():\n    global k\n    k = 5", "k"),
    ("k = [3, 5]\nk[0] = 4\nk = k[0]", "k"),
    ("k = [3]\nk.append(4)", "k[1]"),
    ("k, *l = 4, 5", "k"),
    ("class C(Base):\n    K = 4", "C.K"),
    ("class C:\n    K = 5\nC.K = 4", "C.K"),
    ("class C:\n    K: int = 4", "C.K"),
    ("class C:\n    K = 5\nsetattr(C, 'K', 4)", "C.K"),
    ("", "sum((2, 2))"), ("", "round(4)"), ("", "(3, 4)[::1][1]"), ("", "-" * 60 + "4"),
    ("s = 2", "s * 2"),
    ("", "2 + 2"), ("", "8 // 2"), ("", "14 % 5"), ("", "2 ** 2"), ("", "1 << 2"), ("", "8 >> 1"), ("", "-(-4)"),
    ("", "+4"), ("", "int(9 / 2)"), ("import math", "math.ceil(7 / 2)"), ("import numpy as np",
    "int(np.floor(9 / 2))"),
    ("", "max(4, 3)"), ("", "min((5, 4))"), ("", "len([1, 2, 3, 4])"), ("", "(3, 4)[1]"), ("", "(3, 4)[-1]"),
    ("", "4 if a else 4"), ("", "[3, 4, 5][1:2][0]"), ("", "tuple([4, 5])[0]"), ("", "([4] * 2)[1]"), ("",
    "(2 * [4])[1]"),
    ("", "((1,) + (4,))[1]"), ("", "(*(3, 4), 5)[1]"), ("", "(1, 4)[1:][0]"),
    ("class C:\n    K = 4", "C.K"),
    ("if True:\n    pass\nk = 4", "k"),
    ("with a as b, c:\n    k = 4", "k"),
    ("try:\n    pass\nfinally:\n    k = 4", "k"),
]  # fmt: skip


@every_case(("before", "kernel"), KNOWN)
def test_known(before: str, kernel: str) -> None:
    """Known."""
    assert claim(f"{TORCH}{before}\nnn.ConvTranspose2d(8, 4, {kernel}, 2)").given == torch(4, stride=2)


OPEN = [
    ("if a:\n    k = 4", "k"),
    ("if a:\n    k = 4\nelse:\n    k = 5", "k"),
    ("for k in a: pass", "k"),
    ("while a:\n    k = 4", "k"),
    ("k = 4\ndel k", "k"),
    ("k = 4\n[k := 3 for a in b]", "k"),
    ("k = k + 1", "k"),
    ("k = 4\ndef f():\n    global k", "k if a else 3"),
    ("k = 4\ndef f():\n    global k\n    k = 5\nf(*a) if a else 0\nif a:\n    f()", "k"),
    ("k = [4, 4]\ndel k[0]", "k"),
    ("k, l = f()", "k"),
    ("with f() as k: pass", "k"),
    ("k: int", "k"),
    ("import k", "k"),
    ("def k(): pass", "k"),
    ("class k: pass", "k"),
    ("from a import *", "len((1, 2, 3, 4))"),
    ("def len(a): pass", "len((1, 2, 3, 4))"),
    ("", "len((1, 2, 3, 4), key=3)"), ("", "len(a)"), ("", "len(*a)"), ("", "max('a', 4)"), ("", "int('4')"),
    ("", "tuple(4)"), ("", "math.ceil(4)"), ("import math", "math.ceil(*a)"),
    ("import math", "math.sqrt(16)"),
    ("", "8 / 2"), ("", "8 // 0"), ("", "8 % 0"), ("", "2 ** -1"), ("", "2 ** 99"), ("", "1 << 99"), ("", "4 | 0"),
    ("", "10**10**10"), ("", "2**62 * 4"), ("", "9223372036854775808"), ("", "'4' * 10**9"), ("", "[4] * 10**9"),
    ("", "[4] * 60 + [4] * 60"), ("", "(1 << 25) / 2"), ("", "not 4"), ("", "~4"), ("", "-'a'"), ("", "4.0"),
    ("", "4 if a else 5"), ("", "(3, 4)[2]"), ("", "(3, 4)[a]"), ("", "(3, 4)['a']"), ("",
    "(3, 4)[a:]"),
    ("", "4[0]"), ("", "k.l"), ("", "k().l"), ("", "f()()"), ("", "{4}"), ("", "lambda: 4"), ("", "b'4'"), ("",
    "'a' * 99"),
    ("", "int(4, 5)"), ("", "max()"), ("", "()[0]"), ("", "True"), ("", "1 + (2,)"), ("", "[" + "4," * 99 + "]"),
    ("@wrap\nclass C:\n    K = 4", "C.K"),
    ("class C:\n    K = 4\nC = 3", "C.K"),
    ("a = 4\na.b.c = 5", "a.b.c"),
    ("def f(k=4): return k", "k"),
]  # fmt: skip


@every_case(("before", "kernel"), OPEN)
def test_open(before: str, kernel: str) -> None:
    """Open."""
    (found,) = read(f"{TORCH}{before}\nnn.ConvTranspose2d(8, 4, {kernel}, 2)").claims
    given = getattr(found, "given", {})
    assert set(given["kernel_size"]) <= {None, 3} or kernel.startswith("[")
    assert None in given["kernel_size"] or len(set(given["kernel_size"])) == 1
    assert given["stride"] == (2,)


INSIDE = [
    ("def f():\n    k = 4\n    {}", 4),
    ("def f():\n    k = 4\n    def g():\n        {}", 4),
    ("def f(k=4):\n    {}", None),
    ("def f(a, /, k, *b, **c):\n    {}", None),
    ("def f(*k):\n    {}", None),
    ("def f(*, k):\n    {}", None),
    ("f = lambda k: {}", None),
    ("[{} for k in a]", None),
    ("{{k: {} for k in a}}", None),
    ("k = 4\nfor i in a:\n    {}", 4),
    ("k = 4\nclass C:\n    {}", 4),
    ("class C:\n    k = 4\n    {}", 4),
    ("class C:\n    k = 4\n    def f(self):\n        {}", None),
    ("if a:\n    k = 4\n    {}", 4),
    ("if a:\n    k = 4\nelse:\n    {}", None),
    ("def f():\n    k = 4\n    def g():\n        nonlocal k\n        k = 5\n    {}", 4),
    ("def f():\n    k = 4\n    def g():\n        nonlocal k\n        k = 5\n    g()\n    {}", 5),
    ("def f():\n    nonlocal k\n    {}", None),
    ("match a:\n    case k:\n        {}", None),
    ("match a:\n    case [*k]:\n        {}", None),
    ("match a:\n    case {{**k}}:\n        {}", None),
]


@every_case(("text", "kernel"), INSIDE)
def test_where_a_name_is_seen(text: str, kernel: int | None) -> None:
    """Where a name is seen."""
    found = claim(TORCH + text.format("nn.ConvTranspose2d(8, 4, k, 2)"))
    assert found.given == torch(kernel, stride=2)


CLASSES = [
    ("    k = 4\n", "", 4),
    ("    def __init__(self):\n        self.k = 4\n", "", 4),
    ("    def __init__(self):\n        self.k, self.l = 4, 5\n", "", 4),
    ("    def __init__(self):\n        if a:\n            self.k = 4\n", "", None),
    ("    def __init__(self, k):\n        self.k = k\n", "", None),
    ("    def __init__(self, k=4):\n        self.k = k\n", "", None),
    ("    k = 4\n    def g(self):\n        self.k = 5\n", "", None),
    ("    k = 4\n    def g(self):\n        self.k += 1\n", "", None),
    ("    k = [4]\n    def g(self):\n        self.k.append(1)\n", "", None),
    ("    k = [4]\n    def g(self):\n        self.k[0] = 1\n", "", None),
    ("    def k(self): return 4\n", "", None),
    ("    k: int = 4\n", "", None),
    ("    k = 4\n", "class D(M):\n    k = 5\n", None),
    ("    k = 4\n", "class D(models.M):\n    k = 5\n", None),
    ("    k = 4\n", "class D(M):\n    l = 5\n", 4),
    ("    k = 4\n", "class D(make()):\n    k = 5\n", 4),
    ("    k = 4\n", "model.k = 5\n", None),
    ("    k = 4\n", "setattr(model, name, 5)\n", None),
    ("    k = 4\n    def g(self, **all):\n        self.__dict__.update(all)\n", "", None),
    ("    k = 4\n    def g(self):\n        object.__setattr__(self, 'k', 5)\n", "", None),
    ("    k = 4\n    def g(self):\n        self.a.b()\n", "", 4),
    ("    @staticmethod\n    def g(self):\n        self.k = 4\n", "", None),
    ("    def g(self):\n        self = 3\n        self.k = 4\n", "", None),
    ("    k = 4\n    def g(self):\n        self.append(3)\n", "", 4),
    ("    @classmethod\n    def g(cls):\n        cls.k = 4\n", "", 4),
]


@every_case(("body", "after", "kernel"), CLASSES)
def test_attributes_of_self(body: str, after: str, kernel: int | None) -> None:
    """Attributes of self."""
    use = "    def f(self):\n        return nn.ConvTranspose2d(8, 4, self.k, 2)\n"
    assert claim(f"{TORCH}class M(nn.Module):\n{body}{use}{after}").given == torch(kernel, stride=2)
