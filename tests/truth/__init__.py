"""What TensorFlow, Keras and PyTorch really accept and yield, recorded, so that it can be compared without them."""

from .case import Ends, Layer, Outcome, Padding, Sizes, Truth
from .grid import FRAMEWORKS, cases
from .store import load

__all__ = ["FRAMEWORKS", "Ends", "Layer", "Outcome", "Padding", "Sizes", "Truth", "cases", "load"]
