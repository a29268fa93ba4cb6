"""One call as text, in a framework's own spelling, read and never run: ``nn.ConvTranspose2d(64, 32, 3, stride=2)``.

What does not bear on the sizes may be a variable; a bias that is one is taken as there. What bears on them and is no
number is asked for, unless it is given beside the call.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from warnings import catch_warnings, simplefilter

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.registry import resolve
from tconvcalc.frameworks.signature import Signature, Storage
from tconvcalc.parsing.call_arguments import Arguments, bound
from tconvcalc.parsing.call_names import EXAMPLE, Form, form_of
from tconvcalc.parsing.call_sizes import BY_AXIS, of_rank, sizes, spatial
from tconvcalc.parsing.call_values import UNKNOWN, whole
from tconvcalc.parsing.quantities import MANNERS, refused
from tconvcalc.question import Value
from tconvcalc.text import listed, printable
from tconvcalc.values import Ends

_LONGEST = 10_000
_QUANTITIES = (*BY_AXIS, "padding", "output_padding")
_COUNTS = ("in_channels", "out_channels", "groups")


class CallRead(NamedTuple):
    """What a call says of a layer.

    Attributes:
        framework: whose call it is.
        signature: the call of its table that keeps weights as this one does.
        given: quantity -> one value for all axes, or one for each.
        unread: quantity -> why it is not known, for those that are written and are no numbers.
        counts: channel counts and groups, those that are numbers.
        biased: whether it adds a bias.
        storage: the way it keeps its weights, where an argument asks for another one than usual.
        further: what else it says that bears on the sizes, by the name of the argument.
    """

    framework: str
    signature: Signature
    given: dict[str, tuple[Value, ...]]
    unread: dict[str, str]
    counts: dict[str, int]
    biased: bool
    storage: Storage | None
    further: dict[str, Any]


def looks_like_a_call(text: str) -> bool:
    """Whether a text is meant as a call rather than as a name."""
    return "(" in text


def read_call(text: str, frameworks: Sequence[str] = ()) -> CallRead:
    """Read one call.

    Args:
        text: the call, with or without a variable that takes it, an input that it is applied to, or calls around it.
        frameworks: whose call it may be; empty for any.

    Raises:
        MisuseError: it is no call that is known, or an argument cannot be one of it.
    """
    call, form = _found(text, [resolve(each) for each in frameworks])
    arguments = bound(form, call)
    signature = of_rank(arguments)
    storage = signature.kept(arguments.values)
    beside = sizes(arguments, signature, storage or signature)
    read = {name: _quantity(arguments, signature, name) for name in _QUANTITIES if name not in beside}
    return CallRead(
        form.framework.name,
        signature,
        {**{name: each for name, each in read.items() if isinstance(each, tuple)}, **beside},
        {name: arguments.complaint(arguments.name(name)) for name, each in read.items() if each is UNKNOWN},
        _counts(arguments),
        _biased(arguments, signature, call),
        storage,
        _further(arguments, signature),
    )


def _found(text: str, frameworks: Sequence[Framework]) -> tuple[ast.Call, Form]:
    """The one call of a transposed convolution in a text, and its form."""
    calls = list(_calls(text))
    known = [(call, form) for call in calls if (form := form_of(call, frameworks))]
    if not calls:
        raise MisuseError(f'cannot read "{printable(text[:80])}" as one call\n{EXAMPLE}')
    if not known:
        names = listed([printable(ast.unparse(call.func)[:80]) for call in calls[:3]])
        raise MisuseError(f"no transposed convolution is known by the name {names}\n{EXAMPLE}")
    if len(known) > 1:
        raise MisuseError(f"{len(known)} transposed convolutions are called there\nwrite one of them alone")
    return known[0]


def _calls(text: str) -> Iterator[ast.Call]:
    """Every call in a text that has a name."""
    if len(text) > _LONGEST:
        raise MisuseError(f"the call has {len(text):,} characters: one call has at most {_LONGEST:,}")
    try:
        with catch_warnings():
            simplefilter("ignore")  # about escapes in strings, which are not ours to judge
            body = ast.parse(textwrap.dedent(text).strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    if len(body) == 1:
        named = (node for node in ast.walk(body[0]) if isinstance(node, ast.Call))
        yield from (node for node in named if isinstance(node.func, ast.Name | ast.Attribute))


def _further(arguments: Arguments, signature: Signature) -> dict[str, Any]:
    """The arguments that only the framework itself knows to read."""
    named = {name: arguments.values[name] for name in signature.further if name in arguments.given}
    for name, value in named.items():
        if value is UNKNOWN or (isinstance(value, tuple) and UNKNOWN in value):
            raise MisuseError(arguments.complaint(name))
    return named


def _quantity(arguments: Arguments, signature: Signature, quantity: str) -> object:
    """What the call says of one quantity, its own default included; None where it says nothing."""
    form = arguments.form
    if form.parameter(quantity) is None:  # an older call chooses what a newer one is told
        told = [one.default for one in signature.parameters if one.quantity == quantity == "output_padding"]
        return ("auto",) if None in told else None
    missing = object()
    value = arguments.value(quantity, missing)
    if value is missing:
        return None
    if form.functional and quantity in BY_AXIS and isinstance(value, tuple) and len(value) == signature.dims + 2:
        value = spatial(value, signature, first=arguments.channels_first)  # also of the batch and the channels
    read = _read(form.framework, signature, quantity, value)
    return UNKNOWN if read is None else read


def _read(framework: Framework, signature: Signature, quantity: str, value: object) -> tuple[Value, ...] | None:
    if value is None:  # chosen by the framework, or as if left out
        return ("auto",) if quantity == "output_padding" else (1,) if quantity in {"stride", "dilation"} else None
    if isinstance(value, str) and quantity == "padding":
        word = next((word for word in framework.words if framework.spelled(word) == value), None)
        word = word or (value.lower() if not framework.exact_words and value.lower() in framework.words else None)
        return (word,) if word else None
    if quantity == "padding":
        return _possible(quantity, signature.read_padding(value, signature.dims), framework)
    each = value if isinstance(value, tuple) else (value,)
    known = len(each) in {1, signature.dims} and all(map(whole, each))
    return _possible(quantity, each if known else None, framework)


def _possible(quantity: str, each: tuple[Value, ...] | None, framework: Framework) -> tuple[Value, ...] | None:
    """The same; what no layer can have is refused. Only where it is put around the input may a padding be negative."""
    manner = MANNERS[quantity]
    numbers = [number for one in each or () for number in (one if isinstance(one, Ends) else (one,))]
    around = quantity == "padding" and any(case.inner for case in framework.cases)
    for number in numbers:
        if isinstance(number, int) and not around and not manner.low <= number <= manner.high:
            why = manner.least if number < manner.low else f"the largest is {manner.high:,}"
            raise refused(quantity, str(number), why)
    return each


def _counts(arguments: Arguments) -> dict[str, int]:
    each = {quantity: arguments.value(quantity) for quantity in _COUNTS}
    return {quantity: count for quantity, count in each.items() if whole(count) and count > 0}


def _biased(arguments: Arguments, signature: Signature, call: ast.Call) -> bool:
    """Whether a bias is added: a layer has one unless it is refused, a function where it is handed over."""
    inputs = call.args[1:2] if signature.before else []
    if inputs and isinstance(inputs[0], ast.List):
        return len(inputs[0].elts) > len(ast.literal_eval(signature.before[1]))
    if arguments.form.functional:
        return arguments.value("bias") is not None
    own = next((one for one in signature.parameters if one.quantity == "bias"), None)
    return own is not None and arguments.values.get(own.name, own.default) is not False
