"""The command that asks about a chain as ``check`` read it, ready to be typed."""

from __future__ import annotations

from collections.abc import Sequence

from tconvcalc.claims import Chain, Claim, Forward, Named, Through
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.networks.commands import chain_command
from tconvcalc.networks.words import LayerWord, Value, layer_word
from tconvcalc.question import QUANTITIES
from tconvcalc.question import Value as Given
from tconvcalc.values import Linear

_LONGEST = 400  # characters of a command that anybody would copy


def asking(told: Sequence[tuple[str, Chain]]) -> tuple[str, ...]:
    """Changes, one in a line, each before the command that asks about the chain as it then is, where there is one."""
    width = max((len(text) for text, _ in told), default=0)
    return tuple(f"{text:<{width}}     {chain_line(chain)}".rstrip() for text, chain in told)


def chain_line(chain: Chain) -> str:
    """The command of one chain, or nothing where the chain holds what the notation has no word for."""
    layers = [step.size if isinstance(step, Through) else step for step in chain.steps]
    frameworks = {layer.framework for layer in layers if isinstance(layer, Claim | Named)}
    words = [_word(step) for step in chain.steps if not (isinstance(step, Through) and step.size == "keep")]
    known = [word for word in words if word is not None]
    if len(frameworks) != 1 or len(known) < len(words) or not _numbers(chain.input_size):
        return ""
    outputs = chain.output_size if _numbers(chain.output_size) else None
    line = chain_command(FRAMEWORKS[frameworks.pop()], known, chain.input_size, outputs)  # type: ignore[arg-type]
    return line if len(line) <= _LONGEST else ""


def _numbers(sizes: tuple[Given, ...] | None) -> bool:
    return sizes is not None and all(isinstance(size, int | Linear) for size in sizes)


def _word(step: Claim | Through) -> LayerWord | None:
    if isinstance(step, Claim):
        return _transposed(step)
    rules = step.size
    if isinstance(rules, Named):
        return layer_word(rules.kind, dict(rules.given))
    return None if rules is None or rules == "keep" else _convolution(rules)


def _transposed(claim: Claim) -> LayerWord | None:
    """A transposed convolution; the framework's own choice of an output_padding is not written."""
    named = [name for name in QUANTITIES if name != "input_size" and not (name == "output_size" and claim.claimed)]
    given = {name: claim.given[name] for name in named if name in claim.given and claim.given[name] != ("auto",)}
    if given.get("dilation") == (1,):
        del given["dilation"]
    able = all(isinstance(value, int | str) for values in given.values() for value in values)
    values: dict[str, tuple[Value, ...]] = (
        {name: tuple(map(_plain, each)) for name, each in given.items()} if able else {}
    )
    return layer_word("tconv", values) if values else None


def _plain(value: Given) -> int | str:
    return value.lower() if isinstance(value, str) else value  # type: ignore[return-value]


def _convolution(rules: tuple[Forward, ...]) -> LayerWord:
    columns: dict[str, tuple[Value, ...]] = {
        name: tuple(getattr(rule, name) for rule in rules) for name in ("kernel_size", "stride", "padding", "dilation")
    }
    if set(columns["dilation"]) == {1}:
        del columns["dilation"]
    return layer_word("conv", columns)
