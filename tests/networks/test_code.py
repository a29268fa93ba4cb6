"""The code that is printed runs as it stands, and its own assertions hold."""

# ruff: noqa: PLC0415 -- a framework is imported by the test that needs it

from __future__ import annotations

import re

import pytest

import tconvcalc
from tests.cases import every_case
from tests.effort import FULL
from tests.networks.recorded import Row, rows
from tests.truth.present import require

CHAINS = {
    "pytorch": [
        ("28", "conv:k3s2p1*2 tconv:k3s2p1a1*2"),
        ("9x8x7", "conv:k3p1d1g2 avgpool:k2 tconv:k2s2 pad:1:2 crop:0:1"),
        ("24", "conv:k3s2p1c64 unshuffle:2 conv:k1g4 shuffle:2 up:2 resize:17 adapt:7"),
        ("24x18", "pool:k3x2s2x1ceil up:1.5 rpad:1:2 lppool:k2 tconv:k4s2p1o21x28 unpool:k2 conv:k3same"),
        ("5", "tconv:k16s8 crop:0:8 tconv:k3s2p1a1d2"),
        ("n", "tconv:k4s2p1*2"),
    ],
    "keras": [
        ("28", "conv:k3s2same*2 tconv:k3s2same*2"),
        ("9x8x7", "conv:k3valid avgpool:k2 tconv:k2s2valid pad:1:2 crop:0:1 up:2"),
        ("24x18", "conv:k3x1s2x1samec16 conv:k3g4 pool:k3x2s2x1 rpad:1 adapt:7 resize:12x8 tconv:k3s2a1same"),
        ("24x18", "pad:-1:2x0:-3 tconv:k3s2o51x32valid tconv:k3s2o101x64same tconv:k5s2o201x128same"),
        ("3n", "tconv:k6s3same*2 conv:k1"),
    ],
    "tensorflow": [
        ("28", "conv:k3s2same*2 tconv:k3s2same*2"),
        ("9x8x7", "conv:k3valid avgpool:k2 tconv:k2s2valid pad:1:2 crop:0:1 up:2"),
        ("24x18", "conv:k3x1s2x1samec16 pool:k3x2s2x1 rpad:1 resize:12x8 tconv:k3s2o23x16same conv:k3d2"),
        ("24x20", "conv:k4p1:2s2 unshuffle:2 shuffle:2 pad:-1:2x0:-3 tconv:k3s2p1:1 pool:k2s1d2valid"),
        ("2n", "tconv:k6s3same*2 conv:k1"),
        ("20x30", "pool:k1x3s2x1same avgpool:k2s3valid"),
    ],
    "jax": [
        ("28", "conv:k3s2*2 tconv:k3s2*2"),
        ("9x8x7", "conv:k3valid avgpool:k2 tconv:k2s2valid pad:1:2 crop:0:1 up:2"),
        ("24x18", "conv:k3x1s2x1p1:0c16 conv:k3g4d2 pool:k3x2s2x1p1 pad:-1:2 resize:12x8 tconv:k3s2p1:2d2"),
    ],
    "mlx": [
        ("28", "conv:k3s2p1*2 tconv:k3s2p1a1*2"),
        ("9x8x7", "conv:k3 avgpool:k2 tconv:k2s2 pad:1:2 crop:0:1 up:2"),
        ("24x18", "conv:k3x1s2x1p1c16 conv:k3g4d2p2 pool:k3x2s2p1x0 pad:-1:2x0:-3 up:3x2 tconv:k3s2p0a1"),
    ],
    "paddle": [
        ("28", "conv:k3s2p1*2 tconv:k3s2p1a1*2"),
        ("9x8x7", "conv:k3 avgpool:k2 tconv:k2s2 pad:1:2 crop:0:1 up:2 resize:9"),
        (
            "24x18",
            "conv:k3x1s2x1samec16 conv:k3g4d2p1:2 pool:k3x2s2ceil pad:-1:2x0:-3 up:3x2 resize:12x8 tconv:k3s2p0:1",
        ),
    ],
}


