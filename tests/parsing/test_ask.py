"""What is given becomes one question for each framework that can hold it, or one sentence that says what to write."""

from __future__ import annotations

import re
import shlex
from enum import IntEnum
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.command import SHORT, command
from tconvcalc.parsing.grammar import read
from tconvcalc.parsing.python_values import Entry, values_of
from tconvcalc.parsing.quantities import MANNERS, MOST_DILATION
from tconvcalc.question import QUANTITIES, Asked, Bounds, values
from tconvcalc.values import LARGEST, Ends, Linear, Span
from tests.cases import every_case

ALL = ["tensorflow", "keras", "pytorch"]
N = Linear(1, 0, "n")
LONG = "cannot read a number of more than 38 digits"


def refusal(frameworks: Any, given: Any, **others: Any) -> str:  # noqa: ANN401  (what it is given is wrong on purpose)
    """What is complained of."""
    with pytest.raises(MisuseError) as caught:
        ask(frameworks, given, **others)
    return str(caught.value)


def asked(frameworks: Any, given: Any, **others: Any) -> list[str]:  # noqa: ANN401
    """The frameworks that the questions are about."""
    return [question.framework for question in ask(frameworks, given, **others)]


def test_everything_that_is_given_is_in_the_question() -> None:
    """Nothing that was said is lost, nothing else is added."""
    given: dict[str, Any] = {
        "input_size": "126x224",
        "output_size": "n",
        "kernel_size": 4,
        "stride": range(1, 4),
        "padding": "1x2",
    }
    bounds = Bounds(kernel_size=64)
    (question,) = ask(["torch"], given, in_channels=6, out_channels=4, groups=2, bounds=bounds)
    assert question.axes == (
        Asked(126, N, 4, Span(1, 3), 1, None, 1),
        Asked(224, N, 4, Span(1, 3), 2, None, 1),
    )
    assert (question.in_channels, question.out_channels, question.groups) == (6, 4, 2)
    assert question.bounds == bounds
    assert (question.word, question.auto) == (None, False)


def test_words_are_of_the_whole_layer() -> None:
    """A padding word and auto are no value of an axis."""
    (question,) = ask("keras", {"padding": "Same", "output_padding": "auto", "stride": (2, 3, 2)})
    assert (question.word, question.auto) == ("same", True)
    assert [axis.stride for axis in question.axes] == [2, 3, 2]
    assert all(axis.padding is None and axis.output_padding is None for axis in question.axes)


@pytest.mark.parametrize(("given", "dilation"), [({}, 1), ({"dilation": 1}, 1), ({"dilation": "?"}, None)])
def test_a_dilation_that_is_left_out_is_assumed_to_be_1(given: dict[str, Any], dilation: int | None) -> None:
    """And the question remembers that nobody said so."""
    (question,) = ask("tf", given)
    assert {axis.dilation for axis in question.axes} == {dilation}
    assert question.assumed == (set() if given else {"dilation"})


@every_case(
    ("given", "dims", "count"),
    [
        ({}, None, 2),
        ({"stride": 2}, None, 2),
        ({"stride": (2,)}, None, 2),
        ({"stride": "2x2x2", "kernel_size": 3}, None, 3),
        ({"stride": 2}, 1, 1),
        ({"stride": "2x1"}, 2, 2),
        ({"padding": "same"}, 3, 3),
    ],
)
def test_there_are_as_many_axes_as_the_longest_value_has(given: dict[str, Any], dims: int | None, count: int) -> None:
    """Unless it is said; two where every value is one number."""
    assert {len(question.axes) for question in ask([], given, dims=dims)} == {count}


def test_lengths_that_disagree_are_named() -> None:
    """With the number of values to write."""
    given = {"input_size": "7x7", "kernel_size": "3x3x3", "stride": 2}
    instead = "write 3 values, or one that holds on every axis"
    assert refusal([], given) == f"--input-size has 2 values and --kernel-size has 3: {instead}"
    assert refusal([], {"stride": "2x1"}, dims=1) == "--stride has 2 values and --dims is 1: write 1 value"
    instead = "write 3 values, or one that holds on every axis"
    assert refusal([], {"stride": "2x1"}, dims=3) == f"--stride has 2 values and --dims is 3: {instead}"


@pytest.mark.parametrize(
    ("names", "frameworks"),
    [
        ([], ALL),
        ("tf", ["tensorflow"]),
        (["torch", "TF", "pytorch", "tensorflow"], ["pytorch", "tensorflow"]),
        ([" Keras "], ["keras"]),
    ],
)
def test_frameworks_are_known_by_name_and_alias(names: str | list[str], frameworks: list[str]) -> None:
    """In any case; one that is named twice is asked once."""
    assert asked(names, {}) == frameworks


