"""Chains in specs that hold convolutions, poolings and the rest: sizes as frameworks made them, and every fault."""

from __future__ import annotations

import json
import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tconvcalc.checking.engine import check_claims
from tconvcalc.checking.rules.chain import walk
from tconvcalc.claims import Chain, Read, Through
from tconvcalc.networks.notation import read
from tconvcalc.networks.words import KINDS, LayerWord
from tconvcalc.readers.spec.reader import read_spec
from tconvcalc.values import Ends
from tests.cases import every_case
from tests.effort import FEW, examples, share
from tests.networks.recorded import Row, rows
from tests.texts import any_text

Step = dict[str, Any]


def spec_of(framework: str, steps: list[Step], **sizes: object) -> bytes:
    """A spec of one chain along one axis."""
    chain = {"dims": 1, **sizes, "layers": steps}
    return json.dumps({"framework": framework, "chain": [chain]}).encode()


def found(framework: str, steps: list[Step], **sizes: object) -> list[str]:
    """What is wrong with a chain: code and fact."""
    got = read_spec(spec_of(framework, steps, **sizes), "a.json")
    assert got is not None
    return [f"{each.code} {each.message}" for each in check_claims([got]).findings]


def helps(framework: str, steps: list[Step], **sizes: object) -> list[str]:
    """What to do about it."""
    got = read_spec(spec_of(framework, steps, **sizes), "a.json")
    assert got is not None
    return [line for each in check_claims([got]).findings for line in each.help]


def step_of(word: LayerWord) -> Step:
    """A layer of the notation as a table of a spec."""
    step: Step = {} if word.kind == "tconv" else {"kind": word.kind}
    for name, (value,) in word.given:
        step[name] = True if name == "ceil" else list(value) if isinstance(value, Ends) else value
        if isinstance(value, Ends):
            step[name] = f"{value.begin}:{value.end}"
        elif name == "factor":
            step[name] = float(value)  # type: ignore[arg-type]
    return step


RECORDED = rows("random")


@every_case("row", share(RECORDED))
def test_recorded_chains_come_out_as_measured(row: Row) -> None:
    """The sizes that the framework itself had behind every layer, and none other."""
    words = (*read(row["layers"], bare="conv").words, *read(row["decoder"]).words)
    measured = [*row["encoder_sizes"][1:], *row["decoder_sizes"][1:]]
    steps = [{**step_of(word), "output_size": size} for word, size in zip(words, measured, strict=True)]
    assert found(row["framework"], steps, input_size=row["input"], output_size=row["input"]) == []
    last = len(row["encoder_sizes"]) - 2
    steps[last]["output_size"] += 1
    got = read_spec(spec_of(row["framework"], steps, input_size=row["input"]), "a.json")
    assert got is not None
    (chain,) = got.claims
    assert isinstance(chain, Chain)
    broken = walk(chain, chain.steps).broken  # to look for help takes long
    assert broken is not None
    assert broken.fact.startswith(f"layer {last + 1} of {len(steps)} makes {measured[last]} of ")


