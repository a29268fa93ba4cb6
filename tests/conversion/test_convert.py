"""The command and the function: what they print, what JSON has, and what they refuse; the cases of real threads."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

import tconvcalc
from tconvcalc.frameworks import FRAMEWORKS
from tests.cases import every_case
from tests.cli.running import tconvcalc as command

Json = dict[str, Any]
SHIFTED = "crops 1 at the begin, 0 at the end: every value shifted by one"


def target(framework: str, to: str, *, one_layer: bool = False, **layer: Any) -> Json:  # noqa: ANN401
    """The one target of a conversion, as JSON has it."""
    (found,) = tconvcalc.convert(framework, to=to, one_layer=one_layer, **layer).to_dict()["targets"]
    return dict(found)


def test_the_page_of_the_famous_case() -> None:
    """Keras' SAME in PyTorch: cut, or one layer with a leading zero tap; the usual recipe is shifted by one."""
    run = command("convert", "-f", "keras", "-i", "16", "-k", "3", "-s", "2", "-p", "same", "--to", "torch")
    lines = run.out.splitlines()
    assert run.code == 0
    assert lines[:6] == [
        "Keras  16 -> 32   same, kernel 3, stride 2   crops 0 at the begin, 1 at the end",
        "",
        "PyTorch     kernel 3, stride 2, padding 0, then y[:, :, :-1, :-1]   the same numbers, at every n",
        "            or one layer: kernel 4, stride 2, padding 1; the kernel with a leading zero row and column",
        f"  not       padding 1, output_padding 1: 32 too, but it {SHIFTED}",
        "  weights   w.transpose(3, 2, 0, 1)",
    ]
    assert lines[-1] == "y = y[:, :, :-1, :-1]"


@every_case(
    ("arguments", "said"),
    [
        ("-f keras -k 4 -s 2 -p same --to torch", "kernel 4, stride 2, padding 1   the same numbers, at every n"),
        ("-f torch -k 3 -s 2 -p 1 -a 1 --to keras --one-layer", "same, kernel 4, stride 2; the kernel with a trailing"),
        ("-f torch -k 4 -s 4 --to flax", "w[:, :, ::-1, ::-1].transpose(2, 3, 0, 1)"),
        ("-f torch -k 4 -s 4 --to flax", "or w.transpose(2, 3, 1, 0) with transpose_kernel=True"),
        ("-f torch -k 3 -s 2 -d 3 -a 2 --to onnx", "the kernel with a trailing zero row and column"),
        ("-f torch -k 3 -s 2 -d 3 -a 2 --to onnx", "  note      onnxruntime wants output_padding below the stride"),
        ("-f torch -k 3 -s 2 -d 2 -p 1 --to keras", "the kernel's holes written out as zeros"),
        ("-f torch -k 3 -s 2 -d 2 --to keras", "  note      Keras refuses a stride above 1 together with a dilation"),
        ("-f torch -k 3 -s 2 --groups 2 --to tf", "the groups written out as blocks of one kernel"),
        ("-f onnx -k 3 -s 2 -p 0:3 --to torch", "y[:, :, :-3, :-3]"),
        (
            "-f onnx -k 3 -s 2 -p 0:3 --to torch",
            "or one layer: kernel 6, stride 2, padding 3; the kernel with 3 leading",
        ),
        ("-f onnx -k 3x4 -s 2 -p 0:1x1:1 --to torch", "the kernel with 1x0 leading zero taps along each axis"),
        ("-f onnx -k 3x4 -s 2 -p 0:1x1:1 --to torch", "crops 0 at the begin, 1 at the end and 1 at the begin, 1"),
        ("-f onnx -k 3x5 -s 2x1 -p 0:1x1:3 --to torch", "every value shifted by one"),
        ("-f tf -i 4 -o 7 -k 3 -s 2 -p same --to torch", "the same numbers, at this size"),
        ("-f tf -k 3 -s 2 -p valid --to torch", "TensorFlow  n -> 2*n + 1   VALID"),
        ("-f tf -k 3 -s 2 -p same --to torch", "TensorFlow  n -> 2*n   SAME"),
        ("-f torch -k 3 -s 2 -p 1 -a 1 --to tf", "padding 1:0, output 2*n"),
        ("-f torch --dims 1 -k 1 -s 3 -a 2 --to caffe", "there is no way: it has no layer for so many axes"),
        ("-f mlx -k 1 -s 1 -p 0 -a 2 --to torch", "never pad after a layer with bias"),
        ("-f torch -k 3 -s 2", "by their documentation alone, not run:"),
        ("-f torch -k 3 -s 2 -d 2", "no dilation and no groups: a dense kernel without groups first"),
        ("-f torch -k 1 -s 2 -a 1", "it cannot extend: zero taps at that end of the kernel first"),
    ],
)
def test_what_the_page_says(arguments: str, said: str) -> None:
    """Each kind of recipe in its words."""
    run = command("convert", *arguments.split())
    assert said in run.out
    assert run.code == (1 if "no way" in said else 0)


