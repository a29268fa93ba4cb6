"""YAML specs: the same values as in TOML, and nothing that a YAML can do beyond them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import yaml

from tconvcalc.claims import Chain, Claim
from tconvcalc.readers.spec.reader import read_spec
from tconvcalc.values import Ends
from tests.cases import every_case

TEXT = """\
framework: pytorch
layer:
  - name: up1            # comments are fine
    input_size: [7, 9]
    kernel_size: 0x4
    padding: [[1, 1], [1, 2]]
    stride: 010
  - kernel_size: "2..4"
    output_padding: yes
chain:
  - layers:
      - &up {kernel_size: 4}
      - *up
"""


def faults(text: str) -> list[str]:
    """Each fault with its line and column."""
    got = read_spec(text.encode(), "layers.yaml")
    assert got is not None
    return [f"{each.place.line}:{each.place.column} {each.code} {each.message}" for each in got.findings]


def test_a_spec() -> None:
    """The same values, with the places that the parser tells."""
    got = read_spec(TEXT.encode(), "layers.yml")
    assert got is not None
    up, chain = got.claims
    assert isinstance(up, Claim)
    assert isinstance(chain, Chain)
    assert (up.place.line, up.place.column, up.place.name) == (3, 5, "up1")
    assert up.given["input_size"] == (7, 9)
    assert (up.given["kernel_size"], up.given["stride"]) == ((4,), (8,))
    assert up.given["padding"] == (Ends(1, 1), Ends(1, 2))
    assert [step.place.line for step in chain.steps] == [12, 12]
    assert faults(TEXT) == ["9:5 TCC901 output_padding is a whole number or a text, not true"]


@every_case(
    ("text", "expected"),
    [
        ("", ["0:0 TCC901 a spec is a table with layer or chain, not nothing"]),
        ("layer: [~]", ["1:1 TCC901 layer is a list of tables, and number 1 is null"]),
        (
            "framework: torch\nlayer:\n  - kernel_size: 1.5\n    stride: 1_0\n    dilation: 1:30",
            [
                "3:5 TCC901 kernel_size is a whole number or a text, not 0.5",
                '5:5 TCC901 dilation: cannot read "1:30"',
            ],
        ),
        ("layer: 1\nlayer: 2", ['0:0 TCC901 the key "layer" stands twice in one table']),
        ("layer: [", ["1:9 TCC900 this cannot be read: no YAML: "]),
        ("a: \x00", ["0:0 TCC900 this cannot be read: no YAML: "]),
        ("a: !!python/object:os.system {}\nb: *c", ["2:4 TCC900 this cannot be read: no YAML: found undefined alias"]),
        ("framework: torch\rlayer:\r  - kernel_size: 4\r    x: 1\r", ['4:5 TCC901 unknown key "x"']),
        ("framework: torch\u2028layer:\x85- {kernel_size: 4, x: 1}\u2029", ['3:20 TCC901 unknown key "x"']),
        ("layer: [!!int 5x]", ['1:1 TCC901 layer is a list of tables, and number 1 is "5x"']),
        ("? [a]\n: 1\nlayer: 1", ['1:3 TCC901 unknown key "?"', "3:1 TCC901 layer is a list of tables, not 1"]),
        ("[" * 50 + "]" * 50, ["0:0 TCC900 this cannot be read: it holds more than any spec does"]),
        ("x: " + "a" * (1 << 20), ["0:0 TCC900 this cannot be read: a YAML of more than 1 MiB takes too long to read"]),
        (
            "a: &a [1,1,1,1,1,1,1,1,1]\n"
            + "".join(f"{y}: &{y} [{','.join(['*' + x] * 9)}]\n" for x, y in pairwise("abcdefg")),
            ["0:0 TCC900 this cannot be read: it holds more than any spec does"],
        ),
    ],
)
def test_faults(text: str, expected: list[str]) -> None:
    """Nothing is made of the text but texts and numbers, and not many of them."""
    found = faults(text)
    assert len(found) == len(expected)
    for told, wanted in zip(found, expected, strict=True):
        assert told.startswith(wanted)


@every_case("text", ["[" * 50_000, "? " * 100_000, "- " * 100_000, "{a: " * 50_000, "&a [*a, " * 50_000])
def test_no_nesting_ends_the_process(text: str) -> None:
    """The parser calls itself for each level, in C, where nothing stops it."""
    begin = time.perf_counter()
    (fault,) = faults(text)
    assert fault.startswith("0:0 TCC900 this cannot be read: it holds more than any spec does")
    assert time.perf_counter() - begin < 10


def test_without_its_reader_in_c_less_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one in Python takes twenty times as long."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert faults(TEXT)
    (fault,) = faults("x: " + "a" * (1 << 16))
    assert "takes too long to read" in fault
