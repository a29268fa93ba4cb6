"""Sizes through parts, batches, settings, inherited rows and patterns of axes; what fails, and what is left alone."""

from __future__ import annotations

import pytest

from tests.cases import every_case
from tests.readers.input_sizes import input_sizes
from tests.readers.sources import KERAS, TORCH, read
from tests.readers.test_asking import helps
from tests.readers.test_followed import kernels

BEFORE = (
    TORCH
    + "from einops import rearrange\nfrom einops.layers.torch import Rearrange\n"
    + "from torch.utils.data import DataLoader, TensorDataset\n"
    + "t, l, x = torch.zeros(6, 8, 4), [8, 9], torch.zeros(2, 8, 6, 10)\n"
)
SIZES = [  # an expression that makes an input, as torch has it, and its spatial sizes
    ("torch.chunk(x, 2, dim=3)[1]", "6x5"), ("x.chunk(2, -1)[0]", "6x5"), ("x.chunk(4, 3)[0]", None),
    ("x.split(5, 3)[1]", "6x5"), ("torch.split(x, [4, 6], dim=-1)[1]", "6x6"), ("x.split([4, 5], 3)[0]", None),
    ("x.split(4, 3)[0]", "6x4"), ("x.split(4, 3)[2]", "6x2"), ("x.split(0, 3)[0]", None), ("x.split('a', 3)[0]", None),
    ("x.split(2, 9)[0]", None), ("torch.zeros(2, 8, 6, 1000).split(2, 3)[0]", None),
    ("x.split(*y)[0]", None), ("q.chunk(2)[0]", None), ("x.chunk(1000, 3)[0]", None),
    ("torch.zeros(2, 8, q, 10).chunk(2, 2)[0]", "Nonex10"), ("torch.zeros(2, 8, q, 10).split(2, 2)[0]", None),
    ("torch.split(split_size_or_sections=5, tensor=x, dim=3)[0]", "6x5"),
    ('rearrange(torch.zeros(2, 60, 8), "b (h w) c -> b c h w", h=6)', "6x10"),
    ('rearrange(torch.zeros(2, 60, 8), "b (h w) c -> b c h w", h=6, w=10)', "6x10"),
    ('rearrange(torch.zeros(2, 60, 8), "b (h w) c -> b c h w")', None),
    ('rearrange(torch.zeros(2, 60, 8), "b (h w) c -> b c h w", h=q, w=6)', "10x6"),
    ('rearrange(torch.zeros(2, q, 8), "b (h w) c -> b c h w", h=6)', "6xNone"),
    ('rearrange(q, "b (h w) c -> b c h w", h=6, w=7)', "6x7"),
    ('rearrange(x, "b c h w -> b c 1 (h w)")', "1x60"), ('rearrange(x, "b c h w -> (b c) (h w)")', None),
    ('rearrange(x, "b c ... -> b c ...")', None), ('rearrange(x, "b c h -> b c h 1")', None), ("rearrange(x, q)", None),
    ('rearrange(x, "b c h w -> b c h z")', None), ('rearrange(x, "b c h w, b c h w")', None),
    ('rearrange(x, "b c ((h) w) -> b c h w")', None),
    ('Rearrange("b (c h w) -> b c h w", c=8, h=3)(torch.zeros(2, 120))', "3x5"),
    ("next(iter(DataLoader(TensorDataset(x, x), batch_size=2)))[0]", "6x10"),
    ("next(iter(DataLoader(dataset=x)))", "6x10"), ("next(iter(DataLoader(q)))", None), ("next(q)", None),
    ("next(iter(DataLoader(TensorDataset(x), batch_size=None)))[0]", None), ("next(iter(TensorDataset(*q)))", None),
    ("next(iter(DataLoader(TensorDataset(q, x))))[1]", "6x10"), ("next(iter(DataLoader(torch.tensor(3))))", None),
]  # fmt: skip


@every_case(("made", "size"), SIZES)
def test_sizes_of_parts_and_batches(made: str, size: str | None) -> None:
    """Known where the parts are all alike, and there are not too many."""
    text = BEFORE + f"def f(q, y):\n    return nn.ConvTranspose2d(8, 8, 1)({made})"
    assert input_sizes(text) == ({"9": {size}} if size else {})


