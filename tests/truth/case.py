"""What the truth is made of: a layer that a framework was asked to run, and what came of it."""

from typing import Literal, NamedTuple

Sizes = tuple[int, ...]
"""One number per spatial axis, outermost first."""

Ends = tuple[tuple[int, int], ...]
"""One begin and end per spatial axis."""

Word = Literal["valid", "same", "same_upper", "same_lower"]

Padding = Word | Sizes | Ends


class Layer(NamedTuple):
    """One case of the grid: everything that decides whether a framework runs it, and to which size."""

    engine: str
    """What it ran on: TensorFlow has two sets of CPU kernels, `eigen` (the documented rule; float64) and `onednn`
    (float32), which refuse different things; elsewhere it is the number type."""
    input_size: Sizes
    kernel_size: Sizes
    stride: Sizes
    dilation: Sizes
    padding: Padding
    output_padding: Sizes | Literal["auto"] | None
    """`auto` where Keras chooses it, None where the framework has no such parameter."""
    output_size: Sizes | None
    """The size that was asked for (TensorFlow), None where the framework works it out itself."""


class Outcome(NamedTuple):
    """What a layer that ran yielded."""

    output_size: Sizes
    crop_begin: tuple[int | None, ...]
    """How much of the uncropped result is missing in front, measured; None where no input reaches the output."""


class Truth(NamedTuple):
    """All that one framework did on its whole grid: a case without an outcome was refused."""

    framework: str
    versions: dict[str, str]
    cases: int
    outcomes: dict[Layer, Outcome]

    def accepted(self) -> dict[Layer, Outcome]:
        """Give the outcomes worth having: an empty tensor, which oneDNN returns unchecked, is no answer to anyone."""
        return {layer: outcome for layer, outcome in self.outcomes.items() if 0 not in outcome.output_size}
