"""The hook, run by pre-commit itself, in a repository that has all kinds of files."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copy, which

import pytest

from tests.cli.running import ROOT

HOOKS = ".pre-commit-hooks.yaml"
WRONG = 'framework = "torch"\n[[layer]]\ninput_size = 7\noutput_size = 14\nkernel_size = 3\nstride = 2\n'
OTHERS = {
    "pyproject.toml": '[project]\nname = "x"\n[tool.tconvcalc]\nexclude = ["gen/"]\n',
    "package.json": '{"name": "x", "layer": "kernel_size"}\n',
    "tsconfig.json": "{\n  // layer: kernel_size\n}\n",
    "chart.yaml": "layer: {{ kernel_size }}\n",
    "twice.yaml": "kernel_size: 3\nkernel_size: 3\nlayer: 1\n",
    "map.geojson": "{}\n",
    "--output-file=x.py": "x = 1\n",
    "script.py": "from torch import nn\nup = nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)  # tconvcalc: 7 -> 14\n",
    "gen/layers.toml": WRONG,
}
CONFIG = """\
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: tconvcalc-check
        name: all right
        language: system
        exclude: ^own[.]toml$
      - id: tconvcalc-check
        name: one wrong
        language: system
"""


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program there, with a home of its own."""
    who = {f"GIT_{role}_{part}": "x@y" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    known = {name: text for name, text in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    told = known | who | environment
    return subprocess.run(  # noqa: S603 -- what is tested
        command, cwd=folder, env=told, capture_output=True, text=True, check=False
    )


def committed(folder: Path) -> str:
    """Make a repository of all that is in a folder, and give its revision."""
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--no-verify", "-m", "all"]):
        assert run(folder, "git", *command).returncode == 0
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository that uses the hook, which stands in one of its own; the program is on the path."""
    hooks, folder, programs = tmp_path / "hooks", tmp_path / "project", tmp_path / "bin"
    for each in (hooks, folder / "gen", programs):
        each.mkdir(parents=True)
    copy(ROOT / HOOKS, hooks)
    program = programs / "tconvcalc"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m tconvcalc "$@"\n')
    program.chmod(0o755)
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(hooks=hooks, revision=committed(hooks)))
    for name, text in OTHERS.items():
        (folder / name).write_text(text)
    return folder


def hooked(project: Path) -> subprocess.CompletedProcess[str]:
    """Commit, and let the hook see every file."""
    committed(project)
    path = f"{project.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    home = str(project.parent / "home")
    return run(
        project, sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", PATH=path, PRE_COMMIT_HOME=home
    )


@pytest.mark.skipif(
    not os.environ.get("CI") and not (find_spec("pre_commit") and which("git")), reason="needs pre-commit and git"
)
def test_the_hook_fails_at_wrong_layers_and_at_nothing_else(project: Path) -> None:
    """Other programs' data, excluded files and a file whose name looks like an option are no faults."""
    (project / "own.toml").write_text(WRONG)
    done = hooked(project)
    right, said, wrong = done.stdout.partition("one wrong")
    assert said, done.stdout + done.stderr
    assert "all right" in right
    assert "Passed\n" in right
    assert "nothing wrong in 1 layer" in right
    assert done.returncode == 1
    assert "Failed\n" in wrong
    assert "exit code: 1\n" in wrong
    assert "own.toml:2:1: TCC001" in wrong
    assert "1 wrong in 2 layers" in wrong
