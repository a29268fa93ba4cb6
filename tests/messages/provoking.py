"""Make a framework say its messages again, in a process of its own: some of them end the process that provoked them.

Run as ``python -m tests.messages.provoking tensorflow`` it reads calls as JSON from standard input and writes what they
said as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys

from tests.cli.running import ROOT, environment

_SETUPS = {
    "tensorflow": "import tensorflow as tf",
    "keras": "import keras, numpy as np\nfrom keras import layers",
    "pytorch": "import torch, torch.nn as nn, torch.nn.functional as F",
}


def said_by(framework: str, calls: list[str], mode: str = "eigen") -> list[str]:
    """What each call says as it fails, ``TypeError: ...``; empty where it does not.

    Args:
        framework: which one.
        calls: expressions and statements in its usual spelling.
        mode: of TensorFlow's two kernels for the CPU ``eigen`` or ``onednn``; of Keras also the backend ``torch``.
    """
    done = subprocess.run(  # noqa: S603 -- this module
        [sys.executable, "-m", "tests.messages.provoking", framework],
        input=json.dumps(calls),
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(
            TF_ENABLE_ONEDNN_OPTS="1" if mode == "onednn" else "0",
            TF_CPP_MIN_LOG_LEVEL="3",
            KERAS_BACKEND="torch" if mode == "torch" else "tensorflow",
        ),
        timeout=240,
    )
    answers: list[str] = json.loads(done.stdout.splitlines()[-1])
    return answers


def _main(framework: str) -> None:
    calls = json.loads(sys.stdin.read())
    place: dict[str, object] = {}
    with contextlib.redirect_stdout(sys.stderr):
        exec(_SETUPS[framework], place)  # noqa: S102 -- the calls of these tests
        answers = [_said(call, place) for call in calls]
    sys.stdout.write(json.dumps(answers) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what the frameworks do at their end takes time and is not of interest


def _said(call: str, place: dict[str, object]) -> str:
    try:
        exec(call, place)  # noqa: S102
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what was provoked
        return f"{type(error).__name__}: {error}"
    return ""


if __name__ == "__main__":
    _main(sys.argv[1])
