"""What layers and functions do to a shape as a whole: flattening, reshaping, moving axes, features."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks.layers_base import Clash, Given, Outcome
from tconvcalc.frameworks.shapes import Dim, Product, Shape, Size, divides, product, quotient, written
from tconvcalc.frameworks.signature import REQUIRED


def unknown(_given: Given, _shapes: Sequence[Shape | None]) -> Outcome:
    """Something of which nothing is known."""
    return None


def keep(_given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """The same shape."""
    return shapes[0]


def normed(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """The same shape, with a number of channels (the second axis) that has to be the stated one."""
    shape, wants = shapes[0], given.number("in_channels")
    loose = given.get("affine") is not True or given.get("track_running_stats") is not True
    if shape is None or wants is None or loose or len(shape) < 2:  # noqa: PLR2004 -- said beside it
        return shape
    if isinstance(shape[1], int) and shape[1] != wants:
        return Clash("channels", f"takes {wants} channels, and {shape[1]} arrive", help=f"num_features {shape[1]}")
    return shape


def features(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A linear layer on the last axis."""
    shape, wants, made = shapes[0], given.number("in_features"), given.number("out_features")
    if shape is None:
        return None
    if not shape:
        return None
    last = shape[-1]
    if wants is not None and isinstance(last, int) and last != wants:
        return Clash(
            "features", f"takes {wants} features, and {last} arrive", f"{written(shape)} arrives", f"in_features={last}"
        )
    return (*shape[:-1], Dim() if made is None else made)


