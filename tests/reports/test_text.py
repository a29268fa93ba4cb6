"""A path is said so that a service finds the file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tconvcalc.reports import sarif
from tconvcalc.reports.github import render as github
from tconvcalc.reports.gitlab import render as gitlab
from tconvcalc.reports.text import relative, uri
from tests.reports.samples import SAME, STRICT

pytestmark = pytest.mark.usefixtures("rules")


@given(st.binary(min_size=1, max_size=12).filter(lambda name: b"\0" not in name))
def test_a_uri_holds_the_very_bytes_of_a_name(name: bytes) -> None:
    """Whatever a file is called, also where that is no UTF-8."""
    path = os.fsdecode(b"f/" + name)
    assert unquote_to_bytes(uri(path)) == os.fsencode(relative(path))


def test_a_path_is_said_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it lies below the current folder; services know no folders of the machine that checked."""
    monkeypatch.chdir(tmp_path)
    below, beside = str(tmp_path / "a b" / "m.py"), str(tmp_path.parent / "a:b.py")
    assert (relative(below), uri(below)) == ("a b/m.py", "a%20b/m.py")
    assert relative(beside) == Path(beside).as_posix()
    assert uri(beside) == "file://" + Path(beside).as_posix().replace("a:b", "a%3Ab")
    assert (relative("./m.py"), uri("a:b.py"), uri("../m.py")) == ("m.py", "a%3Ab.py", "../m.py")
    assert uri("\ud800") == "%5Cud800"
    report = replace(STRICT, findings=(SAME._replace(place=SAME.place._replace(path=below)),))
    assert '"uri": "a%20b/m.py"' in sarif.render(report)
    assert '"path": "a b/m.py"' in gitlab(report)
    assert "file=a b/m.py," in github(report)
