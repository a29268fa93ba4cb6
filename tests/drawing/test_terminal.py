"""Every number and letter of the terminal's pictures is what the long way finds, and all of it fits."""

from __future__ import annotations

import re
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import Subject
from tconvcalc.drawing.terminal import drawn_lines, plain
from tconvcalc.geometry import Geometry
from tests.drawing import brute
from tests.drawing.geometries import SOME, any_geometry
from tests.drawing.reading import numbers, rows, terms

WIDTHS = st.integers(60, 240)


def picture(
    *geometries: Geometry, sections: tuple[Section, ...], width: int = 80, ascii_only: bool = False
) -> list[str]:
    """The lines below the heading."""
    subject = Subject("Some", "layer", geometries, ("a note",))
    lines = plain(drawn_lines(subject, sections, width=width, ascii_only=ascii_only))
    assert lines[:2] == ["Some  layer", ""]
    assert lines[-2:] == ["", "note     a note"]
    assert [line for line in lines if line != line.rstrip()] == []
    return lines[2:-2]


def noted(lines: list[str], label: str) -> str:
    """The sentence behind a label."""
    return next(line[9:] for line in lines if line.startswith(label))


@given(any_geometry(), WIDTHS, st.booleans())
@SOME
def test_the_kernel_copies(geometry: Geometry, width: int, ascii_only: bool) -> None:  # noqa: FBT001 -- drawn
    """Each column that is shown holds exactly the taps that meet there, and their count."""
    lines = picture(geometry, sections=("copies",), width=width, ascii_only=ascii_only)
    shown = rows(lines)
    met, begin = brute.products(geometry), geometry.crop_begin
    places = numbers(shown["full"])
    outputs = numbers(shown["output"])
    places |= {column: output + begin for column, output in outputs.items()}
    assert outputs == {
        at: place - begin for at, place in places.items() if place - begin in range(brute.output_size(geometry))
    }
    covered = numbers(shown["covered"])
    assert covered == {at: len(met.get(places[at], ())) for at in outputs}
    for column, place in places.items():
        there = {
            (int(label[2:-1]), ascii_lowercase.index(row[column]))
            for label, row in shown.items()
            if label.startswith("x[") and row.get(column, ".") != "."
        }
        assert there == set(met.get(place, ()))
    spread = {places[at]: copy for at, copy in numbers(shown["spread"]).items()}
    assert spread == {
        i * geometry.stride: i for i in range(geometry.input_size) if i * geometry.stride in places.values()
    }
    assert max(map(len, lines[: len(shown) + 1])) <= width
    assert ascii_only is False or "".join(lines).isascii()
    everything = {*range(brute.full(geometry))} | {*range(begin, begin + brute.output_size(geometry))}
    hull = max(everything) - min(everything) + 1
    assert len({*places.values()}) <= hull
    if "shown" in "".join(line[:5] for line in lines):
        assert re.fullmatch(rf"the first \d+ and the last \d+ of {hull} columns", noted(lines, "shown"))
    elif geometry.crop_begin > -geometry.output_size:
        assert {*places.values()} >= everything


@given(any_geometry(), WIDTHS)
@SOME
def test_the_matrix(geometry: Geometry, width: int) -> None:
    """Row y[j], column x[i] holds the tap t with j + crop_begin == i*stride + t*dilation."""
    lines = picture(geometry, sections=("matrix",), width=width)
    head, *body = rows(lines).items()
    met = brute.products(geometry)
    columns = numbers(head[1])
    outputs = [int(label[2:-1]) for label, _ in body if label != "..."]
    for label, row in body:
        if label != "...":
            place = int(label[2:-1]) + geometry.crop_begin
            wanted = {copy: ascii_lowercase[tap] for copy, tap in met.get(place, ())}
            assert {columns[at]: word for at, word in row.items() if word != "."} == {
                copy: tap for copy, tap in wanted.items() if copy in columns.values()
            }
            assert row.keys() == columns.keys()
    notes = [line[9:] for line in lines if line.startswith("shown")]
    assert any("inputs" in note for note in notes) == (len(columns) < geometry.input_size)
    assert any("outputs" in note for note in notes) == (len(outputs) < brute.output_size(geometry))
    assert f"{brute.output_size(geometry)} rows by {geometry.input_size} columns" in noted(lines, "matrix")
    assert max(map(len, lines[: len(body) + 1])) <= width


@given(any_geometry(30), any_geometry(30), WIDTHS)
@SOME
def test_the_plane(high: Geometry, wide: Geometry, width: int) -> None:
    """An element of the plane sums as many products as its row times its column."""
    lines = picture(high, wide, sections=("two_d",), width=width)
    head, *body = rows(lines).items()
    columns, down, across = numbers(head[1]), brute.counts(high), brute.counts(wide)
    for label, row in body:
        if label != "...":
            assert numbers(row) == {at: down[int(label[2:-1])] * across[j] for at, j in columns.items()}
    none = len(down) * len(across) - sum(map(bool, down)) * sum(map(bool, across))
    said = re.findall(r"([\d,]+) outputs? reached by no input", "\n".join(lines))
    assert [int(number.replace(",", "")) for number in said] == [number for number in [none] if number]
    assert max(map(len, lines[: len(body) + 1])) <= width


