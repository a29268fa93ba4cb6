"""One row measured: one side, the other, one side, the other, so that what slows the machine slows both."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from tests.benchmark.row import Row, Sample, Side
from tests.benchmark.running import FailedError
from tests.benchmark.stage import Stage


class Compared(NamedTuple):
    """What was measured of a row; ``said`` names what is absent or failed, ``disagreement`` what differs."""

    row: Row
    ours: tuple[float, ...] = ()
    peer: tuple[float, ...] = ()
    said: str = ""
    disagreement: str = ""

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours in terms of the peer, pair by pair."""
        return tuple(ours / max(peer, 1e-9) for ours, peer in zip(self.ours, self.peer, strict=False))

    @property
    def met(self) -> bool | None:
        """Whether the goal is met, None where there is none or nothing to compare."""
        return median(self.ratios) <= self.row.goal if self.row.goal is not None and self.ratios else None


def compare(row: Row, stage: Stage, runs: int) -> Compared:
    """Measure a row; without its peer, ours alone."""
    if lacking := row.ours.lacks():
        return Compared(row, said=lacking)
    lacking = row.peer.lacks()
    sides = (row.ours,) if lacking else (row.ours, row.peer)
    unused = int(row.warm)
    try:
        samples = [[_once(side, stage) for side in sides] for _ in range(unused + runs)][unused:]
    except FailedError as error:
        return Compared(row, said=str(error))
    times = [tuple(sample.seconds for sample in each) for each in zip(*samples, strict=True)]
    differs = "" if lacking or not row.agree else _difference(row, samples)
    return Compared(row, times[0], () if lacking else times[1], lacking, differs)


def _once(side: Side, stage: Stage) -> Sample:
    try:
        return side.run(stage)
    except FailedError as error:
        raise FailedError(f"{side.name} failed: {error}") from error


def _difference(row: Row, samples: list[list[Sample]]) -> str:
    for ours, peer in samples:
        if ours.result != peer.result:
            return f"{row.name}: {row.ours.name} says {ours.result!r}, {row.peer.name} says {peer.result!r}"
    return ""
