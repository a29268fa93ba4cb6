"""The functions of TensorFlow, and exactly what is read of them."""

from __future__ import annotations

from typing import Any

from tconvcalc.values import Ends
from tests.cases import every_case
from tests.readers.sources import TF, claim, keras, tf_nn

HEAD = TF + "x = tf.zeros([1, 7, 9, 10])\nw = tf.zeros([4, 5, 3, 10])\n"
NN = [
    ("tf.nn.conv2d_transpose(x, w, [1, 14, 18, 3], 2)",
     tf_nn((4, 5), stride=2, input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, [1, 14, 18, 3], [1, 2, 3, 1], 'VALID')",
     tf_nn((4, 5), stride=(2, 3), padding="valid", input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(value=x, filter=w, output_shape=[1, 14, 18, 3], strides=[2, 3], padding='SAME')",
     tf_nn((4, 5), stride=(2, 3), input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, [14, 18], strides=[2])",
     tf_nn((4, 5), stride=2, input_size=(7, 9), output_size=(14, 18)), (10, None)),
    ("tf.nn.conv2d_transpose(x, w, tf.stack([tf.shape(x)[0], 14, tf.shape(x)[2] * 2, 3]), 2)",
     tf_nn((4, 5), stride=2, input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, tf.constant([1, 14, 18, 3]), 2, 'SAME', 'NHWC', 'name')",
     tf_nn((4, 5), stride=2, input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(tf.zeros([1, 10, 7, 9]), w, [1, 3, 14, 18], [1, 1, 2, 2], data_format='NCHW')",
     tf_nn((4, 5), stride=(2, 2), input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, [1, 14, 18, 3], 2, [[0, 0], [1, 2], [0, 1], [0, 0]])",
     tf_nn((4, 5), stride=2, padding=(Ends(1, 2), Ends(0, 1)), input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, [1, 14, 18, 3], 2, [[0, 0], [1, q], 3, [0, 0]])",
     tf_nn((4, 5), stride=2, padding=(None, None), input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, [1, 14, 18, 3], 2, (1, 2))",
     tf_nn((4, 5), stride=2, padding=None, input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, q, 2, dilations=[1, 2, 2, 1])",
     tf_nn((4, 5), stride=2, dilation=(2, 2), input_size=(7, 9)), (10, None)),
    ("tf.nn.conv2d_transpose(x, w, [q, -1, -1, 3], 2)",
     tf_nn((4, 5), stride=2, input_size=(7, 9), output_size=(-1, -1)), (10, 3)),
    ("tf.nn.conv2d_transpose(x, w, [1, 14, 18, 3], [1, 2, 2, 1], data_format=q)",
     tf_nn((4, 5), stride=None), (None, None)),
    ("tf.nn.conv2d_transpose(x, tf.zeros([3, 3]), [1, 14, 18, 3], 2)",
     tf_nn(None, stride=2, input_size=(7, 9), output_size=(14, 18)), (10, 3)),
    ("tf.nn.conv_transpose(x, w, q, 2)", tf_nn((4, 5), stride=2, input_size=(7, 9)), (10, None)),
    ("tf.nn.conv_transpose(q, q, q, [1, 2, 2, 1], 'SAME')", tf_nn(None, stride=None), (None, None)),
    ("tf.nn.conv1d_transpose(tf.zeros([1, 7, 10]), tf.zeros([4, 3, 10]), [1, 14, 3], strides=2)",
     tf_nn(4, stride=2, input_size=7, output_size=14), (10, 3)),
    ("tf.compat.v1.nn.conv2d_transpose(x, w, q, 2)", tf_nn((4, 5), stride=2, input_size=(7, 9)), (10, None)),
    ("tf.nn.conv2d_transpose_v2(x, w, q, 2)", tf_nn((4, 5), stride=2, input_size=(7, 9)), (10, None)),
]  # fmt: skip


@every_case(("call", "given", "channels"), NN)
def test_functions_of_tensorflow(call: str, given: dict[str, Any], channels: tuple[int | None, int | None]) -> None:
    """Functions of tensorflow."""
    found = claim(HEAD + "def f(q):\n    return " + call)
    assert (found.given, (found.in_channels, found.out_channels)) == (given, channels)
    assert found.framework == "tensorflow"


def test_filters_are_told_as_written() -> None:
    """Filters are told as written."""
    call = "tf.nn.conv2d_transpose(x, tf.zeros([4, 4, q, 10]), [1, 14, 14, 3], 2)"
    assert claim(HEAD + "def f(q):\n    " + call).filters == (4, 4, None, 10)


def test_layers_of_tensorflow_1() -> None:
    """Layers of tensorflow 1."""
    text = TF + "tf.layers.conv2d_transpose(tf.zeros([1, 7, 7, 10]), 8, 5, 2, 'same')"
    found = claim(text)
    assert found.given == keras(5, stride=2, padding="same", input_size=(7, 7))
    assert (found.in_channels, found.out_channels) == (10, 8)
    assert claim(TF + "tf.layers.Conv2DTranspose(8, [5, 5], 2)").given == keras((5, 5), stride=2)


def test_the_tutorial_that_cannot_be() -> None:
    """The tutorial that cannot be."""
    found = claim(
        TF
        + "x = tf.placeholder(tf.float32, [100, 126, 126, 10])\n"
        + "w = tf.Variable(tf.random_normal([4, 4, 3, 10]))\n"
        + "y = tf.nn.conv2d_transpose(x, w, output_shape=[100, 255, 255, 3], strides=[1, 2, 2, 1], padding='SAME')\n",
    )
    assert found.given == tf_nn((4, 4), stride=(2, 2), input_size=(126, 126), output_size=(255, 255))
    assert (found.filters, found.in_channels, found.out_channels) == ((4, 4, 3, 10), 10, 3)
    place = found.place
    assert (place.path, place.line, place.column, place.end_line) == ("model.py", 5, 5, 5)
    assert place.source[place.column - 1 : place.end_column - 1].startswith("tf.nn.conv2d_transpose(x")
    assert place.source.endswith(place.source[place.column - 1 : place.end_column - 1])
