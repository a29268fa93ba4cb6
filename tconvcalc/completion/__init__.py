"""Completion without starting Python: the commands, written down as one script for each shell."""

from __future__ import annotations

from collections.abc import Callable

from tconvcalc.completion.bash import bash
from tconvcalc.completion.fish import fish
from tconvcalc.completion.powershell import powershell
from tconvcalc.completion.tree import Tree
from tconvcalc.completion.zsh import zsh

SCRIPTS: dict[str, Callable[[Tree], str]] = {"bash": bash, "zsh": zsh, "fish": fish, "powershell": powershell}

__all__ = ["SCRIPTS", "Tree"]
