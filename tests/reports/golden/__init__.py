"""Reports as they should read, written down once and compared since."""

from __future__ import annotations

from pathlib import Path


def golden(name: str) -> str:
    """Give the text of an example; line ends are the text's own."""
    return (Path(__file__).parent / name).read_bytes().decode("utf-8")


def rewrite(name: str, text: str) -> None:
    """Write an example anew, after a person has read what changed."""
    (Path(__file__).parent / name).write_bytes(text.encode("utf-8"))
