"""From claims to a report: what is counted, silenced, selected, and in which order it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tconvcalc.checking.engine import check_claims, check_read
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules import RULES, selected
from tconvcalc.claims import Chain, Claim, Finding, Meeting, Place, Read, Unread
from tconvcalc.question import Asked, Question
from tconvcalc.solver import solve
from tconvcalc.values import Ends, Linear, Span
from tests.cases import every_case
from tests.effort import FEW, examples

from .claims import claim

ALL = selected(["ALL"])


class Comment(NamedTuple):
    """A comment that silences."""

    place: Place
    codes: frozenset[str]


def checked(*claims: Claim | Chain, ignores: tuple[Comment, ...] = (), codes: frozenset[str] = ALL) -> list[str]:
    """What is told, as line and code."""
    found = check_read(Read(claims), codes, Explainer(), ignores)
    return [f"{finding.place.line} {finding.code}" for finding in found.findings]


def test_a_report_counts_and_keeps_order() -> None:
    """Findings stand in the order of their file; the layers of a chain count, also those that repeat."""
    wrong = claim("pytorch", kernel_size=4, output_padding=1, line=9)
    step = claim("pytorch", kernel_size=4)
    fault = Finding("TCC901", Place("a.toml", 3), "x")
    unread = Unread(Place("a.py", 4), "y")
    report = check_claims([Read((wrong, Chain(Place("a.toml", 1), (step,) * 3)), (unread,), (fault,)), Read((wrong,))])
    assert [(each.place.line, each.code) for each in report.findings] == [(3, "TCC901"), (9, "TCC004"), (9, "TCC004")]
    assert (report.layers, report.files, report.unread, bool(report)) == (5, 2, (unread,), False)
    assert check_claims([Read((), (unread,))])
    assert not check_claims([Read((), (unread,))], strict=True)


def test_what_is_off_is_not_told() -> None:
    """Warnings only where they are selected."""
    uneven = claim("pytorch", kernel_size=3, stride=2, padding=1)
    assert checked(uneven) == ["1 TCC101"]
    assert checked(uneven, codes=selected()) == []
    assert checked(claim("pytorch", kernel_size=4, output_padding=1), codes=selected(ignore=["TCC004"])) == []


@every_case(
    ("layer", "codes"),
    [
        (claim("pytorch", kernel_size=3, stride=2, padding=1), ["TCC101"]),
        (claim("pytorch", kernel_size=4, stride=2, padding=1), []),
        (claim("pytorch", kernel_size=(4, 3), stride=(2, None)), []),
        (claim("pytorch", kernel_size=1, stride=2), ["TCC102"]),
        (claim("pytorch", kernel_size=1, stride=2, input_size=1), []),
        (claim("pytorch", kernel_size=4, stride=2, output_padding=1), ["TCC102"]),
        (claim("pytorch", kernel_size=4, stride=2, padding=1, output_padding=1, input_size=Span(4, 5)), []),
        (claim("pytorch", kernel_size=4, stride=2, padding=1, output_padding=1, input_size=Linear(2, 1, "n")), []),
        (claim("tensorflow", kernel_size=4, stride=2, padding="valid", input_size=126, output_size=255), ["TCC102"]),
        (claim("tensorflow", kernel_size=4, stride=2, padding="valid", input_size=126), []),
        (claim("tensorflow", kernel_size=4, stride=2, padding="valid", output_size=255), []),
        (claim("tensorflow", kernel_size=4, stride=2, padding=Ends(1, 0), input_size=7, output_size=16), ["TCC102"]),
        (claim("keras", kernel_size=2, stride=4, padding="same"), ["TCC102"]),
        (claim("keras", kernel_size=2, stride=None, padding="same"), []),
        (claim("keras", kernel_size=2, stride=2, dilation=2), ["TCC005"]),
    ],
)
def test_warnings(layer: Claim, codes: list[str]) -> None:
    """Layers that work, but not as most people want."""
    assert checked(layer) == [f"1 {code}" for code in codes]


def test_warnings_say_what_and_why() -> None:
    """The tutorial's last row and column."""
    layer = claim("tensorflow", kernel_size=4, stride=2, padding="valid", input_size=126, output_size=255)
    found = check_read(Read((layer,)), ALL, Explainer()).findings
    assert found[0][2:] == (
        "1 output element along an axis that no input reaches",
        ("the output ends behind the last copy of the kernel: such elements hold only the bias",),
        ("kernel_size 5     tconvcalc solve -f tf -i 126 -o 255 -k 5 -s 2 -p valid",),
    )
    uneven = claim("pytorch", kernel_size=3, stride=2, padding=1)
    solved = "tconvcalc solve -f torch -i n -o '2*n-1' -k 4 -s 2 -p 2 -a 1"
    assert check_read(Read((uneven,)), ALL, Explainer()).findings[0][2:] == (
        "uneven overlap: output elements are covered 1 or 2 times",
        ("kernel 3 is no multiple of stride 2: expect a checkerboard",),
        (f"kernel_size 4, padding 2 and output_padding 1     {solved}",),
    )


def at(line: int, *codes: str) -> Comment:
    """A comment on a line."""
    return Comment(Place("layers.toml", line, 20), frozenset(codes))


