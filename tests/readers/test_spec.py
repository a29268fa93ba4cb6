"""Spec files: what they claim, and every way in which they can be at fault, with its place."""

from __future__ import annotations

import json
import time
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tconvcalc.checking.engine import check_claims
from tconvcalc.claims import Chain, Claim, Read
from tconvcalc.readers.spec.reader import read_spec
from tconvcalc.readers.spec.recognition import may_be_spec
from tconvcalc.values import Ends, Linear, Span
from tests.cases import every_case
from tests.effort import FEW, FULL, examples
from tests.texts import any_text

HEAD = 'framework = "pytorch"\n'
TORCH = {"stride": (1,), "padding": (0,), "output_padding": (0,), "dilation": (1,)}


def read(text: str | bytes, name: str = "layers.toml") -> Read:
    """Read a spec that was named."""
    got = read_spec(text if isinstance(text, bytes) else text.encode(), name)
    assert got is not None
    return got


def layer(text: str, name: str = "layers.toml") -> Claim:
    """The one layer of a spec without a fault."""
    got = read(text, name)
    assert got.findings == ()
    (claim,) = got.claims
    assert isinstance(claim, Claim)
    return claim


def faults(text: str | bytes, name: str = "layers.toml") -> list[str]:
    """Each fault with its line and column."""
    found = read(text, name).findings
    return [f"{each.place.line}:{each.place.column} {each.code} {each.message}" for each in found]


def test_what_is_left_out_is_what_the_framework_takes() -> None:
    """Its own defaults; only the sizes may stay open."""
    assert layer(f"{HEAD}[[layer]]\nkernel_size = 4").given == TORCH | {"kernel_size": (4,)}
    keras = layer('[[layer]]\nframework = " Keras "\nkernel_size = 4')
    assert keras.framework == "keras"
    usual = {"stride": (1,), "padding": ("valid",), "output_padding": ("auto",), "dilation": (1,)}
    assert keras.given == usual | {"kernel_size": (4,)}
    tf = layer('framework = "tf"\n[[layer]]\nkernel_size = 4\nstride = 2')
    assert tf.given == {"kernel_size": (4,), "stride": (2,), "padding": ("same",), "dilation": (1,)}


@every_case(
    ("key", "written", "values", "dims"),
    [
        ("input_size", "7", (7,), 2),
        ("input_size", "[7, 9, 11]", (7, 9, 11), 3),
        ("input_size", '"7x9x11"', (7, 9, 11), 3),
        ("input_size", '[7, "?"]', (7, None), 2),
        ("input_size", '"2n+1"', (Linear(2, 1, "n"),), 2),
        ("kernel_size", '"2..4"', (Span(2, 4),), 2),
        ("kernel_size", '["2..4", 3, 3]', (Span(2, 4), 3, 3), 3),
        ("kernel_size", "[5]", (5,), 2),
        ("padding", '"1:2"', (Ends(1, 2),), 2),
        ("padding", "[[1, 2], [0, 1]]", (Ends(1, 2), Ends(0, 1)), 2),
        ("padding", '"SAME"', ("same",), 2),
        ("padding", '"Full"', ("full",), 2),
        ("output_padding", '"auto"', ("auto",), 2),
        ("stride", "-2", (-2,), 2),
    ],
)
def test_values_are_written_as_everywhere(key: str, written: str, values: tuple[object, ...], dims: int) -> None:
    """A number, a list with one for each axis, or a text as on the command line."""
    claim = layer(f"{HEAD}[[layer]]\n{'' if key == 'kernel_size' else 'kernel_size = 4'}\n{key} = {written}")
    assert (claim.given[key], claim.dims) == (values, dims)


def test_everything_of_a_layer() -> None:
    """Its name, place, channels and groups."""
    text = f'{HEAD}\n  [[layer]] # the first\nname = "up"\ndims = 1\nkernel_size = 4\n'
    text += "in_channels = 8\nout_channels = 4\ngroups = 2"
    claim = layer(text)
    assert claim.place[:3] == ("layers.toml", 3, 3)
    assert (claim.place.name, claim.place.source) == ("up", "  [[layer]] # the first")
    assert (claim.dims, claim.in_channels, claim.out_channels, claim.groups, claim.claimed) == (1, 8, 4, 2, True)


