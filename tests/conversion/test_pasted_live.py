"""A pasted call, run as it stands in its framework, gives what the code that it was converted to gives."""

from __future__ import annotations

from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import pytest

import tconvcalc
from tests.conversion.proof import whole
from tests.conversion.running import Array, Job, results
from tests.truth.present import require

MODULES = {
    "pytorch": {"F": "torch.nn.functional", "torch": "torch"},
    "tensorflow": {"tf": "tensorflow"},
    "keras": {"keras": "keras"},
    "jax": {"lax": "jax.lax"},
    "paddle": {"F": "paddle.nn.functional"},
    "mlx": {"mx": "mlx.core"},
    "onnx": {"helper": "onnx.helper"},
}
ARRAYS = {"pytorch": ("torch", "from_numpy"), "paddle": ("paddle", "to_tensor"), "mlx": ("mlx.core", "array")}
CHANNELS_FIRST = {"pytorch", "paddle", "onnx"}


class Case(NamedTuple):
    """A call of X and W, its kernel along each axis, the shape of the weights, and that of the input."""

    framework: str
    text: str
    kernel: tuple[int, ...]
    weights: tuple[int, ...]
    inputs: tuple[int, ...] = (1, 4, 5, 2)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Of the input along its spatial axes."""
        return self.inputs[2:] if self.framework in CHANNELS_FIRST else self.inputs[1:-1]


def _jax(padding: str, consistent: str, layout: str, turned: str) -> Case:
    """With axes in the order of some letters: I are the inputs, unless the kernel is a forward convolution's."""
    text = f"lax.conv_transpose(X, W, (2, 1), {padding}, dimension_numbers=('NHWC', '{layout}', 'NHWC'), "
    text += f"use_consistent_padding={consistent}, transpose_kernel={turned})"
    inputs, outputs = (5, 2) if turned == "True" else (2, 5)
    counts = {"H": 3, "W": 4, "I": inputs, "O": outputs}
    return Case("jax", text, (3, 4), tuple(counts[letter] for letter in layout))


def _onnx(attributes: str) -> Case:
    text = f"helper.make_node('ConvTranspose', ['X', 'W'], ['Y'], {attributes})"
    return Case("onnx", text, (3,), (2, 3, 3), (1, 2, 4))


PLANE = (1, 2, 4, 5)
CASES = [
    Case("pytorch", "F.conv_transpose2d(X, W, stride=2, padding=(1, 0), groups=2)", (3, 2), (2, 3, 3, 2), PLANE),
    Case("pytorch", "torch.conv_transpose1d(X, W, None, 3, 1, 2)", (4,), (2, 3, 4), (1, 2, 4)),
    Case("tensorflow", "tf.nn.conv2d_transpose(X, W, [1, 7, 5, 3], [1, 2, 1, 1])", (3, 2), (3, 2, 3, 2)),
    Case("tensorflow", "tf.nn.conv1d_transpose(X, W, (1, 8, 3), 2, 'VALID')", (2,), (2, 3, 2), (1, 4, 2)),
    Case("keras", "keras.ops.conv_transpose(X, W, 2, 'same', output_padding=0)", (3, 3), (3, 3, 3, 2)),
    Case("keras", "keras.ops.conv_transpose(X, W, (1, 3))", (3, 2), (3, 2, 3, 2)),
    Case("paddle", "F.conv2d_transpose(X, W, None, 2, [1, 0, 0, 1], dilation=2)", (3, 2), (2, 3, 3, 2), PLANE),
    Case("paddle", "F.conv1d_transpose(X, W, None, 2, 1, 1, 1, 2)", (4,), (2, 3, 4), (1, 2, 4)),
    Case("mlx", "mx.conv_transpose2d(X, W, 2, (1, 0), 2)", (3, 2), (3, 3, 2, 2)),
    *(
        _jax(padding, consistent, layout, turned)
        for (padding, consistent), layout, turned in product(
            (("'SAME'", "False"), ("((1, 0), (2, 1))", "False"), ("((1, 0), (2, 1))", "True")),
            ("HWIO", "IOHW"),
            ("False", "True"),
        )
    ),
    *(
        _onnx(f"kernel_shape=[3], strides=[{stride}], auto_pad='{word}', output_padding=[{extra}]")
        for word, stride, extra in product(("VALID", "SAME_UPPER", "SAME_LOWER", "NOTSET"), (2, 4), (0, 1))
    ),
    *(
        _onnx(f"kernel_shape=[3], strides=[3], dilations=[2], auto_pad='{word}', output_shape=[{size}]")
        for word, size in product(("SAME_UPPER", "SAME_LOWER", "NOTSET"), (8, 11, 15, 16))
    ),
]


@pytest.mark.frameworks
@pytest.mark.parametrize("framework", MODULES)
def test_the_calls_and_what_they_become_agree(framework: str) -> None:
    """Every element is equal; the target is PyTorch."""
    require(framework)
    require("pytorch")
    cases = [case for case in CASES if case.framework == framework]
    assert cases
    assert [case.text for case in cases if not agrees(case)] == []


def agrees(case: Case) -> bool:
    """Whether a call yields what the code yields that it was converted to."""
    random = np.random.default_rng(3)
    x, w = whole(random, case.inputs), whole(random, case.weights)
    answer = tconvcalc.convert(case.text, to="torch", input_size=case.sizes, kernel_size=case.kernel)
    (code,) = answer.targets[0].code.values()
    first = x if case.framework in CHANNELS_FIRST else np.ascontiguousarray(np.moveaxis(x, -1, 1))
    (made,) = results("pytorch", [Job(code, {"w": w, "x": first}, channels_last=False)])
    return np.array_equal(_run(case, x, w), made)


def _run(case: Case, x: Array, w: Array) -> Array:
    """What the text yields, with channels first. Running it is right here: it stands in this file."""
    names: dict[str, Any] = {name: import_module(module) for name, module in MODULES[case.framework].items()}
    module, function = ARRAYS.get(case.framework, ("numpy", "asarray"))
    wrap = getattr(import_module(module), function)
    made = eval(case.text, {**names, "X": wrap(x), "W": wrap(w)})  # noqa: S307
    if case.framework == "onnx":
        return _of_node(made, x, w)
    result = np.asarray(made.numpy() if hasattr(made, "numpy") else made)
    return result if case.framework in CHANNELS_FIRST else np.moveaxis(result, -1, 1)


def _of_node(node: Any, x: Array, w: Array) -> Array:  # noqa: ANN401 -- of a package without types
    onnx, runtime = import_module("onnx"), import_module("onnxruntime")
    helper, kind = onnx.helper, onnx.TensorProto.FLOAT
    inputs, outputs = helper.make_tensor_value_info("X", kind, x.shape), helper.make_tensor_value_info("Y", kind, None)
    graph = helper.make_graph([node], "layer", [inputs], [outputs], [onnx.numpy_helper.from_array(w, "W")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    (made,) = runtime.InferenceSession(model.SerializeToString()).run(None, {"X": x})
    return np.asarray(made)
