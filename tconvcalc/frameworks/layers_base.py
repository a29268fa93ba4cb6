"""What a framework's table of layers is made of: how a callable is spelled, and what it does to a whole shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from re import Pattern
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.signature import REQUIRED, Parameter
from tconvcalc.values import Ends

Kind = Literal["join", "sum", "target", "features", "reshape", "channels", "empty", "model", "assert"]


class Clash(NamedTuple):
    """Shapes that do not go together: in which way, the fact, why, and a change that would do where one is known."""

    kind: Kind
    fact: str
    because: str = ""
    help: str = ""


Outcome: TypeAlias = Shape | Clash | None
"""What comes out: a shape, a clash, or nothing that is known."""


class Given(NamedTuple):
    """What a call gives, by quantity; whatever is no plain value is not known.

    ``first`` is whether channels come before the spatial axes where nothing is said of it; None: that is not known.
    """

    values: Mapping[str, object]
    first: bool | None = None

    def get(self, quantity: str) -> object:
        """The value of a quantity; REQUIRED where it is not given and has no default."""
        return self.values.get(quantity, REQUIRED)

    def number(self, quantity: str) -> int | None:
        """The value of a quantity, if it is a whole number."""
        value = self.values.get(quantity)
        return value if type(value) is int else None

    def numbers(self, quantity: str, count: int) -> tuple[int, ...] | None:
        """The values of a quantity along so many axes, if they are whole numbers."""
        value = self.values.get(quantity)
        if type(value) is int:
            return (value,) * count
        each = value if isinstance(value, tuple) else ()
        each = each * count if len(each) == 1 else each
        return tuple(each) if len(each) == count and all(type(one) is int for one in each) else None

    def word(self, quantity: str) -> str | None:
        """The value of a quantity in small letters, if it is a word."""
        value = self.values.get(quantity)
        return value.lower() if isinstance(value, str) else None


Effect: TypeAlias = Callable[[Given, Sequence[Shape | None]], Outcome]
"""What is made of the shapes of the operands; None stands for one of which nothing is known."""


@dataclass(frozen=True)
class Operation:
    """A layer or a function.

    Attributes:
        effect: what it does to the shapes of its operands.
        parameters: those of the constructor of a layer, those of a function; operands among them are called ``input``,
            ``other`` and so on by their quantities.
        operands: the quantities of a function that are tensors, in the order in which the effect wants them.
        older: other spellings of its keywords.
        fixed: what is given without being written, by quantity.
        windows: over how many axes windows slide, of a convolution or a pooling.
        literal: whether a list of numbers that it is applied to stays that list.
    """

    effect: Effect
    parameters: tuple[Parameter, ...] = ()
    operands: tuple[str, ...] = ("input",)
    older: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, object] = field(default_factory=dict)
    literal: bool = False
    windows: int = 0


def _nothing_more(_given: Given) -> Mapping[str, object]:
    return {}


Style = Literal["module", "layer", "functional", "stated"]
"""How the arguments of a transposed convolution say what it does: a module or a layer that is applied later, a function
of input and weights, or one that is told its output."""


@dataclass(frozen=True)
class Transposed:
    """A callable that builds or applies a transposed convolution.

    Attributes:
        style: how its arguments say what it does.
        framework: whose rules it follows.
        dims: its spatial axes, None where the operands tell.
        parameters: in positional order.
        older: other spellings of its keywords.
        applied: whether it takes its input among its arguments.
        unbatched: whether it also takes an input without a batch.
        requests: whether a call of the layer may say which output size it wants.
        first: whether channels come before the spatial axes where nothing is said of it; None: as the source sets it.
        filters: the order of the axes of the weights of a function; of the channel counts the later is that of a group.
        kernel_dims: where the kernel tells how many axes there are, how many a kernel of one number means.
        kind: what its first argument is then, where it makes other things too.
        read_padding: how a padding is written of which both ends are told, where the framework has its own way.
        any_case: whether it takes padding words in any case, where the framework's own call does not.
        padding_words: words of its own, in small letters: the number that each stands for, None where no rule is known.
        together: what several arguments say together of a quantity, from all that the call gives; None: not known.
        older_row: what takes its place where the call is written as of an older version.
        asks: how a layer is asked for the sizes of another tensor where it is applied; empty where it cannot be.
    """

    style: Style
    framework: str
    dims: int | None
    parameters: tuple[Parameter, ...]
    older: Mapping[str, str] = field(default_factory=dict)
    applied: bool = False
    unbatched: bool = False
    requests: bool = False
    first: bool | None = None
    filters: tuple[str, ...] = ("in_channels", "out_channels", "kernel_size")
    kernel_dims: int | None = None
    kind: str = ""
    read_padding: Callable[[object, int], tuple[int | Ends, ...] | None] | None = None
    any_case: bool = False
    padding_words: Mapping[str, int | None] = field(default_factory=dict)
    together: Callable[[Given], Mapping[str, object]] = _nothing_more
    older_row: Transposed | None = None
    asks: str = ""

    def parameter(self, quantity: str) -> Parameter | None:
        """The parameter that holds a quantity."""
        return next((one for one in self.parameters if one.quantity == quantity), None)


Role = Literal[
    "row",
    "listed",
    "named",
    "wrapper",
    "packed",
    "sizes",
    "shape",
    "input",
    "model",
    "traced",
    "summary",
    "summary_of_one",
    "applies",
    "layout",
    "chunks",
    "pieces",
    "dataset",
    "loader",
]
"""What a callable is that is no layer.

