"""The counts of channels and groups that a call states are those of the code, from the least there can be."""

from __future__ import annotations

import tconvcalc
from tests.cases import every_case


def code(groups: int, into: int, out: int) -> str:
    """The code of a call that is written in ONNX."""
    call = f"nn.ConvTranspose2d({into}, {out}, 3, groups={groups})"
    (target,) = tconvcalc.convert(call, to="onnx").to_dict()["targets"]
    return str(next(iter(target["code"].values())))


@every_case(("into", "out"), [(1, 1), (1, 32), (32, 1), (2, 3)])
def test_what_is_stated_is_written(into: int, out: int) -> None:
    """One channel too."""
    assert f"in_channels, out_channels = {into}, {out}" in code(1, into, out).splitlines()


@every_case(("into", "out"), [(0, 32), (32, 0)])
def test_no_channels_at_all_are_no_count(into: int, out: int) -> None:
    """A count that no layer has is left to the reader."""
    assert "= 0" not in code(1, into, out)
    assert ", 0 " not in code(1, into, out)


@every_case("groups", [1, 2, 3])
def test_the_weights_hold_a_share_of_the_channels(groups: int) -> None:
    """Each group makes its own."""
    share = "out_channels" if groups == 1 else f"out_channels // {groups}"
    assert f"(in_channels, {share}, 3, 3)" in code(groups, 6, 6)
