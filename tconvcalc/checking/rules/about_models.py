"""The rules about shapes that have to agree where a model is put together."""

from __future__ import annotations

from tconvcalc.checking.rules.rule import Rule

MODELS = (
    Rule(
        "TCC014",
        "sizes do not meet in a concatenation",
        "error",
        usual=True,
        what="Tensors are concatenated whose sizes differ along another axis than the one of the concatenation.",
        why="The framework refuses to run it; in a U-Net this is a skip whose size the decoder does not come back to.",
        file="model.py",
    ),
    Rule(
        "TCC015",
        "sizes do not meet in a sum",
        "error",
        usual=True,
        what="Tensors are added, or combined otherwise element by element, whose sizes are neither equal nor 1.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC016",
        "output and target differ in size",
        "error",
        usual=True,
        what="A loss compares an output with a target of another size, such as an autoencoder's with its input.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC017",
        "features do not fit",
        "error",
        usual=True,
        what="A linear layer declares another number of features than arrives, as behind a flatten of another size.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC018",
        "reshape does not fit",
        "error",
        usual=True,
        what="Something is reshaped to a shape that has another number of elements.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC019",
        "assertion about a shape cannot hold",
        "error",
        usual=True,
        what="The code asserts a shape that the layers before do not make.",
        why="The assertion fails when it is run.",
        file="model.py",
    ),
    Rule(
        "TCC020",
        "model takes another size",
        "error",
        usual=True,
        what="A model is applied to something of another size than the input that it declares.",
        why="The framework refuses to run it.",
        file="model.py",
    ),
    Rule(
        "TCC021",
        "nothing is left",
        "error",
        usual=True,
        what="A convolution or pooling slides a window over something that is smaller than the window.",
        why="The framework refuses to run it, or makes something empty.",
        file="model.py",
    ),
)
