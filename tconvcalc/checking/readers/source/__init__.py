"""Python sources and notebooks as claims: parsed, never run or imported."""

from __future__ import annotations

from tconvcalc.checking.readers.source.cells import read_notebook
from tconvcalc.checking.readers.source.comments import Ignore
from tconvcalc.checking.readers.source.encoding import decode, mentions
from tconvcalc.checking.readers.source.reader import read_source

__all__ = ["Ignore", "decode", "mentions", "read_notebook", "read_source"]