LAYER = f"{HEAD}[[layer]]\nkernel_size = 4\n"
CHAIN = f"{HEAD}[[chain]]\n"
MISSING = "TCC901 kernel_size is missing, and has no default"
NAMELESS = "TCC901 no framework is named, here or for the whole file"
NONE = "0:0 TCC901 a spec has at least one layer or chain, and this one has none"
SEVERAL = "as one of several: an entry is the value of one axis"
WHOLE = "is a whole number or a text, not"

FAULTS: list[tuple[str, list[str]]] = [
    ("", [NONE]),
    (HEAD, [NONE]),
    (LAYER + "strides = 2", ['4:1 TCC901 unknown key "strides"']),
    (LAYER + "  zzz = 2", ['4:3 TCC901 unknown key "zzz"']),
    (LAYER + '"odd key" = 2', ['2:1 TCC901 unknown key "odd key"']),
    ("frame = 1\n" + LAYER, ['1:1 TCC901 unknown key "frame"']),
    (HEAD + '[["layer"]]\nkernel_size = 4\nx = 1', ['1:1 TCC901 unknown key "x"']),
    (LAYER + "stride = 2.0", [f"4:1 TCC901 stride {WHOLE} 2.0"]),
    (LAYER + "stride = true", [f"4:1 TCC901 stride {WHOLE} true"]),
    (LAYER + "stride = {}", [f"4:1 TCC901 stride {WHOLE} a table"]),
    (LAYER + "stride = 2026-01-01", [f"4:1 TCC901 stride {WHOLE} a value of another kind"]),
    (LAYER + f"stride = {2**63}", ["4:1 TCC901 stride: the largest is 9,223,372,036,854,775,807"]),
    (LAYER + "dilation = 65537", ["4:1 TCC901 dilation: the largest is 65,536"]),
    (LAYER + "stride = []", ["4:1 TCC901 stride has 0 values, and a layer has 1 to 3 axes"]),
    (LAYER + "stride = [1, 2, 3, 4]", ["4:1 TCC901 stride has 4 values, and a layer has 1 to 3 axes"]),
    (LAYER + "stride = [[1, 2]]", ["4:1 TCC901 stride is one number for each axis, not a list"]),
    (LAYER + "padding = [[1, true]]", ["4:1 TCC901 padding is one number for each axis, not a list"]),
    (LAYER + 'stride = ["1x2", 1]', [f'4:1 TCC901 stride has "1x2" {SEVERAL}']),
    (LAYER + 'padding = ["same", 1]', [f'4:1 TCC901 padding has "same" {SEVERAL}']),
    (LAYER + 'stride = "2.5"', ['4:1 TCC901 stride: cannot read "2.5"']),
    (LAYER + 'input_size = "n"\noutput_size = "m"', ["5:1 TCC901 a layer has one symbol, not m and n"]),
    (
        LAYER + 'input_size = "n"\noutput_size = "2.."',
        ["5:1 TCC901 a symbol stands for every size, so the other size cannot be a range"],
    ),
    (LAYER + "name = 1", ["4:1 TCC901 name is a text, not 1"]),
    (LAYER + "dims = 4", ["4:1 TCC901 dims is from 1 to 3, not 4"]),
    (LAYER + "groups = 1.5", ["4:1 TCC901 groups is a whole number, not 1.5"]),
    (f"{HEAD}[[layer]]\n", ["2:1 TCC901 kernel_size is missing, and has no default"]),
    ('framework = "tf"\n[[layer]]\n', ["2:1 TCC901 kernel_size and stride are missing, and have no default"]),
    ("[[layer]]\nkernel_size = 4\n[[layer]]\n", ["1:1 TCC901 no framework is named, here or for the whole file"]),
    ('framework = "theano"\n[[layer]]\nkernel_size = 4', ['1:1 TCC901 no framework is called "theano"']),
    ('[[layer]]\nframework = "pytorhc"', ['2:1 TCC901 no framework is called "pytorhc"']),
    ("[[layer]]\nframework = 1", ["2:1 TCC901 framework is a text, not 1"]),
    ("[layer]\nkernel_size = 4", ["1:1 TCC901 layer is a list of tables, not a table"]),
    ("layer = 4", ["1:1 TCC901 layer is a list of tables, not 4"]),
    ("layer = []", ["1:1 TCC901 layer is a list of tables, not an empty list"]),
    (HEAD + "layer = [4, {kernel_size = 4}]", ["2:1 TCC901 layer is a list of tables, and number 1 is 4"]),
    (
        f'{LAYER}name = "up"\n[[layer]]\nkernel_size = 4\nname = "up"',
        ['7:1 TCC901 the name "up" is given twice'],
    ),
    (CHAIN, ["2:1 TCC901 layers is a list of tables, not nothing"]),
    (
        CHAIN + "layers = 4\nlayer = 5",
        ['4:1 TCC901 unknown key "layer"', "3:1 TCC901 layers is a list of tables, not 4"],
    ),
    (CHAIN + "layers = [{kernel_size = 4},\n  {kernel = 4}]", ['4:4 TCC901 unknown key "kernel"', f"4:3 {MISSING}"]),
    (CHAIN + "layers = [{kernel_size = 4, repeat = 1001}]", ["3:29 TCC901 repeat is from 1 to 1,000, not 1001"]),
    (
        CHAIN + "layers = [" + "{kernel_size = 4, repeat = 1000}, " * 11 + "]",
        ["3:1 TCC901 a chain has at most 10,000 layers, and this one has 11,000"],
    ),
    (CHAIN + "input_size = 0.5\nlayers = [{kernel_size = 4}]", [f"3:1 TCC901 input_size {WHOLE} 0.5"]),
    (
        CHAIN + "[[chain.layers]]\nkernel_size = 4\n[[chain.layers]]\nkern = 4",
        ['6:1 TCC901 unknown key "kern"', f"5:1 {MISSING}"],
    ),
    ("[[chain]]\nlayers = [{kernel_size = 4}]", ["2:11 TCC901 no framework is named, here or for the whole file"]),
    ('[[chain]]\nframework = "x"\nlayers = [{kernel_size = 4}]', ['2:1 TCC901 no framework is called "x"']),
    ("[[layer]\n", ["1:8 TCC900 this cannot be read: no TOML: Expected ']]' at the end of an array declaration"]),
    ('a = "', ["0:0 TCC900 this cannot be read: no TOML: Unterminated string"]),
    ("a = 1\r\nb = \x00", ["2:5 TCC900 this cannot be read: no TOML: Invalid value"]),
    (f"a = {'9' * 5000}", ["0:0 TCC900 this cannot be read: it has a number that is too long"]),
    ("a = " + "[" * 100_000, ["0:0 TCC900 this cannot be read: it is nested too deeply"]),
]


