"""The benchmark runs and says what it should; how long anything takes is not tested."""

from __future__ import annotations

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.benchmark import enumerating, layers, timed, tree
from tests.benchmark import rows as registry
from tests.benchmark.command import main
from tests.benchmark.comparing import compare
from tests.benchmark.row import Need, Row, Sample, Side, file, module, program
from tests.benchmark.running import FailedError, part
from tests.benchmark.stage import Stage
from tests.benchmark.table import COLUMNS

HEADINGS = re.compile(r" {2,}".join(COLUMNS))


def side(name: str, seconds: float, result: str = "same") -> Side:
    """Something that always takes as long."""
    return Side(name, lambda _: Sample(seconds, result))


def failing(_: Stage) -> Sample:
    """Something that does not end well."""
    raise FailedError("no such thing")


ABSENT = Side("an absent peer", failing, (Need("nowhere", lambda: False),))


def lines(text: str, row: str) -> list[list[str]]:
    """The lines of a row, in cells."""
    return [re.split(r" {2,}", line) for line in text.splitlines() if line.startswith(f"{row}  ")]


def part_here(_: Stage, target: str, *arguments: object) -> Sample:
    """Measure a part within this process, whose garbage is not the part's."""
    with redirect_stdout(StringIO()) as out, patch.object(timed, "gc"):
        timed.main(f"tests.benchmark.{target}", *map(str, arguments))
    return Sample(*json.loads(out.getvalue()))


def test_a_part_has_a_process_of_its_own(tmp_path: Path) -> None:
    """It says there what it says here."""
    run = part(Stage(tmp_path, quick=True), "enumerating:brute", 8, 4, 2)
    assert run.result == str(enumerating.brute("8", "4", "2")())
    assert 0 < run.seconds < 60


def test_the_rows_that_need_no_peer_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The registry is put to work, at sizes that take no time; parts within this process."""
    monkeypatch.setattr(registry, "part", part_here)
    names = ["import", "all-brute-force", "tree-bytes"]
    assert main(["--quick", "--runs", "1", "--rows", *names], registry.ROWS) == 0
    out = capsys.readouterr().out
    assert HEADINGS.search(out)
    assert "Sizes are small" in out
    for name in names:
        ((_, _, _, ours, peer, ratio, *_),) = lines(out, name)
        assert all(re.fullmatch(r"[\d.]+ (us|ms|s)", time) for time in (ours, peer))
        assert re.fullmatch(r"\S+ \[\S+\.\.\S+\]", ratio)


def test_every_row_has_a_name_of_its_own() -> None:
    """A row is chosen by its name."""
    assert len({row.name for row in registry.ROWS}) == len(registry.ROWS)


def test_ratios_are_of_pairs_and_goals_are_judged(capsys: pytest.CaptureFixture[str]) -> None:
    """What slows both sides of a pair does not move its ratio."""
    slower = count(1)
    own = Side("own", lambda _: Sample(next(slower) * 0.5))
    other = Side("other", lambda _: Sample(next(slower) * 0.5))
    rows = (Row("kept", own, other, goal=1), Row("missed", side("own", 0.003), side("other", 0.001), goal=2))
    assert main(["--runs", "3"], rows) == 0
    out = capsys.readouterr().out
    assert lines(out, "kept") == [
        ["kept", "own", "other", "1.50 s", "2.00 s", "0.75 [0.50..0.83]", "<= 1", "yes"],
    ]
    assert lines(out, "missed") == [
        ["missed", "own", "other", "3.0 ms", "1.0 ms", "3.00 [3.00..3.00]", "<= 2", "no"],
    ]


def test_a_first_run_that_warms_up_does_not_count(tmp_path: Path) -> None:
    """Its files were not in memory yet."""
    times = iter([9.0, 1.0])
    cold = Side("cold", lambda _: Sample(next(times)))
    assert compare(Row("warm", cold, side("other", 1), warm=True), Stage(tmp_path), 1).ours == (1.0,)


def test_an_absent_peer_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Ours is measured all the same."""
    assert main([], (Row("lonely", side("own", 0.00025), ABSENT, goal=1),)) == 0
    assert lines(capsys.readouterr().out, "lonely") == [
        ["lonely", "own", "an absent peer", "250 us", "nowhere absent", "<= 1"],
    ]


def test_what_is_absent_of_ours_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Then there is nothing to measure."""
    assert main([], (Row("nothing", ABSENT, side("other", 1)),)) == 0
    assert lines(capsys.readouterr().out, "nothing") == [["nothing", "an absent peer", "other", "nowhere absent"]]


def test_a_side_that_fails_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """The other rows go on."""
    assert main([], (Row("broken", side("own", 1), Side("other", failing)),)) == 0
    ((*_, said),) = lines(capsys.readouterr().out, "broken")
    assert said == "other failed: no such thing"


def test_a_disagreement_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """To be faster at something else is no merit."""
    rows = (Row("apart", side("own", 1, "2"), side("other", 1, "3")), Row("alike", side("own", 1), side("other", 1)))
    assert main([], rows) == 1
    shown = capsys.readouterr()
    assert "they disagree" in shown.out
    assert "the results disagree: apart: own says '2', other says '3'\n" in shown.err
    assert main([], (rows[0]._replace(agree=False),)) == 0


def test_markdown_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """README takes it as it is."""
    assert main(["--markdown"], (Row("one", side("own", 2), side("a|b", 0.01)),)) == 0
    head, rule, row = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert head == "| " + " | ".join(COLUMNS) + " |"
    assert rule.count("---") == len(COLUMNS)
    assert row == r"| one | own | a\|b | 2.00 s | 10.0 ms | 200 [200..200] |  |  |"


@pytest.mark.parametrize("arguments", [["--rows", "nobody"], ["--runs", "0"]])
def test_misuse_is_refused(arguments: list[str]) -> None:
    """A row that does not exist is not an empty table."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments, registry.ROWS)


def test_what_is_needed_is_looked_for() -> None:
    """Modules, programs and files of the project."""
    assert [module("json").there(), program("no-such-program").there(), file("pyproject.toml").there()] == [
        True,
        False,
        True,
    ]
    assert not module("no_such_module").there()


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    """The last line on stderr tells most."""
    with pytest.raises(FailedError, match="no_such_room"):
        part(Stage(tmp_path, quick=True), "no_such_room:ours")


def test_ours_and_the_loops_find_the_same() -> None:
    """The parts can be called without a process of their own."""
    assert enumerating.ours("9", "5", "3")() == enumerating.brute("9", "5", "3")() > 0


def test_ten_layers_are_wrong(tmp_path: Path) -> None:
    """The check of the specs finds those that were made wrong."""
    specs = layers.write(tmp_path, 40)
    assert layers.ours(str(specs), "40")() == 10


def test_the_tree_is_read_whole(tmp_path: Path) -> None:
    """The check and the floor see the same files."""
    folder = str(tree.write(tmp_path, 22))
    assert tree.ours(folder)() == tree.reading(folder)() == 22
