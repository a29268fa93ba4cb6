"""Every recorded message is known: who said it, why, and with which numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, product

import pytest

from tconvcalc.messages.explaining import matches
from tconvcalc.messages.explanation import Match

from .records import EVERY, FRAMEWORKS, RECORDED, Record, explained, flat, heard, numbers_in

CAUSES = {
    "U-Net": "sizes differ at a concatenation",
    "mismatch on concrete": "sizes differ at a concatenation",
    "skip addition": "sizes differ at an addition or a loss",
    "reconstruction": "sizes differ at an addition or a loss",
    "binary_crossentropy": "output and target differ in size",
    "segmentation head": "output and target differ in size",
    "does not round-trip": "output size does not round-trip",
    "VALID-sized": "output size does not round-trip",
    "output 0 (Eigen)": "output size does not round-trip",
    "without auto_pad": "output size does not round-trip",
    "output_padding given with": "output_padding too large",
    "output_padding too large": "output_padding too large",
    "output_padding >= stride": "output_padding too large",
    "output_size above": "output_size out of range",
    "output_size outside": "output_size out of range",
    "output_size too large": "output_size out of range",
    "output_size as int": "output_size is not a list",
    "strides as int": "strides is not a list",
    "functional has no": "unknown argument",
    "through Sequential": "output_size through Sequential",
    "computed output <=0": "computed output not positive",
    "computed output <= 0": "computed output not positive",
    "native kernel": "computed output not positive",
    "oneDNN kernel (same": "computed output negative",
    "one negative output": "computed output negative",
    "one negative dimension": "negative size",
    "negative padding": "negative padding",
    "negative pads": "negative pads",
    "negative output_padding": "negative output_padding",
    "dilation 0": "dilation not positive",
    "kernel 0": "kernel not positive",
    "filters 0": "filters not positive",
    "output_shape zero": "output_shape not positive",
    "empty spatial": "empty input",
    "NHWC input": "input channels differ from the weight",
    "input channels vs": "input channels differ from the weight",
    "kernel input channels": "input channels differ from the kernel",
    "transpose_kernel": "input channels differ from the kernel",
    "in=1": "input channels differ from the filter",
    "input channels differ": "input channels differ from the filter",
    "input channels": "input channels differ from the weight",
    "instead of [h,w,out,in]": "output channels differ from the filter",
    "output_shape channels": "output channels differ from the filter",
    "swapped filter": "dimensions differ, caught when tracing",
    "groups vs weight": "weight not divisible by groups",
    "in_channels not": "in_channels not divisible by groups",
    "out_channels not": "out_channels not divisible by groups",
    "Conv2d weight": "weight shape differs",
    "Conv2D layout": "weight shape differs",
    "kernel_shape attribute": "kernel_shape differs from the weight",
    "batch in output_shape": "batch differs",
    "without batch axis": "input of the wrong rank",
    "rank 4 into": "input of the wrong rank",
    "Dense output fed": "input of the wrong rank",
    "None in": "None in output_shape",
    "float in": "float in output_shape",
    "-1 in a spatial": "negative number in output_shape",
    "spatial dims only": "output_shape of the wrong length",
    "has 3 entries": "output_shape of the wrong length",
    "kernel_size of 3": "wrong value of kernel_size",
    "strides 0": "wrong value of strides",
    "strides of length": "strides of the wrong length",
    "pads of wrong": "pads of the wrong length",
    "output_padding of wrong": "output_padding of the wrong length",
    "padding='same' with stride": "same with a stride",
    "padding='same'": "padding is not a whole number",
    "padding as int": "padding is not a word",
    "explicit padding": "padding is not a word",
    "padding as list": "padding is not a list of pairs",
    "lower-case padding": "padding word unknown",
    "unknown padding": "padding word unknown",
    "unknown auto_pad": "padding word unknown",
    "padding causal": "padding word unknown",
    "pads together": "pads together with auto_pad",
    "padding same + output_padding=0": "even kernel, same and output_padding=0",
    "channels_first": "data format not supported",
    "NCHW on CPU": "data format not supported",
    "dilation on CPU": "dilation not supported",
    "Reshape does not": "reshape does not fit",
    "crop larger": "crop larger than the input",
    "kernel larger": "kernel larger than the input",
}
"""The recorded causes by a part of what was written down, and what they are called here."""

BY_FRAMEWORK = {
    ("pytorch", "stride tuple length"): "stride of the wrong length",
    ("jax", "stride tuple length"): "wrong number of values",
    ("tensorflow", "stride 0"): "stride not positive",
    ("paddle", "stride 0"): "stride not positive",
    ("onnx", "stride 0"): "strides not positive",
}
ONE_DNN = "oneDNN kernel refused, without saying why"
"""What TensorFlow's other kernel says of a size, with no number in it."""

