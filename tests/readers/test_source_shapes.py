"""Shapes of operands, followed from where they are made; and layers that are built here and called there."""

from __future__ import annotations

import tconvcalc
from tests.cases import every_case
from tests.readers.sources import KERAS, TF, TORCH, claim, keras, read, torch

TENSORFLOW = [
    "tf.zeros([1, 7, 9, 3])", "tf.ones(shape=(1, 7, 9, 3))", "tf.random.normal([1, 7, 9, 3])",
    "tf.random_normal([1, 7, 9, 3])",
    "tf.random.truncated_normal([1, 7, 9, 3])", "tf.truncated_normal([1, 7, 9, 3], stddev=0.1)",
    "tf.fill([1, 7, 9, 3], 0.0)",
    "tf.Variable(tf.zeros([1, 7, 9, 3]))", "tf.Variable(initial_value=tf.zeros([1, 7, 9, 3]))",
    "tf.placeholder(tf.float32, [None, 7, 9, 3])", "tf.placeholder(tf.float32, shape=(None, 7, 9, 3))",
    "tf.compat.v1.placeholder(tf.float32, [None, 7, 9, 3])", "tf.get_variable('x', [1, 7, 9, 3])",
    "tf.constant(1.0, shape=[1, 7, 9, 3])", "tf.constant(0, tf.float32, [1, 7, 9, 3])",
    "tf.identity(tf.zeros([1, 7, 9, 3]))",
    "tf.cast(tf.zeros([1, 7, 9, 3]), tf.float64)", "tf.convert_to_tensor(np.zeros((1, 7, 9, 3)))",
    "np.zeros((1, 7, 9, 3)).astype('float32')", "np.random.rand(1, 7, 9, 3)", "np.random.randn(*(1, 7, 9, 3))",
    "np.random.normal(size=(1, 7, 9, 3))", "np.random.normal(0, 1, (1, 7, 9, 3))", "np.random.random((1, 7, 9, 3))",
    "tf.reshape(a, [-1, 7, 9, 3])", "tf.zeros_like(tf.zeros([1, 7, 9, 3]))", "tf.keras.Input((7, 9, 3))",
    "tf.keras.layers.Input(shape=(7, 9, 3))", "tf.keras.Input(batch_shape=(1, 7, 9, 3))",
    "tf.zeros((1,) + (7, 9) + (3,))",
    "tf.zeros(tf.shape(np.zeros([1, 7, 9, 3])))", "tf.zeros(tf.zeros([1, 7, 9, 3]).get_shape().as_list())",
    "tf.zeros(np.zeros((1, 7, 9, 3)).shape)", "tf.zeros(tf.TensorShape([1, 7, 9, 3]))",
    "tf.keras.backend.zeros((1, 7, 9, 3))",
    "tf.constant([" + str([[[0.0] * 3] * 9] * 7) + "])", "np.array([" + str([[[0] * 3] * 9] * 7) + "])",
]  # fmt: skip


@every_case("operand", TENSORFLOW)
@every_case("pattern", ["{}", "x = {}\n@x", "def f():\n    x = {}\n    @x", "x = {}\ny = x\n@y"])
def test_makers_of_tensorflow(operand: str, pattern: str) -> None:
    """Makers of tensorflow."""
    before, _, name = pattern.format(operand).rpartition("@")
    text = f"{TF}{before}tf.nn.conv2d_transpose({name}, w, o, 2)"
    found = claim(text if before else f"{TF}tf.nn.conv2d_transpose({operand}, w, o, 2)")
    assert (found.given["input_size"], found.in_channels) == ((7, 9), 3)


def test_the_result_of_one_is_the_input_of_the_next() -> None:
    """The result of one is the input of the next."""
    text = TF + "y = tf.nn.conv2d_transpose(a, b, [1, 7, 9, 3], 2)\n"
    found = text + "z = tf.keras.layers.Conv2DTranspose(8, 3)(y)\n"
    assert "(7, 9)" in repr(_claims(found)[1])
    odd = TF + "y = tf.nn.conv2d_transpose(a, b, [7, 9], 2)\nz = tf.keras.layers.Conv2DTranspose(8, 3)(y)\n"
    assert "input_size" not in _claims(odd)[1]


