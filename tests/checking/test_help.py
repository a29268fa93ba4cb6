"""Help is solved before it is told: its command answers yes, and the sizes that were claimed are kept."""

from __future__ import annotations

import shlex
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tconvcalc.checking.chain_command import chain_line
from tconvcalc.checking.claim_question import question_of
from tconvcalc.checking.engine import check_read
from tconvcalc.checking.forward import possible, settled
from tconvcalc.checking.help import MOST_EXPLAINED, Explainer
from tconvcalc.checking.rules import RULES, selected
from tconvcalc.claims import Chain, Claim, Finding, Place, Read, Through
from tconvcalc.cli.app import run
from tconvcalc.readers import read_file
from tconvcalc.values import Ends
from tests.cases import every_case
from tests.effort import share

from .claims import changes, claim, findings

EXAMPLES = Path(__file__).parent / "examples" / "bad"
EVERY = selected(["ALL"])
HERE = Place("layers.toml")
PROVED = {code for code in RULES if code < "TCC900"}  # not about files
HELPLESS = {"TCC018", "TCC020", "TCC021", "TCC101"}  # whose wrong examples nothing near mends


def warned(*claims: Claim | Chain) -> tuple[Finding, ...]:
    """What all rules find."""
    return check_read(Read(claims), EVERY, Explainer()).findings


def files() -> list[tuple[str, bytes]]:
    """Every bad example, and the wrong file of every rule."""
    bad = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.iterdir())]
    return bad + [(rule.example.name, rule.example.wrong.encode()) for rule in RULES.values() if rule.example]


