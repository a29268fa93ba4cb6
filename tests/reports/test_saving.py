"""A report in a file is whole, or the file is as it was."""

from __future__ import annotations

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from tconvcalc.errors import MisuseError
from tconvcalc.reports import saving
from tconvcalc.reports.saving import write


def left_in(folder: Path) -> set[str]:
    """Give what lies in a folder."""
    return {entry.name for entry in folder.iterdir()}


def test_a_new_file_has_the_text_and_the_usual_mode(tmp_path: Path) -> None:
    """As any program would make it; line ends and all characters as given."""
    target, usual = tmp_path / "report.txt", tmp_path / "usual"
    write(str(target), "宽 \\ \udc80\r\n")
    usual.touch()
    assert target.read_bytes() == "宽 \\ \\udc80\r\n".encode()
    assert target.stat().st_mode == usual.stat().st_mode
    assert left_in(tmp_path) == {"report.txt", "usual"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_an_existing_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    """Who may read it is not for a report to decide."""
    target = tmp_path / "report.txt"
    target.write_text("a much longer text than the new one")
    target.chmod(mode)
    write(str(target), "new")
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file that it points to is written, also where it does not exist yet."""
    link, target = tmp_path / "link", tmp_path / "folder" / "report.txt"
    target.parent.mkdir()
    link.symlink_to(target)
    for text in ("first", "second"):
        write(str(link), text)
        assert (link.is_symlink(), target.read_text()) == (True, text)


def test_a_device_is_written_to_and_not_replaced() -> None:
    """A rename over it would take it away from everybody."""
    ours, theirs = os.openpty()
    path = os.ttyname(theirs)
    write(path, "text")
    assert os.read(ours, 10) == b"text"
    assert stat.S_ISCHR(Path(path).stat().st_mode)
    os.close(ours)
    os.close(theirs)


def test_a_pipe_is_written_to_while_somebody_reads_it(tmp_path: Path) -> None:
    """Who reads may come a moment later, and may be slower than a pipe is deep."""
    pipe, text, got = tmp_path / "pipe", "x" * 300_000, list[str]()
    os.mkfifo(pipe)

    def read() -> None:
        time.sleep(0.1)
        got.append(pipe.read_text())

    reader = threading.Thread(target=read)
    reader.start()
    write(str(pipe), text)
    reader.join()
    assert got == [text]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for ever."""
    monkeypatch.setattr(saving, "_PATIENCE", 0.1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(MisuseError, match=r"^cannot write .*pipe: nobody reads it$"):
        write(str(tmp_path / "pipe"), "x")
    real = os.open
    shut = PermissionError(13, "Permission denied")

    def closed(path: str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("pipe"):
            raise shut
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(MisuseError, match=r"^cannot write .*pipe: permission denied$"):
        write(str(tmp_path / "pipe"), "x")


@pytest.mark.parametrize("broken", ["write", "rename"])
def test_a_write_that_breaks_leaves_the_old_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """A full disk is the usual case; nothing is left beside the file either."""
    target = tmp_path / "report.txt"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, {"write": "chmod", "rename": "replace"}[broken], fail)
    with pytest.raises(MisuseError, match=r"^cannot write .*report\.txt: no space left on device$"):
        write(str(target), "new")
    assert (target.read_text(), left_in(tmp_path)) == ("old", {"report.txt"})


def test_an_interrupt_leaves_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no error of the file, and passes."""

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        write(str(tmp_path / "report.txt"), "new")
    assert left_in(tmp_path) == set()


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename would not ask; whoever took the right away meant it."""
    target = tmp_path / "report.txt"
    target.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(MisuseError, match="it may not be written"):
        write(str(target), "new")
    assert target.read_text() == "old"


@pytest.mark.parametrize("path", ["no/such/folder/x", "", ".", "a\0b", "\ud800", "a\x1b[2J/b"])
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """With the name as it may be shown."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MisuseError) as raised:
        write(path, "x")
    assert str(raised.value).startswith("cannot write ")
    assert str(raised.value).isprintable()
    assert left_in(tmp_path) == set()
