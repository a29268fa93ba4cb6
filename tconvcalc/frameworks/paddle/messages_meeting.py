"""What PaddlePaddle says where tensors behind a transposed convolution do not meet: skips, losses, Linear layers."""

from __future__ import annotations

from tconvcalc.frameworks.message_causes import addition, join, shapes_meet, target, walked
from tconvcalc.frameworks.message_patterns import Message

_MEET = shapes_meet(slice(2, None))


MEETING = (
    join(
        (
            (
                "The {_:int}-th dimension of input[0] and input[{_:int}] is expected to be equal.But received "
                "input[0]'s shape = "
                "{one:ints}, input[{_:int}]'s shape = {two:ints}"
            ),
        ),
        "Paddle",
        _MEET,
    ),
    Message(
        "ranks differ at a concatenation",
        (
            (
                "The shape of input[0] and input[{_:int}] is expected to be equal.But received input[0]'s shape = "
                "{one:ints}, "
                "input[{_:int}]'s shape = {two:ints}"
            ),
        ),
        "Paddle cannot concatenate tensors of a different number of axes: {shapes}",
        read=_MEET,
    ),
    addition(
        ("Operands could not be broadcast together with the shape of X = {one:ints} and the shape of Y = {two:ints}",),
        "Paddle",
        _MEET,
    ),
    target(
        (
            (
                "Input(X) and Input(Label) shall have the same shape. But received: the shape of Input(X) is "
                "{output_shape:ints}, "
                "the shape of Input(Label) is {target_shape:ints}"
            ),
            (
                "Input(X) and Input(Label) shall have the same shape except the last dimension. But received: the "
                "shape of "
                "Input(X) is {output_shape:ints}, the shape of Input(Label) is {target_shape:ints}"
            ),
        ),
        "Paddle",
        slice(2, None),
    ),
    Message(
        "output and target differ in size",
        (
            (
                "Input(Logits) and Input(Label) should in same shape in dimensions except axis. [Hint: Expected "
                "logits_dims[i] == "
                "labels_dims[i], but received logits_dims[i]:{output_size:int} != labels_dims[i]:{target_size:int}"
            ),
        ),
        "Paddle cannot compare an output of {output_size} with labels of {target_size}",
        ("labels without channels have the output's sizes.",),
    ),
    Message(
        "features differ behind a flatten",
        (
            (
                "In operator matmul, the [{_:int}] dimension of Input(X) must be equal to the [{_:int}] dimension of "
                "Input(Y). But "
                "receiving the [{_:int}]dimension of Input(X) is [{left:int}], and the [{_:int}] dimension of "
                "Input(Y) is "
                "[{right:int}]"
            ),
        ),
        "the Linear layer takes {right} features and gets {left}",
        ("flattened features are channels times the sizes: where a size before it changes, their number does.",),
        networks=walked("conv:k3s2p1*2"),
    ),
    Message(
        "reshape does not fit",
        (
            (
                "But received X's shape = {input_shape:ints}, X's size = {given:int}, 'shape' is "
                "{target_shape:ints}, the capacity "
                "of 'shape' is {wanted:int}"
            ),
            (
                "But received X's shape = {input_shape:ints}, X's size = {given:int}, 'shape' is "
                "{target_shape:ints}, known "
                "capacity of 'shape' is {wanted:int}"
            ),
        ),
        "the reshape is given {given} numbers, {input_shape}, and {target_shape} holds {wanted}",
    ),
)
