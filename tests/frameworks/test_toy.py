"""A framework in one file and one line of the registry goes through every command, and nothing else knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import tconvcalc
from tconvcalc.checking.check_layer import check_layers
from tconvcalc.cli.app import run
from tconvcalc.completion import words
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.parsing.ask import ask
from tconvcalc.readers.python.words import words as known_words
from tests.frameworks.toy import TOY

SPEC = """framework = "toynet"
[[layer]]
input_size = 4
output_size = {output}
kernel_size = 3
stride = {stride}
"""


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The one line that a new framework takes."""
    monkeypatch.setitem(FRAMEWORKS, TOY.name, TOY)
    for cached in (words.table, known_words):
        cached.cache_clear()
    yield
    for cached in (words.table, known_words):
        cached.cache_clear()


def test_it_is_solved_and_printed() -> None:
    """By its alias, under a padding word that no other framework has, with everything cut at the end."""
    answer = tconvcalc.solve("Toy", input_size=4, output_size=8, kernel_size=3, padding="ring", dims=1)
    assert answer.count == 1
    (layer,) = answer.solutions
    assert (layer.axes[0].stride, layer.axes[0].crop_begin, layer.axes[0].crop_end) == (2, 0, 1)
    (solution,) = answer.to_dict()["solutions"]
    assert solution["padding"] == "ring"
    assert solution["code"] == {
        "toynet": "import toynet\n"
        "in_channels, out_channels = 64, 32            # yours\n"
        "x = toynet.zeros(1, in_channels, 4)           # your feature map\n"
        "y = toynet.ConvTranspose1d(in_channels, out_channels, kernel=3)(x)"
    }


def test_why_not_is_told_in_its_words() -> None:
    """Its law is the reason, and its help is typed with its alias."""
    answer = tconvcalc.solve("toynet", input_size=4, output_size=20, stride=5)
    assert answer.verdict == "impossible"
    assert answer.why is not None
    assert any("ToyNet wants a stride below 5" in line for line in answer.why.because)
    assert all(fix["command"].startswith("tconvcalc solve -f toy ") for fix in answer.to_dict()["fixes"])
    assert answer.why.fixes
    with pytest.raises(tconvcalc.MisuseError, match="ToyNet's padding is Ring"):
        tconvcalc.solve("toynet", input_size=4, padding=1)


def test_it_answers_where_everybody_is_asked_but_not_unasked() -> None:
    """``all`` means the registry."""
    assert [question.framework for question in ask(["all"], {"input_size": 4})][-1] == "toynet"
    assert "toynet" not in [question.framework for question in ask([], {"input_size": 4})]


def test_one_layer_and_specs_are_checked(tmp_path: Path) -> None:
    """With its own defaults, its own law and its own names."""
    (question,) = ask(["toy"], {"input_size": 4, "output_size": 8, "kernel_size": 3})
    assert check_layers([question])
    wrong = check_layers(ask(["toy"], {"input_size": 4, "output_size": 20, "kernel_size": 3, "stride": 5}))
    (finding,) = wrong.findings
    assert (finding.code, finding.message, finding.because) == ("TCC005", "stride 5", (TOY.laws[0].sentence,))
    path = tmp_path / "layers.toml"
    path.write_text(SPEC.format(output=8, stride=2))
    assert tconvcalc.check(path)
    path.write_text(SPEC.format(output=9, stride=2))
    (finding,) = tconvcalc.check(path).findings
    assert finding.code == "TCC001"
    path.write_text(SPEC.format(output=20, stride=5))
    (finding,) = tconvcalc.check(path).findings
    assert finding.code == "TCC005"


def test_its_sources_are_read(tmp_path: Path) -> None:
    """By the names of its own table, with the defaults of its own signature."""
    path = tmp_path / "model.py"
    text = "import toynet\n\nup = toynet.ConvTranspose2d(8, 4, kernel=3, step={})  # tconvcalc: 4 -> {}\n"
    path.write_text(text.format(3, 12))
    report = tconvcalc.check(path)
    assert (bool(report), report.layers, report.unread) == (True, 1, ())
    path.write_text(text.format(3, 13))
    (finding,) = tconvcalc.check(path).findings
    assert (finding.code, finding.place.line) == ("TCC001", 3)
    path.write_text(text.format(5, 20))
    (finding,) = tconvcalc.check(path).findings
    assert (finding.code, finding.message) == ("TCC005", "step 5")


def test_it_is_converted() -> None:
    """To and from it where the crops allow, with its kernel turned round."""
    answer = tconvcalc.convert("toynet", input_size=4, kernel_size=3, stride=2, dims=1, to=("torch",))
    (target,) = answer.to_dict()["targets"]
    assert target["flip"] is True
    assert target["how"] in {"slice", "output_padding"}


def test_it_is_completed() -> None:
    """Its names, and its word wherever its name was typed."""
    offered = {word.text for word in words.kind_of("--framework").words}
    assert {"toynet", "toy"} <= offered
    padding = words.kind_of("--padding")
    assert "ring" in {word.text for word in padding.words}
    assert (("toynet", "toy"), ("ring",)) in padding.by_framework


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("solve -f toy -i 4 -o 8", "ToyNet  4 -> 8   Ring, any kernel, stride 2"),
        ("check -f toy -i 4 -k 3 -o 9", "TCC001"),
        ("draw -f toy -i 4 -k 3", "ToyNet"),
        ("chain -f toy -i 4 tconv:k3s2*2", "4 -> 8 -> 16"),
        ("convert -f toy --to torch -i 4 -k 3", "PyTorch"),
        ("solve -f all -i 4 -o 8", "ToyNet  4 -> 8"),
    ],
)
def test_every_command_knows_it(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By its line in the registry alone."""
    assert run(typed.split()) in {0, 1}
    assert said in capsys.readouterr().out
