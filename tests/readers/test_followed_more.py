"""What the source reader makes of Python's rarer forms: each row names the kernels that are left known behind it."""

from __future__ import annotations

from tests.cases import every_case
from tests.readers.sources import KERAS, TORCH
from tests.readers.test_followed import findings, kernels

NOTES = [
    ("Float[Tensor, 'b 8 7 9']", 7),
    ("jaxtyping.Float[Tensor, '#b c=8 ?7 9']", 7),
    ("Annotated[Tensor, 'b 8 7 9']", 7),
    ("Annotated[Tensor, 3, Shape(1, 8, 7, 9)]", 7),
    ("Annotated[Tensor, own.Shape((1, C, 7, 9))]", 7),
    ("Annotated[Tensor, Shape('b 8 7 9')]", 7),
    ("Annotated[Tensor, Shape(1, 8, H, 9)]", None),
    ("Annotated[Tensor, Shape(), Size(1, 8, 7, 9), SIZE]", None),
    ("Tensor", None),
    ("List[int]", None),
    ("Dict[str, int]", None),
    ("Float[Tensor, SHAPE]", None),
    ("Float[Tensor, 7]", None),
    ("Float[Tensor, '*b 8 7 9']", None),
    ("Float[Tensor, '']", None),
    ("Float[Tensor, 'b 8 h 9']", None),
    ("make()['a', 'b 8 7 9']", None),
]


@every_case(("note", "found"), NOTES)
def test_annotations_state_shapes(note: str, found: int | None) -> None:
    """Numbers are read, names are open, and what is not understood says nothing."""
    assert kernels(f"def f(x: {note}):\n    nn.ConvTranspose2d(8, 8, x.shape[2], 2)") == {found}


