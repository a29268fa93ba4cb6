"""One claim at a time: exactly these findings, and no others."""

from __future__ import annotations

from typing import Any

from tconvcalc.frameworks.pytorch import PYTORCH
from tconvcalc.frameworks.tensorflow import TENSORFLOW
from tconvcalc.values import Ends, Linear, Span
from tests.cases import every_case

from .claims import changes, claim, findings, told

N, DOUBLE = Linear(1, 0, "n"), Linear(2, 0, "n")
TF = {"stride": 2, "kernel_size": 4}
TORCH = {"stride": 2, "padding": 1, "kernel_size": 3}

RIGHT: list[tuple[str, dict[str, Any]]] = [
    ("tensorflow", TF | {"input_size": 126, "output_size": 255, "padding": "valid"}),
    ("tensorflow", TF | {"input_size": 126, "output_size": 251, "padding": "same"}),
    ("tensorflow", TF | {"input_size": N, "output_size": DOUBLE, "padding": "same"}),
    ("tensorflow", TF | {"input_size": N, "output_size": DOUBLE, "padding": Ends(1, 1)}),
    ("tensorflow", TF | {"input_size": 1, "output_size": 3, "padding": "valid"}),  # oneDNN crops the window
    ("tensorflow", {"kernel_size": 4, "input_size": 1, "output_size": 3, "padding": "valid"}),
    ("tensorflow", {"stride": 2, "input_size": 1, "output_size": 3, "padding": "valid"}),
    ("tensorflow", TF | {"input_size": 126, "output_size": 200}),  # the padding may be explicit
    ("tensorflow", TF | {"output_size": 3, "padding": "valid"}),
    ("tensorflow", TF | {"input_size": 126, "padding": "valid"}),
    ("tensorflow", TF | {"output_size": 126, "padding": "valid"}),
    ("tensorflow", {"output_size": 0, "input_size": 0, "claimed": False}),
    ("tensorflow", {"bare": True, "kernel_size": 100_000, "input_size": 3, "output_size": 4, "padding": "valid"}),
    ("tensorflow", TF | {"filters": (3, 3, 2, 1), "in_channels": 1, "out_channels": 2, "word": "SAME"}),
    ("tensorflow", TF | {"filters": (3, 3, 2, 1), "in_channels": 1, "out_channels": 4}),  # groups of oneDNN
    ("tensorflow", TF | {"filters": (3, 3, None, None), "in_channels": 1, "out_channels": 4}),
    ("tensorflow", TF | {"filters": (2, 1), "in_channels": 7}),
    ("keras", {"kernel_size": 4, "stride": 2, "padding": "same", "input_size": 7, "output_size": 14}),
    ("keras", {"kernel_size": 4, "stride": 2, "padding": "same", "output_padding": 1}),
    ("keras", {"kernel_size": None, "stride": None, "padding": "same", "output_padding": 0, "dilation": None}),
    ("keras", {"kernel_size": 2, "stride": (1, 2), "dilation": (1, None)}),
    ("pytorch", TORCH | {"input_size": 7, "output_size": 13}),
    ("pytorch", TORCH | {"input_size": 7, "output_size": 14, "claimed": False}),
    ("pytorch", TORCH | {"input_size": 7, "output_size": 14, "output_padding": 5, "claimed": False}),
    ("pytorch", TORCH | {"input_size": 7, "output_size": 14, "stride": None, "claimed": False}),
    ("pytorch", TORCH | {"input_size": (7, None), "output_size": (None, 14), "output_padding": None}),
    ("pytorch", TORCH | {"input_size": Span(1), "output_size": Span(1), "kernel_size": None}),
    ("pytorch", TORCH | {"padding": Ends(1, 1), "input_size": 7, "output_size": 13}),
    ("pytorch", {"kernel_size": 2, "dims": None}),
    ("pytorch", {"kernel_size": 2, "in_channels": 8, "out_channels": 4, "groups": 4}),
    ("pytorch", {"kernel_size": 2, "input_size": 2**63 - 2, "output_size": 2**63 - 1, "padding": 0, "stride": None}),
]


