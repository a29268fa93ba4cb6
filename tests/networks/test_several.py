"""Where one layer will not do, several are pointed to with a command that works."""

from __future__ import annotations

import json
import shlex

import pytest

from tconvcalc.networks.several import Several, several_layers
from tconvcalc.parsing.ask import ask
from tconvcalc.solver import solve
from tests.cli.running import tconvcalc


def pointed(framework: str, **given: object) -> Several | None:
    """What is said of several layers where one was asked for."""
    dims = given.pop("dims", None)
    (question,) = ask([framework], given, dims=dims)  # type: ignore[arg-type]
    return several_layers(solve(question))


@pytest.mark.parametrize(
    ("framework", "given", "layers"),
    [
        ("torch", {"input_size": 10, "output_size": 3000}, "2 layers"),
        ("torch", {"input_size": 10, "output_size": 3000, "dims": 1}, "2 layers"),
        ("keras", {"input_size": "n", "output_size": "300n", "dims": 1}, "2 layers"),
        ("tf", {"input_size": "n", "output_size": "1024n"}, "2 layers"),
        ("torch", {"input_size": (1, 3), "output_size": (500, 600)}, "2 layers"),
    ],
)
def test_a_stack_instead_of_a_layer(framework: str, given: dict[str, object], layers: str) -> None:
    """The command finds one."""
    found = pointed(framework, **given)
    assert found is not None
    assert f"{found.layers} layers" == layers
    assert tconvcalc(*shlex.split(found.command)[1:]).code == 0


@pytest.mark.parametrize(
    ("framework", "given"),
    [
        ("torch", {"input_size": 7, "output_size": 14}),
        ("torch", {"input_size": 10, "output_size": 3000, "kernel_size": 4}),
        ("tf", {"input_size": 126, "output_size": 255, "padding": "same"}),
        ("torch", {"input_size": 10, "kernel_size": "40..", "stride": "40..", "output_size": 3}),
        ("torch", {"output_size": "7..9", "input_size": 4000}),
        ("torch", {"input_size": "2n", "output_size": "3n"}),
    ],
)
def test_one_layer_is_asked_for(framework: str, given: dict[str, object]) -> None:
    """Where one layer does, or where its numbers were given, nothing is said of several."""
    assert pointed(framework, **given) is None


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (["-f", "torch", "-i", "10", "-o", "3000"], "out_of_bounds"),
        (["-f", "keras", "-i", "n", "-o", "300n", "--dims", "1"], "out_of_bounds"),
        (["-f", "tf", "-i", "1x3", "-o", "500x600"], "out_of_bounds"),
    ],
)
def test_it_is_in_the_json(given: list[str], verdict: str) -> None:
    """The same command as on the screen, and it works; null where one layer was asked for."""
    (answer,) = json.loads(tconvcalc("solve", *given, "--json").out)["answers"]
    assert (answer["verdict"], answer["fixes"] != [] or answer["hints"] != []) == (verdict, True)
    done = tconvcalc(*shlex.split(answer["several"]["command"])[1:], "--json")
    assert done.code == 0
    assert len(json.loads(done.out)["chains"][0]["layers"]) == answer["several"]["layers"]
    (other,) = json.loads(tconvcalc("solve", *given, "-k", "4", "--json").out)["answers"]
    assert other["several"] is None


def test_an_answer_with_layers_has_no_word_of_several() -> None:
    """The key belongs to what one layer cannot do."""
    (feasible,) = json.loads(tconvcalc("solve", "-f", "torch", "-i", "7", "-o", "14", "--json").out)["answers"]
    assert "several" not in feasible


def test_it_is_shown() -> None:
    """Below the other help, and as the only help where there is none."""
    given = ["-f", "torch", "-i", "10", "-o", "3000"]
    (answer,) = json.loads(tconvcalc("solve", *given, "--json").out)["answers"]
    command = answer["several"]["command"]
    assert command.startswith("tconvcalc chain -f torch -i 10 -o 3000 ")
    assert command in tconvcalc("solve", *given).out
