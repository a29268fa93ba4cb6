"""The registry of frameworks is a mapping by name, and a name that is not known is complained about in full."""

from __future__ import annotations

import pytest

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks.registry import FRAMEWORKS, Line, Registry, resolve
from tests.cases import every_case


def test_it_is_a_mapping_that_grows_and_shrinks() -> None:
    """One more framework is found by its name until it is taken away, whether its table was loaded or not."""
    registry = Registry({"onnx": Line(("ort",)), "mlx": Line()})
    assert (len(registry), list(registry)) == (2, ["onnx", "mlx"])
    registry["torch"] = FRAMEWORKS["pytorch"]
    assert registry["torch"].name == "pytorch"
    assert "torch" in registry.lines["torch"].aliases
    del registry["torch"], registry["mlx"]
    assert list(registry) == ["onnx"]
    for gone in ("torch", "mlx"):
        with pytest.raises(KeyError, match=gone):
            registry[gone]


@every_case(
    ("name", "shown"),
    [
        (7, "no framework is called 7"),
        (2.5, r"no framework is called 2\.5"),
        (1 << 80, "a value of the type int is no name of a framework"),
        (["keras"], "a value of the type list is no name of a framework"),
        ("x" * 99, f'no framework is called "{"x" * 48}…"'),
        ("kears", r'called "kears" \(the nearest is keras\)'),
        ("keras, TORCH", "write -f keras -f TORCH"),
        ("keras, zzz", 'called "keras, zzz"'),
    ],
)
def test_what_is_no_name(name: object, shown: str) -> None:
    """It is shown as far as it is short, and what may have been meant is said."""
    with pytest.raises(MisuseError, match=shown):
        resolve(name, "-f")


def test_a_name_in_any_case() -> None:
    """An alias and blanks around it do not matter."""
    assert resolve(" ORT ").name == "onnx"
