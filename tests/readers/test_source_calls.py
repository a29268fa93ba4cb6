"""Every spelling of a transposed convolution, and exactly what is read of it."""

from __future__ import annotations

from typing import Any

from tests.cases import every_case
from tests.readers.sources import KERAS, TORCH, claim, keras, reasons, torch

MODULES = [
    ("nn.ConvTranspose2d(8, 4, 4, 2, 1)", torch(4, stride=2, padding=1)),
    ("nn.ConvTranspose1d(8, 4, 3)", torch(3)),
    ("nn.ConvTranspose3d(8, 4, (1, 2, 3), stride=(1, 2, 2))", torch((1, 2, 3), stride=(1, 2, 2))),
    ("nn.ConvTranspose2d(8, 4, kernel_size=3, stride=2, padding=1, output_padding=1)",
     torch(3, stride=2, padding=1, output_padding=1)),
    ("nn.ConvTranspose2d(8, 4, 3, 1, 2, 0, 1, True, 2)", torch(3, padding=2, dilation=2)),
    ("nn.ConvTranspose2d(8, 4, [3, 5])", torch((3, 5))),
    ("nn.ConvTranspose2d(8, 4, (3,))", torch(3)),
    ("nn.ConvTranspose2d(8, 4, ())" + ".to('cpu')", None),
    ("nn.ConvTranspose2d(8, 4, 3, padding='same')", torch(3, padding="same")),
    ("nn.ConvTranspose2d(8, 4, 3, padding='full')", torch(3, padding="full")),
    ("nn.ConvTranspose2d(8, 4, 3, stride=0)", torch(3, stride=0)),
    ("nn.ConvTranspose2d(8, 4, 3, dilation=10**9)", torch(3, dilation=None)),
    ("nn.ConvTranspose2d(8, 4, 3, True)", torch(3, stride=None)),
    ("nn.ConvTranspose2d(8, 4, 3, **more)", torch(3, stride=None, padding=None, output_padding=None, dilation=None)),
    ("nn.ConvTranspose2d(8, 4, 3, *more)", torch(3, stride=None, padding=None, output_padding=None, dilation=None)),
    ("nn.ConvTranspose2d(*more, stride=2)",
     torch(None, stride=2, padding=None, output_padding=None, dilation=None)),
    ("nn.modules.conv.ConvTranspose2d(8, 4, 3)", torch(3)),
    ("nn.modules.ConvTranspose2d(8, 4, 3)", torch(3)),
    ("torch.nn.ConvTranspose2d(8, 4, 3)", torch(3)),
    ("nn.ConvTranspose2d(8, 4, 3, padding=max(1, 2))", torch(3, padding=2)),
]  # fmt: skip


@every_case(("call", "given"), MODULES)
def test_modules_of_torch(call: str, given: dict[str, Any] | None) -> None:
    """Modules of torch."""
    if given is None:
        assert reasons(TORCH + call) == ["kernel_size cannot be known without running it"]
        return
    found = claim(TORCH + call)
    assert (found.given, found.framework) == (given, "pytorch")
    if "*more" not in call or call.startswith("nn.ConvTranspose2d(8"):
        assert (found.in_channels, found.out_channels, found.groups) == (8, 4, 1)


def test_the_padding_word_is_kept_as_written() -> None:
    """The padding word is kept as written."""
    assert claim(KERAS + "layers.Conv2DTranspose(8, 3, padding='SAME')").word == "SAME"
    assert claim(TORCH + "nn.ConvTranspose2d(8, 4, 3, padding='Full')").word == "Full"
    assert claim(TORCH + "nn.ConvTranspose2d(8, 4, 3)").word is None


def test_groups_and_channels() -> None:
    """Groups and channels."""
    found = claim(TORCH + "nn.ConvTranspose2d(8, out_channels=4, kernel_size=3, groups=2)")
    assert (found.in_channels, found.out_channels, found.groups, found.dims) == (8, 4, 2, 2)


def test_lazy_modules_have_no_input_channels() -> None:
    """Lazy modules have no input channels."""
    found = claim(TORCH + "nn.LazyConvTranspose2d(4, 3, 2)")
    assert found.given == torch(3, stride=2)
    assert (found.in_channels, found.out_channels) == (None, 4)


FUNCTIONS = [
    ("F.conv_transpose2d(torch.rand(1, 3, 7, 7), torch.rand(3, 6, 4, 5), None, 2, 1)",
     torch((4, 5), stride=2, padding=1, input_size=(7, 7)), (3, 6)),
    ("F.conv_transpose1d(torch.rand(3, 7), nn.Parameter(torch.rand(3, 6, 4)), stride=2, groups=3)",
     torch(4, stride=2, input_size=7), (3, 18)),
    ("torch.conv_transpose3d(x, torch.rand(3, 6, 4, 4, 4), dilation=2)", torch((4, 4, 4), dilation=2), (3, 6)),
    ("F.conv_transpose2d(x, w, stride=2)", torch(None, stride=2), (None, None)),
    ("F.conv_transpose2d(x, torch.rand(3, 6, 4), stride=2)", torch(None, stride=2), (None, None)),
    ("F.conv_transpose2d(torch.rand(2, 3, 7, 7), w)", torch(None, input_size=(7, 7)), (3, None)),
    ("F.conv_transpose2d(x, torch.rand(3, 6, 4, 4), groups=g)", torch((4, 4)), (3, None)),
]  # fmt: skip


