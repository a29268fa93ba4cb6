"""What tensors can do, as a table: the names of their methods, and what each does to a shape.

Source: the page of torch.Tensor; measured on torch 2.13. The tensors of other frameworks call the same things alike, in
their own words now and then.
"""

from __future__ import annotations

from tconvcalc.frameworks import meeting_effects as meeting
from tconvcalc.frameworks import shape_effects as shape
from tconvcalc.frameworks.layers_base import Operation, under
from tconvcalc.frameworks.signature import named

_METHODS_KEEP = """
cuda cpu to float double half bfloat16 detach clone contiguous requires_grad_ astype numpy relu sigmoid tanh abs exp log
sqrt clamp clamp_ softmax type type_as long int bool normal_ zero_ fill_ uniform_ relu_ data grad pin_memory detach_
square neg copy
"""
_REDUCED = Operation(shape.reduced, named("input dim:axis=None keepdim:keepdims=False"))
_KEEP = Operation(shape.keep, named("input"))
_UNKNOWN = Operation(shape.unknown)
AXIS_FUNCTIONS: dict[str, Operation] = {
    "flatten": Operation(shape.flattened, named("input start_dim:begin=0 end_dim:end=-1")),
    "unflatten": Operation(shape.unflattened, named("input dim:axis sizes:shape")),
    "reshape": Operation(shape.reshaped, named("input shape")),
    "permute": Operation(shape.permuted, named("input dims:order")),
    "transpose": Operation(shape.exchanged, named("input dim0:begin dim1:end")),
    "squeeze": Operation(shape.squeezed, named("input dim:axis=None")),
    "unsqueeze": Operation(shape.unsqueezed, named("input dim:axis")),
    "mean": _REDUCED,
    "sum": _REDUCED,
    "var": _UNKNOWN,
}
"""What functions of these names do too."""
PAIR = Operation(meeting.together("sum"), named("input other"), operands=("input", "other"))
_OTHERS = {
    "dim0": "begin",
    "dim1": "end",
    "perm": "order",
    "axes": "order",
    "start_axis": "start_dim",
    "stop_axis": "end_dim",
}
METHODS: dict[str, Operation] = {
    **under("", _METHODS_KEEP, _KEEP),
    **AXIS_FUNCTIONS,
    "transpose": Operation(shape.turned, named("input *axes:order"), older=_OTHERS),
    "view": Operation(shape.reshaped, named("input *shape")),
    "reshape": Operation(shape.reshaped, named("input *shape")),
    "permute": Operation(shape.permuted, named("input *dims:order")),
    "repeat": Operation(shape.repeated, named("input *times")),
    "expand": Operation(shape.expanded, named("input *shape")),
    "flatten": Operation(shape.flattened, named("input start_dim:begin=0 end_dim:end=-1"), older=_OTHERS),
    **under("", "add sub mul div add_ sub_ mul_ div_", PAIR),
}
