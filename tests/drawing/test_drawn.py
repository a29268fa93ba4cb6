"""What a program gets: drawings that know their layer, and say why there is none."""

from __future__ import annotations

import pytest

import tconvcalc
from tests.cli.running import tconvcalc as tconvcalc_run
from tests.drawing import brute
from tests.drawing.reading import numbers, rows


def test_a_drawing_shows_itself() -> None:
    """As text, as SVG in a notebook, as a page, and as numbers."""
    drawing = tconvcalc.draw("torch", input_size=4, kernel_size=3, stride=2, padding=1, output_padding=1)
    assert drawing
    assert (drawing.framework, drawing.verdict) == ("pytorch", "feasible")
    lines = str(drawing).splitlines()
    assert lines[0] == "PyTorch  4 -> 8   kernel 3, stride 2, padding 1, output_padding 1"
    assert list(numbers(rows(lines[3:])["covered"]).values()) == [1, 2, 1, 2, 1, 2, 1, 1]
    assert drawing._repr_svg_() == drawing.svg()
    assert drawing.svg() in drawing.html()
    axis = drawing.to_dict()["axes"][1]
    assert (axis["full_size"], axis["output_size"], axis["crop_begin"], axis["crop_end"]) == (9, 8, 1, 0)
    assert axis["covered"] == [1, 2, 1, 2, 1, 2, 1, 1]
    assert axis["phases"] == [{"first": 0, "taps": [1], "inputs": [0]}, {"first": 1, "taps": [0, 2], "inputs": [1, 0]}]
    assert axis["complete"]
    assert "matrix" not in axis


def test_the_matrix_and_the_plane_as_numbers() -> None:
    """Triples of output, input and tap; and the rows of the plane."""
    drawing = tconvcalc.draw("keras", input_size=3, kernel_size=3, stride=2, padding="same", matrix=True, two_d=True)
    shown = drawing.to_dict()
    geometry = drawing.subject.geometries[0] if drawing.subject else None
    assert geometry
    met = brute.products(geometry)
    wanted = [[j, *pair] for j in range(6) for pair in met[j + geometry.crop_begin]]
    assert shown["axes"][0]["matrix"] == wanted
    counts = brute.counts(geometry)
    assert shown["two_d"] == [[one * other for other in counts] for one in counts]
    assert shown["title"] == "Keras 3 -> 6 same, kernel 3, stride 2"


def test_what_is_cut_from_the_numbers_is_said() -> None:
    """Sizes of any length give a JSON of some length."""
    axis = tconvcalc.draw("torch", input_size=2**40, kernel_size=3, stride=2).to_dict()["axes"][0]
    assert (len(axis["covered"]), axis["complete"]) == (1024, False)


@pytest.mark.parametrize(
    ("given", "heading"),
    [
        ({"kernel_size": 4, "stride": 2, "padding": 1}, "n -> 2*n   kernel 4, stride 2, padding 1   drawn for n = 4"),
        ({"input_size": 4, "kernel_size": 3}, "4 -> 6   kernel 3, stride 1, padding 0"),
        ({"output_size": 9, "kernel_size": 3, "stride": 2}, "4 -> 9   kernel 3, stride 2, padding 0"),
        (
            {"output_size": 8, "kernel_size": 3, "stride": 2, "padding": 1},
            "4 -> 8   kernel 3, stride 2, padding 1, output_padding 1",
        ),
        ({"input_size": "2n", "kernel_size": 3}, "2*n -> 2*n + 2   kernel 3, stride 1, padding 0   drawn for n = 2"),
    ],
)
def test_what_is_left_out(given: dict[str, int], heading: str) -> None:
    """The framework's default; what two sizes decide, or what makes an output possible, is solved."""
    drawing = tconvcalc.draw("torch", **given)  # type: ignore[arg-type]
    assert drawing.subject
    assert drawing.subject.heading == heading


def test_two_sizes_decide_the_rest_as_in_solve() -> None:
    """The first solution is what is drawn, and that there are others is said."""
    drawing = tconvcalc.draw("torch", input_size=4, output_size=8)
    answer = tconvcalc.solve("torch", input_size=4, output_size=8)
    assert drawing.subject
    assert drawing.subject.geometries == tuple(axis.geometry() for axis in answer.solutions[0].axes)
    assert f"the first of {answer.count} layers; tconvcalc solve -f torch -i 4 -o 8 lists them" in str(drawing)


def test_a_layer_that_cannot_be_is_a_value() -> None:
    """It says why; only drawing it anyway is misuse."""
    drawing = tconvcalc.draw("tf", input_size=126, output_size=255, padding="same")
    assert not drawing
    assert drawing.verdict == "impossible"
    assert str(drawing).startswith("impossible: no TensorFlow SAME layer takes 126 to 255")
    assert "ceil(255 / stride)" in drawing.to_dict()["because"]
    assert drawing._repr_svg_() is None
    for way in (drawing.svg, drawing.html):
        with pytest.raises(tconvcalc.MisuseError, match="no layer to draw"):
            way()


@pytest.mark.parametrize(
    ("given", "said"),
    [({}, "draw which layer"), ({"input_size": 4, "kernel_size": 3, "dims": 1, "two_d": True}, "has one axis")],
)
def test_misuse(given: dict[str, int], said: str) -> None:
    """What cannot be drawn is said in a sentence."""
    with pytest.raises(tconvcalc.MisuseError, match=said):
        tconvcalc.draw("torch", **given)  # type: ignore[arg-type]


def test_a_kernel_that_is_stored_the_other_way_round_is_said_to_be() -> None:
    """The picture's first tap is the last of the weights of such a framework, and only of such a one."""
    given = {"input_size": 4, "kernel_size": 4, "stride": 2}
    said = "stores its kernel turned round: the first tap here is the last of its weights"
    assert f"JAX {said}" in str(tconvcalc.draw("jax", **given))  # type: ignore[arg-type]
    assert said not in str(tconvcalc.draw("torch", **given))  # type: ignore[arg-type]
    assert [tconvcalc.draw(name, **given).to_dict()["flipped"] for name in ("jax", "torch")] == [True, False]  # type: ignore[arg-type]
    text = tconvcalc_run("draw", "-f", "torch", "-f", "jax", "-f", "keras", "-i", "4", "-k", "4", "-s", "2").out
    assert "JAX  4 -> 10   VALID, kernel 4, stride 2: the same numbers if its kernel is turned round" in text
    assert "Keras  4 -> 10   valid, kernel 4, stride 2: the same numbers\n" in text
