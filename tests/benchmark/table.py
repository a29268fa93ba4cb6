"""The table, for a terminal or for a README."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tests.benchmark.comparing import Compared

COLUMNS = ("row", "ours", "peer", "time of ours", "time of peer", "ratio", "goal", "met")
_MILLI = 1e-3
_TENTH = 0.1
_MANY = 100


def cells(each: Compared) -> tuple[str, ...]:
    """One row of the table."""
    row = each.row
    ratio = each.said or (each.disagreement and "they disagree") or _ratio(each.ratios)
    goal = "" if row.goal is None else f"<= {row.goal:g}"
    met = "" if each.met is None else "yes" if each.met else "no"
    return row.name, row.ours.name, row.peer.name, _time(each.ours), _time(each.peer), ratio, goal, met


def text(compared: Sequence[Compared]) -> str:
    """The table with its columns below each other."""
    lines = [COLUMNS, *map(cells, compared)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines)


def markdown(compared: Sequence[Compared]) -> str:
    """The table as a README has it."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *map(cells, compared)]
    return "".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |\n" for line in lines)


def _ratio(ratios: tuple[float, ...]) -> str:
    return f"{_short(median(ratios))} [{_short(min(ratios))}..{_short(max(ratios))}]"


def _short(ratio: float) -> str:
    """Two digits that mean something, and the thousands apart."""
    return f"{ratio:.2g}" if ratio < _TENTH else f"{ratio:.2f}" if ratio < _MANY else f"{ratio:,.0f}"


def _time(times: tuple[float, ...]) -> str:
    if not times:
        return ""
    seconds = median(times)
    if seconds < _MILLI:
        return f"{seconds * 1e6:.0f} us"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
