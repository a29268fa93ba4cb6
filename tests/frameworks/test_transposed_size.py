"""The size behind a transposed convolution that a source spells out, against the frameworks' own formulas."""

from __future__ import annotations

from itertools import product

import pytest

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.transposed_size import end_of
from tconvcalc.values import Ends
from tests.cases import every_case

KERNEL_STRIDE_DILATION = list(product((1, 2, 3, 5), (1, 2, 3), (1, 2)))


@every_case(("kernel", "stride", "dilation"), KERNEL_STRIDE_DILATION)
def test_pytorch(kernel: int, stride: int, dilation: int) -> None:
    """``(n - 1)*s - 2*p + d*(k - 1) + output_padding + 1``, the output_padding below stride or dilation."""
    pytorch = FRAMEWORKS["pytorch"]
    for padding, extra in product((0, 1), range(4)):
        end = end_of(pytorch, None, kernel, stride, dilation, padding, extra)
        allowed = extra < max(stride, dilation)
        assert end == (dilation * (kernel - 1) + 1 - 2 * padding + extra if allowed else None)


def test_ends_of_their_own_are_both_cut_and_none_is_no_padding() -> None:
    """Of the ONNX formula ``pads[begin] + pads[end]`` is taken."""
    onnx = FRAMEWORKS["onnx"]
    assert end_of(onnx, None, 5, 1, 1, Ends(1, 2), 0) == 5 - 1 - 2
    assert end_of(onnx, None, 5, 1, 1, None, 0) == 5


@pytest.mark.parametrize(("kernel", "stride"), [(3, 1), (3, 2), (5, 3), (2, 2)])
def test_words_of_keras(kernel: int, stride: int) -> None:
    """``valid`` gives ``n*s + max(k - s, 0)`` and ``same`` gives ``n*s``, in any case of the letters."""
    keras = FRAMEWORKS["keras"]
    assert end_of(keras, "VALID", kernel, stride, 1, None, "auto") == stride + max(kernel - stride, 0)
    assert end_of(keras, "same", kernel, stride, 1, None, "auto") == stride


def test_a_word_or_a_number_that_the_framework_lacks() -> None:
    """Nothing is made up for it."""
    assert end_of(FRAMEWORKS["pytorch"], "same", 3, 1, 1, None, 0) is None
    assert end_of(FRAMEWORKS["keras"], None, 3, 1, 1, 1, "auto") is None


def test_a_padding_beyond_the_kernel_has_no_size_where_it_is_no_crop() -> None:
    """On MLX' CPU kernels it cuts whole inputs away; PyTorch crops as far as there is something."""
    sizes = [end_of(FRAMEWORKS["mlx"], None, 2, 2, 1, padding, 0) for padding in (0, 1, 2)]
    assert sizes == [2, 0, None]
    assert end_of(FRAMEWORKS["pytorch"], None, 2, 2, 1, 2, 0) == -2
