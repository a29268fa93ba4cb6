"""How files are read into claims: by the ending of their names, one reader for each kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tconvcalc.claims import Finding, Ignore, Place, Read
from tconvcalc.readers.python2 import unless_python_2
from tconvcalc.readers.spec.reader import SUFFIXES as SPECS
from tconvcalc.readers.spec.reader import read_spec
from tconvcalc.readers.spec.recognition import may_be_spec

SUFFIXES = (".py", ".ipynb", *SPECS)
"""The endings of the files that can be read."""

NOTHING = Read()


def kind(path: str) -> str:
    """The ending of a file's name, in small letters: ``.py``; empty where it has none."""
    name = path[path.rfind(os.sep) + 1 :]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


class Outcome(NamedTuple):
    """What was read from a file, and the comments in it that silence something."""

    read: Read
    ignores: Sequence[Ignore] = ()


EMPTY = Outcome(NOTHING)
"""What is read from a source that mentions no layer."""


def read_file(
    data: bytes, path: str, *, named: bool, framework: str | None = None, others: Mapping[str, str] | None = None
) -> Outcome | None:
    """Read one file; None where it is data of some other kind, which it may be unless it was named.

    Args:
        data: its bytes.
        path: its name.
        named: whether a person named it, rather than a folder that it is in.
        framework: of specs that name none.
        others: dotted names under which a source can import layers from others, and what these are.
    """
    suffix = kind(path)
    if suffix in SPECS:
        if not named and not may_be_spec(data):
            return None
        read = read_spec(data, path, framework=framework, named=named)
        return None if read is None else Outcome(read)
    return _source(data, path, others, notebook=suffix == ".ipynb")


def _source(data: bytes, path: str, others: Mapping[str, str] | None, *, notebook: bool) -> Outcome:
    """Read a source; what cannot hold a transposed convolution is not even parsed."""
    # A check of specs alone should not load what reads sources, nor should a source without layers.
    from tconvcalc.readers.python.encoding import decode, mentions  # noqa: PLC0415

    if not others and not mentions(data):
        return EMPTY
    reader: Callable[[str, str, Mapping[str, str] | None], tuple[Read, Sequence[Ignore]]]
    if notebook:
        from tconvcalc.readers.python.notebook import read_notebook as reader  # noqa: PLC0415
    else:
        from tconvcalc.readers.python.reader import read_source as reader  # noqa: PLC0415
    try:
        text = decode(data)
    except ValueError as error:
        finding = Finding("TCC900", Place(path), f"this cannot be read: {error}")
        return Outcome(Read(findings=(finding,)))
    read, ignores = reader(text, path, others)
    return Outcome(unless_python_2(read), ignores)
