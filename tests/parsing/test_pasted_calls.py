"""Calls as people paste them, with variables and inside other calls: each is read, or it is said why not."""

from __future__ import annotations

import pytest

import tconvcalc
from tconvcalc.errors import MisuseError
from tests.cases import every_case
from tests.cli.running import tconvcalc as command

READ = {
    # with what stands around it
    "up = nn.ConvTranspose2d(dim, dim // 2, kernel_size = 4, stride = 2)": "PyTorch  n -> 2*n + 2",
    "nn.ConvTranspose2d(48, 24, 4, stride=2, padding=1),  # 6 to 12": "PyTorch  n -> 2*n   kernel 4",
    "        nn.ConvTranspose2d(\n            48,\n            24, 2, 2\n        ),": "PyTorch  n -> 2*n",
    "self.up1 = nn.ConvTranspose2d(c, c, 5, stride=2, padding=2, output_padding=1)": "PyTorch  n -> 2*n",
    "a.append(nn.ConvTranspose1d(in_channels=z, out_channels=c, kernel_size=4, bias=False))": "PyTorch  n -> n + 3",
    "weight_norm(nn.ConvTranspose1d(96, 48, kernel_size=16, stride=8, padding=4))": "PyTorch  n -> 8*n",
    "nn.Sequential(nn.ConvTranspose3d(8, 4, 2, stride=2), nn.ReLU())": "PyTorch  n -> 2*n",
    "torch.nn.ConvTranspose2d(9, 9, (2, 2), (2, 2), dtype=torch.half, device='cuda')": "PyTorch  n -> 2*n",
    "nn.LazyConvTranspose2d(32, 4, 2, 1)": "PyTorch  n -> 2*n   kernel 4, stride 2, padding 1",
    "return torch.relu(nn.ConvTranspose2d(3, 3, (3,) * 2)(x))": "PyTorch  n -> n + 2   kernel 3",
    "nn.ConvTranspose2d(c, c, 4, 2, 1, name='\\d')": "PyTorch  n -> 2*n",
    # functions, whose kernel comes with the weights
    "F.conv_transpose2d(torch.randn(1, 4, 5, 5), torch.randn(4, 8, 3, 3), stride=2, padding=1)": "PyTorch  5 -> 9",
    "y = torch.nn.functional.conv_transpose1d(a, torch.ones(1, 1, 3), b, 2)": "PyTorch  n -> 2*n + 1   kernel 3",
    "F.conv2d_transpose(x, paddle.ones([4, 8, 3, 3]), stride=2, padding=[1, 0, 1, 0])": "Paddle  n -> 2*n",
    "mx.conv_transpose2d(x, mx.ones((8, 3, 3, 4)), 2, 1)": "MLX  n -> 2*n - 1   kernel 3, stride 2, padding 1",
    "keras.ops.conv_transpose(x, np.ones((3, 3, 8, 16)), strides=2, padding='same')": "Keras  n -> 2*n   same",
    # sizes that are stated
    "tf.nn.conv2d_transpose(tf.ones([1, 7, 7, 4]), tf.ones([5, 5, 2, 4]), [1, 14, 14, 2], [1, 2, 2, 1])": (
        "TensorFlow  7 -> 14   SAME, kernel 5, stride 2"
    ),
    "tf.nn.conv2d_transpose(x, tf.random.normal([3, 3, 2, 4]), [n, 2, 28, 28], [1, 1, 2, 2], data_format='NCHW')": (
        "TensorFlow  14 -> 28   SAME, kernel 3, stride 2"
    ),
    "tf.nn.relu(tf.nn.conv2d_transpose(h, np.arange(36).reshape(3, 3, 2, 2), tf.shape(g), 2, 'VALID') + b)": (
        "TensorFlow  n -> 2*n + 1   VALID, kernel 3"
    ),
    "tf.compat.v1.nn.conv2d_transpose(value=h, filter=tf.ones([4, 4, 2, 2]), output_shape=s, strides=[1, 2, 2, 1])": (
        "TensorFlow  n -> 2*n   SAME, kernel 4"
    ),
    "tf.nn.conv2d_transpose(h, tf.ones([3, 3, 2, 4]), [28, 28], 2)": "TensorFlow  14 -> 28   SAME, kernel 3",
    "tf.nn.conv2d_transpose(h, tf.ones([3, 3, 2, 4]), [28, 28, 2], 2)": "TensorFlow  n -> 2*n   SAME, kernel 3",
    # the layers of TensorFlow 1
    "net = slim.conv2d_transpose(net, 64, [4, 4], stride=2, activation_fn=None)": "Keras  n -> 2*n   same, kernel 4",
    "slim.conv2d_transpose(a, depths[i], 2, stride=2, padding='VALID', scope='up')": "Keras  n -> 2*n   valid",
    "tf.contrib.layers.conv2d_transpose(x, 64, 5, 2)": "Keras  n -> 2*n   same, kernel 5",
    "tf_slim.conv2d_transpose(x, 64, 5, 2)": "Keras  n -> 2*n   same, kernel 5",
    "tf.layers.conv2d_transpose(d, 32, (1, 3), (1, 2), activation=tf.nn.relu)": "Keras  n -> nx(2*n + 1)   valid",
    "tf.layers.conv2d_transpose(inputs=d, filters=32, kernel_size=[3, 3], strides=[2, 2], padding='same')": (
        "Keras  n -> 2*n   same, kernel 3"
    ),
    # Keras under its many names
    "tfl.Conv2DTranspose(n, kernel_size=2, strides=2, padding='same')(x)": "Keras  n -> 2*n   same, kernel 2",
    "concatenate([skip, Conv2DTranspose(filters=n, kernel_size=2, strides=(2, 2))(x)])": "Keras  n -> 2*n   valid",
    "tf.keras.layers.Conv2DTranspose(1, 3, activation='sigmoid', padding='same')(x)": "Keras  n -> n   same, kernel 3",
    "model.add(Deconvolution2D(k, kernel_size=(4, 4), strides=(2, 2), padding='valid'))": "Keras  n -> 2*n + 2   valid",
    "keras.layers.Conv1DTranspose(9, 4, strides=2, padding='same')": "Keras  n -> 2*n   same, kernel 4",
    # JAX and Flax
    "lax.conv_transpose(x, jnp.ones((3, 3, 1, 1)), (2, 2), 'SAME')": "JAX  n -> 2*n   SAME, kernel 3",
    "jax.lax.conv_transpose(lhs=x, rhs=jnp.ones((2, 2, 1, 1)), strides=[2, 2], padding='VALID')": "JAX  n -> 2*n",
    "lax.conv_transpose(x, jnp.ones((3, 3, 1, 1)), (2, 2), ((1, 1), (1, 1)), use_consistent_padding=True)": (
        "JAX  n -> 2*n - 1   kernel 3, stride 2, padding 1:1   crops 1 at the begin, 1 at the end"
    ),
    "lax.conv_transpose(x, jnp.ones((3, 3, 1, 1)), (2, 2), ((1, 1), (1, 1)), use_consistent_padding=False)": (
        "JAX  n -> 2*n - 1   kernel 3, stride 2, padding 1:1"
    ),
    "lax.conv_transpose(x, jnp.ones((1, 1, 3, 4)), (2, 2), 'SAME', dimension_numbers=('NCHW', 'OIHW', 'NCHW'))": (
        "JAX  n -> 2*n   SAME, kernel 3x4"
    ),
    "lax.conv_transpose(x, jnp.ones((3, 1, 1)), [2], [(1, 1)], use_consistent_padding=True)": "JAX  n -> 2*n - 1",
    "nn.ConvTranspose(features=f, kernel_size=(3, 3), strides=(1, 1), padding='SAME', kernel_init=g)": "JAX  n -> n",
    "x = nn.relu(nn.ConvTranspose(features=16, kernel_size=(5, 5), strides=(2, 2))(x))": "JAX  n -> 2*n   SAME",
    "nnx.ConvTranspose(ci, co, (4, 4), (2, 2), rngs=rngs)": "JAX  n -> 2*n   SAME, kernel 4",
    "nnx.ConvTranspose(in_features=3, out_features=4, kernel_size=(3,), padding='VALID', rngs=r),": "JAX  n -> n + 2",
    "lax.conv_transpose(x, jnp.ones((3, 1, 1)), (2,), [(-1, 0)])": "JAX  n -> 2*n - 4   kernel 3, stride 2",
    # ONNX
    "onnx.helper.make_node('ConvTranspose', ['x', 'w'], ['y'], kernel_shape=[5, 5], strides=[2, 2], pads=[2] * 4)": (
        "ONNX  n -> 2*n - 1"
    ),
    "helper.make_node('ConvTranspose', i, o, auto_pad='SAME_UPPER', strides=[2, 2], kernel_shape=[3, 3])": (
        "ONNX  n -> 2*n   SAME_UPPER, kernel 3, stride 2   crops 0 at the begin, 1 at the end"
    ),
    "make_node('ConvTranspose', i, o, auto_pad='SAME_UPPER', strides=[2], kernel_shape=[3], output_padding=[1])": (
        "ONNX  n -> 2*n   kernel 3, stride 2, padding 1, output_padding 1   crops 1 at the begin, 0 at the end"
    ),
    "helper.make_node('ConvTranspose', i, o, auto_pad='VALID', kernel_shape=[3])": "ONNX  n -> n + 2   kernel 3",
    "helper.make_node('ConvTranspose', i, o, auto_pad='NOTSET', kernel_shape=[3], pads=[1, 0])": "ONNX  n -> n + 1",
}
UNREAD = {
    "F.conv_transpose2d(x, weight, stride=2)": "to convert wants kernel_size",
    "tf.nn.conv2d_transpose(x, w, out, strides=[1, s, s, 1])": "strides is [1, s, s, 1], which is not read here",
    "tf.nn.conv2d_transpose(x, w, out, strides=[1, 2, 2, 1])": "to convert wants kernel_size",
    "nn.ConvTranspose2d(a, b, kernel_size, stride, padding)": "or add kernel_size",
    "nn.ConvTranspose2d(64, 32, 3, strides=2)": "nn.ConvTranspose2d has no argument strides\nwrite stride",
    "tf.layers.conv2d_transpose(x, 8, 3, output_padding=1)": "has no argument output_padding",
    "nn.ConvTranspose2d(4, 8, 3, padding='same')": "PyTorch's transposed convolutions know no padding words",
    "F.conv2d_transpose(x, w, padding='SAME')": "Paddle's SAME crops by the input size modulo the stride",
    "nn.ConvTranspose(features=8, kernel_size=(3, 3), padding='CIRCULAR')": "padding is 'CIRCULAR', which is not read",
    "lax.conv_transpose(x, w, (2, 2), 'SAME')": "to convert wants kernel_size",
    "lax.conv_transpose(x, w, (2, 2), [(1, 1), (1, 1)], use_consistent_padding=True)": "add kernel_size",
    "lax.conv_transpose(x, w, (2, 2), [(1, 1), (1, 1)], use_consistent_padding=flag)": "use_consistent_padding is flag",
    "lax.conv_transpose(x, w, (2, 2), 'SAME', dimension_numbers=('NHWC', 'HIWO', 'NHWC'))": "beside each other",
    "lax.conv_transpose(x, w, (2, 2), 'SAME', dimension_numbers=('NHWC', 'HWI', 'NHWC'))": "beside each other",
    "helper.make_node('Conv', ['x'], ['y'], kernel_shape=[3])": "no transposed convolution is known by the name",
    "helper.make_node(kind, ['x'], ['y'], kernel_shape=[3])": "no transposed convolution is known by the name",
    "helper.make_node(op_type='ConvTranspose')": "no transposed convolution is known by the name",
    "helper.make_node('ConvTranspose', i, o, auto_pad='SAME_UPPER')": "to convert wants kernel_size",
    "helper.make_node('ConvTranspose', i, o, auto_pad='SAME_UPPER', output_padding=[1])": "add kernel_size",
    "helper.make_node('ConvTranspose', i, o, auto_pad='same_upper', kernel_shape=[3])": "in capitals",
    "helper.make_node('ConvTranspose', i, o, auto_pad=mode, kernel_shape=[3])": "auto_pad is mode, which is not read",
    "helper.make_node('ConvTranspose', i, o, output_shape=[7], kernel_shape=[3])": "add input_size",
    "helper.make_node('ConvTranspose', i, o, output_shape=[1, 1, 7], kernel_shape=[3])": "one size for each spatial",
    "helper.make_node('ConvTranspose', i, o, output_shape=[n], kernel_shape=[3])": "output_shape is [n]",
    "hk.Conv2DTranspose(8, 3, stride=2)": "Haiku's, whose layers are not known here",
    "snt.Conv2DTranspose(8, kernel_shape=4, stride=2)": "Sonnet's",
    "gluon.nn.Conv2DTranspose(8, 4, 2, 1)": "MXNet's",
    "L.Deconvolution2D(8, 4, 4, stride=2, pad=1)": "Chainer's",
    "K.conv2d_transpose(x, w, s, strides=(2, 2))": "no transposed convolution is known by the name K.conv2d_transpose",
    "layers.conv_transpose(x, 8, 3, 2)": "no transposed convolution is known by the name layers.conv_transpose",
    "conv2d_transpose(x, 8, 3, strides=2)": "is a name of several: write paddle.nn.functional.conv2d_transpose, ",
    "Deconvolution2D(8, 3, 3, output_shape=(None, 8, 14, 14), subsample=(2, 2))": "for a version that took any output",
    "nn.Sequential(nn.ConvTranspose1d(4, 4, 2), nn.ConvTranspose1d(4, 4, 2))": "2 transposed convolutions are called",
    "nn.ConvTranspose2d(4, 8, -k)": "kernel_size is -k",
    "nn.ConvTranspose2d(4, 8, (2,) * 99)": "kernel_size is (2,) * 99",
    "nn.ConvTranspose2d(4, 8, 0)": "kernel_size: cannot read 0: a size counts elements",
    "nn.ConvTranspose2d(4, 8, 3, 2, (-1, 0))": "padding: cannot read -1",
    "nn.ConvTranspose2d(4, 8, 3, dilation=9999999999)": "dilation: cannot read 9999999999: the largest is",
    "helper.make_node('ConvTranspose', i, o, pads=[-1, 0], kernel_shape=[3])": "padding: cannot read -1",
}


