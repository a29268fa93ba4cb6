"""What the help says of each command: a line of its own in the list, and commands to try, each run by a test."""

from __future__ import annotations

_ANY = "-f NAME"

EXAMPLES: dict[str, tuple[str, ...]] = {
    "solve": (
        "tconvcalc solve -i 126 -o 255 -s 2",
        "tconvcalc solve -i 126 -o 255 -p same",
        "tconvcalc solve -i n -o 2n -k 4",
    ),
    "check": (
        "tconvcalc check -i 7 -o 14 -k 4 -s 2 -p 1",
        "tconvcalc check tests/checking/examples/good",
    ),
    "convert": ("tconvcalc convert 'nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1, output_padding=1)'",),
    "chain": (
        "tconvcalc chain -f NAME -i 28 'conv:k3s2p1*2 tconv:k3s2p1a1*2'",
        "tconvcalc chain -f NAME -i 1 -o 64 'tconv:?*5'",
    ),
    "invert": ("tconvcalc invert -f NAME -i 25 'conv:k3s2p1*4'",),
    "draw": ("tconvcalc draw -f NAME -i 4 -k 3 -s 2 -p 1 -a 1",),
    "explain": (
        "tconvcalc explain same",
        "tconvcalc explain TCC001",
        "tconvcalc explain --list",
    ),
    "completion": ("tconvcalc completion bash",),
}
"""Command -> what to type; NAME stands for a framework that takes numbers."""

SUMMARIES = {
    "solve": "Solve for what is not known of a layer, or say why not.",
    "check": "Judge the layers of specs, sources and notebooks, or one.",
    "convert": "Write a layer in other frameworks, with equal numbers.",
    "chain": "Walk through several layers, or find those left open.",
    "invert": "Invert an encoder: its decoder, and the sizes it restores.",
    "draw": "Draw a layer: kernel copies, crops, coverage, phases.",
    "explain": "Explain an error message, a word, or a rule of check.",
    "completion": "Print the completion script of a shell.",
}
"""Command -> what it does, short enough that 80 columns hold it whole."""


def examples(command: str) -> tuple[str, ...]:
    """The examples of a command, ready to be typed."""
    each = EXAMPLES.get(command, ())
    if not any(_ANY in line for line in each):
        return each
    from tconvcalc.frameworks.registry import FRAMEWORKS, asked_by_default  # noqa: PLC0415 -- for the help alone

    *_, last = asked_by_default()
    return tuple(line.replace(_ANY, f"-f {FRAMEWORKS[last].typed}") for line in each)


def epilog(command: str) -> str | None:
    """The examples of a command as they stand under its help, each on a line of its own; None where it has none."""
    each = examples(command)
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in each) if each else None
