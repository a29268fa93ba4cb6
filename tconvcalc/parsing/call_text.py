"""One call as text, in a framework's own spelling, read and never run: ``nn.ConvTranspose2d(64, 32, 3, stride=2)``.

What does not bear on the sizes may be a variable; a bias that is one is taken as there.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.registry import resolve
from tconvcalc.frameworks.signature import REQUIRED, OtherStorage, Parameter, Signature
from tconvcalc.question import Value
from tconvcalc.text import printable
from tconvcalc.values import LARGEST

_LONGEST = 10_000
_DEEPEST = 40
_QUANTITIES = ("kernel_size", "stride", "padding", "output_padding", "dilation")
_COUNTS = ("in_channels", "out_channels", "groups")
_EXAMPLE = "write for example nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1)"
_USUAL_DIMS = 2
_UNKNOWN = object()
_OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
}


class CallRead(NamedTuple):
    """What a call says of a layer.

    Attributes:
        framework: whose call it is.
        signature: which of its calls.
        given: quantity -> one value for all axes, or one for each.
        counts: channel counts and groups, those that are numbers.
        biased: whether it adds a bias.
        storage: the way it keeps its weights, where an argument asks for another one than usual.
    """

    framework: str
    signature: Signature
    given: dict[str, tuple[Value, ...]]
    counts: dict[str, int]
    biased: bool
    storage: OtherStorage | None


def looks_like_a_call(text: str) -> bool:
    """Whether a text is meant as a call rather than as a name."""
    return "(" in text


def read_call(text: str, frameworks: Sequence[str] = ()) -> CallRead:
    """Read one call.

    Args:
        text: the call, with or without a variable that takes it, or an input that it is applied to.
        frameworks: whose call it may be; empty for any.

    Raises:
        MisuseError: it is no call that is known, or something that bears on the sizes is no number.
    """
    call = _call(text)
    name = ast.unparse(call.func)
    framework, signatures = _known(name, [resolve(each) for each in frameworks])
    arguments = _bound(signatures[0], call)
    values = {parameter.name: _value(arguments[parameter.name]) for parameter in _passed(signatures[0], arguments)}
    signature = _of_rank(signatures, values)
    for unread in signature.unread:
        if unread in arguments:
            raise MisuseError(f"{name}: {unread} is not read here\nwrite the layer by its options instead")
    given = {name: each for name in _QUANTITIES if (each := _given(framework, signature, values, arguments, name))}
    return CallRead(
        framework.name, signature, given, _counts(signature, values), _biased(signature, values), _kept(signature, call)
    )


def _call(text: str) -> ast.Call:
    """The call in a text: alone, assigned to a name, or applied to an input at once."""
    if len(text) > _LONGEST:
        raise MisuseError(f"the call has {len(text):,} characters: one call has at most {_LONGEST:,}")
    try:
        body = ast.parse(text.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        body = []
    node = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr | ast.Assign) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Call):
        node = node.func
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
        raise MisuseError(f'cannot read "{printable(text[:80])}" as one call\n{_EXAMPLE}')
    if any(isinstance(each, ast.Starred) for each in node.args) or any(each.arg is None for each in node.keywords):
        raise MisuseError(f"cannot read the call: what * stands for is not known\n{_EXAMPLE}")
    return node


def _known(name: str, frameworks: Sequence[Framework]) -> tuple[Framework, list[Signature]]:
    """The framework whose call has this name, as much of it as is written, and its forms for each number of axes."""
    best: tuple[int, Framework, str] | None = None
    for framework in frameworks or FRAMEWORKS.values():
        for signature in framework.signatures:
            for spelled in (*signature.names, signature.printed):
                alike = _ending_alike(name.split("."), spelled.split("."))
                if alike and (best is None or alike > best[0]):
                    best = alike, framework, signature.api
    if best is None:
        raise MisuseError(f"no transposed convolution is known by the name {printable(name[:80])}\n{_EXAMPLE}")
    _, framework, api = best
    last = name.rpartition(".")[2]
    forms = [one for one in framework.signatures if one.api == api]
    return framework, [one for one in forms if any(each.rpartition(".")[2] == last for each in one.names)]


def _ending_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts of two dotted names agree, counted from the end."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((count for count, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _bound(signature: Signature, call: ast.Call) -> dict[str, ast.expr]:
    """Which parameter has which argument."""
    own = call.args[len(signature.before) :]
    if len(own) > len(signature.parameters):
        raise MisuseError(f"{ast.unparse(call.func)}: it takes at most {len(signature.parameters)} arguments by place")
    by_place = {parameter.name: argument for parameter, argument in zip(signature.parameters, own, strict=False)}
    return by_place | {cast("str", keyword.arg): keyword.value for keyword in call.keywords}


def _passed(signature: Signature, arguments: dict[str, ast.expr]) -> list[Parameter]:
    return [parameter for parameter in signature.parameters if parameter.name in arguments]


def _value(node: ast.expr, depth: int = 0) -> Any:  # noqa: ANN401 -- any Python value
    """A literal, a tuple of them, or a sum or product of whole numbers; else what says that it is not known."""
    if isinstance(node, ast.Constant):
        return node.value
    if depth > _DEEPEST:
        return _UNKNOWN
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(_value(each, depth + 1) for each in node.elts)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _value(node.left, depth + 1), _value(node.right, depth + 1)
        zero = isinstance(node.op, ast.FloorDiv) and right == 0
        if _whole(left) and _whole(right) and not zero:
            return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _value(node.operand, depth + 1)
        return -inner if _whole(inner) else _UNKNOWN
    return _UNKNOWN


def _whole(value: object) -> bool:
    return type(value) is int and abs(value) <= LARGEST


def _of_rank(signatures: Sequence[Signature], values: dict[str, Any]) -> Signature:
    """The form for as many axes as the longest value of an axis has."""
    names = {
        parameter.name for parameter in signatures[0].parameters if parameter.quantity in {"kernel_size", "stride"}
    }
    longest = max((len(each) for name, each in values.items() if name in names and isinstance(each, tuple)), default=0)
    wanted = [one for one in signatures if one.dims == (longest or _USUAL_DIMS)]
    return (wanted or list(signatures))[0]


def _given(
    framework: Framework, signature: Signature, values: dict[str, Any], arguments: dict[str, ast.expr], quantity: str
) -> tuple[Value, ...] | None:
    """What the call says of one quantity, its own default included; None where it says nothing."""
    parameter = next((each for each in signature.parameters if each.quantity == quantity), None)
    if parameter is None or (parameter.default is REQUIRED and parameter.name not in values):
        return None
    value = values.get(parameter.name, parameter.default)
    read = _read(framework, signature, quantity, value)
    if read is None:
        written = ast.unparse(arguments[parameter.name]) if parameter.name in arguments else repr(value)
        known = f"{parameter.name} is {printable(written[:60])}"
        raise MisuseError(f"{known}, which is not read here\nwrite numbers in its place")
    return read


def _read(framework: Framework, signature: Signature, quantity: str, value: object) -> tuple[Value, ...] | None:
    if value is None:  # chosen by the framework, or as if left out
        return ("auto",) if quantity == "output_padding" else (1,) if quantity in {"stride", "dilation"} else None
    if isinstance(value, str) and quantity == "padding":
        word = next((word for word in framework.words if framework.spelled(word) == value), None)
        word = word or (value.lower() if not framework.exact_words and value.lower() in framework.words else None)
        return (word,) if word else None
    if quantity == "padding":
        return signature.read_padding(value, signature.dims)
    each = value if isinstance(value, tuple) else (value,)
    return each if len(each) in {1, signature.dims} and all(map(_whole, each)) else None


def _counts(signature: Signature, values: dict[str, Any]) -> dict[str, int]:
    names = {each.quantity: each.name for each in signature.parameters if each.quantity in _COUNTS}
    return {quantity: values[name] for quantity, name in names.items() if _whole(values.get(name))}


def _biased(signature: Signature, values: dict[str, Any]) -> bool:
    own = next((each for each in signature.parameters if each.quantity == "bias"), None)
    return own is not None and values.get(own.name, own.default) is not False


def _kept(signature: Signature, call: ast.Call) -> OtherStorage | None:
    other = signature.other_storage
    asked = {f"{keyword.arg}={ast.unparse(keyword.value)}" for keyword in call.keywords}
    return other if other and other.argument in asked else None