@every_case(
    ("name", "said"),
    [
        ("pytroch", '"pytroch" (the nearest is pytorch)'),
        ("Tensor Flow", '"Tensor Flow" (the nearest is tensorflow)'),
        ("zzz", '"zzz"'),
        ("", '""'),
        ("[red]\x1b[31m", '"[red]\\x1b[31m"'),
        pytest.param("z" * 1_000_000, f'"{"z" * 48}…"', id="long"),
        (5, "5"),
    ],
)
def test_an_unknown_framework_is_answered_with_the_nearest_and_the_list(name: object, said: str) -> None:
    """Whatever it is, it is neither obeyed nor shown at length."""
    assert refusal([name], {}) == f"--framework: no framework is called {said}\n{choices()}"


def test_what_can_be_no_name_is_answered_with_the_list() -> None:
    """None and the like have no name to be shown."""
    complaint = "--framework: a value of the type NoneType is no name of a framework"
    assert refusal([None], {}) == f"{complaint}\n{choices()}"


def choices() -> str:
    """Every framework, with the first of its other names."""
    *others, last = [f"{each} ({line.aliases[0]})" if line.aliases else each for each, line in FRAMEWORKS.lines.items()]
    return f"write {', '.join(others)} or {last}"


@every_case(
    ("given", "others", "frameworks"),
    [
        ({"padding": "same"}, {}, ["tensorflow", "keras"]),
        ({"padding": 1}, {}, ["tensorflow", "pytorch"]),
        ({"padding": 1}, {"dims": 3}, ["pytorch"]),
        ({"padding": "1:1"}, {}, ["tensorflow", "pytorch"]),
        ({"padding": "1:2"}, {}, ["tensorflow"]),
        ({"padding": "0..1"}, {}, ["pytorch"]),
        ({"padding": "1x?"}, {}, ["pytorch"]),
        ({"output_padding": 1}, {}, ["keras", "pytorch"]),
        ({"output_padding": "auto"}, {}, ["keras"]),
        ({}, {"groups": 2}, ["pytorch"]),
    ],
)
def test_those_are_asked_that_can_hold_the_words(
    given: dict[str, Any], others: dict[str, Any], frameworks: list[str]
) -> None:
    """Where no framework is named."""
    assert asked([], given, **others) == frameworks


@every_case(
    ("name", "given", "others", "sentence"),
    [
        ("torch", {"padding": "SAME"}, {}, "--padding same: PyTorch's transposed convolutions know no padding words: "),
        ("torch", {"padding": "1:2"}, {}, "--padding 1:2: PyTorch trims both ends alike: write one number\n"),
        ("torch", {"output_padding": "auto"}, {}, "--output-padding auto: PyTorch does not choose output_padding"),
        ("tf", {"output_padding": "0x1"}, {}, "--output-padding 0x1: TensorFlow has no output_padding: "),
        ("tf", {"output_padding": "auto"}, {}, "--output-padding auto: TensorFlow has no output_padding: "),
        ("keras", {"padding": 1}, {}, "--padding 1: Keras' padding is valid or same\n"),
        ("keras", {"padding": "1:2"}, {}, "--padding 1:2: Keras' padding is valid or same\n"),
        ("keras", {}, {"groups": 2}, "--groups 2: Keras has no groups in its transposed convolutions\n"),
        ("tf", {"padding": "1:2"}, {"dims": 3}, "--padding 1:2: TensorFlow's padding is VALID, SAME, or begin:end on "),
    ],
)
def test_a_framework_that_is_named_says_what_it_lacks(
    name: str, given: dict[str, Any], others: dict[str, Any], sentence: str
) -> None:
    """In its own sentence, after what was given."""
    assert refusal([name], given, **others).startswith(sentence)


def test_explicit_ends_are_of_two_axes_and_of_both() -> None:
    """TensorFlow says which of the two is amiss."""
    words = "write --padding same, write --padding valid"
    complaint = refusal("tf", {"padding": "1:2"}, dims=3)
    assert complaint.endswith(
        f"; this layer is 3-D\n{words}, leave --padding out, write -f onnx, write -f paddle or write -f tinygrad"
    )
    complaint = refusal("tf", {"padding": "1:2x?"})
    assert complaint.endswith(f"; here it is not known on every axis\n{words} or leave --padding out")
    complaint = refusal("tf", {"padding": "1..2"})
    assert complaint.endswith(f"; here it is not known on every axis\n{words}, leave --padding out or write -f pytorch")


