"""Texts that mean no good, or no Python: each ends soon, with a sentence."""

from __future__ import annotations

import gc
import time
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tconvcalc.claims import Claim, Place
from tconvcalc.readers.python.encoding import decode, mentions
from tconvcalc.readers.python.reader import read_source
from tests.cases import every_case
from tests.effort import FEW, examples
from tests.readers.sources import TORCH, claim, read, torch
from tests.readers.test_source_names import OURS
from tests.texts import any_text

NO_PYTHON = [
    ("print 'a'", 1, "this is no Python 3: Missing parentheses in call to 'print'. Did you mean print(...)?"),
    ("x = 1\ny = (", 2, "this is no Python 3: '(' was never closed"),
    ("x = 1\0", 1, "this is no Python 3: "),
    ("x = '\ud800'", 1, "this is no Python 3: "),
    ("x = " + "9" * 9999, 1, "this is no Python 3: "),
    ("(" * 10_000, 1, "this is no Python 3: too many nested parentheses"),
    ("-" * 90_000 + "1", 1, "this is nested more deeply than Python reads"),
    ("a" + "+a" * 40_000, 1, "this is nested more deeply than Python reads"),
]


@every_case(("text", "line", "message"), NO_PYTHON)
def test_no_python(text: str, line: int, message: str) -> None:
    """No python."""
    found, ignores = read_source(text, "model.py")
    (finding,) = found.findings
    assert (finding.code, finding.place.line, ignores, found.claims) == ("TCC900", line, (), ())
    assert finding.message.startswith(message)
    assert finding.place.column >= 1


def test_too_long() -> None:
    """Too long."""
    for text in ("#" * (1 << 21), "x = 1\n" * 100_000, "a or b\n" * 60_000):
        found, _ = read_source(text, "model.py")
        assert found.unread == ((Place("model.py"), "the source is too long to be read within a second", "length"),)


HOSTILE = {
    "layers": TORCH + "nn.ConvTranspose2d(1, 2, 3)\n" * examples(3000, 8),
    "one line": TORCH + "é = 1;" + "nn.ConvTranspose2d(1, 2, 3);" * examples(3000, 8),
    "one chain": TORCH + "nn.Sequential(" + "nn.ConvTranspose2d(1, 2, 3)," * examples(3000, 8) + ")",
    "one list": TORCH + "x = [" + "1," * examples(40_000, 8) + "]\nnn.ConvTranspose2d(1, 2, x)",
    "doubling": TORCH
    + "x0 = 1\n"
    + "".join(f"x{n + 1} = x{n} + x{n}\n" for n in range(900))
    + "nn.ConvTranspose2d(1, 2, x900)",
    "nested": TORCH + "nn.ConvTranspose2d(1, 2, 3)(" + "torch.zeros_like(" * 80 + ")" * 81,
    "numbers": TORCH + "nn.ConvTranspose2d(1, 2, 10 ** 10 ** 10, 2 << 10 ** 9, 'a' * 10 ** 9, [0] * 10 ** 9)",
    "sequentials": TORCH + ("nn.Sequential(" * 90 + "nn.ConvTranspose2d(1, 2, 3)" + ")" * 90 + "\n") * 20,
    "wrappers": TORCH + "nn.utils.weight_norm(" * 90 + "nn.ConvTranspose2d(1, 2, 3)" + ")" * 90,
    "comments": TORCH
    + "nn.ConvTranspose2d(1, 2, 3)  # tconvcalc: 7 -> 9\n" * examples(2000, 8)
    + "# tconvcalc: ignore\n" * examples(2000, 8),
    "spaces": TORCH + "#" + " " * 500_000 + "tconvcalc\n" + "# tconvcalc:" * examples(2000, 8),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_ends_soon(text: str, seconds: float) -> None:
    """Ends soon."""
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < seconds


def test_warnings_of_the_parser_are_not_passed_on() -> None:
    """Warnings of the parser are not passed on."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert claim(TORCH + "s = '\\d'; 1 is 1\nnn.ConvTranspose2d(8, 4, 3)").given == torch(3)


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """The garbage collector is left as it was."""
    for was in (True, False):
        (gc.enable if was else gc.disable)()
        read("x = 1")
        now = gc.isenabled()
        gc.enable()
        assert now is was


def test_columns_are_characters_and_lines_end_as_in_python() -> None:
    """Columns are characters and lines end as in python."""
    text = "\ufefffrom torch import nn\r\ns = 'a\x0cb\u2028c'\r\n\té = 'ß', nn.ConvTranspose2d(8, 4,\r  3)".replace(
        "\t", ""
    )
    place = claim(text).place
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 10, 4, 5)
    assert place.source == "é = 'ß', nn.ConvTranspose2d(8, 4,"


ENCODED = [
    (b"x = 1", "x = 1"),
    (b"\xef\xbb\xbfx = 1", "x = 1"),
    ("# coding: latin-1\né".encode("latin-1"), "# coding: latin-1\né"),
    ("é".encode(), "é"),
]


@pytest.mark.parametrize(("data", "text"), ENCODED)
def test_decoding(data: bytes, text: str) -> None:
    """Decoding."""
    assert decode(data) == text


REFUSED = [
    (b"# \xff", "its coding comment names no encoding of text that is known, or its first lines are not UTF-8"),
    (b"a\nb\nc\n\xff", "it is not utf-8: byte 6 cannot be decoded"),
    (
        b"# coding: klingon\n",
        "its coding comment names no encoding of text that is known, or its first lines are not UTF-8",
    ),
    (
        b"# coding: rot13\n",
        "its coding comment names no encoding of text that is known, or its first lines are not UTF-8",
    ),
    (b"# coding: punycode\n", "its coding comment names punycode, which is no encoding of a source"),
]


@every_case(("data", "why"), REFUSED)
def test_what_cannot_be_decoded(data: bytes, why: str) -> None:
    """What cannot be decoded."""
    with pytest.raises(ValueError, match=r".+") as caught:
        decode(data)
    assert str(caught.value) == why


@every_case(
    "word",
    ["nn.ConvTranspose2d", "nn.LazyConvTranspose1d", "F.conv_transpose3d", "tf.nn.conv2d_transpose",
    "tf.nn.conv_transpose",
     "Conv2DTranspose", "Convolution2DTranspose", "Deconvolution2D", "# tconvcalc: 7 -> 14"],
)  # fmt: skip
def test_mentions(word: str) -> None:
    """Mentions."""
    assert mentions(f"x = 1\n{word}(1)".encode())


def test_other_files_mention_nothing() -> None:
    """Other files mention nothing."""
    assert not mentions(b"x.transpose(0, 1)\nnn.Conv2d(3, 4, 5)\n")


@settings(max_examples=examples(300, FEW), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_mutation_raises(data: st.DataObject) -> None:
    """No mutation raises."""
    text = TORCH + data.draw(st.sampled_from(OURS)) + "  # tconvcalc: 7 -> 9\n" + data.draw(st.sampled_from(OURS))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        width = data.draw(st.integers(0, 6))
        text = (
            text[:at]
            + data.draw(any_text(max_size=4) | st.sampled_from(["(", ")", "self", "\n    ", " = ", "nn.", "*"]))
            + text[at + width :]
        )
    found, ignores = read_source(text, "model.py")
    for one in found.claims:
        if isinstance(one, Claim):
            assert one.place.source[one.place.column - 1 :]
    assert isinstance(ignores, tuple)