def test_a_comment_silences_and_is_told_where_it_does_not() -> None:
    """Each code of each comment by itself."""
    bad = claim("pytorch", kernel_size=4, output_padding=1, line=5)
    quiet = replace(bad, silenced=frozenset({"TCC004"}))
    assert checked(bad) == ["5 TCC004"]
    assert checked(quiet, ignores=(at(5, "TCC004"),)) == []
    both = replace(bad, silenced=frozenset({"TCC004", "TCC001"}))
    assert checked(both, ignores=(at(4, "TCC004", "TCC001"),)) == ["4 TCC902"]
    every = replace(bad, silenced=frozenset({"*"}))
    assert checked(every, ignores=(at(4, "*"),)) == []
    right = claim("pytorch", kernel_size=4, line=5, silenced=frozenset({"*"}))
    assert checked(right, ignores=(at(4, "*"),)) == ["4 TCC902"]
    assert checked(claim("pytorch", kernel_size=4), ignores=(at(9, "TCC004"),)) == ["9 TCC902"]


def test_of_codes_that_are_off_nothing_is_said() -> None:
    """A comment that silences a warning is no mistake where warnings are off."""
    layer = claim("pytorch", kernel_size=3, stride=2, silenced=frozenset({"TCC101"}))
    assert checked(layer, ignores=(at(1, "TCC101"),), codes=selected()) == []
    assert checked(layer, ignores=(at(1, "TCC101"),)) == []


def test_a_chain_is_silenced_by_its_layers() -> None:
    """What the chain does wrong is told at the chain, and silenced with its layers."""
    step = claim("pytorch", kernel_size=4, line=3, silenced=frozenset({"TCC011"}))
    chain = Chain(Place("layers.toml", 2, 1), (step,), (4,), (9,))
    assert checked(chain, ignores=(at(2, "TCC011"),)) == []
    assert checked(replace(chain, steps=(replace(step, silenced=frozenset()),))) == ["2 TCC011"]


def test_unused_tells_which() -> None:
    """The message names the codes."""
    found = check_read(Read(()), ALL, Explainer(), (at(9, "TCC004", "TCC001"), at(10, "*"))).findings
    assert [each.message for each in found] == ["TCC001, TCC004 is not found here", "this silences nothing"]


SIZES = st.integers(1, 40)


@given(st.sampled_from(["tensorflow", "keras", "pytorch"]), SIZES, SIZES, st.data())
@settings(max_examples=examples(60, FEW), deadline=None)
def test_what_solve_lists_is_never_reported_and_shifted_it_is(
    framework: str, before: int, after: int, data: st.DataObject
) -> None:
    """The two commands agree."""
    question = Question(framework, (Asked(input_size=before, output_size=after, dilation=None),) * 2)
    layers = solve(question, 20).solutions
    if not layers:
        return
    layer = data.draw(st.sampled_from(layers))
    axis = layer.axes[0]
    known = {name: getattr(axis, name) for name in ("input_size", "output_size", "kernel_size", "stride", "dilation")}
    known["padding"] = layer.word or axis.padding
    known["output_padding"] = "auto" if layer.auto else axis.output_padding
    right = claim(framework, **known)
    assert check_claims([Read((right,))])
    width = axis.stride if framework == "tensorflow" else 1
    wrong = claim(framework, **known | {"output_size": after + width})
    (finding,) = check_claims([Read((wrong,))]).findings
    assert finding.code in {"TCC001", "TCC003"}


VALUES = st.one_of(st.none(), st.integers(-2, 9), st.sampled_from([2**63 - 1, 2**63, Span(1, 3), Linear(2, -1, "n")]))


@given(
    st.sampled_from(["tensorflow", "keras", "pytorch"]),
    st.sampled_from([None, 1, 2, 3]),
    st.dictionaries(
        st.sampled_from(["input_size", "output_size", "kernel_size", "stride", "dilation", "output_padding"]),
        st.lists(VALUES, min_size=1, max_size=3).map(tuple),
    ),
    st.one_of(st.none(), st.integers(-1, 4), st.sampled_from(["same", "valid", "odd"])),
)
@settings(max_examples=examples(200), deadline=None)
def test_whatever_is_claimed_is_judged(framework: str, dims: int | None, known: dict, padding: object) -> None:  # type: ignore[type-arg]
    """No claim raises, and every finding has a rule."""
    some = {name: each for name, each in known.items() if Linear not in map(type, each) or name.endswith("put_size")}
    if {Linear, Span} <= {type(size) for name in ("input_size", "output_size") for size in some.get(name, ())}:
        return
    layer = claim(framework, dims=dims, bare=True, **some | {"padding": padding})
    found = check_read(Read((layer, Chain(Place("a"), (layer, layer), (4,), (9,)))), ALL, Explainer()).findings
    assert all(finding.code in RULES and finding.message for finding in found)


@every_case(
    ("place", "silent"),
    [((6, 0), False), ((7, 0), True), ((8, 0), True), ((9, 0), True), ((10, 0), False), ((8, 1), False)],
)
def test_a_comment_at_a_meeting_silences_it(place: tuple[int, int], *, silent: bool) -> None:
    """On one of its lines or right above them, in the same cell."""
    line, cell = place
    meeting = Meeting(Place("a.py", 8, end_line=9), "join", "sizes differ")
    comment = Comment(Place("a.py", line, cell=cell), frozenset({"*"}))
    found = check_read(Read(meetings=(meeting,)), ALL, Explainer(), (comment,)).findings
    assert [one.message for one in found if one.message == "sizes differ"] == ([] if silent else ["sizes differ"])