def executed(code: str, *, traced: bool = False) -> None:
    """Run the code, with its assertions; traced by JAX where that would compile for seconds: the sizes are the same."""
    assert "assert" in code

    def run() -> None:
        exec(compile(code, "<printed>", "exec"), {"__name__": "printed"})  # noqa: S102 -- what we print has to run

    if traced:
        import jax

        jax.eval_shape(run)
    else:
        run()


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", CHAINS)
def test_chains_run(framework: str) -> None:
    """Every kind of layer, on one to three axes."""
    require(framework)
    for size, layers in CHAINS[framework]:
        dims = 1 if "crop:0:8" in layers else None
        answer = tconvcalc.chain(framework, layers, input_size=size, dims=dims)
        assert answer, str(answer)
        (code,) = answer.code.values()
        executed(code, traced=framework == "jax" and not FULL)


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", CHAINS)
def test_causal_and_one_axis(framework: str) -> None:
    """Layers of one axis are written with the names for one."""
    require(framework)
    word = {"keras": "causal", "tensorflow": "valid", "jax": "causal"}.get(framework, "p1")
    answer = tconvcalc.chain(framework, f"conv:k3s2{word} pad:1 up:2", input_size=20, dims=1)
    executed(*answer.code.values())


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", ["pytorch", "keras"])
def test_encoders_with_decoders_run(framework: str) -> None:
    """Recorded encoders with the mirror that is found."""
    require(framework)
    for row in of(framework)[::9]:
        answer = tconvcalc.invert(framework, row["layers"], input_size=row["input"], dims=1)
        executed(*answer.code.values())
    executed(*tconvcalc.invert(framework, "conv:k3s2 conv:k5s3").code.values())


@pytest.mark.frameworks
@pytest.mark.parametrize(
    ("framework", "layers", "size"),
    [
        ("jax", "conv:k3s2*2 pool:k2", 29),
        ("jax", "conv:k5s3valid conv:k4s2", (24, 31)),
        ("jax", "conv:k2s3valid", 26),
        ("paddle", "conv:k3s2p1*2 pool:k2", 29),
        ("paddle", "conv:k3s2 conv:k5s3", None),
        ("mlx", "conv:k3s2p1*2 pool:k2", 29),
    ],
)
def test_further_encoders_with_decoders_run(framework: str, layers: str, size: int | tuple[int, int] | None) -> None:
    """Also where output_padding has to be put in other words."""
    require(framework)
    answer = tconvcalc.invert(framework, layers, input_size=size)
    assert answer, str(answer)
    executed(*answer.code.values(), traced=framework == "jax" and not FULL)


@pytest.mark.frameworks
def test_a_decoder_is_told_sizes() -> None:
    """TensorFlow's decoder states what comes back, PyTorch's where a module is asked to."""
    require("tensorflow")
    executed(*tconvcalc.invert("tf", "conv:k3s2same*2 conv:k5s3valid", input_size=33).code.values())
    require("pytorch")
    executed(*tconvcalc.invert("torch", "pool:k2*2", input_size=11, with_="unpool:k2o5 unpool:k2o11").code.values())


SKIPS = [
    ("(conv:k3*2 pool:k2)*2 conv:k3*2", None, 140, 2),
    ("(conv:k3*2 pool:k2)*2 conv:k3*2", None, None, 2),
    ("(conv:k3p1*2 pool:k2)*3 conv:k3p1", "up:2", 64, 2),
    ("pool:k2*3", "up:2", (16, 24), 2),
    ("(conv:k3p1c16 pool:k2)*2 conv:k3p1c32", "tconv:k2s2", 20, 1),
    ("(conv:k3p1g4 conv:k3s2p1)*2", "tconv:k3s2p1a1 conv:k3p1", 16, 3),
    ("conv:k2 pool:k2 conv:k4 pool:k3", None, None, 1),
    ("pool:k2ceil conv:k3p1", "up:2", 10, 2),
]


@pytest.mark.frameworks
@pytest.mark.parametrize(("layers", "given", "size", "dims"), SKIPS)
@pytest.mark.parametrize("framework", ["pytorch", "keras", "jax", "paddle", "mlx"])
def test_networks_with_skips_run(
    framework: str, layers: str, given: str | None, size: int | tuple[int, int] | None, dims: int
) -> None:
    """Each level meets, the skips cut where they are larger, and the output has the size that is told."""
    require(framework)
    if framework == "mlx":
        layers = layers.replace("k2ceil", "k3s2p1").replace("k3p1g4", "k3p1")
    if framework == "keras":
        layers = layers.replace("p1", "same").replace("k2ceil", "k2same")
        given = given and given.replace("p1a1", "a1same").replace("p1", "same")
    if framework == "jax":
        layers = re.sub(r"(conv:k\d)(?!\d|.?s?\d?p)", r"\1valid", layers).replace("k2ceil", "k2same").replace("p1", "")
        given = given and given.replace("p1a1", "").replace("p1", "")
    answer = tconvcalc.invert(framework, layers, input_size=size, with_=given, skips=True, dims=dims)
    assert answer, str(answer)
    (code,) = answer.code.values()
    assert answer.to_dict()["code"] == answer.code
    assert code.splitlines()[-1] in str(answer)
    executed(code, traced=framework == "jax")


