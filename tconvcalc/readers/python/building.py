"""From a call that is recognised to what it claims: the framework's own defaults filled in, the unknown left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tconvcalc.claims import Claim, Place
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.layers_base import Given, Transposed
from tconvcalc.frameworks.shapes import Shape
from tconvcalc.frameworks.signature import AXES, REQUIRED
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
from tconvcalc.values import Ends

_GEOMETRY = ("kernel_size", "stride", "padding", "output_padding", "dilation")
_NO_DEFAULT = {"kernel_size", "input_size", "output_size"}

Quantities = dict[str, tuple[Quantity, ...]]


@dataclass
class Call:
    """The arguments of one call of a transposed convolution, by the name of their parameter.

    ``told`` is what several of them say together of a quantity.
    """

    row: Transposed
    given: Mapping[str, Value]
    open: bool = False
    told: Mapping[str, object] = field(default_factory=dict)

    def value(self, quantity: str) -> Value:
        """What is given for a quantity: its default where nothing is, MISSING where there is no such parameter."""
        if quantity in self.told:
            return self.told[quantity]
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
    found = Call(row, given, arguments.open)
    if row.dims is None and row.style != "stated":
        found.row = replace(row, dims=_dims(found))
    said = Given({one.quantity: found.value(one.quantity) for one in row.parameters})
    found.told = row.together(said)
    return found


def _dims(found: Call) -> int | None:
    """How many spatial axes the kernel has, or the weights of a function; None where that is not known."""
    if found.row.kernel_dims is None:
        return rank(shape_of(found.operand("filters")), shape_of(found.operand("input")))
    kernel = found.value("kernel_size")
    if isinstance(kernel, tuple):
        return len(kernel) if len(kernel) in AXES else None
    return found.row.kernel_dims if type(kernel) is int else None


def claim(found: Call, place: Place, *, last: bool | None) -> Claim:
    """What a call claims; ``last`` is whether channels come last where a layer says nothing of it."""
    written = found.value("padding")
    plainly = isinstance(written, str) and not found.row.any_case and written.lower() not in found.row.padding_words
    word = written if plainly else None
    empty = Claim(place, found.row.framework, found.row.dims, {}, word=word)
    if found.row.style == "stated":
        return _stated(found, empty)
    if found.row.style == "functional":
        return applied(found.row, _functional(found, empty), _operand(found), layout_of(found, last=last))
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
    default = found.row.first
    if default is None:
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
    given = {name: spread(name, found.value(name)) for name in _GEOMETRY if found.row.parameter(name)}
    given = {name: each if len(each) in {1, *AXES} else (None,) for name, each in given.items()}
    ones = {name: (1,) for name in ("stride", "dilation") if name in given and found.value(name) is None}
    return given | ones | {"padding": _padding(found)}


def _padding(found: Call) -> tuple[Quantity, ...]:
    """Words as the framework has them, and numbers in its own way; what is written otherwise is not judged."""
    value, own, words = found.value("padding"), found.row.read_padding, found.row.padding_words
    if isinstance(value, str) and value.lower() in words:
        return (words[value.lower()],)
    if isinstance(value, str) or not own:
        return padding(value)
    each = own(value, found.row.dims or 0)
    return each if each and min(min(_both(one)) for one in each) >= 0 else (None,)


def _both(one: int | Ends) -> tuple[int, ...]:
    return one if isinstance(one, Ends) else (one,)


def _functional(found: Call, empty: Claim) -> Claim:
    """The weights say the kernel and the channels."""
    groups, weights = found.value("groups"), shape_of(found.operand("filters"))
    groups = 1 if groups is MISSING else count(groups)
    order = found.told.get("filters", found.row.filters)
    counts: dict[str, int | None] = {}
    kernel: tuple[Quantity, ...] = (None,)
    if weights is not None and len(weights) - 2 == found.row.dims and isinstance(order, tuple):
        at = order.index("kernel_size")
        kernel = spread("kernel_size", weights[at : at + found.row.dims])
        before, after = (name for name in order if name != "kernel_size")
        left = [*weights[:at], *weights[at + found.row.dims :]]
        own = count(left[1])
        counts = {before: count(left[0]), after: own * groups if own and groups else None}
    asked = found.value("output_size")
    wanted = sizes("output_size", asked if isinstance(asked, tuple) else (asked,))
    given = _numbers(found) | {"kernel_size": kernel} | wanted
    if not FRAMEWORKS[found.row.framework].groups:
        groups = 1  # its layers have none, the function has
    return replace(empty, given=given, groups=groups or 1, **counts)  # type: ignore[arg-type] # channel counts


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
