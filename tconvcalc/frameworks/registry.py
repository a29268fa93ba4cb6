"""The frameworks that are known, each one folder and one line here, and how a name that was typed becomes one."""

from __future__ import annotations

from difflib import get_close_matches

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.caffe import CAFFE
from tconvcalc.frameworks.jax import JAX
from tconvcalc.frameworks.keras import KERAS
from tconvcalc.frameworks.mlx import MLX
from tconvcalc.frameworks.onnx import ONNX
from tconvcalc.frameworks.paddle import PADDLE
from tconvcalc.frameworks.pytorch import PYTORCH
from tconvcalc.frameworks.tensorflow import TENSORFLOW
from tconvcalc.frameworks.tinygrad import TINYGRAD
from tconvcalc.layer import Word
from tconvcalc.text import listed, printable
from tconvcalc.values import LARGEST

_ALL = (TENSORFLOW, KERAS, PYTORCH, JAX, ONNX, PADDLE, MLX, TINYGRAD, CAFFE)
FRAMEWORKS: dict[str, Framework] = {framework.name: framework for framework in _ALL}
"""Name -> framework, in the order in which answers come."""

EVERY = "all"
"""Stands for every framework where one is named."""

_MOST_SHOWN = 48  # characters of a name that is not known


class UnknownFrameworkError(MisuseError):
    """A name that no framework has; ``nearest`` is the one that was most likely meant, if any is like it."""

    def __init__(self, name: object, where: str) -> None:
        """Complain about ``name``, which was given at ``where`` (an option or a key)."""
        typed = str.__str__(name) if isinstance(name, str) else ""
        shown = f'"{printable(typed[:_MOST_SHOWN])}{"…" if len(typed) > _MOST_SHOWN else ""}"'
        if not isinstance(name, str):
            short = isinstance(name, float) or (isinstance(name, int) and abs(name) <= LARGEST)
            shown = repr(name) if short else f"a value of the type {type(name).__name__}"
        known = [spelling for framework in FRAMEWORKS.values() for spelling in spellings(framework)]
        near = get_close_matches(typed.strip().lower()[:_MOST_SHOWN], known, n=1)
        self.nearest = near[0] if near else ""
        why = f"no framework is called {shown}"
        parts = [part.strip() for part in typed[:_MOST_SHOWN].split(",")]
        if len(parts) > 1 and all(part.lower() in known for part in parts):
            meant, instead = "", " ".join(f"{where} {part}" for part in parts)
            super().__init__(f"{where}: {why}\nwrite {instead}", option=where, why=why, instead=instead)
            return
        meant = f" (the nearest is {self.nearest})" if near else ""
        super().__init__(f"{where}: {why}{meant}\nwrite {choices()}", option=where, why=why, instead=choices())


def resolve(name: object, where: str = "--framework") -> Framework:
    """The framework that a name or an alias means, in any case.

    Args:
        name: what was given.
        where: the option or the key at which it was given, for the complaint.

    Raises:
        UnknownFrameworkError: no framework has this name.
    """
    plain = str.__str__(name).strip().lower() if isinstance(name, str) else ""
    for framework in FRAMEWORKS.values():
        if plain in spellings(framework):
            return framework
    raise UnknownFrameworkError(name, where)


def spellings(framework: Framework) -> tuple[str, ...]:
    """Every name of a framework, the aliases last."""
    return framework.name, *framework.aliases


def choices() -> str:
    """The names that may be written, with their usual aliases: ``tensorflow (tf), keras or pytorch (torch)``."""
    each = [name + (f" ({known.aliases[0]})" if known.aliases else "") for name, known in FRAMEWORKS.items()]
    return listed(each, "or")


def padding_words() -> tuple[Word, ...]:
    """The padding words that any framework knows, sorted."""
    return tuple(sorted({word for framework in FRAMEWORKS.values() for word in framework.words}))
