"""The programs whose whole life is measured: tconvcalc's, and the least that others could be."""

from __future__ import annotations

import json

from tests.benchmark.row import Sample
from tests.benchmark.running import whole
from tests.benchmark.stage import Stage

_OURS = "from tconvcalc.__main__ import main; main()"  # as the console script does

EMPTY_TYPER = """
import typer
app = typer.Typer()
@app.command()
def main() -> None:
    pass
app()
"""
EMPTY_TYPER_WITH_SYMPY = "import sympy\n" + EMPTY_TYPER
PYTORCH = """
import torch
layer = torch.nn.ConvTranspose2d(1, 1, 4, 2, 1, device="meta")
print(layer(torch.empty(1, 1, 7, 7, device="meta")).shape[2])
"""
TENSORFLOW = """
import tensorflow as tf
y = tf.nn.conv2d_transpose(tf.zeros([1, 7, 7, 1]), tf.zeros([4, 4, 1, 1]), [1, 14, 14, 1], 2, "SAME")
print(y.shape[1])
"""


def python(stage: Stage, code: str) -> Sample:
    """Run some code."""
    return whole(stage, "-c", code)


def tconvcalc(stage: Stage, command: str) -> Sample:
    """Run the program with a command line; what it prints is of no interest."""
    return whole(stage, "-c", _OURS, *command.split())._replace(result="")


def asked(stage: Stage, command: str) -> Sample:
    """Run ``solve`` with JSON and take the output size from it."""
    run = whole(stage, "-c", _OURS, "solve", "--json", *command.split())
    return run._replace(result=str(json.loads(run.result)["answers"][0]["solutions"][0]["output_size"][0]))
