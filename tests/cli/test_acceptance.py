"""What the program must show, in the words in which it was asked for, run as a person runs it."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest

from tconvcalc.parsing.ask import ask
from tconvcalc.rendering import phrases as words
from tconvcalc.solving.result import Fix
from tests.cases import every_case
from tests.cli.running import Run, tconvcalc


def answers(command: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the answers of a command, read from its JSON."""
    run = tconvcalc(*shlex.split(command)[1:], "--json")
    shown = json.loads(run.out)
    assert (shown["version"], shown["command"], run.err) == (1, "solve", "")
    return run.code, shown["answers"]


def answer(command: str) -> dict[str, Any]:
    """The only answer of a command whose exit code agrees with its verdict."""
    code, (only,) = answers(command)
    assert code == (0 if only["verdict"] == "feasible" else 1)
    return only


def kernels(only: dict[str, Any]) -> set[tuple[int, int]]:
    """The kernels with their strides, on the first axis."""
    return {(each["kernel_size"][0], each["stride"][0]) for each in only["solutions"]}


def test_valid_takes_126_to_255_with_kernel_4_or_5_at_stride_2() -> None:
    """The case that this program grew from; with more room there is one more."""
    only = answer("tconvcalc solve -f tf -i 126 -o 255 -s 2 -p valid")
    assert [each["kernel_size"] for each in only["solutions"]] == [[5, 5], [4, 4]]
    assert [each["uncovered"] for each in only["solutions"]] == [[0, 0], [1, 1]]
    wider = answer("tconvcalc solve -f tf -i 126 -o 255 -p valid --max-kernel 200")
    assert kernels(wider) == {(5, 2), (4, 2), (130, 1)}


def test_same_takes_126_to_255_at_no_stride() -> None:
    """The smallest conflict, the sizes on both sides, and three ways out, each of which works when typed."""
    only = answer("tconvcalc solve -f tf -i 126 -o 255 -p same")
    assert only["verdict"] == "impossible"
    assert {given["quantity"]: given["value"] for given in only["conflict"]} == {
        "input_size": 126,
        "output_size": 255,
        "padding": "same",
    }
    assert "251..252" in only["because"]
    assert "376..378" in only["because"]
    assert [fix["changes"] for fix in only["fixes"]] == [
        {"input_size": {"from": 126, "to": 128}},
        {"output_size": {"from": 255, "to": 252}},
        {"padding": {"from": "same", "to": "valid"}},
    ]
    assert {answer(fix["command"])["verdict"] for fix in only["fixes"]} == {"feasible"}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("-f tf -i 128 -o 255 -p same", {"stride": [2, 2]}),
        ("-f torch -i 6 -o 16 -k 5 -s 3 -p 2", {"output_padding": [0, 0]}),
        ("-f torch --dims 1 -i 32 -o 160 -k 10 -s 5", {"padding": [3], "output_padding": [1]}),
        ("-f keras -i 12 -o 23 -k 3 -s 2 -p same", {"output_padding": [0, 0]}),
        ("-f torch -i 7x5 -o 14x15", {"input_size": [7, 5], "output_size": [14, 15], "stride": [2, 3]}),
    ],
)
def test_the_first_solution(command: str, expected: dict[str, Any]) -> None:
    """What people look up most often is what is listed first."""
    first = answer(f"tconvcalc solve {command}")["solutions"][0]
    assert {name: first[name] for name in expected} == expected


def test_an_output_that_is_not_asked_for_is_listed_with_all_that_output_padding_allows() -> None:
    """32, and 33 with output_padding 1."""
    only = answer("tconvcalc solve -f torch -i 16 -k 4 -s 2 -p 1")
    assert [(each["output_size"][0], each["output_padding"][0]) for each in only["solutions"]] == [(32, 0), (33, 1)]


def test_doubling_every_size() -> None:
    """The two layers that everybody uses are among the first that double every size."""
    only = answer("tconvcalc solve -f torch -i n -o 2n")
    first = [(each["kernel_size"][0], each["stride"][0], each["padding"][0]) for each in only["solutions"]]
    assert {(4, 2, 1), (2, 2, 0)} <= set(first)
    assert {(each["input_size"][0], each["output_size"][0]) for each in only["solutions"]} == {("n", "2*n")}


def test_output_padding_that_cannot_help_is_named() -> None:
    """The arithmetic works and the framework refuses: both are said."""
    only = answer("tconvcalc solve -f torch -i 3 -o 6 -k 3 -s 1 -p 0")
    assert only["verdict"] == "impossible"
    assert "output_padding below the stride or the dilation" in only["because"]


def test_each_framework_answers() -> None:
    """Without a framework every one that can hold the words is asked."""
    code, found = answers("tconvcalc solve -i 4 -o 8")
    assert (code, [each["framework"] for each in found]) == (0, ["tensorflow", "keras", "pytorch"])