CONV: Step = {"kind": "conv", "kernel_size": 3, "stride": 2, "padding": 1}
TCONV: Step = {"kernel_size": 4, "stride": 2, "padding": 1}
EVERY: list[tuple[str, Step, object, object]] = [
    ("torch", {"kind": "tconv", "kernel_size": 4, "stride": 2, "padding": 1}, 7, 14),
    ("torch", CONV, 224, 112),
    ("torch", {"kind": "conv", "kernel_size": 3, "padding": "same"}, 9, 9),
    ("torch", {"kind": "pool", "kernel_size": 3, "stride": 2, "padding": 1}, 112, 56),
    ("torch", {"kind": "maxpool", "kernel_size": 2, "ceil": True}, 7, 4),
    ("torch", {"kind": "maxpool", "kernel_size": 2, "ceil": False}, 7, 3),
    ("torch", {"kind": "avgpool", "kernel_size": 2}, 7, 3),
    ("torch", {"kind": "lppool", "kernel_size": 2}, 7, 3),
    ("torch", {"kind": "unpool", "kernel_size": 2}, 3, 6),
    ("torch", {"kind": "unpool", "kernel_size": 2, "output_size": 7}, 3, 7),
    ("torch", {"kind": "up", "factor": 2}, 7, 14),
    ("torch", {"kind": "up", "factor": 1.5}, 7, 10),
    ("torch", {"kind": "resize", "target": 224}, 7, 224),
    ("torch", {"kind": "adapt", "target": [1]}, 7, 1),
    ("torch", {"kind": "shuffle", "factor": 2}, 7, 14),
    ("torch", {"kind": "unshuffle", "factor": 2}, 8, 4),
    ("torch", {"kind": "pad", "ends": [[1, 2]]}, 7, 10),
    ("torch", {"kind": "rpad", "ends": 3}, 7, 13),
    ("torch", {"kind": "crop", "ends": "0:3"}, 7, 4),
    ("keras", {"kind": "conv", "kernel_size": 3, "stride": 2, "padding": "same"}, 7, 4),
    ("keras", {"kind": "conv", "kernel_size": 3, "padding": "causal"}, 7, 7),
    ("tensorflow", {"kind": "pool", "kernel_size": 2, "padding": "SAME"}, 7, 4),
    ("torch", CONV, "2n", "n"),
    ("torch", {"kind": "pool", "kernel_size": 2}, "7..9", "3..4"),
    ("torch", {"kind": "pool", "kernel_size": 2}, "1..9", "1..4"),
    ("torch", {"kind": "pool", "kernel_size": 2}, "2..3", 1),
    ("torch", {"kind": "pool", "kernel_size": 2}, "7..", "4.."),
    ("torch", {"kind": "unshuffle", "factor": 4}, "3..9", "1..2"),
    ("torch", {"kind": "unpool", "kernel_size": 2, "output_size": 7}, "3..4", 7),
    ("torch", {"kind": "resize", "target": 9}, "?", 9),
    ("torch", {"kind": "pool", "kernel_size": "2..3"}, 7, 99),
    ("torch", {"kind": "pool", "kernel_size": 2}, "?", 99),
    ("torch", {"kind": "up", "factor": 1.5}, "n", 99),
]


def test_every_kind_is_tried() -> None:
    """None is forgotten when one is added."""
    assert {step["kind"] for _, step, _, _ in EVERY} == set(KINDS)


@every_case(("framework", "step", "before", "after"), EVERY)
def test_every_kind(framework: str, step: Step, before: object, after: object) -> None:
    """Sizes from the frameworks' documentation; where a size is lost nothing is said of what follows."""
    assert found(framework, [step], input_size=before, output_size=after) == []


WRONG: list[tuple[str, Step, object, object, str]] = [
    ("torch", CONV, 224, 111, "the chain gives 112, not 111"),
    ("torch", {"kind": "pool", "kernel_size": 2}, 1, 1, "refused: its input must be at least 2, and it is 1"),
    ("torch", {"kind": "pool", "kernel_size": 3}, "1..2", 1, "refused: its input must be at least 3, and it is 2"),
    (
        "torch",
        {"kind": "pool", "kernel_size": 3, "padding": 2},
        9,
        4,
        "refused: PyTorch wants a pool's padding to be at most half its kernel, 1 here",
    ),
    ("torch", {"kind": "unshuffle", "factor": 2}, 7, 4, "refused: its input must be divisible by 2, and it is 7"),
    ("torch", {"kind": "unshuffle", "factor": 4}, "5..7", 2, "refused: its input must be divisible by 4, and it is 5"),
    ("torch", {"kind": "unpool", "kernel_size": 2, "output_size": 9}, 3, 9, "refused: from 3 it reaches 5..7, not 9"),
    ("torch", {"kind": "rpad", "ends": 7}, 7, 21, "refused: its input must be at least 8, and it is 7"),
    ("torch", {**CONV, "input_size": 9}, 8, 4, "layer 1 of 1 takes 9, and 8 arrives"),
    (
        "keras",
        {"kind": "conv", "kernel_size": 3, "stride": 2, "dilation": 2},
        8,
        4,
        "refused: Keras refuses a stride above 1 together with a dilation above 1",
    ),
    ("torch", {"kind": "pool", "kernel_size": 2}, "n", "n", "the chain gives n//2, not n"),
]


