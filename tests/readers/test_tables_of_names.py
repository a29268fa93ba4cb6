"""Names that mean the same: each of a list that a person wrote does what its kin do."""

from __future__ import annotations

import ast

from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.lines import Lines
from tconvcalc.readers.python.tensors import as_tensor
from tests.cases import every_case

NESTED = [
    "easydict.EasyDict",
    "addict.Dict",
    "box.Box",
    "munch.munchify",
    "ml_collections.ConfigDict",
    "ml_collections.config_dict.ConfigDict",
    "omegaconf.OmegaConf.create",
]
FLAT = ["types.SimpleNamespace", "argparse.Namespace", "attrdict.AttrDict"]
HARMLESS = ["weight", "kernel", "bias", "trainable", "name", "_name", "training", "requires_grad"]
HEAD = "import torch\nimport torch.nn as nn\nx = torch.zeros(2, 4, 6, 9)\n"


def shape(source: str) -> str | None:
    """The shape that ``y`` is followed to, if it is known."""
    run = Interpreter(Lines(source, "model.py"), ast.parse(source))
    run.run()
    found = as_tensor(run.module.cell["y"]).shape
    return None if found is None else "x".join(str(size) if isinstance(size, int) else "?" for size in found)


@every_case("name", NESTED)
def test_settings_with_dictionaries_in_them(name: str) -> None:
    """Whichever library holds them."""
    source = f"import {name.partition('.')[0]}\nc = {name}({{'a': {{'k': 3}}}})\n"
    assert shape(f"{HEAD}{source}y = nn.Conv2d(4, 8, c.a.k)(x)\n") == "2x8x4x7"


@every_case("name", FLAT)
def test_settings_by_name(name: str) -> None:
    """Of the keywords."""
    source = f"import {name.partition('.')[0]}\nc = {name}(k=3)\n"
    assert shape(f"{HEAD}{source}y = nn.Conv2d(4, 8, c.k)(x)\n") == "2x8x4x7"


@every_case("name", HARMLESS)
def test_attributes_that_change_no_size(name: str) -> None:
    """A layer that has got one is the same layer; with another that is not known it may be any."""
    source = f"{HEAD}m = nn.Conv2d(4, 8, 3)\nm.@ = q\ny = m(x)\n"
    assert shape(source.replace("@", name)) == "2x8x4x7"
    assert shape(source.replace("@", "stride")) is None


CONV = "self.c = nn.Conv2d(4, 8, 3)"
CLASS = f"class M(nn.Module):\n    def __init__(self):\n        super().__init__()\n        {CONV}\n"
TAKEN = f"{CLASS}    def forward(self, a, b=2):\n        return self.c(a)[:, :, ::b]\n"
CUT = "class M(nn.Conv2d):\n    def forward(self, a):\n        return super().forward(a)[:1]\n"
OWN = "class C:\n    k: int = 3\n    def __init__(self, a):\n        self.a = a\n"
TWO = "m = nn.Sequential(nn.Conv2d(4, 8, 3), nn.Conv2d(8, 8, 3))\n"
EACH = "y = x\nfor one in m:\n    y = one(y)\n"
ROW = "class M(nn.Sequential):\n    def __init__(self, k):\n        super().__init__(nn.Conv2d(4, 8, k), nn.ReLU())\n"
FORWARDED = [
    (TAKEN, "M()(x)", "2x8x2x7"),
    (TAKEN, "M()(b=1, a=x)", "2x8x4x7"),
    (ROW, "M(3)(x)", "2x8x4x7"),
    ("class M(nn.Conv2d):\n    pass\n", "M(4, 8, 3)(x)", "2x8x4x7"),
    (CUT, "M(4, 8, 3)(x)", "1x8x4x7"),
    (OWN, "nn.Conv2d(4, 8, C(3).a)(x)", "2x8x4x7"),
    ("class C:\n    k: int = 3\n    s: int\n", "nn.Conv2d(4, 8, C().k)(x)", "2x8x4x7"),
    ("import torch.nn.functional as F\n", "F.relu(input=x)", "2x4x6x9"),
    ("m = nn.Sequential()\nm.add_module('a', nn.Conv2d(4, 8, 3))\n", "m(x)", "2x8x4x7"),
    ("m = nn.Sequential(nn.Conv2d(4, 8, 3))\nm.append(nn.ReLU())\n", "m(x)", "2x8x4x7"),
    (TWO, "m[0](x)", "2x8x4x7"),
    (TWO, "m[-1](m[0](x))", "2x8x2x5"),
    (TWO + EACH, "y", "2x8x2x5"),
    ("m = nn.ModuleList(nn.Conv2d(4, 4, k) for k in (1, 3))\n" + EACH, "y", "2x4x4x7"),
    ("m = nn.ModuleDict({'a': nn.Conv2d(4, 8, 3)})\n", "m['a'](x)", "2x8x4x7"),
]


@every_case(("before", "expression", "size"), FORWARDED)
def test_modules_are_followed(before: str, expression: str, size: str) -> None:
    """Their constructors, their ``forward``, rows, lists and dictionaries of them."""
    assert shape(f"{HEAD}{before}y = {expression}\n") == size
