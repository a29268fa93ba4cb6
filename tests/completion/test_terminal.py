"""A TAB in each shell: what is offered, what is put in, and that nothing is started for it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tconvcalc.frameworks import registry
from tests.completion.sample import AWKWARD
from tests.completion.terminal import SHELLS, Terminal, found
from tests.effort import share

COMMANDS = {"solve", "chain", "check", "explain", "completion"}
FRAMEWORKS = {name for framework in registry.FRAMEWORKS.values() for name in registry.spellings(framework)}
NUMBERS = ["0", "1", "2", "3"]
EVERY_PADDING = ["same", "same_lower", "same_upper", "valid", *NUMBERS]
NOTHING = [""]
PROGRAMS = ("tconvcalc", "python", "python3", "env", "sh")


@pytest.fixture(scope="module", params=SHELLS)
def terminal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """One shell in a folder with files, and with programs on its path that leave a trace when they are run."""
    home = tmp_path_factory.mktemp(request.param)
    for name in ("model.py", "a file.toml"):
        (home / name).touch()
    (home / "models").mkdir()
    (home / "bin").mkdir()
    for name in PROGRAMS:
        (home / "bin" / name).write_text(f"#!/bin/sh\ntouch {home}/trace\n")
        (home / "bin" / name).chmod(0o755)
    with Terminal(request.param, home) as started:
        yield started
    assert not (home / "trace").exists()


def test_commands(terminal: Terminal) -> None:
    """The names of the commands, without those that are hidden."""
    assert set(terminal.offers("tconvcalc ")) == COMMANDS
    assert terminal.press("tconvcalc expl").line == "tconvcalc explain "
    assert terminal.offers("tconvcalc nosuch ") == NOTHING
    assert set(terminal.offers("tconvcalc --")) == {"--install-completion", "--show-completion", "--help"}


def test_options_are_offered_until_they_are_given(terminal: Terminal) -> None:
    """In every spelling; the framework may be named again."""
    every = {"--framework", "--input-size", "--in", "--padding", "--output-padding", "--verbose", "--help"}
    short = {"-f", "-i", "-p", "-a", "-v", "-h"}
    assert set(terminal.offers("tconvcalc solve -")) == every | short
    assert set(terminal.offers("tconvcalc solve --")) == every
    given = "tconvcalc solve -f tf --in 7 --padding=1 -va auto --"
    assert set(terminal.offers(given)) == {"--framework", "--help"}
    assert terminal.press("tconvcalc solve -i7 --in").line == "tconvcalc solve -i7 --in"
    assert set(terminal.offers("tconvcalc check --lax --")).isdisjoint({"--strict", "--lax", "--secret"})


def test_where_only_options_are_left_they_are_offered_unasked(terminal: Terminal) -> None:
    """Some shells put in the sign that options begin with, and list them at the next TAB."""
    line = terminal.press("tconvcalc solve ").line
    assert line in {"tconvcalc solve -", "tconvcalc solve --"}
    assert "--padding" in terminal.offers(line)
    assert terminal.press("tconvcalc solve --verb").line == "tconvcalc solve --verbose "


BEFORE = {
    "": EVERY_PADDING,
    "-f tensorflow ": ["same", "valid"],
    "-f tf ": ["same", "valid"],
    "--framework=keras ": ["same", "valid"],
    "--framework pytorch ": NUMBERS,
    "-ftorch ": NUMBERS,
    "-f tf -f keras ": ["same", "valid"],
    "-f tf -f torch ": NOTHING,
    "-f unheard ": EVERY_PADDING,
}
OPTIONS = ["-p ", "--padding ", "--padding=", "-v -p ", "-vp "]


def test_padding_depends_on_the_framework(terminal: Terminal) -> None:
    """The words that every framework given can hold; on a desk each begin and each spelling is there at least once."""
    wrong = []
    for (before, words), option in share(list(product(BEFORE.items(), OPTIONS))):
        offered = terminal.offers(f"tconvcalc solve {before}{option}")
        # Many words stand in columns, which shells fill in ways of their own.
        if sorted(word.removeprefix("…-padding=") for word in offered) != sorted(words):
            wrong.append((before, option, offered))
    assert wrong == []


def test_other_words(terminal: Terminal) -> None:
    """What an option or argument takes, and nothing where that is a number."""
    assert set(terminal.offers("tconvcalc solve -f ")) == FRAMEWORKS
    assert set(terminal.offers("tconvcalc check -f tf --framework ")) == FRAMEWORKS
    assert terminal.offers("tconvcalc solve -f keras -a ") == ["auto", *NUMBERS]
    assert terminal.offers("tconvcalc solve -f tf -a ") == NOTHING
    assert terminal.offers("tconvcalc solve --in ") == NOTHING
    assert terminal.offers("tconvcalc check --mode ") == ["quick", "slow"]
    assert "sarif" in terminal.offers("tconvcalc check --output-format ")
    assert "TCC001" in terminal.offers("tconvcalc explain TCC0")
    assert {"ALL", "TCC001"} <= set(terminal.offers("tconvcalc check --select "))
    assert terminal.offers("tconvcalc completion ") == ["bash", "zsh", "fish", "powershell"]
    assert terminal.offers("tconvcalc --install-completion ") == ["bash", "zsh", "fish", "powershell"]
    assert "bash" not in terminal.offers("tconvcalc completion bash ")


def test_the_rest_of_a_word_is_put_in(terminal: Terminal) -> None:
    """Where only one is left, onto an option too."""
    assert terminal.press("tconvcalc solve -f tf -p s").line == "tconvcalc solve -f tf -p same "
    assert terminal.press("tconvcalc solve --padding=v").line == "tconvcalc solve --padding=valid "
    assert terminal.press("tconvcalc solve -pv").line == "tconvcalc solve -pvalid "
    assert terminal.press("tconvcalc solve -f keras --output-padding a").line.endswith(" auto ")


CHAIN = "tconvcalc chain -f torch "
TORCH_ONLY = {"lppool:", "unpool:"}


def pieces(terminal: Terminal, line: str) -> list[str]:
    """What may come next in a layer, without what stands before it and is listed with it in ways of each shell."""
    return sorted(re.sub(r".*[^a-z:](?=[a-z]*:?$)|.*:(?=.)", "", word) for word in terminal.offers(line))


BEGINS = ["", '"', "conv:k3s2 ", "'conv:k3s2p1*2 ", "'up:2 (", "--with ", "--with 'up:2 ("]
ONLY = {"sh": "shuffle:", "tc": "tconv:", "up": "up:"}


def kinds_are_right(terminal: Terminal, begin: str, asked: str) -> bool:
    """Whether the begin of a kind is completed to it, and of a framework its own kinds are offered."""
    if asked in ONLY:
        return terminal.press(f"{CHAIN}{begin}{asked}").line == f"{CHAIN}{begin}{ONLY[asked]}"
    offered = set(pieces(terminal, f"tconvcalc chain -f {asked} {begin}"))
    if asked == "torch":
        more = {"conv:", "tconv:", "pool:", "up:", "crop:", *TORCH_ONLY}
        return offered > more and all(kind.endswith(":") for kind in offered)
    return offered.isdisjoint({*TORCH_ONLY, "shuffle:"})


def test_kinds_of_layers(terminal: Terminal) -> None:
    """At each place where one may begin: in words, in one quoted text, in brackets; and those of the framework.

    On a desk each place and each question is there at least once.
    """
    grid = share(list(product(BEGINS, (*ONLY, "torch", "keras"))))
    assert [(begin, asked) for begin, asked in grid if not kinds_are_right(terminal, begin, asked)] == []


PLACES = ["", '"up:2 (', "--with="]
NEXT = {
    "conv:": ["c", "d", "g", "k", "p", "s", "same", "valid"],
    "conv:k3": ["c", "d", "g", "p", "s", "same", "valid"],
    "conv:k3x5s2": ["c", "d", "g", "p", "same", "valid"],
    "tconv:k?s2..4": ["a", "c", "d", "g", "o", "p"],
    "conv:k3*2": NOTHING,
    "tconv:?": NOTHING,
    "con:k3": NOTHING,
    "up:3": NOTHING,
}


def test_letters_of_a_layer(terminal: Terminal) -> None:
    """Those that the framework's layer takes and that are not there yet, where bash breaks words at the colon too.

    On a desk each layer stands in one of the places.
    """
    wrong = []
    for place, (layer, letters) in share(list(product(PLACES, NEXT.items())), len(PLACES)):
        line = f"{CHAIN}{place}{layer}"
        found = [terminal.press(line).line.removeprefix(line)] if letters == NOTHING else pieces(terminal, line)
        wrong += [] if found == letters else [(line, found)]
    assert wrong == []


def test_words_of_a_layer(terminal: Terminal) -> None:
    """The rest of one is put in, and no space behind a letter."""
    assert terminal.press(f"{CHAIN}pool:k3s2p1ce").line.rstrip() == f"{CHAIN}pool:k3s2p1ceil"
    assert terminal.press("tconvcalc chain -f keras 'conv:k3 pool:k2sa").line.rstrip("' ").endswith("pool:k2same")
    assert pieces(terminal, "tconvcalc chain -f keras conv:k3") == ["c", "causal", "d", "g", "s", "same", "valid"]
    assert pieces(terminal, "tconvcalc chain -f onnx tconv:k3s2same_") == ["lower", "upper"]
    assert terminal.press(f"{CHAIN}resize:").line.rstrip() == f"{CHAIN}resize:224"


def test_files_where_files_belong(terminal: Terminal) -> None:
    """They are paths to check and files to write, and nowhere else."""
    assert terminal.press("tconvcalc check a").line == "tconvcalc check a\\ file.toml "
    assert set(terminal.offers("tconvcalc check model.py model")) == {"model.py", "models/"}
    assert terminal.press("tconvcalc check --output-file model.").line == "tconvcalc check --output-file model.py "
    assert terminal.press("tconvcalc check --output-file=model.").line == "tconvcalc check --output-file=model.py "
    assert terminal.press("tconvcalc check -- model.").line == "tconvcalc check -- model.py "
    assert terminal.press("tconvcalc solve model.").line == "tconvcalc solve model."
    assert terminal.press("tconvcalc explain model.").line == "tconvcalc explain model."


def test_after_two_dashes_there_are_no_options(terminal: Terminal) -> None:
    """Whatever begins with a dash there is a file."""
    assert terminal.offers("tconvcalc solve -- ") == NOTHING
    assert terminal.offers("tconvcalc solve -- --") == NOTHING
    assert terminal.offers("tconvcalc solve -- -p ") == NOTHING
    assert terminal.offers("tconvcalc check -- --f") == NOTHING


def test_help_is_shown_as_it_is(terminal: Terminal) -> None:
    """Nothing in it is expanded, and only fish loses the bar; bash shows no help."""
    drawn = terminal.press("tconvcalc check -", tabs=2 if terminal.shell == "bash" else 1).drawn
    shown = {"bash": "--mode", "zsh": AWKWARD, "fish": AWKWARD.replace("|", "/")}[terminal.shell]
    assert shown in drawn


@pytest.mark.skipif(sys.platform != "linux", reason="counts children as Linux does")
def test_a_tab_starts_no_process(terminal: Terminal) -> None:
    """Whoever starts a process and waits for it is charged for its page faults."""
    lines = ["tconvcalc ", "tconvcalc solve --", "tconvcalc solve -f tf -p ", "tconvcalc check m"]
    for line in lines:
        terminal.offers(line)  # what a shell loads once, it has then loaded
    before = _faults_of_children(terminal.pid)
    for line in lines:
        terminal.offers(line)
    assert _faults_of_children(terminal.pid) == before
    terminal.type("/bin/ls\r")  # and this can fail
    terminal.until("model.py")
    terminal.offers("tconvcalc ")
    assert _faults_of_children(terminal.pid) > before


def _faults_of_children(pid: int) -> int:
    """The field cminflt of the process: what came after its name, in parentheses."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[8])


