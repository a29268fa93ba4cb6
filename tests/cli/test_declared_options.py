"""What the help of every command tells of its options, as it was written down and read by a person, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.core import TyperArgument

from tconvcalc.cli.app import program

GOLDEN = Path(__file__).parent / "golden" / "options.txt"


def _declared() -> str:
    whole = program()
    lines: list[str] = []
    for command in (whole, *whole.commands.values()):
        lines += [f"tconvcalc {'' if command is whole else command.name}".strip()]
        for one in command.params:
            value = one.metavar or ("flag" if getattr(one, "is_flag", False) else "FREE")
            default = f" [{one.default}]" if one.default is not None and getattr(one, "show_default", False) else ""
            again = " ..." if one.multiple or one.nargs == -1 else ""
            spelled = one.name if isinstance(one, TyperArgument) else ", ".join(one.opts)
            lines += [f"  {spelled} {value}{again}{default}: {getattr(one, 'help', None)}"]
    return "\n".join([*lines, ""])


def test_every_option_is_declared_as_written_down(request: pytest.FixtureRequest) -> None:
    """Its spellings, what stands for its value, whether it may be repeated, the default that is shown, and its help."""
    if request.config.getoption("--rewrite-goldens"):
        GOLDEN.write_text(_declared(), encoding="utf-8")
    assert _declared() == GOLDEN.read_text(encoding="utf-8")
