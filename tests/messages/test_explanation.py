"""What a program gets of ``explain``: text, JSON, a line."""

from __future__ import annotations

import json

import tconvcalc
from tconvcalc.rendering.explanations import explained

from .test_suggestions import OPAQUE, ROUND_TRIP

PADDING = (
    "output padding must be smaller than either stride or dilation, but got output_padding_height: 2 "
    "output_padding_width: 2 stride_height: 2 stride_width: 2 dilation_height: 1 dilation_width: 1"
)


def test_the_page_of_a_message() -> None:
    """One fact, then because, then help with commands in a column."""
    text = str(tconvcalc.explain(f"RuntimeError: {PADDING}"))
    assert text.startswith(
        "PyTorch refused output_padding 2: it must stay below the stride or the dilation\n\nbecause  "
    )
    assert "read from the message: output_padding 2x2, stride 2x2, dilation 1x1." in text
    assert "help     output_padding 1    tconvcalc solve -f torch -s 2 -a 1\n" in text


def test_on_a_narrow_terminal_the_commands_stand_below() -> None:
    """Where a line would be longer than the screen is wide."""
    matches = tconvcalc.explain(PADDING).matches
    lines = ["".join(piece.text for piece in line) for line in explained(matches, 60)]
    place = next(place for place, line in enumerate(lines) if "output_padding 1" in line)
    assert lines[place + 1] == "           tconvcalc solve -f torch -s 2 -a 1"


def test_a_fact_that_does_not_name_its_framework_is_told_with_it() -> None:
    """So that it is known who speaks; what stands alone has no empty parts."""
    text = str(tconvcalc.explain("The groups of conv2d_transpose should not be zero."))
    assert text.startswith("Paddle: groups must be at least 1\n\nbecause  read from the message: dims 2.")
    assert "help" not in text
    text = str(tconvcalc.explain("Wrong number of explicit pads for convolution: expected 2, got 1."))
    assert "\nhelp     strides=(2, 2) for two axes" in text


def test_several_messages_are_set_apart() -> None:
    """An empty line between them."""
    found = tconvcalc.explain(f"{PADDING}\nnegative padding is not supported")
    assert "\n\nPyTorch's padding cannot be negative" in str(found)
    assert repr(found) == "<Explanation PyTorch: output_padding too large; PyTorch: negative padding>"


def test_what_is_missing_is_asked_for() -> None:
    """With the options that take it."""
    assert "tconvcalc explain - -i INPUT_SIZE -o OUTPUT_SIZE -k KERNEL_SIZE -s STRIDE -p PADDING" in str(
        tconvcalc.explain(OPAQUE)
    )


def test_the_json_of_a_message() -> None:
    """As the contract has it."""
    shown = tconvcalc.explain(ROUND_TRIP).to_dict()
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["version"], shown["command"]) == (1, "explain")
    (match,) = shown["matches"]
    assert (match["framework"], match["cause"]) == ("tensorflow", "output size does not round-trip")
    assert match["quantities"]["output_size"] == 255
    assert "ceil(255 / 2) = 128" in match["because"]
    assert match["fixes"][0] == {
        "changes": {"input_size": {"from": 126, "to": 128}},
        "command": "tconvcalc solve -f tf -i 128 -o 255 -k 4 -s 2 -p same",
    }


def test_the_json_of_values_that_are_no_numbers() -> None:
    """Ranges and symbols as text, two ends as a list, words as they are."""
    ends = tconvcalc.explain(OPAQUE, input_size=4, output_size=8, kernel_size=3, stride=2, padding="2:1").to_dict()
    changes = [fix["changes"] for fix in ends["matches"][0]["fixes"]]
    assert any(change.get("padding", {}).get("from") == [2, 1] for change in changes)
    symbols = tconvcalc.explain(OPAQUE, input_size="n", output_size="2n+9", kernel_size=3, stride=2, padding="same")
    texts = json.dumps(symbols.to_dict())
    assert '"n"' in texts or '"2*n' in texts


def test_a_word_and_a_rule_have_pages() -> None:
    """The same as on the command line; JSON holds them as text."""
    for subject, begin in (("same", "same "), ("Output padding", "output_padding "), ("tcc001", "TCC001 ")):
        found = tconvcalc.explain(subject)
        assert found
        assert str(found).startswith(begin)
        assert repr(found) == f"<Explanation {subject}>"
        assert found.to_dict()["page"].startswith(begin)
        assert found.to_dict()["matches"] == []


def test_what_is_not_known_says_what_to_paste() -> None:
    """And which word was likely meant."""
    found = tconvcalc.explain("outputpading")
    assert not found
    assert repr(found) == "<Explanation nothing known>"
    assert "(the nearest word is output_padding)" in str(found)
    assert str(tconvcalc.explain("  ")).startswith("an empty text holds no message")
    assert "…" in str(tconvcalc.explain("x" * 1000))