@pytest.mark.parametrize(("name", "data"), share(files()))
def test_the_command_of_every_help_answers_yes(name: str, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """Of every rule about layers, and about the places where sizes meet."""
    outcome = read_file(data, name, named=True)
    assert outcome is not None
    for finding in check_read(outcome.read, EVERY, Explainer(), outcome.ignores).findings:
        if finding.code in PROVED:
            assert finding.help or finding.code in HELPLESS, finding
        for line in finding.help if finding.code in PROVED else ():
            command = line[line.index("tconvcalc ") :]
            assert run([*shlex.split(command)[1:], "--json"]) == 0, command
    capsys.readouterr()


def output(options: dict[str, str], before: int) -> int:
    """What PyTorch makes of an input, by the formula of its documentation."""
    kernel, stride, padding, extra, dilation = (int(options.get(name, usual)) for name, usual in FORMULA.items())
    return (before - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1


FORMULA = {"-k": "1", "-s": "1", "-p": "0", "-a": "0", "-d": "1"}


def covered(options: dict[str, str], before: int) -> list[int]:
    """How often each output element is written to, by doing it."""
    kernel, stride, padding, _, dilation = (int(options.get(name, usual)) for name, usual in FORMULA.items())
    counts = [0] * output(options, before)
    for place, tap in product(range(before), range(kernel)):
        at = place * stride + tap * dilation - padding
        if 0 <= at < len(counts):
            counts[at] += 1
    return counts


LAYERS = [
    (kernel, stride, padding, extra, dilation)
    for kernel, stride, padding, extra, dilation in product((1, 2, 3, 5), (2, 3), (0, 1), (0, 1), (1, 2))
    if (7 * stride - 2 * padding + dilation * (kernel - 1) + extra + 1) > 0
]


@every_case(("kernel", "stride", "padding", "extra", "dilation"), LAYERS)
def test_an_even_layer_of_the_same_size(kernel: int, stride: int, padding: int, extra: int, dilation: int) -> None:
    """For every input; the product is done the long way."""
    own = {"-k": kernel, "-s": stride, "-p": padding, "-a": extra, "-d": dilation}
    typed = {name: str(value) for name, value in own.items()}
    layer = claim(
        "pytorch", kernel_size=kernel, stride=stride, padding=padding, output_padding=extra, dilation=dilation
    )
    for finding in warned(layer):
        assert finding.help, finding
        command = shlex.split(finding.help[0].partition("tconvcalc solve ")[2])
        options = dict(zip(command[::2], command[1::2], strict=True))
        for before in (8, 9):
            assert output(options, before) == output(typed, before)
            counts = covered(options, before)
            assert min(counts) > 0
            inner = counts[len(counts) // 3 : -len(counts) // 3]
            assert finding.code == "TCC102" or len(set(inner)) == 1


def test_the_layer_that_everybody_writes() -> None:
    """Kernel 4 with output_padding 1 would be one larger than the claim."""
    layer = claim("pytorch", kernel_size=3, stride=2, padding=1, output_padding=1, input_size=8, output_size=16)
    (finding,) = warned(layer)
    assert finding.help == (
        "kernel_size 4 and output_padding 0     tconvcalc solve -f torch -i 8 -o 16 -k 4 -s 2 -p 1 -a 0",
    )


def test_the_same_layer_twice() -> None:
    """Its help is looked for once, and told at both places."""
    layer = claim("pytorch", kernel_size=3, stride=2, padding=1, output_padding=1, input_size=8, output_size=16)
    one, two = warned(layer, replace(layer, place=layer.place._replace(line=2)))
    assert (one.place.line, two.place.line, one.help) == (1, 2, two.help)
    assert one.help


def test_a_case_that_the_framework_has_not_is_not_settled() -> None:
    """TensorFlow's explicit padding is for two axes alone."""
    question = question_of(claim("tensorflow", kernel_size=3, stride=2, padding=Ends(1, 1), dims=1, input_size=4))
    assert settled(question) is None
    assert not possible(question)


def test_a_chain_of_dilated_layers() -> None:
    """The dilation is a part of the command."""
    up = claim("pytorch", kernel_size=3, stride=2, padding=1, output_padding=1, dilation=2, bare=True)
    (finding,) = (one for one in warned(Chain(Place("chain.toml"), (up, up), (5,), (20,))) if one.code == "TCC011")
    assert any("d2" in line for line in finding.help)


def test_axes_whose_kernels_move_differently() -> None:
    """A kernel of 1 cannot be one multiple of the stride smaller, that of the other axis can."""
    layer = claim("pytorch", kernel_size=(3, 1), stride=(2, 1), padding=(1, 0), output_padding=(1, 0), input_size=8)
    (finding,) = warned(layer)
    assert changes(finding.help) == ("kernel_size 4x1 and output_padding 0",)


def test_where_no_even_layer_has_the_size_none_is_told() -> None:
    """TensorFlow's VALID reaches 17 of 8 with kernel 2 or 3 alone; one leaves a gap, the other is uneven."""
    layer = claim("tensorflow", kernel_size=3, stride=2, padding="valid", input_size=8, output_size=17)
    assert [(each.code, each.help) for each in warned(layer)] == [("TCC101", ())]
    open_ = claim("pytorch", kernel_size=3, stride=2, dilation=1, bare=True)
    assert [each.help for each in warned(open_)] == [()]
    far = claim("pytorch", kernel_size=2**63 - 1, stride=2)
    assert [each.help for each in warned(far)] == [()]


def test_a_value_that_nobody_takes_is_replaced_by_one_that_fits() -> None:
    """The smallest that is allowed, if the claim then holds; else one with which it does."""
    (zero,) = findings(claim("pytorch", kernel_size=4, stride=2, padding=-1, input_size=7, output_size=14))
    assert changes(zero.help) == ("padding 1",)
    (none,) = findings(claim("pytorch", kernel_size=4, stride=2, padding=-1, input_size=7, output_size=99))
    assert none.help == ()
    two = findings(claim("pytorch", kernel_size=0, stride=0))
    assert [each.help for each in two] == [(), ()]


def test_channels_are_proved_where_the_layer_itself_holds() -> None:
    """Else the change alone is told."""
    outside = claim("pytorch", kernel_size=0, in_channels=10, groups=4)
    assert [each.help for each in findings(outside) if each.code == "TCC008"] == [("groups 5",)]
    wrong = claim("pytorch", kernel_size=3, in_channels=10, groups=4, input_size=7, output_size=99)
    assert [each.help for each in findings(wrong) if each.code == "TCC008"] == [("groups 5",)]


PLACE = Place("model.py", 1)


@pytest.mark.parametrize(
    "steps",
    [
        (Through(PLACE, None, None),),
        (claim("keras", kernel_size=4),),
        tuple(claim("pytorch", kernel_size=kernel) for kernel in range(3, 99)),
        (claim("pytorch", kernel_size=4, stride="?", bare=True),),
    ],
)
def test_a_chain_that_the_notation_has_no_words_for_has_no_command(steps: tuple[Claim | Through, ...]) -> None:
    """Or one so long that nobody would type it."""
    chain = Chain(PLACE, (*steps, claim("pytorch", kernel_size=4, stride=2)), (5,), (3,))
    for finding in warned(chain):
        assert finding.code != "TCC011" or not any("tconvcalc chain" in line for line in finding.help)


def test_a_file_full_of_faults_is_not_helped_for_ever() -> None:
    """Of ten thousand, the first few are enough to see what is meant."""
    found = findings(*[claim("pytorch", kernel_size=4, padding=-1)] * 100)
    assert sum(bool(finding.help) for finding in found) == MOST_EXPLAINED


def test_a_chain_that_no_words_say_has_no_command() -> None:
    """Nothing is known of one of its steps, or of its input, or no framework is."""
    layer, unknown, kept = (
        claim("pytorch", kernel_size=4, stride=2),
        Through(HERE, None, None),
        Through(HERE, "keep", None),
    )
    assert chain_line(Chain(HERE, (layer, kept), (4,))) == "tconvcalc chain -f torch --dims 1 -i 4 tconv:k4s2p0a0"
    assert chain_line(Chain(HERE, (layer, unknown), (4,))) == ""
    assert chain_line(Chain(HERE, (layer, kept), (None,))) == ""
    assert chain_line(Chain(HERE, (kept,), (4,))) == ""
