"""Laws of the architecture: imports only go down, heavy libraries stay where they belong, files stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

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


class Read(NamedTuple):
    """What the laws look at in a file: its lines and its docstring, what it imports, and all of it."""

    lines: int
    docstring: str
    imports: tuple[ast.Import | ast.ImportFrom, ...]
    text: str

    def strings(self) -> Iterator[tuple[int, str]]:
        """The strings that are no docstrings, each with its line."""
        nodes = list(ast.walk(ast.parse(self.text)))
        bare = {node.value for node in nodes if isinstance(node, ast.Expr)}
        constants = (node for node in nodes if isinstance(node, ast.Constant) and node not in bare)
        yield from ((node.lineno, node.value) for node in constants if isinstance(node.value, str))


@cache
def read(path: Path) -> Read:
    """A file, parsed once for all the laws."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imports = tuple(node for node in statements(tree) if isinstance(node, ast.Import | ast.ImportFrom))
    return Read(len(text.splitlines()), ast.get_docstring(tree) or "", imports, text)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Every statement within, at whatever depth; expressions, of which most of a file consists, hold none."""
    for each in ast.iter_child_nodes(node):
        if not isinstance(each, ast.expr):
            yield each
            yield from statements(each)


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions; ``from package import module`` names the module."""
    for node in read(path).imports:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            own = [name for name in inner if name.removeprefix("tconvcalc.") in NAMES]
            yield from own or [node.module]


def own_imports(path: Path) -> set[str]:
    """The modules of the package that a file imports."""
    return {name.removeprefix("tconvcalc.") for name in imported(path) if name.startswith("tconvcalc.")}


NAMES = {module_of(path) for path in MODULES}


def test_imports_only_go_down() -> None:
    """A module knows its own level and those below it."""
    assert [(module, name) for path in MODULES for module, name in climbing(path)] == []


def climbing(path: Path) -> Iterator[tuple[str, str]]:
    """What a file imports from above its own level."""
    own = level(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    yield from ((module_of(path), name) for name in own_imports(path) if level(name.split(".")[0]) > own)


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


def named(path: Path) -> list[tuple[str, int, str]]:
    """The strings of a file that name a framework and are no docstrings, each with its line."""
    if not NAMED.search(read(path).text):
        return []  # most files: there is no need to look for what is a string
    return [(module_of(path), line, text) for line, text in read(path).strings() if NAMED.search(text)]


def test_no_framework_is_named_outside_its_own_folder() -> None:
    """Neither as a key nor in a sentence: what a framework does is said by the framework."""
    others = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] != "frameworks"]
    assert [found for path in others for found in named(path)] == []


def test_a_named_framework_would_be_found() -> None:
    """The same search sees the names where they belong."""
    assert named(PACKAGE / "frameworks" / "pytorch" / "__init__.py")


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_heavy_library_has_one_home(library: str, home: str) -> None:
    """Who looks for it knows where it is, and who avoids that module avoids the cost."""
    users = {
        str(path.relative_to(PACKAGE)) for path in MODULES if any(n.split(".")[0] == library for n in imported(path))
    }
    assert users
    assert {user for user in users if not user.startswith(home)} == set()


LOADED = "; print('LOADED', *sorted({m.split('.')[0] for m in sys.modules} & {'sympy', 'typer', 'rich'}))\n"


def test_what_is_loaded_is_what_is_used() -> None:
    """SymPy costs more than all the rest of a run, and a few colours need no Rich: neither is loaded in vain."""
    does = {
        "import sys, tconvcalc": "",
        "tconvcalc.solve('tf', input_size=4, output_size=8)": "",
        "from tconvcalc.cli.app import run": "typer",
        "run(['--version'])": "typer",
        "run(['solve', '-f', 'tf', '-i', '4', '-o', '8', '--code'])": "typer",
        # and the same test does see what is loaded:
        "tconvcalc.solve('tf', input_size=4, output_size=8).general": "sympy typer",
        "run(['solve', '-f', 'tf', '-i', '4', '--color', 'always'])": "sympy typer",
    }
    said = python("-c", "".join(one + LOADED for one in does)).out.splitlines()
    loaded = [line.removeprefix("LOADED").strip() for line in said if line.startswith("LOADED")]
    assert dict(zip(does, loaded, strict=True)) == does


JUDGED = "run('check -f torch -i 7 -k 4 -s 2 -p 1 -o {}'.split()); "
PACKAGES = (
    "loaded = {m.split('.')[1] for m in sys.modules if m.startswith('tconvcalc.')}; "
    "print('LOADED', *sorted(loaded & {'solving', 'readers'}))\n"
)


def test_what_is_right_is_judged_without_a_search() -> None:
    """To look for help takes longer than to judge, so nothing of it is loaded before something is wrong."""
    code = "import sys; from tconvcalc.cli.app import run\n" + "".join(
        JUDGED.format(size) + PACKAGES for size in (14, 15)
    )
    said = python("-c", code).out.splitlines()
    assert [line for line in said if line.startswith("LOADED")] == ["LOADED", "LOADED solving"]


def test_what_is_public_is_there() -> None:
    """The front door opens on everything that it names, and on nothing else."""
    assert all(getattr(tconvcalc, name) for name in tconvcalc.__all__)
    assert set(tconvcalc.__all__) <= set(dir(tconvcalc))
    with pytest.raises(AttributeError, match="no attribute 'forget'"):
        _ = tconvcalc.forget


def test_files_are_small_and_say_why_they_exist() -> None:
    """A file has one reason to exist, says it, and ends before one loses sight of it."""
    files = {module_of(path): read(path) for path in MODULES}
    assert [
        name for name, file in files.items() if not (file.docstring + " ").splitlines()[0].strip().endswith((".", ":"))
    ] == []
    assert {name: file.lines for name, file in files.items() if file.lines > 300} == {}


def test_the_top_level_holds_what_was_agreed() -> None:
    """Nothing else at the top but what tools require."""
    agreed = {"pyproject.toml", "README.md", "tconvcalc", "tests", "completions"}
    ignored = {"build", "dist", "tconvcalc.egg-info"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - agreed - ignored == set()


def test_the_versions_agree() -> None:
    """What the metadata says is what the program says."""
    assert f'version = "{tconvcalc.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