ITEMS = "class D:\n    def __getitem__(self, i):\n        return {}\n"
TURNS = "for {} in {}(DataLoader(D(), batch_size=4)):\n    nn.ConvTranspose2d(8, 8, 1)({})"


@every_case(
    ("item", "target", "by", "name", "size"),
    [
        ("torch.rand(8, 6, 10)", "a", "", "a", "6x10"),
        ("torch.rand(8, 6, 10), 3", "a, b", "", "a", "6x10"),
        ("torch.rand(8, 6, 10), 3", "i, (a, b)", "enumerate", "a", "6x10"),
        ("torch.rand(i, 6, 10)", "a", "", "a", "6x10"),
        ("i", "a", "", "a", None),
    ],
)
def test_a_dataset_of_the_source_is_gone_through(item: str, target: str, by: str, name: str, size: str | None) -> None:
    """What it hands out, with a batch before."""
    text = BEFORE + ITEMS.format(item) + TURNS.format(target, by, name)
    assert set().union(*input_sizes(text).values(), set()) == ({size} if size else set())


EASY = "from easydict import EasyDict\n"
OWN = "class A(dict):\n    def __init__(self, *a):\n        super().__init__(*a)\n        self.__dict__ = self\n"
FIELDS = "from dataclasses import dataclass, field\n@dataclass\nclass C:\n    "
AFTER = "k: int = 4\n    def __post_init__(self):\n        self.k -= 1\n"
DIAMOND = "class A:\n    k = 4\nclass B(A): pass\nclass C(A):\n    k = 3\nclass D(B, C): pass\n"
SETTINGS = [
    ("from types import SimpleNamespace as S\no = S(k=3)\nX = o.k", 3),
    (EASY + "o = EasyDict({'a': {'k': 3}, 4: 5})\nX = o.a.k", 3),
    (EASY + "o = EasyDict({'a': {'k': 3}})\nX = o['a']['k']", 3),
    ("from argparse import Namespace\no = Namespace(**{'k': 3})\nX = o['k']", 3),
    (OWN + "o = A({'k': 3})\nX = o.k", 3),
    ("class A(dict):\n    __getattr__ = dict.get\no = A(k=3)\nX = o.k", 3),
    ("class A(dict):\n    pass\no = A(k=3)\nX = o.k", None),
    ("class A:\n    k = 3\no = A()\nX = o['k']", None),
    (FIELDS + "k: list = field(default_factory=lambda: [3])\nX = C().k[0]", 3),
    (FIELDS + "k: int = field(default=3)\nX = C().k", 3),
    (FIELDS + "k: int = field(repr=False)\nX = C().k", None),
    (FIELDS + AFTER + "X = C().k", 3),
    ("from tqdm import tqdm\nfor k in tqdm([3]):\n    X = k", 3),
    ("from tqdm import tqdm\nX = tqdm()", None),
    (DIAMOND + "X = D.k", 3),
]


@every_case(("text", "found"), SETTINGS)
def test_settings_are_read(text: str, found: int | None) -> None:
    """As attributes or in brackets, as Python would."""
    assert kernels(f"{text}\nnn.ConvTranspose2d(8, 8, X, 2)") == {found}


ROW = "class R(nn.Sequential):\n    def __init__(self):\n        super().__init__({})\n        {}"
FORWARD = "class R(nn.Module):\n    def __init__(self):\n        self.add_module('a', U(2))\n"
ROWS = [  # how a row of layers is inherited and filled, and what it makes of 6x10
    (ROW.format("", "self.append(U(2))"), "12x20"),
    (ROW.format("", "super().append(U(2))"), "12x20"),
    (ROW.format("", "self.add_module('a', U(2))"), "12x20"),
    (ROW.format("", "self.a = U(2)"), None),
    (ROW.format("U(2)", "self.a = U(2)"), None),
    (ROW.format("U(2)", "self.n = 4"), "12x20"),
    (ROW.format("U(2)", "self.insert(0, U(2))"), None),
    (FORWARD + "    def forward(self, x): return self.a(x)", "12x20"),
    ("class M(nn.Module):\n    def forward(self, x): return x\nm = M()\nm.forward = U(2)\nR = lambda: m", "12x20"),
]


