"""Small files whose folder says what is expected of them, and whose name begins with the rule that they break."""

from __future__ import annotations

import runpy
from importlib.util import find_spec
from pathlib import Path

import pytest

from tconvcalc.checking.config import Config
from tconvcalc.claims import Claim, Read
from tconvcalc.readers.spec.reader import read_spec
from tests.cases import every_case
from tests.checking.checked import check
from tests.truth.present import require

FOLDER = Path(__file__).parent / "examples"
GOOD = sorted((FOLDER / "good").iterdir())
BAD = sorted((FOLDER / "bad").iterdir())
CODE = len("TCC001")


def named(path: Path) -> str:
    """The name of a file, for a test's own."""
    return path.name


def yaml_first(path: Path) -> None:
    """Skip what takes PyYAML where that is not installed."""
    if path.suffix in {".yaml", ".yml"} and find_spec("yaml") is None:
        pytest.skip("PyYAML is not installed")


@every_case("path", GOOD, ids=named)
def test_a_good_file_is_right(path: Path) -> None:
    """Nothing is found in it, and everything was read."""
    yaml_first(path)
    report = check(path, config=Config())
    assert (report.findings, report.unread) == ((), ())
    assert report.layers


@every_case("path", BAD, ids=named)
def test_a_bad_file_is_wrong_in_its_own_way(path: Path) -> None:
    """Its rule is found in it, and no other."""
    yaml_first(path)
    code = path.name[:CODE]
    report = check(path, select=[code] if code.startswith("TCC1") else [], config=Config())
    assert {finding.code for finding in report.findings} == {code}


def frameworks_of(text: str) -> list[str]:
    """The frameworks that a source imports."""
    imports = {"import tensorflow": "tensorflow", "import keras": "keras", "import torch": "pytorch"}
    return [framework for line, framework in imports.items() if line in text]


def runnable(paths: list[Path]) -> list[Path]:
    """The sources that end with a result."""
    return [path for path in paths if path.suffix == ".py" and "\nclaimed = " in path.read_text(encoding="utf-8")]


@pytest.mark.frameworks
@pytest.mark.parametrize("path", runnable(GOOD), ids=named)
def test_a_good_source_runs(path: Path) -> None:
    """The framework itself makes what is claimed."""
    for framework in frameworks_of(path.read_text(encoding="utf-8")):
        require(framework)
    done = runpy.run_path(str(path))
    assert tuple(done["y"].shape) == done["claimed"]


@pytest.mark.frameworks
@pytest.mark.parametrize("path", runnable(BAD), ids=named)
@pytest.mark.filterwarnings("ignore")
def test_a_bad_source_fails_or_makes_something_else(path: Path) -> None:
    """The framework itself refuses it, or makes another size than is claimed."""
    for framework in frameworks_of(path.read_text(encoding="utf-8")):
        require(framework)
    try:
        done = runpy.run_path(str(path))
    except Exception as error:  # noqa: BLE001 -- each framework has its own
        assert not isinstance(error, ImportError | NameError | SyntaxError)  # noqa: PT017
    else:
        assert tuple(done["y"].shape) != done["claimed"]


@pytest.mark.frameworks
def test_the_layers_of_specs_in_pytorch() -> None:
    """What good specs say of PyTorch's layers is what PyTorch does."""
    require("pytorch")
    import torch  # noqa: PLC0415

    run = 0
    for path in GOOD:
        read = read_spec(path.read_bytes(), path.name) if path.suffix in {".toml", ".json"} else None
        for layer in (read or Read()).claims:
            if isinstance(layer, Claim) and layer.framework == "pytorch":
                sizes = layer.given["input_size"] * (layer.dims or 2)
                names = ("kernel_size", "stride", "padding", "output_padding", "dilation")
                built = torch.nn.ConvTranspose2d(1, 1, **{name: layer.given[name][0] for name in names})
                assert built(torch.zeros(1, 1, *sizes[:2])).shape[2] == layer.given["output_size"][0]
                run += 1
    assert run
