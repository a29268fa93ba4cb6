"""The frameworks that are known, each one file and one line here."""

from __future__ import annotations

from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.keras import KERAS
from tconvcalc.frameworks.pytorch import PYTORCH
from tconvcalc.frameworks.tensorflow import TENSORFLOW

FRAMEWORKS: dict[str, Framework] = {framework.name: framework for framework in (TENSORFLOW, KERAS, PYTORCH)}
ALIASES = {"tf": "tensorflow", "torch": "pytorch"}

__all__ = ["ALIASES", "FRAMEWORKS"]
