"""Laws of the architecture: imports only go down, heavy libraries stay where they belong, files stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tconvcalc
from tconvcalc.frameworks.registry import FRAMEWORKS, spellings
from tests.cli.running import ROOT, python

PACKAGE = ROOT / "tconvcalc"
LEVELS = (
    {"text", "values"},
    {"errors", "geometry"},
    {"layer"},
    {"question", "claims"},
    {"frameworks"},
    {"parsing"},
    {"solving"},
    {"explaining"},
    {"solver", "answer_json"},
    {"networks", "conversion", "drawing", "messages", "pages"},
    {"readers"},
    {"checking"},
    {"reports"},
    {"rendering"},
    {"answer", "report", "conversion_answer", "drawn", "drawn_chain", "explanation", "networks_answer"},
    {"api"},
    {"completion"},
    {"cli"},
    {"__init__", "__main__"},
)
"""The modules and packages from the bottom up; each may import those of its own level and of the levels below."""

HOMES = {"sympy": "solving/algebra.py", "typer": "cli/"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def level(name: str) -> int:
    """How high a top-level module or package stands."""
    return next(height for height, names in enumerate(LEVELS) if name in names)


def module_of(path: Path) -> str:
    """The dotted name of a file, without the package's own."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a file is written of."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions; ``from package import module`` names the module."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            own = [name for name in inner if name.removeprefix("tconvcalc.") in NAMES]
            yield from own or [node.module]


def own_imports(path: Path) -> set[str]:
    """The modules of the package that a file imports."""
    return {name.removeprefix("tconvcalc.") for name in imported(path) if name.startswith("tconvcalc.")}


NAMES = {module_of(path) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_imports_only_go_down(path: Path) -> None:
    """A module knows its own level and those below it."""
    own = level(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    assert {name for name in own_imports(path) if level(name.split(".")[0]) > own} == set()


def test_no_imports_go_in_a_circle() -> None:
    """Not even those within functions: a module can be understood after those that it imports."""
    graph = {module_of(path): own_imports(path) - {module_of(path)} for path in MODULES}
    assert circle(graph) == []


def test_a_circle_would_be_found() -> None:
    """The same search finds a circle where there is one."""
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == {"b", "c"}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The modules that are left when those that import nothing of the rest are taken away, again and again."""
    left = dict(graph)
    while free := [name for name, uses in left.items() if not uses & left.keys()]:
        for name in free:
            del left[name]
    while outer := [name for name in left if not any(name in uses for uses in left.values())]:
        for name in outer:
            del left[name]
    return sorted(left)


NAMED = re.compile(
    r"\b(" + "|".join(name for one in FRAMEWORKS.values() for name in spellings(one)) + r")\b", re.IGNORECASE
)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file that are no docstrings, each with its line."""
    bare = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_no_framework_is_named_outside_its_own_folder(path: Path) -> None:
    """Neither as a key nor in a sentence: what a framework does is said by the framework."""
    own = str(path.relative_to(PACKAGE))
    if own.startswith("frameworks/"):
        return
    assert [(line, text) for line, text in strings(path) if NAMED.search(text)] == []


def test_a_named_framework_would_be_found() -> None:
    """The same search sees the names where they belong."""
    assert any(NAMED.search(text) for _, text in strings(PACKAGE / "frameworks" / "pytorch" / "__init__.py"))


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_heavy_library_has_one_home(library: str, home: str) -> None:
    """Who looks for it knows where it is, and who avoids that module avoids the cost."""
    users = {
        str(path.relative_to(PACKAGE)) for path in MODULES if any(n.split(".")[0] == library for n in imported(path))
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
            "sympy typer",
        ),
    ],
)
def test_what_is_loaded_is_what_is_used(does: str, loads: str) -> None:
    """SymPy costs more than all the rest of a run, and a few colours need no Rich: neither is loaded in vain."""
    assert python("-c", LOADED.format(does)).out.splitlines()[-1] == loads


JUDGED = "import sys; from tconvcalc.cli.app import run; run('check -f torch -i 7 -k 4 -s 2 -p 1 -o {}'.split()); "
PACKAGES = (
    "print(*sorted({m.split('.')[1] for m in sys.modules if m.startswith('tconvcalc.')} & {'solving', 'readers'}))"
)


@pytest.mark.parametrize(("size", "loads"), [(14, ""), (15, "solving")])
def test_what_is_right_is_judged_without_a_search(size: int, loads: str) -> None:
    """To look for help takes longer than to judge, so nothing of it is loaded before something is wrong."""
    assert python("-c", JUDGED.format(size) + PACKAGES).out.splitlines()[-1] == loads


def test_what_is_public_is_there() -> None:
    """The front door opens on everything that it names, and on nothing else."""
    assert all(getattr(tconvcalc, name) for name in tconvcalc.__all__)
    assert set(tconvcalc.__all__) <= set(dir(tconvcalc))
    with pytest.raises(AttributeError, match="no attribute 'forget'"):
        _ = tconvcalc.forget


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_files_are_small_and_say_why_they_exist(path: Path) -> None:
    """A file has one reason to exist, says it, and ends before one loses sight of it."""
    text = path.read_text(encoding="utf-8")
    assert (ast.get_docstring(ast.parse(text)) or "").splitlines()[0].endswith((".", ":"))
    assert len(text.splitlines()) <= 300


def test_the_top_level_holds_what_was_agreed() -> None:
    """Nothing else at the top but what tools require."""
    agreed = {"pyproject.toml", "README.md", "tconvcalc", "tests", "completions"}
    ignored = {"build", "dist", "tconvcalc.egg-info"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - agreed - ignored == set()


def test_the_versions_agree() -> None:
    """What the metadata says is what the program says."""
    assert f'version = "{tconvcalc.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