CARRIED = {"jax": "sub got incompatible shapes", "pytorch": "The size of tensor a"}
"""Sentences of the frameworks below Keras, which its loss passes on without a trace."""

QUANTITIES = {
    "strides": "stride",
    "stride": "stride",
    "kernel_size": "kernel_size",
    "kernel": "kernel_size",
    "kernel_shape": "kernel_size",
    "output_padding": "output_padding",
    "dilation": "dilation",
    "dilations": "dilation",
    "padding": "padding",
    "groups": "groups",
    "filters": "out_channels",
    "in_channels": "in_channels",
    "input_shape": "input_shape",
    "lhs": "input_shape",
    "filter_shape": "filter_shape",
    "output_shape": "output_shape",
    "output_size": "output_size",
    "shapes": "shapes",
    "weight": "weight_shape",
    "W": "weight_shape",
    "ckpt": "given_shape",
    "model": "weight_shape",
}
"""The recorded names of parameters, and ours."""


def expected(record: Record) -> str:
    """The cause of a record in our words."""
    named = BY_FRAMEWORK.get((record.framework, record.cause))
    return named or next(ours for part, ours in CAUSES.items() if part in record.cause)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_is_known_by_framework_and_cause(framework: str) -> None:
    """Where the message is also another's, that one is told too; where it holds nothing, that is said."""
    own = [record for record in RECORDED if record.framework == framework]
    assert [(one.cause, explained(one)) for one in own if not known(one, explained(one).matches)] == []


def known(record: Record, found: Sequence[Match]) -> bool:
    """Whether a record is told by its framework and its cause."""
    speakers = {match.framework for match in found} | {name for match in found for name in match.also}
    causes = {match.cause for match in found}
    alone = causes <= {expected(record), ONE_DNN} or len(found) > 1
    return record.framework in speakers and alone and (expected(record) in causes or ONE_DNN in causes)


def test_the_numbers_are_those_that_caused_it() -> None:
    """Whatever both the message and the record name is the same: one number for all axes, or one for each."""
    wrong = []
    for record in RECORDED:
        ways = [one.quantities for one in heard(record)], [match.quantities for match in explained(record).matches]
        for quantities, (name, given) in product(chain(*ways), record.params.items()):
            read = quantities.get(QUANTITIES.get(name, ""))
            wrong += [] if read is None or same(given, read) else [(record.framework, record.cause, name, given, read)]
    assert wrong == []


def same(given: object, read: object) -> bool:
    """Whether what was read is what was given."""
    if isinstance(read, str):
        return read.lower() == str(given).lower()
    asked, seen = ([value for value in flat(each) if value is not None] for each in (given, read))
    return set(seen) <= set(asked) if len(asked) == 1 or len(seen) == 1 else seen == asked


def test_the_numbers_of_the_sizes_are_read() -> None:
    """Not only is nothing read that is wrong: the sizes and parameters that a message states are all there."""
    record = next(record for record in RECORDED if record.cause == "SAME with a VALID-sized output")
    (match,) = matches(record.message)
    assert dict(match.quantities) == {
        "input_size": 126,
        "computed": 128,
        "spatial_dim": 1,
        "output_size": 255,
        "kernel_size": 4,
        "stride": 2,
        "dilation": 1,
        "padding": "same",
    }


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_number_is_made_up(framework: str) -> None:
    """Every number among the quantities stands in the message."""
    for record in (record for record in EVERY if record.framework == framework):
        found = heard(record)
        assert framework in {one.table.framework for one in found} | {name for one in found for name in one.also}
        for one in found:
            told = [value for value in flat(list(one.quantities.values())) if isinstance(value, int | float)]
            assert {float(value) for value in told} <= numbers_in(record.message), record.message
