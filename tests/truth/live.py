"""The frameworks behind one door: each is imported only when its truth is asked for."""

from importlib import import_module
from itertools import islice
from typing import Protocol, cast

from .case import Layer, Outcome, Truth
from .environment import prepare
from .grid import cases


class Live(Protocol):
    """What the module of a framework offers."""

    def versions(self) -> dict[str, str]:
        """Name what is running."""

    def outcome(self, layer: Layer) -> Outcome | None:
        """Run one layer on data; None says that the framework refused."""


def ask(framework: str, step: int = 1) -> Truth:
    """Run the whole grid of an installed framework, or every so-manieth layer of it."""
    prepare()
    live = cast("Live", import_module(f"{__package__}.live_{framework}"))
    layers = list(islice(cases(framework), 0, None, step))
    outcomes = {layer: outcome for layer in layers if (outcome := live.outcome(layer))}
    return Truth(framework, live.versions(), len(layers), outcomes)
