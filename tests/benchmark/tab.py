"""A TAB in bash: the completion function, called as bash calls it, of our script and of the one from Typer."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from tests.benchmark.row import Sample
from tests.benchmark.running import FailedError
from tests.benchmark.stage import ROOT, Stage

OURS = "completions/tconvcalc.bash"
_OPTIONS = """
framework input_size output_size kernel_size stride padding output_padding dilation dims in_channels out_channels
groups limit max_kernel max_stride max_dilation code init json verbose color debug
"""
_PROGRAM = """#!{python}
import typer
app = typer.Typer()
@app.command()
def check({options}) -> None: ...
@app.command()
def solve({options}) -> None: ...
app(prog_name="tconvcalc")
"""
_PRESS = """
source "$1"
COMP_WORDS=(tconvcalc solve --input) COMP_CWORD=2 COMP_TYPE=9
press() { "$2" "$1" --input solve; }
press "$3" "$2"
times >"$5.before"
for ((i = 0; i < $4; i++)); do press "$3" "$2"; done
times >"$5.after"
printf '%s\n' "${COMPREPLY[@]}"
"""


def ours(stage: Stage) -> Sample:
    """Our script, which starts no process."""
    return _pressed(stage, Path(ROOT, OURS), "_tconvcalc", "tconvcalc", stage.size(500, 50))


def typer(stage: Stage) -> Sample:
    """Typer's script, which starts the program: an equal one, that does nothing but know its options."""
    script, program = stage.folder / "typer.bash", stage.folder / "tconvcalc"
    named = {"prog_name": "tconvcalc", "complete_var": "_TCONVCALC_COMPLETE", "shell": "bash"}
    written = import_module("typer.completion").get_completion_script(**named)
    options = ", ".join(f"{name}: str = typer.Option('', help='Some words about it.')" for name in _OPTIONS.split())
    script.write_text(written, encoding="utf-8")
    program.write_text(_PROGRAM.format(python=sys.executable, options=options), encoding="utf-8")
    program.chmod(0o755)
    return _pressed(stage, script, "_tconvcalc_completion", str(program), stage.size(3, 1))


def _pressed(stage: Stage, script: Path, function: str, program: str, times: int) -> Sample:
    """The processor time of one TAB, of bash and of all that it starts, and the words that were offered."""
    noted = stage.folder / "times"
    command = ["bash", "--norc", "-c", _PRESS, "bash", str(script), function, program, str(times), str(noted)]
    done = subprocess.run(  # noqa: S603 -- what is measured
        command, cwd=stage.folder, env=stage.environment(), capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise FailedError(done.stderr.strip() or f"bash: exit code {done.returncode}")
    before, after = (_seconds(Path(f"{noted}.{when}")) for when in ("before", "after"))
    return Sample((after - before) / times, " ".join(done.stdout.split()))


def _seconds(noted: Path) -> float:
    """The sum of what bash's ``times`` tells: ``0m0.012s``, for itself and its children, user and system."""
    parts = (word.removesuffix("s").split("m") for word in noted.read_text(encoding="utf-8").split())
    return sum(60 * float(minutes) + float(seconds) for minutes, seconds in parts)
