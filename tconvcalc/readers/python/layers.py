"""Layers of the tables: built from the arguments of a call, and applied to tensors."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tconvcalc.claims import Claim
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.layers_base import Clash, Given, Outcome, Transposed
from tconvcalc.frameworks.shapes import Dim, Shape, Size, grown
from tconvcalc.frameworks.transposed_size import end_of
from tconvcalc.readers.python import building
from tconvcalc.readers.python.comparing import plain
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.quantities import Layout, sizes
from tconvcalc.readers.python.records import Applied, Built, TransposedLayer
from tconvcalc.readers.python.tensors import apply, as_tensor, bound, called, given_of, operate, without_indices
from tconvcalc.readers.python.values import UNKNOWN, Arguments, ListValue, TabledLayer, Tensor, Value
from tconvcalc.text import listed

_BUILDING = 40  # steps that it costs to read a transposed convolution
_APPLYING = 16  # and to apply one
_RANK = 4  # numbers in the shape of a batch of pictures
_NO_OPERANDS = frozenset({"training", "mask", "output_size"})
_STATES_SHAPE = ("batch_shape", "batch_input_shape")


def build(run: Machine, name: str, arguments: Arguments, node: ast.AST) -> Value:
    """What a call of a layer's class, or of a function that is a transposed convolution, is worth."""
    if name in run.words.transposed:
        return transposed(run, run.words.transposed[name], name, arguments, node)
    operation = run.words.layers[name]
    if arguments.open:
        arguments = Arguments(arguments.positional, arguments.keywords, open=True)
    values = bound(operation.parameters, arguments, operation.older)
    values |= run.changed.get(node, {})
    given = given_of(run, values, operation.fixed)
    return TabledLayer(node, name, given, operation, stated=stated(arguments))


def stated(arguments: Arguments) -> Shape | None:
    """The shape that a layer declares for its input, with the batch."""
    for name in _STATES_SHAPE:
        whole = plain(arguments.keywords.get(name, UNKNOWN))
        if isinstance(whole, tuple):
            return tuple(one if type(one) is int else Dim() for one in whole)
    rest = plain(arguments.keywords.get("input_shape", UNKNOWN))
    if isinstance(rest, tuple):
        return (Dim(), *(one if type(one) is int else Dim() for one in rest))
    return None


def transposed(  # noqa: PLR0913 -- each is a thing of its own
    run: Machine, row: Transposed, name: str, arguments: Arguments, node: ast.AST, *, plain_: bool = True
) -> Value:
    """A transposed convolution: a layer to be applied, or the result where the call applies it at once."""
    run.spend(_BUILDING)
    found = building.assigned(row, arguments)
    if row.older_row is not None and _of_first_version(found):
        found = building.assigned(row.older_row, arguments)
    if row.kind and found.value("kind") != row.kind:
        return UNKNOWN
    place = run.places(node)
    last = None if run.first is None else not run.first
    read = building.claim(found, place, last=last)
    declared = None if row.applied else stated(arguments)
    if declared is not None:
        read = building.applied(found.row, read, declared, building.layout_of(found, last=last))
    if node in run.changed:
        read = replace(read, given={**read.given, **_changes(run, node, read)})
    built = Built(node, read, muted=run.muted > 0, sized_at_call=row.requests)
    if building.nothing_read(found, read):
        built.unread = f"{listed(building.missing(read))} cannot be known without running it"
    run.records.add(built)
    where = building.layout_of(found, last=last)
    layer = TransposedLayer(node, name, Given({}), built, found.row, where, stated=declared, plain=plain_)
    if not row.applied:
        return layer
    operand, wanted = as_tensor(found.operand("input")), plain(found.operand("output_shape"))
    if row.style == "stated":
        return apply(run, partial(_as_asked, wanted, read), (operand,), node, layer)
    channel = _declared(run, layer, read, operand.shape)
    return channel or apply(run, partial(after, layer, read), (operand,), node, layer)


def _changes(run: Machine, node: ast.AST, read: Claim) -> dict[str, tuple[Value, ...]]:
    """What is tried instead of what the call says."""
    return {name: value for name, value in run.changed[node].items() if name in read.given}


