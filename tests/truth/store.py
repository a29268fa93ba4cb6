"""The data files of the truth: one line holds what became of all output sizes or paddings of one layer."""

import json
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from .case import Layer, Outcome, Truth

FOLDER = Path(__file__).parent
COLUMNS = [*Layer._fields[:6], ["output_padding", "output_size", "crop_begin"]]


def dumps(value: object) -> str:
    """Write JSON without the spaces, which would be a fifth of the file."""
    return json.dumps(value, separators=(",", ":"))


def lines(truth: Truth) -> Iterator[str]:
    """Give one row per layer, its answers gathered; in TensorFlow the size asked for is the size yielded."""
    for shared, answers in groupby(truth.outcomes.items(), key=lambda item: item[0][:6]):
        yield dumps([*shared, [[layer.output_padding, *outcome] for layer, outcome in answers]])


def save(truth: Truth) -> Path:
    """Write a truth whole or not at all: a half-written truth would be taken for one with more refusals."""
    target = FOLDER / f"{truth.framework}.json"
    head = {"framework": truth.framework, "versions": truth.versions, "cases": truth.cases}
    head |= {"outcomes": len(truth.outcomes), "columns": COLUMNS}
    top = ",\n".join(f'"{name}":{dumps(value)}' for name, value in head.items())
    text = f'{{{top},\n"rows":[\n' + ",\n".join(lines(truth)) + "\n]}\n"
    with tempfile.NamedTemporaryFile("w", dir=FOLDER, suffix=".part", encoding="utf-8", delete=False) as part:
        part.write(text)
    Path(part.name).chmod(0o644)
    os.replace(part.name, target)  # noqa: PTH105  (names the guarantee: atomic)
    return target


def frozen(value: Any) -> Any:  # noqa: ANN401  (JSON holds anything)
    """Make the lists of JSON tuples again, so that a layer can be looked up."""
    return tuple([frozen(one) if type(one) is list else one for one in value]) if type(value) is list else value


@cache
def load(framework: str) -> Truth:
    """Read what a framework was recorded to do."""
    data = json.loads((FOLDER / f"{framework}.json").read_text(encoding="utf-8"))
    outcomes: dict[Layer, Outcome] = {}
    for *shared, answers in map(frozen, data["rows"]):
        for output_padding, output_size, crop_begin in answers:
            asked = output_size if framework == "tensorflow" else None
            outcomes[Layer._make([*shared, output_padding, asked])] = Outcome(output_size, crop_begin)
    return Truth(data["framework"], data["versions"], data["cases"], outcomes)
