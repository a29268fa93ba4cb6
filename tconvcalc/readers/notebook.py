"""Notebooks as claims: what the reader of sources makes of their code cells."""

from __future__ import annotations

from tconvcalc.readers.source.cells import read_notebook

__all__ = ["read_notebook"]
