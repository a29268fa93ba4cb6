"""Which files are read: each once, in a fixed order, and none that could hang."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

import pytest

from tconvcalc.errors import MisuseError
from tconvcalc.readers.discovery import MOST_BYTES, find, read_bytes


def made(root: Path, *names: str) -> None:
    """Make empty files."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def found(root: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    """The files that are found, as they stand below the root."""
    got = find([str(root / path) for path in paths], exclude)
    return [Path(path).relative_to(root).as_posix() for path, _ in got.files]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Files of a folder first, then its folders, both by name; what is not read is passed by."""
    made(tmp_path, "b.py", "a.toml", "c.IPYNB", "notes.txt", "z/d.yaml", "m/n/e.yml", "m/f.json")
    assert found(tmp_path, ".") == ["a.toml", "b.py", "c.IPYNB", "m/f.json", "m/n/e.yml", "z/d.yaml"]


def test_what_nobody_means_is_passed_by(tmp_path: Path) -> None:
    """Hidden folders, other people's code, what is built."""
    passed = [".git/a.py", "__pycache__/a.py", "venv/a.py", "node_modules/a.py", "build/a.py", "dist/a.py"]
    made(tmp_path, *passed, "x.egg-info/a.py", ".hidden.py", "own/a.py", "my-env/pyvenv.cfg", "my-env/lib/a.py")
    assert found(tmp_path, ".") == ["own/a.py"]
    assert found(tmp_path, "build", ".hidden.py") == ["build/a.py", ".hidden.py"]


def test_what_is_excluded_is_passed_by(tmp_path: Path) -> None:
    """By name or by path; what is named is read all the same."""
    made(tmp_path, "a.py", "old/b.py", "sub/old/c.py", "sub/gen_d.py", "sub/e.py")
    assert found(tmp_path, ".", exclude=("old", "gen_*")) == ["a.py", "sub/e.py"]
    assert found(tmp_path, ".", exclude=("sub/",)) == ["a.py", "old/b.py"]
    assert found(tmp_path, ".", "old/b.py", exclude=("old",)) == [
        "a.py",
        "sub/e.py",
        "sub/gen_d.py",
        "old/b.py",
    ]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """However it is named, and whatever links to it."""
    made(tmp_path, "a.py", "sub/b.py")
    (tmp_path / "c.py").symlink_to(tmp_path / "a.py")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.py").symlink_to("self.py")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    assert found(tmp_path, ".", "a.py", "sub") == ["a.py", "sub/b.py"]


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    """A pipe in a folder would be waited on for ever."""
    made(tmp_path, "a.py")
    os.mkfifo(tmp_path / "pipe.py")
    assert found(tmp_path, ".") == ["a.py"]
    assert read_bytes(str(tmp_path / "pipe.py"), named=False) == "no plain file"
    with pytest.raises(MisuseError, match="is neither a file nor a folder"):
        find([str(tmp_path / "pipe.py")])


def test_large_files_are_skipped_and_said(tmp_path: Path) -> None:
    """More than 10 MiB is nobody's source."""
    (tmp_path / "a.py").write_bytes(b" " * (MOST_BYTES + 1))
    (tmp_path / "b.py").write_bytes(b" " * MOST_BYTES)
    got = find([str(tmp_path)])
    assert got.skipped == [(str(tmp_path / "a.py"), "larger than 10 MiB")]
    assert [Path(path).name for path, _ in got.files] == ["b.py"]
    assert read_bytes(str(tmp_path / "a.py"), named=True) == "larger than 10 MiB"
    assert len(read_bytes(str(tmp_path / "b.py"), named=True)) == MOST_BYTES


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is met is skipped, a file that is named is a misuse."""
    made(tmp_path, "shut/a.py", "b.py")
    scandir = os.scandir

    def closed(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    got = find([str(tmp_path)])
    assert got.skipped == [(str(tmp_path / "shut"), "permission denied")]
    assert read_bytes(str(tmp_path / "gone.py"), named=False) == "no such file or directory"
    with pytest.raises(MisuseError, match=r"gone.py cannot be read: no such file or directory$"):
        read_bytes(str(tmp_path / "gone.py"), named=True)


def test_a_link_that_cannot_be_followed_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is it a folder."""
    made(tmp_path, "a.py", "b.py")

    class Broken:
        """An entry that raises."""

        name, path = "c.py", str(tmp_path / "c.py")

        def is_file(self) -> bool:
            """It cannot tell."""
            raise OSError(40, "Too many levels of symbolic links")

        is_dir = is_file

    scandir = os.scandir

    class Scanned(list[object]):
        """What is scanned, with a broken entry."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            """Nothing to close."""

    monkeypatch.setattr(os, "scandir", lambda path: Scanned([*scandir(path), Broken()]))
    assert found(tmp_path, ".") == ["a.py", "b.py"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "nowhere does not exist"),
        ("notes.txt", r"notes.txt is none of the files that can be checked: \.py, \.ipynb, \.toml, .* or \.yml"),
        ("empty", r"empty holds nothing to check: no file is called \*\.py, "),
        ("a\0b.py", "cannot be read: .*embedded null"),
        ("x" * 5000, "…"),
    ],
)
def test_a_path_that_is_of_no_use_is_refused(tmp_path: Path, name: str, says: str) -> None:
    """With one plain sentence."""
    made(tmp_path, "notes.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(MisuseError, match=says) as caught:
        find([str(tmp_path / name)])
    assert "\n" not in str(caught.value)
