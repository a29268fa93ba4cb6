"""Stacks that are found: those that were published, images, and what cannot be."""

from __future__ import annotations

from math import prod

import pytest

import tconvcalc
from tconvcalc.networks.factors import largest_prime, shared
from tests.cases import every_case

PUBLISHED = {
    "HiFi-GAN V1": (8, 8, 2, 2),
    "HiFi-GAN V3": (8, 8, 4),
    "HiFi-GAN for hop 200": (8, 5, 5),
    "VITS": (8, 8, 2, 2),
    "MelGAN": (8, 8, 2, 2),
    "DAC 44k": (8, 8, 4, 2),
    "DAC 16k": (8, 5, 4, 2),
    "DAC 24k": (8, 5, 4, 2),
    "EnCodec": (8, 5, 4, 2),
    "Mimi": (8, 6, 5, 4),
    "Parallel WaveGAN 24k": (5, 5, 4, 3),
    "SiFi-GAN": (5, 4, 3, 2),
    "SpeechT5": (4, 4, 4, 4),
    "ESPnet 44k": (8, 8, 2, 2, 2),
    "Qwen3-Omni": (8, 5, 4, 3),
    "Sidon": (8, 5, 4, 3, 2),
    "IMS-Toucan": (8, 6, 4, 4),
    "diffwave": (16, 16),
    "diffwave for hop 300": (20, 15),
    "BigVGAN": (4, 4, 2, 2, 2, 2),
    "RVC 32k": (10, 8, 2, 2),
    "hop 441": (7, 7, 3, 3),
    "hop 600": (8, 5, 5, 3),
    "hop 960": (8, 8, 5, 3),
}


@every_case("name", PUBLISHED)
def test_published_strides_come_early(name: str) -> None:
    """Among the first three of their own number of layers."""
    strides = PUBLISHED[name]
    assert strides in shared(prod(strides), len(strides), 3, planar=False).best


def test_two_published_stacks_come_later() -> None:
    """Those of RVC at 40k and 48k have strides above 8 beside doublings: the fourth and the eighth."""
    assert shared(400, 4, 4, planar=False).best[3] == (10, 10, 2, 2)
    assert shared(480, 4, 8, planar=False).best[7] == (12, 10, 2, 2)


@every_case(
    ("given", "first"),
    [
        ({"layers": "tconv:?*4", "input_size": "n", "output_size": "300n", "dims": 1}, [5, 5, 4, 3]),
        ({"layers": "tconv:?*2..6", "input_size": "n", "output_size": "256n", "dims": 1}, [8, 8, 2, 2]),
        ({"layers": "?*2..6", "input_size": "n", "output_size": "12n", "dims": 1}, [3, 2, 2, 1]),
        ({"layers": "tconv:?*2", "input_size": 10, "output_size": 3000, "dims": 1}, [20, 15]),
        ({"layers": "tconv:?*5", "input_size": 1, "output_size": 64}, [1, 2, 2, 2, 2]),
        ({"layers": "tconv:?*3", "input_size": 1, "output_size": 28}, [1, 2, 2]),
        ({"layers": "tconv:?*6", "input_size": 4, "output_size": 224}, [2, 2, 2, 2, 2, 2]),
        ({"layers": "tconv:?*2", "input_size": 7, "output_size": 28}, [2, 2]),
        ({"layers": "tconv:?*2", "input_size": "n", "output_size": "4n"}, [2, 2]),
        ({"layers": "tconv:?*2", "input_size": "n", "output_size": "4n-2", "dims": 1}, [2, 2]),
        ({"layers": "tconv:?*2", "input_size": "n", "output_size": "4n+2", "dims": 1}, [2, 2]),
        ({"layers": "conv:k3p1 tconv:?*2 up:2", "input_size": "n", "output_size": "24n", "dims": 1}, [1, 4, 3]),
        ({"layers": "tconv:?*3 conv:k3s2p1", "input_size": 4, "output_size": 16}, [2, 2, 2, 2]),
    ],
)
def test_the_first_stack(given: dict[str, object], first: list[int]) -> None:
    """The strides of practice, in its order."""
    answer = tconvcalc.chain("torch", given.pop("layers"), **given)  # type: ignore[arg-type]
    assert answer
    shown = answer.to_dict()["chains"][0]
    strides = [layer.get("stride", [1])[0] for layer in shown["layers"] if layer["kind"] != "up"]
    assert strides == first
    assert shown["sizes"][-1][0] == str(answer.result.outputs[0]) or shown["sizes"][-1][0] == given["output_size"]  # type: ignore[index]


def test_the_hundred_and_first() -> None:
    """Halving rounds up, and each doubling loses one where it did."""
    answer = tconvcalc.chain("torch", "tconv:?*6", input_size=1, output_size=101)
    assert [sizes[0] for sizes in answer.to_dict()["chains"][0]["sizes"]] == [1, 4, 7, 13, 26, 51, 101]


@pytest.mark.parametrize("framework", ["torch", "keras", "tf"])
@pytest.mark.parametrize(
    ("start", "end"), [(1, 64), (1, 101), (4, 224), ((4, 7), (64, 101)), ((1, 1, 1), (32, 32, 32))]
)
def test_every_framework_writes_them(framework: str, start: object, end: object) -> None:
    """All that are listed come out, whatever the words of the framework."""
    answer = tconvcalc.chain(framework, "tconv:?*4..6", input_size=start, output_size=end)  # type: ignore[arg-type]
    assert answer
    for walked in answer.result.chains:
        assert walked.broken is None
        assert walked.output == answer.result.outputs


