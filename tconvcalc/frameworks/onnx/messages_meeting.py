"""What onnxruntime says where tensors behind a transposed convolution do not meet: Concat, Add, MatMul, Reshape."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import addition, join, pair, walked
from tconvcalc.frameworks.message_patterns import Message

MEETING = (
    join(
        (
            (
                "Non concat axis dimensions must match: Axis {dimension:int} has mismatched dimensions of {one:int} "
                "and "
                "{two:int}"
            ),
            (
                "Op (Concat) [ShapeInferenceError] Can't merge shape info. Both inferred and declared dimension have "
                "values but "
                "they differ. Inferred={one:int} Declared={two:int} Dimension={dimension:int}"
            ),
            (
                "Can't merge shape info. Both inferred and declared dimension have values but they differ. "
                "Inferred={one:int} "
                "Declared={two:int} Dimension={dimension:int}"
            ),
        ),
        "onnxruntime",
        pair,
    ),
    Message(
        "ranks differ at a concatenation",
        ("All inputs to Concat must have same rank. Input {_:int} has rank {one:int} != {two:int}",),
        "a Concat takes inputs of the same number of axes: {one} against {two}",
    ),
    addition(
        ("Attempting to broadcast an axis by a dimension other than 1. {one:int} by {two:int}",), "onnxruntime", pair
    ),
    Message(
        "sizes differ at an addition or a loss",
        ("Op ({op:word}) [ShapeInferenceError] Incompatible dimensions",),
        "the two inputs of {op} do not have the same sizes",
        ("what is upsampled and the skip that it meets must have the same size.",),
    ),
    Message(
        "features differ behind a flatten",
        (
            "GEMM: Dimension mismatch, W: {right_shape:ints} K: {left:int} N:{_:int}",
            "Op (Gemm) [ShapeInferenceError] Dimension mismatch in unification between {right:int} and {left:int}",
            "MatMul dimension mismatch",
            "Incompatible dimensions for matrix multiplication",
        ),
        "a MatMul or Gemm takes another number of features than it gets",
        ("flattened features are channels times the sizes: where a size before it changes, their number does.",),
        marks=("[ONNXRuntimeError]", "ShapeInferenceError"),
        networks=walked("conv:k3s2p1*2"),
    ),
    Message(
        "reshape does not fit",
        (
            (
                "The input tensor cannot be reshaped to the requested shape. Input shape:{input_shape:ints}, "
                "requested shape:"
                "{target_shape:ints}"
            ),
        ),
        "a Reshape of {input_shape} to {target_shape} does not hold as many numbers",
    ),
)
