"""Notebooks: code cells as one source, places in cells, and whatever is no notebook."""

from __future__ import annotations

import json

import pytest

from tconvcalc.claims import Claim, Place, Read
from tconvcalc.readers.python.notebook import read_notebook
from tests.cases import every_case
from tests.readers.sources import torch

UP = "nn.ConvTranspose2d(8, 4, k)"


def notebook(*cells: object, **metadata: object) -> str:
    """A notebook with these code cells, the first one after some prose."""
    prose = {"cell_type": "markdown", "source": ["# ConvTranspose2d"]}
    code = [{"cell_type": "code", "source": cell, "outputs": []} for cell in cells]
    return json.dumps({"cells": [prose, *code], "metadata": metadata, "nbformat": 4})


def claims(text: str) -> list[Claim]:
    """The claims of a notebook in which nothing is wrong."""
    found, _ = read_notebook(text, "a.ipynb")
    assert (found.unread, found.findings) == ((), ())
    return [one for one in found.claims if isinstance(one, Claim)]


def test_names_reach_later_cells_and_places_count_within_their_cell() -> None:
    """Names reach later cells and places count within their cell."""
    cells = ["from torch import nn\nk = 3", [f"x = {UP}  # tconvcalc: 7 -> 9\n", f"# tconvcalc: 7 -> 9\n{UP}"]]
    first, second = claims(notebook(*cells))
    assert (first.given, second.given) == (torch(3, input_size=7, output_size=9),) * 2
    assert first.place == Place("a.ipynb", 1, 5, 1, 32, "", 3, f"x = {UP}  # tconvcalc: 7 -> 9")
    assert (second.place.cell, second.place.line, second.place.end_line) == (3, 3, 3)


MAGIC = [
    "%matplotlib inline\n{}",
    "!pip install torch\n{}",
    "?nn\n{}",
    "nn.Conv2d??\n{}",
    "files = !ls\n{}",
    "%%time\n{}",
    "%%capture out\n{}",
    "if True:\n    !ls\n{}",
    "print('%s'\n  % k)\n{}",
    "x == y\n!ls\n{}",
    "await x\n{}",
]


@every_case("cell", MAGIC)
def test_what_ipython_takes_for_itself(cell: str) -> None:
    """What ipython takes for itself."""
    (only,) = claims(notebook("from torch import nn\nk = 3", cell.format(UP)))
    assert only.given == torch(3)
    assert only.place.line == cell.count("\n") + 1
    assert only.place.source == UP


def test_cells_of_other_languages() -> None:
    """Cells of other languages."""
    assert claims(notebook("%%bash\nconv2d_transpose (", "%%html\n<b>")) == []
    assert claims(notebook("ConvTranspose2d <- function(", language_info={"name": "R"})) == []
    assert claims(notebook("ConvTranspose2d <- function(", kernelspec={"language": "julia"})) == []


@pytest.mark.parametrize(
    "metadata", [{"language_info": {"name": "python3"}}, {"kernelspec": {"language": 3}}, {"kernelspec": "x"}]
)
def test_cells_of_python(metadata: dict[str, object]) -> None:
    """Cells of python."""
    assert len(claims(notebook(f"from torch import nn\nk = 3\n{UP}", **metadata))) == 1


def test_a_value_from_a_magic_is_not_known() -> None:
    """A value from a magic is not known."""
    (only,) = claims(notebook("from torch import nn\nk = !ls\nnn.ConvTranspose2d(8, 4, k, 2)"))
    assert only.given == torch(None, stride=2)


def test_a_broken_cell_is_said_where_it_matters_and_the_rest_is_read() -> None:
    """A broken cell is said where it matters and the rest is read."""
    found, _ = read_notebook(notebook("from torch import nn\nk = 3", "x = (", f"y = 1\n{UP}("), "a.ipynb")
    (finding,) = found.findings
    assert (finding.code, finding.place.cell, finding.place.line) == ("TCC900", 4, 2)
    found, _ = read_notebook(notebook("from torch import nn\nk = 3", "x = (", UP), "a.ipynb")
    assert (len(found.claims), found.findings) == (1, ())


BROKEN = [
    ("{", 1, "this is no notebook: it is no JSON that can be read"),
    ("{\n\n!", 3, "this is no notebook: it is no JSON that can be read"),
    ("[" * 100_000, 1, "this is no notebook: it is no JSON that can be read"),
    ("9" * 9999, 1, "this is no notebook: it is no JSON that can be read"),
    ("[]", 1, "this is no notebook: it has no list of cells"),
    ("{}", 1, "this is no notebook: it has no list of cells"),
    ('{"cells": 3}', 1, "this is no notebook: it has no list of cells"),
    ('{"worksheets": [3]}', 1, "this is no notebook: it has no list of cells"),
]


@every_case(("text", "line", "message"), BROKEN)
def test_no_notebook(text: str, line: int, message: str) -> None:
    """No notebook."""
    found, ignores = read_notebook(text, "a.ipynb")
    (finding,) = found.findings
    assert (finding.code, finding.place.line, finding.message, ignores) == ("TCC900", line, message, ())


def test_odd_cells() -> None:
    """Odd cells."""
    odd = json.dumps(
        {"cells": [3, {}, {"cell_type": "code"}, {"cell_type": "code", "source": [3, "x = 1"]}], "metadata": 3}
    )
    assert read_notebook(odd, "a.ipynb") == (Read(), ())
    assert read_notebook('{"cells": []}', "a.ipynb") == (Read(), ())


def test_notebooks_of_version_3() -> None:
    """Notebooks of version 3."""
    cell = {"cell_type": "code", "input": f"from torch import nn\nk = 3\n{UP}"}
    assert len(claims(json.dumps({"worksheets": [{"cells": [cell]}]}))) == 1


def test_a_very_long_notebook() -> None:
    """A very long notebook."""
    found, _ = read_notebook(notebook(*["x = 1\n" * 9_999] * 9), "a.ipynb")
    assert found.unread == ((Place("a.ipynb"), "the notebook is too long to be read within a second", "length"),)


def test_what_does_not_meet_is_told_by_cells() -> None:
    """The place to blame, where shapes meet, and the call it depends on, each with its cell."""
    made = "import torch\nfrom torch import nn\ndef net(x):\n    return nn.ConvTranspose2d(8, 8, 2, 2)(x)"
    meets = "def both(x):\n    return torch.cat([net(x), torch.zeros(1, 8, 7, 7)], 1)"
    found, _ = read_notebook(notebook(made, meets, "both(torch.zeros(1, 8, 3, 3))"), "a.ipynb")
    (one,) = found.meetings
    assert (one.place.cell, one.place.line) == (2, 4)
    assert one.because[-2:] == ("they meet at cell 3, line 2", "called at cell 4, line 1 with 1x8x3x3")
