"""Every format against an example that was written down, and read by a person, once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tconvcalc.reports import DEFAULT, REPORTS, sarif
from tests.reports.golden import golden, rewrite
from tests.reports.samples import EMPTY, FULL, STRICT

pytestmark = pytest.mark.usefixtures("rules")

WRITTEN = {"full": FULL, "empty": EMPTY, "strict": STRICT}
ENDINGS = {"json": "json", "gitlab": "json", "junit": "xml", "sarif": "json"}


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(sarif, "version", lambda _: "1.2.3")


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("name", REPORTS)
def test_the_report_reads_as_written_down(name: str, kind: str, request: pytest.FixtureRequest) -> None:
    """A change of wording shows itself here and must be meant."""
    file, text = f"{name}-{kind}.{ENDINGS.get(name, 'txt')}", REPORTS[name](WRITTEN[kind])
    if request.config.getoption("--rewrite-goldens"):
        rewrite(file, text)
    assert text == golden(file)


@pytest.mark.parametrize("name", REPORTS)
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