@pytest.mark.parametrize(
    ("framework", "layers", "given", "size"),
    [
        ("torch", "pool:k2", "unpool:k2", 8),
        ("torch", "pool:k2", "tconv:k2s2o8", 8),
        ("torch", "unshuffle:2", "shuffle:2", 8),
        ("tf", "conv:k3 pool:k2", "up:2", 8),
        ("mlx", "pool:k2", "resize:8", 8),
        ("torch", "conv:k3p1 pool:k2", "up:2", 7),
        ("torch", "conv:k3p1*2001 pool:k2", "up:2", 8),
    ],
)
def test_networks_with_skips_without_code(framework: str, layers: str, given: str, size: int) -> None:
    """What is told more than its input, what moves between channels and space, and what does not meet."""
    answer = tconvcalc.invert(framework, layers, input_size=size, with_=given, skips=True, dims=1)
    assert answer.code == {}


def of(framework: str) -> list[Row]:
    """The random chains of a framework."""
    name = {"pytorch": "torch"}.get(framework, framework)
    return [row for row in rows("random") if row["framework"] == name]


@every_case(
    ("framework", "layers", "size", "line"),
    [
        ("torch", "lppool:k2", 8, "nn.LPPool2d(2, 2),"),
        ("torch", "conv:k1c64 shuffle:2 conv:k1", 8, "nn.Conv2d(16, 16, 1),"),
        ("torch", "conv:k1c64 unshuffle:2 conv:k1", 8, "nn.Conv2d(256, 256, 1),"),
        ("torch", "shuffle:2 unshuffle:2 conv:k1", 8, "nn.Conv2d(channels, channels, 1),"),
        ("keras", "adapt:7", 24, "keras.layers.AdaptiveAveragePooling2D(7),"),
        ("keras", "resize:12x8", 24, "keras.layers.Resizing(12, 8),"),
        ("keras", "rpad:1", 24, 'keras.ops.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="reflect")'),
        ("keras", "pad:-1:2x0:-3", (24, 18), "[[0, 0], [0, 2], [0, 0], [0, 0]])[:, 1:26, 0:15]"),
        ("keras", "crop:1:2", 24, "keras.layers.Cropping2D(((1, 2), (1, 2))),"),
        ("tf", "conv:k3p1:2s2", 40, "strides=2, padding=[[0, 0], [1, 2], [1, 2], [0, 0]])"),
        ("tf", "conv:k3d2", 40, 'strides=1, padding="SAME", dilations=2)'),
        ("tf", "pool:k2", 40, 'tf.nn.pool(x, [2, 2], "MAX", strides=[2, 2], padding="SAME")'),
        ("tf", "avgpool:k2s1d2valid", 40, '"AVG", strides=[1, 1], padding="VALID", dilations=[2, 2])'),
        ("tf", "pool:k1s2valid", 40, 'tf.nn.max_pool2d(x, [1, 1], [2, 2], padding="VALID")'),
        ("tf", "up:3x2", 40, "tf.repeat(tf.repeat(x, 3, axis=1), 2, axis=2)"),
        ("tf", "resize:12x8", 40, "tf.image.resize(x, [12, 8])"),
        ("tf", "shuffle:2", 24, "tf.nn.depth_to_space(x, 2)"),
        ("tf", "unshuffle:2", 24, "tf.nn.space_to_depth(x, 2)"),
        ("tf", "crop:0:1", 24, "y = x[:, 0:23, 0:23]"),
        ("tf", "rpad:1", 24, 'tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="REFLECT")'),
        ("tf", "pad:-1:2x0:-3", (24, 24), "tf.pad(x, [[0, 0], [0, 2], [0, 0], [0, 0]])[:, 1:26, 0:21]"),
        (
            "jax",
            "conv:k3x1s2x1d2",
            24,
            "nnx.Conv(channels, channels, (3, 1), strides=(2, 1), kernel_dilation=2, rngs=rngs),",
        ),
        ("jax", "conv:k3g2p1:0", 24, "(3, 3), padding=[(1, 0), (1, 0)], feature_group_count=2, rngs=rngs),"),
        ("jax", "avgpool:k2", 24, "partial(nnx.avg_pool, window_shape=(2, 2), strides=(2, 2)),"),
        ("jax", "pool:k3s2p1", 24, "strides=(2, 2), padding=[(1, 1), (1, 1)]),"),
        ("jax", "up:3x2", 24, "lambda x: x.repeat(3, 1).repeat(2, 2),"),
        ("jax", "resize:12x8", 24, 'lambda x: jax.image.resize(x, (len(x), 12, 8, x.shape[-1]), "bilinear"),'),
        ("jax", "crop:0:1", 24, "lambda x: jax.lax.pad(x, 0.0, ((0, 0, 0), (0, -1, 0), (0, -1, 0), (0, 0, 0))),"),
        (
            "paddle",
            "conv:k3x1s2x1d2g2",
            24,
            "nn.Conv2D(channels, channels, (3, 1), stride=(2, 1), dilation=2, groups=2),",
        ),
        (
            "paddle",
            "tconv:k4s2p1:0a1",
            24,
            "nn.Conv2DTranspose(channels, channels, 4, stride=2, padding=[1, 0, 1, 0], output_padding=1),",
        ),
        ("paddle", "conv:k3same", 24, 'padding="SAME"),'),
        ("paddle", "pool:k3s2ceil", 24, "nn.MaxPool2D(3, stride=2, ceil_mode=True),"),
        ("paddle", "avgpool:k2", 24, "nn.AvgPool2D(2),"),
        ("paddle", "up:3x2", 24, "nn.Upsample(scale_factor=[3, 2]),"),
        ("paddle", "resize:12x8", 24, "nn.Upsample(size=[12, 8]),"),
        ("mlx", "conv:k3x1s2x1d2g2", 24, "nn.Conv2d(channels, channels, (3, 1), stride=(2, 1), dilation=2, groups=2),"),
        (
            "mlx",
            "tconv:k4s2p1a1",
            24,
            "nn.ConvTranspose2d(channels, channels, 4, stride=2, padding=1, output_padding=1),",
        ),
        ("mlx", "avgpool:k2", 24, "nn.AvgPool2d(2),"),
        ("mlx", "up:3x2", 24, "nn.Upsample((3, 2)),"),
        ("mlx", "pad:-1:2x0:-3", 24, "lambda x: mx.pad(x, [(0, 0), (0, 2), (0, 0), (0, 0)])[:, 1:26, 0:21],"),
        ("mlx", "pad:1:2", 24, "lambda x: mx.pad(x, [(0, 0), (1, 2), (1, 2), (0, 0)]),"),
        ("mlx", "crop:0:1", 24, "lambda x: x[:, 0:23, 0:23],"),
        ("paddle", "pad:1:0x0:2", 24, "nn.Pad2D([0, 2, 1, 0]),"),
    ],
)
def test_each_layer_is_written_as_its_documentation_has_it(
    framework: str, layers: str, size: int | tuple[int, int], line: str
) -> None:
    """One kind of layer each, also where the framework is not installed."""
    (code,) = tconvcalc.chain(framework, layers, input_size=size).code.values()
    assert line in code