def test_a_law_is_told_where_it_is_in_the_way_and_nowhere_else() -> None:
    """Groups alone are no matter of dilation; with a dilation that the target refuses, that is said too."""

    def laws(to: str, **layer: Any) -> list[str]:  # noqa: ANN401
        told: list[str] = target("torch", to, groups=2, in_channels=4, out_channels=6, kernel_size=3, **layer)["notes"]
        return [note for note in told if " refuses a " in note]

    for padding, extra in product(range(3), range(2)):
        alone = {"stride": 2, "padding": padding, "output_padding": extra}
        assert laws("tf", **alone) == laws("keras", **alone) == []
    assert laws("keras", stride=2, dilation=2) == ["Keras refuses a stride above 1 together with a dilation above 1"]
    assert laws("tf", stride=1, padding=1, dilation=2) == [
        "TensorFlow refuses a dilation above 1 together with explicit padding"
    ]


def test_a_call_with_variables() -> None:
    """What does not bear on the sizes may be unknown; an option stands beside the call."""
    run = command(
        "convert", "--to", "keras", "nn.ConvTranspose2d(ch, ch // 2, 3, 4, 1, 1)", "-i", "7", "--code", "-s", "2"
    )
    assert run.code == 0
    assert "x = rng.standard_normal((1, 7, 7, in_channels), np.float32)" in run.out
    assert run.out.endswith("y = y[:, 1:, 1:]\n")
    answer = tconvcalc.convert("nn.ConvTranspose1d(4, 2, 3, bias=False)", to=["keras", "all"])
    assert bool(answer)
    assert len(answer.targets) == len(FRAMEWORKS) - 1  # the layer is PyTorch's
    assert "bias" not in answer.targets[1].code["keras"].replace("use_bias=False", "")
    assert str(answer).startswith("PyTorch  n -> n + 2")


def test_code_of_several() -> None:
    """Each under its name; a file that is no Python has none."""
    run = command("convert", "-f", "torch", "-k", "3", "--to", "keras", "--to", "caffe", "--code")
    assert [line for line in run.out.splitlines() if line.startswith("# ")] == ["# Keras", "# Caffe: no code"]


def test_json() -> None:
    """The fields that are promised."""
    run = command("convert", "-f", "torch", "-k", "3", "-s", "2", "-p", "1", "-a", "1", "--to", "keras", "--json")
    answer = json.loads(run.out)
    assert (answer["version"], answer["command"], answer["source"]["framework"]) == (1, "convert", "pytorch")
    assert answer["source"]["crop"] == [[1, 0], [1, 0]]
    (found,) = answer["targets"]
    assert (found["framework"], found["how"], found["slice"]) == ("keras", "slice", [[1, 0], [1, 0]])
    assert (found["zero_taps"], found["dense"], found["blocks"], found["flip"]) == (
        [[0, 0], [0, 0]],
        False,
        False,
        False,
    )
    assert found["weights"] == "w.transpose(2, 3, 1, 0)"
    assert found["every_size"]
    assert found["layer"]["padding"] == "valid"
    assert found["look_alike"]["padding"] == "same"
    assert set(found["code"]) == {"keras"}
    assert [each["verified"] for each in answer["documented"]] == [False] * 3
    none = tconvcalc.convert("torch", to="caffe", dims=1, kernel_size=3).to_dict()["targets"][0]
    assert (none["how"], none["layer"], none["code"], none["notes"]) == ("impossible", None, {}, [])


def test_what_cannot_be_has_a_reason() -> None:
    """A layer that the source itself refuses is answered as by solve."""
    run = command("convert", "-f", "torch", "-i", "4", "-o", "9", "-k", "4", "-s", "2", "--to", "keras")
    assert (run.code, run.out.splitlines()[0].startswith("impossible: ")) == (1, True)
    answer = tconvcalc.convert("torch", to="keras", input_size=4, output_size=9, kernel_size=4, stride=2)
    assert not answer
    assert answer.to_dict()["targets"] == []
    assert answer.to_dict()["verdict"] == "impossible"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("-k 3", "convert a layer of which framework?"),
        ("-f torch -s 2", "wants --kernel-size"),
        ("-f jax -k 3", "wants --stride and --padding"),
        ("-f torch -f keras -k 3", "one framework is named"),
        ("-f torch -k 3 --to theano", "--to: no framework is called"),
        ("-f tf -k 3", "wants --stride"),
    ],
)
def test_misuse(arguments: str, said: str) -> None:
    """Exit 2, and a sentence."""
    run = command("convert", *arguments.split())
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_tensorflow_without_a_kernel_of_its_own() -> None:
    """Where the sizes are not known, none is stated: the solver says what is open."""
    run = command("convert", "-f", "tf", "-k", "2..3", "-s", "2", "-p", "same", "--to", "torch")
    assert run.code == 0


