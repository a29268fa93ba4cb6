"""Shapes of transposed convolutions: solved both ways, explained, and checked, for TensorFlow, Keras and PyTorch.

Example:
    >>> import tconvcalc
    >>> bool(tconvcalc.solve("tensorflow", input_size=126, output_size=255, padding="same"))
    False
"""

TYPE_CHECKING = False  # typing's own takes longer to load than all of this
if TYPE_CHECKING:
    from tconvcalc.answer import Answer
    from tconvcalc.api import chain, check, draw, explain, invert, solve
    from tconvcalc.conversion_answer import Conversion, convert
    from tconvcalc.drawn import Drawing
    from tconvcalc.errors import MisuseError
    from tconvcalc.explanation import Explanation
    from tconvcalc.networks_answer import ChainAnswer, InversionAnswer
    from tconvcalc.report import Report

__all__ = [
    "Answer",
    "ChainAnswer",
    "Conversion",
    "Drawing",
    "Explanation",
    "InversionAnswer",
    "MisuseError",
    "Report",
    "chain",
    "check",
    "convert",
    "draw",
    "explain",
    "invert",
    "solve",
]
__version__ = "0.1.0"

_MODULES = {
    "Answer": "answer",
    "ChainAnswer": "networks_answer",
    "Conversion": "conversion_answer",
    "Drawing": "drawn",
    "Explanation": "explanation",
    "InversionAnswer": "networks_answer",
    "MisuseError": "errors",
    "Report": "report",
    "chain": "api",
    "check": "api",
    "convert": "conversion_answer",
    "draw": "api",
    "explain": "api",
    "invert": "api",
    "solve": "api",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that importing the package costs next to nothing."""
    from importlib import import_module  # noqa: PLC0415 -- as long as nothing is used, it is not needed either

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    public: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    return public


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
