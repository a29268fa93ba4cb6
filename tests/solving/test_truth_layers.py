"""Layers of two and three axes, drawn and recorded, and what TensorFlow alone has: explicit ends, two kernels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

import pytest

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.solving.result import SolveResult
from tests.effort import FEW, FULL, examples, share
from tests.solving.draws import listing
from tests.solving.oracle import cropped_window
from tests.truth import Layer, Outcome, cases, load

BOUNDS: dict[str, Any] = {"dims": None, "max_kernel": 9, "max_stride": 4, "max_dilation": 3}  # all that was drawn
NOTE = next(note.sentence for note in FRAMEWORKS["tensorflow"].notes if "from an input of 1" in note.sentence)
DRAWN = {"tensorflow": 1000, "keras": 1000, "pytorch": 1000}


def drawn(framework: str) -> Iterator[Layer]:
    """The layers of more than one axis, without the thin ones on which the explicit ends were tried."""
    for layer in cases(framework):
        dims = len(layer.input_size)
        if dims > 1 and not (
            layer.kernel_size[-1] == layer.input_size[-1] == 1 and isinstance(layer.padding[0], tuple)
        ):
            yield layer


def given(layer: Layer, **others: Any) -> dict[str, Any]:  # noqa: ANN401  (any kind of value)
    """The keywords that ask for it, all but what Keras and PyTorch work out themselves."""
    padding: Any = layer.padding
    if isinstance(padding[0], tuple):
        padding = "x".join(f"{begin}:{end}" for begin, end in padding)
    names = ("input_size", "output_size", "kernel_size", "stride", "dilation", "output_padding")
    return {name: getattr(layer, name) for name in names} | {"padding": padding, **others}


def geometries(answer: SolveResult) -> set[tuple[tuple[int, ...], ...]]:
    """What the solutions are along each axis, words aside."""
    return {
        tuple((int(str(axis.output_size)), *axis.geometry()[:4], axis.crop_begin) for axis in layer.axes)
        for layer in answer.solutions
    }


def agrees(answer: SolveResult, layer: Layer, outcome: Outcome) -> bool:
    """Whether the recorded layer is listed, with the size it yielded and the crop that was measured."""
    axes = list(zip(outcome.output_size, *layer[1:5], outcome.crop_begin, strict=True))
    return any(
        all(mine[:5] == axis[:5] and axis[5] in {mine[5], None} for mine, axis in zip(found, axes, strict=True))
        for found in geometries(answer)
    )


@pytest.mark.parametrize("framework", list(DRAWN))
def test_a_drawn_layer_is_feasible_where_it_ran(framework: str) -> None:
    """Everything given: there is one layer, this one, where the framework ran it, and none where it refused."""
    accepted, asked, ran = load(framework).accepted(), 0, 0
    for layer in share(list(drawn(framework)), FEW):
        outcome = accepted.get(layer)
        answer = listing(framework, given(layer), dims=None)
        asked += 1
        if outcome is None or cropped_window(layer):
            assert not answer, layer
        else:
            assert (answer.count, agrees(answer, layer, outcome)) == (1, True), layer
            ran += 1
    assert asked > len(share(range(DRAWN[framework]), FEW)) * 0.95
    assert ran > asked / (3 if FULL else 8)


FORGOTTEN = {
    "tensorflow": ("input_size", "output_size", "kernel_size", "stride", "dilation", "padding"),
    "keras": ("input_size", "kernel_size", "stride", "dilation", "padding", "output_padding"),
    "pytorch": ("input_size", "kernel_size", "stride", "dilation", "padding", "output_padding"),
}


@pytest.mark.parametrize(
    ("framework", "name"), [(framework, name) for framework, names in FORGOTTEN.items() for name in names]
)
def test_what_is_forgotten_of_a_drawn_layer_is_found(framework: str, name: str) -> None:
    """The layer that ran is among those listed, whichever of its quantities is left unknown."""
    found = 0
    for layer, outcome in share(list(load(framework).accepted().items())[::3], FEW):
        explicit = framework == "tensorflow" and isinstance(layer.padding[0], tuple)
        far = framework == "pytorch" and any(
            padding > dilation * (kernel - 1)  # type: ignore[operator]
            for padding, dilation, kernel in zip(layer.padding, layer.dilation, layer.kernel_size, strict=True)
        )
        skipped = name == "padding" and (explicit or far)
        if len(layer.input_size) == 1 or skipped or cropped_window(layer):
            continue
        asked = {**given(layer, output_size=outcome.output_size), name: None}
        if all(len({*value}) == 1 for value in asked.values() if isinstance(value, tuple)):
            continue  # what is asked alike on every axis is answered alike
        assert agrees(listing(framework, asked, **BOUNDS), layer, outcome), layer
        found += 1
    assert found > examples(80, 2 * FEW)


def test_explicit_ends_are_judged_as_tensorflow_judges_them() -> None:
    """For each input, kernel, stride and two ends: the very sizes that TensorFlow accepts, cropped as measured."""
    accepted = {key: outcome for key, outcome in load("tensorflow").accepted().items() if key.input_size[1:] == (1,)}
    listed = 0
    grid = share(list(product(range(1, 6), range(1, 5), range(1, 4), range(4), range(4))), FEW)
    for n, k, s, begin, end in grid:
        asked = {"input_size": (n, 1), "kernel_size": (k, 1), "stride": (s, 1), "padding": f"{begin}:{end}x0:0"}
        answer = listing("tf", {**asked, "output_size": "1..20x1"}, dims=None)
        sizes = {layer.axes[0].output_size: layer.axes[0].crop_begin for layer in answer.solutions}
        key = Layer("eigen", (n, 1), (k, 1), (s, 1), (1, 1), ((begin, end), (0, 0)), None, None)
        ran = {out: accepted.get(key._replace(output_size=(out, 1))) for out in range(1, 21)}
        assert sizes.keys() == {out for out, outcome in ran.items() if outcome}, asked
        assert all(outcome.crop_begin[0] in {sizes[out], None} for out, outcome in ran.items() if outcome), asked
        listed += len(sizes)
    assert listed > examples(1500, FEW)


@pytest.mark.parametrize("dilation", [1, 2])
def test_all_that_onednn_runs_besides_is_what_the_note_tells(dilation: int) -> None:
    """The default kernel differs from the documented rule in the cropped windows alone, where the answer says so."""
    accepted, told = load("tensorflow").accepted(), 0
    words: tuple[Literal["valid", "same"], ...] = ("valid", "same")
    for word, n, k, s in product(words, range(1, 9), range(1, 7), range(1, 5)):
        asked: dict[str, Any] = {"input_size": n, "kernel_size": k, "stride": s, "dilation": dilation, "padding": word}
        answer = listing("tf", asked)
        listed = {int(str(layer.axes[0].output_size)) for layer in answer.solutions}
        layers = (Layer("onednn", (n,), (k,), (s,), (dilation,), word, None, (out,)) for out in range(1, 31))
        besides = {layer for layer in layers if layer in accepted and not {*(layer.output_size or ())} <= listed}
        assert all(cropped_window(layer) for layer in besides)
        assert (NOTE in answer.notes) == (word == "valid" and n == 1), asked
        assert not besides or NOTE in answer.notes
        told += len(besides)
    assert told > 20
