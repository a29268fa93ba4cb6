"""Reports to write: one of every kind of place, an empty one, and hostile ones without end."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from tconvcalc.checking.rules.rule import Rule
from tconvcalc.claims import CheckResult as Report
from tconvcalc.claims import Finding, Place, Unread
from tests.effort import examples

RULES = {
    "TCC003": Rule(
        "TCC003",
        "output-size",
        what="A size that cannot be reached.",
        why="The framework stops with an error.",
        file="layers.toml",
    ),
    "TCC101": Rule(
        "TCC101",
        "checkerboard",
        what="Uneven overlap.",
        why="The picture shows a grid.",
        file="",
    ),
}

CALL = '    y = tf.nn.conv2d_transpose(x, w, [100, 255, 255, 3], strides=2, padding="SAME")'

SAME = Finding(
    "TCC003",
    Place("model.py", 14, 9, 14, len(CALL) + 1, source=CALL),
    "output_shape 255 cannot come from input 126 under SAME at stride 2",
    ("ceil(255 / 2) = 128, not 126", "128 is what 255 would need"),
    ('output_shape 251 or 252; or padding="VALID" with kernel 4 or 5', "an input of 128"),
)
SEVERAL_LINES = Finding(
    "TCC101", Place("model.py", 9, 7, 12, 2, "up1", source="\tup = nn.ConvTranspose2d(\n"), "kernel 5, stride 2"
)
CELL = Finding(
    "TCC003", Place("a b/train.ipynb", 3, 1, 3, 4, cell=2, source="up(x)"), "7 -> 15 is not 14", ("7*2 = 14",)
)
WHOLE_CELL = Finding("TCC003", Place("a b/train.ipynb", cell=4), "this cell cannot be read")
LAYER_OF_A_FILE = Finding("TCC003", Place("layers.toml", name="up2"), "output_size 15 is not 14", (), ("14",))
WHOLE_FILE = Finding("TCC003", Place("broken.toml"), "this is no TOML")
LINE_ONLY = Finding("TCC101", Place("layers.toml", 7, name="up3", source="kernel_size = 5"), "kernel 5, stride 2")
NAMED = Finding("TCC003", Place("", name="up4"), "output_size 15 is not 14")
NAMELESS = Finding("TCC003", Place(""), "output_size 15 is not 14")

FULL = Report(
    findings=(SAME, SEVERAL_LINES, CELL, WHOLE_CELL, LAYER_OF_A_FILE, WHOLE_FILE, LINE_ONLY, NAMED, NAMELESS),
    unread=(
        Unread(Place("model.py", 20, 5, 20, 9, source="    f(*a)"), "the kernel size comes from *a"),
        Unread(Place("a b/train.ipynb", 2, 1, cell=6), "the stride is computed"),
    ),
    layers=12,
    files=4,
    skipped=(("big.py", "larger than 10 MiB"),),
)
EMPTY = Report(layers=3, files=1)
UNREAD = Report(unread=FULL.unread, layers=3, files=2)
STRICT = Report(unread=FULL.unread, layers=3, files=2, strict=True)
REPORTS = (FULL, EMPTY, UNREAD, STRICT, Report())

NASTY = (
    "\n::set-output name=x::1",
    "::error::x",
    "  ::warning::x",
    "##[add-mask]x",
    "##vso[task.setvariable]x",
    "\r",
    "\x1b[2J\x1b]0;owned\x07",
    "\u202e",
    "\u2066",
    "\x85\u2028\x0b",
    "]]>",
    "<![CDATA[",
    "</failure>",
    "&amp;",
    "<!--",
    '"',
    "'",
    "\x00",
    "\ufffe",
    "\udc80",
    "\ud83d",
    "{0}",
    "[x](http://example.org)",
    "a:b,c%0A",
    "..\\x",
    "\U0001f600",
    "宽",
    "\t",
    " ",
)

calm = settings(deadline=None, max_examples=examples(100, 8))
"""How long a report takes on a busy machine is not asked here; to draw one takes longer than to write it."""

texts = st.lists(st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=()), max_size=6), max_size=4).map(
    "".join
)
numbers = st.integers(0, 30)
places = st.builds(
    Place,
    texts.filter(lambda path: not path.startswith("/")),
    numbers,
    numbers,
    numbers,
    numbers,
    name=texts,
    cell=st.integers(0, 2),
    source=texts,
)
lines = st.lists(texts, max_size=2).map(tuple)
findings = st.builds(Finding, st.sampled_from([*RULES, "TCC999"]) | texts, places, texts, lines, lines)
hostile = st.builds(
    Report,
    findings=st.lists(findings, max_size=3).map(tuple),
    unread=st.lists(st.builds(Unread, places, texts, kind=texts), max_size=2).map(tuple),
    layers=numbers,
    files=numbers,
    skipped=st.lists(st.tuples(texts.filter(lambda path: not path.startswith("/")), texts), max_size=2).map(tuple),
    strict=st.booleans(),
)
"""Reports in which any text may be anything. Paths are relative here: an absolute one may be said relatively."""


def severity(code: str) -> str:
    """Give what these rules say."""
    return RULES[code].severity if code in RULES else "error"