@every_case(("framework", "given"), RIGHT)
def test_what_may_run_is_not_called_wrong(framework: str, given: dict[str, Any]) -> None:
    """A false alarm costs more than a finding that is missed."""
    assert told(claim(framework, **given)) == []


SAME_255 = "TCC003 output_size 255 cannot come from input 126 under SAME at stride 2"
LARGEST = "the largest number is 9,223,372,036,854,775,807"

WRONG: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "pytorch",
        {"kernel_size": 4, "stride": None, "input_size": Span(1 << 20), "output_size": 2},
        ["TCC001 input 1048576.. cannot give 2 with kernel 4 and padding 0"],
    ),
    ("tensorflow", TF | {"input_size": 126, "output_size": 255, "padding": "same"}, [SAME_255]),
    (
        "tensorflow",
        TF | {"input_size": 126, "output_size": 257, "padding": "valid", "path": "m.py"},
        ["TCC003 output_shape 257 cannot come from input 126 under VALID with kernel 4 at stride 2"],
    ),
    (
        "tensorflow",
        TF | {"input_size": 126, "output_size": 257},
        ["TCC003 output_size 257 cannot come from input 126 with kernel 4 at stride 2"],
    ),
    (
        "tensorflow",
        TF | {"output_size": 2, "padding": "valid", "dilation": 2},
        ["TCC003 output_size 2 cannot come from any input under VALID with kernel 4 and dilation 2 at stride 2"],
    ),
    (
        "tensorflow",
        TF | {"input_size": 1, "padding": Ends(5, 5)},
        ["TCC002 the output of input 1 would be below 1 with kernel 4 and padding 5:5 at stride 2"],
    ),
    (
        "tensorflow",
        TF | {"padding": Ends(1, 1), "dilation": 2},
        ["TCC007 explicit padding together with dilation 2"],
    ),
    (
        "tensorflow",
        TF | {"padding": Ends(1, 1), "dims": 1},
        ["TCC007 TensorFlow takes explicit padding in 2-D alone, and this layer is 1-D"],
    ),
    ("tensorflow", TF | {"output_padding": 1}, [f"TCC012 output_padding 1: {TENSORFLOW.lacks['output_padding']}"]),
    (
        "tensorflow",
        TF | {"padding": "same", "word": "same"},
        ['TCC013 padding "same" is no word that TensorFlow knows'],
    ),
    ("tensorflow", TF | {"padding": "full"}, ['TCC013 padding "full" is no word that TensorFlow knows']),
    ("tensorflow", TF | {"groups": 2}, ["TCC012 groups 2: TensorFlow has no groups in its transposed convolutions"]),
    (
        "tensorflow",
        TF | {"filters": (3, 3, 1, 2), "in_channels": 1, "out_channels": 2},
        ["TCC010 the filter [3, 3, 1, 2] has its channels the other way round"],
    ),
    (
        "tensorflow",
        TF | {"filters": (None, 3, 5, 7), "in_channels": 1, "out_channels": 2},
        ["TCC009 the input has 1 channels, and the filter takes 7"],
    ),
    (
        "tensorflow",
        TF | {"filters": (3, 3, 3, 3, 5, 1), "in_channels": 1, "out_channels": 2},
        ["TCC009 output_shape has 2 channels, and the filter makes 5"],
    ),
    ("tensorflow", TF | {"input_size": 0}, ["TCC012 input_size 0: a size counts elements, so the smallest is 1"]),
    ("keras", {"kernel_size": 3, "stride": 2, "dilation": 2}, ["TCC005 stride 2 together with dilation 2"]),
    (
        "keras",
        {"kernel_size": 3, "stride": (2, 1), "dilation": (1, 2), "path": "m.py"},
        ["TCC005 strides 2x1 together with dilation_rate 1x2"],
    ),
    (
        "keras",
        {"kernel_size": 4, "stride": 2, "padding": "SAME", "output_padding": 0},
        ["TCC006 same with the even kernel 4 and output_padding 0"],
    ),
    ("keras", {"kernel_size": 4, "output_padding": 1}, ["TCC004 output_padding 1 is not below the stride 1"]),
    ("keras", {"kernel_size": 4, "padding": 1}, ["TCC013 padding 1: Keras' padding is valid or same"]),
    ("keras", {"kernel_size": 4, "padding": "sane"}, ['TCC013 padding "sane" is no word that Keras knows']),
    ("keras", {"kernel_size": 4, "input_size": 5, "output_size": 9}, ["TCC001 input 5 gives 8, not 9"]),
    (
        "keras",
        {"kernel_size": 4, "stride": 2, "output_size": 7, "padding": "same"},
        ["TCC001 no input gives 7 under same at stride 2"],
    ),
    (
        "keras",
        {"kernel_size": 3, "stride": 2, "padding": "same", "output_padding": None, "input_size": 5, "output_size": 11},
        ["TCC001 input 5 cannot give 11 under same with kernel 3 at stride 2"],
    ),
    ("pytorch", TORCH | {"input_size": 7, "output_size": 14}, ["TCC001 input 7 gives 13, not 14"]),
    ("pytorch", TORCH | {"input_size": (7, 9), "output_size": (13, 18)}, ["TCC001 input 7x9 gives 13x17, not 13x18"]),
    (
        "pytorch",
        TORCH | {"input_size": N, "output_size": DOUBLE},
        ["TCC001 input n cannot give 2*n with kernel 3 and padding 1 at stride 2"],
    ),
    (
        "pytorch",
        TORCH | {"input_size": 7, "output_size": 15, "claimed": False},
        ["TCC003 output_size 15 cannot come from input 7 with kernel 3 and padding 1 at stride 2"],
    ),
    (
        "pytorch",
        # a requested size is made with an output_padding below the stride, though the dilation would allow more
        {"kernel_size": 3, "dilation": 3, "input_size": 7, "output_size": 14, "claimed": False},
        ["TCC003 output_size 14 cannot come from input 7 with kernel 3, padding 0 and dilation 3 at stride 1"],
    ),
    (
        "pytorch",
        TORCH | {"input_size": 1, "padding": 5},
        ["TCC002 the output of input 1 would be -7, which is below 1"],
    ),
    (
        "pytorch",
        TORCH | {"input_size": 1, "output_size": 1, "padding": 5},
        ["TCC002 the output of input 1 would be -7, which is below 1"],
    ),
    (
        "pytorch",
        TORCH | {"output_padding": 2},
        ["TCC004 output_padding 2 is below neither the stride 2 nor the dilation 1"],
    ),
    ("pytorch", TORCH | {"output_padding": "auto"}, [f"TCC012 output_padding auto: {PYTORCH.lacks['auto']}"]),
    ("pytorch", TORCH | {"padding": "same"}, [f'TCC013 padding "same": {PYTORCH.lacks["word"]}']),
    ("pytorch", TORCH | {"padding": Ends(1, 2)}, [f"TCC012 padding 1:2: {PYTORCH.lacks['ends']}"]),
    (
        "pytorch",
        TORCH | {"padding": Ends(-1, 2)},
        [
            "TCC012 padding -1: a padding counts elements, so the smallest is 0",
            f"TCC012 padding -1:2: {PYTORCH.lacks['ends']}",
        ],
    ),
    (
        "pytorch",
        {"kernel_size": 0, "stride": -1, "dims": 1},
        [
            "TCC012 kernel_size 0: a size counts elements, so the smallest is 1",
            "TCC012 stride -1: a stride moves on, so the smallest is 1",
        ],
    ),
    ("pytorch", {"kernel_size": (3, 3, 3)}, ["TCC012 kernel_size has 3 values, and the layer has 2 axes"]),
    ("pytorch", {"kernel_size": (3, 3), "dims": 1}, ["TCC012 kernel_size has 2 values, and the layer has 1 axis"]),
    ("pytorch", {"kernel_size": 2**63}, [f"TCC012 kernel_size: {LARGEST}"]),
    ("pytorch", {"kernel_size": 2, "in_channels": 0}, ["TCC012 in_channels 0: the smallest is 1"]),
    (
        "pytorch",
        {"kernel_size": 2, "in_channels": 10, "out_channels": 6, "groups": 4},
        ["TCC008 groups 4 does not divide in_channels 10 and out_channels 6"],
    ),
    (
        "pytorch",
        TORCH | {"input_size": 7, "output_size": 14, "out_channels": 6, "groups": 4},
        ["TCC001 input 7 gives 13, not 14", "TCC008 groups 4 does not divide out_channels 6"],
    ),
]


