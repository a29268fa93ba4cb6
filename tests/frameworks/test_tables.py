"""What each framework says of itself holds together: its equation, its pieces, its laws, and the words it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import NO_LIMIT, Case, Framework, Law, Limits, Piece
from tconvcalc.geometry import span_of_kernel
from tconvcalc.layer import Axis, Layer
from tconvcalc.question import QUANTITIES
from tests.cases import every_case
from tests.cli.running import ROOT, python
from tests.effort import FEW, share
from tests.solving.arithmetic import holds, names

CASES = [case for framework in FRAMEWORKS.values() for case in framework.cases]
LAWS = [pytest.param(f, law, id=f"{name}-{law.about}") for name, f in FRAMEWORKS.items() for law in f.laws]
GRID = share(list(product(range(1, 7), range(1, 7), range(1, 6), range(1, 4))), FEW)  # input, kernel, stride, dilation


def case_name(case: Case) -> str:
    """The framework of a case, and what tells it from its others."""
    return next(f"{name}-{case.name}-{case.extra}" for name, one in FRAMEWORKS.items() if case in one.cases)


def within(piece: Piece, span: int, stride: int) -> bool:
    """Whether a piece holds for a kernel of this span at this stride."""
    stretch = piece.spans(stride)
    high = span if stretch.high is None else stretch.high
    return stretch.low <= span <= high and piece.parity in {None, span % 2}


def outputs(case: Case, n: int, k: int, s: int, d: int, padding: int) -> Iterator[tuple[int, int]]:  # noqa: PLR0913, PLR0917
    """Every extra that the table allows with the output that it gives, ``padding`` being cropped in all."""
    span = span_of_kernel(k, d)
    (piece,) = (piece for piece in case.pieces if within(piece, span, s))
    for extra in range(piece.least_extra, min(9, case.extra_limit(s, d))):
        yield extra, (n - 1) * s + piece.base(span, s) - padding + extra


@every_case("case", CASES, ids=case_name)
def test_the_equation_gives_what_the_functions_give(case: Case) -> None:
    """Over a grid: the same output sizes, and no others where the equation decides by itself."""
    paddings = {"none": [0], "number": [0, 2], "ends": [0, 1, 3]}[case.trims]  # both ends together
    for (n, k, s, d), padding in product(GRID, paddings):
        known = {"input_size": n, "kernel_size": k, "stride": s, "dilation": d}
        known |= {"padding": padding // 2 if case.trims == "number" else padding}
        known |= {"padding": 2 * d * (k - 1) - padding} if case.inner else {}  # what is left around the spread input
        given = {out: extra for extra, out in outputs(case, n, k, s, d, padding)}
        for out, extra in given.items():
            assert holds(case.equation, {**known, "output_size": out, "output_padding": extra}), (known, out)
        if case.extra == "implied":
            tried = range(min(given) - 3, max(given) + 4)
            assert given.keys() == {out for out in tried if holds(case.equation, {**known, "output_size": out})}, known


@every_case("case", CASES, ids=case_name)
def test_the_equation_is_in_the_words_of_the_quantities(case: Case) -> None:
    """Each by its one name, so that the user's numbers can be put in; with the output_padding where it is written."""
    assert names(case.equation) <= set(QUANTITIES)
    assert {"input_size", "stride"} <= names(case.equation)
    assert ("output_padding" in case.equation) == (case.extra == "number")
    assert ("padding" in names(case.equation)) == (case.trims != "none")
    assert case.source


@every_case("case", CASES, ids=case_name)
def test_every_kernel_belongs_to_one_piece(case: Case) -> None:
    """Else a layer would be counted twice, or not at all."""
    for span, stride in product(range(1, 40), range(1, 9)):
        assert [within(piece, span, stride) for piece in case.pieces].count(True) == 1, (span, stride)


@every_case(("case", "dims"), product(CASES, (1, 2, 3)))
def test_every_stride_and_dilation_is_allowed_once_or_not_at_all(case: Case, dims: int) -> None:
    """The ways in which they go together are disjoint, else a layer would be counted twice."""

    def fits(limits: tuple[Limits, ...], strides: tuple[int, ...], dilations: tuple[int, ...]) -> bool:
        return all(
            limit.stride.low <= s <= (limit.stride.high or s) and limit.dilation.low <= d <= (limit.dilation.high or d)
            for limit, s, d in zip(limits, strides, dilations, strict=True)
        )

    sizes = list(product((1, 2, 3), repeat=dims))
    ways = [[fits(limits, *pair) for limits in case.limits(dims)].count(True) for pair in product(sizes, sizes)]
    assert set(ways) <= {0, 1}
    assert 1 in ways