@every_case(("call", "given", "channels"), FUNCTIONS)
def test_functions_of_torch(call: str, given: dict[str, Any], channels: tuple[int | None, int | None]) -> None:
    """Functions of torch."""
    found = claim(TORCH + "def f(x, w, g):\n    return " + call)
    assert (found.given, (found.in_channels, found.out_channels)) == (given, channels)
    assert found.filters is None


LAYERS = [
    ("layers.Conv2DTranspose(8, 3)", keras(3)),
    ("layers.Conv1DTranspose(8, 3, 2, 'same')", keras(3, stride=2, padding="same")),
    ("layers.Conv2DTranspose(8, (3, 5), strides=(2, 1), padding='SAME', output_padding=1)",
     keras((3, 5), stride=(2, 1), padding="same", output_padding=1)),
    ("layers.Conv3DTranspose(8, 3, 2, 'valid', None, (1, 1, 1))", keras(3, stride=2, output_padding=(1, 1, 1))),
    ("layers.Conv2DTranspose(8, 3, 1, 'valid', None, None, 2)", keras(3, dilation=2)),
    ("layers.Conv2DTranspose(8, 3, padding=1)", keras(3, padding=1)),
    ("layers.Convolution2DTranspose(8, 3)", keras(3)),
    ("layers.Deconvolution2D(8, 3, 2)", keras(3, stride=2)),
    ("layers.Deconvolution3D(8, 3)", keras(3)),
    ("layers.Deconvolution2D(8, 3, 5, output_shape=(None, 14, 14, 8), subsample=(2, 2), border_mode='same')",
     keras((3, 5), stride=(2, 2), padding="same", output_padding="absent")),
    ("layers.Deconvolution2D(8, 3, 3, (None, 14, 14, 8))", keras((3, 3), output_padding="absent")),
    ("layers.Deconvolution2D(nb_filter=8, nb_row=3, nb_col=3)", keras((3, 3), output_padding="absent")),
    ("layers.Conv2DTranspose(8, 3, input_shape=(7, 9, 16))", keras(3, input_size=(7, 9))),
    ("layers.Conv2DTranspose(8, 3, batch_input_shape=(None, 7, 9, 16))", keras(3, input_size=(7, 9))),
    ("layers.Conv2DTranspose(8, 3, data_format='channels_first', input_shape=(16, 7, 9))",
     keras(3, input_size=(7, 9))),
    ("layers.Conv2DTranspose(8, 3, data_format=fmt, input_shape=(16, 7, 9))", keras(3)),
    ("layers.Conv2DTranspose(8, 3, data_format='odd', input_shape=(16, 7, 9))", keras(3)),
    ("layers.Conv2DTranspose(8, 3)(keras.Input((7, 9, 16)))", keras(3, input_size=(7, 9))),
    ("layers.Conv2DTranspose(8, 3)(inputs=unknown)", keras(3)),
    ("layers.Conv2DTranspose(8, 3)(keras.Input((7, None, 16)))", keras(3, input_size=(7, None))),
    ("layers.Conv2DTranspose(8, 3)(keras.Input((None, None, 16)))", keras(3)),
]  # fmt: skip


@every_case(("call", "given"), LAYERS)
def test_layers_of_keras(call: str, given: dict[str, Any]) -> None:
    """Layers of keras."""
    found = claim(KERAS + "def f(unknown, fmt):\n    return " + call)
    assert (found.given, found.framework, found.out_channels) == (given, "keras", 8)
    assert found.in_channels == (16 if "16" in call and "fmt" not in call and "odd" not in call else None)


@every_case(
    "name",
    ["keras", "tf.keras", "tensorflow.keras", "tf.compat.v1.keras", "tensorflow.python.keras", "tf_keras",
     "tensorflow.contrib.keras", "keras.src", "keras.api"],
)  # fmt: skip
def test_modules_that_keras_goes_by(name: str) -> None:
    """Modules that keras goes by."""
    head = "import keras, tensorflow, tf_keras\nimport tensorflow as tf\n"
    assert claim(head + f"{name}.layers.Conv2DTranspose(8, 3)").given == keras(3)


def test_submodules_of_keras() -> None:
    """Submodules of keras."""
    text = "from keras.layers.convolutional import Conv2DTranspose as D\nD(8, 3)"
    assert claim(text).given == keras(3)


def test_a_configured_layout_is_not_known() -> None:
    """A configured layout is not known."""
    text = KERAS + "keras.backend.set_image_data_format('channels_first')\n"
    assert claim(text + "layers.Conv2DTranspose(8, 3, input_shape=(16, 7, 7))").given == keras(3)
