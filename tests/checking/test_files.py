"""Which files are read: each once, in a fixed order, and none that could hang."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

import pytest

from tconvcalc.errors import MisuseError
from tconvcalc.readers import kind
from tconvcalc.readers.bounds import MOST_BYTES
from tconvcalc.readers.discovery import find, read_bytes
from tconvcalc.readers.ignored_paths import Excluded, is_pattern
from tests.cases import every_case


def made(root: Path, *names: str) -> None:
    """Make empty files."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def found(root: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    """The files that are found, as they stand below the root."""
    got = find([str(root / path) for path in paths], [Excluded(str(root), exclude)])
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
    assert read_bytes(str(tmp_path / "a.py"), named=True) == "larger than 10 MiB"
    assert read_bytes(str(tmp_path / "a.py"), named=False) == "larger than 10 MiB"
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

        def is_file(self, **_: bool) -> bool:
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
        ("\x1b[31m", r"\\x1b\[31m does not exist"),
    ],
)
def test_a_path_that_is_of_no_use_is_refused(tmp_path: Path, name: str, says: str) -> None:
    """With one plain sentence."""
    made(tmp_path, "notes.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(MisuseError, match=says) as caught:
        find([str(tmp_path / name)])
    assert "\n" not in str(caught.value)


def test_an_empty_path_is_refused() -> None:
    """A variable that is not set is the usual reason; it does not stand for the current folder."""
    with pytest.raises(MisuseError, match=r"^a path is empty\nwrite a file, a folder, or \. for"):
        find([""])


def test_a_named_folder_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing found in it would look like nothing wrong."""

    def closed(_: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(MisuseError, match="cannot be read: permission denied"):
        find([str(tmp_path)])


def test_a_file_that_is_longer_than_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may grow while it is read, and files of the system say 0."""
    path = tmp_path / "a.py"
    path.write_bytes(b"abc")
    true = os.fstat

    def short(descriptor: int) -> os.stat_result:
        each = list(true(descriptor))
        return os.stat_result([*each[:6], 0, *each[7:]])

    monkeypatch.setattr(os, "fstat", short)
    assert read_bytes(str(path), named=True) == b"abc"
    path.write_bytes(b"")
    assert read_bytes(str(path), named=True) == b""
    path.write_bytes(b" " * (MOST_BYTES + 2))
    assert read_bytes(str(path), named=True) == "larger than 10 MiB"


def test_what_git_ignores_is_passed_by(tmp_path: Path) -> None:
    """The nearest file that says anything decides, up to the repository; what is named is read all the same."""
    made(tmp_path, "repo/.git/x", "repo/sub/a.py", "repo/sub/gen_b.py", "repo/sub/out/c.py", "repo/sub/in/gen_d.py")
    made(tmp_path, "repo/sub/in/e.py", "repo/sub/deep/f.toml", "repo/top.py")
    (tmp_path / ".gitignore").write_text("*.py\n")  # outside the repository
    (tmp_path / "repo" / ".gitignore").write_text("# made\n\ngen_*.py\nout/\n/top.py\n/a.py\n*.mo\n!\n")
    (tmp_path / "repo" / "sub" / "in" / ".gitignore").write_text("!gen_d.py\ne.py\n")
    assert found(tmp_path / "repo", ".") == ["sub/a.py", "sub/deep/f.toml", "sub/in/gen_d.py"]
    assert found(tmp_path / "repo", "sub") == ["sub/a.py", "sub/deep/f.toml", "sub/in/gen_d.py"]
    assert found(tmp_path / "repo", "sub/gen_b.py", "sub/out") == ["sub/gen_b.py", "sub/out/c.py"]


def test_a_gitignore_outside_of_any_repository_counts_where_it_is_met(tmp_path: Path) -> None:
    """Nobody knows how far up another one would be meant."""
    made(tmp_path, "sub/a.py", "sub/b.py", "c.py")
    (tmp_path / "sub" / ".gitignore").write_text("a.py\n")
    (tmp_path / ".gitignore").write_text("\n# nothing\n")
    assert found(tmp_path, ".") == ["c.py", "sub/b.py"]
    (tmp_path / ".gitignore").unlink()
    (tmp_path / ".gitignore").mkdir()
    assert found(tmp_path, ".") == ["c.py", "sub/b.py"]


def test_patterns_are_relative_to_where_they_stand(tmp_path: Path) -> None:
    """Those of a project to its folder, those of an option to the current one."""
    made(tmp_path, "own/gen/a.py", "own/b.py", "gen/c.py")
    paths = [str(tmp_path / "own")]
    assert [Path(path).name for path, _ in find(paths, [Excluded(str(tmp_path), ("own/gen",))]).files] == ["b.py"]
    assert [Path(path).name for path, _ in find(paths, [Excluded(str(tmp_path), ("/gen",))]).files] == ["b.py", "a.py"]
    with pytest.raises(MisuseError, match="holds nothing to check"):
        find(paths, [Excluded(paths[0], ("/gen", "b.*"))])


def test_a_hook_s_files_are_taken_as_if_they_had_been_met(tmp_path: Path) -> None:
    """What is excluded, of another kind or a pipe is passed over; what is gone is a mistake."""
    made(tmp_path, "a.py", "gen/b.py", "notes.txt", "x.webmanifest")
    os.mkfifo(tmp_path / "pipe.py")
    names = ["a.py", "gen/b.py", "notes.txt", "x.webmanifest", "pipe.py"]
    got = find([str(tmp_path / name) for name in names], [Excluded(str(tmp_path), ("gen/",))], force=True)
    assert got.files == [(str(tmp_path / "a.py"), False)]
    with pytest.raises(MisuseError, match="does not exist"):
        find([str(tmp_path / "gone.py")], force=True)


@pytest.mark.parametrize("pattern", ["!", "*a*a*a*a*a*b", "***/"])
def test_patterns_that_are_of_no_use(pattern: str) -> None:
    """None of git's, or one that could take very long; in a .gitignore they are passed over."""
    assert is_pattern(pattern) == (pattern == "***/")


def test_long_names_are_matched_in_good_time(tmp_path: Path) -> None:
    """A pattern of many stars tries as many ways as there are to cut the name."""
    made(tmp_path, "a" * 240 + ".py")
    (tmp_path / ".gitignore").write_text("*a*a*a*a*a*a*a*a*a*b\n*a*a*b\n")
    assert len(found(tmp_path, ".")) == 1


@every_case(
    ("path", "ending"), [("a.PY", ".py"), (".py", ""), ("a.b/c", ""), ("a.b/.c.d", ".d"), ("a.", "."), ("", "")]
)
def test_kinds_of_files(path: str, ending: str) -> None:
    """A hidden file has no ending, and the endings of folders are not the file's."""
    assert kind(path) == ending


def test_in_a_folder_that_is_gone_nothing_is_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are found all the same."""
    made(tmp_path, "a.py")

    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "getcwd", gone)
    assert [path for path, _ in find(["."], [Excluded(".", ("b.py",))]).files] == ["./a.py"]
