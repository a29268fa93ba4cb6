"""A message is known with any numbers in it, and wherever and however it stands in a text."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable
from functools import cache

import pytest

from tconvcalc.frameworks.message_patterns import Quantities, Read
from tconvcalc.messages.finding import said

from .records import FRAMEWORKS, RECORDED, Record, different, heard, tokens

_DERIVED = {"padding"}
"""What is worked out from the numbers, so that it changes with them."""

_ANYBODYS = ("object of type", "Attempt to convert a value (None)")
"""Sentences that others say too: with other text around them nobody knows whose they are."""

_FIXED = {"kernel_size", "sizes", "batched", "unbatched", "wanted", "dims", "rank"}
"""What depends on how many numbers there are, or is part of a word (4D, Conv2DTranspose)."""

TRACEBACK = """Traceback (most recent call last):
  File "/home/me/train.py", line 88, in <module>
    main()
  File "/home/me/train.py", line 31, in main
    y = self.up(x)
        ^^^^^^^^^^
{}
"""


def renumbered(message: str, seed: int) -> tuple[str, dict[str, str]]:
    """The message with its numbers replaced: equal ones by equal ones, different ones by different ones.

    Numbers that belong to the sentence itself ("must be of length 3, 4 or 5") stay as they are.
    """
    draw = random.Random(seed)  # noqa: S311 -- nothing secret
    distinct = sorted({token[0] for token in tokens(message) if "." not in token[0] and token[0] != "0"})
    fresh = [str(number) for number in draw.sample(range(11, 9999), len(distinct))]
    new = {old: f"-{number}" if old.startswith("-") else number for old, number in zip(distinct, fresh, strict=True)}
    causes = _causes(message)
    known = {old: number for old, number in new.items() if _causes(_replaced(message, {old: number})) == causes}
    return _replaced(message, known), known


def _replaced(message: str, new: dict[str, str]) -> str:
    parts, end = [], 0
    for token in tokens(message):
        parts += [message[end : token.start()], new.get(token[0], token[0])]
        end = token.end()
    return "".join(parts) + message[end:]


def _causes(text: str) -> list[str]:
    return [one.message.cause for one in said(text)]


def _mapped(value: Read, new: dict[str, str]) -> Read:
    if isinstance(value, list):
        return [_mapped(each, new) for each in value]
    return int(new.get(str(value), value)) if isinstance(value, int) else value


def _told(text: str) -> list[tuple[str, str, Quantities]]:
    return [(one.table.framework, one.message.cause, one.quantities) for one in said(text)]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_quantities_follow_the_numbers(framework: str) -> None:
    """Other numbers in the same sentence are read as the same quantities."""
    for record in different():
        if record.framework == framework:
            follow(record)


def follow(record: Record) -> None:
    """Compare what is read of a message with what is read of it with other numbers."""
    before = _told(record.message)
    text, new = renumbered(record.message, len(record.message))
    after = _told(text)
    assert [one[:2] for one in after] == [one[:2] for one in before]
    for (_, _, old), (_, _, read) in zip(before, after, strict=True):
        kept = {name: value for name, value in old.items() if name not in _DERIVED and not _named(name, value)}
        assert {name: read.get(name) for name in kept} == {name: _mapped(value, new) for name, value in kept.items()}


def _named(name: str, value: Read) -> bool:
    """Names of layers and ops, whose digits are their own, and the like."""
    return isinstance(value, str) or name in _FIXED


WAYS: dict[str, Callable[[str], str]] = {
    "in a traceback": TRACEBACK.format,
    "coloured": lambda text: (
        "\x1b[0;31mRuntimeError\x1b[0m: \x1b[1m" + text.replace(" ", " \x1b[38;5;9m", 1) + "\x1b[0m"
    ),
    "with colours written out": lambda text: r"\u001b[0;31mRuntimeError\u001b[0m: " + text,
    "between other lines": lambda text: (
        f"epoch 3, loss 0.25\n2026-11-21 14:02:11 starting\nError: {text}\n17 files left\n"
    ),
    "wrapped between words": lambda text: textwrap.fill(text, 60, break_long_words=False, break_on_hyphens=False),
    "wrapped anywhere": lambda text: "\n".join(text[at : at + 80] for at in range(0, len(text), 80)),
    "wrapped anywhere, narrow": lambda text: "\n".join(text[at : at + 47] for at in range(0, len(text), 47)),
    "by pytest": lambda text: "\n".join(f"E       {line}" for line in textwrap.wrap(text, 70)),
    "quoted": lambda text: "\n".join(f"> {line}" for line in textwrap.wrap(text, 70)),
    "by a launcher": lambda text: f"[rank0]: {text}",
    "by docker": lambda text: "\n".join(f"trainer-1  | {line}" for line in textwrap.wrap(text, 70)),
    "as JSON": lambda text: '{"error": "' + text.replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"}',
    "as HTML": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"),
    "with curly quotes": lambda text: text.replace("'", "\u2019"),
    "with Windows' line ends": lambda text: f"Error:\r\n{text}\r\n".replace("\n", "\r\n"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_found_however_it_stands_in_a_text(way: str) -> None:
    """The same message, the same quantities."""
    for record in RECORDED:
        if record.message.startswith(_ANYBODYS):
            continue
        found = [(one, cause, dict(quantities)) for one, cause, quantities in _told(WAYS[way](record.message))]
        assert found == _plainly(record), record.message


@cache
def _plainly(record: Record) -> list[tuple[str, str, Quantities]]:
    return [(one.table.framework, one.message.cause, dict(one.quantities)) for one in heard(record)]


def test_several_messages_are_told_in_order_and_each_once() -> None:
    """As they stand; the same one again is not news."""
    first, second = "negative padding is not supported", "Unknown padding: 'FULL'. It can only be 'SAME' or 'VALID'."
    found = said(f"{first}\nother text\n{second}\n{first}")
    assert [one.message.cause for one in found] == ["negative padding", "padding word unknown"]


def test_a_log_of_many_messages_names_the_first() -> None:
    """As many as anybody reads."""
    text = "\n".join(
        f"The size of tensor a ({size}) must match the size of tensor b (7) at non-singleton dimension 3"
        for size in range(100, 130)
    )
    assert len(said(text)) == 12


def test_what_keras_passes_on_is_told_as_its_own() -> None:
    """The traceback shows through which framework a sentence came."""
    sentence = "The size of tensor a (28) must match the size of tensor b (27) at non-singleton dimension 2"
    assert said(sentence)[0].table.framework == "pytorch"
    path = '  File "/venv/lib/python3.11/site-packages/keras/src/losses/losses.py", line 1300, in mean_squared_error\n'
    assert said(path + sentence)[0].table.framework == "keras"


@pytest.mark.parametrize(
    ("frame", "framework"),
    [
        ('torch/nn/modules/conv.py", line 793, in _output_padding\n    if len(output_size) == 4:\n', "pytorch"),
        ('jax/_src/lax/convolution.py", line 377, in conv_transpose\n    pads = [padding] * len(strides)\n', "jax"),
    ],
)
def test_a_sentence_of_python_is_told_by_its_traceback(frame: str, framework: str) -> None:
    """Only the frames show whose it is; without them both may be meant, in other text neither."""
    sentence = "TypeError: object of type 'int' has no len()"
    assert [one.table.framework for one in said(f'  File "/x/{frame}{sentence}')] == [framework]
    assert [one.table.framework for one in said(sentence)] == ["pytorch", "jax"]
    assert said(f'  File "/home/me/report.py", line 3\n    len(3)\n{sentence}') == []


def test_numbers_of_short_lines_are_not_joined() -> None:
    """A line that is not full ends its number; a full one may go on in the next."""
    message = "The size of tensor a (28) must match the size of tensor b (27) at non-singleton dimension 3"
    assert _told(f"{message}\n2026")[0][2]["dimension"] == 3
    assert _told(f"7\n8\n{message}")[0][2]["dimension"] == 3
    assert _told("negative padding\n7\n8\nis not supported") == []
    assert _told("non-positive\nstride is not supported\n7\n8")[0][1] == "stride not positive"


def test_a_number_that_a_prefixed_line_broke_is_read_whole() -> None:
    """Where only so a sentence is found, however short the lines are and whatever begins them."""
    message = "The size of tensor a (2\n8) must match the size of\ntensor b (27) at non-singleton\ndimension 3"
    prefixed = "\n".join(f"E       {line}" for line in message.splitlines())
    assert [one[2]["sizes"] for one in _told(message)] == [one[2]["sizes"] for one in _told(prefixed)] == [[28, 27]]


def test_only_so_many_begins_of_a_sentence_are_looked_at() -> None:
    """Behind a thousand that come to nothing nobody looks further."""
    begin = "mat1 and mat2 shapes cannot be multiplied ("
    assert _told(begin * 1100 + "4x8 and 9x2)") == []