A row of layers, a list of them, a dictionary of them; something that hands back its first argument, or a list of sizes,
as a list or as a tuple; the shape of a tensor; an input, a model of inputs and outputs; something that applies a model
to its second argument, to a stated shape, to one without a batch, or to all its other arguments; a change of the
layout of everything; a tensor as so many parts, or as parts of a stated size; tensors that are gone through at once, or
batches of such."""


class Base(NamedTuple):
    """A class whose subclasses are modules.

    Attributes:
        forward: the method that is run when one is called.
        before: the method that is run before that, once.
        fields: whether the annotated names in the body of a subclass are the arguments of its constructor.
        runs: the methods that call a module on all their arguments but the first, and what such a method hands back:
            what comes out, that with something else, or something else alone.
    """

    forward: str
    before: str = ""
    fields: bool = False
    runs: Mapping[str, Literal["output", "both", "other"]] = MappingProxyType({})


@dataclass(frozen=True)
class Vocabulary:
    """All that a framework says of the callables of its layers, by canonical dotted name.

    Attributes:
        spellings: patterns of the names that modules also go by, and the canonical ones.
        imported_as: under which names modules are usually imported.
        transposed: the transposed convolutions.
        pasted: further ones that are read where one call is given as text, and not in sources.
        layers: what is built first and applied later.
        functions: what is applied at once.
        methods: what tensors can do, by the name of the method; the tensor is the first operand.
        roles: callables that are no layers.
        bases: the classes of modules.
        losses: what compares its two operands.
        applied_methods: the methods of tensors that are transposed convolutions; the tensor is their input.
    """

    spellings: tuple[tuple[Pattern[str], str], ...] = ()
    imported_as: Mapping[str, str] = field(default_factory=dict)
    transposed: Mapping[str, Transposed] = field(default_factory=dict)
    pasted: Mapping[str, Transposed] = field(default_factory=dict)
    layers: Mapping[str, Operation] = field(default_factory=dict)
    functions: Mapping[str, Operation] = field(default_factory=dict)
    methods: Mapping[str, Operation] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    bases: Mapping[str, Base] = field(default_factory=dict)
    losses: Mapping[str, Operation] = field(default_factory=dict)
    applied_methods: Mapping[str, Transposed] = field(default_factory=dict)


def under(prefix: str, names: str, operation: Operation) -> dict[str, Operation]:
    """One operation under several names of a module."""
    return {f"{prefix}{name}": operation for name in names.split()}
