"""Causes that several frameworks complain about, each in words of its own: the reason is written here once.

Each function makes a ``Message`` from the sentences of one framework. The questions that they lead to are answered by
the solver before anything of them is shown; nothing here needs to be right about what a framework accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tconvcalc.frameworks.message_patterns import Givens, Message, Network, Quantities, Read, Value
from tconvcalc.question import QUANTITIES

_LEAST = {"padding": 0, "output_padding": 0}
_CLOSE = 8  # elements by which two branches may differ for one layer to be the reason


def numbers(read: Read) -> list[int]:
    """The whole numbers of a value, flat; none where there are none."""
    if isinstance(read, int):
        return [read]
    return [inner for each in read if each is not None for inner in numbers(each)] if isinstance(read, list) else []


def layer(quantities: Quantities) -> Iterable[Givens]:
    """One question: every quantity of a layer that the message holds and that some layer can have."""
    known: dict[str, Value] = {}
    for name in QUANTITIES:
        value = quantities.get(name)
        if isinstance(value, str) or (numbers(value) and min(numbers(value)) >= _LEAST.get(name, 1)):
            known[name] = value if isinstance(value, int | str) else tuple(numbers(value))
    yield known


def without(*names: str) -> Callable[[Quantities], Iterable[Givens]]:
    """One question: what the message holds, but not the quantities that no layer can have with such a value."""

    def asked(quantities: Quantities) -> Iterable[Givens]:
        for each in layer(quantities):
            yield {name: value for name, value in each.items() if name not in names}

    return asked


def _folded(quantities: Quantities) -> str:
    """Why there are no more values of output_padding than the stride has steps."""
    count = "at stride {stride} there are {stride} of them" if quantities.get("stride") else "as many as the stride"
    return (
        f"output_padding chooses among the sizes that a convolution of this stride folds to one, {count}; "
        "a larger one would only add rows that no input reaches."
    )


def output_padding_too_large(
    says: tuple[str, ...],
    title: str,
    below: str,
    read: Callable[[Quantities, str], Quantities] | None = None,
    asked: Callable[[Quantities], Iterable[Givens]] = layer,
) -> Message:
    """The output_padding reaches what it must stay below: the stride, or the larger of stride and dilation."""
    return Message(
        cause="output_padding too large",
        says=says,
        fact=f"{title} refused output_padding {{output_padding}}: it must stay below {below}",
        because=(_folded,),
        read=read,
        asked=asked,
        bare=f"{title} refused the output_padding: it must stay below {below}",
    )


def refused_value(  # noqa: PLR0913, PLR0917 -- a cause, its sentences, and the four parts of what is said of it
    cause: str, says: tuple[str, ...], fact: str, because: str, names: tuple[str, ...], advice: tuple[str, ...] = ()
) -> Message:
    """A value that no layer can have, such as a stride of 0: what remains is asked without it."""
    return Message(cause, says, fact, (because,), advice, asked=without(*names))


_SINGULAR = {"strides": "stride", "dilation_rate": "dilation", "dilations": "dilation", "filters": "out_channels"}


def named_values(holes: Quantities, _text: str) -> Quantities:
    """Put the values of an argument that the message names under our name for it too."""
    argument = str(holes["argument"])
    return {**holes, **({_SINGULAR.get(argument, argument): holes["got_values"]} if "got_values" in holes else {})}


def weight(holes: Quantities, _text: str) -> Quantities:
    """Read the kernel off the end of a weight's shape, ``[in, out/groups, kernel ...]``."""
    return {**holes, "kernel_size": numbers(holes["weight_shape"])[2:]}


def pair(holes: Quantities, _text: str) -> Quantities:
    """Read two numbers (``one`` and ``two``) as the two ``sizes`` that do not meet."""
    rest = {name: value for name, value in holes.items() if name not in {"one", "two"}}
    return {**rest, "sizes": [holes["one"], holes["two"]]}


def two_sizes(shapes: Read, spatial: slice) -> list[int]:
    """The first pair of sizes in which two shapes differ along a spatial axis; none where they do not."""
    lists = [each for each in shapes if isinstance(each, list)] if isinstance(shapes, list) else []
    first = lists[0] if lists else []
    for other in lists[1:]:
        for one, two in zip(first[spatial], other[spatial], strict=False):
            if isinstance(one, int) and isinstance(two, int) and one != two and len(first) == len(other):
                return [one, two]
    return []


def shapes_meet(spatial: slice) -> Callable[[Quantities, str], Quantities]:
    """Read two shapes (``one`` and ``two``, or ``shapes``) into ``shapes`` and the ``sizes`` in which they differ."""

    def read(holes: Quantities, _text: str) -> Quantities:
        rest = {name: value for name, value in holes.items() if name not in {"one", "two"}}
        shapes: Read = holes.get("shapes") or [holes["one"], holes["two"]]
        sizes = two_sizes(shapes, spatial)
        return {**rest, "shapes": shapes, **({"sizes": sizes} if sizes else {})}

    return read


def _halved(quantities: Quantities) -> tuple[int, int] | None:
    """The odd size and the even one of two that are one apart."""
    pair = numbers(quantities.get("sizes"))
    if len(pair) != 2 or abs(pair[0] - pair[1]) != 1 or min(pair) < 1:  # noqa: PLR2004 -- a pair
        return None
    odd, even = sorted(pair, key=lambda size: size % 2 == 0)
    return odd, even