def test_where_no_framework_can_hold_it_each_says_why() -> None:
    """And the fewest options to leave out are named."""
    complaint = refusal([], {"padding": "same"}, groups=2)
    assert complaint == (
        "no framework can hold --groups 2 and --padding same: "
        "TensorFlow has no groups in its transposed convolutions; "
        "Keras has no groups in its transposed convolutions; "
        f"{FRAMEWORKS['pytorch'].lacks['word']}\n"
        "leave --groups out or leave --padding out"
    )
    complaint = refusal([], {"padding": "1:2", "output_padding": "auto"}, groups=2, dims=3)
    assert complaint.endswith("\nleave --groups and --padding out or leave --output-padding and --padding out")


QUIET = {"padding": None, "output_padding": None, "groups": 1}
PADDINGS = (None, "same", "1", "1:1", "1:2", "0..1", "?x1", "1:2x?", "1:2x1x1")


@every_case("name", [*ALL, None])
@every_case("padding", PADDINGS)
def test_whatever_is_refused_every_way_out_is_one(name: str | None, padding: str | None) -> None:
    """Whatever a complaint says to do is done, and then nobody complains."""
    longest = 1 if padding is None else len(padding.split("x"))
    for extra, groups, dims in product((None, 1, "auto"), (1, 2), {1: (1, 2, 3), 2: (2,), 3: (3,)}[longest]):
        words = {"padding": padding, "output_padding": extra, "groups": groups}
        try:
            assert asks(name, dims, words)
        except MisuseError as complaint:
            *_, ways = str(complaint).split("\n")
            for way in re.split(r", (?=write|leave)| or (?=write|leave)", ways):
                assert asks(*follow(name, dims, words, way)), (words, way)


def follow(name: str | None, dims: int, words: dict[str, Any], way: str) -> tuple[str | None, int, dict[str, Any]]:
    """Do what a complaint says: ``write -f keras``, ``write --padding same``, ``leave --groups and --padding out``."""
    verb, *rest = shlex.split(way)
    if verb == "leave":
        left = [word[2:].strip(",").replace("-", "_") for word in rest if word.startswith("--")]
        return name, dims, words | {quantity: QUIET[quantity] for quantity in left}
    option, value = rest
    return (value, dims, words) if option == "-f" else (name, dims, words | {"padding": value})


def asks(name: str | None, dims: int, words: dict[str, Any]) -> list[str]:
    """Ask with these words."""
    given = {quantity: value for quantity, value in words.items() if quantity != "groups"}
    return asked([name] if name else [], given, dims=dims, groups=words["groups"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"input_size": "nxm"}, "--input-size nxm: a question has one symbol, not m and n"),
        ({"input_size": "n", "output_size": "2N"}, "--input-size n and --output-size 2*N: a question has one symbol, "),
        ({"input_size": "n", "output_size": "2..7"}, "--input-size n and --output-size 2..7: a symbol stands for "),
        ({"input_size": "5x2..", "output_size": "nxn"}, "--input-size 5x2.. and --output-size n: a symbol stands for "),
    ],
)
def test_a_symbol_stands_alone_or_beside_a_number(given: dict[str, str], said: str) -> None:
    """Two letters and a range beside a letter are refused."""
    assert refusal([], given).startswith(said)


@every_case("output_size", [None, "5", "2n", "3x?", "3x..4"])
def test_a_symbol_may_stand_beside_a_number_a_symbol_or_nothing(output_size: str | None) -> None:
    """On the axis where it is written; elsewhere beside anything."""
    given = {"input_size": "nx5", "output_size": output_size}
    assert asked([], given) == ALL


@every_case("option", ["--in-channels", "--out-channels", "--groups", "--dims"])
@every_case("number", [0, -1, True, 2.0, "2", LARGEST + 1, pytest.param(10**5000, id="long")])
def test_a_count_is_a_whole_number_from_1(option: str, number: object) -> None:
    """Channels, groups and axes are judged alike."""
    counts: dict[str, Any] = {option[2:].replace("-", "_"): number}
    first, second = refusal([], {}, **counts).split("\n")
    assert first.startswith(f"{option}: cannot take ")
    assert second == f"write a whole number from 1 to {3 if option == '--dims' else LARGEST:,}"


@pytest.mark.parametrize(
    ("bounds", "option"),
    [
        (Bounds(kernel_size=0), "--max-kernel"),
        (Bounds(stride=LARGEST + 1), "--max-stride"),
        (Bounds(dilation=MOST_DILATION + 1), "--max-dilation"),
    ],
)
def test_the_search_is_bounded_by_whole_numbers(bounds: Bounds, option: str) -> None:
    """A dilation no further than one may be given."""
    assert refusal([], {}, bounds=bounds).startswith(f"{option}: cannot take ")


class Number(IntEnum):
    """A number that has a name."""

    FOUR = 4