def test_bash_where_the_sign_does_not_split_words(tmp_path: Path) -> None:
    """Some people take it out of COMP_WORDBREAKS, and then the option is part of the word."""
    with Terminal("bash", tmp_path, "COMP_WORDBREAKS=${COMP_WORDBREAKS//=}\n") as bash:
        assert bash.press("tconvcalc solve --framework=torch --padding=").offered == []
        assert bash.offers("tconvcalc solve --framework=torch --padding=") == [f"--padding={n}" for n in NUMBERS]
        assert bash.press("tconvcalc solve --padding=v").line == "tconvcalc solve --padding=valid "
        assert bash.press("tconvcalc chain --with=tc").line == "tconvcalc chain --with=tconv:"


def test_bash_where_the_colon_does_not_split_words(tmp_path: Path) -> None:
    """Then the whole layer is the word."""
    with Terminal("bash", tmp_path, "COMP_WORDBREAKS=${COMP_WORDBREAKS//:}\n") as bash:
        assert bash.press("tconvcalc chain -f torch conv:k3 tc").line == "tconvcalc chain -f torch conv:k3 tconv:"
        assert "conv:k3s" in bash.offers("tconvcalc chain -f torch conv:k3")


def test_bash_finds_what_is_installed(tmp_path: Path) -> None:
    """The package bash-completion loads it at the first TAB."""
    loader = Path("/usr/share/bash-completion/bash_completion")
    found("bash")
    if not loader.exists():
        pytest.skip("bash-completion is not installed")
    with Terminal("bash", tmp_path, f"complete -r tconvcalc\nsource {loader}\n") as bash:
        assert set(bash.offers("tconvcalc ")) == COMMANDS
