"""``explain`` as a person runs it: on a text, a file, standard input, a word, a rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tconvcalc.cli import run_explain
from tconvcalc.cli.app import run

from .running import process, tconvcalc

MESSAGE = "RuntimeError: negative padding is not supported"


def test_a_message_on_standard_input_in_the_encodings_of_shells() -> None:
    """UTF-8, and the UTF-16 of PowerShell, that one in a process of its own; exit 0 where something is known."""
    ways = [
        process("explain", "-", piped=MESSAGE.encode("utf-16")),
        *(
            tconvcalc("explain", "-", piped=data)
            for data in (MESSAGE.encode(), b"\xff\x00 junk \xfe" + MESSAGE.encode())
        ),
    ]
    for code, out, err in ways:
        assert (code, err) == (0, "")
        assert out.startswith("PyTorch's padding cannot be negative")


def test_options_of_the_layer_are_taken() -> None:
    """What an opaque message does not hold."""
    text = b"could not create a primitive descriptor for the convolution forward propagation primitive"
    code, out, _ = tconvcalc("explain", "-", "-i", "126", "-o", "255", "-k", "4", "-s", "2", "-p", "same", piped=text)
    assert code == 0
    assert "tconvcalc solve -f tf -i 126 -o 252 -k 4 -s 2 -p same" in out


def test_what_is_not_known_is_said_on_stderr_with_exit_1() -> None:
    """Nothing on stdout but JSON where JSON is asked for."""
    code, out, err = tconvcalc("explain", "-", piped=b"hello \x1b[31mworld")
    assert (code, out) == (1, "")
    assert "paste the last lines of the traceback" in err
    assert "\x1b" not in err
    code, out, _ = tconvcalc("explain", "-", "--json", piped=b"hello")
    assert (code, json.loads(out)["matches"]) == (1, [])


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> object:
    """Run the program in this process, and give back its exit code and what it printed."""

    def go(*arguments: str) -> tuple[int, str, str]:
        code = run(["explain", *arguments])
        return (code, *capsys.readouterr())

    return go


def test_in_this_process(printed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a text, a word before a file of that name, JSON; and each way to misuse it."""
    go = printed
    assert callable(go)
    log = tmp_path / "train.log"
    log.write_text(f"epoch 3\n{MESSAGE}\n", encoding="utf-8")
    assert go(str(log))[1].startswith("PyTorch's padding cannot be negative")
    assert go(MESSAGE, "--json")[1].startswith('{\n  "version": 1,\n  "command": "explain"')
    monkeypatch.chdir(tmp_path)
    (tmp_path / "same").write_text(MESSAGE, encoding="utf-8")
    assert go("same")[1].startswith("same ")
    assert go("--list")[1].count("\n") > 30
    assert go("x" * 5000)[0] == 1
    assert go("no\nfile")[0] == 1
    assert go("nul\0nul")[0] == 1
    assert go("x" * 300 + "/y")[0] == 1
    assert "explain what?" in go()[2]
    assert "once" in go("x", "-f", "tf", "-f", "torch")[2]
    assert go(MESSAGE, "-k", "4x")[0] == 2


def test_a_long_file_is_read_from_its_end(printed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed stands there; the mark of the encoding is kept."""
    go = printed
    assert callable(go)
    monkeypatch.setattr(run_explain, "_CHUNK", 256)
    long = tmp_path / "long.log"
    for encoding in ("utf-8", "utf-16"):
        long.write_text("nothing happened\n" * 400 + MESSAGE, encoding=encoding)
        assert go(str(long))[0] == 0


def test_a_file_that_cannot_be_read(printed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Misuse, with the reason."""
    go = printed
    assert callable(go)
    (tmp_path / "x.log").write_text("x", encoding="utf-8")

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "cannot be read (Permission denied)" in go(str(tmp_path / "x.log"))[2]


def test_the_list_and_the_pages_are_printed() -> None:
    """Rules first, then words."""
    listed = tconvcalc("explain", "--list").out.splitlines()
    assert listed[0].startswith("TCC001")
    assert any(line.startswith("checkerboard ") for line in listed)
