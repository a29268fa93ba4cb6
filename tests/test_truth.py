"""The recorded truth is complete, says what is known of the frameworks, and is still what they do."""

from collections import Counter, defaultdict
from functools import cache
from itertools import product

import pytest

from tests.truth import FRAMEWORKS, Layer, Outcome, cases, load
from tests.truth.execute import run_snippet
from tests.truth.live import ask
from tests.truth.present import require

GRID_SIZES = {"tensorflow": 54_760, "keras": 5_608, "pytorch": 13_960}


def effective(layer: Layer, axis: int = 0) -> int:
    """Give how far the dilated kernel reaches along an axis."""
    return layer.dilation[axis] * (layer.kernel_size[axis] - 1) + 1


@cache
def accepted(framework: str) -> dict[Layer, Outcome]:
    """All that a framework runs and yields something for."""
    return load(framework).accepted()


def accepted_sizes(engine: str, dilation: int, padding: str) -> dict[Layer, set[int]]:
    """Give the one-dimensional sizes TensorFlow accepts for every layer it was asked about, refused ones included."""
    ran = accepted("tensorflow")
    sizes: dict[Layer, set[int]] = defaultdict(set)
    for layer in cases("tensorflow"):
        if (layer.engine, layer.dilation, layer.padding) == (engine, (dilation,), padding):
            key = layer._replace(output_size=None)
            sizes[key] |= set(ran[layer].output_size) if layer in ran else set()
    return sizes


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_installed_framework_does_what_was_recorded(framework: str) -> None:
    """Every case of the grid is run again: what is accepted, to which size, cropped where."""
    require(framework)
    live, recorded = ask(framework), load(framework)
    changed: list[tuple[Layer, Outcome | None, Outcome | None]] = [
        (layer, recorded.outcomes.get(layer), live.outcomes.get(layer))
        for layer in cases(framework)
        if recorded.outcomes.get(layer) != live.outcomes.get(layer)
    ]
    assert not changed, (
        f"{len(changed)} of {live.cases} cases changed from {recorded.versions} to {live.versions}, "
        f"the first as (layer, recorded, live): {changed[:3]}"
    )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_record_is_of_the_whole_grid(framework: str) -> None:
    """A truth recorded on another grid would count cases as refused that were never run."""
    truth, layers = load(framework), cases(framework)
    assert (truth.framework, truth.cases, len(layers)) == (framework, GRID_SIZES[framework], GRID_SIZES[framework])
    assert len(set(layers)) == len(layers)
    assert truth.outcomes.keys() <= set(layers)
    assert truth.versions


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_grid_teaches_both_answers(framework: str) -> None:
    """In each number of dimensions many layers run and many are refused."""
    answers = Counter((len(layer.input_size), layer in accepted(framework)) for layer in cases(framework))
    assert answers.keys() == set(product((1, 2, 3), (True, False)))
    assert min(answers.values()) > 100


def test_tensorflow_same_accepts_what_a_forward_layer_would_make_the_input() -> None:
    """SAME: (n-1)*s+1 .. n*s, for every kernel and dilation."""
    for engine, dilation in (("eigen", 1), ("onednn", 1), ("onednn", 2)):
        for layer, sizes in accepted_sizes(engine, dilation, "same").items():
            n, s = layer.input_size[0], layer.stride[0]
            assert sizes == set(range((n - 1) * s + 1, n * s + 1)) & set(range(1, 31)), layer


def test_tensorflow_valid_differs_between_its_kernels_on_one_input_only() -> None:
    """VALID: full .. full+s-1; undocumented, oneDNN also gives part of the window of a single input."""
    for engine, dilation in (("eigen", 1), ("onednn", 1), ("onednn", 2)):
        for layer, sizes in accepted_sizes(engine, dilation, "valid").items():
            n, s, reach = layer.input_size[0], layer.stride[0], effective(layer)
            full = (n - 1) * s + reach
            least = full if n > 1 or engine == "eigen" else reach - s + 1
            assert sizes == set(range(least, full + s)) & set(range(1, 31)), layer


def test_tensorflow_same_crops_the_smaller_half_in_front() -> None:
    """What SAME trims is shared, and the odd one goes to the end."""
    checked = 0
    for layer, outcome in accepted("tensorflow").items():
        if layer.padding == "same":
            for axis, (n, s) in enumerate(zip(layer.input_size, layer.stride, strict=True)):
                total = (n - 1) * s + effective(layer, axis) - outcome.output_size[axis]
                assert outcome.crop_begin[axis] in (max(0, total) // 2, None), layer
                checked += outcome.crop_begin[axis] is not None
    assert checked > 1000


def test_keras_refuses_same_without_output_padding_for_even_kernels() -> None:
    """The layer is built and then asks TensorFlow for a size one too small, or for no size at all."""
    truth = load("keras")
    traps = [
        layer
        for layer in cases("keras")
        if layer.padding == "same" and layer.output_padding == (0,) and effective(layer) % 2 == 0
    ]
    assert len(traps) == 8 * 3 * 4
    assert not accepted("keras").keys() & set(traps)
    empty = [layer for layer in truth.outcomes if layer not in accepted("keras") and len(layer.input_size) == 1]
    assert set(empty) == {layer for layer in traps if layer.input_size == (1,)}


def test_keras_never_mixes_strides_and_dilations() -> None:
    """A stride on one axis and a dilation on another are refused together."""
    both = [layer for layer in cases("keras") if max(layer.stride) > 1 and max(layer.dilation) > 1]
    assert len(both) > 1000
    assert not load("keras").outcomes.keys() & set(both)


def test_pytorch_yields_its_documented_size() -> None:
    """Size (n-1)*s - 2p + d*(k-1) + op + 1 and crop p on every axis, whenever op < max(s, d)."""
    outcomes = load("pytorch").outcomes
    for layer in cases("pytorch"):
        axes = [(n, s, d * (k - 1) + 1, d) for n, k, s, d in zip(*layer[1:5], strict=True)]
        trims, extras = [*map(int, layer.padding)], [*map(int, layer.output_padding or ())]  # type: ignore[arg-type]
        size = tuple((n - 1) * s + e - 2 * p + op for (n, s, e, _), p, op in zip(axes, trims, extras, strict=True))
        fits = all(op < max(s, d) for (_, s, _, d), op in zip(axes, extras, strict=True)) and min(size) > 0
        outcome = outcomes.get(layer)
        assert (outcome and outcome.output_size) == (size if fits else None), layer
        assert outcome is None or all(crop in (p, None) for crop, p in zip(outcome.crop_begin, trims, strict=True))


def test_a_snippet_runs_by_itself_and_gives_its_shape() -> None:
    """The shape comes as plain numbers, and nothing leaks from one snippet into the next."""
    assert run_snippet("class y: shape = [1, True + 2, 4]") == (1, 3, 4)
    with pytest.raises(NameError):
        run_snippet("z = y")
