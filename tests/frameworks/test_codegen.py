"""The code that is printed says only what must be said, runs as pasted, and yields the size that was promised."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from inspect import Parameter, signature
from itertools import product
from math import prod
from typing import Any, Literal

import pytest

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Case
from tconvcalc.frameworks.codegen import snippets
from tconvcalc.frameworks.equivalence import equivalents
from tconvcalc.frameworks.signature import REQUIRED, Signature
from tconvcalc.geometry import full_size, span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.values import Ends, Linear, Size, shifted, size_at
from tests.cases import every_case
from tests.truth import load
from tests.truth.execute import run_snippet
from tests.truth.present import require

N = Linear(1, 0, "n")
VALID, SAME, EXPLICIT = FRAMEWORKS["tensorflow"].cases
AUTO_VALID, AUTO_SAME, NUMBER_VALID, NUMBER_SAME = FRAMEWORKS["keras"].cases
(NUMBERS,) = FRAMEWORKS["pytorch"].cases


def in_keras(layer: Layer) -> Layer | None:
    """The same numbers as a Keras layer, in Keras' first way of writing it."""
    return next(equivalents(layer, FRAMEWORKS["keras"]), None)


THREE = {name: FRAMEWORKS[name] for name in ("tensorflow", "keras", "pytorch")}
SIGNATURES = [signature for framework in THREE.values() for signature in framework.signatures]
OWNER = {case: name for name, framework in THREE.items() for case in framework.cases}
PACKAGE = {"tf.nn": "tensorflow", "keras": "keras", "torch.nn": "pytorch"}

Padding = int | Ends | None


def along(  # noqa: PLR0913, PLR0917  (an axis has that many)
    case: Case,
    input_size: Size,
    kernel_size: int,
    stride: int,
    padding: Padding = None,
    extra: int = 0,
    dilation: int = 1,
) -> Axis:
    """One axis as the case's own table has it."""
    span = span_of_kernel(kernel_size, dilation)
    piece = next(
        piece
        for piece in case.pieces
        if span in range(piece.spans(stride).low, (piece.spans(stride).high or span) + 1)
        and piece.parity in (None, span % 2)
    )
    ends = padding if isinstance(padding, Ends) else Ends(padding or 0, padding or 0)
    reached = shifted(input_size, stride, piece.base(span, stride))
    output_size = shifted(reached, 1, 1 + extra - ends.begin - ends.end)
    full = full_size(input_size, kernel_size, stride, dilation)
    cropped = size_at(full, 1) - size_at(output_size, 1)
    begin = case.crop_begin(cropped, ends.begin)
    written = extra if case.extra == "number" else None
    return Axis(input_size, output_size, kernel_size, stride, padding, written, dilation, begin, cropped - begin)


def build(case: Case, *axes: Axis, dims: int | None = None, **channels: int) -> Layer:
    """A layer of these axes; one axis stands for ``dims`` equal ones."""
    axes = axes * (dims or 1)
    return Layer(OWNER[case], axes, case.word, case.extra == "auto", **channels)


def promised(layer: Layer) -> tuple[int, ...]:
    """The output sizes at the number that the code takes for a symbol."""
    return tuple(size_at(axis.output_size, max(8, layer.first)) for axis in layer.axes)