@every_case(
    ("quantity", "value", "text"),
    [
        ("kernel_size", 4, "4"),
        ("kernel_size", Number.FOUR, "4"),
        ("kernel_size", None, "?"),
        ("kernel_size", (4, None), "4x?"),
        ("kernel_size", [4, 5], "4x5"),
        ("kernel_size", ("4", "2..", range(2, 8)), "4x2..x2..7"),
        ("kernel_size", range(3, 4), "3..3"),
        ("padding", ("1:2", 0), "1:2x0"),
        ("input_size", ("2n", 5), "2nx5"),
        ("padding", "Valid", "valid"),
    ],
)
def test_a_value_means_what_its_text_means(quantity: str, value: Any, text: str) -> None:  # noqa: ANN401
    """Python's values are another way to write the same."""
    assert values_of(quantity, value) == read(quantity, text)


numbers = st.integers(-2, 6)
ranges = st.builds(range, numbers, numbers).filter(bool)
entries: st.SearchStrategy[Entry] = st.none() | numbers | ranges | numbers.map(str)


def typed(entry: Entry) -> str:
    """An entry as a person types it."""
    return "?" if entry is None else f"{entry[0]}..{entry[-1]}" if isinstance(entry, range) else str(entry)


@given(st.sampled_from(QUANTITIES), st.lists(entries, min_size=1, max_size=3).map(tuple))
def test_a_program_and_a_person_are_answered_alike(quantity: str, each: tuple[Entry, ...]) -> None:
    """Each entry by itself as its text among others."""
    try:
        expected = read(quantity, "x".join(map(typed, each)))
    except MisuseError:
        with pytest.raises(MisuseError):
            values_of(quantity, each)
    else:
        assert values_of(quantity, each) == expected


@every_case(
    ("quantity", "value", "said"),
    [
        ("kernel_size", True, "cannot read True: a size is a whole number"),
        ("kernel_size", 4.5, "cannot read 4.5: a size is a whole number"),
        ("input_size", 1e16, "cannot read 1e+16: a size is a whole number"),
        ("stride", (2, 2.0), "cannot read 2.0: a stride is a whole number"),
        ("stride", {2}, "cannot read a value of the type set: a stride is a whole number"),
        ("padding", ((1, 2), (0, 1)), "cannot read a value of the type tuple: a padding is a whole number"),
        ("kernel_size", (), "cannot read 0 values: a layer has 1 to 3 axes"),
        ("kernel_size", (1, 2, 3, 4), "cannot read 4 values: a layer has 1 to 3 axes"),
        ("kernel_size", ("4x4", 2), 'cannot read "4x4" as one of several: an entry is the value of one axis'),
        ("padding", ("same", "same"), 'cannot read "same" as one of several: an entry is the value of one axis'),
        ("kernel_size", range(2, 8, 2), "cannot read a range with a step: every number of a range is tried"),
        ("kernel_size", range(7, 2), "cannot read an empty range: there is no number in it"),
        pytest.param("kernel_size", 10**5000, f"{LONG}: the largest is {LARGEST:,}", id="long"),
        pytest.param("dilation", range(1, 10**5000), f"{LONG}: the largest is 65,536", id="long range"),
        ("kernel_size", (2, -1), "cannot read -1: a size counts elements, so the smallest is 1\n"),
        ("kernel_size", LARGEST + 1, f"cannot read {LARGEST + 1}: the largest is {LARGEST:,}\n"),
        ("kernel_size", range(7), "cannot read 0: a size counts elements, so the smallest is 1\n"),
    ],
)
def test_a_value_that_is_none_is_refused(quantity: str, value: object, said: str) -> None:
    """With what was given, why it is no value, and what would be one."""
    complaint = refusal([], {quantity: value})
    assert complaint.startswith(f"--{quantity.replace('_', '-')}: {said}")
    assert complaint.endswith(f"\nwrite {MANNERS[quantity].examples}")


def test_the_command_that_is_printed_asks_the_same_again() -> None:
    """Read back through the options' own names."""
    quantity_of = {short: quantity for quantity, short in SHORT.items()}
    given: dict[str, Any] = {"input_size": "126xn", "kernel_size": "2..7", "padding": "1:2x0:1"}
    (question,) = ask("tf", given)
    _, _, _, name, *options = shlex.split(command(question))
    again = dict(zip((quantity_of[short] for short in options[::2]), options[1::2], strict=True))
    (asked_again,) = ask([name], again)
    assert asked_again == question
    assert values(question, "padding") == (Ends(1, 2), Ends(0, 1))
    assert {FRAMEWORKS[one].name for one in asked([], {})} == set(ALL)
