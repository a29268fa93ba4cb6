"""The options that describe a layer, declared once: a command that is given a layer has all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any

from tconvcalc.cli import options

if TYPE_CHECKING:
    from tconvcalc.cli.layer_options import LayerOptions

Command = Callable[..., int]

_LAYER = "layer"
_QUANTITIES: dict[str, Any] = {
    "framework": options.Frameworks,
    "input_size": options.InputSize,
    "output_size": options.OutputSize,
    "kernel_size": options.KernelSize,
    "stride": options.Stride,
    "padding": options.Padding,
    "output_padding": options.OutputPadding,
    "dilation": options.Dilation,
}
_SHAPE: dict[str, Any] = {
    "dims": options.Dims,
    "in_channels": options.InChannels,
    "out_channels": options.OutChannels,
    "groups": options.Groups,
}
_DEFAULTS = {"groups": 1}


def layer_command(command: Command) -> Command:
    """A command whose parameter ``layer`` stands for the options of a layer; it is handed over as ``LayerOptions``."""
    return _taking(command, _QUANTITIES | _SHAPE)


def quantities_command(command: Command) -> Command:
    """The same without axes, channels and groups."""
    return _taking(command, _QUANTITIES)


def _taking(command: Command, declared: dict[str, Any]) -> Command:
    @wraps(command)
    def typed(**given: Any) -> int:  # noqa: ANN401 -- whatever the options are
        layer = _options({name: given.pop(name) for name in declared})
        return command(**given, **{_LAYER: layer})

    parameters: list[Parameter] = []
    for own in signature(command, eval_str=True, globals=_names(command)).parameters.values():
        parameters += _parameters(declared) if own.name == _LAYER else [own]
    typed.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    typed.__signature__ = Signature(parameters, return_annotation=int)  # type: ignore[attr-defined] # read by inspect
    return typed


def _names(command: Command) -> dict[str, Any]:
    """What the annotations of a command may name; the layer's own is not loaded for it."""
    return {**command.__globals__, "LayerOptions": object}


def _parameters(declared: dict[str, Any]) -> list[Parameter]:
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=kind)
        for name, kind in declared.items()
    ]


def _options(given: dict[str, Any]) -> LayerOptions:
    from tconvcalc.cli.layer_options import LayerOptions  # noqa: PLC0415 -- help and version need none of it

    return LayerOptions(frameworks=given.pop("framework") or (), **given)
