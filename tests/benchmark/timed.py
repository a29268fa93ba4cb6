"""The process in which a part is measured: it prepares, then takes the time of one call."""

from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module


def main(target: str, *arguments: str) -> None:
    """Print the seconds and the result of what ``room:function`` prepares."""
    room, name = target.split(":")
    prepared = getattr(import_module(room), name)(*arguments)
    gc.collect()
    start = time.process_time()
    result = prepared()
    seconds = time.process_time() - start
    sys.stdout.write("\n" + json.dumps([seconds, str(result)]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