@every_case(("framework", "step", "before", "after", "fact"), WRONG)
def test_what_breaks(framework: str, step: Step, before: object, after: object, fact: str) -> None:
    """In the words of the framework's own law where it has one."""
    told = fact.replace("refused: ", "layer 1 of 1 is refused: ")
    assert found(framework, [step], input_size=before, output_size=after) == [f"TCC011 {told}"]


def test_a_symbol_that_is_folded_does_not_come_back() -> None:
    """An odd size is one too small behind both; twice a symbol comes back."""
    around: list[Step] = [{"kind": "pool", "kernel_size": 2}, {"kernel_size": 2, "stride": 2}]
    assert found("torch", around, input_size="n", output_size="n") == ["TCC011 the chain gives 2*(n//2), not n"]
    assert found("torch", around, input_size="2n", output_size="2n") == []
    assert helps("torch", around, input_size="n", output_size="n") == []
    assert helps("torch", [CONV], input_size=8, output_size=5)[-1].startswith("an output of 4 ")


def test_the_tutorial_autoencoder() -> None:
    """24 comes back as 23; the decoder's output_padding mends it, and the command has every layer."""
    up = {"kernel_size": 3, "stride": 2, "padding": 1}
    first = helps("torch", [CONV, up], input_size=24, output_size=24)[0]
    assert first.startswith("layer 2: output_padding 1 ")
    assert first.endswith("tconvcalc chain -f torch --dims 1 -i 24 -o 24 'conv:k3s2p1 tconv:k3s2p1a1'")


def test_axes_and_channels() -> None:
    """As many axes as the longest value has; channels are followed through what keeps them."""
    step = {"kind": "conv", "kernel_size": [3, 5], "in_channels": 3, "out_channels": 8, "repeat": 2}
    text = {"framework": "torch", "chain": [{"in_channels": 3, "input_size": 9, "layers": [step]}]}
    got = read_spec(json.dumps(text).encode(), "a.json") or Read()
    (chain,) = got.claims
    assert isinstance(chain, Chain)
    assert isinstance(chain.steps[0], Through)
    report = check_claims([got])
    assert (report.layers, [each.code for each in report.findings]) == (2, ["TCC009"])
    pool, shuffle = {"kind": "pool", "kernel_size": 1}, {"kind": "shuffle", "factor": 2}
    up = {"kernel_size": 2, "in_channels": 9, "out_channels": 1}
    conv = {"kind": "conv", "kernel_size": 1, "out_channels": 8}
    assert found("torch", [conv, pool, up]) == ["TCC009 layer 3 of 3 takes 9 channels, and 8 arrive"]
    assert found("torch", [conv, shuffle, up]) == []
    other = {"kind": "conv", "kernel_size": 3}
    assert found("torch", [other], input_size=[7, 7], output_size=99) == []