@every_case(("text", "said"), READ.items())
def test_what_is_read(text: str, said: str) -> None:
    """The layer that it is, by the first line of the answer."""
    assert str(tconvcalc.convert(text, to="all")).startswith(said)


@every_case(("text", "said"), UNREAD.items())
def test_what_is_not_read_is_said(text: str, said: str) -> None:
    """A sentence that names what is missing; no call leads nowhere."""
    with pytest.raises(MisuseError) as complaint:
        tconvcalc.convert(text)
    assert said in str(complaint.value)


@every_case(
    ("arguments", "said"),
    [
        (["F.conv_transpose2d(x, w, stride=2)", "-k", "3"], "PyTorch  n -> 2*n + 1   kernel 3"),
        (["nn.ConvTranspose2d(a, b, k, s, p)", "-k", "4", "-s", "2", "-p", "1"], "PyTorch  n -> 2*n   kernel 4"),
        (["tf.nn.conv2d_transpose(h, w, [n, 14, 14, c], [1, 2, 2, 1])", "-k", "5"], "TensorFlow  7 -> 14   SAME"),
        (
            ["helper.make_node('ConvTranspose', i, o, output_shape=[7], kernel_shape=[3], strides=[2])", "-i", "4"],
            "ONNX  4 -> 7   kernel 3, stride 2, padding 1   crops 1",
        ),
        (
            ["lax.conv_transpose(x, w, (2,), [(1, 0)], use_consistent_padding=True)", "-k", "3"],
            "JAX  n -> 2*n   kernel 3, stride 2, padding 1:2   crops 1 at the begin, 0 at the end",
        ),
    ],
)
def test_what_is_missing_stands_beside_it(arguments: list[str], said: str) -> None:
    """An option is taken for what the call leaves to a variable."""
    run = command("convert", *arguments, "--to", "all")
    assert run.code == 0, run.err
    assert run.out.startswith(said)


