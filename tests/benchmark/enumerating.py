"""Every layer of a box that takes 126 to 255 under PyTorch, found in four ways; each gives their number."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

INPUT, OUTPUT = 126, 255


def ours(kernels: str, strides: str, dilations: str) -> Callable[[], int]:
    """The solver of tconvcalc, with all solutions made and ranked."""
    from tconvcalc.parsing.ask import ask  # noqa: PLC0415 -- peers are measured without it
    from tconvcalc.question import Bounds  # noqa: PLC0415
    from tconvcalc.solver import solve  # noqa: PLC0415

    bounds = Bounds(int(kernels), int(strides), int(dilations))
    given = {"input_size": INPUT, "output_size": OUTPUT, "dilation": None}
    (question,) = ask(["pytorch"], given, bounds=bounds)
    return lambda: len(solve(question, limit=None).solutions)


def brute(kernels: str, strides: str, dilations: str) -> Callable[[], int]:
    """One loop over each quantity."""

    def count() -> int:
        return sum(
            (INPUT - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1 == OUTPUT
            for kernel in range(1, int(kernels) + 1)
            for stride in range(1, int(strides) + 1)
            for dilation in range(1, int(dilations) + 1)
            for padding in range(dilation * (kernel - 1) + 1)
            for extra in range(max(stride, dilation))
        )

    return count


def cp_sat(kernels: str, strides: str, dilations: str) -> Callable[[], int]:
    """OR-Tools' CP-SAT, told to enumerate."""
    cp = import_module("ortools.sat.python.cp_model")
    far = int(dilations) * int(kernels)

    def count() -> int:
        model = cp.CpModel()
        kernel, stride, dilation, reach, padding, extra, most = (
            model.new_int_var(low, high, name)
            for name, low, high in (
                ("kernel", 1, int(kernels)),
                ("stride", 1, int(strides)),
                ("dilation", 1, int(dilations)),
                ("reach", 0, far),
                ("padding", 0, far),
                ("extra", 0, far),
                ("most", 1, far),
            )
        )
        model.add_multiplication_equality(reach, [dilation, kernel - 1])
        model.add_max_equality(most, [stride, dilation])
        model.add(extra < most)
        model.add(padding <= reach)
        model.add((INPUT - 1) * stride - 2 * padding + reach + extra + 1 == OUTPUT)
        return _all_of(cp, model)

    return count


def _all_of(cp: Any, model: Any) -> int:  # noqa: ANN401 -- OR-Tools may be absent
    counter: Any = type("Counter", (cp.CpSolverSolutionCallback,), {"found": 0, "on_solution_callback": _count})()
    solver = cp.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    solver.solve(model, counter)
    return int(counter.found)


def _count(self: Any) -> None:  # noqa: ANN401
    self.found += 1


def z3(kernels: str, strides: str, dilations: str) -> Callable[[], int]:
    """Z3, which finds one solution at a time; each is ruled out before the next."""
    z = import_module("z3")

    def count() -> int:
        kernel, stride, dilation, padding, extra = names = z.Ints("kernel stride dilation padding extra")
        reach = dilation * (kernel - 1)
        solver = z.SolverFor("QF_NIA")
        solver.add(kernel >= 1, kernel <= int(kernels), stride >= 1, stride <= int(strides))
        solver.add(dilation >= 1, dilation <= int(dilations), padding >= 0, padding <= reach)
        solver.add(extra >= 0, z.Or(extra < stride, extra < dilation))
        solver.add((INPUT - 1) * stride - 2 * padding + reach + extra + 1 == OUTPUT)
        found = 0
        while solver.check() == z.sat:
            model = solver.model()
            solver.add(z.Or([name != model[name] for name in names]))
            found += 1
        return found

    return count
