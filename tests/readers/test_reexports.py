"""Layers that are imported from another source of the checked tree, under whatever name."""

from __future__ import annotations

from pathlib import Path

import pytest

import tconvcalc
from tconvcalc.claims import CheckResult
from tconvcalc.readers.reexports import MOST_SOURCES, Reexports

BLOCKS = """
from functools import partial
from torch import nn
from torch.nn import ConvTranspose2d, ConvTranspose3d as Up
Deconv = nn.ConvTranspose2d
_private = nn.ConvTranspose2d
Half = partial(nn.ConvTranspose2d, kernel_size=2)
class Own(nn.ConvTranspose2d): pass
class Other(nn.Conv2d): pass
SIZE = 3
"""
WRONG = "(8, 8, 4, output_padding=1)"
"""Arguments with which no transposed convolution can be built."""


def check(folder: Path, **sources: str) -> CheckResult:
    """Check a tree of these sources; two underscores stand for a folder, ``init`` for what makes one a package."""
    for name, text in sources.items():
        path = folder / f"{name.replace('__', '/').replace('init', '__init__')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tconvcalc.check(folder)


READ = [
    "from .blocks import Deconv",
    "from .blocks import Deconv as D\nDeconv = D",
    "from . import Deconv",
    "from pack.blocks import Deconv",
    "from blocks import Deconv",
    "from . import blocks\nDeconv = blocks.Deconv",
    "from .. import pack\nDeconv = pack.blocks.Deconv",
    "import pack.blocks\nDeconv = pack.blocks.Deconv",
    "import pack.blocks as own\nDeconv = own.Deconv",
    "from .blocks import *",
    "from .blocks import Up as Deconv",
    "from .blocks import ConvTranspose2d as Deconv",
]


@pytest.mark.parametrize("text", READ)
def test_a_layer_of_another_source_is_read(text: str, tmp_path: Path) -> None:
    """And judged where it is built."""
    sources = {"pack__blocks": BLOCKS, "pack__init": "from .blocks import Deconv\n"}
    found = check(tmp_path, **sources, pack__net=f"{text}\nx = Deconv{WRONG}\n")
    assert [(one.code, Path(one.place.path).name) for one in found.findings] == [("TCC004", "net.py")]
    assert (found.layers, found.unread) == (1, ())


def test_a_layer_is_handed_on_through_packages(tmp_path: Path) -> None:
    """Under another name each time, whatever the order of the files is; not without end."""
    first = {"a__z": BLOCKS, "a__init": "from .z import Deconv as B\n", "b__c": "from a import B as C\n"}
    assert len(check(tmp_path, **first, aa=f"from b.c import C\nC{WRONG}\n").findings) == 1
    far = {f"m{9 - level}": f"from m{8 - level} import D\nD{WRONG}\n" for level in range(7)}
    found = check(tmp_path / "far", m2="from torch import nn\nD = nn.ConvTranspose2d\n", **far)
    assert [Path(one.place.path).stem for one in found.findings] == ["m3", "m4", "m5", "m6"]


@pytest.mark.parametrize("name", ["Half", "Own"])
def test_what_may_be_built_otherwise_is_unread(name: str, tmp_path: Path) -> None:
    """Of the kind that says what it would have taken, also where it is handed on once more."""
    more = f"from .net import {name}\n{name}(8, 8)\n"
    found = check(
        tmp_path, pack__blocks=BLOCKS, pack__net=f"from .blocks import {name}\n{name}(8, 8)\n", pack__more=more
    )
    assert [one.kind for one in found.unread] == ["module", "module"]
    assert not found.findings


OTHERS = [
    "from .blocks import _private as Deconv",
    "from .blocks import Other as Deconv",
    "from .blocks import SIZE as Deconv",
    "from .other import Deconv",
    "from ...blocks import Deconv",
    "from .blocks import Deconv\nDeconv = print",
    "class Deconv:\n    blocks = 3",
]


@pytest.mark.parametrize("text", OTHERS)
def test_anything_else_stays_what_it_is(text: str, tmp_path: Path) -> None:
    """A name alone makes no layer."""
    found = check(tmp_path, pack__blocks=BLOCKS, pack__net=f"{text}\nx = Deconv{WRONG}\n")
    assert (found.findings, found.unread, found.layers) == ((), (), 0)


def test_what_is_imported_by_its_own_name_is_read_too(tmp_path: Path) -> None:
    """It was unread as long as its source was not known."""
    user = f"from blocks import ConvTranspose2d\nConvTranspose2d{WRONG}\n"
    assert [one.kind for one in check(tmp_path / "a", net=user).unread] == ["module"]
    blocks = "from torch.nn import ConvTranspose2d\n"
    found = check(tmp_path / "b", net=user, blocks=blocks, idle="x = 3\n")
    assert ([one.code for one in found.findings], found.unread) == (["TCC004"], ())


def test_a_notebook_imports_as_well(tmp_path: Path) -> None:
    """What it calls is read; nothing imports from it."""
    code = '["from blocks import Deconv\\n", "Deconv(8, 8, 4, output_padding=1)"]'
    cell = f'{{"cell_type": "code", "source": {code}}}'
    (tmp_path / "a.ipynb").write_text(f'{{"nbformat": 4, "cells": [{cell}]}}', encoding="utf-8")
    found = check(tmp_path, blocks=BLOCKS)
    assert [(one.code, one.place.cell) for one in found.findings] == [("TCC004", 1)]


def test_only_so_many_sources_are_kept_in_mind() -> None:
    """A tree without end costs no memory without end."""
    known = Reexports()
    for number in range(MOST_SOURCES + 5):
        known.add(f"m{number}.py", {f"name{number}": ""})
    assert len(known.names()) == MOST_SOURCES
    assert {"m3.name3", ".m3.name3"} <= known.seen_from("x.py").keys()
    assert {"m3.name3", ".m3.name3"}.isdisjoint(known.seen_from("m3.py"))