@every_case(("text", "expected"), FAULTS)
def test_faults_of_toml(text: str, expected: list[str]) -> None:
    """Each with its line and column."""
    assert faults(text) == expected


def test_faults_that_come_with_help() -> None:
    """The nearest key, and what a value may look like."""
    (key,) = read(LAYER + "strides = 2").findings
    assert (key.place.end_column, key.place.source, key.help) == (8, "strides = 2", ("stride",))
    (far,) = read(LAYER + "zzz = 2").findings
    assert far.help[0].startswith("one of name, framework, dims, input_size")
    (value,) = read(LAYER + 'stride = "2.5"').findings
    assert value.because == ("a stride is a whole number",)
    assert value.help == ("write 2, 2x1, 2x?, 2..4 or ?",)


JSON_FAULTS: list[tuple[object, list[str]]] = [
    ([], ["0:0 TCC901 a spec is a table with layer or chain, not a list"]),
    (None, ["0:0 TCC901 a spec is a table with layer or chain, not nothing"]),
    ("x" * 99, [f'0:0 TCC901 a spec is a table with layer or chain, not "{"x" * 48}…"']),
    (1e300, ["0:0 TCC901 a spec is a table with layer or chain, not a very large number"]),
    ({"framework": "torch", "layer": [{"kernel_size": None}]}, [f"1:34 {MISSING}"]),
    ({"framework": None, "layer": [{"kernel_size": 3}]}, [f"1:31 {NAMELESS}"]),
    ({"framework": "torch", "layer": [{"kernel_size": 3, "a\\b": 1}]}, ['1:53 TCC901 unknown key "a\\b"']),
    ({"framework": "torch", "layer": [{"kernel_size": [3, None]}]}, [f"1:35 TCC901 kernel_size {WHOLE} null"]),
    ({"framework": "torch", "layers": []}, ['1:24 TCC901 unknown key "layers"', NONE]),
]


