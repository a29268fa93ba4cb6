"""Printed code, run with given arrays: line by line as a person would paste it, or many layers in one program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import CodeType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]


class Job(NamedTuple):
    """Printed code, the arrays that take the place of those that it draws, and where its result has its channels."""

    code: str
    given: dict[str, Array]
    channels_last: bool


def results(framework: str, jobs: Sequence[Job]) -> list[Array]:
    """What each code leaves in ``y``, with channels first."""
    return TOGETHER.get(framework, _one_by_one)(jobs)


def _one_by_one(jobs: Sequence[Job]) -> list[Array]:
    return [_channels_first(job, _numpy(_y(_compiled(job), job.given))) for job in jobs]


def _compiled_at_once(jobs: Sequence[Job]) -> list[Array]:
    """JAX compiles for each shape; one program of many layers takes a third of the time that many programs take.

    The input stays an argument, so that the layers are computed by what was compiled, not while it is compiled.
    """
    import jax  # noqa: PLC0415 -- the others do without

    codes = [_compiled(job) for job in jobs]

    def program(inputs: list[Array]) -> list[Any]:
        return [_y(code, {**job.given, "x": x}) for code, job, x in zip(codes, jobs, inputs, strict=True)]

    made = jax.jit(program)([job.given["x"] for job in jobs])
    return [_channels_first(job, np.asarray(each)) for job, each in zip(jobs, made, strict=True)]


TOGETHER: dict[str, Callable[[Sequence[Job]], list[Array]]] = {"jax": _compiled_at_once}


def _compiled(job: Job) -> CodeType:
    """The code without the lines that draw what is given."""
    kept = [line for line in job.code.splitlines() if line.split(" = ")[0] not in job.given]
    return compile("\n".join(kept), "<code>", "exec")


def _y(code: CodeType, given: dict[str, Any]) -> Any:  # noqa: ANN401 -- each framework's own array
    """Run code. This is right here: the text is our own, fresh from the printer under test."""
    namespace: dict[str, Any] = {"__name__": "snippet", **given}
    exec(code, namespace)  # noqa: S102
    return namespace["y"]


def _numpy(y: Any) -> Array:  # noqa: ANN401 -- as above
    y = y.detach() if hasattr(y, "detach") else y
    return np.asarray(y.numpy() if hasattr(y, "numpy") else y)


def _channels_first(job: Job, result: Array) -> Array:
    return np.moveaxis(result, -1, 1) if job.channels_last else result
