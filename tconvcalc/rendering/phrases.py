"""Layers and changes in a few words, the way a person says them."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.layer import Axis, Layer
from tconvcalc.question import SHORT, Question, answered, values, written
from tconvcalc.solving.folding import Kernels, Row, serving
from tconvcalc.solving.result import Fix
from tconvcalc.text import listed
from tconvcalc.values import Span

UNEVEN = "uneven overlap"
UNEVEN_MEANS = "some outputs sum more products than others: a checkerboard is likely"
_PLACES = {1: "output", 2: "row and column", 3: "plane along each axis"}


def spelled(framework: str, word: str) -> str:
    """A padding word as the framework spells it."""
    return next((case.name for case in FRAMEWORKS[framework].cases if case.word == word), word)


def has(layer: Layer, quantity: str) -> str:
    """What a layer has for a quantity, ready to be read: ``4``, ``3x2``, ``SAME``, ``auto``."""
    text = written(answered(layer, quantity))
    return spelled(layer.framework, text) if quantity == "padding" and layer.word else text


def which(kernels: Kernels) -> str:
    """Which kernels serve: ``any``, ``any odd``, and per axis where the axes differ: ``any odd by any``."""
    each = [kernel if kernel == "any" else f"any {kernel}" for kernel in kernels]
    return each[0] if len(set(each)) == 1 else " by ".join(each)


def parameters(layer: Layer, kernels: Kernels | None = None) -> str:
    """A layer's parameters in one line, defaults left out: ``kernel 4, stride 2, padding 1``."""
    words = [has(layer, "padding")] if layer.word else []
    words += [f"{which(kernels)} kernel"] if kernels else [f"kernel {has(layer, 'kernel_size')}"]
    words += [f"stride {has(layer, 'stride')}"]
    words += [] if layer.word else [f"padding {has(layer, 'padding')}"]
    own = answered(layer, "output_padding")
    words += [f"output_padding {written(own)}"] if set(own) - {None, 0, "auto"} else []
    dilation = has(layer, "dilation")
    words += [f"dilation {dilation}"] if dilation != "1" else []
    return ", ".join(words)


def sizes(layer: Layer) -> str:
    """From what to what: ``126 -> 255``, ``n -> 2*n``."""
    return f"{_size(layer, 'input_size')} -> {_size(layer, 'output_size')}"


def _size(layer: Layer, quantity: str) -> str:
    each = [str(getattr(axis, quantity)) for axis in layer.axes]
    return each[0] if len(set(each)) == 1 else "x".join(f"({text})" if " " in text else text for text in each)


def holds(layer: Layer) -> str:
    """For which values of a symbol the layer holds; nothing where there is no symbol."""
    return f"for every {layer.symbol} >= {layer.first}" if layer.symbol else ""


def judged(row: Row) -> str:
    """What is to be said of a row: which outputs are left out, and whether the overlap is even."""
    return (_left_out(row.best) or _overlap(row)) + _from_where(row.best)


def _from_where(layer: Layer) -> str:
    """From which value of the symbol on that is so."""
    steady = max(axis.steady for axis in set(layer.axes))
    return f" (from {layer.symbol} = {steady} on)" if layer.symbol and steady > layer.first else ""


def _left_out(layer: Layer) -> str:
    axes = [axis for axis in layer.axes if axis.bare]
    if not axes:
        return ""
    if all(_only_end(axis) for axis in axes) and len({axis.uncovered for axis in layer.axes}) == 1:
        count, place = axes[0].uncovered, _PLACES[len(layer.axes)]
        if count == 1:
            return f"the last {place} {'are' if len(axes) == 2 else 'is'} reached by no input"  # noqa: PLR2004
        return f"the last {count} outputs along each axis are reached by no input"
    parts = " and ".join(dict.fromkeys(f"{axis.uncovered} of {axis.output_size}" for axis in axes))
    return f"{parts} outputs along an axis are reached by no input"


def _only_end(axis: Axis) -> bool:
    return axis.overlap.min > 0 and axis.uncovered == -axis.crop_end


def _overlap(row: Row) -> str:
    if row.kernels and has(row.best, "stride") != "1":
        never = any(
            kernel == "odd" and axis.stride % 2 == 0 for kernel, axis in zip(row.kernels, row.best.axes, strict=True)
        )
        if not never:
            return f"even overlap if the kernel is a multiple of {has(row.best, 'stride')}"
    even = all(axis.overlap.even for axis in row.best.axes)
    return "even overlap" if even else UNEVEN


def overlaps(row: Row) -> str:
    """How often an output is covered: ``2``, ``2..3``, per axis where the axes differ; of any kernel a quotient."""
    if row.kernels:
        stride = has(row.best, "stride")
        return "kernel" if stride == "1" else f"kernel/{stride}"
    spans = (axis.overlap for axis in row.best.axes)
    each = [str(least) if least == most else f"{least}..{most}" for least, most in spans]
    return " by ".join(each) if len(set(each)) > 1 else each[0]


def changed(fix: Fix) -> str:
    """What a fix changes it to: ``output 252``, ``padding VALID``, ``kernel <= 300``."""
    raised = [f"{SHORT.get(name, name)} <= {bound}" for name, bound in fix.bounds.items()]
    framework = fix.question.framework
    moved = [f"{SHORT.get(name, name)} {spelled(framework, written(new))}" for name, (_, new) in fix.changes.items()]
    return ", ".join([*moved, *raised])


def answers(fix: Fix) -> str:
    """What then answers the question: ``kernel 5 or 4, stride 2``; nothing where nothing was left to find."""
    question, best = fix.question, fix.best
    if not best:
        return ""
    alike = [layer for layer in best if answered(layer, "stride") == answered(best[0], "stride")]
    names = [
        name for name in ("input_size", "output_size", "kernel_size", "stride", "padding") if _free(question, name)
    ]
    words = {name: f"{SHORT.get(name, name)} {_either([has(layer, name) for layer in alike])}" for name in names}
    if "kernel_size" in words and (kernels := serving(best[0])):
        words["kernel_size"] = f"{which(kernels)} kernel"
    gaps = " (leaves outputs that no input reaches)" if any(axis.bare for axis in best[0].axes) else ""
    return ", ".join(words.values()) + gaps


def _free(question: Question, name: str) -> bool:
    return all(value is None or isinstance(value, Span) for value in values(question, name))


def _either(texts: Sequence[str]) -> str:
    found = list(dict.fromkeys(texts))
    return found[0] if len(found) > 2 else listed(found, "or")  # noqa: PLR2004 -- the best, or both of two