def sample() -> Iterator[Layer]:
    """Layers of every case, from one axis to three, with equal and with different axes, plain and odd."""
    for case, dims in product(OWNER, (1, 2, 3)):
        axis = partial(along, case)
        if dims not in case.dims:
            continue
        if case is EXPLICIT:
            yield build(case, axis(6, 5, 2, Ends(1, 2)), axis(5, 4, 3, Ends(0, 1), 1))
            yield build(case, axis(N, 4, 2, Ends(1, 1)), dims=2)
            yield build(case, axis(6, 3, 2, Ends(1, 1), 1), dims=2)
            continue
        padding, least = (1, 0) if case is NUMBERS else (None, 1 if case is NUMBER_SAME else 0)
        more = 0 if case.extra == "auto" else 1
        yield build(case, axis(7, 4, 2, padding, least), dims=dims)
        yield build(case, axis(7, 5, 2, padding, more), dims=dims, in_channels=6, out_channels=2)
        yield build(case, axis(4, 3, 5, padding, more), dims=dims, in_channels=6)
        yield build(case, axis(N, 5, 3, padding, more), dims=dims)
        yield build(case, axis(Linear(2, 1, "size"), 3, 2, padding), dims=dims)
        yield build(case, axis(6, 3, 1, padding, dilation=2), dims=dims)
        several = (axis(7, 5, 2, padding, more), axis(5, 3, 3, padding, more), axis(4, 7, 4, padding, more))
        yield build(case, *several[:dims])
        dilated = (axis(7, 5, 1, padding), axis(5, 3, 1, padding, dilation=3), axis(4, 7, 1, padding, dilation=2))
        yield build(case, *dilated[:dims])
    numbers = partial(along, NUMBERS)
    for dims in (1, 2, 3):
        yield build(NUMBERS, numbers(5, 4, 2, 1), dims=dims, groups=3)
        yield build(NUMBERS, numbers(5, 4, 2, 0, 1), dims=dims, groups=4, in_channels=8)
        yield build(NUMBERS, numbers(5, 3, 2, 5, 2, 3), dims=dims)
    yield build(VALID, along(VALID, 5, 3, 2, dilation=2), dims=2)
    yield build(NUMBERS, *(along(NUMBERS, N, 4, 2, padding) for padding in (1, 0, 4)))


def interpolating() -> Iterator[Layer]:
    """Layers whose kernel interpolates at their stride, with channels that differ and with groups."""
    for dims in (1, 2, 3):
        for case, padding in ((VALID, None), (SAME, None), (AUTO_SAME, None), (NUMBER_VALID, None), (NUMBERS, 1)):
            axis = partial(along, case)
            yield build(case, axis(5, 4, 2, padding), dims=dims, in_channels=3)
            yield build(case, *(axis(5, k, s, padding) for k, s in ((5, 3), (1, 1), (8, 4))[:dims]), out_channels=2)
            yield build(case, axis(8, 5, 3, padding), dims=dims, in_channels=3, out_channels=2)
        for into, out in ((4, 4), (4, 6), (6, 2)):
            axes = along(NUMBERS, 5, 4, 2, 1)
            yield build(NUMBERS, axes, dims=dims, in_channels=into, out_channels=out, groups=2)


def name(layer: Layer) -> str:
    """A test's name: the framework and what its axes have."""
    axes = "_".join("-".join(str(part) for part in axis[:7]) for axis in dict.fromkeys(layer.axes))
    return f"{layer.framework}-{len(layer.axes)}d-{layer.word}-{axes}-g{layer.groups}".replace(" ", "")


def code(layer: Layer, api: str) -> list[str]:
    """The lines of a layer in one API."""
    return snippets(layer)[api].splitlines()


def test_the_answer_to_126_255_is_written_as_in_the_example() -> None:
    """tf.nn is told the output size, with the batch that the input has."""
    assert snippets(build(VALID, along(VALID, 126, 5, 2), dims=2)) == {
        "tf.nn": """\
import tensorflow as tf
in_channels, out_channels = 64, 32            # yours
x = tf.zeros([1, 126, 126, in_channels])      # your feature map
filters = tf.Variable(tf.random.normal([5, 5, out_channels, in_channels], stddev=0.02))
output_shape = tf.stack([tf.shape(x)[0], 255, 255, out_channels])
y = tf.nn.conv2d_transpose(x, filters, output_shape, strides=2, padding="VALID")""",
        "keras": """\
import keras
in_channels, out_channels = 64, 32               # yours
x = keras.ops.zeros([1, 126, 126, in_channels])  # your feature map
y = keras.layers.Conv2DTranspose(filters=out_channels, kernel_size=5, strides=2)(x)""",
    }


