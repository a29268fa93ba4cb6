"""Layers that everybody knows, and the questions that people really asked: each answered as it is known to be."""

from __future__ import annotations

from typing import Any

import pytest

import tconvcalc
from tconvcalc.solving.result import SolveResult, WhyNot


def solved(framework: str, *names: str, **what: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """These quantities of every solution, as far as the first axis has them."""
    answer = tconvcalc.solve(framework, **what, limit=None)
    return [
        tuple(layer.word if name == "word" else getattr(layer.axes[0], name) for name in names)
        for layer in answer.solutions
    ]


def refused(framework: str, **what: Any) -> WhyNot:  # noqa: ANN401
    """Why there is no solution."""
    answer: SolveResult = tconvcalc.solve(framework, **what)
    assert not answer
    assert answer.why is not None
    return answer.why


@pytest.mark.parametrize(
    ("name", "what", "output"),
    [
        ("DCGAN, first layer", {"input_size": 1, "kernel_size": 4, "stride": 1, "padding": 0}, 4),
        ("DCGAN, other layers", {"input_size": 4, "kernel_size": 4, "stride": 2, "padding": 1}, 8),
        ("U-Net", {"input_size": 28, "kernel_size": 2, "stride": 2, "padding": 0}, 56),
        ("HiFi-GAN, first layer", {"input_size": 32, "kernel_size": 16, "stride": 8, "padding": 4, "dims": 1}, 256),
        ("HiFi-GAN, last layer", {"input_size": 100, "kernel_size": 4, "stride": 2, "padding": 1, "dims": 1}, 200),
        ("FCN-8s", {"input_size": 70, "kernel_size": 16, "stride": 8, "padding": 0}, 568),
        ("FCN-32s", {"input_size": 16, "kernel_size": 64, "stride": 32, "padding": 0}, 544),
    ],
)
def test_a_known_layer_has_its_known_output(name: str, what: dict[str, Any], output: int) -> None:
    """Without output_padding, which comes first; and from its two sizes the same layer is found again."""
    first = tconvcalc.solve("torch", **what).solutions[0].axes[0]
    assert (first.output_size, first.output_padding) == (output, 0), name
    bounds = {"max_kernel": 64}
    sizes = {"input_size": what["input_size"], "output_size": output, "stride": what["stride"], "limit": None}
    found = tconvcalc.solve("torch", **sizes, **bounds, dims=what.get("dims"))
    assert first in {layer.axes[0] for layer in found.solutions}


def test_126_to_255_under_valid() -> None:
    """At stride 2 kernel 4 and 5, and 5 first; with larger kernels also 130 at stride 1; no others exist."""
    sizes = {"input_size": 126, "output_size": 255}
    assert solved("tf", "kernel_size", **sizes, stride=2, padding="valid") == [(5,), (4,)]
    assert solved("tf", "word", "kernel_size", **sizes, stride=2) == [("valid", 5), ("valid", 4)]
    assert set(solved("tf", "kernel_size", "stride", **sizes, max_kernel=200, max_stride=10**9)) == {
        (5, 2),
        (4, 2),
        (130, 1),
    }


def test_126_to_255_under_same_is_impossible() -> None:
    """At every stride; only the two sizes and the padding are to blame, and each could be changed."""
    why = refused("tf", input_size=126, output_size=255, stride=2, padding="same")
    assert {one.quantity for one in why.conflict} == {"input_size", "output_size", "padding"}
    because = " ".join(why.because)
    assert "251..252" in because
    assert "376..378" in because
    changes = {name: after for fix in why.fixes for name, (_, after) in fix.changes.items()}
    assert changes == {"input_size": (128, 128), "output_size": (252, 252), "padding": ("valid",)}
    assert why.fixes[-1].changes.keys() == {"padding"}, "a word is a larger change than a number"
    assert {layer.axes[0].kernel_size for layer in why.fixes[-1].best} == {4, 5}


def test_128_to_255_under_same_wants_stride_2() -> None:
    """And no kernel matters."""
    found = solved("tf", "stride", "kernel_size", input_size=128, output_size=255, padding="same")
    assert sorted(found) == [(2, kernel) for kernel in range(1, 33)]


def test_one_layer_has_two_outputs_where_output_padding_may_be_1() -> None:
    """16 to 32, or to 33."""
    what = {"input_size": 16, "kernel_size": 4, "stride": 2, "padding": 1}
    assert solved("torch", "output_size", "output_padding", **what) == [(32, 0), (33, 1)]


def test_the_forward_layer_that_loses_a_rest_is_taken_back() -> None:
    """Kernel 5, stride 3, padding 2 takes 14, 15 and 16 to 5 or 6; back from 6 it is 16 without output_padding."""
    what: dict[str, Any] = {"input_size": 6, "kernel_size": 5, "stride": 3, "padding": 2}
    assert solved("torch", "output_padding", **what, output_size=16) == [(0,)]
    forward = {size: (size + 2 * 2 - 5) // 3 + 1 for size in range(10, 25)}
    back = {before: after for after, _ in [(16, 0)] for before in (6,)}
    assert [size for size, small in forward.items() if small == 6] == [16, 17, 18]
    assert solved("torch", "output_size", "output_padding", **what) == [(back[6] + extra, extra) for extra in range(3)]


def test_doubling_every_size() -> None:
    """The three that people use are among the first four: kernel 4, kernel 3 and kernel 2."""
    found = solved("torch", "kernel_size", "stride", "padding", "output_padding", input_size="n", output_size="2n")
    assert found[:4] == [(4, 2, 1, 0), (3, 2, 1, 1), (5, 2, 2, 1), (2, 2, 0, 0)]
    assert {stride for _, stride, _, _ in found} == {2}


def test_five_times_as_long() -> None:
    """Padding 2 gives 161, so it is 3 and one back."""
    what: dict[str, Any] = {"input_size": 32, "kernel_size": 10, "stride": 5, "dims": 1}
    found = solved("torch", "padding", "output_padding", **what, output_size=160)
    assert found[0] == (3, 1)
    assert not any(padding == 2 for padding, _ in found)
    assert solved("torch", "output_size", "output_padding", **what, padding=2)[0] == (161, 0)


def test_a_law_of_the_framework_is_named_where_the_arithmetic_works() -> None:
    """3 to 6 would need an output_padding of 1, which stride 1 does not allow."""
    why = refused("torch", input_size=3, output_size=6, kernel_size=3, stride=1, padding=0)
    assert "output_padding" in why.fact
    assert any("output_padding below the stride or the dilation" in line for line in why.because)
    changes = {name: after[0] for fix in why.fixes for name, (_, after) in fix.changes.items()}
    assert changes == {"kernel_size": 4, "input_size": 4, "output_size": 5}


def test_keras_same_one_short_of_double() -> None:
    """With output_padding 0, which Keras would not have chosen."""
    sizes = {"input_size": 12, "output_size": 23, "kernel_size": 3, "stride": 2}
    assert solved("keras", "word", "output_padding", **sizes, padding="same") == [("same", 0)]


def test_axes_that_grow_by_different_factors() -> None:
    """7x5 to 14x15, each axis as it wants."""
    layer = tconvcalc.solve("torch", input_size="7x5", output_size="14x15").solutions[0]
    assert [(axis.input_size, axis.output_size) for axis in layer.axes] == [(7, 14), (5, 15)]
    assert [axis.geometry().output_size for axis in layer.axes] == [14, 15]


def test_far_away_is_out_of_bounds_and_not_impossible() -> None:
    """10 to 3000: by a larger stride, a larger kernel, or in two steps."""
    answer = tconvcalc.solve("torch", input_size=10, output_size=3000)
    assert answer.verdict == "out_of_bounds"
    assert answer.why is not None
    assert [set(fix.bounds) for fix in answer.why.fixes] == [{"kernel_size"}, {"stride"}, {"kernel_size", "stride"}]
    assert answer.why.fixes[2].bounds == {"kernel_size": 300, "stride": 300}
    assert answer.why.hints == ("two layers: 3000 / 10 = 300 = 15*20",)


@pytest.mark.parametrize(
    ("stride", "padding", "outputs"),
    [(1, "same", [4]), (1, "valid", [6]), (2, "same", [7, 8]), (2, "valid", [9, 10])],
)
def test_same_does_not_keep_and_valid_does_not_shrink(stride: int, padding: str, outputs: list[int]) -> None:
    """From 4 with kernel 3, against what tutorials say."""
    found = solved("tf", "output_size", input_size=4, kernel_size=3, stride=stride, padding=padding)
    assert sorted(found) == [(size,) for size in outputs]
