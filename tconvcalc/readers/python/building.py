"""From a call that is recognised to what it claims: the framework's own defaults filled in, the unknown left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tconvcalc.claims import Claim, Place
from tconvcalc.frameworks.layers_base import Transposed
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.signature import REQUIRED
from tconvcalc.question import Value as Quantity
from tconvcalc.readers.python.comparing import plain, shape_of
from tconvcalc.readers.python.quantities import (
    Layout,
    count,
    explicit,
    layout,
    padding,
    rank,
    sizes,
    spread,
    strides,
)
from tconvcalc.readers.python.values import MISSING, UNKNOWN, Arguments, Value

_GEOMETRY = ("kernel_size", "stride", "padding", "output_padding", "dilation")
_NO_DEFAULT = {"kernel_size", "input_size", "output_size"}

Quantities = dict[str, tuple[Quantity, ...]]


@dataclass
class Call:
    """The arguments of one call of a transposed convolution, by the name of their parameter."""

    row: Transposed
    given: Mapping[str, Value]
    open: bool = False

    def value(self, quantity: str) -> Value:
        """What is given for a quantity: its default where nothing is, MISSING where there is no such parameter."""
        parameter = self.row.parameter(quantity)
        if parameter is None:
            return MISSING
        if parameter.name in self.given:
            return plain(self.given[parameter.name])
        known = parameter.default is None or (
            isinstance(parameter.default, int | str) and parameter.default is not REQUIRED
        )
        return parameter.default if known and not self.open else UNKNOWN

    def operand(self, quantity: str) -> Value:
        """The value of a parameter that is a tensor."""
        parameter = self.row.parameter(quantity)
        return UNKNOWN if parameter is None else self.given.get(parameter.name, UNKNOWN)


def assigned(row: Transposed, arguments: Arguments) -> Call:
    """Tell which argument of a call is which."""
    names = [one.name for one in row.parameters]
    given = dict(zip(names, arguments.positional, strict=False))
    given |= {row.older.get(name, name): value for name, value in arguments.keywords.items()}
    return Call(row, given, arguments.open)


def claim(found: Call, place: Place, *, last: bool | None) -> Claim:
    """What a call claims; ``last`` is whether channels come last where a layer says nothing of it."""
    written = found.value("padding")
    word = written if isinstance(written, str) and not found.row.read_padding else None
    empty = Claim(place, found.row.framework, found.row.dims, {}, word=word)
    if found.row.style == "stated":
        return _stated(found, empty)
    if found.row.style == "functional":
        return applied(found.row, _functional(found, empty), _operand(found), Layout(found.row.dims or 0, first=True))
    known = replace(empty, out_channels=count(found.value("out_channels")), groups=count(found.value("groups")) or 1)
    if found.row.style == "module":
        return replace(known, given=_numbers(found), in_channels=count(found.value("in_channels")))
    return applied(found.row, replace(known, given=_worded(found)), _operand(found), layout_of(found, last=last))


def applied(row: Transposed, built: Claim, shape: Shape | None, where: Layout) -> Claim:
    """The claim of a layer that is applied to an input of this shape."""
    if shape is not None and row.unbatched and len(shape) == where.dims + 1:
        shape = (1, *shape)
    channels = built.in_channels if built.in_channels is not None else where.channels(shape)
    return replace(built, given=built.given | sizes("input_size", where.spatial(shape)), in_channels=channels)


def layout_of(found: Call, *, last: bool | None) -> Layout:
    """Where the channels of the input of a layer are."""
    if found.row.unbatched:
        return Layout(found.row.dims or 0, first=True)
    default = None if last is None else not last
    return layout(found.value("data_format"), found.row.dims or 0, default=default)


def nothing_read(found: Call, built: Claim) -> bool:
    """Whether nothing that is written in a call says anything about its geometry."""
    written = {one.quantity for one in found.row.parameters if one.name in found.given} | _NO_DEFAULT
    return all(value is None for name in written for value in built.given.get(name, (None,)))


def missing(built: Claim) -> list[str]:
    """The quantities of a claim that are not known, for the sentence that says so."""
    return [name for name in _GEOMETRY if None in built.given.get(name, ())]


def _operand(found: Call) -> Shape | None:
    return shape_of(found.operand("input"))


def _numbers(found: Call) -> Quantities:
    """Numbers, and words that are refused but that people write."""
    given = {name: spread(name, found.value(name)) for name in _GEOMETRY}
    own, value = found.row.read_padding, found.value("padding")
    if own:  # what is not read so, a word among it, is not judged
        return given | {"padding": own(value, found.row.dims or 0) or (None,)}
    return given | {"padding": padding(value)}


def _functional(found: Call, empty: Claim) -> Claim:
    """The weights say the kernel and the channels: [in, out / groups, kernel…]."""
    weights = shape_of(found.operand("filters"))
    weights = weights if weights is not None and len(weights) - 2 == found.row.dims else None
    kernel = spread("kernel_size", weights[2:]) if weights else (None,)
    groups, out = count(found.value("groups")), count(weights[1]) if weights else None
    return replace(
        empty,
        given=_numbers(found) | {"kernel_size": kernel},
        in_channels=count(weights[0]) if weights else None,
        out_channels=out * groups if out and groups else None,
        groups=groups or 1,
    )


def _worded(found: Call) -> Quantities:
    rows = found.value("rows")
    kernel = found.value("kernel_size") if rows is MISSING else (rows, found.value("columns"))
    given = {"kernel_size": spread("kernel_size", kernel), "stride": spread("stride", found.value("stride"))}
    given["padding"] = padding(found.value("padding"))
    extra, dilation = found.value("output_padding"), found.value("dilation")
    if rows is MISSING:  # in the first version the caller states the output
        given["output_padding"] = ("auto",) if extra in (None, MISSING) else spread("output_padding", extra)
    return given | {"dilation": spread("dilation", 1 if dilation is MISSING else dilation)}


def _stated(found: Call, empty: Claim) -> Claim:
    shape, weights, wanted = _operand(found), shape_of(found.operand("filters")), found.value("output_shape")
    result = wanted if isinstance(wanted, tuple) else None
    dims = found.row.dims or rank(weights, shape, result)
    where = layout(found.value("data_format"), dims, default=False) if dims else None
    weights = weights if weights is not None and dims == len(weights) - 2 else None
    dilation = found.value("dilation")
    dilation = 1 if dilation is None or isinstance(dilation, str) else dilation  # the first version has a name there
    given = {
        "kernel_size": spread("kernel_size", weights[:-2]) if weights else (None,),
        "stride": strides("stride", found.value("stride"), where),
        "padding": explicit(found.value("padding"), where),
        "dilation": strides("dilation", dilation, where),
    }
    if where is None:
        return replace(empty, given=given)
    two = result is not None and len(result) == dims == 2  # noqa: PLR2004  (a 2-D call alone takes height and width)
    given |= sizes("input_size", where.spatial(shape)) | sizes("output_size", result if two else where.spatial(result))
    return replace(
        empty,
        dims=dims,
        given=given,
        in_channels=where.channels(shape),
        out_channels=where.channels(result),
        filters=tuple(count(one) for one in weights) if weights else None,
    )
