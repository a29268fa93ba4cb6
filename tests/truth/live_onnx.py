"""ONNX as onnxruntime runs it: one node, one model, one session."""

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnxruntime.capi import onnxruntime_pybind11_state as refusals

from .case import Layer, Outcome
from .impulse import crop_begin, impulses

REFUSALS = (refusals.InvalidArgument, refusals.Fail)
OPSET, IR_VERSION = 20, 10

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
options.log_severity_level = 4  # what it refuses is told by the exception


def versions() -> dict[str, str]:
    """Name what is running."""
    return {"onnx": onnx.__version__, "onnxruntime": onnxruntime.__version__}


def attributes(layer: Layer) -> dict[str, object]:
    """Write a layer as the attributes of its node: the pads are all begins, then all ends."""
    known = {"strides": layer.stride, "dilations": layer.dilation, "output_padding": layer.output_padding}
    if isinstance(layer.padding, str):
        return {**known, "auto_pad": layer.padding.upper()}
    return {**known, "pads": np.array(layer.padding).T.ravel().tolist()}


def outcome(layer: Layer) -> Outcome | None:
    """Run one layer on data; None says that onnxruntime refused, when it loads the model or when it runs it."""
    x, weight = impulses(layer.input_size)[:, None], impulses(layer.kernel_size)[None]
    node = helper.make_node("ConvTranspose", ["x", "w"], ["y"], **attributes(layer))
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("x", "w", "y")]
    values[:2] = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, value.shape) for name, value in (("x", x), ("w", weight))
    ]
    graph = helper.make_graph([node], "layer", values[:2], values[2:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    try:
        session = onnxruntime.InferenceSession(model.SerializeToString(), options)
        (y,) = session.run(None, {"x": x, "w": weight})
    except REFUSALS:
        return None
    return Outcome(y.shape[2:], crop_begin(np.moveaxis(y, 1, -1), layer))