@pytest.mark.parametrize(("framework", "law"), LAWS)
def test_a_law_lifted_allows_more_and_forbids_nothing(framework: Framework, law: Law) -> None:
    """It takes away one limit of at least one case, and changes nothing else."""
    changed = 0
    for case in framework.cases:
        lifted = law.lifted(case)
        assert lifted._replace(extra_limit=case.extra_limit, limits=case.limits, pieces=case.pieces) == case
        for n, k, s, d in GRID[::5]:
            few = set(outputs(case, n, k, s, d, 0))
            more = lifted if lifted.extra_limit(s, d) < NO_LIMIT else lifted._replace(extra_limit=lambda _s, _d: 9)
            assert few <= set(outputs(more, n, k, s, d, 0))
        changed += lifted.pieces != case.pieces or lifted.limits is not case.limits
        changed += lifted.extra_limit(1, 1) != case.extra_limit(1, 1)
    assert changed
    assert law.about in QUANTITIES


def test_keras_shares_what_is_cropped_by_both_ends_only_under_same() -> None:
    """The begin gets the smaller half, and nothing negative is ever halved."""
    for framework in ("tensorflow", "keras"):
        for case in FRAMEWORKS[framework].cases:
            crops = [case.crop_begin(cropped, 1) for cropped in range(-3, 6)]
            assert crops == ([0, 0, 0, 0, 0, 1, 1, 2, 2] if case.word == "same" else [1] * 9)


def test_the_notes_speak_of_dilated_layers_and_of_one_input() -> None:
    """Where TensorFlow's two kernels differ; a PyTorch layer has none."""

    def told(framework: str, word: str, n: int, d: int) -> list[bool]:
        axes = tuple(Axis(size, 9, 3, 1, None, None, dilation, 0, 0) for size, dilation in ((7, 1), (n, d)))
        layer = Layer(framework, axes, word)
        return [note.applies(layer) for note in FRAMEWORKS[framework].notes]

    asked = list(product(("valid", "same"), (1, 2), (1, 2)))
    assert [told("tensorflow", *one) for one in asked] == [[d > 1, word == "valid" and n == 1] for word, n, d in asked]
    assert [told("keras", *one) for one in asked] == [[d > 1] for _, _, d in asked]
    assert not FRAMEWORKS["pytorch"].notes


def test_an_alias_is_another_name_of_a_framework() -> None:
    """And no framework's own name; each framework says on what it was measured, and what it has no words for."""
    aliases = [alias for framework in FRAMEWORKS.values() for alias in framework.aliases]
    assert {"tf", "torch"} <= set(aliases)
    assert len({*aliases, *FRAMEWORKS}) == len(aliases) + len(FRAMEWORKS)
    for name, framework in FRAMEWORKS.items():
        assert framework.name == name == framework.title.lower()
        assert framework.measured_on
        ways = {case.trims for case in framework.cases} | {"word" for case in framework.cases if case.word}
        ways |= {case.extra for case in framework.cases}
        assert ("word" in framework.lacks) == ("word" not in ways)
        assert ("auto" in framework.lacks) == ("auto" not in ways)
        assert ("numbers" in framework.lacks) == (not any(case.trims == "number" for case in framework.cases))


def test_the_line_of_the_registry_says_what_the_framework_says() -> None:
    """So that a name is known, and a framework asked, before its table is loaded."""
    for name, framework in FRAMEWORKS.items():
        line = FRAMEWORKS.lines[name]
        assert (line.aliases, line.asked_by_default) == (framework.aliases, framework.asked_by_default)
        assert line.speaks == (ROOT / "tconvcalc" / "frameworks" / name / "messages.py").exists()
    assert len(FRAMEWORKS) == len(list(FRAMEWORKS))
    with pytest.raises(KeyError):
        _ = FRAMEWORKS["theano"]


def test_only_the_framework_that_is_asked_is_loaded() -> None:
    """Nine tables take longer to load than one question to answer."""
    program = (
        "import sys, tconvcalc; tconvcalc.solve('torch', input_size=4, padding=1).solutions; "
        "print(*sorted(name.split('.')[2] for name in sys.modules if name.startswith('tconvcalc.frameworks.')))"
    )
    loaded = set(python("-c", program).out.split())
    assert "pytorch" in loaded
    assert not loaded & (FRAMEWORKS.keys() - {"pytorch"})
