"""Which layers are applied where: a layer that is built in one place and called in another is one layer."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable

from tconvcalc.readers.source.chains import unwrapped
from tconvcalc.readers.source.names import MOST_BINDINGS, Names
from tconvcalc.readers.source.scopes import Site, Where


class Applications:
    """The calls of the layers of one source, by the call that builds the layer.

    ``loose`` tells that some module was called with an ``output_size``, and it is not known which.
    """

    def __init__(self, names: Names, built: Iterable[int]) -> None:
        """Look for calls of what these calls build (by identity)."""
        self.names = names
        self.loose = False
        self._built = frozenset(built)
        self._calls: dict[int, list[Site]] = defaultdict(list)
        self._unsure: set[int] = set()

    def add(self, site: Site) -> None:
        """Note a call, if it calls a layer."""
        function = site.call.func
        certain = isinstance(function, ast.Call) or self.names.only(function, site.where) is not None
        makers = [id(one) for one in self._makers(function, site.where) if id(one) in self._built]
        for maker in makers:
            self._calls[maker].append(site)
            if not certain:
                self._unsure.add(maker)
        states = any(one.arg == "output_size" for one in site.call.keywords)
        if states and not makers and self.names.dotted(function, site.where) is None:
            self.loose = True  # not so the pooling layers of torch, which have such a parameter too

    def only(self, maker: ast.Call) -> Site | None:
        """The one call of what is built here, if there is exactly one."""
        calls = self._calls.get(id(maker), [])
        return calls[0] if len(calls) == 1 and id(maker) not in self._unsure else None

    def resized(self, maker: ast.Call) -> bool:
        """Whether some call of a torch module states its output_size, which replaces its output_padding."""
        return self.loose or any(wanted(site.call) is not None for site in self._calls.get(id(maker), ()))

    def _makers(self, function: ast.expr, where: Where) -> Iterable[ast.expr]:
        if isinstance(function, ast.Call):
            return (unwrapped(function, where, self.names),)
        bindings = self.names.bindings(function, where)[:MOST_BINDINGS]
        return tuple(
            unwrapped(one.node, one.where, self.names)
            for one in bindings
            if one.kind == "value" and isinstance(one.node, ast.expr)
        )


def wanted(call: ast.Call) -> ast.expr | None:
    """The ``output_size`` of a call of a torch module."""
    named = next((one.value for one in call.keywords if one.arg == "output_size"), None)
    return call.args[1] if named is None and len(call.args) > 1 else named