SEQUENTIAL = "m = nn.Sequential(nn.Conv2d(8, 8, 3), nn.ReLU())\n"
THING = "class C:\n    k = 3\n    def __init__(self): self.s = 4\nc = C()\n"
WORTH = [  # statements, an expression, and what it is worth behind them
    ("", "(lambda x: x)(y)", None),
    # targets
    ("k = 3\n*k = [4]", "k", 3),
    ("a, b = torch.zeros(2, 7)", "a", None),
    ("a, b = [3, 4, 5]", "a", None),
    ("a, *b, c = [3]", "a", None),
    ("*a, b = [3, 4]", "a[0]", 3),
    ("a, b = unknown", "a", None),
    (SEQUENTIAL + "m.k = 4", "len(m) + 1", 3),
    ("y.k = 3", "y.k", None),
    (THING + "C.k = 5", "c.k", 5),
    ("x = torch.zeros(1, 2, 3, 4)\nx.data = y", "x.shape[2]", None),
    ("x = torch.zeros(1, 2, 3, 4)\nx.shape = y", "x.shape[2]", None),
    ("x = torch.zeros(1, 2, 3, 4)\nx.grad = y", "x.shape[2]", 3),
    ("a = {}\na['k'] = 3", "a['k']", 3),
    ("a = {'k': 3}\na[y] = 4", "a['k']", None),
    ("a = [3]\na[-1] = 4", "a[0]", 4),
    ("a = [3]\na[5] = 4", "a[0]", None),
    ("a = (3,)\na[0] = 4", "a[0]", 3),
    (SEQUENTIAL + "m[0] = y", "len(m) + 1", None),
    ("k = 3\ndel k", "k", None),
    ("k = 3\nj = 4\ndel (k, [j])", "j", None),
    ("a = {'k': 3}\ndel a['k']", "a['k']", None),
    ("a = (3, 4)\ndel a[0]", "a[1]", 4),
    # functions
    ("", "max([])", None),
    ("", "max('a', 'b')", None),
    ("", "sum(y)", None),
    ("", "len(torch.zeros(3, 4))", 3),
    ("", "len(torch.zeros(y))", None),
    (SEQUENTIAL, "len(m) + 1", 3),
    ("", "len(3)", None),
    ("", "int('3')", None),
    ("", "int(3.7)", 3),
    ("", "list(range(y, 3))[0]", None),
    ("", "len(list()) + len(tuple()) + 3", 3),
    ("", "tuple([3])[0]", 3),
    ("", "abs('3')", None),
    ("", "pow(2, 80)", None),
    ("", "3 if any([y]) else 4", None),
    ("", "3 if bool(y) else 4", None),
    ("", "3 if str(y) == 'a' else 3.5", None),
    ("import math", "math.prod([3, 'a'])", None),
    ("import math", "math.prod([3, 2])", 6),
    ("import math", "int(math.pow(2, 2))", 4),
    ("import math", "int(math.pow(2, 99))", None),
    ("", "next(zip())", None),
    ("", "zip(y)[0]", None),
    ("", "enumerate()", None),
    ("", "[i for i, _ in enumerate([7], start=3)][0]", 3),
    ("", "[i for i, _ in enumerate([7], y)][0]", None),
    ("", "list(map(abs))[0]", None),
    ("", "list(map(abs, y))[0]", None),
    ("", "sorted(['b', 'a'])[0]", None),
    ("", "sorted([4, 3], key=abs)[0]", None),
    ("", "sorted([4, 3])[0]", 3),
    ("", "abs(*y)", None),
    (THING, "getattr(c, y)", None),
    (THING + "setattr(C, 'k', 5)", "c.k", 5),
    (THING + "setattr(c, y, 5)", "c.s", None),
    (SEQUENTIAL + "setattr(m, y, 5)", "m(torch.zeros(1, 8, 9, 9)).shape[2]", None),
    ("k = 3\nsetattr(k, 'a', 5)", "k", 3),
    (THING, "3 if hasattr(c, 'other') else 4", None),
    (THING, "3 if isinstance(c, C) else 4", 3),
    (THING + "class D: pass", "3 if isinstance(c, D) else 4", None),
    ("", "3 if isinstance(True, int) else 4", 3),
    ("", "3 if isinstance(1, str) else 4", 4),
    ("", "3 if isinstance(None, (int, str)) else 4", 4),
    ("", "3 if isinstance(y, int) else 4", None),
    ("", "dict(**y).get('k', 3)", None),
    ("", "dict([('k', 3)])['k']", 3),
    ("", "dict([(1.5, 3)]).get('k', 3)", None),
    ("", "dict(y, k=3)['k']", None),
    ("k = 3\nexec('k = 4')", "exec('4')", None),
    ("", "globals()['k']", None),
    ("", "3 if print('a') is None else 4", 3),
    # methods
    ("x = torch.zeros(3, 4)", "x.shape.numel()", 12),
    ("x = torch.zeros(3, 4)", "x.get_shape().as_list()[1]", 4),
    ("x = torch.zeros(3, 4)", "x.shape.index(4) + x.shape.index(3)", 1),
    ("", "(3, 4).index(y)", None),
    ("", "(3, 4).index(5)", None),
    ("", "(3, 4).count(3)", None),
    ("", "3 if 'a'.split() == ['a'] else 4", None),
    ("a = []\na.append(3)\na.append()", "a[0]", None),
    ("a = list(range(4096))\na.append(3)", "a[3]", None),
    ("a = [3]\na.extend(y)", "a[0]", None),
    ("a = [3]\na.insert(y, 4)", "a[0]", None),
    ("a = [3, 4]", "a.pop(0) + a[0]", 7),
    ("a = [3]", "a.pop(4)", None),
    ("a = [3]\na.copy().append(4)", "a[-1]", 3),
    ("a = [3]\na.count(3)", "a[0]", 3),
    ("a = [4, 3]\na.sort()", "a[0]", None),
    ("a = {'k': 3, **y}", "a.get('k')", None),
    ("a = {'k': 3, **y}", "list(a.values())[0]", None),
    ("a = {'k': 3}", "a.get(y, 4)", None),
    ("a = {'k': 3}\na.get('j')", "3 if a.get('j') is None else 4", 3),
    ("a = {'k': 3}", "a.pop('k') + a.get('k', 1)", 4),
    ("a = {'k': 3}\na.pop('j')", "a['k']", None),
    ("a = {'k': 3}\na.update({'k': 4})", "a['k']", 4),
    ("a = {'k': 3}\na.update(y)", "a['k']", None),
    ("a = {'k': 3}\na.copy()['k'] = 4", "a['k']", 3),
    ("a = {'k': 3}\na.fromkeys('a')", "a['k']", 3),
    # calls as they are written
    ("", "[*y, 3][0]", None),
    ("", "len([*[3, *y], 4])", None),
    (SEQUENTIAL, "len([*m]) + 1", 3),
    ("", "[*range(4096), 3, 4][4096]", None),
    ("super = abs", "super(-3)", 3),
    ("", "super().k", None),
    ("x = torch.zeros(3, 4)\nx.resize_(7, 7)", "x.shape[0]", None),
    ("x = torch.zeros(3, 4)\nx[0].resize_(7, 7)", "x.shape[0]", 3),
    ("x = torch.zeros(3, 4)\nx.__len__()", "x.shape[0]", 3),
    ("def f(*a, **k): return a[0]", "f(3, *y)", None),
    ("def f(a, b=4): return a", "f(3, *y)", 3),
    ("def f(**k): return k.get('a', 3)", "f(**y)", None),
    ("def f(**k): return k['a']", "f(**{'a': 3, 1: 4})", 3),
    # calls
    ("", "3 if (4)(5) else 4", None),
    ("a = [3]\ny(a)", "a[0]", None),
    ("a = {'k': 3}\ny(b=a)", "a['k']", None),
    ("import os\na = [3]\nos.walk(a)", "a[0]", None),
    ("from functools import partial\ndef f(a, b, c): return a + b + c", "partial(f, 1, c=3)(2)", 6),
    ("def f(n): return 3 if n == 0 else f(n - 1)", "f(4)", 3),
    ("def f(n): return 3 if n == 0 else f(n - 1)", "f(40)", None),
    ("def f(n): yield 3", "f(4)", None),
    ("def f(): pass", "3 if f() is None else 4", 3),
    ("def f(a, /, b=1, *, c=2): return a * 100 + b * 10 + c", "f(3, c=4)", 314),
    ("def f(*, c): return c", "f()", None),
    # comprehensions
    ("", "[a for a in (3, 4) if a > 3][0]", 4),
    ("", "[a for a in (3, 4) if y][0]", None),
    ("", "[a for a in y][0]", None),
    ("", "sum(a * b for a in (1, 2) for b in (1, 2) if a == b)", 5),
    ("", "tuple(a for a in y)[0]", None),
    ("", "{a: 3 for a in (1.5, 'k')}['k']", 3),
    ("", "{a for a in (3, 4)}[0]", None),
    ("", "len([a for a in range(70) for b in range(70)])", None),
    (SEQUENTIAL, "len([a for a in m]) + 1", 3),
    # definitions
    ("import os.path as p, os.path\nfrom . import a\nfrom .b import c", "p", None),
    ("from y import *", "len([3])", None),
    ("k = 3\ndef f():\n    global k\n    k = 4\nf()", "k", 4),
    ("k = 3\nglobal k\nk = 4", "k", 4),
    ("def f():\n    k = 3\n    def g():\n        nonlocal k\n        k = 4\n    g()\n    return k", "f()", 4),
    ("k = 3\ndef f():\n    nonlocal j\n    j = 4\nf()", "k", 3),
    ("def f():\n    global k\n    import os as k\nk = 3\nf()", "k", None),
    ("def f():\n    global k\n    def k(): return 4\nf()", "k()", 4),
    ("def f():\n    global D\n    class D:\n        k = 4\nf()", "D.k", 4),
    (("class C:\n    def __init__(self): self._k = 3\n    @property\n    def k(self): return self._k\n"
     "    @k.setter\n    def j(self, v): self._k = v"), "C().k", 3),
    ("import functools\n@functools.lru_cache(maxsize=None)\ndef f(): return 3", "f()", 3),
    ("import functools\nd = functools.partial(y, 3)\n@d\ndef f(): return 3", "f()", 3),
    ("@y.z\ndef f(): return 3", "f()", None),
    ("@y[0]\ndef f(): return 3", "f()", None),
    ("class D:\n    def __init__(self, f): self.f = f\n@D\ndef f(): return 3", "f.f()", 3),
    ("@staticmethod\ndef g(f): return 3\n@g\n@property\n@y\ndef f(): return 4", "f", 3),
    ("import functools\n@functools.total_ordering\nclass C: k = 3", "C.k", 3),
    ("import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass C:\n    k: int\n    j: int = 4",
     "C(3).k * 10 + C(1).j", 34),
    ("@y\nclass C: k = 3", "C.k", None),
    ("@y\nclass C: k = 3\nclass D(C): j = 3", "D.j", 3),
    ("from typing import NamedTuple\nclass C(NamedTuple):\n    k: int", "C(3).k * 10 + C(k=4).k", 34),
    ("from typing import NamedTuple\nclass C(NamedTuple):\n    k: int", "C().k", None),
    # classes
    ("class C: k = 3", "C.j", None),
    ("class C: k = 3", "C().j", None),
    ("class C:\n    def f(self): return 3", "C.f(0)", 3),
    ("class C:\n    @classmethod\n    def f(cls): return 3", "C.f() + C().f()", 6),
    ("class C:\n    @staticmethod\n    def f(): return 3", "C.f() + C().f()", 6),
    ("class B:\n    def f(self): return 3\nclass C(B):\n    def f(self): return super(C, self).f() + 1", "C().f()", 4),
    ("class B: pass\nclass C(B):\n    def f(self): return super().f()", "C().f()", None),
    (("class B:\n    def f(self): return 3\nclass C(B):\n    def f(self):\n"
     "        def g(): return super(C, self).f() + 1\n        return g()"), "C().f()", 4),
    ("class C(nn.Module):\n    def __call__(self, x): return 3", "C()(1)", 3),
    ("class C:\n    def call(self, x): return x", "C()(3)", 3),
    ("class C: pass", "C()(3)", None),
    ("class C(nn.Sequential): pass\nc = C(nn.Conv2d(8, 8, 3))", "c(torch.zeros(1, 8, 9, 9)).shape[2]", 7),
    ("class C(nn.Conv2d): pass\nc = C(8, 8, 3)", "c(torch.zeros(1, 8, 9, 9)).shape[2]", 7),
    ("class C(nn.Conv2d, y): pass\nc = C(8, 8, 3)", "c(torch.zeros(1, 8, 9, 9)).shape[2]", None),
    (("class C(nn.Conv2d):\n    def __init__(self, k): super().__init__(8, 8, k)\n"
     "    def forward(self, x): return super().forward(x)\nc = C(3)"), "c(torch.zeros(1, 8, 9, 9)).shape[2]", 7),
    ("class C(nn.Module):\n    def forward(self, x): return super().forward(x)", "C()(3)", None),
    ("class C(nn.Module):\n    def f(self, x): return super().append(x)", "C().f(3)", None),
    ("class C(nn.Conv2d):\n    def __init__(self, k): nn.Conv2d.__init__(self, 8, 8, k)\nc = C(3)",
     "c(torch.zeros(1, 8, 9, 9)).shape[2]", 7),
    ("class C(nn.Module):\n    def __init__(self):\n        nn.Conv2d.__init__(self, 8, 8, 3)\n        self.k = 4",
     "C().k", 4),
    ("", "nn.Module.__init__(3)", None),
    ("c = nn.Conv2d(8, 8, 5, 3)", "c.stride", 3),
    ("c = nn.Conv2d(8, 8, 5, 3)", "c.weight", None),
    ("c = nn.ConvTranspose2d(8, 9, 3)", "c.out_channels", 9),
    ("c = nn.ConvTranspose2d(8, 9, 3)", "c.in_channels", 8),
    ("c = nn.ConvTranspose2d(8, 8, 4, 2, 1)", "c(torch.zeros(1, 8, 7, 7), output_size=[14, 14]).shape[2]", 14),
    ("c = nn.ConvTranspose2d(8, 8, 4, 2, 1)", "c(torch.zeros(1, 8, 7, 7), output_size=[15, 15]).shape[2]", 15),
    ("c = nn.ConvTranspose2d(8, 8, 4, 2, 1)", "c(torch.zeros(1, 8, 7, 7), output_size=[16, 16]).shape[2]", None),
    ("c = nn.ConvTranspose2d(8, y, 3)", "c.out_channels", None),
    ("", "(4).real", None),
    ("class C(nn.Module): pass\nc = C()\nc.to('cpu').s = 5", "c.s", 5),
    ("def f():\n    global k\n    from os import path as k\nk = 3\nf()", "k", None),
]  # fmt: skip


