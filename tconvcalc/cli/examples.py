"""Commands to try, shown under each ``--help`` and where nothing was given; a test runs every one of them."""

from __future__ import annotations

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
    "explain": (
        "tconvcalc explain TCC001",
        "tconvcalc explain --list",
    ),
    "completion": ("tconvcalc completion bash",),
}
"""Command -> what to type."""


def epilog(command: str) -> str | None:
    """The examples of a command as they stand under its help, each on a line of its own; None where it has none."""
    each = EXAMPLES.get(command)
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in each) if each else None
