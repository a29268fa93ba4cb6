"""The laws of the house: imports only go down, heavy libraries stay in their rooms, rooms stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tconvcalc
from tests.cli.running import ROOT, python

PACKAGE = ROOT / "tconvcalc"
FLOORS = (
    {"text", "loading"},
    {"errors", "values"},
    {"geometry"},
    {"layer"},
    {"frameworks"},
    {"solving"},
    {"quantities", "misreading", "reading", "entries", "holding", "asking"},
    {"api"},
    {"checking"},
    {"completion"},
    {"cli"},
    {"__init__", "__main__"},
)
"""The rooms from the ground up; who is named on one floor may import its own floor and those below."""

HOMES = {"sympy": "solving/algebra.py", "rich": "cli/show.py", "typer": "cli/"}
ROOMS = sorted(PACKAGE.rglob("*.py"))


def floor(room: str) -> int:
    """How high a room stands."""
    return next(height for height, rooms in enumerate(FLOORS) if room in rooms)


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def below(path: Path) -> set[str]:
    """The rooms of the house that a file imports."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("tconvcalc.")}


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_go_down(path: Path) -> None:
    """A room knows its own floor and those below it."""
    own = floor(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    if path == PACKAGE / "__init__.py":
        assert below(path) <= {"api", "errors", "solving", "checking"}
    else:
        assert {room for room in below(path) if floor(room) > own} == set()


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_heavy_library_has_one_home(library: str, home: str) -> None:
    """Who looks for it knows where it is, and who avoids that room avoids the cost."""
    users = {
        str(path.relative_to(PACKAGE)) for path in ROOMS if any(n.split(".")[0] == library for n in imported(path))
    }
    assert users
    assert {user for user in users if not user.startswith(home)} == set()


LOADED = "import sys; {}; print(*sorted({{m.split('.')[0] for m in sys.modules}} & {{'sympy', 'typer', 'rich'}}))"


@pytest.mark.parametrize(
    ("does", "loads"),
    [
        ("import tconvcalc", ""),
        ("import tconvcalc; tconvcalc.solve('tf', input_size=4, output_size=8)", ""),
        ("import tconvcalc.cli.app", "typer"),
        ("from tconvcalc.cli.app import run; run(['--version'])", "typer"),
        ("from tconvcalc.cli.app import run; run(['solve', '-f', 'tf', '-i', '4', '-o', '8', '--code'])", "typer"),
        # and the same test does see what is loaded:
        ("import tconvcalc; tconvcalc.solve('tf', input_size=4, output_size=8).general", "sympy"),
        (
            "from tconvcalc.cli.app import run; run(['solve', '-f', 'tf', '-i', '4', '--color', 'always'])",
            "rich sympy typer",
        ),
    ],
)
def test_what_is_loaded_is_what_is_used(does: str, loads: str) -> None:
    """SymPy costs more than all the rest of a run, Rich as much as the search: neither is loaded in vain."""
    assert python("-c", LOADED.format(does)).out.splitlines()[-1] == loads


def test_what_is_public_is_there() -> None:
    """The front door opens on everything that it names, and on nothing else."""
    assert all(getattr(tconvcalc, name) for name in tconvcalc.__all__)
    assert set(tconvcalc.__all__) <= set(dir(tconvcalc))
    with pytest.raises(AttributeError, match="no attribute 'forget'"):
        _ = tconvcalc.forget


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms_are_small_and_say_why_they_exist(path: Path) -> None:
    """A file has one reason to exist, says it, and ends before one loses sight of it."""
    text = path.read_text(encoding="utf-8")
    assert (ast.get_docstring(ast.parse(text)) or "").splitlines()[0].endswith((".", ":"))
    assert len(text.splitlines()) <= 220


def test_the_top_level_holds_what_was_agreed() -> None:
    """Nothing else at the top but what tools require."""
    agreed = {"pyproject.toml", "README.md", "tconvcalc", "tests", "completions"}
    ignored = {"build", "dist", "tconvcalc.egg-info"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - agreed - ignored == set()


def test_the_versions_agree() -> None:
    """What the metadata says is what the program says."""
    assert f'version = "{tconvcalc.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
