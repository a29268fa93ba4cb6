"""Where a framework puts every product, observed: the size alone does not tell at which end a result was cropped."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from .case import Layer, Sizes

Array = npt.NDArray[np.float32]


def impulses(sizes: Sizes) -> Array:
    """Give one sample for each place on each axis: ones at that place (along the other axes everywhere), else zeros.

    As the input, every input element is a sample of its own; as the kernel, every tap is a channel of its own. So the
    result says of each output element which inputs reached it and through which taps, with no arithmetic to undo.
    """
    marked = [np.indices(sizes)[axis] == place for axis, size in enumerate(sizes) for place in range(size)]
    return np.stack(marked).astype(np.float32)


def crop_begin(result: npt.NDArray[np.floating], layer: Layer) -> tuple[int | None, ...]:
    """Measure the crop in front of each axis, given the result as [input places, spatial axes.., kernel taps].

    An axis is undetermined (None) exactly where no product arrives: all of the output is zero then.
    """
    reached = result > 0.5
    return tuple(axis_crop(seen, layer, axis) for axis, seen in enumerate(per_axis(reached, layer)))


def per_axis(reached: npt.NDArray[np.bool_], layer: Layer) -> Iterator[npt.NDArray[np.bool_]]:
    """Give for every axis the table [input place, output place, kernel tap] of what reached what."""
    dims = len(layer.input_size)
    first_row = first_tap = 0
    for axis, (n, k) in enumerate(zip(layer.input_size, layer.kernel_size, strict=True)):
        mine = reached[first_row : first_row + n, ..., first_tap : first_tap + k]
        yield np.logical_or.reduce(mine, axis=tuple(other + 1 for other in range(dims) if other != axis))
        first_row, first_tap = first_row + n, first_tap + k


def axis_crop(seen: npt.NDArray[np.bool_], layer: Layer, axis: int) -> int | None:
    """Find the one crop that explains all that was seen, and nothing that was not."""
    i, j, t = np.nonzero(seen)
    if not i.size:
        return None
    stride, dilation = layer.stride[axis], layer.dilation[axis]
    crop = int(i[0] * stride + t[0] * dilation - j[0])
    n, size, k = seen.shape
    places = np.arange(n)[:, None, None] * stride + np.arange(k) * dilation - crop
    if not np.array_equal(seen, places == np.arange(size)[:, None]):
        message = f"axis {axis} of {layer} is not a cropped transposed convolution"
        raise RuntimeError(message)
    return crop