@every_case(("text", "size"), ROWS)
def test_rows_that_are_inherited(text: str, size: str | None) -> None:
    """Known where it is certain what is in them, and in which order."""
    before = BEFORE + "def U(k): return nn.ConvTranspose2d(8, 8, k, 2)\n"
    told = input_sizes(before + text + "\ny = nn.ConvTranspose2d(8, 8, 9)(R()(x))")
    last = str((before + text).count("\n") + 2)
    assert told.get(last) == ({size} if size else None)


def test_what_a_layer_of_keras_builds_is_its_own() -> None:
    """Each object builds what it has, with the shape that arrives first."""
    body = "class P(layers.Layer):\n    def build(self, s):\n        self.up = layers.Conv2DTranspose(4, s[1])\n"
    text = KERAS + body + "    def call(self, x):\n        return self.up(x)\n"
    text += "P()(keras.Input((3, 3, 4)))\nP()(keras.Input((5, 5, 4)))\n"
    assert {one.given["kernel_size"] for one in read(text).claims} == {(3,), (5,)}  # type: ignore[union-attr]


BAD = "torch.cat([nn.ConvTranspose1d(1, 1, 3, 2)(torch.zeros(1, 1, 8)), torch.zeros(1, 1, 16)], 1)"
FAILING = [
    f"def test(ctx):\n    with ctx:\n        {BAD}",
    f"@pytest.mark.xfail(strict=True)\ndef test():\n    {BAD}",
    f"class T:\n    @unittest.expectedFailure\n    def test(self):\n        {BAD}",
    f"pytest.raises(RuntimeError, lambda: {BAD})",
    f"class Q:\n    def __exit__(self, *e):\n        return True\nwith Q():\n    {BAD}",
    f"class Q:\n    def __exit__(self, *e):\n        return True\nq = Q()\nwith q:\n    {BAD}",
    f"@contextmanager\ndef q():\n    try:\n        yield\n    except RuntimeError:\n        pass\nwith q():\n    {BAD}",
]
MET = [
    f"with torch.no_grad():\n    {BAD}",
    f"class Q:\n    def __exit__(self, *e):\n        return False\nwith Q():\n    {BAD}",
    f"class Q:\n    pass\nwith Q():\n    {BAD}",
    f"@contextmanager\ndef q():\n    yield\nwith q():\n    {BAD}",
    f"def g(f): return f()\ng(lambda: {BAD})",
    f"pytest.raises(RuntimeError, g)\n{BAD}",
]


@every_case(("text", "found"), [(one, 0) for one in FAILING] + [(one, 1) for one in MET])
def test_what_is_meant_to_fail(text: str, found: int) -> None:
    """Is no finding, however that is said."""
    before = "import pytest, unittest\nfrom contextlib import contextmanager\n" + TORCH
    assert len(read(before + text).meetings) == found


CLASS = "class D(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.f = nn.Linear(9, 1)\n"
LEFT = "up = nn.ConvTranspose2d(8, 8, 2)\n" + CLASS + "    def forward(self, x):\n        {}\n"
SEEN = [
    "return self.f(torch.zeros(1, 8))",
    "return self.f(nn.Flatten()(up(x)[:, :, :2, :1].reshape(1, 8)))",
    "def inner(y: Float[Tensor, '1 8']):\n            self.f(y)\n        inner(x)",
]


@pytest.mark.parametrize("body", SEEN)
def test_what_makes_an_input_or_names_a_transposed_convolution_is_followed(body: str) -> None:
    """Although nothing calls it."""
    assert [one.kind for one in read(TORCH + LEFT.format(body)).meetings] == ["features"]


def test_names_lead_to_transposed_convolutions() -> None:
    """Through imports, functions, classes, and whatever is filled."""
    text = """
from torch.nn import ConvTranspose2d as Up, Linear
TABLE = {}
TABLE["up"] = Up
if TABLE:
    def make(k):
        return TABLE["up"](8, 8, k)
class Base:
    def up(self):
        return make(3)
class Net(Base):
    def __init__(self):
        self.k = self.up()
def other():
    return Net()
def apart():
    return Linear(3, 3)
"""
    assert kernels(text) == {3}


