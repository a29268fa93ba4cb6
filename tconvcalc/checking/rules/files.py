"""The rules about files and the comments in them; what finds them are the readers and the suppressions."""

from __future__ import annotations

from tconvcalc.checking.rules.rule import Rule

RULES = (
    Rule(
        "TCC900",
        "unreadable file",
        what="The file is no Python source, notebook, TOML, JSON or YAML, although its name says so.",
        why="Nothing in it can be judged.",
        file="layers.toml",
    ),
    Rule(
        "TCC901",
        "fault in a spec",
        what="A spec has an unknown key, a value of a wrong type, a name twice, no framework, or nothing in it.",
        why="What is written there is not what would be checked.",
        file="layers.toml",
    ),
    Rule(
        "TCC902",
        "ignores nothing",
        what="A comment silences a code that is not found there.",
        why="It would hide a finding that comes later, and tells readers of a problem that is gone.",
        file="model.py",
    ),
    Rule(
        "TCC903",
        "malformed comment",
        what="A tconvcalc comment is neither a claim such as 7 -> 14 nor an ignore such as ignore[TCC101].",
        why="It is not obeyed, although it looks as if it were.",
        file="model.py",
    ),
    Rule(
        "TCC904",
        "the checker failed",
        what="The checker itself fails at this file, which is a fault of its own and none of the file's.",
        why="Nothing in the file was judged; the other files were.",
        file="",
    ),
)
