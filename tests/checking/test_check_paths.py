"""The check as it is asked for: paths, standard input, settings, and one layer by options."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tconvcalc.checking.check_layer import check_layers
from tconvcalc.checking.config import Config
from tconvcalc.claims import CheckResult as Report
from tconvcalc.errors import MisuseError
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.python_values import Given
from tconvcalc.readers import Outcome, read_file
from tests.cases import every_case
from tests.checking.checked import check

WRONG = '[[layer]]\nframework = "torch"\ninput_size = 7\noutput_size = 14\nkernel_size = 3\nstride = 2\npadding = 1\n'
NAMELESS = WRONG.replace('framework = "torch"\n', "")
SOURCE = "from torch import nn\nup = nn.ConvTranspose2d(8, 8, 3, stride=2, padding=1)  # tconvcalc: 7 -> 14\n"
OTHER = '[tool.other]\nlayer = "kernel_size"\n'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def codes(report: Report) -> list[str]:
    """Where each finding stands, and its code."""
    return [f"{finding.place.path}:{finding.place.line} {finding.code}" for finding in report.findings]


def test_files_and_folders(tmp_path: Path) -> None:
    """Every file that holds layers counts; other data is passed by."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "m.py").write_text(SOURCE)
    (tmp_path / "sub" / "n.py").write_text("import os\n")
    (tmp_path / "layers.toml").write_text(WRONG)
    (tmp_path / "pyproject.toml").write_text(OTHER)
    (tmp_path / "package.json").write_text('{"layer": "kernel_size"}')
    (tmp_path / "data.json").write_text("[1, 2]")
    report = check(".", Path("layers.toml"))
    assert codes(report) == ["./layers.toml:1 TCC001", "./sub/m.py:2 TCC001"]
    assert (report.files, report.layers, report.skipped) == (3, 2, ())
    assert codes(check()) == codes(report)
    assert check("layers.toml", ignore=["TCC001"])
    assert check("layers.toml", select=["TCC1"])


def test_a_named_spec_has_to_be_one(tmp_path: Path) -> None:
    """A folder may hold other data, a name says what is meant."""
    (tmp_path / "pyproject.toml").write_text(OTHER)
    report = check("pyproject.toml")
    assert (report.findings, report.skipped) == ((), (("pyproject.toml", "no spec: it has neither layer nor chain"),))
    assert check("-", stdin=OTHER.encode(), stdin_filename="x.toml").skipped[0][0] == "x.toml"
    (tmp_path / "slip.toml").write_text(WRONG.replace("[[layer]]", "[[layers]]"))
    assert {code.split()[-1] for code in codes(check("slip.toml"))} == {"TCC901"}
    (tmp_path / "slip.toml").unlink()
    with pytest.raises(MisuseError, match=r"^\.: there is nothing to check$"):
        check()
    with pytest.raises(MisuseError, match="there is nothing to check"):
        check(".", config=Config())


def test_a_hook_names_whatever_changed(tmp_path: Path) -> None:
    """It must not fail at data of other programs, and what the project excludes stays excluded."""
    (tmp_path / "pyproject.toml").write_text('[tool.tconvcalc]\nexclude = ["gen/"]\n')
    (tmp_path / "tsconfig.json").write_text("{\n// layer: kernel_size\n}")
    (tmp_path / "gen").mkdir()
    (tmp_path / "gen" / "layers.toml").write_text(WRONG)
    names = ["pyproject.toml", "tsconfig.json", "gen/layers.toml"]
    report = check(*names, force_exclude=True)
    assert (report.findings, report.skipped, report.files) == ((), (), 0)
    assert not check(*names)
    (tmp_path / "own.toml").write_text(WRONG)
    assert codes(check(*names, "own.toml", force_exclude=True)) == ["own.toml:1 TCC001"]


