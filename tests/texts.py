"""Any text, drawn without the table of all characters' categories, which takes seconds where it is not stored yet."""

from __future__ import annotations

from hypothesis import strategies as st


def _is_no_surrogate(letter: str) -> bool:
    return not "\ud800" <= letter <= "\udfff"


LETTERS = st.characters(exclude_categories=()).filter(_is_no_surrogate)
"""Whatever can be written in a file."""


def any_text(max_size: int | None = None) -> st.SearchStrategy[str]:
    """As ``hypothesis.strategies.text``, which excludes surrogates by their category."""
    return st.text(LETTERS, max_size=max_size)
