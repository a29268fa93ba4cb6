"""What is no message of these frameworks is not taken for one, and no text holds the search up."""

from __future__ import annotations

import random
import sys
import time

import pytest

import tconvcalc
from tconvcalc.frameworks.message_patterns import Messages
from tconvcalc.messages.cleaning import squeezed
from tconvcalc.messages.finding import message_tables, said
from tests.effort import FEW, FULL, examples, share

WORDS = """
size shapes tensor input output kernel stride strides padding dilation groups channels must be equal expected
got but received dimension dimensions match mismatch incompatible invalid argument value error at line in layer weight
filter batch computed actual number of the a is not for and to with 1 2 3 4 8 16 57 56 126 255 [1,64,57,57] (4,4)
None None: torch.Size([2,3]) {2,2} SAME VALID same valid ValueError: RuntimeError: TypeError: conv2d_transpose
ConvTranspose2d Conv2DTranspose concat Concatenate node: = != < > { } [ ] ( ) . , : ; ' " ` % $ /
""".split()  # noqa: SIM905 -- words, as a list four times as long
"""What messages of every kind are made of."""

TRACEBACKS = (
    "ValueError: operands could not be broadcast together with shapes (57,57) (56,56)",
    "ValueError: all the input array dimensions except for the concatenation axis must match exactly",
    "ValueError: shapes (4,400) and (512,10) not aligned: 400 (dim 1) != 512 (dim 0)",
    "ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0 (size 512 is different from 400)",
    "ValueError: cannot reshape array of size 400 into shape (4,128,7,7)",
    "ValueError: negative dimensions are not allowed",
    "IndexError: list index out of range",
    "IndexError: tuple index out of range",
    "KeyError: 'stride'",
    "TypeError: object of type 'NoneType' has no len()",
    "TypeError: object of type 'generator' has no len()",
    "TypeError: 'int' object is not iterable",
    "AttributeError: 'float' object has no attribute 'lower'",
    "AttributeError: 'NoneType' object has no attribute 'shape'",
    "TypeError: train() got an unexpected keyword argument 'padding'",
    "TypeError: UNet.__init__() missing 1 required positional argument: 'kernel_size'",
    "TypeError: forward() takes 2 positional arguments but 3 were given",
    "ModuleNotFoundError: No module named 'torch'",
    "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total capacity)",
    "RuntimeError: CUDA error: device-side assert triggered",
    "RuntimeError: Trying to backward through the graph a second time",
    "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn",
    "tensorflow.python.framework.errors_impl.ResourceExhaustedError: OOM when allocating tensor with shape[1,64,57,57]",
    "ValueError: No gradients provided for any variable",
    "pandas.errors.MergeError: No common columns to perform merge on",
    "ValueError: Length mismatch: Expected axis has 3 elements, new values have 4 elements",
    "ValueError: Found input variables with inconsistent numbers of samples: [57, 56]",
    "sklearn.exceptions.NotFittedError: This StandardScaler instance is not fitted yet",
    "ValueError: X has 400 features, but LinearRegression is expecting 512 features as input",
    "scipy.linalg.LinAlgError: singular matrix",
    "cv2.error: OpenCV(4.8.0) resize.cpp:4062: error: (-215:Assertion failed) !ssize.empty() in function 'resize'",
    "PIL.UnidentifiedImageError: cannot identify image file 'a.png'",
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='x', port=443): Max retries exceeded",
    "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
    "AssertionError",
    "AssertionError: ",
    "Exception: size mismatch",
    "error: stride must be positive",
    "Segmentation fault (core dumped)",
)


def test_random_texts_are_not_mistaken() -> None:
    """Ten thousand texts of the words that such messages are made of."""
    draw = random.Random(20)  # noqa: S311 -- nothing secret
    for _ in range(examples(10_000, FEW)):
        text = " ".join(draw.choices(WORDS, k=draw.randrange(1, 30)))
        assert said(text) == [], text


def test_what_others_say_is_not_mistaken() -> None:
    """Neither alone nor behind the frames of a traceback; the answer says what to paste instead."""
    frames = 'Traceback (most recent call last):\n  File "train.py", line 3, in <module>\n    f(x)\n'
    assert [text for text in TRACEBACKS if said(text) or said(f"{frames}{text}\n")] == []
    answers = {text: tconvcalc.explain(text) for text in TRACEBACKS}
    assert [text for text, found in answers.items() if found] == []
    advice = "paste the last lines of the traceback"
    assert [text for text, found in answers.items() if advice not in str(found)] == []


def _begins() -> list[str]:
    """The literal begins of the sentences: what a hostile text would repeat."""
    return [
        sentence.split("{")[0] for table in message_tables() for message in table.messages for sentence in message.says
    ]


MIB = 1 << 20 if FULL else 1 << 16
"""So much text is tried: a mebibyte in CI."""
SECOND = 1 if sys.gettrace() is None else 4
"""The time that a text may take; measuring coverage takes a multiple of it."""

HOSTILE = {
    "one letter": "a" * MIB,
    "digits": "1" * MIB,
    "open brackets": "[" * MIB,
    "nested brackets": "[(" * (MIB // 4) + ")]" * (MIB // 4),
    "numbers": "1, " * (MIB // 3),
    "lists": "[1, 2], " * (MIB // 8),
    "spaces": " " * MIB,
    "line breaks": "\n" * MIB,
    "numbers and line breaks": "7\n" * (MIB // 2),
    "escapes": "\x1b[" * (MIB // 2),
    "a title that never ends": "\x1b]0;" + "a" * MIB,
    "backslashes": "\\" * MIB,
    "entities": "&quot;" * (MIB // 6),
    "quotes": "'\"`" * (MIB // 3),
    "words": "output " * (MIB // 7),
    "every begin at once": "".join(_begins()) * (MIB // len("".join(_begins())) + 1),
    "a begin again and again": "mat1 and mat2 shapes cannot be multiplied (" * (MIB // 43),
    "half a message again and again": "Given input size per channel: (2 x 2). Calculated output size per channel: ("
    * (MIB // 75),
    "a gap again and again": "could not create a primitive descriptor for the " * (MIB // 48),
    "a message again and again": "negative padding is not supported\n" * (MIB // 33),
    "nulls": "\x00" * MIB,
    "high surrogates": "\ud800" * MIB,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_ends_within_a_second(kind: str) -> None:
    """A mebibyte of what makes bad expressions go back and forth."""
    said("warm")
    start = time.process_time()
    said(HOSTILE[kind])
    assert time.process_time() - start < SECOND


@pytest.mark.parametrize("table", tuple(message_tables()), ids=lambda table: table.framework)
def test_no_sentence_of_the_tables_can_run_away(table: Messages) -> None:
    """Each begin repeated with numbers behind it, as far as the sentence goes without its last part."""
    for sentence in share([sentence for message in table.messages for sentence in message.says]):
        part = squeezed(sentence.rsplit("{", 1)[0].replace("{{", "{"))[:200]
        text = (part + "1[1,2](3,4)") * (8_000 // (len(part) + 11))
        start = time.process_time()
        said(text)
        assert time.process_time() - start < SECOND, sentence


def test_escapes_of_a_message_reach_the_screen_escaped() -> None:
    """What was quoted in a message is shown with its control characters visible."""
    found = tconvcalc.explain("Unknown padding: '\u202eFULL\u0085'. It can only be 'SAME' or 'VALID'.")
    assert found
    assert str(found).isprintable() or all(line.isprintable() for line in str(found).split("\n"))
