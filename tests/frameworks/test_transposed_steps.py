"""What a transposed convolution does to a size, where an output_padding is written along one axis and not the other."""

from __future__ import annotations

from itertools import product

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.steps import Grow, Refusal, Written
from tconvcalc.frameworks.transposed_steps import transposed

STATED = Written(kernel_size=4, stride=2, padding="same", output_padding=1)


def test_what_is_left_out_beside_a_stated_output_padding_is_none() -> None:
    """As TensorFlow runs it under SAME: an odd kernel takes an output_padding of 0, and an even one wants 1 or more."""
    for kernel, stride in product((1, 2, 3, 4, 5), (1, 2, 3)):
        left_out = Written(kernel_size=kernel, stride=stride, padding="same")
        for axes in ((left_out, STATED), (STATED, left_out)):
            made = transposed(FRAMEWORKS["keras"], axes)
            assert isinstance(made, Refusal if kernel % 2 == 0 else tuple), (kernel, stride)
            if isinstance(made, Refusal):
                assert "it wants output_padding 1 or more" in made.sentence


def test_what_is_left_out_on_all_axes_is_chosen() -> None:
    """Then every kernel makes stride times the input."""
    for kernel, stride in product((1, 2, 3, 4, 5), (1, 2, 3)):
        made = transposed(FRAMEWORKS["keras"], (Written(kernel_size=kernel, stride=stride, padding="same"),) * 2)
        assert isinstance(made, tuple)
        assert [(one.stride, one.base) for one in made if isinstance(one, Grow)] == [(stride, stride)] * 2