IMAGE = "x = torch.zeros(1, 8, 9, 9)\n"
ROW = KERAS + "m = keras.Sequential([keras.Input((9, 9, 8)), layers.Conv2D(8, 3)])\n"
GRAPH = KERAS + "i = keras.Input((9, 9, 8))\nm = keras.Model(i, layers.Conv2D(8, 3)(i))\n"
TWO = (
    KERAS
    + "i = keras.Input((9, 9, 8))\nj = keras.Input((9, 9, 8))\nm = keras.Model([i, j], layers.concatenate([i, j]))\n"
)
MODELS = [
    # models
    (SEQUENTIAL + IMAGE, "m(x).shape[2]", 7),
    (SEQUENTIAL + IMAGE + "m.register_forward_hook(y)", "m(x).shape[2]", None),
    (SEQUENTIAL + IMAGE + "m.eval()", "m.to('cpu').train()(x).shape[2]", 7),
    (SEQUENTIAL + IMAGE + "m.add_module('a', nn.Conv2d(8, 8, 3))", "m(x).shape[2]", 5),
    (SEQUENTIAL + IMAGE + "m.append(nn.Conv2d(8, 8, 3))", "m(x).shape[2]", 5),
    (SEQUENTIAL + IMAGE + "m.append()", "m(x).shape[2]", None),
    (SEQUENTIAL + IMAGE + "m.extend([nn.Conv2d(8, 8, 3)])", "m(x).shape[2]", None),
    (SEQUENTIAL + IMAGE + "m.pop(0)", "m(x).shape[2]", None),
    (SEQUENTIAL + IMAGE + "m.other()", "m(x).shape[2]", 7),
    (SEQUENTIAL + IMAGE, "m.parameters()[0]", None),
    (SEQUENTIAL + IMAGE, "m.layers[0]", None),
    (SEQUENTIAL + IMAGE + "for c in m.modules():\n    c.stride = 2\n", "m(x).shape[2]", None),
    (SEQUENTIAL + IMAGE + "m[0].stride = 3", "m(x).shape[2]", None),
    (SEQUENTIAL + IMAGE + "m[0].weight = 3", "m(x).shape[2]", 7),
    (IMAGE + "class C(nn.Module): pass\nc = C()\nc.add_module('a', nn.Conv2d(8, 8, 3))", "c.a(x).shape[2]", 7),
    (IMAGE + "class C(nn.Module): pass\nc = C()\nc.a = 3\nc.add_module(y, nn.Conv2d(8, 8, 3))", "c.a", 3),
    (IMAGE + "class C(nn.Module):\n    def forward(self, x): return x\nc = C()\nc.register_forward_hook(y)",
     "c(x).shape[2]", None),
    (IMAGE + "c = nn.Conv2d(8, 8, 3)", "c.other(x).shape[2]", None),
    (ROW, "m.output_shape[1]", 7),
    (ROW, "3 if m.output_shape[0] is None else 4", 3),
    (ROW, "m.output.shape[1]", 7),
    (ROW, "m(y).shape[1]", 7),
    (ROW, "m.input_shape[1]", None),
    (ROW, "m.predict(y).shape[1]", 7),
    (ROW, "m.predict(x=np.zeros((1, 9, 9, 8))).shape[1]", 7),
    (ROW + "m.add(layers.Conv2D(8, 3))", "m.output_shape[1]", 5),
    (ROW + "m.add()", "m.output_shape[1]", None),
    (ROW + "y(m)\nm.add(layers.Conv2D(8, 3))", "m.output_shape[1]", None),
    (GRAPH, "m.output_shape[1]", 7),
    (GRAPH, "m.input.shape[1]", 9),
    (GRAPH + "m.add(layers.Conv2D(8, 3))", "m.output_shape[1]", 7),
    (GRAPH + "m.add_module('a', layers.Conv2D(8, 3))", "m.output_shape[1]", 7),
    (GRAPH + "m.append(layers.Conv2D(8, 3))", "m.output_shape[1]", 7),
    (GRAPH, "m(torch.zeros(2, 11, 9, 8)).shape[1]", None),
    (GRAPH, "m(torch.zeros(2, 9, 9, 8), training=True).shape[0]", 2),
    (TWO, "m.input[1].shape[1] + len(m.input)", 11),
    (TWO, "m([torch.zeros(2, 9, 9, 8), torch.zeros(2, 9, 9, 8)]).shape[3]", 16),
    (TWO, "m(y).shape[3]", 16),
    (KERAS + "m = keras.Model(y, z)", "m.output_shape[1]", None),
    (KERAS + "m = keras.Model(y, keras.Input((9, 9, 8)))", "m.output_shape[1]", 9),
    (KERAS + "i = keras.Input((9, 9, 8))\nm = keras.Model(inputs=(i,), outputs=[i])",
     "m(torch.zeros(2, 9, 9, 8))[0].shape[0]", 2),
    (KERAS + "m = keras.Sequential(layers=[layers.Conv2D(8, 3)])\nm.build((None, 9, 9, 8))", "m.output_shape[1]", 7),
    (KERAS + "m = keras.Sequential([layers.Conv2D(8, 3)])\nm.build(input_shape=[None, 9, 9, 8])",
     "m.output_shape[1]", 7),
    (KERAS + "m = keras.Sequential([layers.Conv2D(8, 3)])\nm.build(y)", "m.output_shape[1]", None),
    (KERAS + "m = keras.Sequential()", "m.output_shape[1]", None),
    (KERAS + "m = keras.Sequential([layers.Conv2D(8, 3)])", "m.output_shape[1]", None),
    (IMAGE + "from collections import OrderedDict\nm = nn.Sequential(OrderedDict([('a', nn.Conv2d(8, 8, 3))]))",
     "m(x).shape[2]", 7),
    (IMAGE + "m = nn.Sequential(*y, nn.Conv2d(8, 8, 3))", "m(x).shape[2]", None),
    (IMAGE + "m = nn.Sequential((nn.Conv2d(8, 8, 3),))", "m(x).shape[2]", 7),
    (IMAGE + "m = nn.Sequential([nn.Conv2d(8, 8, 3), *y])", "m(x).shape[2]", None),
    # classes
    (("@y\nclass C:\n    def __init__(self): self.k = 3\n    @classmethod\n    def new(cls):\n"
      "        nn.ConvTranspose2d(8, 8, cls().k + cls.new.k, 2)"),
     "3", 3),
    ("class C:\n    k = 3\n    @classmethod\n    def new(cls): return cls().k\n", "C.new()", 3),
    ((KERAS + "class C(layers.Layer):\n    def build(self, s): self.k = 3\n"
      "    def call(self, x): return self.k\nc = C()"),
     "c(y) * 10 + c(y)", 33),
    ((KERAS + "class C(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
      "    def call(self, x): return 3"),
     "C()(y)", 3),
    (KERAS + "class C(keras.Model): pass\ni = keras.Input((9, 9, 8))\nc = C(i, layers.Conv2D(8, 3)(i))",
     "c(torch.zeros(2, 9, 9, 8)).shape[1]", 7),
    (KERAS + "h = keras.Input((None, 9, 8)).shape[1]", "3 if int(h) == h else 4", 3),
]  # fmt: skip


