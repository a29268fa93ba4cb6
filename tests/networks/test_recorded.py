"""Every recorded chain and thread: the sizes, the decoder, the class, the joins and the fixes."""

from __future__ import annotations

import tconvcalc
from tconvcalc.frameworks import resolve
from tconvcalc.frameworks.steps import Shrink
from tconvcalc.networks.composing import Class
from tconvcalc.networks.inverting import inverted
from tconvcalc.networks.sizes import number_at
from tconvcalc.networks.skips import skip_net
from tconvcalc.networks.walk import walk
from tests.cases import every_case
from tests.networks.recorded import Row, firsts, layers, rows

CHAINS = rows("random", "invert", "stack")
CODED = rows("random", "invert")


def named(row: Row) -> str:
    """A test by the id of its row."""
    return str(row["id"])


@every_case("row", CHAINS, ids=named)
def test_the_sizes_on_the_way(row: Row) -> None:
    """Each size is the one that the framework gave."""
    walked = walk(layers(row, row["layers"]), [row["input"]])
    measured = row.get("encoder_sizes") or row.get("measured_encoder") or row["measured_sizes"]
    assert firsts(walked.sizes) == measured
    assert (walked.broken is None) == (len(measured) == len(walked.layers) + 1)
    if "decoder" in row:
        back = walk(layers(row, row["decoder"]), walked.output)
        assert firsts(back.sizes) == (row.get("decoder_sizes") or row["measured_decoder"])


@every_case("row", rows("random"), ids=named)
def test_the_class_that_a_decoder_restores(row: Row) -> None:
    """The product of the strides, the window, the smallest input, and the remainder."""
    encoder, decoder = layers(row, row["layers"]), layers(row, row["decoder"])
    whole = inverted(resolve(row["framework"]), encoder, [row["input"]], decoder).whole[0]
    assert whole.encoder is not None
    assert whole.encoder[:3] == (row["strides_product"], row["C"], row["n_min"])
    assert isinstance(whole.comes_back, Class)
    assert whole.comes_back[:2] == (row["strides_product"], row["residue_of_this_decoder"])
    assert whole.comes_back.holds(row["input"])


@every_case("row", CODED, ids=named)
def test_the_mirror_that_is_found(row: Row) -> None:
    """It brings back the input through the encoder's own sizes, with the recorded output_paddings as its digits."""
    framework, encoder = resolve(row["framework"]), layers(row, row["layers"])
    found = inverted(framework, encoder, [row["input"]])
    assert found.restores
    assert found.down is not None
    assert found.up is not None
    assert firsts(found.up.sizes) == firsts(found.down.sizes)[::-1]
    sizes = [number_at(each[0], 1) for each in found.down.sizes]
    folds = [step for layer in encoder for step in layer.does if isinstance(step, Shrink)]
    digits = [
        size - step.stride * (behind - 1) - step.window
        for step, size, behind in zip(folds, sizes, sizes[1:], strict=False)
    ]
    assert digits == row.get("output_paddings_encoder_order", digits)
    assert inverted(framework, encoder, None).restores


@every_case("row", rows("unet"), ids=named)
def test_networks_with_skips(row: Row) -> None:
    """Both columns, the deepest failing join, and the nearest legal sizes."""
    block = row.get("per_level", "")
    encoder = layers(row, f"({block} {row['down']})*{row['levels']} {block}")
    net = skip_net(resolve(row["framework"]), encoder, layers(row, row["up"], "tconv"), [row["input"]])
    measured = row["measured"]
    assert [[join.level, join.up[0], join.skip[0]] for join in net.joins] == measured.get("joins", [])
    assert firsts(net.skips) == measured["skips"]
    assert net.output == ((measured["out"],) if "out" in measured else None)
    first = row.get("expected_first_mismatch")
    assert (net.fails and [net.fails.level, net.fails.up[0], net.fails.skip[0]]) == first
    assert net.classes is not None
    fix, size = row["fix"], row["input"]
    assert net.legal == fix.get("legal", False)
    if not net.legal:
        assert net.classes[0].below(size) == fix.get("below")
        assert net.classes[0].above(size) == fix["above"]
    if "pad" in fix:
        assert sum(fix["pad"]) == net.classes[0].above(size) - size


def fixes(row: Row) -> list[dict[str, object]]:
    """What is offered for a thread's decoder."""
    answer = tconvcalc.invert(row["framework"], row["layers"], input_size=row["input"], with_=row["decoder"], dims=1)
    assert bool(answer) == (row["input"] == row["expected_output"])
    found: list[dict[str, object]] = answer.to_dict()["fixes"]
    return found


@every_case("row", rows("invert"), ids=named)
def test_the_fix_of_a_thread_is_offered(row: Row) -> None:
    """The digits, the stated size, the pad or the crop that helped there."""
    offered, fix = fixes(row), row.get("fix", {})
    by_kind = {each["kind"]: each for each in offered}
    if "to" in fix:
        padded = [each for each in offered if each["input_size"] == [fix["to"]]]
        assert [fix["pad_input"]] in [each["amounts"] for each in padded]
    elif "crop_output" in fix:
        assert by_kind["crop_output"]["amounts"] == [fix["crop_output"]]
    elif "output_size" in fix:
        assert by_kind["output_size"]["word"] == f"{row['decoder']}o{fix['output_size']}"
    elif "decoder" in fix:
        kept = walk(layers(row, fix["decoder"]), walk(layers(row, row["layers"]), [row["input"]]).output)
        sizes = [
            tconvcalc.invert(row["framework"], row["layers"], input_size=row["input"], dims=1).to_dict()["output_size"]
        ]
        assert [list(kept.output)] == sizes
        assert "digits" in by_kind or "output_size" in by_kind


@every_case("row", [row for row in rows("stack") if "fix" in row], ids=named)
def test_the_fix_of_a_stack_is_offered(row: Row) -> None:
    """The chain that helped there is among the help, or the input."""
    fix, walked = row["fix"], walk(layers(row, row["layers"], "tconv"), [row["input"]])
    if "input" in fix:
        answer = tconvcalc.chain(row["framework"], row["layers"], input_size=row["input"], dims=1)
        assert [each["input_size"] for each in answer.to_dict()["fixes"]] == [[fix["input"]]]
        return
    wanted = fix.get("output") or row["expected_output"]
    answer = tconvcalc.chain(row["framework"], row["layers"], input_size=row["input"], output_size=wanted, dims=1)
    offered = [each["layers"] for each in answer.to_dict()["fixes"]]
    assert (not offered) == (walked.output == (wanted,))
    if "layers" in fix and row["id"] != "E35":  # that one moves three layers
        assert fix["layers"] in offered
