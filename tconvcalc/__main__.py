"""``python -m tconvcalc`` and the console script."""

from __future__ import annotations

import gc
import sys

_SELDOM = 20_000  # new objects, after which garbage is looked for


def main() -> None:
    """Run the command line and leave with its exit code.

    The process is the program's own: modules leave no garbage, and to look for it while they are loaded takes a fifth
    of the time.
    """
    gc.disable()
    try:
        from tconvcalc.cli.app import run  # noqa: PLC0415 -- loaded while nothing is collected
    except KeyboardInterrupt:
        sys.exit(130)
    gc.freeze()
    gc.set_threshold(_SELDOM)  # more are loaded by what is asked
    gc.enable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
