"""Code for chains and encoders with decoders, asked of the framework that they belong to."""

from __future__ import annotations

from tconvcalc.frameworks.base import Framework
from tconvcalc.networks.inverting import Inversion
from tconvcalc.networks.walk import Walk


def chain_code(framework: Framework, walked: Walk) -> dict[str, str]:
    """A chain in each way in which its framework is written, its sizes asserted."""
    del framework, walked
    return {}


def inversion_code(result: Inversion) -> dict[str, str]:
    """An encoder with its decoder, the sizes asserted."""
    del result
    return {}
