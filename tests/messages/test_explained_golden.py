"""What is said of the messages of every framework, as it was written down and read by a person, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.blocks import blocks, rewrite

from .records import FRAMEWORKS, Record, different, explained, heard

EXPLAINED = Path(__file__).parent / "explained.txt"


def shown(record: Record) -> str:
    """The message, and what is printed about it."""
    message = f"{record.error_type}: {record.message}"
    return f"{message[:80]!r} ... {message[-80:]!r}\n\n{explained(record)}"


def unlike(framework: str) -> dict[str, str]:
    """Of a framework's messages one for each cause and what is known of the layer."""
    kinds: dict[object, Record] = {}
    for record in different():
        if record.framework == framework:
            kinds.setdefault(tuple((one.message.cause, *one.quantities) for one in heard(record)), record)
    return {f"{framework} {place:03}": shown(record) for place, record in enumerate(kinds.values())}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_explanations_read_as_written_down(framework: str, request: pytest.FixtureRequest) -> None:
    """The fact, because, help with its commands."""
    found = unlike(framework)
    if request.config.getoption("--rewrite-goldens"):
        rewrite(EXPLAINED, found)
    assert found == {name: text for name, text in blocks(EXPLAINED).items() if name.startswith(f"{framework} ")}
