"""What the frameworks really accept and yield, recorded, so that it can be compared without them."""

from .case import Ends, Layer, Outcome, Padding, Sizes, Truth
from .further_grids import FURTHER
from .grid import FRAMEWORKS, cases
from .store import load

__all__ = ["FRAMEWORKS", "FURTHER", "Ends", "Layer", "Outcome", "Padding", "Sizes", "Truth", "cases", "load"]