def _of_first_version(found: building.Call) -> bool:
    """Whether it is written with rows and columns, then the shape of the output."""
    older = any(name in found.given for name in ("nb_row", "nb_col", "output_shape"))
    fourth = found.value("padding")
    return older or (isinstance(fourth, tuple) and len(fourth) == _RANK)


def _as_asked(wanted: object, read: Claim, shapes: Sequence[Shape | None]) -> Outcome:  # noqa: ARG001 -- of one form with its neighbours
    """The shape that a call states; None where it cannot be, which is judged by itself."""
    dims = read.dims
    if not isinstance(wanted, tuple) or dims is None or len(wanted) != dims + 2:
        return None
    claimed = read.given.get("output_size", ())
    for axis, size in enumerate(read.given.get("input_size", ())):
        if len(claimed) == dims and not _reachable(read, axis, size, claimed[axis]):
            return None
    return tuple(one if type(one) is int and one >= 0 else Dim() for one in wanted)


def _reachable(read: Claim, axis: int, size: object, asked: object) -> bool:
    """Whether a stated size can come from the input, as far as that is known."""
    end, stride = _end(read, axis), _value(read, "stride", axis)
    if end is None or type(size) is not int or type(asked) is not int or type(stride) is not int:
        return True
    least = (size - 1) * stride + end
    return least <= asked < least + stride


def reaching(layer: TransposedLayer, before: Shape | None, beside: Shape) -> tuple[int, ...] | None:
    """The spatial sizes of another shape, if a layer that is asked for them gives them."""
    sizes_before, asked = layer.where.spatial(before), layer.where.spatial(beside)
    if sizes_before is None or asked is None:
        return None
    pairs = list(zip(sizes_before, asked, strict=True))
    known = all(type(one) is int and type(two) is int for one, two in pairs)
    given = known and all(_reachable(layer.built.claim, axis, *pair) for axis, pair in enumerate(pairs))
    return asked if given else None


def apply_layer(run: Machine, layer: TabledLayer | TransposedLayer, arguments: Arguments, node: ast.AST) -> Value:
    """What a layer makes of its arguments."""
    if layer in run.hooked or layer.name.rpartition(".")[2] in run.replaced:
        return Tensor(None)
    if isinstance(layer, TransposedLayer):
        return _apply_transposed(run, layer, arguments, node)
    operation = layer.operation
    values = [*arguments.positional, *(one for name, one in arguments.keywords.items() if name not in _NO_OPERANDS)]
    given, indices = without_indices(_at_call(layer, arguments))
    if operation.operands == ("inputs",):
        items = values[0].items if values and isinstance(values[0], ListValue) and values[0].known else values[:1]
        if values and isinstance(values[0], tuple):
            items = values[0]
        return apply(run, partial(operation.effect, given), tuple(items), node, layer)
    if len(operation.operands) > 1:
        pairs = dict(zip(operation.operands, values, strict=False))
        return operate(run, operation.effect, pairs, node, operation.operands)
    made = apply(run, partial(operation.effect, given), values[:1] or (UNKNOWN,), node, layer)
    return (made, Tensor(made.shape)) if indices else made


def _at_call(layer: TabledLayer, arguments: Arguments) -> Given:
    """What a layer was given, with the size that its call asks for."""
    if "output_size" not in arguments.keywords:
        return layer.given
    wanted = plain(arguments.keywords["output_size"])
    return layer.given._replace(values={**layer.given.values, "output_size": wanted})


def _apply_transposed(run: Machine, layer: TransposedLayer, arguments: Arguments, node: ast.AST) -> Value:
    run.spend(_APPLYING)
    operand = arguments.positional[0] if arguments.positional else arguments.keywords.get("input", UNKNOWN)
    tensor = as_tensor(operand)
    wanted = arguments.keywords.get("output_size")
    if wanted is None and len(arguments.positional) > 1:
        wanted = arguments.positional[1]
    requested = wanted is not None and layer.row.requests
    base = layer.built.claim
    read = building.applied(layer.row, base, tensor.shape, layer.where) if layer.plain else base
    if requested:
        read = replace(read, given={name: one for name, one in read.given.items() if name != "output_padding"})
        read = replace(read, given=read.given | _asked(plain(wanted), layer.where))
    if run.muted:
        layer.built.failing = True
    else:
        layer.built.applied.append(Applied(read, called(run)))
    if not layer.plain:
        return Tensor(None)
    clash = _declared(run, layer, base, tensor.shape)
    return clash or apply(run, partial(after, layer, read), (tensor,), node, layer)


