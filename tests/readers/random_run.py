"""Runs random models in their framework, and prints the size that reached each probe.

`python -m tests.readers.random_run torch SEED COUNT` prints a line of JSON for each model: its text, a mapping of lines
to the sizes that the framework has there, and the error that ended it ("" where none did).
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any, NamedTuple

from tests.readers.random_keras import keras_model
from tests.readers.random_models import Model
from tests.readers.random_torch import torch_model
from tests.truth.environment import prepare


class Run(NamedTuple):
    """What a framework made of a model: line of a probe -> the sizes along its axes, and the error's text."""

    text: str
    sizes: dict[int, list[int]]
    error: str

    @classmethod
    def read(cls, text: Any, sizes: Any, error: Any) -> Run:  # noqa: ANN401 -- as JSON has them
        """A run as it was printed: JSON has no whole numbers as keys."""
        return cls(text, {int(line): size for line, size in sizes.items()}, error)


def run_torch(model: Model) -> Run:
    """Apply a module, and note what reaches its probes, as far as it goes."""
    torch = import_module("torch")
    seen: list[tuple[int, list[int]]] = []

    def note(module: Any, given: tuple[Any, ...]) -> None:  # noqa: ANN401 -- torch's own classes
        seen.append((id(module), list(given[0].shape[2:])))

    hook = torch.nn.modules.module.register_module_forward_pre_hook(note)
    names: dict[str, Any] = {}
    try:
        with torch.no_grad():
            error = ended(model.text, names)
    finally:
        hook.remove()
    if "model" not in names:
        return Run(model.text, {}, error)
    of = {id(module): name for name, module in names["model"].named_modules()}
    sizes = {of.get(key, ""): size for key, size in seen}
    return Run(model.text, {line: sizes[name] for line, name in model.probes.items() if name in sizes}, error)


def run_keras(model: Model) -> Run:
    """Build a model, and ask its probes for their inputs."""
    names: dict[str, Any] = {}
    error = ended(model.text, names)
    if error:
        return Run(model.text, {}, error)
    probes = {line: names["model"].get_layer(name) for line, name in model.probes.items()}
    return Run(model.text, {line: list(probe.input.shape[1:-1]) for line, probe in probes.items()}, "")


def ended(text: str, names: dict[str, Any]) -> str:
    """Run a text; the error that ended it, if one did."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(text, "model.py", "exec"), names)  # noqa: S102 -- written by the generators beside this
    except (RuntimeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


KINDS: dict[str, tuple[Callable[[Random], Model], Callable[[Model], Run]]] = {
    "torch": (torch_model, run_torch),
    "keras": (keras_model, run_keras),
}


def main(kind: str, seed: int, count: int) -> None:
    """Run some models of a kind, each drawn from a seed of its own."""
    prepare()
    make, run = KINDS[kind]
    for number in range(seed, seed + count):
        sys.stdout.write(json.dumps(run(make(Random(number)))) + "\n")  # noqa: S311 -- nothing secret


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