def test_a_dcgan_layer_is_written_as_its_paper_has_it() -> None:
    """Kernel 4, stride 2, padding 1, given channels without a remark."""
    layer = build(NUMBERS, along(NUMBERS, 4, 4, 2, 1), dims=2, in_channels=512, out_channels=256)
    assert snippets(layer) == {
        "torch.nn": """\
import torch
from torch import nn
in_channels, out_channels = 512, 256
x = torch.zeros(1, in_channels, 4, 4)         # your feature map
layer = nn.ConvTranspose2d(in_channels, out_channels, kernel_size=4, stride=2, padding=1)
y = layer(x)"""
    }


def test_a_unet_layer_of_keras_is_one_call() -> None:
    """Kernel 3 or 2, stride 2, same."""
    last = code(build(AUTO_SAME, along(AUTO_SAME, 64, 3, 2), dims=2), "keras")[-1]
    assert last == (
        'y = keras.layers.Conv2DTranspose(filters=out_channels, kernel_size=3, strides=2, padding="same")(x)'
    )


def test_keras_choosing_and_nought_are_two_things() -> None:
    """Keras' default is to choose, so that a nought is written and its own choice is not."""
    assert "output_padding=0" in "".join(code(build(NUMBER_VALID, along(NUMBER_VALID, 7, 3, 2), dims=2), "keras"))
    assert "output_padding" not in "".join(code(build(AUTO_VALID, along(AUTO_VALID, 7, 3, 2), dims=2), "keras"))


def test_what_is_at_its_default_is_not_written() -> None:
    """One stride, no padding, no dilation, one group: nothing but the kernel is left to say."""
    torch = code(build(NUMBERS, along(NUMBERS, 7, 3, 1, 0), dims=2), "torch.nn")
    assert torch[-2] == "layer = nn.ConvTranspose2d(in_channels, out_channels, kernel_size=3)"
    keras = code(build(AUTO_VALID, along(AUTO_VALID, 7, 3, 1), dims=1), "keras")
    assert keras[-1] == "y = keras.layers.Conv1DTranspose(filters=out_channels, kernel_size=3)(x)"


def test_axes_that_differ_are_written_as_a_tuple() -> None:
    """One value where all axes agree, one for each where they do not."""
    axes = along(NUMBERS, 7, 4, 2, 1), along(NUMBERS, 9, 4, 3, 1, 2)
    assert code(build(NUMBERS, *axes), "torch.nn")[3:] == [
        "x = torch.zeros(1, in_channels, 7, 9)         # your feature map",
        "layer = nn.ConvTranspose2d(",
        "    in_channels, out_channels, kernel_size=4, stride=(2, 3), padding=1, output_padding=(0, 2)",
        ")",
        "y = layer(x)",
    ]


def test_a_call_too_long_for_two_lines_has_one_argument_on_each() -> None:
    """Long numbers are where this happens."""
    axes = (along(NUMBERS, 7, 4000 + more, 2000 + more, 1000 + more, 1100 + more, 3000 + more) for more in range(3))
    lines = code(build(NUMBERS, *axes), "torch.nn")
    assert lines[5:8] == ["    in_channels,", "    out_channels,", "    kernel_size=(4000, 4001, 4002),"]
    assert lines[-3:] == ["    dilation=(3000, 3001, 3002),", ")", "y = layer(x)"]


def test_explicit_ends_are_four_pairs() -> None:
    """Batch and channels have their pair too, and TensorFlow's Keras cannot trim by numbers."""
    axes = along(EXPLICIT, 6, 5, 2, Ends(1, 2)), along(EXPLICIT, 6, 5, 2, 1)
    found = snippets(build(EXPLICIT, *axes))
    assert "padding=[[0, 0], [1, 2], [1, 1], [0, 0]]" in found["tf.nn"]
    assert "keras" not in found