@every_case(("value", "expected"), JSON_FAULTS)
def test_faults_of_json(value: object, expected: list[str]) -> None:
    """The same faults, at their places in JSON."""
    assert faults(json.dumps(value), "layers.json") == expected


def test_json_that_is_none() -> None:
    """Where it stops to be JSON, and a key that stands twice."""
    assert faults('{"a":\n  x}', "a.json") == ["2:3 TCC900 this cannot be read: no JSON: Expecting value"]
    assert faults('{"layer": 1, "b": 2, "layer": 3}', "a.json") == [
        '0:0 TCC901 the key "layer" stands twice in one table'
    ]
    assert faults("[" * 100_000, "a.json") == ["0:0 TCC900 this cannot be read: it is nested too deeply"]
    assert faults("", "a.json") == ["1:1 TCC900 this cannot be read: no JSON: Expecting value"]


def test_places_in_json() -> None:
    """Tables within lists, over several lines, beside other brackets."""
    text = """{
  "framework": "torch",
  "layer": [
    {"name": "a{\\"", "kernel_size": [4, 4]},
    {
      "name": "b",
      "kernel_size": 4
    }
  ],
  "chain": [{"layers": [{"kernel_size": 4}, {"kernel_size": 3}]}]
}"""
    first, second, chain = read(text, "layers.json").claims
    assert isinstance(chain, Chain)
    places = [first.place, second.place, chain.place, *(step.place for step in chain.steps)]
    assert [(each.line, each.column, each.name) for each in places] == [
        (4, 5, 'a{"'),
        (5, 5, "b"),
        (10, 13, ""),
        (10, 25, ""),
        (10, 45, ""),
    ]


def test_places_in_toml() -> None:
    """Long strings, comments and tables within a line do not lead astray."""
    text = '''framework = "pytorch"
layer = [ # {
  {name = "}", kernel_size = [4, 4]}, {name = 'x"', kernel_size = 4},
]
[[chain]]
name = """
[[layer]]
"""
layers = [{kernel_size = 4, "stride" = 2}]
[[chain]]
name = \'\'\'
[[chain]]\'\'\'
[[chain.layers]]
kernel_size = 4
'''
    assert read(text).findings == ()
    places = [claim.place for claim in read(text).claims]
    assert [(each.line, each.column) for each in places] == [(3, 3), (3, 39), (5, 1), (10, 1)]
    chains = [claim for claim in read(text).claims if isinstance(claim, Chain)]
    assert [chain.steps[0].place.line for chain in chains] == [9, 13]


def test_a_chain() -> None:
    """Its sizes, its layers with repeats, and as many axes as its longest value has."""
    text = f"{CHAIN}name = 'g'\ninput_size = [1, 2, 3]\noutput_size = '?'\nin_channels = 5\n"
    text += "layers = [{kernel_size = 4, repeat = 2}]"
    (chain,) = read(text).claims
    assert isinstance(chain, Chain)
    assert (chain.input_size, chain.output_size, chain.channels, chain.place.name) == ((1, 2, 3), (None,), 5, "g")
    first, second = chain.steps
    assert first is second
    assert isinstance(first, Claim)
    assert first.dims == 3
    (listed,) = read(CHAIN + "layers = [{kernel_size = [4, 4, 4]}]\n").claims
    assert isinstance(listed, Chain)
    assert isinstance(listed.steps[0], Claim)
    assert listed.steps[0].dims == 3


def test_only_a_spec_is_a_spec() -> None:
    """In a folder there is other data; what cannot be a spec is not even parsed."""
    assert may_be_spec(LAYER.encode())
    assert may_be_spec(b'{"kernel_size": 3, "layer" : 1}')
    assert not may_be_spec(b'{"layer": 1}')
    assert not may_be_spec(b"kernel_size = 4")
    assert not may_be_spec(b"kernel_size of a layer")
    assert read_spec(b"[[layer]]\nkernel_size = 4", "a.toml", framework="keras").claims  # type: ignore[union-attr]


