"""Random chains of every kind of layer, walked and inverted, against the frameworks themselves.

``python -m tests.networks.test_against_frameworks 2000`` tries as many as are asked for.
"""

# ruff: noqa: PLC0415 -- a framework is imported by the test that needs it

from __future__ import annotations

import sys
from random import Random

import pytest

import tconvcalc
from tests.effort import examples
from tests.truth.present import require

_CHAINS = {"pytorch": 60, "keras": 60, "tensorflow": 40, "paddle": 40}
_USUAL = ("conv", "conv", "pool", "avgpool", "pad", "crop", "up")
_KINDS = {**dict.fromkeys(_CHAINS, _USUAL), "pytorch": (*_USUAL, "lppool", "rpad")}
_WORDED = ("keras", "tensorflow")


def chain(framework: str, random: Random) -> str:
    """A few random layers."""
    return " ".join(_layer(framework, random) for _ in range(random.randint(1, 4)))


def _layer(framework: str, random: Random) -> str:
    kind = random.choice(_KINDS[framework])
    if kind in {"pad", "crop", "rpad"}:
        return f"{kind}:{random.randint(0, 2)}:{random.randint(0, 2)}"
    if kind == "up":
        return f"up:{random.randint(1, 3)}"
    word = f"{kind}:k{random.randint(1, 5)}" + random.choice(("", "s1", "s2", "s3"))
    if framework in _WORDED:
        return word + random.choice(("same", "valid", "valid"))
    word += random.choice(("", "p1", "p2")) if kind != "lppool" else ""
    word += (
        random.choice(("", "", "d2")) if kind in {"conv", "pool"} and (kind, framework) != ("pool", "paddle") else ""
    )
    return word + (random.choice(("", "ceil")) if kind != "conv" else "")


def wrong(framework: str, count: int, seed: int = 0) -> tuple[list[str], int]:
    """The chains whose printed code does not run, of so many random ones, and how many were run."""
    random, tried = Random(seed), 0  # noqa: S311 -- nothing secret
    found: list[str] = []
    for _ in range(count):
        text, size = chain(framework, random), random.randint(6, 90)
        answers: list[tconvcalc.ChainAnswer | tconvcalc.InversionAnswer] = [
            tconvcalc.chain(framework, text, input_size=size, dims=1),
            tconvcalc.invert(framework, text, input_size=size, dims=1),
        ]
        for answer in answers:
            if answer:
                tried += 1
                found += [] if _runs(*answer.code.values()) else [f"{text} from {size}"]
            elif framework == "pytorch" and answer is answers[0]:
                found += [f"{text} from {size} runs"] if _runs_in_torch(text, size) else []
    return found, tried


def _runs(code: str) -> bool:
    """Whether the code runs with its own assertions."""
    try:
        exec(compile(code, "<printed>", "exec"), {"__name__": "printed"})  # noqa: S102 -- what we print has to run
    except (AssertionError, RuntimeError, ValueError):
        return False
    return True


def _runs_in_torch(text: str, size: int) -> bool:
    """Whether a chain that is refused runs all the same: its layers are written for an input that is large enough."""
    import torch

    larger = tconvcalc.chain("pytorch", text, input_size=size + 500, dims=1)
    if not larger:
        return False  # it is refused at every size
    names: dict[str, object] = {}
    exec(larger.code["torch.nn"].split("y = ")[0], names)  # noqa: S102 -- what we print has to run
    try:
        out = names["layers"](torch.zeros(1, names["channels"], size))  # type: ignore[operator]
    except RuntimeError:
        return False
    return 0 not in out.shape


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", _CHAINS)
def test_random_chains(framework: str) -> None:
    """Each answer's code runs and asserts the sizes that were computed; what is refused does not run."""
    require(framework)
    found, tried = wrong(framework, examples(_CHAINS[framework]))
    assert found == []
    assert tried > 0


if __name__ == "__main__":
    for name in _CHAINS:
        require(name)
        sys.stdout.write(f"{name}: {wrong(name, int(sys.argv[1]), seed=1)}\n")
