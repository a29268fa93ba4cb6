"""What a project says once: found, read, and refused where nobody understands it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tconvcalc.checking.config import Config, nearest_config
from tconvcalc.errors import MisuseError


def test_the_nearest_table_counts(tmp_path: Path) -> None:
    """A pyproject.toml that says nothing of us is passed by."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(
        '[tool.tconvcalc]\ninclude = ["src"]\nexclude = ["old"]\n'
        'select = ["ALL"]\nignore = ["TCC101"]\nframework = "TF"\n'
    )
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "tconvcalc-user"\n')
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n')
    wanted = Config(tmp_path, ("src",), ("old",), ("ALL",), ("TCC101",), "tensorflow")
    assert nearest_config(inner) == wanted


def test_without_a_table_nothing_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is its own root."""
    monkeypatch.chdir(tmp_path)
    assert nearest_config(Path()) == Config()
    (tmp_path / "pyproject.toml").write_text("[tool.tconvcalc]\n")
    assert nearest_config(Path()) == Config()


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('[tool.tconvcalc]\nselct = ["ALL"]', 'unknown key "selct" in [tool.tconvcalc]\nwrite select'),
        ("[tool.tconvcalc]\nzzzz = 1", 'unknown key "zzzz" in [tool.tconvcalc]\nwrite include, exclude, '),
        ('[tool.tconvcalc]\nselect = "ALL"', "select is a list of texts"),
        ("[tool.tconvcalc]\ninclude = [1]", "include is a list of texts"),
        ('[tool.tconvcalc]\nselect = ["TCC999"]', 'select: no rule is called "TCC999"'),
        ('[tool.tconvcalc]\nframework = "theano"', "framework: no framework is called "),
        ("[tool.tconvcalc]\nframework = 1", "framework: no framework is called "),
        ("[tool]\ntconvcalc = 1", "tool.tconvcalc is a table"),
        ('[tool.tconvcalc]\nexclude = ["!"]', "exclude is of no use: '!'\nwrite patterns as .gitignore has them"),
        ("[tool.tconvcalc]\na" + ".a" * 100_000 + " = 1", "cannot be read: it has a key of more than 64 parts"),
        ("[tool.tconvcalc", "cannot be read: no TOML: "),
        ("tconvcalc = " + "[" * 100_000, "cannot be read: no TOML: "),
    ],
)
def test_what_nobody_understands_is_refused(tmp_path: Path, table: str, says: str) -> None:
    """With the file, the key, and what would do."""
    (tmp_path / "pyproject.toml").write_text(table)
    with pytest.raises(MisuseError) as caught:
        nearest_config(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'pyproject.toml'}: {says}".replace(": cannot", " cannot"))


def test_settings_that_cannot_be_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may say what is to be ignored."""
    (tmp_path / "pyproject.toml").write_text("")

    def shut(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(MisuseError, match="cannot be read: Permission denied"):
        nearest_config(tmp_path)


def test_the_name_of_a_folder_is_never_obeyed(tmp_path: Path) -> None:
    """A terminal would take it for a command."""
    folder = tmp_path / "\x1b[31mred"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[tool.tconvcalc]\nx = 1\n")
    with pytest.raises(MisuseError) as caught:
        nearest_config(folder)
    assert "\x1b" not in str(caught.value)
    assert r"\x1b[31mred" in str(caught.value)


def test_a_folder_that_is_gone_or_shut_sets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing in it that could be checked either."""

    def gone(_: object) -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    def shut(_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "absolute", gone)
        assert nearest_config(Path()) == Config()
    monkeypatch.setattr(Path, "is_file", shut)
    assert nearest_config(tmp_path) == Config(tmp_path)