@pytest.mark.parametrize(
    ("channels", "line"),
    [
        ({}, "in_channels, out_channels = 64, 32            # yours"),
        ({"in_channels": 3}, "in_channels, out_channels = 3, 32             # out_channels: yours"),
        ({"out_channels": 21}, "in_channels, out_channels = 64, 21            # in_channels: yours"),
        ({"in_channels": 3, "out_channels": 21}, "in_channels, out_channels = 3, 21"),
        ({"groups": 3}, "in_channels, out_channels = 66, 33            # yours"),
        ({"groups": 48, "in_channels": 96}, "in_channels, out_channels = 96, 48            # out_channels: yours"),
    ],
)
def test_channels_are_numbers_that_can_be_run(channels: dict[str, int], line: str) -> None:
    """What is not given is a placeholder, said to be one, and can be divided into the groups."""
    lines = code(build(NUMBERS, along(NUMBERS, 7, 4, 2, 1), dims=2, **channels), "torch.nn")
    assert lines[2] == line
    assert any(f"groups={channels.get('groups')}" in text for text in lines) == ("groups" in channels)


@pytest.mark.parametrize(
    ("size", "line"),
    [
        (N, "x = torch.zeros(1, in_channels, 8)            # n = 8; any n >= 1 fits"),
        (Linear(2, -30, "w"), "x = torch.zeros(1, in_channels, 2)            # w = 16; any w >= 16 fits"),
    ],
)
def test_a_symbol_becomes_a_number_that_holds(size: Linear, line: str) -> None:
    """The remark says which number was taken, and from which on any would do."""
    assert code(build(NUMBERS, along(NUMBERS, size, 4, 2, 1)), "torch.nn")[3] == line


def test_the_code_for_interpolation_has_the_weights_in_the_layout_of_its_api() -> None:
    """TensorFlow and Keras have [.., out, in], PyTorch [in, out, ..]; the channels are equal."""
    found = snippets(build(SAME, along(SAME, 16, 4, 2, extra=1), dims=2, out_channels=21), "bilinear")
    assert found["tf.nn"].splitlines()[1:6] == [
        "in_channels, out_channels = 21, 21            # in_channels: yours",
        "x = tf.zeros([1, 16, 16, in_channels])        # your feature map",
        "ramp = 1 - abs(tf.range(4.0) - 1.5) / 2",
        "diagonal = tf.eye(out_channels, in_channels)",
        'filters = tf.Variable(tf.einsum("h,w,oi->hwoi", ramp, ramp, diagonal))',
    ]
    assert "layer.kernel.assign(keras.ops.einsum(" in found["keras"]
    found = snippets(build(NUMBERS, along(NUMBERS, 16, 4, 2, 1), along(NUMBERS, 16, 5, 3, 1), groups=3), "bilinear")
    assert found["torch.nn"].splitlines()[2:] == [
        "in_channels, out_channels = 33, 33            # yours",
        "x = torch.zeros(1, in_channels, 16, 16)       # your feature map",
        "ramp_h = 1 - abs(torch.arange(4.0) - 1.5) / 2",
        "ramp_w = 1 - abs(torch.arange(5.0) - 2) / 3",
        "diagonal = torch.eye(in_channels // 3, out_channels // 3).repeat(3, 1)",
        "layer = nn.ConvTranspose2d(",
        "    in_channels, out_channels, kernel_size=(4, 5), stride=(2, 3), padding=1, groups=3, bias=False",
        ")",
        'layer.weight = nn.Parameter(torch.einsum("io,h,w->iohw", diagonal, ramp_h, ramp_w))',
        "y = layer(x)",
    ]


@pytest.mark.parametrize(
    ("axes", "sentence"),
    [
        ([(5, 2, 1)] * 2, "wants kernel_size 4 (2*stride - stride%2), and this layer has 5: write -k 4"),
        ([(4, 2, 1), (4, 3, 1)], "at stride 2x3 wants kernel_size 4x5 (2*stride - stride%2), and this layer has 4:"),
        ([(4, 2, 2)] * 2, "wants dilation 1, so that the kernel has no holes, and this layer has 2: write -d 1"),
    ],
)
def test_a_kernel_that_cannot_interpolate_is_refused(axes: list[tuple[int, int, int]], sentence: str) -> None:
    """The complaint says what was read and what to write instead."""
    layer = build(NUMBERS, *(along(NUMBERS, 7, k, s, 1, dilation=d) for k, s, d in axes))
    with pytest.raises(MisuseError) as caught:
        snippets(layer, "bilinear")
    assert str(caught.value).startswith("--init bilinear: interpolation ")
    assert sentence in str(caught.value)


