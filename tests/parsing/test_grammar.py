"""Every text is read as one value or refused with a caret under what is wrong; nothing else ever comes of it."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import product
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tconvcalc.errors import MisuseError
from tconvcalc.parsing.grammar import read
from tconvcalc.parsing.quantities import MANNERS, MOST_DILATION, option_of
from tconvcalc.question import QUANTITIES, Value, written
from tconvcalc.text import column_width
from tconvcalc.values import LARGEST, Ends, Linear, Span
from tests.cases import every_case
from tests.effort import FULL, examples
from tests.texts import any_text

GOOD: list[tuple[str, str, tuple[Value, ...]]] = [
    ("input_size", "126", (126,)),
    ("input_size", "126x224", (126, 224)),
    ("input_size", "126,224", (126, 224)),
    ("input_size", "126X224", (126, 224)),
    ("input_size", "126×224", (126, 224)),  # noqa: RUF001  (people type it)
    ("input_size", " 126 x 224 ", (126, 224)),
    ("input_size", "1x2,3", (1, 2, 3)),
    ("input_size", "007", (7,)),
    ("input_size", f"{LARGEST}", (LARGEST,)),
    ("output_size", "?", (None,)),
    ("output_size", "255x?", (255, None)),
    ("output_size", "? , ?", (None, None)),
    ("kernel_size", "2..7", (Span(2, 7),)),
    ("kernel_size", "2 .. 7", (Span(2, 7),)),
    ("kernel_size", "2..", (Span(2),)),
    ("kernel_size", "..7", (Span(1, 7),)),
    ("kernel_size", "3..3", (Span(3, 3),)),
    ("kernel_size", "2..x..7x4", (Span(2), Span(1, 7), 4)),
    ("padding", "..7", (Span(0, 7),)),
    ("padding", "0", (0,)),
    ("padding", "Same", ("same",)),
    ("padding", " VALID ", ("valid",)),
    ("padding", "1:2", (Ends(1, 2),)),
    ("padding", "1:2x0:1", (Ends(1, 2), Ends(0, 1))),
    ("padding", "1 : 2, 0:1", (Ends(1, 2), Ends(0, 1))),
    ("padding", "1:2x3x?", (Ends(1, 2), 3, None)),
    ("output_padding", "AUTO", ("auto",)),
    ("output_padding", "0x1", (0, 1)),
    ("dilation", "?", (None,)),
    ("dilation", f"{MOST_DILATION}", (MOST_DILATION,)),
    ("input_size", "n", (Linear(1, 0, "n"),)),
    ("input_size", "N", (Linear(1, 0, "N"),)),
    ("input_size", "2n", (Linear(2, 0, "n"),)),
    ("input_size", "2*n", (Linear(2, 0, "n"),)),
    ("output_size", "2n+1", (Linear(2, 1, "n"),)),
    ("output_size", "1*n", (Linear(1, 0, "n"),)),
    ("output_size", "2*n - 1", (Linear(2, -1, "n"),)),
    ("output_size", "n - 0", (Linear(1, 0, "n"),)),
    ("output_size", "nxn", (Linear(1, 0, "n"), Linear(1, 0, "n"))),
    ("output_size", "2nx5x?", (Linear(2, 0, "n"), 5, None)),
]

SIZE = "a size counts elements, so the smallest is 1"
SYMBOL = "only input_size and output_size can have a symbol"
BAD: list[tuple[str, str, str, str]] = [
    # nothing where an axis should be
    ("kernel_size", "", "^", "a size should stand here"),
    ("kernel_size", "   ", "^", "a size should stand here"),
    ("kernel_size", "4x", "  ^", "a size should follow the x"),
    ("kernel_size", "4 x ", "   ^", "a size should follow the x"),
    ("stride", "2,", "  ^", "a stride should follow the ,"),
    ("kernel_size", "4xx4", "  ^", "a size should follow the x"),
    ("kernel_size", "x4", "^", "a size should come before the x"),
    ("kernel_size", " ×4", " ^", "a size should come before the ×"),  # noqa: RUF001
    ("padding", "x", "^", "a padding should come before the x"),
    ("kernel_size", "4x4x4x55", "      ^^", "a layer has at most 3 axes"),
    # numbers
    ("input_size", "0", "^", SIZE),
    ("kernel_size", "4x-1", "  ^^", SIZE),
    ("kernel_size", "- 1", "^^^", SIZE),
    ("stride", "00", "^^", "a stride moves on, so the smallest is 1"),
    ("dilation", "0", "^", "a dilation is the distance between two taps, so the smallest is 1"),
    ("padding", "-1", "^^", "a padding counts elements, so the smallest is 0"),
    ("output_padding", "1x-12", "  ^^^", "an output_padding counts elements, so the smallest is 0"),
    ("kernel_size", f"{LARGEST + 1}", "^" * 19, f"the largest is {LARGEST:,}"),
    ("dilation", "2x65537", "  ^^^^^", "the largest is 65,536"),
    ("kernel_size", "4.5", " ^^", "a size is a whole number"),
    ("padding", ".5", "^^", "a padding is a whole number"),
    ("kernel_size", "4.", " ^", "a size is a whole number"),
    ("kernel_size", "126 224", "    ^^^", "an x or a comma should stand between two axes"),
    ("kernel_size", "+4", "^^", "this is not a size"),
    ("kernel_size", "1_000", " ^^^^", "this is no part of a size"),
    ("kernel_size", "１２", "^^^^", "digits are 0 to 9"),  # noqa: RUF001  (two columns each)
    ("kernel_size", "4²", " ^", "digits are 0 to 9"),
    # ranges
    ("kernel_size", "..", "  ^", "a number should come before or after the .."),
    ("kernel_size", "4x7..2", "  ^^^^", "a range goes from the smaller number to the larger"),
    ("kernel_size", "..0", "  ^", SIZE),
    ("kernel_size", "2..-3", "   ^^", SIZE),
    ("kernel_size", "0..3", "^", SIZE),
    ("kernel_size", "2...7", "   ^^", "a size is a whole number"),
    ("kernel_size", "2..7..9", "    ^^^", "a range goes from a number to a number"),
    ("kernel_size", "2-7", " ^^", "a range is written with two dots"),
    ("input_size", "n..5", " ^^^", "a range goes from a number to a number"),
    ("kernel_size", "??", " ^", "this is no part of a size"),
    ("kernel_size", "?2", " ^", "this is no part of a size"),
    # words
    ("kernel_size", "same", "^^^^", "only padding can be same"),
    ("output_padding", "Valid", "^^^^^", "only padding can be Valid"),
    ("padding", "auto", "^^^^", "only output_padding can be auto"),
    ("padding", "samex1", "^^^^", "same stands for the whole layer"),
    ("padding", "1xvalid", "  ^^^^^", "valid stands for the whole layer"),
    ("padding", " explicit", " ^^^^^^^^", "this is not a padding"),
    ("padding", "vaild", "^^^^^", "this is not a padding"),
    ("padding", "ſame", "^^^^", "this is not a padding"),  # noqa: RUF001  (its capital is an S)
    # two ends
    ("kernel_size", "1:2", " ^^", "only padding has a begin and an end"),
    ("padding", "1:", "  ^", "a number should follow the :"),
    ("padding", ":2", "^^", "a begin and an end are one number each"),
    ("padding", "1:2:3", "   ^^", "a begin and an end are one number each"),
    ("padding", "?:1", " ^^", "a begin and an end are one number each"),
    ("padding", "-1:2", "^^", "a padding counts elements, so the smallest is 0"),
    ("padding", "1:-2", "  ^^", "a padding counts elements, so the smallest is 0"),
    # symbols
    ("kernel_size", "n", "^", SYMBOL),
    ("padding", "2n", " ^", SYMBOL),
    ("input_size", "nm", "^^", "a symbol is one letter"),
    ("input_size", "2nm", " ^^", "a symbol is one letter"),
    ("input_size", "max", "^^^", "a symbol is one letter"),
    ("input_size", "2*", "  ^", "a letter should follow the *"),
    ("input_size", "2n + ", "    ^", "a number should follow the +"),
    ("input_size", "2n-", "   ^", "a number should follow the -"),
    ("input_size", "0n", "^", "the smallest number before a symbol is 1"),
    ("input_size", "n2", " ^", "the number should come before its letter"),
    ("input_size", "n*2", " ^^", "the number should come before its letter"),
    ("input_size", "1+2n", " ^^^", "this is no part of a size"),
    ("input_size", "2*-1", "  ^^", "this is no part of a size"),
    ("input_size", "n/2", " ^^", "this is no part of a size"),
    ("input_size", f"n+{LARGEST + 1}", "  " + "^" * 19, f"the largest is {LARGEST:,}"),
    # what others might run or obey
    ("kernel_size", "[red]", "^^^^^", "this is not a size"),
    ("kernel_size", '__import__("os").system("id")', "^" * 29, "this is not a size"),
    ("kernel_size", "4\x1b[31m", " ^^^^^^^^", "this is no part of a size"),
    ("kernel_size", "4\n", " ^^", "this is no part of a size"),
    ("kernel_size", "\udc80", "^^^^^^", "this is not a size"),
]


@every_case(("quantity", "text", "value"), GOOD)
def test_what_is_written_is_read(quantity: str, text: str, value: tuple[Value, ...]) -> None:
    """The grammar, by example."""
    assert read(quantity, text) == value


@every_case(("quantity", "text", "carets", "why"), BAD)
def test_what_cannot_be_read_is_pointed_at(quantity: str, text: str, carets: str, why: str) -> None:
    """The caret stands under the smallest part that is wrong."""
    first, second, last = complaint(quantity, text)
    head = f'{option_of(quantity)}: cannot read "'
    assert first.startswith(head)
    assert second == " " * len(head) + carets + " " + why
    assert last == f"write {MANNERS[quantity].examples}"


@every_case("quantity", QUANTITIES)
def test_what_is_suggested_can_be_read(quantity: str) -> None:
    """No complaint suggests what would be complained of."""
    for example in re.split(", | or ", MANNERS[quantity].examples):
        assert read(quantity, example)


def complaint(quantity: str, text: str) -> list[str]:
    """The three lines of what is complained of."""
    with pytest.raises(MisuseError) as caught:
        read(quantity, text)
    return str(caught.value).split("\n")


LONG = examples(1_000_000)
HUGE = [
    *(sign * LONG for sign in "9x?.:*+-na( \x1b\u0661"),
    "1x" * LONG,
    "4" + " " * LONG + "]",
    " " * LONG + "-" + "0" * LONG + "1",
    "4" * LONG + "]",
    "1x" + "\0" * LONG,
    "n" + "+1" * LONG,
    "2.." * LONG,
]


@every_case("quantity", ["input_size", "padding"])
@every_case("text", HUGE)
def test_a_text_of_a_megabyte_is_answered_at_once_and_not_shown_at_length(quantity: str, text: str) -> None:
    """Time and complaint do not grow with the text."""
    begun = perf_counter()
    lines = complaint(quantity, text)
    assert perf_counter() - begun < 1
    assert len(lines) == 3
    assert all(len(line) < 1000 for line in lines)


def test_many_spaces_and_leading_zeros_change_nothing() -> None:
    """However many they are."""
    assert read("padding", " " * LONG + "1" + " " * LONG + ":" + "0" * LONG + "2" + " " * LONG) == (Ends(1, 2),)


RANGE = r"2+|2+\.\.2*|\.\.2+"
GRAMMAR = {
    "kernel_size": ("2.x?:n", rf"\?|{RANGE}"),
    "padding": ("2.x?:n", rf"\?|{RANGE}|2+:2+"),
    "output_size": ("2.x?*-n", rf"\?|{RANGE}|(2+\*?)?n(-2+)?"),
}


@pytest.mark.parametrize("quantity", GRAMMAR)
def test_every_short_text_is_read_exactly_where_the_grammar_has_it(quantity: str) -> None:
    """The grammar as one expression accepts the same texts, no more and no fewer."""
    alphabet, axis = GRAMMAR[quantity]
    layer = re.compile(rf"(?:{axis})(?:x(?:{axis})){{0,2}}")
    for length in range(6 if FULL else 5):
        for text in map("".join, product(alphabet, repeat=length)):
            descends = re.search(r"(2+)2\.\.\1(?!2)", text)
            assert readable(quantity, text) == bool(layer.fullmatch(text) and not descends), text


def readable(quantity: str, text: str) -> bool:
    """Whether the text is read."""
    try:
        return bool(read(quantity, text))
    except MisuseError:
        return False


quantities = st.sampled_from(QUANTITIES)
texts = any_text() | st.text(st.sampled_from("0123456789xX×,?.:*+-nm saeutvlid"))  # noqa: RUF001


@given(quantities, texts)
@settings(deadline=timedelta(seconds=1))
def test_any_text_is_read_or_refused(quantity: str, text: str) -> None:
    """Nothing else comes of any text, and a complaint is safe to print."""
    if not readable(quantity, text):
        first, second, last = complaint(quantity, text)
        assert (first + second + last).isprintable()
        assert second.index("^") <= column_width(first)
        assert last.startswith("write ")
    else:
        value = read(quantity, text)
        assert 1 <= len(value) <= 3
        assert same(read(quantity, written(value)), value)


def numbers(quantity: str) -> st.SearchStrategy[int]:
    """Numbers that the quantity can be."""
    return st.integers(MANNERS[quantity].low, MANNERS[quantity].high)


def axes(quantity: str) -> st.SearchStrategy[Value]:
    """Values of one axis."""
    number = numbers(quantity)
    ordered = st.tuples(number, number).map(lambda pair: Span(*sorted(pair)))
    kinds: list[st.SearchStrategy[Value]] = [st.none(), number, number.map(Span), ordered]
    if quantity == "padding":
        kinds.append(st.builds(Ends, number, number))
    if MANNERS[quantity].noun == "a size" and quantity != "kernel_size":
        letter = st.sampled_from("abnwyzN")
        kinds.append(st.builds(Linear, number, st.integers(-LARGEST, LARGEST), letter))
    return st.one_of(kinds)


def values(quantity: str) -> st.SearchStrategy[tuple[str, tuple[Value, ...]]]:
    """A quantity with a value for it."""
    each = st.lists(axes(quantity), min_size=1, max_size=3).map(tuple)
    words = [st.just((word,)) for word in MANNERS[quantity].words]
    return st.tuples(st.just(quantity), st.one_of(each, *words))


@given(quantities.flatmap(values))
def test_what_is_written_back_is_read_again(quantity_and_value: tuple[str, tuple[Value, ...]]) -> None:
    """Writing and reading are each other's inverse."""
    quantity, value = quantity_and_value
    assert same(read(quantity, written(value)), value)


def same(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    """Whether two values are the same on every axis; a single one stands for all of them."""
    return one == other or one * len(other) == other
