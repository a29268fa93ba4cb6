"""Small sources, read, and what is asked of them in the tests."""

from __future__ import annotations

from typing import Any

from tconvcalc.claims import Chain, Claim, Read
from tconvcalc.readers.python.reader import read_source

TORCH = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
TF = "import tensorflow as tf\nimport numpy as np\n"
KERAS = "import keras\nfrom keras import layers\n"


def read(text: str) -> Read:
    """Read a source of this text."""
    return read_source(text, "model.py")[0]


def claim(text: str) -> Claim:
    """The one claim of a source."""
    found = read(text)
    first = [one for one in found.claims if not getattr(one, "again", False)]
    assert (len(first), found.unread, found.findings) == (1, (), ()), found
    (only,) = first
    assert isinstance(only, Claim)
    return only


def chain(text: str) -> Chain:
    """The one chain of a source."""
    found = read(text)
    first = [one for one in found.claims if not getattr(one, "again", False)]
    assert (len(first), found.unread, found.findings) == (1, (), ()), found
    (only,) = first
    assert isinstance(only, Chain)
    return only


def reasons(text: str) -> list[str]:
    """Why something in a source is unread, where nothing else was found."""
    found = read(text)
    assert not found.claims
    assert not found.findings
    return [one.reason for one in found.unread]


def torch(kernel: object, **others: object) -> dict[str, Any]:
    """What a module of torch is given: its kernel and the defaults, and whatever is said here."""
    return _given({"kernel_size": kernel, "stride": 1, "padding": 0, "output_padding": 0, "dilation": 1} | others)


def keras(kernel: object, **others: object) -> dict[str, Any]:
    """What a layer of Keras is given."""
    usual = {"kernel_size": kernel, "stride": 1, "padding": "valid", "output_padding": "auto", "dilation": 1}
    return _given(usual | others)


def tf_nn(kernel: object, **others: object) -> dict[str, Any]:
    """What a function of tf.nn is given."""
    return _given({"kernel_size": kernel, "stride": 1, "padding": "same", "dilation": 1} | others)


def _given(values: dict[str, object]) -> dict[str, Any]:
    return {name: value if type(value) is tuple else (value,) for name, value in values.items() if value != "absent"}