WRITTEN = [(layer, None) for layer in (*sample(), *interpolating())] + [
    (layer, "bilinear") for layer in interpolating()
]


@every_case(("layer", "init"), WRITTEN)
def test_every_snippet_is_short_and_plain_python(layer: Layer, init: Literal["bilinear"] | None) -> None:
    """Every line is a statement or a part of a call, so that it can be pasted at a prompt; nothing trails."""
    for text in snippets(layer, init).values():
        body = ast.parse(text).body
        assert all(isinstance(each, ast.Import | ast.ImportFrom | ast.Assign | ast.Expr) for each in body)
        assert compile(text, "<snippet>", "exec")
        assert all(len(line) <= 100 and line and line == line.rstrip() for line in text.split("\n"))
        assert isinstance(body[-1], ast.Assign)
        assert ast.unparse(body[-1]).startswith("y = ")


def test_sizes_beyond_reason_are_written_as_they_are() -> None:
    """The code is about any size that can be asked about."""
    found = snippets(build(VALID, along(VALID, 2**62, 2**60, 2**61), dims=3))
    assert f"{2**62}, {2**62}, {2**62}" in found["tf.nn"]
    assert "keras" in found


def test_keras_is_shown_exactly_where_it_has_the_same_geometry() -> None:
    """Against what both did when they were run: the same output size and crop, under whichever word."""
    ran: dict[tuple[object, ...], set[object]] = {}
    for layer, outcome in load("keras").accepted().items():
        ran.setdefault((*layer[1:5], outcome), set()).add((layer.padding, layer.output_padding))
    for layer, outcome in load("tensorflow").accepted().items():
        if not isinstance(layer.padding, str) or layer.engine != "onednn" or len(layer.input_size) > 1:
            continue
        sizes = zip(
            layer.input_size, layer.output_size or (), layer.kernel_size, layer.stride, layer.dilation, strict=True
        )
        bare = [Axis(n, out, k, s, None, None, d, 0, 0) for n, out, k, s, d in sizes]
        cropped = [axis.geometry().output_size - out for axis, out in zip(bare, layer.output_size or (), strict=True)]
        axes = tuple(
            axis._replace(crop_begin=begin, crop_end=both - begin)  # as it was measured with impulses
            for axis, both, begin in zip(bare, cropped, outcome.crop_begin, strict=True)
            if begin is not None
        )
        if not axes:
            continue
        twin = in_keras(Layer("tensorflow", axes, layer.padding))
        known = ran.get((*layer[1:5], outcome), set())
        extra = "auto" if twin and twin.auto else tuple(axis.output_padding for axis in twin.axes) if twin else None
        written = twin and (twin.word, extra)
        assert written in known if known else written is None, layer


def test_a_size_that_grows_otherwise_than_in_keras_has_no_keras() -> None:
    """A symbol must grow by the stride, on both sides."""
    axis = along(VALID, N, 3, 2)
    assert in_keras(build(VALID, axis, dims=2)) is not None
    for other in (7, Linear(3, 1, "n"), Linear(2, 1, "m"), Linear(2, 9, "n")):
        assert in_keras(build(VALID, axis, axis._replace(output_size=other))) is None


