"""Every sentence that a framework is known to say, with numbers put in, is found and tells what it holds."""

from __future__ import annotations

from pathlib import Path

from tconvcalc.messages.finding import said

SENTENCES = Path(__file__).parent / "sentences.tsv"


def test_every_sentence_is_known_by_its_framework() -> None:
    """The list was written down once, so that none is lost."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        framework, cause, quantities, escaped = line.split("\t")
        sentence = escaped.replace("\\n", "\n").replace("\\\\", "\\")
        found = [one for one in said(sentence) if (one.table.framework, one.message.cause) == (framework, cause)]
        assert found, sentence
        assert " ".join(sorted(found[0].quantities)) == quantities, sentence
