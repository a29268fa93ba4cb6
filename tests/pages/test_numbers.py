"""Every number on every page is what loops over the equation give, and every sentence that has one says it."""

from __future__ import annotations

import re
import shlex
from string import ascii_lowercase

import pytest

from tconvcalc import pages
from tconvcalc.cli.app import run
from tconvcalc.geometry import Geometry
from tests.cases import every_case
from tests.drawing import brute as drawn
from tests.drawing.reading import numbers as cells
from tests.drawing.reading import rows
from tests.pages.brute import convolved_size, lines, numbers, text, transposed

SAME = Geometry(4, 3, 2, 1, 0, 1)
PADDED = Geometry(4, 3, 2, 1, 1, 1)
EXTENDED = Geometry(4, 3, 2, 1, 1, 0)
PICTURES = {
    "same": [SAME],
    "valid": [Geometry(4, 3, 2, 1, 0, 0)],
    "padding": [PADDED],
    "crop": [SAME, EXTENDED],
    "output_padding": [PADDED, EXTENDED],
    "stride": [Geometry(3, 3, 2, 1, 0, 0)],
    "dilation": [Geometry(3, 3, 2, 2, 0, 0)],
    "phases": [Geometry(4, 4, 2, 1, 2, 2)],
    "overlap": [Geometry(4, 5, 2, 1, 0, 0)],
    "checkerboard": [Geometry(3, 4, 2, 1, 1, 1)],
}


@every_case("word", PICTURES)
def test_the_pictures(word: str) -> None:
    """Each row of outputs, counts and copies is that of the layer which the page speaks of."""
    shown = [line[2:] for line in lines(word) if re.match(r"  (full|spread +x|x\[|output +[-0]|covered)", line)]
    outputs = [line for line in shown if line.startswith("output")]
    assert len(outputs) == len(PICTURES[word])
    for line, geometry in zip(outputs, PICTURES[word], strict=True):
        size = drawn.output_size(geometry)
        wanted = ["-"] * geometry.crop_begin + list(map(str, range(size))) + ["-"] * geometry.crop_end
        assert line.split()[1:] == wanted
    geometry, met = PICTURES[word][-1], drawn.products(PICTURES[word][-1])
    table = rows(shown)
    if "covered" in table:
        assert list(cells(table["covered"]).values()) == drawn.counts(geometry)
    if "spread" in table:
        places = cells(table["full"])
        assert {places[at]: copy for at, copy in cells(table["spread"]).items()} == {
            copy * geometry.stride: copy for copy in range(geometry.input_size)
        }
        taps = {
            (int(label[2]), places[at], tap) for label in table if label[0] == "x" for at, tap in table[label].items()
        }
        assert {each for each in taps if each[2] != "."} == {
            (copy, place, ascii_lowercase[tap]) for place, pairs in met.items() for copy, tap in pairs
        }
    if "full" in table:
        assert list(cells(table["full"]).values()) == list(range(drawn.full(geometry)))


