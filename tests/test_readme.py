"""README is run: every command in it works, and shows what is printed today."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from tests.cases import every_case
from tests.cli.running import ROOT, python, tconvcalc
from tests.truth import FRAMEWORKS, FURTHER, load

README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_session_shows_what_is_printed(command: str, shown: str) -> None:
    """The text under the prompt is the text that comes out."""
    run = tconvcalc(*shlex.split(command)[1:])
    assert run.out + run.err == shown
    refused = shown.startswith(("impossible", "out of bounds")) or re.search(
        r"^[1-9][0-9]* wrong in", shown, re.MULTILINE
    )
    assert run.code == (1 if refused else 0)


def test_the_python_example_prints_what_its_comment_says() -> None:
    """Examples are run like everything else."""
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
    promised = "".join(line.removeprefix("# ") + "\n" for line in example.splitlines() if line.startswith("# "))
    run = python("-c", example)
    assert (run.code, run.out, run.err) == (0, promised, "")


def test_the_two_commands_are_those_that_ci_and_the_examples_run() -> None:
    """What a newcomer types is what is run elsewhere: the first as an example, the second by .ci/run."""
    (block,) = re.findall(r"^```sh\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
    first, second = block.splitlines()
    assert first.removeprefix("pip install . && ") in {command for command, _ in SESSIONS}
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_hook_takes_the_options_that_are_shown() -> None:
    """The hook's own entry, the options that README gives it, and then names of files."""
    (block,) = [
        each for each in re.findall(r"^```yaml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE) if "hooks:" in each
    ]
    (declared,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(block)
    (hook,) = repository["hooks"]
    assert hook["id"] == declared["id"]
    examples = "tests/checking/examples"
    for folder, code in (("good", 0), ("bad", 1)):
        names = [f"{examples}/{folder}/{path.name}" for path in (ROOT / examples / folder).iterdir()]
        run = tconvcalc(*declared["entry"].split()[1:], *hook["args"], "pyproject.toml", *names)
        assert (run.code, run.err) == (code, "")


@every_case("framework", [*FRAMEWORKS, *FURTHER])
def test_the_number_of_verified_cases_is_the_recorded_one(framework: str) -> None:
    """The table counts what the tests compare."""
    (row,) = [line for line in README.splitlines() if line.lower().startswith(f"| {framework} ")]
    assert row.split("|")[-2].strip() == f"{load(framework).cases:,}"
