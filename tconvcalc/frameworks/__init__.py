"""What each framework really does: one folder each, told as tables that every other package reads."""

from __future__ import annotations

from tconvcalc.frameworks.registry import FRAMEWORKS, resolve

__all__ = ["FRAMEWORKS", "resolve"]
