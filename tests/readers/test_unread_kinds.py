"""Of which kind it is that something is left unread: one source for each."""

from __future__ import annotations

from tconvcalc.claims import NEEDED
from tconvcalc.readers.python2 import unless_python_2
from tests.cases import every_case
from tests.readers.sources import TORCH, read

LONG = "".join("    " * i + f"for a{i} in range(60):\n" for i in range(8)) + "    " * 8 + "b = a0 + a7\n"
LONG += "nn.ConvTranspose2d(8, 8, 3)"
KINDS = [
    ("import sys\nnn.ConvTranspose2d(8, 8, int(sys.argv[1]), stride=int(sys.argv[2]))", ["value"]),
    ("def f(*a): return nn.ConvTranspose2d(*a)", ["value"]),
    ("ConvTranspose2d(8, 8, 3)", ["name"]),
    ("from elsewhere import *\nConvTranspose2d(8, 8, 3)", ["name"]),
    ("kind = nn.Conv2d if a else nn.ConvTranspose2d\nConvTranspose2d = kind\nConvTranspose2d(8, 8, 3)", ["name"]),
    ("from own.layers import ConvTranspose2d\nConvTranspose2d(8, 8, 3)", ["module"]),
    ("if False:\n    nn.ConvTranspose2d(8, 8, 3)", ["call"]),
    (LONG, ["length"]),
    ("from pytest import raises\nwith raises(ValueError):\n    nn.ConvTranspose2d(8, 8, 3)", ["failure"]),
    ("x = 3  # tconvcalc: 7 -> 14", ["comment"]),
    ("#" * (1 << 21), ["length"]),
    ("print 'a'\nnn.ConvTranspose2d(8, 8, 3)", ["syntax"]),
    ("nn.ConvTranspose2d(8, 8, 3)", []),
]


@every_case(("text", "kinds"), KINDS, ids=range(len(KINDS)))
def test_every_kind_has_a_source(text: str, kinds: list[str]) -> None:
    """And every kind says what it would have taken."""
    assert [one.kind for one in unless_python_2(read(TORCH + text)).unread] == kinds
    assert set(kinds) <= set(NEEDED)


def test_no_kind_is_without_a_source() -> None:
    """A kind that nothing comes to is none."""
    assert {kind for _, kinds in KINDS for kind in kinds} == set(NEEDED)
