"""What JAX and Flax say when they refuse a transposed convolution, or sizes that do not meet behind one.

Measured on jax 0.10 and flax 0.12. ``jax.lax.conv_transpose`` is a convolution of an input with holes (lhs_dilation is
the stride), so its messages speak of conv_general_dilated and of dilations.
"""

from __future__ import annotations

from tconvcalc.frameworks.jax.messages_meeting import MEETING
from tconvcalc.frameworks.message_causes import numbers
from tconvcalc.frameworks.message_patterns import Message, Messages, Quantities


def _swapped(quantities: Quantities) -> str:
    given, own = numbers(quantities.get("given_shape")), numbers(quantities.get("weight_shape"))
    if len(given) == len(own) > 1 and given[:-2] == own[:-2] and given[-2:] == own[:-3:-1]:
        return "the last two numbers are swapped: transpose_kernel=True takes them so, or w.swapaxes(-1, -2)"
    if len(given) == len(own) > 2 and given[2:] == own[:-2]:  # noqa: PLR2004 -- kernel sizes behind the channels
        return "the kernel comes last, as in PyTorch: move the first two axes behind it"
    return ""


_LAYER = (
    Message(
        "input channels differ from the kernel",
        (
            (
                "conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs "
                "input feature "
                "dimension size, but {input_channels:int} // {groups:int} != {weight_channels:int}"
            ),
        ),
        "the input has {input_channels} channels, and the kernel is made for {weight_channels}",
        (
            (
                "the kernel of lax.conv_transpose and of Flax is [kernel ..., in_channels, out_channels]; with "
                "transpose_kernel=True it is [kernel ..., out_channels, in_channels], as TensorFlow, Keras and "
                "PyTorch's layers "
                "store theirs."
            ),
            "channels come last in the input, unless dimension_numbers says otherwise.",
        ),
        ("swap the last two axes of the kernel, or transpose_kernel=True (which also turns it round)",),
    ),
    Message(
        "groups do not divide",
        (
            (
                "conv_general_dilated feature_group_count must divide lhs feature dimension size, but {groups:int} "
                "does not divide "
                "{input_channels:int}"
            ),
            (
                "conv_general_dilated rhs output feature dimension size must be a multiple of feature_group_count, but "
                "{out_channels:int} is not a multiple of {groups:int}"
            ),
        ),
        "feature_group_count {groups} does not divide the channels",
        ("each group takes and makes its share of the channels.",),
    ),
    Message(
        "padding word unknown",
        (
            (
                "String padding is not implemented for transposed convolution using this op. Please either exactly "
                "specify the "
                "required padding or use conv_transpose"
            ),
        ),
        "JAX knows the padding words SAME and VALID here, in capitals, and no other",
        (
            (
                "a word that it does not know is handed on to conv_general_dilated, which knows none where the input "
                "has "
                "holes."
            ),
            "SAME gives input_size*stride, VALID (input_size - 1)*stride + max(kernel_size, stride).",
        ),
        ('padding="SAME", "VALID", or one (low, high) pair for each axis',),
    ),
    Message(
        "padding word unknown",
        ("Invalid padding mode: {padding:lists}", "Invalid padding mode: {padding:word}"),
        "JAX does not know this padding: SAME, VALID, or a tuple of (low, high) tuples",
        ("use_consistent_padding wants tuples, not lists.",),
        marks=("conv_transpose", "use_consistent_padding", "lax/convolution.py"),
    ),
    Message(
        "padding is not a list of pairs",
        (
            (
                "padding argument to conv_general_dilated should be a string or a sequence of (low, high) pairs, got "
                "{padding:lists}"
            ),
        ),
        "padding must be SAME, VALID or one (low, high) pair for each axis",
        (
            (
                "the pairs pad the input with holes, not crop the output: PyTorch's padding p is "
                "dilation*(kernel_size - 1) - p here (use_consistent_padding=True takes p itself)."
            ),
        ),
        ("padding=[(1, 1), (1, 1)] for two axes",),
    ),
    Message(
        "padding of the wrong length",
        (
            (
                "Invalid padding format: {padding:lists}, should be str, int, or a sequence of len {dims:int} where "
                "each element is "
                "an int or pair of ints"
            ),
        ),
        "padding has the wrong length: this layer has {dims} spatial axes",
        ("one number or one pair for each axis.",),
    ),
    Message(
        "wrong number of values",
        ("Wrong number of explicit pads for convolution: expected {wanted:int}, got {got:int}",),
        "strides or padding has {got} numbers, and the kernel has {wanted} spatial axes",
        ("lax.conv_transpose makes one pad for each stride: a stride that is missing shows up as a missing pad.",),
        ("strides=(2, 2) for two axes; one number for all axes is taken by Flax, not by lax",),
    ),
    Message(
        "wrong number of values",
        (
            (
                "expects base-dilation factors to have same dimension-size as size of window dimensions "
                "({wanted:int}), but got: "
                "{got:int}"
            ),
        ),
        "strides has {got} numbers, and the kernel has {wanted} spatial axes",
        (
            '"base dilation" is the stride of a transposed convolution.',
            "in Flax kernel_size=3 is a 1-D kernel: write (3, 3).",
        ),
    ),
    Message(
        "strides is not a list",
        ("object of type 'int' has no len()", "object of type 'float' has no len()"),
        "strides must be a tuple with one number for each spatial axis",
        ("lax.conv_transpose takes its length first; one number for all axes is Flax's way.",),
        ("strides=(2, 2)",),
        marks=("conv_transpose(", "jax/_src/lax/convolution.py"),
    ),
    Message(
        "stride or dilation not positive",
        ("All dilations must be positive, got {dilation:ints}",),
        "stride and dilation must be at least 1: {dilation}",
        ("a transposed convolution's stride is the dilation of its input, so a stride of 0 is called a dilation.",),
    ),
    Message(
        "negative padding larger than the input",
        (
            (
                "Negative padding is larger than the size of the corresponding dimension: got "
                "padding={padding:lists} for "
                "lhs_shape[2:]={dilated_size:lists}"
            ),
        ),
        "the negative padding takes more than there is of the input with its holes",
        ("(input_size - 1)*stride + 1 elements are there to be cropped.",),
    ),
    Message(
        "dtype differs",
        ("lax.conv_general_dilated requires arguments to have the same dtypes, got {expected:word}, {found:word}",),
        "input and kernel have different types: {expected} and {found}",
        (),
        ("x.astype(kernel.dtype); in Flax dtype= converts both",),
    ),
    Message(
        "dimension_numbers do not fit",
        (
            (
                "convolution dimension_numbers[{_:int}] must have len equal to the ndim of lhs and rhs, got "
                "{got:int} for lhs and "
                "rhs shapes {input_shape:ints} and {weight_shape:ints}"
            ),
            "convolution dimension_numbers elements must each have the same set of spatial characters",
            "No 4+ dimensional dimension_number defaults",
        ),
        "dimension_numbers must name every axis of input, kernel and output",
        ('the default for 2-D is ("NHWC", "HWIO", "NHWC").',),
    ),
    Message(
        "input of the wrong rank",
        ("assert len(lhs.shape) == len(rhs.shape)",),
        "input and kernel of lax.conv_transpose must have the same number of axes",
        (
            (
                "the input is [batch, sizes ..., channels], the kernel [kernel ..., in_channels, out_channels]; JAX "
                "only asserts."
            ),
        ),
    ),
    Message(
        "unknown argument",
        (
            "conv_transpose() got an unexpected keyword argument '{argument:word}'",
            "ConvTranspose.__init__() got an unexpected keyword argument '{argument:word}'",
        ),
        "a transposed convolution of JAX or Flax has no argument {argument}",
        ("neither lax nor Flax has output_padding or output_shape: the size is chosen with the padding pairs.",),
        ("padding pairs with more at the end: high + 1 makes the output one larger",),
    ),
    Message(
        "argument missing",
        (
            "conv_transpose() missing {_:int} required positional argument: '{argument:word}'",
            "ConvTranspose.__init__() missing {_:int} required positional argument: '{argument:word}'",
            "ConvTranspose.__init__() missing {_:int} required keyword-only argument: '{argument:word}'",
        ),
        "a transposed convolution of JAX or Flax needs {argument}",
    ),
    Message(
        "weight shape differs",
        (
            (
                'For parameter "{parameter:quoted}" in "{scope:quoted}", the given initializer is expected to '
                "generate shape "
                "{weight_shape:ints}, but the existing parameter it received has shape {given_shape:ints}"
            ),
        ),
        "the {parameter} that the layer is given is {given_shape}, and its own is {weight_shape}",
        ("Flax' kernel is [kernel ..., in_channels, out_channels], unless transpose_kernel=True.",),
        (_swapped,),
    ),
    Message(
        "parameter missing",
        ('Could not find parameter named "{parameter:quoted}" in scope "{scope:quoted}"',),
        "the layer finds no {parameter} among its parameters",
        ("use_bias=False where there is none.",),
        marks=("ScopeParamNotFoundError",),
    ),
)

MESSAGES = Messages("jax", "JAX", (*_LAYER, *MEETING))
