"""What is suggested has an answer, and what a person adds by options is heard."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

import tconvcalc
from tconvcalc.frameworks.message_patterns import Network
from tconvcalc.messages.suggestions import network_suggestions, suggested

from .records import FRAMEWORKS, different, explained

OPAQUE = (
    "could not create a primitive descriptor for the convolution forward propagation primitive. Run workload with "
    "environment variable ONEDNN_VERBOSE=all to get additional diagnostic information."
)
ROUND_TRIP = (
    "Size of out_backprop doesn't match computed: actual = 126, computed = 128 spatial_dim: 1 input: 255 filter: 4 "
    "output: 126 stride: 2 dilation: 1"
)
_OPTIONS = {
    "-i": "input_size",
    "-o": "output_size",
    "-k": "kernel_size",
    "-s": "stride",
    "-p": "padding",
    "-a": "output_padding",
    "-d": "dilation",
}


def answered(command: str) -> bool:
    """Whether the command that was suggested finds a layer, a chain or a decoder."""
    program, name, *words = shlex.split(command)
    assert program == "tconvcalc"
    given: dict[str, str] = {}
    rest = []
    while words:
        word = words.pop(0)
        if word == "--skips":
            given[word] = word
        elif word.startswith("-"):
            given[word] = words.pop(0)
        else:
            rest.append(word)
    dims = int(given.pop("--dims")) if "--dims" in given else None
    framework = given.pop("-f")
    if name == "solve":
        layer: dict[str, Any] = {_OPTIONS[option]: text for option, text in given.items()}
        return bool(tconvcalc.solve(framework, dims=dims, limit=1, **layer))
    (layers,) = rest
    size = given.get("-i")
    if name == "chain":
        return bool(tconvcalc.chain(framework, layers, input_size=size, dims=dims))
    other, skips = given.get("--with"), "--skips" in given
    return bool(tconvcalc.invert(framework, layers, input_size=size, with_=other, skips=skips, dims=dims))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_command_that_is_shown_has_an_answer(framework: str) -> None:
    """Solved again as it would be typed."""
    found = [match for record in different() if record.framework == framework for match in explained(record).matches]
    commands = sorted({suggestion.command for match in found for suggestion in match.suggestions})
    assert commands
    assert [command for command in commands if not answered(command)] == []


def test_the_help_of_the_tutorials_error() -> None:
    """126 to 255 under SAME: another input, another output, or VALID."""
    (match,) = tconvcalc.explain(ROUND_TRIP).matches
    assert [suggestion.command.split(" -f tf ")[1] for suggestion in match.suggestions] == [
        "-i 128 -o 255 -k 4 -s 2 -p same",
        "-i 126 -o 252 -k 4 -s 2 -p same",
        "-i 126 -o 255 -k 4 -s 2 -p valid",
    ]
    assert any("ceil(255 / 2) = 128" in line for line in match.because)


def test_what_an_opaque_message_does_not_hold_is_asked_for_and_taken() -> None:
    """First the quantities that are missing; with them the solver's own reason and help."""
    (match,) = tconvcalc.explain(OPAQUE).matches
    assert match.lacks == ("input_size", "output_size", "kernel_size", "stride", "padding")
    assert match.suggestions == ()
    (match,) = tconvcalc.explain(
        OPAQUE, input_size=126, output_size=255, kernel_size=4, stride=2, padding="same"
    ).matches
    assert match.lacks == ()
    assert "with what you gave: no TensorFlow SAME layer takes 126 to 255, at any stride" in match.because
    assert any("stride 2 reaches 251..252" in line for line in match.because)
    assert len(match.suggestions) == 3


def test_what_fits_is_not_blamed() -> None:
    """Sizes that are right leave channels, batch and layout."""
    found = tconvcalc.explain(OPAQUE, input_size=126, output_size=252, stride=2, padding="same")
    assert "the sizes fit" in found.matches[0].because[-1]
    found = tconvcalc.explain("negative padding is not supported", kernel_size=4, stride=2)
    assert len(found.matches[0].because) == 1  # what was asked is possible: nothing to add


def test_another_framework_may_be_asked() -> None:
    """The same question under another framework's rules."""
    sentence = "The size of tensor a (28) must match the size of tensor b (27) at non-singleton dimension 2"
    (match,) = tconvcalc.explain(sentence, framework="keras").matches
    assert (match.framework, match.also) == ("pytorch", ("keras",))
    assert " -f keras " in match.suggestions[0].command


def test_misuse_is_said_in_keywords() -> None:
    """An unknown framework, an unknown quantity, a value that cannot be read, a code that is no rule."""
    with pytest.raises(tconvcalc.MisuseError, match="framework: no framework is called"):
        tconvcalc.explain("x", framework="theano")
    with pytest.raises(tconvcalc.MisuseError, match="explain takes no strides"):
        tconvcalc.explain("x", strides=2)
    with pytest.raises(tconvcalc.MisuseError, match="kernel_size"):
        tconvcalc.explain(OPAQUE, kernel_size="4x")
    with pytest.raises(tconvcalc.MisuseError, match="no rule is called"):
        tconvcalc.explain("TCC099")


def test_a_framework_that_is_not_known_gets_no_commands() -> None:
    """Its messages are explained all the same."""
    assert suggested("mathematica", [{"input_size": 4, "output_size": 8}], {}).suggestions == ()
    assert network_suggestions("mathematica", [Network("", "conv:k3s2p1")]) == []


def test_what_has_no_answer_is_not_suggested() -> None:
    """Neither a chain that breaks, nor a decoder that gives nothing back, nor a layer that the framework has not."""
    questions = [
        Network("breaks", "conv:k9", 4),
        Network("never comes back", "pool:k2", 57, inverts=True, up="up:3"),
        Network("never fits", "conv:k9", 4, inverts=True),
        Network("no such layer", "conv:k3s2same", 57),
        Network("walks", "conv:k3s2p1", 57),
        Network("comes back", "conv:k3s2p1", 57, inverts=True),
        Network("meets", "pool:k2", inverts=True, up="up:2"),
    ]
    found = network_suggestions("pytorch", questions)
    assert [suggestion.text for suggestion in found] == ["walks", "comes back", "meets"]


def test_a_question_that_says_too_little_is_not_asked() -> None:
    """One quantity alone, or a value that no layer can have."""
    assert suggested("pytorch", [{"stride": 2}, {"stride": -2, "kernel_size": 3}], {}).suggestions == ()
