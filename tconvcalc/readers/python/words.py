"""What all frameworks say of the callables of their layers, put together, and one name for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.layers_base import Base, Operation, Role, Transposed, Vocabulary

_MOST_CHARACTERS = 200  # of a dotted name
_FURTHER = frozenset({"ConvNDTranspose", "Deconvolution", "DeconvolutionND"})
"""Names of transposed convolutions that no table tells of."""


_MAKING = frozenset({"input", "summary", "summary_of_one", "traced", "dataset", "loader"})


class Words:
    """The tables of all frameworks as one.

    ``making`` are the last names of what makes or states an input, ``stating`` those of what states any size, ``kinds``
    the words that ask for transposed convolutions.
    """

    def __init__(self, vocabularies: list[Vocabulary]) -> None:
        """Put these together."""
        self.transposed: dict[str, Transposed] = {}
        self.layers: dict[str, Operation] = {}
        self.functions: dict[str, Operation] = {}
        self.methods: dict[str, Operation] = {}
        self.roles: dict[str, Role] = {}
        self.bases: dict[str, Base] = {}
        self.losses: dict[str, Operation] = {}
        self.applied_methods: dict[str, Transposed] = {}
        self._spellings = [one for each in vocabularies for one in each.spellings]
        for each in vocabularies:
            self._add(each)
        self._canonical: dict[str, str] = {}
        self.kinds = frozenset(row.kind for row in self.transposed.values() if row.kind)
        inputs = (name for name, role in self.roles.items() if role in _MAKING)
        shaped = (name for name, one in self.functions.items() if not one.operands)
        self.making = frozenset(name.rpartition(".")[2] for name in (*inputs, *shaped))
        tables = (self.functions, self.methods, self.layers)
        stating = (name for table in tables for name, one in table.items() if _states(one))
        handed = (name for name, role in self.roles.items() if role == "wrapper")  # a list of numbers has a shape
        self.stating = self.making | {name.rpartition(".")[2] for name in (*stating, *handed)}
        alone = (name for name, row in self.transposed.items() if not row.kind)
        self._sounds = _FURTHER | {name.rpartition(".")[2] for name in alone}

    def _add(self, each: Vocabulary) -> None:
        mine: tuple[dict[str, object], ...] = (
            self.transposed, self.layers, self.functions, self.methods, self.roles, self.bases, self.losses,
            self.applied_methods,
        )  # type: ignore[assignment]  # fmt: skip
        theirs: tuple[Mapping[str, object], ...] = (
            each.transposed, each.layers, each.functions, each.methods, each.roles, each.bases, each.losses,
            each.applied_methods,
        )  # fmt: skip
        for table, more in zip(mine, theirs, strict=True):
            table.update(more)

    def canonical(self, dotted: str) -> str:
        """The name under which the tables know a dotted name."""
        if len(dotted) > _MOST_CHARACTERS:
            return dotted
        if dotted not in self._canonical:
            name = dotted + "."
            for pattern, plain in self._spellings:
                name = pattern.sub(plain, name)
            name = name[:-1]
            for pattern, plain in self._spellings:
                name = pattern.sub(plain, name)
            if len(self._canonical) > 1 << 12:
                self._canonical.clear()
            self._canonical[dotted] = name
        return self._canonical[dotted]

    def sounds_transposed(self, name: str) -> bool:
        """Whether the last part of a name is that of a transposed convolution, wherever it comes from."""
        return name in self._sounds


def _states(operation: Operation) -> bool:
    """Whether an operation is told a whole shape."""
    return any(one.quantity in {"shape", "output_size"} for one in operation.parameters)


@cache
def words() -> Words:
    """The tables of all frameworks, loaded once."""
    return Words([each.load_layers() for each in FRAMEWORKS.values()])