FAULTS: list[tuple[str, Step, list[str]]] = [
    ("torch", {"kind": "pol"}, ['no kind of layer is called "pol"']),
    ("torch", {"kind": "qqq"}, ['no kind of layer is called "qqq"']),
    ("torch", {"kind": 3}, ["kind is a text, not 3"]),
    ("torch", {"kind": []}, ["kind is a text, not a list"]),
    ("keras", {"kind": "unpool"}, ["Keras has no unpooling layer"]),
    ("onnx", {"kind": "conv", "kernel_size": 3}, ["ONNX has no conv here"]),
    ("torch", {"kind": "conv"}, ["kernel_size is missing, and has no default"]),
    ("torch", {"kind": "up"}, ["factor is missing, and has no default"]),
    ("torch", {**CONV, "strides": 2}, ['unknown key "strides"']),
    ("torch", {**CONV, "factor": 2}, ["conv of PyTorch has no factor"]),
    ("torch", {**CONV, "kernel_size": 0}, ["kernel_size is at least 1, not 0"]),
    ("torch", {**CONV, "padding": -1}, ["padding is at least 0, not -1"]),
    ("torch", {**CONV, "padding": "1:2"}, ["PyTorch's convolutions pad both ends alike"]),
    ("torch", {**CONV, "padding": [[0, -1]]}, ["padding is at least 0, not a list"]),
    ("torch", {**CONV, "stride": 2.5}, ["stride is a whole number or a text, not 2.5"]),
    ("torch", {**CONV, "kernel_size": [3, 5]}, ["kernel_size has 2 values, and the chain is 1-D"]),
    ("torch", {**CONV, "output_size": 0.5}, ["output_size is a whole number or a text, not 0.5"]),
    ("torch", {"kind": "pool", "kernel_size": 2, "ceil": 1}, ["ceil is true or false, not 1"]),
    ("torch", {"kind": "shuffle", "factor": 1.5}, ["shuffle takes a whole number, as in shuffle:2"]),
    (
        "keras",
        {"kind": "conv", "kernel_size": 3, "padding": "causal", "dims": 2},
        ["Keras' causal padding is for one axis (Conv1D)"],
    ),
    *(
        ("torch", {"kind": "up", "factor": value}, [f"factor: cannot read {told}"])
        for value, told in [
            (0, "0"),
            (-1, "-1"),
            ("", '""'),
            ("2 up:3", '"2 up:3"'),
            ("2*3", '"2*3"'),
            (True, "true"),
            ({}, "a table"),
            ([], "a list"),
            (1e300, "a very large number"),
            (2**900, "a very large number"),
            ([[2, 2]], "a list"),
            ([1, 2, 3, 4], "a list"),
            ("2)", '"2)"'),
        ]
    ),
]


@every_case(("framework", "step", "facts"), FAULTS)
def test_faults(framework: str, step: Step, facts: list[str]) -> None:
    """Every one a sentence, none judged as if it were right."""
    told = found(framework, [step], input_size=9)
    assert [each.split(": write")[0].split(": add")[0] for each in told] == [f"TCC901 {fact}" for fact in facts]


def test_help_names_the_nearest() -> None:
    """Of kinds, keys and values."""
    assert helps("torch", [{"kind": "pol"}]) == ["pool"]
    assert helps("torch", [{**CONV, "strides": 2}]) == ["stride"]
    assert helps("keras", [{"kind": "unpool"}]) == ["write up:2"]
    assert helps("torch", [{"kind": "qqq"}])[0].startswith("one of tconv, conv, pool")
    assert helps("torch", [{"kind": "up", "factor": "x"}]) == ["write 2 or 1.5"]
    assert read_spec(
        b'{"chain": [{"layers": [{"kind": "conv", "kernel_size": 3, "ceil": true}]}]}', "a.json", named=False
    )
    assert found("", [CONV]) == ['TCC901 no framework is called ""']
    nameless = read_spec(json.dumps({"chain": [{"layers": [CONV]}]}).encode(), "a.json") or Read()
    assert nameless.findings[0].message == "no framework is named, here or for the whole file"


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | any_text(max_size=6)
    | st.sampled_from(["2", "1:2", "same", "n"]),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["kernel_size", "stride", "padding", "dilation", "ceil", "factor", "target", "ends", "output_size"]
)


@given(
    st.sampled_from([*KINDS, "x"]),
    st.dictionaries(NAMES, ANY, max_size=4),
    ANY,
    st.sampled_from(["torch", "keras", "tf", "jax"]),
)
@settings(max_examples=examples(300, FEW), deadline=None)
def test_no_value_makes_it_raise(kind: str, values: Step, before: object, framework: str) -> None:
    """Whatever stands where."""
    step = {"kind": kind, "kernel_size": 3, **values}
    for one in (step, {"kind": kind, **values}):
        assert all(each.startswith("TCC") for each in found(framework, [one], input_size=before))


def test_long_chains_end_soon() -> None:
    """Ten thousand layers, sizes at the limit."""
    steps: list[Step] = [
        {"kind": "conv", "kernel_size": 3, "padding": 1, "repeat": 1000},
        {"kernel_size": 1, "repeat": 1000},
    ]
    begin = time.process_time()
    assert found("torch", steps * 5, input_size=2**63 - 1, output_size=2**63 - 1) == []
    assert found("torch", [{"kind": "up", "factor": 2, "repeat": 1000}], input_size="n", output_size="n") != []
    assert time.process_time() - begin < 20
