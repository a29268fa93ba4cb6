"""The judge against the recorded truth: it calls wrong what a framework refused, and nothing that it ran."""

from __future__ import annotations

import pytest

from tconvcalc.checking.engine import judge
from tconvcalc.checking.help import Explainer
from tconvcalc.claims import Claim, Place
from tconvcalc.question import Value
from tconvcalc.values import Ends
from tests.effort import RARE, share
from tests.truth.case import Layer
from tests.truth.grid import FRAMEWORKS, cases
from tests.truth.store import load


class Silent(Explainer):
    """Looks for no help: only the verdict is asked for."""

    def spend(self) -> bool:
        """Never."""
        return False


EXPLAINER = Silent()


def claimed(framework: str, layer: Layer, size: tuple[int, ...] | None) -> Claim:
    """The claim that a layer makes this size."""
    padding: tuple[Value, ...] = (
        (layer.padding,)
        if isinstance(layer.padding, str)
        else tuple(Ends(*each) if isinstance(each, tuple) else each for each in layer.padding)
    )
    given: dict[str, tuple[Value, ...]] = {
        name: getattr(layer, name) for name in ("input_size", "kernel_size", "stride", "dilation")
    }
    given["padding"] = padding
    if layer.output_padding is not None:
        given["output_padding"] = ("auto",) if layer.output_padding == "auto" else layer.output_padding
    if size:
        given["output_size"] = size
    return Claim(Place("layers.toml", 1, 1), framework, len(layer.stride), given, claimed=True)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_judge_agrees_with_what_the_frameworks_did(framework: str) -> None:
    """Every recorded case: what ran is right with its size and wrong with the next; what was refused is wrong."""
    accepted = load(framework).accepted()
    odd = [layer for layer in share(list(cases(framework)), RARE) if not _agrees(framework, layer, accepted.get(layer))]
    assert odd == []


def _agrees(framework: str, layer: Layer, outcome: object) -> bool:
    size = getattr(outcome, "output_size", None)
    if outcome is None:
        wrong = judge(claimed(framework, layer, layer.output_size), EXPLAINER)
        return bool(wrong) or _generous(framework, layer)
    right = not judge(claimed(framework, layer, size), EXPLAINER)
    if framework == "tensorflow":
        return right  # what other sizes it takes is recorded case by case
    off = tuple(each + 1 for each in size or ())
    return right and [each.code for each in judge(claimed(framework, layer, off), EXPLAINER)] == ["TCC001"]


def _generous(framework: str, layer: Layer) -> bool:
    """What one of TensorFlow's kernels runs is not called wrong, though the other refuses it."""
    valid_from_one = layer.padding == "valid" and 1 in layer.input_size
    return framework == "tensorflow" and layer.engine == "eigen" and (valid_from_one or max(layer.dilation) > 1)
