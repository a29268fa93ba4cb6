"""The real frameworks, provoked again with other numbers: what they say is known, and the numbers are those given."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

from tconvcalc.frameworks.message_patterns import Quantities
from tconvcalc.messages.finding import said
from tests.truth.present import PACKAGES, require

from .provoking import said_by
from .records import flat

_ROUNDS = 4


class Case(NamedTuple):
    """A call that is refused, the cause, and the quantities that its message must hold."""

    call: str
    cause: str
    quantities: Quantities


def _pytorch(draw: random.Random) -> list[Case]:
    size, kernel, stride, dilation = draw.randint(3, 90), draw.randint(2, 7), draw.randint(1, 5), draw.randint(1, 4)
    extra, channels, other = max(stride, dilation) + draw.randint(0, 3), draw.randint(2, 9), draw.randint(10, 40)
    least = (size - 1) * stride + dilation * (kernel - 1) + 1
    far, near = least + stride + draw.randint(0, 9), draw.randint(3, 200)
    layer = f"{kernel}, stride={stride}, dilation={dilation}"
    return [
        Case(
            f"nn.ConvTranspose2d(1, 1, {layer}, output_padding={extra})(torch.zeros(1, 1, {size}, {size}))",
            "output_padding too large",
            {"output_padding": [extra] * 2, "stride": [stride] * 2, "dilation": [dilation] * 2},
        ),
        Case(
            f"nn.ConvTranspose3d(1, 1, 2, stride={stride}, output_padding={stride + 1})(torch.zeros(1, 1, 3, 3, 3))",
            "output_padding too large",
            {"output_padding": [stride + 1] * 3, "stride": [stride] * 3},
        ),
        Case(
            f"nn.ConvTranspose2d(1, 1, {layer})(torch.zeros(1, 1, {size}, {size}), output_size=[{far}, {far}])",
            "output_size out of range",
            {"output_size": [far] * 2, "input_size": [size] * 2, "least_size": [least] * 2},
        ),
        Case(
            f"F.conv_transpose2d(torch.zeros(1, 1, 3, {size}), torch.zeros(1, 1, 3, 3), padding={size + 5})",
            "computed output not positive",
            {"input_size": [3, size], "output_size": [5 - 2 * size - 10, size + 2 - 2 * size - 10]},
        ),
        Case(
            f"nn.ConvTranspose2d({channels}, 1, {kernel})(torch.zeros(1, {other}, {size}, 7))",
            "input channels differ from the weight",
            {"weight_channels": channels, "input_channels": other, "input_shape": [1, other, size, 7]},
        ),
        Case(
            f"torch.cat([torch.zeros(2, 8, {near}, {near}), torch.zeros(2, 8, {near + 1}, {near + 1})], 1)",
            "sizes differ at a concatenation",
            {"sizes": [near, near + 1], "dimension": 1},
        ),
        Case(
            f"F.mse_loss(torch.zeros(1, 1, {near}, {near}), torch.zeros(1, 1, {near + 1}, {near + 1}))",
            "sizes differ at an addition or a loss",
            {"sizes": [near, near + 1], "dimension": 3},
        ),
        Case(
            f"nn.BCELoss()(torch.zeros(2, 1, {near}, 9), torch.zeros(2, 1, {near + 1}, 9))",
            "output and target differ in size",
            {"output_shape": [2, 1, near, 9], "target_shape": [2, 1, near + 1, 9], "sizes": [near + 1, near]},
        ),
        Case(
            f"nn.Linear({other}, 10)(torch.zeros(4, {other + channels}))",
            "features differ behind a flatten",
            {"left_shape": [4, other + channels], "right_shape": [other, 10]},
        ),
        Case(
            f"F.conv_transpose1d(torch.zeros(1, 1, {size}, 4), torch.zeros(1, 1, 3))",
            "input of the wrong rank",
            {"input_shape": [1, 1, size, 4]},
        ),
    ]


def _keras(draw: random.Random) -> list[Case]:
    stride, near, channels = draw.randint(2, 6), draw.randint(3, 200), draw.randint(2, 9)
    return [
        Case(
            f"layers.Conv2DTranspose(4, 3, strides={stride}, output_padding={stride})",
            "output_padding too large",
            {"output_padding": [stride] * 2, "stride": [stride] * 2},
        ),
        Case(
            f"layers.Conv1DTranspose(4, 3, strides={stride}, dilation_rate={stride + 1})",
            "stride and dilation together",
            {"stride": [stride], "dilation": [stride + 1]},
        ),
        Case(
            f"layers.Conv2DTranspose(4, ({stride}, {stride}, 3))",
            "wrong value of kernel_size",
            {"kernel_size": [stride, stride, 3]},
        ),
        Case("layers.Conv2DTranspose(4, 3, padding='full')", "padding word unknown", {"padding": "full"}),
        Case(
            f"layers.Concatenate()([np.zeros((1, {near}, 7, 2)), np.zeros((1, {near + 1}, 7, 2))])",
            "sizes differ at a concatenation",
            {"sizes": [near, near + 1]},
        ),
        Case(
            f"keras.losses.binary_crossentropy(np.zeros((1, {near}, 7, 1)), np.zeros((1, {near + 1}, 7, 1)))",
            "output and target differ in size",
            {"target_shape": [1, near, 7, 1], "output_shape": [1, near + 1, 7, 1], "sizes": [near, near + 1]},
        ),
        Case(
            f"layers.Conv2DTranspose(4, 3)(keras.Input(({near},)))",
            "input of the wrong rank",
            {"input_shape": [None, near]},
        ),
        Case(
            f"layers.Reshape((7, 7, {channels}))(keras.Input(({near * 49 + 1},)))",
            "reshape does not fit",
            {"input_shape": [near * 49 + 1], "target_shape": [7, 7, channels]},
        ),
    ]


def _tensorflow(draw: random.Random) -> list[Case]:
    size, kernel, stride = draw.randint(3, 90), draw.randint(2, 7), draw.randint(2, 5)
    wrong, batch = size * stride + draw.randint(1, 9), draw.randint(2, 9)
    cin, cout = draw.randint(2, 6), draw.randint(7, 12)
    call = "tf.nn.conv2d_transpose(tf.zeros([{}, {}, {}, {}]), tf.zeros([{}, {}, {}, {}]), {}, {}, {!r})"

    def layer(output: list[int], filters: tuple[int, int], padding: str = "SAME") -> str:
        return call.format(1, size, size, cin, kernel, kernel, *filters, output, stride, padding)

    full = (size - 1) * stride + kernel
    return [
        Case(
            layer([1, wrong, wrong, cout], (cout, cin)),
            "output size does not round-trip",
            {"input_size": size, "output_size": wrong, "kernel_size": kernel, "stride": stride, "dilation": 1},
        ),
        Case(
            layer([1, full, full + stride, cout], (cout, cin), "VALID"),
            "output size does not round-trip",
            {"input_size": size, "output_size": full + stride, "kernel_size": kernel, "spatial_dim": 2},
        ),
        Case(
            layer([1, size * stride, size * stride, cout + 1], (cout, cin)),
            "output channels differ from the filter",
            {},
        ),
        Case(
            layer([1, size * stride, size * stride, cout], (cout, cin), "same"),
            "padding word unknown",
            {"padding": "same"},
        ),
        Case(layer([batch, size * stride, size * stride, cout], (cout, cin)), "batch differs", {}),
        Case(
            f"tf.concat([tf.zeros([1, {size}, {size}, 8]), tf.zeros([1, {size + 1}, {size}, 8])], -1)",
            "sizes differ at a concatenation",
            {"sizes": [size, size + 1], "shapes": [[1, size, size, 8], [1, size + 1, size, 8]]},
        ),
        Case(
            f"tf.zeros([1, {size}, {size}, 2]) + tf.zeros([1, {wrong}, {wrong}, 2])",
            "sizes differ at an addition or a loss",
            {"sizes": [size, wrong]},
        ),
    ]


CASES: dict[str, Callable[[random.Random], list[Case]]] = {
    "pytorch": _pytorch,
    "keras": _keras,
    "tensorflow": _tensorflow,
}
_SILENT = "oneDNN kernel refused, without saying why"
"""What TensorFlow's other kernel says of most of them."""