@every_case(
    ("source", "layer", "to", "wanted"),
    [
        # keras-team/keras#22876
        ("keras", {"kernel_size": 3, "stride": 2, "padding": "same"}, "torch", {"slice": [[0, 1]] * 2, "how": "slice"}),
        # jax-ml/jax#11252
        ("torch", {"kernel_size": 4, "stride": 4}, "jax", {"flip": True, "how": "parameters"}),
        # PINTO0309/onnx2tf#56
        ("torch", {"kernel_size": 3, "stride": 3, "padding": 1, "input_size": 224}, "tf", {"how": "parameters"}),
        ("torch", {"kernel_size": 4, "stride": 3, "padding": 1, "input_size": 224}, "keras", {"how": "output_padding"}),
        # Samsung/TICO#420
        (
            "torch",
            {"kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 1, "input_size": 8, "dims": 1},
            "keras",
            {"slice": [[1, 0]]},
        ),
        # google/flax#4593
        ("torch", {"kernel_size": 3, "dims": 1}, "flax", {"how": "parameters"}),
        # jax-ml/jax#17618
        ("jax", {"kernel_size": 4, "stride": 4, "padding": "3:3"}, "torch", {"how": "parameters"}),
        # onnx/onnx#4299
        ("onnx", {"kernel_size": 3, "stride": 2, "padding": "same_upper"}, "onnx", {"how": "parameters"}),
        # tensorflow/tensorflow#45999
        ("tf", {"kernel_size": 2, "stride": 1, "padding": "same"}, "torch", {"slice": [[0, 1]] * 2}),
        # gmalivenko/pytorch2keras#7
        ("torch", {"kernel_size": 4, "stride": 2, "padding": 1}, "keras", {"how": "parameters"}),
    ],
)
def test_threads_of_real_users(source: str, layer: Json, to: str, wanted: Json) -> None:
    """Each recipe is the one that was found to be right."""
    found = target(source, to, **layer)
    assert {name: found[name] for name in wanted} == wanted


def test_the_numbers_of_the_threads() -> None:
    """What the recipes are in detail."""
    one = target("keras", "torch", one_layer=True, kernel_size=3, stride=2, padding="same")  # keras#22876
    assert (one["zero_taps"], one["layer"]["padding"], one["layer"]["kernel_size"]) == ([[1, 0]] * 2, [1, 1], [4, 4])
    assert one["look_alike"]["crop"] == [[1, 0]] * 2
    same = target("torch", "tf", kernel_size=3, stride=3, padding=1, input_size=224)  # onnx2tf#56
    assert (same["layer"]["padding"], same["layer"]["output_size"]) == ("same", [670, 670])
    keras = target("torch", "keras", kernel_size=4, stride=3, padding=1, input_size=224)
    assert (keras["layer"]["padding"], keras["layer"]["output_padding"]) == ("same", [2, 2])
    onnx = target("onnx", "onnx", kernel_size=3, stride=2, padding="same_upper")  # onnx#4299
    assert onnx["layer"]["padding"] == [[0, 1], [0, 1]]
    assert "auto_pad" not in onnx["code"]["onnx"]
    core = target("torch", "caffe", kernel_size=16, stride=8, output_padding=3, input_size=4)  # coreai-torch#57
    assert (core["how"], core["layer"]["kernel_size"], core["layer"]["output_size"]) == (
        "zero_taps",
        [19, 19],
        [43, 43],
    )
    more = target("torch", "caffe", kernel_size=3, stride=2, output_padding=1, input_size=6)  # executorch#11705
    assert (more["layer"]["kernel_size"], more["layer"]["output_size"]) == ([4, 4], [14, 14])
    flax = target("torch", "flax", kernel_size=3, dims=1)  # flax#4593: padding 2, or VALID
    assert flax["layer"]["padding"] == "valid"
    eager = target("tf", "onnx", kernel_size=3, stride=2, padding="same")  # tensorflow-onnx#1915
    assert eager["layer"]["padding"] == [[0, 1], [0, 1]]


def test_transposed_storage_is_taken_as_it_is() -> None:
    """Weights that are kept with transpose_kernel=True are not turned again."""
    call = "nnx.ConvTranspose(2, 3, (3, 3), strides=(2, 2), transpose_kernel=True)"
    (found,) = tconvcalc.convert(call, to="keras").to_dict()["targets"]
    assert (found["weights"], found["flip"]) == ("w", False)


def test_a_class_is_public() -> None:
    """The answer's type can be named."""
    assert isinstance(tconvcalc.convert("torch", to="torch", kernel_size=2), tconvcalc.Conversion)