def _asked(wanted: object, where: Layout) -> dict[str, tuple[Value, ...]]:
    """The output size that a call asks for, which may have the batch and the channels too."""
    if isinstance(wanted, tuple) and len(wanted) == where.dims + 2:
        wanted = wanted[2:]
    return sizes("output_size", wanted) if isinstance(wanted, tuple) and len(wanted) == where.dims else {}


def _declared(run: Machine, layer: TransposedLayer, read: Claim, shape: Shape | None) -> Tensor | None:  # noqa: ARG001 -- of one form with its neighbours
    """Note where a layer declares other channels than arrive."""
    arrive = layer.where.channels(_batched(layer, shape))
    wants = layer.built.claim.in_channels
    if layer.row.style == "layer" or arrive is None or wants is None or arrive == wants:
        return None
    told = layer.row.parameter("in_channels")
    change = f"{told.name}={arrive}" if told else ""
    clash = Clash("channels", f"takes {wants} channels, and {arrive} arrive", help=change)
    return apply(run, lambda _shapes: clash, (Tensor(shape),), layer.node, layer)


def _batched(layer: TransposedLayer, shape: Shape | None) -> Shape | None:
    if shape is not None and layer.row.unbatched and len(shape) == layer.where.dims + 1:
        return (Dim(), *shape)
    return shape


def after(layer: TransposedLayer, read: Claim, shapes: Sequence[Shape | None]) -> Outcome:
    """The shape behind a transposed convolution; None where it is not known or where the layer is refused."""
    dims, first = layer.where.dims, layer.where.first
    before = shapes[0] if shapes[0] is not None else tuple(Dim() for _ in range(dims + 2))
    missing = dims + 2 - len(before)
    if first is None or missing not in ({0, 1} if layer.row.unbatched else {0}):
        return None
    channels: Size = read.out_channels or Dim()
    spatial = before[2 - missing :] if first else before[1 - missing : -1]
    made: list[Size] = []
    for axis, size in enumerate(spatial):
        one = _behind(read, axis, size)
        if isinstance(one, int) and one < 1:
            return None  # the claim itself is judged
        made.append(one)
    batch = before[: 1 - missing]
    return (*batch, channels, *made) if first else (*batch, *made, channels)


def multiplies(read: Claim) -> bool:
    """Whether a layer makes exactly its stride times as much of every size."""
    return all(_behind(read, axis, 1) == _value(read, "stride", axis) for axis in range(read.dims or 0))


def _value(read: Claim, name: str, axis: int) -> Value:
    each = read.given.get(name, (None,))
    return each[axis] if len(each) > axis else each[0] if len(each) == 1 else None


def _end(read: Claim, axis: int) -> int | None:
    """What the layer adds to ``(input_size - 1)*stride`` along an axis."""
    names = ("kernel_size", "stride", "dilation", "padding")
    kernel_size, stride, dilation, padding = (_value(read, name, axis) for name in names)
    if any(type(one) is not int or one < 1 for one in (kernel_size, stride, dilation)) or padding is None:
        return None
    word = padding if isinstance(padding, str) else None
    own = _value(read, "output_padding", axis)
    return end_of(FRAMEWORKS[read.framework], word, kernel_size, stride, dilation, None if word else padding, own)


def _behind(read: Claim, axis: int, size: Size) -> Size:
    """The size behind, along one axis."""
    asked, stride = _value(read, "output_size", axis), _value(read, "stride", axis)
    if isinstance(asked, int) and not read.claimed:
        return asked if _reachable(read, axis, size, asked) else Dim()
    lacking = "output_padding" in FRAMEWORKS[read.framework].lacks
    if not lacking and _value(read, "output_padding", axis) is None:
        return Dim()
    end = _end(read, axis)
    return Dim() if end is None else grown(size, stride, end)
