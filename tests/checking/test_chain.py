"""Chains: where the size breaks, and the nearest change of one layer that mends the whole."""

from __future__ import annotations

from tconvcalc.checking.chain_sizes import forward
from tconvcalc.checking.engine import check_claims
from tconvcalc.claims import Chain, Claim, Forward, Place, Read, Through
from tconvcalc.question import Value
from tconvcalc.values import LARGEST, Ends, Linear, Span
from tests.cases import every_case
from tests.effort import FEW, examples

from .claims import changes, claim

Sizes = Value | tuple[Value, ...]

N = Linear(1, 0, "n")
HERE = Place("m.py", 1, 1)
UP = claim("pytorch", kernel_size=4, stride=2, padding=1)
UP3 = claim("pytorch", kernel_size=3, stride=2, padding=1, line=3)
SAME = claim("tensorflow", kernel_size=4, stride=2, padding="same", path="m.py")
DOWN = Through(HERE, (Forward(5, 3, 2),), 20, 10)
AUTO = claim("pytorch", kernel_size=5, stride=3, padding=2, in_channels=20, out_channels=10, path="m.py")
OPEN = Through(HERE, None, None)
KEEP = Through(HERE, "keep", "keep")


def broken(
    *steps: Claim | Through, before: Sizes = None, after: Sizes = None, channels: int | None = None
) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """What is wrong with a chain."""

    def sizes(value: Sizes) -> tuple[Value, ...] | None:
        return value if type(value) is tuple or value is None else (value,)  # type: ignore[return-value]

    chain = Chain(HERE, steps, sizes(before), sizes(after), channels)
    found = check_claims([Read((chain,))]).findings
    return [(each.code, each.message, each.because, changes(each.help)) for each in found]


@every_case(
    ("steps", "before", "after"),
    [
        ([UP] * 4, 4, 64),
        ([UP] * 4, N, Linear(16, 0, "n")),
        ([UP] * 4, (4, 5), (64, 80)),
        ([DOWN, AUTO], 16, 16),
        ([SAME], 4, 7),
        ([SAME, SAME], 4, 13),
        ([SAME, SAME], Span(4, 5), 20),
        ([SAME, SAME], Span(4), 2000),
        ([SAME, SAME], N, 13),
        ([UP, OPEN, UP], 4, 3),
        ([UP, KEEP, UP], 4, 16),
        ([UP] * 100, 4, 3),
        ([Through(HERE, (Forward(2, 2, "valid"),), "keep"), UP], Span(8, 9), 8),
        ([Through(HERE, (Forward(2, 2, "same"), Forward(2, 2, "same")), "keep"), UP], (7, 8), 8),
        ([Through(HERE, (Forward(2, 2, "valid"),), "keep"), UP], N, 8),
        ([claim("pytorch", kernel_size=4, stride=None), UP], 4, 3),
        ([claim("pytorch", kernel_size=4, dims=None)], (4, 5, 6), (7, 8, 9)),
        ([claim("pytorch", kernel_size=4, dims=1)], (4, 5), (9, 9)),
        ([claim("pytorch", kernel_size=4, input_size=4, output_size=7), UP], None, 14),
        ([SAME, claim("tensorflow", kernel_size=4, stride=2, padding="same", output_size=14)], 4, 14),
        ([], 4, 4),
    ],
)
def test_what_fits_together_is_right(steps: list[Claim | Through], before: Sizes, after: Sizes) -> None:
    """Where a size is lost, nothing is said of what follows."""
    assert broken(*steps, before=before, after=after) == []


def test_the_tutorial_autoencoder() -> None:
    """17 comes back as 16, and one output_padding mends it."""
    assert broken(DOWN, AUTO, before=17, after=17) == [
        (
            "TCC011",
            "the chain gives 16, not 17",
            ("the size goes 17 -> 6 -> 16",),
            ("layer 2: output_padding=1", "layer 2: kernel_size=6", "an output of 16"),
        )
    ]