@every_case(("framework", "given", "expected"), WRONG)
def test_what_is_wrong_is_told_in_one_line(framework: str, given: dict[str, Any], expected: list[str]) -> None:
    """The fact, in the numbers of the claim."""
    assert told(claim(framework, **given)) == expected


EXPLAINED: list[tuple[str, dict[str, Any], tuple[str, ...], tuple[str, ...]]] = [
    (
        "tensorflow",
        TF | {"input_size": 126, "output_size": 255, "padding": "same", "path": "m.py"},
        ("ceil(255 / 2) = 128, not 126",),
        ("an input of 128", "output_shape 251 or 252", 'padding="VALID"'),
    ),
    (
        "tensorflow",
        {"stride": 3, "input_size": 5, "output_size": 12, "padding": "same", "kernel_size": 3},
        ("ceil(12 / 3) = 4, not 5",),
        ("input_size 4", "output_size 13 to 15"),
    ),
    (
        "tensorflow",
        {"stride": 1, "input_size": 5, "output_size": 6, "padding": "same", "kernel_size": 3},
        ("ceil(6 / 1) = 6, not 5",),
        ("kernel_size 2 and padding VALID", "input_size 6", "output_size 5"),
    ),
    (
        "pytorch",
        TORCH | {"input_size": (7, 9), "output_size": (13, 18), "path": "m.py"},
        ("axis 1: (9 - 1)*2 - 2*1 + 1*(3 - 1) + 0 + 1 = 17, not 18",),
        ("output_padding=(0, 1)", "kernel_size=(3, 4)", "an output of 13x17"),
    ),
    (
        "pytorch",
        TORCH | {"input_size": 7, "output_size": 14, "path": ""},
        ("(7 - 1)*2 - 2*1 + 1*(3 - 1) + 0 + 1 = 13, not 14",),
        (
            "kernel_size 4",
            "output_padding 1",
            "output_size 13",
        ),
    ),
    (
        "pytorch",
        TORCH | {"input_size": 7, "output_size": 16, "claimed": False, "path": "m.py"},
        ("(7 - 1)*2 - 2*1 + 1*(3 - 1) + 0 + 1 = 13, and output_padding adds at most 1",),
        ("an input of 8", "kernel_size=5", "output_size 13 or 14", "padding=0"),
    ),
    (
        "keras",
        {"kernel_size": 3, "stride": 2, "padding": "same", "input_size": 5, "output_size": 9, "path": "m.py"},
        ("5*2 = 10, not 9",),
        ("an output of 10", "output_padding=0"),
    ),
    (
        "keras",
        {"kernel_size": 3, "stride": 2, "output_padding": 0, "input_size": 5, "output_size": 12, "path": "m.py"},
        ("(5 - 1)*2 + 1*(3 - 1) + 1 + 0 = 11, not 12",),
        ("kernel_size=4", "an output of 11", "output_padding=1"),
    ),
]


@every_case(("framework", "given", "because", "help_"), EXPLAINED)
def test_why_and_what_to_do(
    framework: str, given: dict[str, Any], because: tuple[str, ...], help_: tuple[str, ...]
) -> None:
    """The rule worked out, and the nearest changes in the words of the file."""
    (finding,) = findings(claim(framework, **given))
    assert (finding.because, changes(finding.help)) == (because, help_)


def test_a_file_that_is_all_wrong_is_judged_but_not_explained_for_ever() -> None:
    """Help is looked for so often, and the rest is told without."""
    wrong = [claim("pytorch", kernel_size=3, input_size=size, output_size=size) for size in range(1, 101)]
    found = findings(*wrong)
    assert len(found) == 100
    assert 0 < sum(bool(finding.help) for finding in found) < 100
    again = findings(*[claim("pytorch", kernel_size=3, input_size=5, output_size=5)] * 100)
    assert all(finding.help for finding in again)