@pytest.mark.frameworks
@pytest.mark.parametrize(
    ("framework", "mode"),
    [("pytorch", ""), ("keras", "eigen"), ("keras", "torch"), ("tensorflow", "eigen"), ("tensorflow", "onednn")],
)
def test_what_a_framework_says_is_known_with_the_numbers_that_were_given(framework: str, mode: str) -> None:
    """Random layers, wrong in one thing each; the recorded calls once more."""
    for package in PACKAGES[framework]:
        if find_spec(package) is None:
            require(framework)  # skips, or fails in CI; what is there is imported by the other process alone
    draw = random.Random(f"{framework} {mode}")  # noqa: S311 -- nothing secret
    cases = [case for _ in range(_ROUNDS) for case in CASES[framework](draw)]
    recorded = _recorded(framework, mode)
    texts = said_by(framework, [*(case.call for case in cases), *recorded], mode)
    for case, text in zip(cases, texts, strict=False):
        _compare(case, text, silent=mode == "onednn")
    for call, text in zip(recorded, texts[len(cases) :], strict=True):
        assert said(text), (call, text)


def _compare(case: Case, text: str, *, silent: bool) -> None:
    (one,) = said(text)
    if silent and one.message.cause == _SILENT:
        return
    assert one.message.cause.format_map(one.quantities) == case.cause, (case, text)
    if not silent:
        read = {name: one.quantities.get(name) for name in case.quantities}
        assert {name: flat(value) for name, value in read.items()} == {
            name: flat(value) for name, value in case.quantities.items()
        }, (case, text)


def _recorded(framework: str, mode: str) -> list[str]:
    """The calls that were recorded with this mode and do not end the process."""
    names = {"pytorch": "torch"}
    modes = {"tensorflow": (mode,), "keras": ("torch",) if mode == "torch" else ("tensorflow_eigen",)}
    rows = [
        json.loads(line) for line in (Path(__file__).parent / "recorded.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [
        row["code"]
        for row in rows
        if row["framework"] == names.get(framework, framework)
        and row.get("mode", "") in modes.get(framework, ("",))
        and "abort" not in row["error_type"]
    ]