def flattened(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """All axes from one to another as one."""
    shape, begin, end = shapes[0], given.number("begin"), given.number("end")
    if shape is None or begin is None or end is None:
        return None
    begin, end = (each + len(shape) if each < 0 else each for each in (begin, end))
    if not 0 <= begin <= end < len(shape):
        return None
    return (*shape[:begin], product(shape[begin : end + 1]), *shape[end + 1 :])


def reshaped(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A stated shape of as many elements."""
    return fitted(shapes[0], _target(given))


def reshaped_behind_batch(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A stated shape of as many elements, behind the batch."""
    target = _target(given)
    if target is None:
        return None
    shape = shapes[0]
    rest = fitted(shape[1:] if shape else None, target)
    return rest if rest is None or isinstance(rest, Clash) else (shape[0] if shape else Dim(), *rest)


def unflattened(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """One axis as several of a stated shape."""
    shape, axis, target = shapes[0], given.number("axis"), _target(given)
    if axis is None or target is None:
        return None
    if shape is None:
        return (Dim(), *(_size(one) for one in target)) if axis == 1 else None
    axis += len(shape) if axis < 0 else 0
    if not 0 <= axis < len(shape):
        return None
    rest = fitted((shape[axis],), target)
    return rest if rest is None or isinstance(rest, Clash) else (*shape[:axis], *rest, *shape[axis + 1 :])


def _target(given: Given) -> tuple[object, ...] | None:
    value = given.get("shape")
    if type(value) is int:
        return (value,)
    return value if isinstance(value, tuple) else None


def _size(one: object) -> Size:
    known = (type(one) is int and one >= 0) or isinstance(one, Dim | Product)
    return one if known else Dim()  # type: ignore[return-value]


def fitted(shape: Shape | None, target: tuple[object, ...] | None) -> Outcome:
    """A target in which ``-1`` stands for what is left, and 0 for the size that stands in its place.

    A clash where the elements cannot be as many. No framework that is known takes a 0 for anything else.
    """
    if target is None:
        return None
    if shape is not None and 0 not in shape:
        target = tuple(shape[at] if one == 0 and at < len(shape) else one for at, one in enumerate(target))
    sizes = [_size(one) for one in target]
    open_ = [at for at, one in enumerate(target) if type(one) is int and one == -1]
    if shape is None or len(open_) > 1:
        return tuple(sizes)
    total, others = product(shape), product([size for at, size in enumerate(sizes) if at not in open_])
    if isinstance(total, int) and isinstance(others, int) and _cannot(total, others, whole=not open_):
        shown = "x".join("?" if isinstance(one, Dim | Product) else str(one) for one in target)
        because = f"{total} elements, and the shape takes {others}"
        return Clash("reshape", f"{written(shape)} has no shape {shown}", because)
    if open_:
        left = quotient(total, others)
        sizes[open_[0]] = Dim() if left is None else left
    return tuple(sizes)


def _cannot(total: int, others: int, *, whole: bool) -> bool:
    return total != others if whole else not divides(others, total)


def permuted(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """The axes in another order."""
    shape, order = shapes[0], given.get("order")
    if shape is None or not isinstance(order, tuple):
        return None
    axes = [one + len(shape) if type(one) is int and one < 0 else one for one in order]
    if given.get("behind_batch") is True:
        axes = [0, *axes]
    if sorted(one for one in axes if type(one) is int) != list(range(len(shape))) or len(axes) != len(shape):
        return None
    return tuple(shape[one] for one in axes if isinstance(one, int))


def turned(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Two axes that change places, or all of them in another order: as many as are named."""
    order = given.get("order")
    if isinstance(order, tuple) and len(order) == 2:  # noqa: PLR2004 -- said above
        return exchanged(given._replace(values=dict(zip(("begin", "end"), order, strict=True))), shapes)
    if order is REQUIRED and "begin" in given.values:
        return exchanged(given, shapes)
    return permuted(given, shapes)


def exchanged(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Two axes that change places."""
    shape, one, two = shapes[0], given.number("begin"), given.number("end")
    if shape is None or one is None or two is None or not all(-len(shape) <= each < len(shape) for each in (one, two)):
        return None
    sizes = list(shape)
    sizes[one], sizes[two] = sizes[two], sizes[one]
    return tuple(sizes)


def squeezed(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """One axis less, if it is 1; without an axis, all that are 1."""
    shape, axis = shapes[0], given.get("axis")
    if shape is None or not all(isinstance(size, int) for size in shape):
        return None
    if axis in (None, REQUIRED):
        return tuple(size for size in shape if size != 1)
    if type(axis) is not int or not -len(shape) <= axis < len(shape):
        return None
    axis %= len(shape)
    return shape if shape[axis] != 1 else (*shape[:axis], *shape[axis + 1 :])


def unsqueezed(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """One more axis of 1."""
    shape, axis = shapes[0], given.number("axis")
    if shape is None or axis is None or not -len(shape) - 1 <= axis <= len(shape):
        return None
    axis += len(shape) + 1 if axis < 0 else 0
    return (*shape[:axis], 1, *shape[axis:])


def reduced(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A sum or the like over some axes, or over all of them."""
    shape, axis, kept = shapes[0], given.get("axis"), given.get("keepdims")
    if axis in (None, REQUIRED):
        return () if kept in (None, False, REQUIRED) else None
    axes = axis if isinstance(axis, tuple) else (axis,)
    if shape is None or kept not in (None, False, True, REQUIRED):
        return None
    places = {one % len(shape) for one in axes if type(one) is int and shape and -len(shape) <= one < len(shape)}
    if len(places) != len(axes):
        return None
    if kept is True:
        return tuple(1 if at in places else size for at, size in enumerate(shape))
    return tuple(size for at, size in enumerate(shape) if at not in places)


def made(given: Given, _shapes: Sequence[Shape | None]) -> Outcome:
    """Something of a stated shape."""
    target = _target(given)
    return None if target is None else tuple(_size(one) for one in target)


def made_behind_batch(given: Given, _shapes: Sequence[Shape | None]) -> Outcome:
    """Something of a stated shape whose batch is not stated, or of a stated shape with its batch."""
    whole = given.get("batch_shape")
    target = whole if isinstance(whole, tuple) else _target(given)
    if target is None:
        return None
    return tuple(_size(one) for one in (target if isinstance(whole, tuple) else (None, *target)))


def repeated(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Each axis so many times."""
    shape, times = shapes[0], given.get("times")
    if shape is None or not isinstance(times, tuple) or len(times) != len(shape):
        return None
    return tuple(product((size, _size(by))) for size, by in zip(shape, times, strict=True))


def expanded(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """A stated shape, ``-1`` where the size stays."""
    shape, target = shapes[0], _target(given)
    if shape is None or target is None or len(target) != len(shape):
        return None
    return tuple(size if one == -1 else _size(one) for size, one in zip(shape, target, strict=True))


def halved(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """One axis cut into halves of which one remains."""
    shape, axis = shapes[0], given.number("axis")
    if shape is None or axis is None or not -len(shape) <= axis < len(shape):
        return None
    sizes = list(shape)
    sizes[axis] = quotient(sizes[axis], 2) or Dim()
    return tuple(sizes)


def embedded(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """One more axis, of the stated number of features."""
    shape, count = shapes[0], given.number("out_features")
    return None if shape is None else (*shape, Dim() if count is None else count)


def drawn(given: Given, shapes: Sequence[Shape | None]) -> Outcome:
    """Something of a stated shape, which comes after one bound or after two."""
    if isinstance(given.get("high"), tuple):
        return made(given._replace(values={"shape": given.get("high")}), shapes)
    return made(given, shapes)
