"""Runs files of the corpus one after the other in one process, and prints how each ended.

`python -m tests.readers.corpus_run FILE…` prints a line of JSON for each: the file, the error's type or "", its text.
Tools that some files call and that need not be installed (torchinfo, jaxtyping) are stood in for.
"""

from __future__ import annotations

import contextlib
import io
import json
import runpy
import sys
import warnings
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.truth.environment import prepare


class Annotated:
    """Stands in for jaxtyping's annotations: `Float[Tensor, "b c"]` is `Tensor`."""

    def __class_getitem__(cls, item: tuple[Any, str]) -> Any:  # noqa: ANN401 -- whatever the file names
        """The array type that is annotated."""
        return item[0]


def prepare_torch() -> None:
    """Run on one thread, with stand-ins for what prints and annotates models."""
    torch = import_module("torch")
    torch.set_num_threads(1)

    def summary(model: Any, input_size: tuple[int, ...], **_: object) -> None:  # noqa: ANN401 -- a torch module
        """Apply the model, as torchinfo does, batch included."""
        model(torch.zeros(input_size))

    def summary_of_one(model: Any, input_size: tuple[int, ...], **_: object) -> None:  # noqa: ANN401 -- a torch module
        """Apply the model, as torchsummary does, to two inputs of the size."""
        model(torch.zeros(2, *input_size))

    stand_in("torchinfo", summary=summary)
    stand_in("torchsummary", summary=summary_of_one)
    stand_in("jaxtyping", Float=Annotated)


def prepare_tensorflow() -> None:
    """Run without compiling, which takes longer than these models do."""
    import_module("tensorflow").config.run_functions_eagerly(True)  # noqa: FBT003 -- TensorFlow's own signature


def stand_in(name: str, **contents: object) -> None:
    """Let a module of a name be imported."""
    sys.modules[name] = ModuleType(name)
    vars(sys.modules[name]).update(contents)


def run(path: Path) -> tuple[str, str]:
    """Run a file as a script: the type and text of the error that ended it, both empty where it came to its end."""
    sys.path.insert(0, str(path.parent))
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if path.suffix == ".ipynb":
                run_notebook(path)
            elif path.name.startswith("flax"):
                run_abstractly(path)
            else:
                runpy.run_path(str(path), run_name="__main__")
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- how it ends is what is asked
        return type(error).__name__, str(error)
    finally:
        del sys.path[0]
    return "", ""


def run_abstractly(path: Path) -> None:
    """Run a file on shapes alone, for jax compiles every operation on numbers."""
    import_module("jax").eval_shape(lambda: len(runpy.run_path(str(path), run_name="__main__")))


def run_notebook(path: Path) -> None:
    """Run the code cells one after the other, without the lines that only a notebook understands."""
    names: dict[str, object] = {"__name__": "__main__"}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            lines = [line for line in cell["source"] if not line.startswith("%")]
            exec(compile("".join(lines), str(path), "exec"), names)  # noqa: S102 -- a file of the corpus


def main(paths: list[Path]) -> None:
    """Run all of them; the first one's name says which package they need."""
    prepare()
    preparations = {"torch": prepare_torch, "keras": prepare_tensorflow, "tensorflow": prepare_tensorflow}
    preparations.get(paths[0].name.split("_")[0], list)()
    for path in paths:
        sys.stdout.write(json.dumps([str(path), *run(path)]) + "\n")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
