"""Runs the lines of `layer_lines` in their framework, and prints what came out of each.

`python -m tests.frameworks.layer_runs KIND` prints a line of JSON for each: the shape, or the error's text.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.frameworks.layer_lines import REFUSED, TAKEN, sources
from tests.truth.environment import prepare


def traced(source: str) -> Any:  # noqa: ANN401 -- the framework's own class
    """What a source makes, of which the sizes alone are computed."""
    return import_module("jax").eval_shape(lambda: ran(source))


def ran(source: str) -> Any:  # noqa: ANN401 -- the framework's own class
    """What a source makes."""
    names: dict[str, Any] = {}
    exec(compile(source, "model.py", "exec"), names)  # noqa: S102 -- written beside this
    return names["y"]


HOW: dict[str, Callable[[str], Any]] = {"jax": traced, "linen": traced}


def shape_of(kind: str, source: str) -> list[object]:
    """The shape of ``y``, and why there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = HOW.get(kind, ran)(source)
    except Exception as error:  # noqa: BLE001 -- whatever the framework raises is its refusal
        return [None, f"{type(error).__name__}: {error}"]
    return [list(made.shape), ""]


def main(kind: str) -> None:
    """Run what is taken, then what is refused."""
    prepare()
    for source in (*sources(kind, TAKEN[kind]), *sources(kind, REFUSED[kind])):
        sys.stdout.write(json.dumps(shape_of(kind, source)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
