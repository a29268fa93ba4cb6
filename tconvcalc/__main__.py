"""``python -m tconvcalc`` and the console script."""

from __future__ import annotations

import sys

from tconvcalc.loading import uncollected


def main() -> None:
    """Run the command line and leave with its exit code."""
    with uncollected():
        from tconvcalc.cli.app import run  # noqa: PLC0415 -- so that it is loaded within the block
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