@given(any_geometry())
@SOME
def test_the_phases(geometry: Geometry) -> None:
    """An output whose inputs are all there sums exactly what its phase says."""
    lines = picture(geometry, sections=("phases",))
    met, stride = brute.products(geometry), geometry.stride
    said = {int(first or 0): text for first, text in re.findall(r"y\[\d*q(?:\+(\d+))?\] *= (.*)", "\n".join(lines))}
    assert list(said) == list(range(min(stride, geometry.output_size)))
    for output in range(geometry.output_size):
        steps, first = divmod(output, stride)
        if " more" not in said[first]:
            wanted = {(steps + back, ascii_lowercase.index(tap)) for back, tap in terms(said[first])}
            there = {pair for pair in wanted if pair[0] in range(geometry.input_size)}
            assert there == set(met.get(output + geometry.crop_begin, ()))


@given(any_geometry())
@SOME
def test_the_sentences(geometry: Geometry) -> None:
    """Crops, sizes and the number of outputs without an input are those of the long way."""
    lines = picture(geometry, sections=("copies",), width=240)
    crop = noted(lines, "crop")
    before, after = (int(number) for number in crop.rpartition(": ")[2].split(" -> "))
    assert (before, after) == (brute.full(geometry), brute.output_size(geometry))
    found = {
        end: int(f"{'-' if way == 'added' else ''}{count}")
        for count, way, end in re.findall(r"(\d+) (cut|added) at the (\w+)", crop)
    }
    assert found == {end: size for end, size in (("begin", geometry.crop_begin), ("end", geometry.crop_end)) if size}
    counts = brute.counts(geometry)
    unreached = re.findall(r"(\d+) outputs? reached by no input", "\n".join(lines))
    assert [int(number) for number in unreached] == [number for number in [counts.count(0)] if number]
    overlap = noted(lines, "overlap")
    said = {int(number) for number in re.findall(r"\d+", overlap)}
    assert said <= set(counts)
    if "too short" in overlap:
        assert said == set(counts)
    elif overlap.startswith("even"):
        assert max(counts) in said


def test_many_taps_are_numbered() -> None:
    """A kernel with more taps than letters."""
    lines = picture(Geometry(2, 30, 2, 1, 0, 0), sections=("copies", "phases"), width=240)
    assert list(rows(lines)["x[0]"].values()) == list(map(str, range(30)))
    assert list(rows(lines)["x[1]"].values()) == list(map(str, range(30)))
    assert noted(lines, "taps") == "0..29 are w[0]..w[29]"
    assert noted(lines, "phases") == "y[2q]   = x[q-14]*w[28] + x[q-13]*w[26] + x[q-12]*w[24] + 12 more"


def test_one_tap() -> None:
    """A kernel of one tap has holes between its copies."""
    lines = picture(Geometry(3, 1, 2, 1, 0, -1), sections=("copies", "phases"))
    assert noted(lines, "taps") == "a is w[0]"
    assert lines[-1].endswith("nothing: only the bias")


def test_axes_that_differ_are_drawn_one_by_one() -> None:
    """And each says which it is."""
    one, other = Geometry(2, 2, 2, 1, 0, 0), Geometry(3, 2, 2, 1, 0, 0)
    assert picture(one, sections=("copies",))[0].startswith("full")
    assert picture(one, one, sections=("copies",))[0] == "both axes:"
    assert picture(one, one, one, sections=("copies",))[0] == "every axis:"
    lines = picture(one, other, one, sections=("copies", "two_d"))
    assert [line for line in lines if line.endswith(":")] == ["axis 0 and 2:", "axis 1:", "the last two axes:"]


def test_a_wider_terminal_shows_all() -> None:
    """The width that is named is enough, and one less is not."""
    geometry = Geometry(16, 4, 2, 1, 1, 1)
    lines = picture(geometry, sections=("copies",))
    named = re.fullmatch(r"all 34 columns fit a terminal of (\d+) \(COLUMNS=\1\)", noted(lines, "width"))
    assert named
    enough = int(named.group(1))
    assert [line for line in picture(geometry, sections=("copies",), width=enough) if line.startswith("shown")] == []
    assert noted(picture(geometry, sections=("copies",), width=enough - 3), "shown")


@pytest.mark.parametrize("size", [10**6, 2**62])
def test_huge_layers_are_drawn_at_once(size: int) -> None:
    """What is shown is bounded, and said."""
    lines = picture(Geometry(size, size, 300, 7, 5, 9), sections=("copies", "phases", "matrix"))
    assert "... 292 more phases" in lines[[line.startswith("phases") for line in lines].index(True) + 8]
    assert len(lines) < 80
    short = picture(Geometry(2, size, 2, 1, 0, 0), sections=("copies",))
    assert noted(short, "overlap") == "the input is too short for a steady pattern"
