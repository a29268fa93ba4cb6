"""Python sources and notebooks as claims: parsed, never run or imported."""

from __future__ import annotations

from tconvcalc.readers.source.cells import read_notebook
from tconvcalc.readers.source.comments import Ignore
from tconvcalc.readers.source.encoding import decode, mentions
from tconvcalc.readers.source.reader import read_source

__all__ = ["Ignore", "decode", "mentions", "read_notebook", "read_source"]