OTHERS = [
    ("a.toml", 'layer = "kernel_size"'),
    ("a.toml", "[layer]\nkernel_size = 4"),
    ("a.toml", "layer = []\nkernel_size = 4"),
    ("a.toml", "[[layer]]\nname = 'x'\n[other]\nkernel_size = 4"),
    ("a.toml", "layer = [{kernel_size = 4}, 5]"),
    ("a.toml", "[[chain]]\nlayers = 4\nkernel_size = 4\ntype = 5"),
    ("a.toml", "[[layer]]\nkernel_size = 4\n["),
    ("a.json", "[1]"),
    ("a.json", '{"layer": [{"kernel_size": 4}]} // mine'),
    ("a.json", '{"layer": [{"type": "Convolution", "kernel_size": 3}]}'),
    ("a.json", '{"layer": [{"kernel_size": 3}], "optimizer": "adam"}'),
    ("a.json", '{"framework": "caffe", "layer": [{"type": "Convolution", "kernel_size": 3}]}'),
    ("a.json", '{"chain": [{"layers": [{"kernel_size": 3}, 4]}]}'),
    ("a.json", '{"kernel_size": 3, "kernel_size": 3, "layer": 1}'),
    ("a.yaml", "layer: 1\nkernel_size: 3\nkernel_size: 3"),
    ("a.yaml", "1: {layer: [kernel_size]}"),
    ("a.yaml", "layer: [\n---\nkernel_size: 4"),
]
OURS = [
    ("a.toml", LAYER),
    ("a.toml", "[[layer]]\nkernel_size = 4"),
    ("a.toml", LAYER + "activation = 'relu'"),
    ("a.toml", "[[layer]]\nframework = 'tf'\nkernel_size = 4\nactivation = 'relu'"),
    ("a.toml", LAYER + "strides = 2"),
    ("a.toml", 'frame = "torch"\n[[layer]]\nkernel = 4\npadding = 1'),
    ("a.toml", 'framework = "torch\n[[layer]]\nkernel_size = 4\n'),
    ("a.json", '{"chain": [{"input_size": 4, "layers": []}]}'),
    ("a.json", '{"framework": "torch", "chain": [{"layers": [{"kernel_size": 3}]}]}'),
    ("a.json", '{"framework": "torch", "layer": [{"kernel_size": 3, "kernel_size": 3}]}'),
    ("a.yaml", "framework: torch\nlayer:\n- {kernel_size: 4, kernel_size: 4}"),
]


@every_case(("name", "text"), OTHERS)
def test_other_people_s_data_is_nobody_s_fault(name: str, text: str) -> None:
    """In a folder, a spec is what certainly is one."""
    assert read_spec(text.encode(), name, named=False) is None


@every_case(("name", "text"), OURS)
def test_a_spec_is_known_by_its_shape(name: str, text: str) -> None:
    """Even with a slip in it, or cut off."""
    assert read_spec(text.encode(), name, named=False) is not None


def test_data_that_was_named_but_is_no_spec() -> None:
    """Where nothing of ours stands at its top, it was not meant as one."""
    assert read_spec(b'[project]\nname = "x"', "pyproject.toml") is None
    assert read_spec(b'{"name": "x", "version": "1"}', "package.json") is None
    assert read_spec(b"\xff", "a.json", named=False) is None
    assert faults("[[layers]]\nkernel_size = 4")[0] == '1:1 TCC901 unknown key "layers"'


def test_only_so_many_faults_are_told() -> None:
    """Nobody reads more of them, and to find each takes time."""
    keys = "".join(f"key{number} = 1\n" for number in range(2_000))
    found = faults(LAYER + keys)
    assert len(found) == 21
    assert found[-1] == "24:1 TCC901 1,980 more unknown keys in this table"
    several = faults(HEAD + "[[layer]]\nkernel_size = 0.5\n" * 300)
    assert (len(several), several[-1]) == (101, "203:1 TCC901 200 more faults from here on")


def test_layers_in_one_line_share_it() -> None:
    """A copy for each would take gigabytes."""
    text = json.dumps({"framework": "torch", "layer": [{"kernel_size": 4}] * 1_000})
    assert len({id(claim.place.source) for claim in read(text, "a.json").claims}) == 1


