"""The time grows with the answers and not with the numbers: counted in steps, so that no clock is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import tconvcalc
from tconvcalc.solving import search
from tconvcalc.solving.candidates import Block
from tconvcalc.solving.integers import narrow
from tconvcalc.solving.result import SolveResult

FAR = 10**12


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[SolveResult, int, int]]:
    """Solve, and count the blocks that were made and the tests that stretches were narrowed with."""
    made = {"block": 0, "narrow": 0}

    def counted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def count(*args: Any, **others: Any) -> Any:  # noqa: ANN401  (whatever it takes)
            made[name] += 1
            return work(*args, **others)

        return count

    monkeypatch.setattr(search, "Block", counted("block", Block))
    monkeypatch.setattr(search, "narrow", counted("narrow", narrow))

    def solved(framework: str, **what: Any) -> tuple[SolveResult, int, int]:  # noqa: ANN401
        made.update(block=0, narrow=0)
        answer = tconvcalc.solve(framework, **what)
        return answer, made["block"], made["narrow"]

    return solved


@pytest.mark.parametrize("framework", ["tf", "keras", "torch"])
def test_large_sizes_cost_no_more_than_small_ones(
    framework: str, steps: Callable[..., tuple[SolveResult, int, int]]
) -> None:
    """Twice as large: the same layers, for 100 elements and for a million millions."""
    small, blocks, tests = steps(framework, input_size=100, output_size=200)
    large, more_blocks, more_tests = steps(framework, input_size=FAR, output_size=2 * FAR)
    assert [layer.axes[0][2:] for layer in large.solutions] == [layer.axes[0][2:] for layer in small.solutions]
    assert more_blocks <= blocks
    assert more_tests <= 2 * tests


@pytest.mark.parametrize("framework", ["tf", "keras", "torch"])
def test_bounds_without_end_are_not_walked(framework: str, steps: Callable[..., tuple[SolveResult, int, int]]) -> None:
    """The strides and dilations that cannot be are cut off beforehand, however many the bounds would allow."""
    what = {"input_size": 10, "output_size": 255, "padding": 0 if framework == "torch" else "valid"}
    small, blocks, _ = steps(framework, **what, kernel_size=5)
    large, more, _ = steps(framework, **what, kernel_size=5, max_stride=10**9, dilation=None, max_dilation=65_536)
    assert small.count <= large.count
    assert more < 100 * max(blocks, 1)
    kernels, few, _ = steps(framework, **what, stride=20, max_kernel=10**9)
    assert kernels
    assert few < 300


@pytest.mark.parametrize(
    ("framework", "what"),
    [
        ("tf", {"input_size": FAR, "output_size": 2 * FAR + 1, "padding": "same"}),
        ("keras", {"input_size": FAR, "output_size": 2 * FAR + 1, "kernel_size": 1}),
        ("torch", {"input_size": FAR, "output_size": 3 * FAR, "kernel_size": 1, "stride": 2}),
        ("torch", {"input_size": 2, "output_size": FAR, "kernel_size": 3, "stride": 2}),
        ("torch", {"input_size": 10, "output_size": 3 * FAR}),
    ],
)
def test_to_say_no_takes_no_walk_either(
    framework: str, what: dict[str, Any], steps: Callable[..., tuple[SolveResult, int, int]]
) -> None:
    """Neither that it is impossible, with its reasons and helps, nor which bounds would do."""
    answer, blocks, tests = steps(framework, **what)
    assert not answer
    assert answer.why is not None
    assert answer.why.fixes
    assert blocks + tests < 200_000


@pytest.mark.parametrize(
    "what",
    [
        {"input_size": 7, "kernel_size": 3, "stride": 10**9, "padding": 1},
        {"input_size": 7, "kernel_size": 10**9, "stride": 1},
        {"output_size": 10, "kernel_size": 10**9, "stride": 1},
        {"input_size": (7, 8), "kernel_size": 3, "stride": 10**6, "padding": 1},
    ],
)
def test_answers_without_end_are_counted_and_only_the_best_drawn(what: dict[str, Any]) -> None:
    """As many as there are output_paddings, or paddings; to make them all would not end."""
    answer = tconvcalc.solve("torch", **what)
    assert answer.count > 10**8
    assert len(answer.solutions) == 5


@pytest.mark.parametrize(
    "what", [{"input_size": 7, "max_kernel": 10**9, "max_stride": 10**9}, {"input_size": "1..10000"}]
)
def test_what_would_take_too_long_is_refused_in_a_sentence(what: dict[str, Any]) -> None:
    """With what to give so that it ends."""
    with pytest.raises(tconvcalc.MisuseError, match="give one"):
        tconvcalc.solve("torch", **what)


def test_axes_whose_outputs_go_apart_are_drawn_without_all_their_pairs() -> None:
    """A thousand outputs on either axis make a million layers, of which a few are looked at."""
    answer = tconvcalc.solve("tf", input_size=(1, 2), kernel_size=11, stride=1000)
    assert answer.count == 2 * 10**6
    assert len(answer.solutions) == 5