def test_an_output_that_is_stated_holds_for_its_size() -> None:
    """Another input would be cropped otherwise."""
    node = "helper.make_node('ConvTranspose', i, o, output_shape=[7], kernel_shape=[3], strides=[2])"
    assert not tconvcalc.convert(node, to="torch", input_size=4).targets[0].every_size
    assert tconvcalc.convert("nn.ConvTranspose1d(1, 1, 3)", to="onnx", input_size=4).targets[0].every_size


@every_case(
    ("text", "biased"),
    [
        ("F.conv_transpose2d(x, torch.ones(1, 1, 3, 3), b)", True),
        ("F.conv_transpose2d(x, torch.ones(1, 1, 3, 3), bias=None)", False),
        ("F.conv_transpose2d(x, torch.ones(1, 1, 3, 3))", False),
        ("helper.make_node('ConvTranspose', ['x', 'w', 'b'], ['y'], kernel_shape=[3])", True),
        ("helper.make_node('ConvTranspose', ['x', 'w'], ['y'], kernel_shape=[3])", False),
        ("mx.conv_transpose2d(x, mx.ones((8, 3, 3, 4)))", False),
        ("slim.conv2d_transpose(x, 8, 3)", True),
        ("tf.layers.conv2d_transpose(x, 8, 3, use_bias=False)", False),
    ],
)
def test_whether_there_is_a_bias(text: str, biased: bool) -> None:  # noqa: FBT001
    """A function has one where it is handed over, a layer unless it is refused."""
    assert tconvcalc.convert(text, to="all").targets[0].source.biased == biased