def test_more_than_any_spec_has_is_refused() -> None:
    """Each within a second, rather than in minutes."""
    dotted = "a" + ".a" * 100_000
    many = {"framework": "torch", "layer": [{"kernel_size": 4}] * 100_001}
    refused = [
        ("a.toml", f"{dotted} = 1", "this cannot be read: it has a key of more than 64 parts"),
        ("a.toml", f"[{dotted}]", "this cannot be read: it has a key of more than 64 parts"),
        ("a.toml", "x = {" + 'a. "b" .' * 40 + "c = 1}", "this cannot be read: it has a key of more than 64 parts"),
        (
            "a.toml",
            "#\n" * 600_000,
            "this cannot be read: a TOML of more than 1 MiB takes too long to read: write JSON",
        ),
        ("a.json", json.dumps(many), "a spec has at most 100,000 layers and chains"),
    ]
    for name, text, why in refused:
        begin = time.process_time()
        assert [each.message for each in read(text, name).findings] == [why]
        assert time.process_time() - begin < 10
    (long_,) = faults(f'{LAYER}name = "{"." * 99}"\nx = "{"1." * 50}"')
    assert long_ == '5:1 TCC901 unknown key "x"'


@pytest.mark.parametrize("data", [LAYER.encode("utf-16"), b"\xff\xfe\x00", b"a\xe9"])
def test_other_encodings_are_refused(data: bytes) -> None:
    """TOML, JSON and YAML are UTF-8."""
    (fault,) = faults(data)
    assert fault.startswith("0:0 TCC900 this cannot be read: byte ")


def test_a_mark_at_the_begin_is_no_part_of_the_text() -> None:
    """Some editors write one."""
    assert layer(b"\xef\xbb\xbf".decode() + LAYER).place.line == 2


SPECS = [
    LAYER + "input_size = 7\noutput_size = 14\nstride = [2, 2]\npadding = '1:1'\n",
    CHAIN + "input_size = 1\nlayers = [{kernel_size = 4, repeat = 2}, {kernel_size = 3, padding = 1}]\n",
    '{"framework": "keras", "layer": [{"kernel_size": [4, 4], "stride": 2, "padding": "same"}]}',
]


@given(st.sampled_from(SPECS), st.data())
@settings(max_examples=examples(300, FEW), deadline=None)
def test_no_damage_makes_it_raise(text: str, data: st.DataObject) -> None:
    """Pieces cut out, doubled or replaced: claims or findings, never an error."""
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(begin, min(len(text), begin + 9)))
        new = data.draw(
            st.one_of(st.just(text[begin:end] * 2), any_text(max_size=3), st.sampled_from("[]{}=\"',\n09-"))
        )
        text = text[:begin] + new + text[end:]
    name = "a.json" if text.startswith("{") else "a.toml"
    got = read_spec(text.encode("utf-8", "surrogatepass"), name) or Read()
    assert all(each.code.startswith("TCC") for each in check_claims([got]).findings)


KEYS = st.sampled_from(["name", "layer", "chain", "layers", "kernel_size", "padding", "framework", "repeat", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
)


@given(ANYTHING)
@settings(max_examples=examples(300, FEW), deadline=None)
def test_no_json_makes_it_raise(value: object) -> None:
    """Whatever stands where."""
    around = {"framework": "torch", "layer": [value, {"kernel_size": value}], "chain": [{"layers": [value]}]}
    for whole in (value, around):
        check_claims([read_spec(json.dumps(whole).encode(), "a.json") or Read()])


def test_very_large_specs_end_soon() -> None:
    """Much of it hostile; the time is generous, for machines that do other things too, and less for less of it."""
    hostile = [
        ("a.toml", LAYER + "x = [" + "1, " * examples(1_000_000, FEW) + "]"),
        ("a.toml", LAYER + f'name = "{"[[layer]] " * examples(300_000, FEW)}"'),
        ("a.json", '{"layer": [' + "{}, " * examples(100_000, FEW) + "{}]}"),
        ("a.json", '{"a": "' + "\\\\" * examples(1_000_000, FEW) + '"}'),
        ("a.toml", HEAD + "[[layer]]\nkernel_size = 4\npadding = -1\n" * examples(10_000, FEW)),
    ]
    for name, text in hostile:
        begin = time.process_time()
        check_claims([read_spec(text.encode(), name) or Read()])
        assert time.process_time() - begin < (20 if FULL else 1)


def test_the_places_are_those_of_the_parser() -> None:
    """As many headers are found as tomllib finds tables."""
    text = "".join(f"[[layer]]\nkernel_size = {size}\n" for size in range(1, 50))
    tables = tomllib.loads(text)["layer"]
    lines = [claim.place.line for claim in read(HEAD + text).claims]
    assert len(tables) == len(lines)
    assert lines == list(range(2, 100, 2))