@pytest.mark.parametrize(
    ("framework", "layers", "size"),
    [
        ("torch", "shuffle:2", 8),
        ("keras", "resize:7", 8),
        ("tf", "resize:7", 8),
        ("torch", "conv:k1*2001", None),
        ("mlx", "resize:7", 8),
    ],
)
def test_what_cannot_be_written_has_no_code(framework: str, layers: str, size: int | None) -> None:
    """One axis has no layer for it, or there are too many."""
    answer = tconvcalc.chain(framework, layers, input_size=size, dims=1)
    assert answer
    assert answer.code == {}


def test_three_axes_in_groups_have_no_code_in_mlx() -> None:
    """Its Conv3d has none; and where there is no code, nothing asks for it."""
    answer = tconvcalc.chain("mlx", "conv:k3g4", input_size=8, dims=3)
    assert answer.code == {}
    assert "--code" not in str(answer)


@pytest.mark.parametrize("framework", ["keras", "tf", "jax", "mlx"])
def test_transposed_convolutions_without_groups(framework: str) -> None:
    """They are refused where the framework has none."""
    with pytest.raises(tconvcalc.MisuseError, match=r"a transposed convolution of .* has no groups"):
        tconvcalc.chain(framework, "tconv:k3g4", input_size=8)


@pytest.mark.parametrize(
    ("framework", "layers", "line"),
    [
        (
            "keras",
            "(conv:k3*2 pool:k2)*1 conv:k3*2",
            "x = keras.layers.Concatenate()([keras.layers.Cropping2D(((4, 4), (4, 4)))(skip0), x])",
        ),
        (
            "jax",
            "conv:k3valid*2 pool:k2 conv:k3valid*2",
            "        x = jnp.concatenate([skip0[:, 4:-4, 4:-4], x], -1)",
        ),
        ("paddle", "conv:k3*2 pool:k2 conv:k3*2", "        x = paddle.concat([skip0[:, :, 4:-4, 4:-4], x], 1)"),
        ("paddle", "pool:k2", "        x = paddle.concat([skip0, x], 1)"),
        ("mlx", "conv:k3*2 pool:k2 conv:k3*2", "        x = mx.concatenate([skip0[:, 4:-4, 4:-4], x], -1)"),
    ],
)
def test_a_skip_is_cut_where_it_is_larger(framework: str, layers: str, line: str) -> None:
    """The valid U-Net of one level on 28: the skip has 24, and 16 comes up."""
    (code,) = tconvcalc.invert(framework, layers, input_size=28, skips=True).code.values()
    assert line in code.splitlines()
