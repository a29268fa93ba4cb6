"""How a quantity is called where a claim is written: in code as the framework's parameter, elsewhere by our word."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from tconvcalc.claims import Claim
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.question import Value, written

SOURCES = (".py", ".ipynb")
_ARTICLES = {"input_size": "an input of", "output_size": "an output of", "kernel_size": "a kernel of"}


@cache
def _in_code(path: str) -> bool:
    return PurePath(path).suffix.lower() in SOURCES


class Spelling(NamedTuple):
    """The words of one claim: whose they are, whether it is code, and whether its output was asked for by the call."""

    framework: str
    code: bool
    asked: bool

    def name(self, quantity: str) -> str:
        """Call a quantity."""
        return FRAMEWORKS[self.framework].parameter_names.get(quantity, quantity) if self.code else quantity

    def change(self, quantity: str, new: tuple[Value, ...]) -> str:
        """Tell a change of one quantity: ``stride 3``, ``strides=3``, ``padding="VALID"``, ``an input of 128``."""
        if quantity == "output_size" and self.asked:
            return f"{self.name(quantity)} {written(new)}"
        if not self.code:
            return f"{quantity} {self._word(new) or written(new)}"
        parameter = FRAMEWORKS[self.framework].parameter_names.get(quantity)
        if parameter is None or quantity in {"input_size", "output_size"}:
            return f"{_ARTICLES.get(quantity, quantity)} {written(new)}"
        return f"{parameter}={self._literal(new)}"

    def _word(self, new: tuple[Value, ...]) -> str:
        framework, word = FRAMEWORKS[self.framework], new[0]
        return framework.spelled(word) if isinstance(word, str) and word in framework.words else ""

    def _literal(self, new: tuple[Value, ...]) -> str:
        if isinstance(new[0], str):
            return "None" if new[0] == "auto" else f'"{self._word(new)}"'
        each = [str(value) for value in new]
        return each[0] if len(set(each)) == 1 else f"({', '.join(each)})"


def spelling(claim: Claim) -> Spelling:
    """The words of a claim."""
    asked = FRAMEWORKS[claim.framework].states_output or not claim.claimed
    return Spelling(claim.framework, _in_code(claim.place.path), asked)
