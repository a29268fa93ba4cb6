"""Write the truth anew, after the grid or a framework changed: `python -m tests.truth.record`."""

import sys

from .further_grids import FURTHER
from .grid import FRAMEWORKS
from .live import ask
from .store import save


def main(frameworks: list[str]) -> None:
    """Record the named frameworks, or all of them."""
    for framework in frameworks or (*FRAMEWORKS, *FURTHER):
        truth = ask(framework)
        written = save(truth)
        sys.stdout.write(f"{written.name}: {len(truth.outcomes)} of {truth.cases} cases ran, {truth.versions}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