def test_a_file_at_which_the_checker_fails_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one finding, and the traceback is kept."""
    (tmp_path / "a.toml").write_text(WRONG)
    (tmp_path / "b.toml").write_text(WRONG)

    def failing(data: bytes, path: str, **more: Any) -> Outcome | None:  # noqa: ANN401 -- whatever is asked of it
        if path.endswith("a.toml"):
            raise KeyError("\x1b[31m")
        return read_file(data, path, **more)

    monkeypatch.setattr("tconvcalc.checking.check_paths.read_file", failing)
    report = check(".")
    assert codes(report) == ["./a.toml:0 TCC904", "./b.toml:1 TCC001"]
    assert report.findings[0].because == (r"KeyError: '\x1b[31m'", "add --debug to see where")
    assert (report.files, len(report.crashes)) == (2, 1)
    assert "in failing" in report.crashes[0]
    assert codes(check(".", ignore=["TCC904"])) == ["./b.toml:1 TCC001"]


@every_case(
    "line",
    [
        "print 'x'",
        "exec code in scope",
        "except Error, error:",
        "raise Error, 'x'",
        "x = 0777",
        "x = 10L",
        "x = ur'x'",
        "if a <> b:",
        "x = `x`",
        "def f(a, (b, c)):",
    ],
)
def test_python_2_is_left_unread(line: str) -> None:
    """It is no fault; nobody can tell what is in it."""
    lines = [line, "pass", ""] if line.endswith(":") else [line, ""]
    text = "\n".join(["try:", " pass", *lines] if line.startswith("except") else lines)
    text = text.replace(":\npass", ":\n pass") + "y = nn.ConvTranspose2d(8, 8, 3)\n"
    report = check("-", stdin=text.encode(), stdin_filename="m.py")
    told = [each.reason for each in report.unread]
    assert (report.findings, told[:1]) == ((), ["this is Python 2, which Python 3 cannot parse"])


@pytest.mark.parametrize("line", ["x = (", "def f(:", "nn.ConvTranspose2d(8 8)"])
def test_what_no_python_can_parse_is_a_fault(line: str) -> None:
    """Python 2 could not either."""
    assert codes(check("-", stdin=f"import tconvcalc\n{line}\n".encode(), stdin_filename="m.py")) == ["m.py:2 TCC900"]


def test_what_is_skipped_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that grew between the look and the reading is skipped like any large one."""
    (tmp_path / "layers.toml").write_text(WRONG)
    monkeypatch.setattr("tconvcalc.checking.check_paths.read_bytes", lambda *_, **__: "larger than 10 MiB")
    report = check("layers.toml")
    assert (report.skipped, report.files) == ((("layers.toml", "larger than 10 MiB"),), 0)


def test_settings_of_the_project(tmp_path: Path) -> None:
    """What it includes and ignores, and the framework of specs that name none."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "layers.toml").write_text(NAMELESS)
    (tmp_path / "own" / "notes.txt").write_text("")
    (tmp_path / "other.toml").write_text(WRONG)
    assert codes(check("own")) == ["own/layers.toml:1 TCC901"]
    assert codes(check("own", framework="Torch")) == ["own/layers.toml:1 TCC001"]
    settings = tmp_path / "pyproject.toml"
    settings.write_text('[tool.tconvcalc]\ninclude = ["own/*"]\nframework = "torch"\n')
    assert [code.split(":")[-1] for code in codes(check())] == ["1 TCC001"]
    settings.write_text('[tool.tconvcalc]\ninclude = ["."]\nignore = ["TCC901"]\n')
    assert [code.rpartition("/")[2] for code in codes(check())] == ["other.toml:1 TCC001"]
    settings.write_text('[tool.tconvcalc]\nexclude = ["own"]\nignore = ["TCC001"]\n')
    assert check()
    assert check(".").files == 1
    assert codes(check(".", exclude=["other*"], config=Config(framework="pytorch"))) == ["./own/layers.toml:1 TCC001"]


@pytest.mark.parametrize(
    ("include", "says"),
    [
        ("nowhere", 'include: nothing is called "nowhere"'),
        ("/abs", 'include: cannot use "/abs"'),
        ("x" * 300, 'include: (cannot use "x{48}…": File name too long|nothing is called "x{48}…")$'),
        ("**/" * 50 + "x", r'include: nothing is called "\*\*/'),
    ],
)
def test_settings_that_include_nothing(include: str, says: str) -> None:
    """A pattern that matches nothing is a mistake."""
    with pytest.raises(MisuseError, match=says):
        check(config=Config(include=(include,)))


@every_case(
    ("text", "name", "place"),
    [
        (SOURCE, None, "stdin.py:2"),
        (WRONG, None, "stdin.toml:1"),
        ('{"layer": [{"kernel_size": 0, "framework": "torch"}]}', None, "stdin.json:1"),
        (SOURCE, "m.py", "m.py:2"),
        ('{"cells": [{"cell_type": "code", "source": "nn.ConvTranspose2d("}]}', None, "stdin.ipynb:1"),
        ("layer:\n  - x: 1\n", None, "stdin.yaml:"),
    ],
)
def test_standard_input(text: str, name: str | None, place: str) -> None:
    """Read by its name, else by its first words."""
    (first, *_) = codes(check("-", stdin=text.encode(), stdin_filename=name))
    assert first.startswith(place)


def test_a_source_that_is_no_text() -> None:
    """Its coding comment decides; without one it is UTF-8."""
    (finding,) = check("-", stdin=b"ConvTranspose2d = '\xff'", stdin_filename="m.py").findings
    assert finding.code == "TCC900"
    assert finding.message.startswith("this cannot be read: ")


def test_the_program_s_own_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is handed over."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(SOURCE.encode())))
    assert codes(check("-")) == ["stdin.py:2 TCC001"]


def test_standard_input_that_is_of_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too much, or of a name that tells nothing."""
    with pytest.raises(MisuseError, match="larger than 10 MiB"):
        check("-", stdin=b" " * (10 << 20) + b" ")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(MisuseError, match=r"^-: standard input is closed$"):
        check("-")
    with pytest.raises(MisuseError, match=r"--stdin-filename: a name ends in \.py, "):
        check("-", stdin=b"", stdin_filename="notes.txt")
    with pytest.raises(MisuseError, match='--framework: no framework is called "theano"'):
        check("-", stdin=b"", framework="theano")