def test_a_repeated_layer_is_changed_as_one() -> None:
    """The change of a repeated layer is a change of the line that is repeated."""
    first = claim("pytorch", kernel_size=4)
    assert broken(first, *[UP3] * 4, before=1, after=64) == [
        (
            "TCC011",
            "the chain gives 49, not 64",
            ("the size goes 1 -> 4 -> 7 -> 13 -> 25 -> 49",),
            ("layer 2: output_padding 1", "layer 2: kernel_size 4", "an output of 49"),
        )
    ]


def test_the_first_layer_that_goes_wrong_is_named() -> None:
    """With its number, its name, and the size that it gets."""
    takes = claim("pytorch", kernel_size=4, input_size=9)
    named = Claim(Place("m.py", 7, 5, name="head"), "pytorch", 2, takes.given, claimed=True)
    assert broken(UP, UP, named, before=2) == [
        ("TCC011", "layer 3 of 3 (head) takes 9, and 8 arrives", ("the size goes 2 -> 4 -> 8",), ())
    ]
    gives = claim("tensorflow", kernel_size=4, stride=2, padding="same", output_size=20)
    assert broken(UP, gives, before=2)[0][1] == "layer 2 of 2 makes 7..8 of 4, not 20"


def test_a_size_that_vanishes() -> None:
    """Nothing is left of an input that is smaller than what is taken away."""
    pool = Through(HERE, (Forward(3, 2, "valid"),), "keep")
    assert broken(UP, pool, before=(1, 9))[0][1] == "layer 2 of 2 makes 0x8 of 2x18: nothing is left"
    assert broken(pool, UP, before=2) == [("TCC011", "layer 1 of 2 makes 0 of 2: nothing is left", (), ())]
    help_ = ("layer 1: padding 1", "layer 1: kernel_size 2", "layer 1: stride 2")
    small = claim("pytorch", kernel_size=1, padding=2)
    assert broken(small, before=4) == [("TCC011", "layer 1 of 1 makes 0 of 4: nothing is left", (), help_)]
    cut = claim("tensorflow", kernel_size=1, stride=1, padding=Ends(3, 3))
    assert broken(cut, before=Span(2, 4))[0][1] == "layer 1 of 1 makes -4..-2 of 2..4: nothing is left"


def test_channels_are_followed() -> None:
    """Each layer declares what it takes; what is not known is not judged."""
    half = claim("pytorch", kernel_size=4, in_channels=32, out_channels=3)
    one = claim("pytorch", kernel_size=4, in_channels=100, out_channels=64)
    wrong = ("TCC009", "layer 3 of 3 takes 32 channels, and 64 arrive", (), ("64 input channels for this layer",))
    assert broken(one, KEEP, half, channels=100) == [wrong]
    assert broken(one, OPEN, half) == []
    assert broken(Through(HERE, "keep", 5, 3), UP, channels=4)[0][1] == "layer 1 of 2 takes 3 channels, and 4 arrive"


def test_layers_that_are_wrong_by_themselves_come_first() -> None:
    """The chain is judged when its layers are right."""
    bad = claim("pytorch", kernel_size=4, output_padding=1)
    assert [each[0] for each in broken(bad, UP, before=4, after=3)] == ["TCC004"]


LONG = examples(3000, FEW)


def test_a_long_way_is_shown_by_its_ends() -> None:
    """And the search for help ends, however long the chain is."""
    long = [claim("pytorch", kernel_size=2, line=line) for line in range(LONG)]
    ((_, fact, because, help_),) = broken(*long, before=1, after=3 * LONG)
    last = " -> ".join(map(str, range(LONG - 4, LONG + 2)))
    assert fact == f"the chain gives {LONG + 1}, not {3 * LONG}"
    assert because == (f"the size goes 1 -> 2 -> 3 -> 4 -> 5 -> 6 -> … -> {last}",)
    assert help_ == (f"an output of {LONG + 1}",)


def test_sizes_that_nobody_has_are_lost() -> None:
    """A chain that repeats does not make numbers without end."""
    assert broken(*[UP] * 200, before=LARGEST, after=1) == []


def test_the_rule_of_a_forward_step() -> None:
    """As the frameworks have it."""
    assert forward(Forward(3, 2, 1), 7) == 4
    assert forward(Forward(3, 2, "same"), 7) == 4
    assert forward(Forward(3, 1, "valid", 2), 7) == 3
    assert forward(Forward(3, 1, 0), Span(7)) == Span(5)