def test_a_definition_is_asked_for_by_its_kind() -> None:
    """A word that asks for a transposed convolution names it."""
    text = (
        "import onnx\ndef f(k):\n    return onnx.helper.make_node('ConvTranspose', ['x'], ['y'], kernel_shape=[k, 3])\n"
    )
    assert len(read(text).claims) + len(read(text).unread) == 1


def test_stacked_shapes_have_to_agree() -> None:
    """As torch says; of another rank nothing is told."""
    two = "torch.stack([nn.ConvTranspose1d(1, 1, 3, 2)(torch.zeros(1, 1, 8)), {}])"
    assert [one.kind for one in read(TORCH + two.format("torch.zeros(1, 1, 16)")).meetings] == ["join"]
    assert read(TORCH + two.format("torch.zeros(1, 1, 17)")).meetings == ()
    assert read(TORCH + two.format("torch.zeros(1, 17)")).meetings == ()


def test_patterns_that_do_not_fit() -> None:
    """Sizes that no axes make."""
    text = BEFORE + 'nn.ConvTranspose2d(8, 8, 2)(rearrange(torch.zeros(2, 60, 8), "b (h w) c -> b c h w", h={}, w=10))'
    assert [one.kind for one in read(text.format(7)).meetings] == ["reshape"]
    assert read(text.format(6)).meetings == ()


HELPS = [
    ("nn.ConvTranspose2d(8, 8, 2)(x.view(2, 8, 5, 5))", []),
    ("nn.ConvTranspose2d(8, 8, 2)(x.reshape(2, 8, 6, 11))", []),
    ("nn.ConvTranspose2d(8, 8, 2)(torch.zeros(2, 72).view(2, 8, 4, 4))", ["the shape 2x8x3x3"]),
    ("nn.ConvTranspose2d(8, 8, 2)(torch.zeros(2, 72).view(-1, 8, 5, 5))", ["the shape -1x8x3x3"]),
    ("nn.ConvTranspose2d(8, 8, 2)(torch.zeros(2, 72).view(2, 16, 3, 3))", ["the shape 2x8x3x3"]),
    ("nn.ConvTranspose2d(16, 8, 2)(torch.zeros(2, 72).view(2, 16, 3, 3))", []),
    ("torch.zeros(2, 72).view(2, 8, 4, 4)", []),
    ("nn.ConvTranspose1d(8, 8, 2)(torch.zeros(2, 72).view(2, 8, 8))", []),
    ("nn.ConvTranspose2d(8, 8, 2)(nn.Unflatten(1, (8, 4, 4))(torch.zeros(2, 72)))", []),
]


@every_case(("text", "told"), HELPS)
def test_a_shape_that_would_do_is_told(text: str, told: list[str]) -> None:
    """Where the spatial sizes are equal or only the channels differ, and a layer behind it takes what comes."""
    (met,) = read(BEFORE + text).meetings
    assert list(met.help) == told


def test_the_layer_before_is_told_beside_the_features() -> None:
    """With its line, for the layer that takes them stands elsewhere."""
    text = "y = nn.ConvTranspose2d(8, 1, 4, 2, 2)(torch.zeros(1, 8, 4, 4))\nnn.Linear(64, 1)(y.flatten(1))"
    (met,) = read(TORCH + text).meetings
    assert list(met.help) == ["in_features=36", "padding=1 at line 4", "kernel_size=6 at line 4"]


def test_a_layer_is_not_asked_for_a_shape_beside_of_which_nothing_is_known() -> None:
    """What comes into it may have any size."""
    assert not any("output_size" in one for one in helps("s = x[:, :4]\nreturn self.up(q(small)) + s"))


def test_an_input_is_rounded_where_its_axes_need_different_sizes() -> None:
    """The nearest multiples of a power of two, downwards and upwards; what is cut is followed again."""
    up = "x = nn.MaxPool2d(4)(x)\ny = nn.ConvTranspose2d(8, 8, 4, 4)(x)\n"
    told = ["an input of 32x28", "an input of 32"]
    assert helps(up + "return torch.cat([nn.ReLU()(y), skip], 1)", size=32) == told
    assert helps(up + "return y[:, :, 1:] + skip[:, :, 1:]", size=32) == told
