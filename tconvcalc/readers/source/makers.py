"""The functions and methods that make tensors and shapes, as far as their shape can be read: a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from tconvcalc.readers.source.arithmetic import ABSENT, UNKNOWN, Known, Tensor, part


class Given(NamedTuple):
    """The arguments of a call: one by its keyword or place, or all those that are given by position."""

    argument: Callable[[str, int], Known]
    positional: Callable[[], tuple[Known, ...] | None]


Maker: TypeAlias = Callable[[Given], Known]


def tensor(shape: Known) -> Known:
    """Something of this shape; what is no size in it (``None``, ``-1``) is unknown."""
    parts = (shape,) if isinstance(shape, int) else shape
    if not isinstance(parts, tuple):
        return UNKNOWN
    return Tensor(tuple(size if isinstance(size, int) and size >= 0 else UNKNOWN for size in parts))


def shape_of(value: Known) -> tuple[Known, ...] | None:
    """The shape of a tensor, or of a literal array."""
    if isinstance(value, Tensor):
        return value.shape
    if not isinstance(value, tuple) or not value:
        return None
    inner = {() if isinstance(one, int | float) else shape_of(one) for one in value}
    first = inner.pop()
    return None if inner or first is None else (len(value), *first)


def _shaped(name: str, place: int) -> Maker:
    return lambda given: tensor(given.argument(name, place))


def _same(name: str, place: int = 0) -> Maker:
    def maker(given: Given) -> Known:
        value = given.argument(name, place)
        return UNKNOWN if value is ABSENT else value

    return maker


def _like(name: str) -> Maker:
    def maker(given: Given) -> Known:
        shape = shape_of(given.argument(name, 0))
        return UNKNOWN if shape is None else Tensor(shape)

    return maker


def _sizes(name: str = "") -> Maker:
    """Sizes one by one, or all of them as a tuple."""

    def maker(given: Given) -> Known:
        values = given.positional()
        if not values:
            return UNKNOWN if values is None or not name else tensor(given.argument(name, 0))
        return tensor(values[0] if len(values) == 1 else values)

    return maker


def _constant(given: Given) -> Known:
    shape = given.argument("shape", 2)
    return _same("value")(given) if shape in (ABSENT, None) else tensor(shape)


def _variable(given: Given) -> Known:
    return _same("initial_value")(given) if given.argument("shape", -1) is ABSENT else UNKNOWN


def _stack(given: Given) -> Known:
    return _same("values")(given) if given.argument("axis", 1) in (ABSENT, 0) else UNKNOWN


def _shape(name: str) -> Maker:
    def maker(given: Given) -> Known:
        shape = shape_of(given.argument(name, 0))
        return UNKNOWN if shape is None else shape

    return maker


def _input(given: Given) -> Known:
    """``keras.Input``: its shape is without the batch."""
    whole = tensor(given.argument("batch_shape", -1))
    shape = tensor(given.argument("shape", 0))
    if isinstance(whole, Tensor):
        return whole
    return Tensor((UNKNOWN, *shape.shape)) if isinstance(shape, Tensor) else UNKNOWN


def _applied(dims: int) -> Maker:
    """A transposed convolution of ``tf.nn``, which states the shape of its result."""

    def maker(given: Given) -> Known:
        result = tensor(given.argument("output_shape", 2))
        return result if isinstance(result, Tensor) and len(result.shape) == dims + 2 else UNKNOWN

    return maker


def _named(maker: Maker, module: str, names: Iterable[str]) -> dict[str, Maker]:
    return {f"{module}.{name}": maker for name in names}


_RANDOM_NUMPY = ("normal", "uniform", "randint")
_RANDOM_TENSORFLOW = ("random.normal", "random.uniform", "random.truncated_normal", "random_normal", "random_uniform")

MAKERS: dict[str, Maker] = {
    **_named(_shaped("shape", 0), "tensorflow", ("zeros", "ones", "truncated_normal", *_RANDOM_TENSORFLOW)),
    **_named(_shaped("shape", 0), "keras", ("ops.zeros", "ops.ones", "ops.full", "random.normal", "random.uniform")),
    **_named(_shaped("shape", 0), "keras.backend", ("zeros", "ones", "random_normal", "random_uniform", "placeholder")),
    **_named(_shaped("shape", 0), "numpy", ("zeros", "ones", "empty", "full")),
    **_named(_shaped("size", 0), "numpy.random", ("random", "random_sample", "standard_normal")),
    **_named(_shaped("size", 2), "numpy.random", _RANDOM_NUMPY),
    **_named(_shaped("shape", 1), "tensorflow", ("placeholder", "get_variable")),
    **_named(_sizes(), "numpy.random", ("rand", "randn")),
    **_named(_sizes("size"), "torch", ("rand", "randn", "zeros", "ones", "empty", "Tensor", "FloatTensor")),
    **_named(_like("input"), "torch", ("zeros_like", "ones_like", "rand_like", "randn_like", "empty_like")),
    **_named(_like("input"), "tensorflow", ("zeros_like", "ones_like")),
    **_named(_input, "keras", ("Input", "layers.Input")),
    "tensorflow.fill": _shaped("dims", 0),
    "torch.full": _shaped("size", 0),
    "tensorflow.Variable": _variable,
    "tensorflow.constant": _constant,
    "tensorflow.convert_to_tensor": _same("value"),
    "tensorflow.identity": _same("input"),
    "tensorflow.cast": _same("x"),
    "tensorflow.stack": _stack,
    "tensorflow.TensorShape": _same("dims"),
    "numpy.array": _same("object"),
    "numpy.asarray": _same("a"),
    "torch.tensor": _same("data"),
    "torch.from_numpy": _same("ndarray"),
    "torch.Size": _same(""),
    "torch.nn.Parameter": _same("data"),
    "torch.nn.parameter.Parameter": _same("data"),
    "torch.autograd.Variable": _same("data"),
    "tensorflow.shape": _shape("input"),
    "numpy.shape": _shape("a"),
    "keras.ops.shape": _shape("x"),
    "keras.backend.int_shape": _shape("x"),
    "keras.backend.shape": _shape("x"),
    "tensorflow.reshape": _shaped("shape", 1),
    "numpy.reshape": _shaped("newshape", 1),
    "torch.reshape": _shaped("shape", 1),
    "keras.ops.reshape": _shaped("newshape", 1),
    **{f"tensorflow.nn.conv{dims}d_transpose": _applied(dims) for dims in (1, 2, 3)},
}
"""By its canonical dotted name, what a call of a function is worth."""

_KEEPS = frozenset(
    (
        "cuda",
        "cpu",
        "to",
        "float",
        "double",
        "half",
        "detach",
        "clone",
        "contiguous",
        "requires_grad_",
        "astype",
        "numpy",
    ),
)


def of_method(value: Known, name: str, given: Given) -> Known:
    """What a method of a tensor or a shape is worth."""
    if name in {"as_list", "tolist"}:
        return value if isinstance(value, tuple) else UNKNOWN
    shape = shape_of(value)
    if shape is None:
        return UNKNOWN
    if name == "size":
        dimension = given.argument("dim", 0)
        return shape if dimension is ABSENT else part(shape, dimension)
    if name in {"view", "reshape"}:
        return _sizes("shape")(given)
    return shape if name == "get_shape" else value if name in _KEEPS else UNKNOWN
