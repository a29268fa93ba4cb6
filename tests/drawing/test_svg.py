"""The SVG holds the numbers of the geometry, a title, a description and both sets of colours, and stays small."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given

from tconvcalc.drawing.html import html
from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import Subject
from tconvcalc.drawing.svg import svg
from tconvcalc.geometry import Geometry
from tests.drawing import brute
from tests.drawing.geometries import SOME, any_geometry

NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}
EVERYTHING: tuple[Section, ...] = ("copies", "phases", "matrix", "two_d")


def drawn(*geometries: Geometry, sections: tuple[Section, ...] = EVERYTHING) -> ET.Element:
    """The picture as a tree."""
    text = svg([Subject("Some", "<layer>", geometries, ("a note", "another"))], sections)
    return ET.fromstring(text)  # noqa: S314 -- written by this test's own subject


def row(tree: ET.Element, panel: str, label: str) -> list[str]:
    """The texts of a row, without its label and without gaps."""
    path = f".//svg:g[@class='panel {panel}']/svg:g[@data-label='{label}']/svg:text"
    texts = [each for each in tree.findall(path, NAMESPACE) if each.get("class") != "label"]
    return [each.text or "" for each in texts if each.get("class") != "cell gap"]


@given(any_geometry(12))
@SOME
def test_the_counts_are_those_of_the_geometry(geometry: Geometry) -> None:
    """The covered row, the boxes' own numbers, and the taps of each row of the matrix."""
    tree = drawn(geometry, geometry)
    counts, met = brute.counts(geometry), brute.products(geometry)
    path = ".//svg:g[@data-label='covered']/svg:rect[@data-count]"
    boxes = [int(each.get("data-count", "")) for each in tree.findall(path, NAMESPACE)]
    assert [int(text) for text in row(tree, "copies", "covered")] == boxes
    whole = len(boxes) == len(counts)
    assert (boxes == counts) if whole else set(boxes) <= set(counts)
    for output in range(min(len(counts), 20)):
        taps = [text for text in row(tree, "matrix", f"y[{output}]") if text != "·"]
        assert taps == ["abcdefghi"[tap] for _, tap in met.get(output + geometry.crop_begin, ())]
        plane = [int(text) for text in row(tree, "two_d", f"y[{output}]")]
        assert not whole or plane == [counts[output] * each for each in counts]


def test_a_screen_reader_is_told_what_it_is() -> None:
    """The picture is named by its title and its description, whose ids differ from picture to picture."""
    tree = drawn(Geometry(4, 3, 2, 1, 1, 0), sections=("copies", "phases"))
    names = tree.get("aria-labelledby", "").split()
    title, described = tree.find("svg:title", NAMESPACE), tree.find("svg:desc", NAMESPACE)
    assert title is not None
    assert described is not None
    assert (tree.get("role"), names) == ("img", [title.get("id"), described.get("id")])
    assert title.text == "Transposed convolution: Some <layer>"
    assert "overlap uneven: outputs sum 1 or 2 products in turn (checkerboard)." in (described.text or "")
    assert "x[q]*c + x[q+1]*a." in (described.text or "")
    other = drawn(Geometry(4, 3, 2, 1, 1, 0), sections=("matrix",))
    assert other.get("aria-labelledby") != tree.get("aria-labelledby")


def test_both_sets_of_colours_are_complete() -> None:
    """What light names, dark names too, and every colour that is used is named."""
    style = drawn(Geometry(4, 3, 2, 1, 1, 0), sections=("copies",)).findtext("svg:style", "", NAMESPACE)
    light, dark = (part.count("--") for part in style.split("@media (prefers-color-scheme:dark)")[0:2])
    assert light == dark - style.count("var(--")
    assert all(f"--{each.split(')')[0]}:" in style for each in style.split("var(--")[1:])


def test_huge_layers_stay_small_files() -> None:
    """What is shown is bounded, whatever the sizes."""
    for size in (300, 2**62):
        geometry = Geometry(size, 400, 3, 2, 1, 1)
        text = svg([Subject("Some", "layer", (geometry, geometry))], EVERYTHING)
        assert len(text) < 500_000
        assert "and the last" in text


def test_a_page_needs_nothing_else() -> None:
    """One file, with the picture in it, its name escaped, and no address of anything outside."""
    page = html([Subject("Some", "<layer>   here", (Geometry(4, 3, 2, 1, 1, 0),))])
    assert page.startswith("<!doctype html>")
    assert "<title>Some &lt;layer&gt; here</title>" in page
    assert page.count("<svg") == page.count("</svg>") == 1
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == 0
    assert "src=" not in page
    assert "<script" not in page


def test_several_layers_stand_below_each_other() -> None:
    """Each with its own heading."""
    geometry = Geometry(4, 3, 2, 1, 1, 0)
    text = svg([Subject("One", "layer", (geometry,)), Subject("Other", "layer", (geometry,))])
    tree = ET.fromstring(text)  # noqa: S314 -- our own
    heads = [each.text for each in tree.iter() if each.get("class") == "layer-title"]
    assert heads == ["One  layer", "Other  layer"]
