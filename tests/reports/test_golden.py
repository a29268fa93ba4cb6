"""Every format against an example that was written down, and read by a person, once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tconvcalc.claims import CheckResult, Finding, Place
from tconvcalc.reports import DEFAULT, REPORTS, sarif
from tests.cases import every_case
from tests.reports.golden import golden, rewrite
from tests.reports.samples import EMPTY, FULL, STRICT

pytestmark = pytest.mark.usefixtures("rules")

WRITTEN = {"full": FULL, "empty": EMPTY, "strict": STRICT}
ENDINGS = {"json": "json", "gitlab": "json", "junit": "xml", "sarif": "json"}


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(sarif, "version", lambda _: "1.2.3")


NAMES = ("full", "concise", "json", "github", "gitlab", "junit", "sarif")


def test_no_format_is_forgotten() -> None:
    """Scripts ask for them by these names."""
    assert tuple(REPORTS) == NAMES


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("name", NAMES)
def test_the_report_reads_as_written_down(name: str, kind: str, request: pytest.FixtureRequest) -> None:
    """A change of wording shows itself here and must be meant."""
    file, text = f"{name}-{kind}.{ENDINGS.get(name, 'txt')}", REPORTS[name](WRITTEN[kind])
    if request.config.getoption("--rewrite-goldens"):
        rewrite(file, text)
    assert text == golden(file)


@every_case("name", NAMES)
def test_every_format_has_a_name_and_says_what_it_is(name: str) -> None:
    """The table is what the command line lists."""
    assert name in str(REPORTS[name].__doc__)
    assert next(iter(REPORTS)) == DEFAULT


@pytest.mark.parametrize(("name", "loaded"), [("full", False), ("junit", True)])
def test_a_format_is_loaded_when_it_is_used(name: str, loaded: bool) -> None:  # noqa: FBT001 - a case of the table
    """XML is read in only by who wants XML; the second case proves that the first can fail."""
    program = (
        "import sys; from tconvcalc.claims import CheckResult as Report; from tconvcalc.reports import REPORTS;"
        f"REPORTS[{name!r}](Report()); print('xml.etree.ElementTree' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - ours
    assert done.stdout.split() == [str(loaded)]


def test_the_full_report_ends_somewhere() -> None:
    """Of the same fault in the same file nobody reads the hundred and first; the other formats have them all."""
    findings = [Finding("TCC001", Place("a.toml", line), "wrong") for line in range(1, 251)]
    findings += [Finding("TCC002", Place("a.toml", 300), "wrong too"), Finding("TCC001", Place("b.toml", 1), "wrong")]
    skipped = [(f"{number}.py", "gone") for number in range(103)]
    report = CheckResult(tuple(findings), skipped=tuple(skipped), layers=252, files=2)
    lines = REPORTS["full"](report).splitlines()
    assert [sum(f"{code} wrong" in line for line in lines) for code in ("TCC001", "TCC002")] == [101, 1]
    assert "a.toml: 150 more TCC001 (--output-format concise lists all)" in lines
    assert lines[-2:] == [
        "3 more skipped (--show-unread lists all)",
        "252 wrong in 252 layers (2 files, 0 unread, 103 skipped)",
    ]
    assert REPORTS["concise"](report).count("\n") == 252 + 103
