"""The one command: ``python -m tests.benchmark``."""

from __future__ import annotations

import sys

from tests.benchmark.command import main
from tests.benchmark.rows import ROWS

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], ROWS))
