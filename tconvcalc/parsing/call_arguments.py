"""Which parameter of a call has which argument, and what each says."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.layers_base import Transposed
from tconvcalc.frameworks.signature import REQUIRED
from tconvcalc.parsing.call_names import EXAMPLE, Form
from tconvcalc.parsing.call_values import shape_of, value_of
from tconvcalc.question import QUANTITIES
from tconvcalc.text import printable, short


@dataclass(frozen=True)
class Arguments:
    """The arguments of one call, by the names of its parameters."""

    form: Form
    given: dict[str, ast.expr]

    @cached_property
    def values(self) -> dict[str, Any]:
        """What each of them says."""
        return {name: value_of(node) for name, node in self.given.items()}

    def name(self, quantity: str) -> str:
        """How the call calls a quantity; empty where it has none such."""
        parameter = self.form.parameter(quantity)
        return parameter.name if parameter else ""

    def value(self, quantity: str, missing: object = None) -> Any:  # noqa: ANN401 -- any Python value
        """What is written of a quantity, else its default; ``missing`` where it is neither."""
        parameter = self.form.parameter(quantity)
        if parameter is None or (parameter.default is REQUIRED and parameter.name not in self.given):
            return missing
        return self.values.get(parameter.name, parameter.default)

    def shape(self, quantity: str) -> tuple[int | None, ...]:
        """The shape of a tensor that is made on the spot."""
        return shape_of(self.given.get(self.name(quantity)))

    @property
    def channels_first(self) -> bool:
        """Whether a data format says that the channels of the input come before its spatial axes."""
        written = self.values.get("data_format")
        return isinstance(written, str) and written.upper().startswith(("NC", "CHANNELS_FIRST"))

    def complaint(self, name: str) -> str:
        """Why an argument cannot be taken as it is written, and what to write."""
        written = ast.unparse(self.given[name])
        shown = f"{name} is {short(written)}"
        lacks = self.form.framework.lacks
        if isinstance(self.values[name], str) and name == self.name("padding") and "word" in lacks:
            return f"{shown}: {lacks['word']}"
        return f"{shown}, which is not read here\nwrite numbers in its place"


def bound(form: Form, call: ast.Call) -> Arguments:
    """Tell which argument is which.

    Raises:
        MisuseError: it cannot be told, or one of them is an argument of another call.
    """
    name = printable(ast.unparse(call.func))
    if any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords):
        raise MisuseError(f"cannot read the call: what * stands for is not known\n{EXAMPLE}")
    own = call.args[len(form.signatures[0].before) :]
    if len(own) > len(form.parameters):
        raise MisuseError(f"{name}: it takes at most {len(form.parameters)} arguments by place")
    given = {parameter.name: argument for parameter, argument in zip(form.parameters, own, strict=False)}
    if form.row and _of_first_version(form.row, call):
        raise MisuseError(f"{name} is written for a version that took any output\nwrite it as the layer of today")
    older = form.row.older if form.row else {}
    for keyword in call.keywords:
        given[older.get(str(keyword.arg), str(keyword.arg))] = keyword.value
    for argument in given:
        _refuse_strange(form, name, argument)
    return Arguments(form, given)


def _of_first_version(row: Transposed, call: ast.Call) -> bool:
    """Whether a keyword is one that a layer had only then, or that was spelled otherwise then."""
    if row.older_row is None:
        return False
    then = {one.name for one in row.older_row.parameters} - {one.name for one in row.parameters}
    return any(keyword.arg in then | set(row.older) for keyword in call.keywords)


def _refuse_strange(form: Form, name: str, argument: str) -> None:
    """Refuse an argument that bears on the sizes elsewhere and is none of this call."""
    further = (word for one in form.signatures for word in one.further)
    quantity = _meant(argument)
    if quantity and argument not in {*(each.name for each in form.parameters), *further}:
        mine = form.parameter(quantity)
        raise MisuseError(f"{name} has no argument {argument}" + (f"\nwrite {mine.name}" if mine else ""))


def _meant(argument: str) -> str:
    """The quantity that some framework calls so, empty where none does."""
    every = (each for framework in FRAMEWORKS.values() for each in framework.signatures[0].parameters)
    return next((each.quantity for each in every if each.name == argument and each.quantity in QUANTITIES), "")