def test_out_of_bounds_names_the_smallest_bound() -> None:
    """One less than what is named does not do."""
    only = answer("tconvcalc solve -f torch -i 10 -o 3000")
    assert only["verdict"] == "out_of_bounds"
    for fix in (fix for fix in only["fixes"] if len(fix["bounds"]) == 1):
        words = shlex.split(fix["command"])
        less = [*words[:-1], str(int(words[-1]) - 1)]
        assert answer(fix["command"])["verdict"] == "feasible"
        assert answer(shlex.join(less))["verdict"] == "out_of_bounds"


HOSTILE = [
    '__import__("os").system("id")',
    "",
    "4x",
    "-5",
    "0",
    "[red]4[/red]",
    "\x1b[31m4",
    "4.5",
    "\uff11\uff12",
    "9" * 5000,
    "()" * 50_000,
    "n+m",
]


@every_case("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_cannot_be_read_is_refused_with_a_caret(text: str) -> None:
    """The option, the text and a caret on stderr, exit 2, nothing on stdout, and no control character anywhere."""
    run = tconvcalc("solve", "-o", "4", f"--input-size={text}")
    assert (run.code, run.out) == (2, "")
    said, caret, instead = run.err.splitlines()
    assert said.startswith("--input-size: cannot read ")
    assert caret.lstrip().startswith("^")
    assert instead.startswith("write ")
    assert all(character.isprintable() or character == "\n" for character in run.err)


def test_large_sizes_take_no_longer() -> None:
    """10^12 is a size like any other."""
    only = answer("tconvcalc solve -f torch -i 1000000000000 -o 2000000000000")
    assert only["count"] == answer("tconvcalc solve -f torch -i 10 -o 20 --max-stride 2 -s 2")["count"]


def shown(command: str) -> Run:
    """Run a command and return what it printed, which must be no complaint."""
    run = tconvcalc(*shlex.split(command)[1:])
    assert run.err == ""
    return run


def test_the_answer_comes_in_the_promised_order() -> None:
    """One line, the table, the general solution, the code, and what to type next."""
    out = shown("tconvcalc solve -f tf -i 126 -o 255 -s 2").out
    marks = ["TensorFlow  126 -> 255", "kernel  stride", "general", "import tensorflow", "next"]
    places = [out.index(mark) for mark in marks]
    assert places == sorted(places)


def test_every_fix_that_is_printed_can_be_typed() -> None:
    """The help lines end with commands, and each of them answers."""
    run = shown("tconvcalc solve -f torch -i n -o '2n+1' -k 4 -s 2 -p 1 -a 0")
    commands = [line[line.index("tconvcalc solve") :] for line in run.out.splitlines() if "tconvcalc solve" in line]
    assert run.code == 1
    assert len(commands) > 1
    assert {shown(command).code for command in commands} == {0}


def test_a_fix_that_takes_too_long_to_describe_is_still_named() -> None:
    """What answers it is left out; the command stays."""
    best = fix_without_layers()
    assert words.changed(best) == "stride <= 99"
    assert words.answers(best) == ""


def fix_without_layers() -> Fix:
    """A fix whose answers were not drawn."""
    (question,) = ask(["torch"], {"input_size": 10, "output_size": 900})
    return Fix({}, question, (), {"stride": 99})


LAYER = ("-i", "4", "-o", "8", "-s", "2")


def test_equal_sizes_of_other_numbers_are_told() -> None:
    """Keras cuts kernel 3 at the end where PyTorch cuts it at the begin: the values are shifted by one."""
    asked = [
        ("-f", "keras", "-f", "torch", "-k", "3"),
        ("-f", "keras", "-k", "3"),
        ("-f", "keras", "-f", "torch", "-k", "4"),
    ]
    shifted, alone, equal = (tconvcalc("solve", *LAYER, *each).out for each in asked)
    assert "same size, other numbers: Keras crops 0:1, PyTorch crops 1:0; tconvcalc convert" in shifted
    assert "other numbers" not in alone + equal


def test_odd_kernels_alone_never_overlap_evenly_at_stride_2() -> None:
    """An odd number is no multiple of 2."""
    out = tconvcalc("solve", "-f", "keras", "--dims", "1", "-i", "4", "-o", "8", "-s", "2", "-p", "same", "-a", "1").out
    assert "any odd" in out
    assert "uneven overlap" in out
    assert "even overlap if" not in out


def test_the_numbers_of_rows_end_in_one_column() -> None:
    """The tenth row begins one column before the ninth."""
    rows = tconvcalc("solve", "-f", "torch", "-i", "7", "-o", "14", "-n", "12").out.splitlines()
    assert [row[:12] for row in rows if row.split()[:1] in (["9"], ["10"])] == ["   9      10", "  10      11"]