@pytest.mark.parametrize("word", ["same", "valid"])
def test_the_sizes_that_same_and_valid_reach(word: str) -> None:
    """Those that the strided convolution of the same word takes back to the input."""
    for stride in (1, 2, 3):
        same = [size for size in range(1, 40) if -(-size // stride) == 4]
        valid = [size for size in range(3, 40) if convolved_size(size, 3, stride, 0) == 4]
        said = next(line.split()[2:] for line in lines(word) if line.startswith(f"  stride {stride}"))
        assert said == [str(each[0]) if len(each) == 1 else f"{each[0]}..{each[-1]}" for each in (same, valid)]
    assert "At stride 2 it gives 7..8 from 4." in text("same")
    assert "4 -> 8 at stride 2" in text("same")
    assert "here 0 and 1." in text("same")
    assert "so it grows: 4 -> 9 here" in text("valid")


def test_padding() -> None:
    """Two fewer for each; and what people mistake it for."""
    sizes = [drawn.output_size(Geometry(4, 3, 2, 1, cut, cut)) for cut in (0, 1, 2)]
    assert (numbers("padding", "padding"), numbers("padding", "output")) == ([0, 1, 2], sizes)
    assert f"around its input of {sizes[1]}; going back, these are the 2 places" in text("padding")
    assert f"it would say {4 + 2 * 1 - 3 + 1} for this layer, which gives {sizes[1]}" in text("padding")


def test_crop() -> None:
    """The same sums, shifted by one."""
    x, w = (1, 2, 3, 4), (1, 10, 100)
    first, second = transposed(x, w, SAME), transposed(x, w, EXTENDED)
    assert first[1:] == second[:-1]
    assert (numbers("crop", "crop 0:1"), numbers("crop", "crop 1:0")) == (first, second)
    assert "SAME crops 0:1" in text("crop")
    assert "crops 1:0" in text("crop")


@pytest.mark.parametrize(("cut", "first"), [(0, 0), (1, 2)])
def test_causal(cut: int, first: int) -> None:
    """The sums that the page shows give the layer's numbers; only those of the cut at the end use nothing later."""
    geometry = Geometry(4, 4, 2, 1, cut, 2 - cut)
    sums = [line for line in lines("causal") if line.startswith("  y[2q")][first : first + 2]
    met = drawn.products(geometry)
    for output in range(2, 6):
        said = {
            (output // 2 + int(back or 0), ascii_lowercase.index(tap))
            for back, tap in re.findall(r"x\[q([+-]\d)?\]\*(\w)", sums[output % 2])
        }
        assert said == set(met[output + cut])
    assert any("q+" in each.partition("=")[2] for each in sums) is (cut > 0)
    assert "has 2 elements more" in text("causal")
    assert "(4 -> 8, crop 0:2)" in text("causal")


def test_output_padding() -> None:
    """Both sizes fold to one."""
    assert [convolved_size(size, 3, 2, 1) for size in (7, 8)] == [4, 4]
    assert "takes 7 to 4 and 8 to 4. Going back, output_padding 0 gives 7 and 1 gives 8." in text("output_padding")
    assert "The crops are 1:1, then 1:0." in text("output_padding")


def test_output_shape() -> None:
    """What the three frameworks give for 4, kernel 3, stride 2 by themselves, as they were measured."""
    assert "TensorFlow 7..8, whichever is stated (same)" in text("output_shape")
    assert "Keras 9, or 10 with output_padding" in text("output_shape")
    assert "PyTorch 9, or 10 with output_padding" in text("output_shape")
    assert [convolved_size(size, 3, 2, 1) for size in (7, 8)] == [4, 4]
    assert "4 for 7 and 4 for 8 with padding 1" in text("output_shape")
    assert -(-9 // 2) != 4
    assert "7..8 here; 9 is refused under SAME" in text("output_shape")


def test_kernel_size() -> None:
    """Sizes, sums of the outputs with neighbours on both sides, and outputs without an input."""
    each = [Geometry(4, kernel, 2, 1, 0, 0) for kernel in range(1, 7)]
    counts = [drawn.counts(one) for one in each]
    inner = [drawn.counts(one._replace(input_size=20))[12:-12] for one in each]
    sums = [f"{min(one)}..{max(one)}" if min(one) < max(one) else str(max(one)) for one in inner]
    assert numbers("kernel_size", "output") == [len(one) for one in counts]
    assert next(line.split()[1:] for line in lines("kernel_size") if line.startswith("  sums")) == sums
    assert numbers("kernel_size", "no input") == [one.count(0) for one in counts]
    assert "overlaps unevenly; 2, 4 and 6 do not" in text("kernel_size")


def test_shape() -> None:
    """The example, and the one that is not a multiple."""
    one = Geometry(7, 4, 2, 1, 1, 1)
    assert f"= (7 - 1)*2 + 1*(4 - 1) + 1 = {drawn.full(one)}" in text("shape")
    assert f"= {drawn.full(one)} - 1 - 1 = {drawn.output_size(one)}" in text("shape")
    assert f"takes 7 to {drawn.full(Geometry(7, 2, 3, 1, 0, 0))}, not 21." in text("shape")


def test_stride() -> None:
    """The copies' sums, and the same by a convolution over the spread input."""
    x, w = (1, 2, 3), (1, 10, 100)
    made = transposed(x, w, Geometry(3, 3, 2, 1, 0, 0))
    assert numbers("stride", "spread", 1) == [1, 0, 2, 0, 3]
    assert (numbers("stride", "copies"), numbers("stride", "slid")) == (made, made)


def test_dilation() -> None:
    """How many outputs are left without an input."""
    two, three = (drawn.counts(Geometry(3, 3, 2, dilation, 0, 0)) for dilation in (2, 3))
    assert "Kernel 3 with dilation 2 spans 5." in text("dilation")
    assert f"{two.count(0)} of {len(two)} outputs are reached by no input" in text("dilation")
    assert f"then {three.count(0)} of {len(three)}, near the ends" in text("dilation")


def test_phases() -> None:
    """[3, 1] for the even outputs and [4, 2] for the odd ones, counted from 0; and an input of ones."""
    geometry, w = Geometry(4, 4, 2, 1, 2, 2), (1, 2, 3, 4)
    met = drawn.products(geometry)
    used = [[w[tap] for _, tap in met[output + 2]] for output in range(6)]
    assert used == [[3, 1], [4, 2]] * 3
    assert "the outputs 0, 2, 4.. use the taps [3, 1], the outputs 1, 3.. use [4, 2]" in text("phases")
    assert numbers("phases", "of ones") == transposed((1,) * 4, w, geometry) == [4, 6] * 3
    assert "their outputs are 4 and 6." in text("phases")
    assert "2 of 4 taps here" in text("phases")


def test_zero_taps() -> None:
    """Both rows are equal, and right."""
    said = [re.findall(r"\d+", line) for line in lines("zero-taps") if re.fullmatch(r" +\d[\d ]+", line)]
    x = (1, 2, 3, 4)
    made = transposed(x, (1, 10, 100), SAME)
    assert made == transposed(x, (0, 1, 10, 100), Geometry(4, 4, 2, 1, 1, 1))
    assert [list(map(float, line)) for line in said] == [made, made]


def test_groups() -> None:
    """A kernel for each pair of channels of one group."""
    joined = [line.split()[2:] for line in lines("groups") if line.startswith("  out")]
    assert [[mark == "#" for mark in line] for line in joined] == [
        [out // 3 == each // 2 for each in range(4)] for out in range(6)
    ]
    assert sum(line.count("#") for line in joined) == 2 * 2 * 3
    assert "2 x 2 x 3 = 12 kernels, not 4 x 6 = 24" in text("groups")


def test_overlap() -> None:
    """Each cell of the table is counted on a layer that is long enough."""
    for stride in (1, 2, 3, 4):
        said = next(line.split()[2:] for line in lines("overlap") if line.startswith(f"  stride {stride}"))
        for kernel, cell in enumerate(said, 1):
            inner = drawn.counts(Geometry(20, kernel, stride, 1, 0, 0))[kernel + stride : -kernel - stride]
            low, high = min(inner), max(inner)
            assert cell == (str(low) if low == high else f"{low}..{high}")
        assert len(said) == 8
    assert "The picture is kernel 5, stride 2: 2..3." in text("overlap")


def test_checkerboard() -> None:
    """The plane is the counts of one axis, crossed."""
    counts = drawn.counts(Geometry(3, 3, 2, 1, 0, 1))
    said = [numbers("checkerboard", f"y[{row}]") for row in range(6)]
    assert said == [[one * other for other in counts] for one in counts]
    assert "sum 1..2 products along an axis, 1, 2 or 4 in the plane" in text("checkerboard")


@pytest.mark.parametrize(("factor", "begin"), [(2, 1), (3, 2)])
def test_bilinear(factor: int, begin: int) -> None:
    """The weights, what they make of 0 1 2 3, and what interpolation would be."""
    kernel = 2 * factor - factor % 2
    centre = (kernel - 1) / 2
    weights = [1 - abs(tap - centre) / factor for tap in range(kernel)]
    said = numbers("bilinear", f"f = {factor}, kernel {kernel}:")
    assert said == [round(weight, 2) for weight in weights]
    outputs = 3 * factor + 1
    cropped = 3 * factor + kernel - outputs
    made = transposed(range(4), weights, Geometry(4, kernel, factor, 1, cropped // 2, cropped - cropped // 2))
    assert cropped // 2 == begin
    assert numbers("bilinear", f"f = {factor}  made") == [round(number + 1e-9, 2) for number in made]
    rows_of_wanted = [line for line in lines("bilinear") if line.startswith("         wanted")]
    numbers_wanted = [float(number) for number in re.findall(r"\d+\.\d+", rows_of_wanted[factor - 2])]
    assert numbers_wanted == [round(output / factor, 2) for output in range(outputs)]
    exact = all(abs(number - output / factor) < 1e-9 for output, number in enumerate(made))
    late = all(abs(number - (output - 0.5) / factor) < 1e-9 for output, number in enumerate(made) if output)
    assert (exact, late) == (factor % 2 == 1, factor % 2 == 0)


def test_transposed() -> None:
    """The 2x2 example, in two dimensions."""
    made = [[0] * 3 for _ in range(3)]
    for i in range(2):
        for j in range(2):
            for s in range(2):
                for t in range(2):
                    made[i + s][j + t] += (2 * i + j) * (2 * s + t)
    shown = [list(map(int, line.split())) for line in lines("transposed") if re.fullmatch(r"( +\d+){3}", line)]
    assert shown == made == [[0, 0, 1], [0, 4, 6], [4, 12, 9]]
    copies = [list(map(int, line.split())) for line in lines("transposed") if re.fullmatch(r"  (\d \d *){4}", line)]
    assert copies == [[0, 0, 0, 1, 0, 2, 0, 3], [0, 0, 2, 3, 4, 6, 6, 9]]


def test_deconvolution() -> None:
    """There and back is not the same."""
    x, w = (1, 2, 3, 4, 5), (1, 2, 1)
    there = [sum(x[at + tap] * w[tap] for tap in range(3)) for at in range(3)]
    assert numbers("deconvolution", "conv") == there
    assert numbers("deconvolution", "tconv") == transposed(there, w, Geometry(3, 3, 1, 1, 0, 0))
    assert "5 -> 3; tconv" in text("deconvolution")
    assert "3 -> 5. The size" in text("deconvolution")


def test_inverse() -> None:
    """16 comes back, 14 and 15 become 13, 17 and 18 become 16: as tutorials have it."""
    sizes = list(range(13, 20))
    folded = [convolved_size(size, 5, 3, 2) for size in sizes]
    back = [drawn.output_size(Geometry(size, 5, 3, 1, 2, 2)) for size in folded]
    assert back == [13, 13, 13, 16, 16, 16, 19]
    table = {label: numbers("inverse", label) for label in ("before", "conv", "back", "needs")}
    assert list(table.values()) == [sizes, folded, back, [size - one for size, one in zip(sizes, back, strict=True)]]
    assert "here 13, 16, 19. The others" in text("inverse")
    assert "from 6 it reaches 16..18." in text("inverse")


def test_matrix() -> None:
    """The matrix has each tap where an output uses an input, and gives the numbers that are shown."""
    geometry = Geometry(3, 4, 2, 1, 1, 1)
    met = drawn.products(geometry)
    for output in range(6):
        shown = next(line.split()[1:] for line in lines("matrix") if line.startswith(f"  y[{output}]"))
        wanted = dict(met[output + 1])
        assert shown == [ascii_lowercase[wanted[copy]] if copy in wanted else "." for copy in range(3)]
    assert numbers("matrix", "y ") == transposed((1, 2, 3), (1, 10, 100, 1000), geometry)
    assert "has 3 rows and 6 columns" in text("matrix")
    assert "C takes 6 numbers to 3" in text("matrix")


def test_im2col() -> None:
    """The columns, their sum, and how many products each way takes."""
    for tap, weight in enumerate((1, 10, 100)):
        assert numbers("im2col", f"w[{tap}]") == [value * weight for value in (1, 2, 3)]
    assert numbers("im2col", "y ") == transposed((1, 2, 3), (1, 10, 100), Geometry(3, 3, 2, 1, 0, 0))
    assert f"takes {7 * 3} products here; the matrix has {3 * 3}." in text("im2col")


@pytest.mark.parametrize("word", pages.WORDS)
def test_what_a_page_says_to_try_works(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that is shown runs and answers; each other page that is named is there."""
    shown = lines(word)
    start = next(place for place, line in enumerate(shown) if line.startswith("try "))
    commands = [line[9:] for line in shown[start:]]
    assert 1 <= len(commands) <= 2
    for command in commands:
        program, verb, *arguments = shlex.split(command)
        assert program == "tconvcalc"
        if verb == "explain":
            assert arguments[0] in pages.WORDS
        else:
            assert run([verb, *arguments]) == 0
            assert capsys.readouterr().out


def test_a_page_names_a_belief_and_says_what_is_so() -> None:
    """One of each, in this order, and the word stands first."""
    assert [word for word in pages.WORDS if not lines(word)[0].startswith(f"{word} ")] == []
    begins = {word: [line[:9] for line in lines(word)] for word in pages.WORDS}
    beliefs = {
        word: [begin for begin in each if begin.startswith(("belief", "in fact"))] for word, each in begins.items()
    }
    assert {word: each for word, each in beliefs.items() if each != ["belief   ", "in fact  "]} == {}
