"""The layers of a chain as one framework understands them: what each does to each axis, or why it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.steps import Refusal, Step, Written
from tconvcalc.frameworks.transposed_steps import transposed
from tconvcalc.networks.notation import Notation
from tconvcalc.networks.words import EXAMPLES, LayerWord, Value
from tconvcalc.text import plural, with_article

TRANSPOSED = "tconv"
_IGNORED = ("groups", "out_channels")
_TRANSPOSED_TAKES = ("kernel_size", "stride", "padding", "dilation", "output_padding", "output_size")


@dataclass(frozen=True)
class NetLayer:
    """One layer in which nothing is open.

    Attributes:
        framework: whose layer it is.
        word: as it is written.
        axes: the quantities along each axis.
        steps: what it does to the size of each axis; a refusal where the framework takes it at no size.
    """

    framework: Framework
    word: LayerWord
    axes: tuple[Written, ...]
    steps: tuple[Step, ...] | Refusal

    @property
    def does(self) -> tuple[Step, ...]:
        """What it does, for a layer that is not refused."""
        return () if isinstance(self.steps, Refusal) else self.steps

    @cached_property
    def uniform(self) -> bool:
        """Whether it is the same along all axes."""
        return all(axis == self.axes[0] for axis in self.axes) and all(step == self.does[0] for step in self.does)


def axes_of(*notations: Notation | None) -> int:
    """For how many axes the longest value of these layers is written."""
    return max((word.axes for each in notations if each for word in each.words), default=1)


def is_causal(*notations: Notation | None) -> bool:
    """Whether some layer is padded as only layers of one axis are."""
    return any(word.values.get("padding") == ("causal",) for each in notations if each for word in each.words)


def understood(framework: Framework, notation: Notation, dims: int) -> list[NetLayer]:
    """Each layer as the framework understands it.

    Raises:
        MisuseError: the framework has no such layer, or cannot hold what is written of it.
    """
    known: dict[LayerWord, NetLayer] = {}
    layers = []
    for word in notation.words:
        if word not in known:
            try:
                known[word] = layer_of(framework, word, dims)
            except MisuseError as error:
                raise notation.wrong(word, str(error)) from None
        layers.append(known[word])
    return layers


def layer_of(framework: Framework, word: LayerWord, dims: int) -> NetLayer:
    """One layer as the framework understands it.

    Raises:
        MisuseError: the framework has no such layer, or cannot hold what is written of it.
    """
    _refuse_unless_held(framework, word, dims)
    axes = tuple(Written(**_along(word, axis, dims)) for axis in range(dims))  # type: ignore[arg-type]
    return NetLayer(framework, word, axes, _steps(framework, word.kind, axes))


def held(framework: Framework, word: LayerWord, dims: int) -> NetLayer | None:
    """The layer, where the framework can hold it and does not refuse it at every size."""
    try:
        layer = layer_of(framework, word, dims)
    except MisuseError:
        return None
    return layer if layer.does else None


def _refuse_unless_held(framework: Framework, word: LayerWord, dims: int) -> None:
    kinds = framework.steps.kinds
    if word.kind not in kinds and word.kind != TRANSPOSED:
        lack = framework.steps.lacks.get(word.kind, f"of {framework.title} only transposed convolutions are known here")
        raise MisuseError(lack)
    takes = _TRANSPOSED_TAKES if word.kind == TRANSPOSED else kinds[word.kind].takes
    for quantity, values in word.given:
        if quantity not in (*takes, *_IGNORED):
            raise MisuseError(f"{with_article(word.kind)} of {framework.title} has no {quantity}")
        if len(values) not in {1, dims}:
            raise MisuseError(f"{quantity} has {plural(len(values), 'value')}, and the chain is {dims}-D")
    if word.kind == TRANSPOSED and "groups" in word.values and not framework.groups:
        raise MisuseError(f"a transposed convolution of {framework.title} has no groups")
    needs = "kernel_size" if word.kind == TRANSPOSED else kinds[word.kind].needs
    if needs not in word.values:
        example = "a kernel, as in k3" if needs == "kernel_size" else EXAMPLES[needs]
        raise MisuseError(f"{with_article(word.kind)} needs {example}")
    if word.kind == TRANSPOSED and "output_size" in word.values:
        _refuse_both(word)
    _refuse_what_groups_leave(word)


def _refuse_what_groups_leave(word: LayerWord) -> None:
    (groups, *_), (channels, *_) = word.values.get("groups", (1,)), word.values.get("out_channels", (None,))
    if isinstance(groups, int) and isinstance(channels, int) and channels % groups:
        raise MisuseError(f"{channels} channels leave {channels % groups} over in {groups} groups")


def _refuse_both(word: LayerWord) -> None:
    if "output_padding" in word.values:
        raise MisuseError("output_size takes the place of output_padding: write one of o and a")


def _along(word: LayerWord, axis: int, dims: int) -> dict[str, Value | bool]:
    """What is written along one axis, by quantity."""
    spread = {name: values[axis] if len(values) == dims else values[0] for name, values in word.given}
    along: dict[str, Value | bool] = {name: value for name, value in spread.items() if name not in _IGNORED}
    if "ceil" in along:
        along["ceil"] = True
    return along


def _steps(framework: Framework, kind: str, axes: Sequence[Written]) -> tuple[Step, ...] | Refusal:
    if kind == TRANSPOSED:
        return transposed(framework, axes)
    table = framework.steps.kinds[kind]
    why = table.together(axes)
    if why:
        return Refusal(why)
    steps: list[Step] = []
    for axis in axes:
        given = {name: value for name, value in axis._asdict().items() if value is not None and name != "output_size"}
        if "axes" in table.takes:
            given["axes"] = len(axes)
        step = table.step(**given)
        if isinstance(step, Refusal):
            return step
        steps.append(step)
    return tuple(steps)


def said(sizes: Sequence[object]) -> str:
    """Sizes of all axes as a person writes them: ``28``, ``(2*n)x7``."""
    each = [str(size) for size in sizes]
    return each[0] if len(set(each)) == 1 else "x".join(f"({text})" if " " in text else text for text in each)
