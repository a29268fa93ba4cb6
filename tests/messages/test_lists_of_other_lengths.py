"""A message whose lists have another number of sizes than the layer has never fails, explained or not known."""

from __future__ import annotations

import re

import pytest

import tconvcalc
from tests.effort import share

from .records import FRAMEWORKS, different

_LIST = re.compile(r"[\[(]\s*\d+(?:,\s*\d+)+\s*[\])]")


def variants(message: str) -> list[str]:
    """Each list of the message without its last number, and with it twice."""
    found = []
    for match in _LIST.finditer(message):
        last = re.search(r",\s*\d+(?=\s*[\])]$)", match[0])
        if last:
            shorter = match[0][: last.start()] + match[0][last.end() :]
            longer = match[0][: last.end()] + last[0] + match[0][last.end() :]
            found += [message[: match.start()] + each + message[match.end() :] for each in (shorter, longer)]
    return found


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_lists_of_other_lengths_are_taken(framework: str) -> None:
    """Shorter ones and longer ones, in every message of a framework."""
    texts = [each for one in different() if one.framework == framework for each in variants(one.message)]
    assert framework == "caffe" or texts
    for text in share(texts, 5):
        for match in tconvcalc.explain(text).to_dict()["matches"]:
            assert match["framework"]


def test_a_target_without_channels_may_have_other_axes() -> None:
    """The sizes that both have are compared."""
    text = str(tconvcalc.explain("size mismatch (got input: [4, 10, 32, 32] , target: [4, 30]"))
    assert "[4, 10, 32, 32]" in text
    assert "the target has no channel axis" in text
