"""From a call that is recognised to what it claims: the framework's own defaults filled in, the unknown left open."""

from __future__ import annotations

from dataclasses import replace

from tconvcalc.claims import Claim, Place
from tconvcalc.question import Value
from tconvcalc.readers.source.arithmetic import ABSENT, UNKNOWN, Known
from tconvcalc.readers.source.callees import Arguments
from tconvcalc.readers.source.makers import shape_of
from tconvcalc.readers.source.quantities import (
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

_GEOMETRY = ("kernel_size", "stride", "padding", "output_padding", "dilation")

Given = dict[str, tuple[Value, ...]]


def claim(found: Arguments, place: Place, *, last: bool | None) -> Claim:
    """What a call claims; ``last`` is whether Keras puts the channels last where nothing is said."""
    dims, written = found.row.dims, found.value("padding")
    empty = Claim(place, found.row.framework, dims, {}, word=written if isinstance(written, str) else None)
    if found.row.kind == "tf.nn":
        return _tf_nn(found, empty)
    if found.row.kind == "functional":
        return applied(_functional(found, empty), _operand(found), Layout(dims or 0, first=True))
    known = replace(empty, out_channels=count(found.value("out_channels")), groups=count(found.value("groups")) or 1)
    if found.row.kind == "module":
        return replace(known, given=_numbers(found), in_channels=count(found.value("in_channels")))
    return applied(replace(known, given=_keras(found)), _operand(found), keras_layout(found, last=last))


def applied(built: Claim, shape: tuple[Known, ...] | None, where: Layout) -> Claim:
    """The claim of a layer that is applied to an input of this shape."""
    if shape is not None and built.framework == "pytorch" and len(shape) == where.dims + 1:
        shape = (UNKNOWN, *shape)  # torch takes an input without a batch
    channels = built.in_channels if built.in_channels is not None else where.channels(shape)
    return replace(built, given=built.given | sizes("input_size", where.spatial(shape)), in_channels=channels)


def keras_layout(found: Arguments, *, last: bool | None) -> Layout:
    """Where the channels of a Keras layer's input are."""
    default = None if last is None else not last
    return layout(found.value("data_format"), found.row.dims or 0, default=default)


def nothing_read(found: Arguments, built: Claim) -> bool:
    """Whether nothing that is written in a call says anything about its geometry."""
    written = {one.quantity for one in found.row.parameters if one.name in found.given}
    written |= {"kernel_size", "input_size", "output_size"}  # these have no default
    return all(value is None for name in written for value in built.given.get(name, (None,)))


def missing(built: Claim) -> list[str]:
    """The quantities of a claim that are not known, for the sentence that says so."""
    return [name for name in _GEOMETRY if None in built.given.get(name, ())]


def _operand(found: Arguments) -> tuple[Known, ...] | None:
    return shape_of(found.value("input"))


def _numbers(found: Arguments) -> Given:
    """What torch takes: numbers, and words that it refuses but that people write."""
    given = {name: spread(name, found.value(name)) for name in _GEOMETRY}
    return given | {"padding": padding(found.value("padding"))}


def _functional(found: Arguments, empty: Claim) -> Claim:
    """The weights say the kernel and the channels: [in, out / groups, kernel…]."""
    weights = shape_of(found.value("filters"))
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


def _keras(found: Arguments) -> Given:
    rows = found.value("rows")
    kernel = found.value("kernel_size") if rows is ABSENT else (rows, found.value("columns"))
    given = {"kernel_size": spread("kernel_size", kernel), "stride": spread("stride", found.value("stride"))}
    given["padding"] = padding(found.value("padding"))
    extra, dilation = found.value("output_padding"), found.value("dilation")
    if rows is ABSENT:  # in Keras 1 the caller states the output
        given["output_padding"] = ("auto",) if extra in (None, ABSENT) else spread("output_padding", extra)
    return given | {"dilation": spread("dilation", 1 if dilation is ABSENT else dilation)}


def _tf_nn(found: Arguments, empty: Claim) -> Claim:
    shape, weights, wanted = _operand(found), shape_of(found.value("filters")), found.value("output_shape")
    result = wanted if isinstance(wanted, tuple) else None
    dims = found.row.dims or rank(weights, shape, result)
    where = layout(found.value("data_format"), dims, default=False) if dims else None
    weights = weights if weights is not None and dims == len(weights) - 2 else None
    dilation = found.value("dilation")
    dilation = 1 if dilation is None or isinstance(dilation, str) else dilation  # TensorFlow 1 has a name there
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