@pytest.mark.parametrize(
    ("layers", "given", "verdict", "fact"),
    [
        ("tconv:?*4", {"input_size": "n", "output_size": "10007n"}, "out_of_bounds", "multiply to 10007"),
        ("tconv:?*4", {"input_size": "2n", "output_size": "3n"}, "impossible", "3 is no whole multiple of 2"),
        ("tconv:?*4", {"input_size": "n", "output_size": 300}, "impossible", "one of them grows with the symbol"),
        ("tconv:?*1..2", {"input_size": "n", "output_size": "2n-40"}, "out_of_bounds", "strides up to 32"),
        ("conv:k9 tconv:?*2", {"input_size": 7, "output_size": 30}, "impossible", "layer 1 ends the chain"),
        ("tconv:?*2 up:2", {"input_size": 7, "output_size": 31}, "impossible", "no size before up:2 gives 31"),
        ("tconv:?*2 up:2", {"input_size": "n", "output_size": "3n"}, "impossible", "no size before up:2"),
        ("tconv:?*2 conv:k3s2p1", {"input_size": "n", "output_size": "3n"}, "impossible", "no size before conv"),
        ("tconv:?", {"input_size": "2n", "output_size": "3n"}, "impossible", ""),
        ("conv:?", {"input_size": 7, "output_size": 300}, "out_of_bounds", "no conv takes 7 to 300"),
        ("tconv:k?s2 conv:k3 tconv:k?s2", {"input_size": 7, "output_size": 30001}, "out_of_bounds", "nothing takes"),
        ("tconv:?*2", {"input_size": (4, 4), "output_size": (5, 9000)}, "out_of_bounds", "was found"),
    ],
)
def test_what_cannot_be_found(layers: str, given: dict[str, object], verdict: str, fact: str) -> None:
    """A verdict and a sentence, never an empty hand."""
    dims = None if isinstance(given["input_size"], tuple) else 1
    answer = tconvcalc.chain("torch", layers, dims=dims, **given)  # type: ignore[arg-type]
    shown = answer.to_dict()
    assert (bool(answer), shown["verdict"], shown["count"]) == (False, verdict, 0)
    assert fact in shown["fact"]
    assert shown["fact"] in str(answer)


@pytest.mark.parametrize(
    ("framework", "layers", "start", "end"),
    [
        ("torch", "tconv:k?s2", 7, 16),
        ("torch", "tconv:k?s2..4p1", 7, 28),
        ("torch", "tconv:k4s?p?*3", 7, 56),
        ("torch", "tconv:k?s2a?", 7, 15),
        ("torch", "tconv:k4s?p? conv:k3p1 tconv:k?s2", 7, 30),
        ("torch", "conv:k?s2 pool:k2", 28, 7),
        ("torch", "conv:?", 28, 14),
        ("torch", "pool:k?", 28, 7),
        ("torch", "pool:k?p?", 29, 10),
        ("torch", "conv:k3p1 tconv:? conv:k3s2p1", 7, 8),
        ("keras", "tconv:k?s2same", 7, 14),
        ("keras", "tconv:k3s?a?valid", 7, 16),
        ("keras", "tconv:?", 7, 15),
        ("tf", "tconv:?", 7, 13),
        ("tf", "tconv:k4s?same", 7, 14),
        ("torch", "tconv:? tconv:k4s2p1 tconv:?", 7, 56),
        ("torch", "conv:k3s2d?p1", 21, 9),
    ],
)
def test_open_letters(framework: str, layers: str, start: int, end: int) -> None:
    """What is found comes out, and keeps every letter that was written."""
    answer = tconvcalc.chain(framework, layers, input_size=start, output_size=end)
    assert answer, str(answer)
    assert all(walked.output == (end, end) for walked in answer.result.chains)
    known = [word for word in answer.result.notation.words if not word.open]
    assert {str(word) for word in known} <= {str(layer.word) for layer in answer.result.chains[0].layers}


def test_a_symbol_of_one_layer() -> None:
    """The solver of single layers answers for every size, too."""
    answer = tconvcalc.chain("torch", "tconv:?", input_size="n", output_size="2n")
    assert [walked.output[0] for walked in answer.result.chains] == [answer.result.outputs[0]] * 5  # type: ignore[index]


@every_case(
    ("layers", "given", "sentence"),
    [
        ("tconv:?", {}, "needs its output: add output_size"),
        ("conv:k?", {"input_size": "n", "output_size": "n"}, "with a symbol only transposed convolutions"),
        ("tconv:?*2..3 conv:k3 tconv:?", {"input_size": 4, "output_size": 9}, "the number of these has to be written"),
        ("conv:k3p1 (tconv:k?s2 conv:k3)*9", {"input_size": 4, "output_size": 9}, "more than 8 layers are open"),
        ("tconv:k1..99999s2 tconv:?", {"input_size": 4, "output_size": 9}, "too wide to be tried"),
        ("tconv:k?s?p?d?a? tconv:k3s?", {"input_size": 4, "output_size": 9}, "too much of it is open"),
        ("conv:k1..99s1..99p?", {"input_size": 4, "output_size": 9}, "too much of it is open"),
        ("tconv:? conv:k3s2p1", {"input_size": "n", "output_size": 9}, "a symbol before an open layer"),
    ],
)
def test_what_is_too_open(layers: str, given: dict[str, object], sentence: str) -> None:
    """It says what to write instead of searching on."""
    with pytest.raises(tconvcalc.MisuseError, match=sentence):
        tconvcalc.chain("torch", layers, dims=1, **given)  # type: ignore[arg-type]


def test_prime_factors() -> None:
    """As far as small divisors tell."""
    assert largest_prime(2 * 3 * 10007) == 10007
    assert largest_prime(64) == 2