def _claims(text: str) -> list[dict[str, object]]:
    return [getattr(one, "given", {}) for one in read(text).claims]


PYTORCH = [
    "torch.rand(1, 3, 7, 9)", "torch.randn((1, 3, 7, 9))", "torch.zeros([1, 3, 7, 9])",
    "torch.ones(1, 3, 7, 9).cuda()",
    "torch.empty(size=(1, 3, 7, 9))", "torch.full((1, 3, 7, 9), 0.5)", "torch.Tensor(1, 3, 7, 9)",
    "torch.rand(3, 7, 9)",
    "nn.Parameter(torch.rand(1, 3, 7, 9))", "torch.rand(1, 3, 7, 9).to('cpu').requires_grad_()",
    "torch.rand(3 * 63).view(1, 3, 7, 9)",
    "torch.rand(189).reshape((1, 3, 7, 9))", "torch.zeros_like(torch.rand(1, 3, 7, 9))",
    "torch.reshape(a, (1, 3, 7, 9))",
    "torch.autograd.Variable(torch.rand(1, 3, 7, 9))", "torch.zeros(torch.rand(1, 3, 7, 9).size())",
    "torch.zeros(1, 3, torch.rand(7, 9).size(0), torch.rand(7, 9).size(dim=1))",
    "torch.rand(torch.Size([1, 3, 7, 9]))",
    "torch.from_numpy(np.zeros((1, 3, 7, 9)))", "torch.tensor([" + str([[[0.0] * 9] * 7] * 3) + "])",
]  # fmt: skip


@every_case("operand", PYTORCH)
@every_case(
    "pattern",
    [
        "nn.ConvTranspose2d(8, 4, 3)({})",
        "up = nn.ConvTranspose2d(8, 4, 3)\nup({})",
        "up = nn.utils.weight_norm(nn.ConvTranspose2d(8, 4, 3))\nx = {}\nup(x)",
        (
            "class M:\n    def __init__(self):\n        self.up = nn.ConvTranspose2d(8, 4, 3)\n    def f(self):\n"
            "        self.up({})"
        ),
    ],
)
def test_makers_of_torch(operand: str, pattern: str) -> None:
    """Makers of torch."""
    found = claim(TORCH + "import numpy as np\n" + pattern.format(operand))
    assert found.given == torch(3, input_size=(7, 9))
    assert found.in_channels == 8


NOT_KNOWN = [
    "a", "torch.rand(1, 3)", "torch.rand(*a)", "torch.rand()", "torch.rand(1, 3, a, a)",
    "torch.rand(1, 3, 7, 7).permute(a)",
    "torch.zeros_like(a)", "torch.cat(a)", "torch.rand(**a)", "torch.rand(1, 3, 7, 7).T", "a.size()",
    "(1, 2).append(3)",
    "torch.tensor([[1], [1, 2]])", "torch.tensor([torch.rand(2), 1])", "torch.tensor([])", "torch.rand(a.size())",
    "torch.rand(-1, -1, -1)",
    "torch.tensor()", "torch.rand(3, 7, 7).size(5)", "(3, 7).tolist().T", "torch.full('a', 3)",
    "keras.Input(7)", "keras.Input('a')", "keras.Input((7, 7, 3), **a)", "torch.rand(1, 3, 7, 7)[0].x",
    "keras.ops.shape(a)",
    "tf.Variable(torch.rand(1, 3, 7, 7), shape=None)", "tf.stack([1, 2], axis=1)", "tf.constant(*a)",
]  # fmt: skip


