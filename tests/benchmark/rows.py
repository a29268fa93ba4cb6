"""The rows of the table; to add one is to add an entry."""

from __future__ import annotations

from functools import partial

from tests.benchmark import layers, starting, tab, tree
from tests.benchmark.row import Row, Sample, Side, file, module, program
from tests.benchmark.running import part
from tests.benchmark.stage import Stage

_LAYER = "-f pytorch -i 7 -o 14 -k 4 -s 2 -p 1"
_OPEN = "-f pytorch -i 126 -o 255 -s 2"
_TRIED = "-f pytorch -i 7 -k 4 -s 2 -p 1"
_TRIED_TENSORFLOW = "-f tensorflow -i 7 -o 14 -k 4 -s 2 -p same"


def _program(code: str) -> partial[Sample]:
    return partial(starting.python, code=code)


def _tconvcalc(command: str) -> Side:
    return Side(f"tconvcalc {command.split(maxsplit=1)[0]}", partial(starting.tconvcalc, command=command))


def _tried(command: str) -> Side:
    return Side("tconvcalc solve", partial(starting.asked, command=command))


def _enumerated(way: str, stage: Stage) -> Sample:
    return part(stage, f"enumerating:{way}", *(stage.size(full, quick) for full, quick in ((64, 8), (16, 4), (8, 2))))


def _layers(way: str, stage: Stage) -> Sample:
    count = stage.size(100_000, 200)
    return part(stage, f"layers:{way}", layers.write(stage.folder, count), count)


def _tree(way: str, stage: Stage) -> Sample:
    return part(stage, f"tree:{way}", tree.write(stage.folder, stage.size(2_000, 40)))


_TYPER = Side("an empty Typer program", _program(starting.EMPTY_TYPER))
_TYPER_SYMPY = Side("an empty Typer program that imports SymPy", _program(starting.EMPTY_TYPER_WITH_SYMPY))
_IMPORT = Side("import tconvcalc", _program("import tconvcalc"))
_PASS = Side("python -c pass", _program("pass"))
_TAB = Side("TAB in bash", tab.ours, (program("bash"), file(tab.OURS)))
_TAB_TYPER = Side("Typer's own completion", tab.typer, (program("bash"),))
_SOLVER = Side("126 -> 255 in PyTorch, every layer", partial(_enumerated, "ours"))
_BRUTE = Side("brute force", partial(_enumerated, "brute"))
_CP_SAT = Side("OR-Tools CP-SAT", partial(_enumerated, "cp_sat"), (module("ortools"),))
_Z3 = Side("Z3", partial(_enumerated, "z3"), (module("z3"),))
_PYTORCH = Side("start PyTorch and try it", _program(starting.PYTORCH), (module("torch"),))
_TENSORFLOW = Side("start TensorFlow and try it", _program(starting.TENSORFLOW), (module("tensorflow"),))
_SPECS = Side("check 100,000 layers of specs", partial(_layers, "ours"))
_META = Side("build them on PyTorch's meta device", partial(_layers, "pytorch"), (module("torch"),))
_SOURCES = Side("check 2,000 Python files", partial(_tree, "ours"))
_BYTES = Side("read their bytes", partial(_tree, "reading"))
_PYFLAKES = Side("pyflakes", partial(_tree, "pyflakes"), (module("pyflakes"),))

ROWS = (
    Row("version", _tconvcalc("--version"), _TYPER, goal=1.15, warm=True),
    Row("check", _tconvcalc(f"check {_LAYER}"), _TYPER, goal=1.5, warm=True),
    Row("solve", _tconvcalc(f"solve {_OPEN}"), _TYPER_SYMPY, goal=1.15, warm=True),
    Row("import", _IMPORT, _PASS, goal=1.3, warm=True),
    Row("tab", _TAB, _TAB_TYPER, warm=True),
    Row("all-brute-force", _SOLVER, _BRUTE),
    Row("all-cp-sat", _SOLVER, _CP_SAT),
    Row("all-z3", _SOLVER, _Z3),
    Row("try-pytorch", _tried(_TRIED), _PYTORCH, warm=True),
    Row("try-tensorflow", _tried(_TRIED_TENSORFLOW), _TENSORFLOW, warm=True),
    Row("specs-pytorch", _SPECS, _META),
    Row("tree-bytes", _SOURCES, _BYTES, warm=True),
    Row("tree-pyflakes", _SOURCES, _PYFLAKES),
)