@every_case(("before", "expression", "found"), [*WORTH, *MODELS])
def test_an_expression_is_worth(before: str, expression: str, found: int | None) -> None:
    """What Python would make of it, or nothing where that cannot be known."""
    known = kernels(f"{before}\nnn.ConvTranspose2d(8, 8, {expression}, 2)") - kernels(before)
    assert known == {found} - kernels(before)


FIT = KERAS + (
    "import numpy as np\nm = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2DTranspose(4, 3, 2)])\n"
    "x = np.zeros((2, 8, 8, 1))\ny = np.zeros((2, 16, 16, 4))\n"
)
FITTED = [
    ("m.compile(loss='mse')\nm.fit(x, y)", ["TCC016"]),
    ("m.compile('adam', 'mse')\nm.fit(x=x, y=y)", ["TCC016"]),
    ("m.compile('adam', keras.losses.MeanSquaredError())\nm.train_on_batch(x, y)", ["TCC016"]),
    ("m.compile('adam', keras.losses.mean_squared_error)\nm.evaluate(x, y)", ["TCC016"]),
    ("m.compile('adam', 'mse')\nm.fit(unknown, y)", ["TCC016"]),
    ("m.compile('adam', 'mse')\nm.fit(x, unknown)", []),
    ("m.compile('adam', 'mse')\nm.fit()", []),
    ("m.compile('adam')\nm.fit(x, y)", []),
    ("m.compile('adam', 'sparse_categorical_crossentropy')\nm.fit(x, y)", []),
    ("m.compile('adam', unknown)\nm.fit(x, y)", []),
    ("m.fit(x, y)", []),
]


@every_case(("text", "codes"), FITTED)
def test_a_loss_that_compares_by_element_needs_equal_shapes(text: str, codes: list[str]) -> None:
    """However it is named; nothing is said where the loss or the target is not known."""
    assert [code for code, _ in findings(FIT + text)] == codes


def test_what_runs_only_where_it_must_fail_is_run_once_more() -> None:
    """A stride of zero that a test expects to fail is silent; a class that nothing else builds is read by itself."""
    head = TORCH + "import pytest\ndef f(k=0):\n    return nn.ConvTranspose2d(8, 8, 3, k)\n"
    assert findings(head + "with pytest.raises(ValueError):\n    nn.ConvTranspose2d(8, 8, 3, 0)") == []
    built = "class C:\n    def __init__(self): f()\nwith pytest.raises(ValueError):\n    C()"
    assert findings(head + built) == [("TCC012", 6)]


def test_a_row_refuses_what_it_does_not_declare() -> None:
    """An input of other channels than its first layer states."""
    text = (
        ROW.replace("layers.Conv2D(8, 3)", "layers.Conv2DTranspose(8, 3)")
        + "import numpy as np\nm(np.zeros((1, 9, 9, 5)))"
    )
    assert [line for _, line in findings(text)] == [5]