@every_case("operand", NOT_KNOWN)
def test_shapes_that_are_not_known(operand: str) -> None:
    """Shapes that are not known."""
    text = f"{TORCH}import keras\nimport tensorflow as tf\nnn.ConvTranspose2d(8, 4, 3)({operand})"
    assert claim(text).given == torch(3)


CALLED = [
    ("up(torch.rand(1, 3, 7, 7))\nup(torch.rand(1, 3, 7, 7))", torch(3, input_size=(7, 7))),
    ("up()", torch(3)),
    ("up(x=3)", torch(3)),
    ("up(x, output_size=[14, 14])", torch(3, output_padding="absent", output_size=(14, 14))),
    ("up(torch.rand(1, 3, 7, 7), [1, 3, 14, 15])",
     torch(3, output_padding="absent", input_size=(7, 7), output_size=(14, 15))),
    ("up(x, output_size=y.size()[2:])", torch(3, output_padding="absent")),
    ("up(x, output_size=torch.rand(1, 3, 9, 8).size())", torch(3, output_padding="absent", output_size=(9, 8))),
    ("up(x, output_size=[1, 2, 3])", torch(3, output_padding="absent")),
    ("up(x)\nup(x, output_size=[14, 14])", torch(3, output_padding="absent", output_size=(14, 14))),
    ("other(x, output_size=[14, 14])", torch(3, output_padding="absent")),
    ("up = other\nup(torch.rand(1, 3, 7, 7))", torch(3)),
    ("nn.AdaptiveAvgPool2d(output_size=(1, 1))", torch(3)),
    ("up = other\nup(x, output_size=[14, 14])", torch(3, output_padding="absent")),
]  # fmt: skip


@every_case(("use", "given"), CALLED)
def test_a_module_that_is_called_elsewhere(use: str, given: dict[str, object]) -> None:
    """A module that is called elsewhere."""
    assert claim(f"{TORCH}up = nn.ConvTranspose2d(8, 4, 3)\n{use}").given == given


def test_a_subclass_may_do_something_else_when_it_is_called() -> None:
    """A subclass may do something else when it is called."""
    text = TORCH + "class Up(nn.ConvTranspose2d):\n    def forward(self, x): pass\n"
    text += "Up(8, 4, 3)(torch.rand(1, 8, 7, 7))"
    assert claim(text).given == torch(3)


@every_case("body", ["pass", "def forward(self, x): return super().forward(x)", "scale = 2"])
def test_what_a_subclass_without_a_constructor_makes_is_not_known(body: str) -> None:
    """Its base may be called in other ways: no size is claimed of it, and nothing of what meets it."""
    text = f"{TORCH}class Up(nn.ConvTranspose2d):\n    {body}\n"
    text += "y = Up(8, 4, 3)(torch.rand(1, 8, 7, 7)) + torch.rand(1, 4, 8, 8)"
    assert claim(text).given == torch(3)
    assert not tconvcalc.check("-", stdin=text.encode(), stdin_filename="model.py").findings


def test_a_layer_of_keras_that_is_called_elsewhere() -> None:
    """A layer of keras that is called elsewhere."""
    text = KERAS + "up = layers.Conv2DTranspose(8, 3)\nx = keras.Input((7, 9, 16))\ny = up(x)"
    found = claim(text)
    assert (found.given, found.in_channels) == (keras(3, input_size=(7, 9)), 16)


def test_changing_a_tensor_in_place_forgets_it() -> None:
    """Changing a tensor in place forgets it."""
    for change in ("x.resize_(1)", "x.data = y", "x.shape = 3"):
        text = f"{TORCH}x = torch.rand(1, 8, 7, 7)\n{change}\nnn.ConvTranspose2d(8, 4, 3)(x)"
        assert claim(text).given == torch(3)
    text = f"{TORCH}x = torch.rand(1, 8, 7, 7)\nx.requires_grad_()\nx.grad = 3\nnn.ConvTranspose2d(8, 4, 3)(x)"
    assert claim(text).given == torch(3, input_size=(7, 7))