@pytest.mark.frameworks
@pytest.mark.parametrize("row", SIGNATURES, ids=lambda row: row.names[0])
def test_the_table_is_what_the_framework_declares(row: Signature) -> None:
    """The names lead to one callable, whose first parameters have these names, places and defaults."""
    require(PACKAGE[row.api])
    found = [reached(dotted) for dotted in row.names]
    assert all(each is found[0] for each in found)
    declared = list(signature(found[0]).parameters.values())[: len(row.parameters)]
    assert [each.name for each in declared] == [parameter.name for parameter in row.parameters]
    for each, parameter in zip(declared, row.parameters, strict=True):
        default = REQUIRED if each.default is Parameter.empty else each.default
        if isinstance(default, tuple):
            assert default == (parameter.default,) * row.dims
        elif parameter.name == "dilations":
            assert (default, parameter.default) == (None, 1)  # None is not the number that it stands for
        else:
            assert default == parameter.default


def reached(dotted: str) -> Any:  # noqa: ANN401  (some callable of some framework)
    """Follow a dotted name from its package."""
    package, *rest = dotted.split(".")
    found: Any = import_module(package)
    for part in rest:
        found = getattr(found, part)
    return found


@pytest.mark.frameworks
@every_case("layer", sample(), ids=name)
def test_the_code_yields_the_size_that_was_promised(layer: Layer) -> None:
    """Run as pasted, in every API that is shown."""
    for api, text in snippets(layer).items():
        require(PACKAGE[api])
        assert spatial(run_snippet(text), api) == promised(layer)


def spatial(shape: tuple[int, ...], api: str) -> tuple[int, ...]:
    """The sizes of a result without batch and channels."""
    return shape[2:] if api == "torch.nn" else shape[1:-1]


CHANNELS_LAST = {
    "tf.nn": ("filters.numpy()", "y.numpy()"),
    "keras": ("layer.kernel.numpy()", "y.numpy()"),
    "torch.nn": ("layer.weight.detach().flatten(2).permute(2, 1, 0).numpy()", "y.detach().movedim(1, -1).numpy()"),
}
"""The weights and the result of each API, brought to one layout: [taps, out, in] and [1, sizes, out]."""


@pytest.mark.frameworks
@every_case("layer", interpolating(), ids=name)
def test_interpolation_has_the_weights_of_its_closed_form_and_keeps_a_constant(layer: Layer) -> None:
    """Each weight is known; and an image of ones stays ones away from its ends, on every channel that is fed."""
    for api, text in snippets(layer, "bilinear").items():
        require(PACKAGE[api])
        assert spatial(run_snippet(text), api) == promised(layer)
        run_snippet("\n".join([text.replace(".zeros(", ".ones("), *checks(layer, *CHANNELS_LAST[api])]))


def checks(layer: Layer, weights: str, result: str) -> list[str]:
    """Lines that fail where a weight is not the expected one, or where the interior of the result is not constant."""
    into, out = (count // layer.groups for count in channels(layer))
    table = [[[tap * (i % into == o) for i in range(into * layer.groups)] for o in range(out)] for tap in taps(layer)]
    ones = [float(o < into) for o in range(out)] * layer.groups
    inside = ", ".join(f"{axis.kernel_size}:-{axis.kernel_size}" for axis in layer.axes)
    return [
        f"assert abs({weights}.reshape({len(table)}, {out}, {into * layer.groups}) - {table}).max() < 1e-6",
        f"inside = {result}[0, {inside}].reshape(-1, {len(ones)})",
        f"assert inside.size and abs(inside - {ones}).max() < 1e-6",
    ]


def channels(layer: Layer) -> tuple[int, int]:
    """Both channel counts; the one that is not given equals the other."""
    return layer.in_channels or layer.out_channels or 0, layer.out_channels or layer.in_channels or 0


def taps(layer: Layer) -> list[float]:
    """The kernel, outermost axis first, from the closed form of the paper's authors."""
    return [
        prod(1 - abs(t - centre(axis)) / axis.stride for t, axis in zip(place, layer.axes, strict=True))
        for place in product(*(range(axis.kernel_size) for axis in layer.axes))
    ]


def centre(axis: Axis) -> float:
    """The middle of the kernel."""
    return (axis.kernel_size - 1) / 2 if axis.kernel_size % 2 else axis.stride - 0.5
