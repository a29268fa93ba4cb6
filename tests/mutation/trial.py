"""One mutant tried by tests: in a copy of the process that has collected every test, or in one that starts anew."""

from __future__ import annotations

import functools
import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

from tests.cli.running import ROOT

_SECONDS = 120  # a mutant that takes longer hangs, and is noticed


def fails_here(code: CodeType, tests: Sequence[pytest.Item]) -> bool:
    """Whether one of the tests fails where the functions of a module do what this code of the module says."""
    dotted = Path(code.co_filename).relative_to(ROOT).with_suffix("").parts
    import_module(".".join(dotted).removesuffix(".__init__"))  # else it would be imported as it is, by the test
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    signal.alarm(_SECONDS)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    passed = False
    try:
        _install(code)
        passed = all(_passes(one, following) for one, following in zip(tests, [*tests[1:], None], strict=True))
    finally:
        os._exit(0 if passed else 1)


def _install(code: CodeType) -> None:
    """Put the functions' new code in the place of the old, and forget what the old one has worked out."""
    new = {(one.co_qualname, one.co_firstlineno): one for one in _within(code)}
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):  # noqa: SLF001 -- it has no other name
            thing.cache_clear()
        elif isinstance(thing, FunctionType) and thing.__code__.co_filename == code.co_filename:
            thing.__code__ = new.get((thing.__code__.co_qualname, thing.__code__.co_firstlineno), thing.__code__)


def _within(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _within(one)


def _passes(test: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(test, log=False, nextitem=following))


def fails_anew(copy: Path, tests: Sequence[str]) -> bool:
    """Whether one of the tests fails in a copy of the checkout."""
    run = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 -- the tests of the copy
            run, cwd=copy, env=environment, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0
