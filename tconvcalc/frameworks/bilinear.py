"""The weights that make a transposed convolution interpolate, as FCN starts its upsampling layers.

Source: Long, Shelhamer & Darrell, "Fully Convolutional Networks for Semantic Segmentation" (2015). To enlarge by f the
kernel is ``2*f - f%2`` and falls from its centre c as ``1 - |t - c|/f`` along each axis. Every output channel is fed
by the input channel of its own number (within its group), so all other weights are zero.
"""

from __future__ import annotations

from collections.abc import Iterable

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.signature import AXES, Signature
from tconvcalc.layer import Layer


def bilinear_kernel(stride: int) -> int:
    """The kernel_size that interpolates at this stride."""
    return 2 * stride - stride % 2


def refuse_unless_bilinear(layer: Layer) -> None:
    """Complain about a layer whose kernel cannot interpolate at its stride."""
    wanted = [bilinear_kernel(axis.stride) for axis in layer.axes]
    had = [axis.kernel_size for axis in layer.axes]
    if had != wanted:
        kernel, strides = _as_option(wanted), _as_option(axis.stride for axis in layer.axes)
        message = (
            f"--init bilinear: interpolation at stride {strides} wants kernel_size {kernel} (2*stride - stride%2), "
            f"and this layer has {_as_option(had)}: write -k {kernel}"
        )
        raise MisuseError(message)
    if any(axis.dilation > 1 and axis.kernel_size > 1 for axis in layer.axes):
        message = (
            "--init bilinear: interpolation wants dilation 1, so that the kernel has no holes, "
            f"and this layer has {_as_option(axis.dilation for axis in layer.axes)}: write -d 1"
        )
        raise MisuseError(message)


def bilinear_weights(signature: Signature, layer: Layer) -> tuple[list[str], str]:
    """The lines that prepare the weights, and the expression that is them, in this API's own layout."""
    tensors, counted = signature.tensors, signature.arange
    letters = AXES[signature.dims].lower()
    ramps = {
        letter: f"1 - abs({counted}({axis.kernel_size}.0) - {_half(axis.kernel_size - 1)}) / {axis.stride}"
        for letter, axis in zip(letters, layer.axes, strict=True)
    }
    alike = len(set(ramps.values())) == 1
    names = {letter: "ramp" if alike else f"ramp_{letter}" for letter in letters}
    lines = [f"{name} = {ramp}" for name, ramp in {names[letter]: ramps[letter] for letter in letters}.items()]
    # One operand per axis of the weights, the two channels together, in the order in which the API has them.
    channels = [word for word in signature.filters if word != "kernel_size"]
    pair = "".join(word[0] for word in channels)
    operands = [(letter, names[letter]) for letter in letters]
    operands.insert(0 if signature.filters[0] in channels else len(operands), (pair, "diagonal"))
    order = "".join(letters if word == "kernel_size" else word[0] for word in signature.filters)
    subscripts = ",".join(axes for axes, _ in operands) + "->" + order
    lines.append(f"diagonal = {_diagonal(signature, channels, layer.groups)}")
    return lines, f'{tensors}.einsum("{subscripts}", {", ".join(name for _, name in operands)})'


def _diagonal(signature: Signature, channels: list[str], groups: int) -> str:
    """One for each pair of equal channels; grouped weights hold one such square for each group, one below the other."""
    tensors = signature.tensors
    if groups == 1:
        return f"{tensors}.eye({', '.join(channels)})"
    square = f"{tensors}.eye({', '.join(f'{word} // {groups}' for word in channels)})"
    return signature.repeated.format(square, groups)


def _half(number: int) -> str:
    """Half a number as Python writes it, exact at any size."""
    return f"{number // 2}.5" if number % 2 else f"{number // 2}"


def _as_option(numbers: Iterable[int]) -> str:
    """Write one number per axis as options do: one where all agree, else ``4x6``."""
    texts = [str(number) for number in numbers]
    return texts[0] if len(set(texts)) == 1 else "x".join(texts)