def test_a_pattern_that_is_of_no_use_is_refused() -> None:
    """It would exclude nothing, silently."""
    with pytest.raises(MisuseError, match=r"^--exclude: cannot use '!'\nwrite a pattern as \.gitignore has them"):
        check(".", exclude=["!"])


def test_one_layer_by_options() -> None:
    """Under each framework that is asked, with the command that would do."""
    given: dict[str, Given] = {"input_size": 126, "output_size": 255, "padding": "same"}
    report = check_layers(ask(["tf"], given))
    (finding,) = report.findings
    assert finding[2:] == (
        "output_size 255 cannot come from input 126 under SAME",
        (
            "SAME means input_size = ceil(output_size / stride); the kernel plays no part.",
            "here 126 = ceil(255 / stride).",
            "stride 2 reaches 251..252, stride 3 reaches 376..378, and 255 lies between.",
        ),
        (
            "input_size 128      tconvcalc solve -f tf -i 128 -o 255 -p same",
            "output_size 252     tconvcalc solve -f tf -i 126 -o 252 -p same",
            "padding VALID       tconvcalc solve -f tf -i 126 -o 255 -p valid",
        ),
    )
    assert (report.layers, report.files, finding.place.name) == (1, 0, "TensorFlow")
    assert check_layers(ask(["torch"], {"kernel_size": 4, "stride": 2, "padding": 1, "input_size": 4}, in_channels=8))
    assert codes(check_layers(ask([], {"kernel_size": 3, "stride": 2}), select=["TCC101"]))
    assert not check_layers(ask(["torch"], {"kernel_size": 3}, in_channels=3, groups=2))


@every_case(
    ("framework", "given", "says"),
    [
        (
            "torch",
            {"input_size": 4, "output_size": 8},
            "PyTorch has no default for kernel_size\ngive -k (kernel_size), ",
        ),
        (
            "tf",
            {"output_size": 8},
            "TensorFlow has no default for kernel_size and stride\ngive -k (kernel_size) and -s",
        ),
        ("torch", {"kernel_size": 3}, "kernel_size alone contradicts nothing\ngive -o (output_size) and -i"),
        ("torch", {"kernel_size": 4, "stride": 2, "padding": 1}, "kernel_size, stride and padding alone contradict no"),
        ("torch", {"kernel_size": 3, "input_size": 3}, "input_size and kernel_size alone contradict nothing"),
    ],
)
def test_one_layer_of_which_too_little_is_given(framework: str, given: dict[str, Given], says: str) -> None:
    """Nothing wrong would be a promise that nobody can keep."""
    with pytest.raises(MisuseError) as caught:
        check_layers(ask([framework], given))
    assert str(caught.value).startswith(f"nothing to check: {says}")


@pytest.mark.parametrize(
    "given",
    [
        {"output_size": 8},
        {"input_size": 4, "padding": 1},
        {"output_padding": 0},
        {"stride": 1, "dilation": 2},
    ],
)
def test_one_layer_of_which_enough_is_given(given: dict[str, Given]) -> None:
    """Something that the framework could have refused, or made another size of."""
    assert check_layers(ask(["torch"], {"kernel_size": 4, **given}))
    assert check_layers(ask(["torch"], {"kernel_size": 4}, in_channels=4, groups=2))
    assert check_layers(ask(["torch"], {"kernel_size": 4, "stride": 2}), select=["TCC1"])
    with pytest.raises(MisuseError, match="nothing to check"):
        check_layers(ask(["torch"], {"kernel_size": 4}), select=["TCC1"])