def meeting(quantities: Quantities) -> Iterable[Givens]:
    """The layer of stride 2 that would give the size that is wanted, where the two sizes tell its input."""
    halved = _halved(quantities)
    pair = sorted(numbers(quantities.get("sizes")))
    if halved:
        odd, even = halved
        yield {"input_size": even // 2, "output_size": odd, "stride": 2}
    elif len(pair) == 2 and 1 < pair[0] < pair[1] <= pair[0] + _CLOSE and pair[0] % 2 == 0:  # noqa: PLR2004
        yield {"input_size": pair[0] // 2, "output_size": pair[0], "stride": 2}


def why_apart(quantities: Quantities) -> str:
    """How two sizes come to be one apart."""
    halved = _halved(quantities)
    if not halved:
        return ""
    odd, even = halved
    way = "dropping the last" if even < odd else "counting a part as a whole"
    return f"halving {odd} leaves {even // 2} ({way}), and doubling {even // 2} gives {even}, not {odd}."


NUMBERED = ("pool:k2", "conv:k3s2p1")
"""Layers that halve: one that drops the last of an odd size, one that counts it; of frameworks that pad by numbers."""

WORDED = ("pool:k2", "conv:k3s2same")
"""The same of frameworks that pad by words."""


def restored(halving: tuple[str, str]) -> Callable[[Quantities], Iterable[Network]]:
    """The decoder that gives an odd size back, behind a layer that halves as the two sizes show."""

    def networks(quantities: Quantities) -> Iterable[Network]:
        halved = _halved(quantities)
        if halved:
            odd, even = halved
            yield Network(f"a decoder that gives {odd} back", halving[even > odd], odd, inverts=True)

    return networks


def _joined(halving: tuple[str, str]) -> Callable[[Quantities], Iterable[Network]]:
    """Which sizes meet at every level of a U-Net, and the decoder that gives the odd one back."""

    def networks(quantities: Quantities) -> Iterable[Network]:
        yield from restored(halving)(quantities)
        if numbers(quantities.get("sizes")):
            yield Network("sizes that meet at every level (write your own layers)", halving[0], inverts=True, up="up:2")

    return networks


def walked(layers: str) -> Callable[[Quantities], Iterable[Network]]:
    """How sizes go through layers, for every input."""

    def networks(_quantities: Quantities) -> Iterable[Network]:
        yield Network("walk the sizes through your layers (write yours)", layers)

    return networks


def _apart(quantities: Quantities) -> str:
    pair = numbers(quantities.get("sizes"))
    if len(pair) != 2 or pair[0] == pair[1]:  # noqa: PLR2004 -- a pair
        return ""
    low, high = sorted(pair)
    return f"crop {high} to {low}: {(high - low) // 2} at the begin and {high - low - (high - low) // 2} at the end"


def _made_even(quantities: Quantities) -> str:
    if not _halved(quantities):
        return ""
    return "or pad the image so that every level is even: a multiple of 2 for each level that halves"


def join(
    says: tuple[str, ...],
    title: str,
    read: Callable[[Quantities, str], Quantities] | None = None,
    halving: tuple[str, str] = NUMBERED,
) -> Message:
    """Two branches that are to be concatenated differ in a size: a skip connection and what was upsampled."""

    def fact(quantities: Quantities) -> str:
        pair = numbers(quantities.get("sizes"))
        if len(pair) == 2:  # noqa: PLR2004 -- a pair
            return f"{title} cannot concatenate {pair[0]} and {pair[1]}: the two branches differ in size"
        return f"{title} cannot concatenate what differs in more than the axis of the concatenation"

    return Message(
        "sizes differ at a concatenation",
        says,
        fact,
        (why_apart,),
        (_apart, _made_even),
        read=read,
        asked=meeting,
        only_answered=True,
        networks=_joined(halving),
    )


def addition(
    says: tuple[str, ...],
    title: str,
    read: Callable[[Quantities, str], Quantities] | None = None,
    halving: tuple[str, str] = NUMBERED,
) -> Message:
    """Two tensors that are to be added, subtracted or compared differ in a size."""

    def fact(quantities: Quantities) -> str:
        pair = numbers(quantities.get("sizes"))
        if len(pair) == 2:  # noqa: PLR2004 -- a pair
            return f"{title} cannot combine {pair[0]} and {pair[1]}: the sizes of two tensors do not meet"
        return f"{title} cannot combine two tensors whose shapes do not meet"

    because = ("a skip that is added, or an output that a loss compares with its target, must have the same size.",)
    return Message(
        "sizes differ at an addition or a loss",
        says,
        fact,
        (*because, why_apart),
        (_apart,),
        read=read,
        asked=meeting,
        only_answered=True,
        networks=restored(halving),
    )


def target(says: tuple[str, ...], title: str, spatial: slice, halving: tuple[str, str] = NUMBERED) -> Message:
    """The output of a network and the target of its loss differ: an autoencoder that does not give its size back."""

    def fact(quantities: Quantities) -> str:
        pair = numbers(quantities.get("sizes"))
        if len(pair) == 2:  # noqa: PLR2004 -- a pair
            return f"{title} cannot compare the output with the target: {pair[1]} against {pair[0]}"
        return f"{title} cannot compare the output with the target: their shapes differ"

    def read(holes: Quantities, _text: str) -> Quantities:
        sizes = two_sizes([holes["target_shape"], holes["output_shape"]], spatial)
        return {**holes, **({"sizes": sizes} if sizes else {})}

    return Message(
        "output and target differ in size",
        says,
        fact,
        (why_apart, "a decoder gives the size back only where no layer of the encoder has folded two sizes to one."),
        (_apart,),
        read=read,
        asked=meeting,
        only_answered=True,
        networks=restored(halving),
    )
