"""The parts of the scripts that never change, each in its own language, and how the tables get into them."""

from __future__ import annotations

from importlib.resources import files


def filled(name: str, **tables: str) -> str:
    """Read a template and put each table where its name stands."""
    text = files(__name__).joinpath(name).read_text("utf-8")
    for table, lines in tables.items():
        text = text.replace(f"@{table.upper()}@", lines)
    return text
