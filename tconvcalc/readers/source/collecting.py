"""Every transposed convolution of one source: as a claim, as a step of a chain, or as unread."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tconvcalc.claims import Chain, Claim, Place, Through, Unread
from tconvcalc.readers.source.applying import Applications, wanted
from tconvcalc.readers.source.arithmetic import Known
from tconvcalc.readers.source.building import applied, claim, keras_layout, missing, nothing_read
from tconvcalc.readers.source.callables import KERAS1
from tconvcalc.readers.source.callees import Arguments, Callee, Callees, arguments
from tconvcalc.readers.source.chains import SEQUENTIALS, Row, elements, fed
from tconvcalc.readers.source.filling import Fillings
from tconvcalc.readers.source.lines import Lines
from tconvcalc.readers.source.makers import shape_of
from tconvcalc.readers.source.names import Names
from tconvcalc.readers.source.passing import PASSES, through
from tconvcalc.readers.source.quantities import Layout, sizes
from tconvcalc.readers.source.scopes import Site, Survey
from tconvcalc.readers.source.starts import RESTARTS, declared, stated
from tconvcalc.readers.source.strangers import why_unread
from tconvcalc.readers.source.values import Values
from tconvcalc.text import listed

_SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return)
_BUILDERS = frozenset({"module", "layer"})


class Entry(NamedTuple):
    """A claim or a chain, and the place of the statement it was read from, if that is a simple one."""

    item: Claim | Chain
    statement: Place | None


class Collector:
    """Reads the calls of one source."""

    def __init__(self, lines: Lines, survey: Survey) -> None:
        """Read the calls of this survey."""
        self.lines = lines
        self.survey = survey
        self.names = Names(survey)
        self.values = Values(self.names)
        # Where a source sets the layout for all of Keras, an input says nothing of itself.
        self.last = None if "set_image_d" in lines.text else True
        callees = Callees(self.names)
        self.sites = {id(site.call): site for site in survey.calls}
        found = ((site, callees.of(site.call.func, site.where)) for site in survey.calls)
        self.ours = {id(site.call): callee for site, callee in found if callee is not None}
        self.rows = [site for site in survey.calls if self._dotted(site.call) in SEQUENTIALS]
        self.applications = Applications(self.names, [*self.ours, *(id(site.call) for site in self.rows)])
        for site in survey.calls:
            self.applications.add(site)
        self.unread: list[Unread] = []
        self.fillings = Fillings(survey.calls, self.names)
        self.taken: dict[int, Claim | None] = {}

    def entries(self) -> Iterator[Entry]:
        """Chains first (the outermost of those within each other), then the claims that are in none."""
        inside: set[int] = set()
        for site in self.rows:
            if id(site.call) not in inside:
                inside.update(id(node) for node in ast.walk(site.call))
                yield from self._chains(site)
        for site in self.survey.calls:
            callee = self.ours.get(id(site.call))
            if callee is None:
                self._stranger(site)
            elif id(site.call) not in self.taken and (built := self._claim(site, callee)) is not None:
                yield Entry(built, self._statement(site))

    def _dotted(self, call: ast.Call) -> str | None:
        return self.names.dotted(call.func, self.sites[id(call)].where)

    def _statement(self, site: Site) -> Place | None:
        return self.lines.place(site.statement) if isinstance(site.statement, _SIMPLE) else None

    def _stranger(self, site: Site) -> None:
        if (why := why_unread(site, self.names)) is not None:
            self.unread.append(Unread(self.lines.place(site.call), why))

    def _claim(self, site: Site, callee: Callee) -> Claim | None:
        """The claim of one call; None where nothing of it could be read, which is then said."""
        found = arguments(callee, site.call, site.where, self.values)
        built = claim(found, self.lines.place(site.call), last=self.last)
        if nothing_read(found, built):
            why = f"{listed(missing(built))} cannot be known without running it"
            self.unread.append(Unread(built.place, why))
            return None
        if callee.row.kind not in _BUILDERS:
            return built
        if callee.row.kind == "module" and self.applications.resized(site.call):
            built = replace(built, given={name: one for name, one in built.given.items() if name != "output_padding"})
        return self._applied(site, callee, found, built) if callee.plain else built

    def _applied(self, site: Site, callee: Callee, found: Arguments, built: Claim) -> Claim:
        """The claim of a layer, with the input and the ``output_size`` of the one place where it is called."""
        torch = callee.row.kind == "module"
        where = Layout(callee.row.dims or 0, first=True) if torch else keras_layout(found, last=self.last)
        if not torch and (shape := declared(site.call, site.where, self.values)) is not None:
            built = applied(built, (None, *shape), where)
        use = self.applications.only(site.call)
        if use is None:
            return built
        if use.call.args:
            built = applied(built, shape_of(self.values.value(use.call.args[0], use.where)), where)
        if torch and (node := wanted(use.call)) is not None:
            size = self.values.value(node, use.where)
            size = size[2:] if isinstance(size, tuple) and len(size) == where.dims + 2 else size
            if isinstance(size, tuple) and len(size) == where.dims:
                built = replace(built, given=built.given | sizes("output_size", size))
        return built

    def _chains(self, site: Site) -> Iterator[Entry]:
        """The layers of a ``Sequential``, in as many chains as it has places where the size is stated anew."""
        place = self.lines.place(site.call)
        torch = (self._dotted(site.call) or "").startswith("torch")
        row = Row(place, first={True} if torch else set())
        rows = [row]
        for element in self.fillings.of(site) or elements(site.call, site.where, self.names):
            if (shape := self._restart(element)) is not None:
                row = Row(self.lines.place(element or site.call), shape, first={True} if torch else set())
                rows.append(row)
            else:
                self._step(row, element)
        chains = [chain for one in rows if (chain := one.chain()) is not None]
        use = self.applications.only(site.call)
        if len(rows) == 1 and chains and use is not None and use.call.args:
            shape = shape_of(self.values.value(use.call.args[0], use.where))
            chains = [fed(chains[0], shape, first=row.channels_first)]
        yield from (Entry(chain, self._statement(site)) for chain in chains)

    def _restart(self, element: ast.expr | None) -> tuple[Known, ...] | None:
        if not isinstance(element, ast.Call) or (dotted := self._dotted(element)) not in RESTARTS:
            return None
        return stated(dotted or "", element, self.sites[id(element)].where, self.values)

    def _step(self, row: Row, element: ast.expr | None) -> None:
        """Add a layer to a chain: a transposed convolution, one of the table, or one of which nothing is known."""
        place = self.lines.place(element) if element is not None else row.place
        step: Claim | Through = Through(place, None, None)
        if isinstance(element, ast.Call):
            site, callee = self.sites[id(element)], self.ours.get(id(element))
            if row.shape is None and not row.steps:
                row.shape = declared(element, site.where, self.values)
            known = callee or (Callee(PASSES[dotted]) if (dotted := self._dotted(element)) in PASSES else None)
            if known is not None and known.plain and known.row.kind in _BUILDERS:
                found = arguments(known, element, site.where, self.values)
                if found.row.parameter("data_format"):
                    row.first.add(keras_layout(found, last=self.last).first)
                step = self._known(site, callee, found) or step
        row.steps.append(step)

    def _known(self, site: Site, callee: Callee | None, found: Arguments) -> Claim | Through | None:
        if callee is None:
            return through(found, self.lines.place(site.call))
        if found.row is KERAS1:
            return None  # the caller states its output, so it does not follow from its input
        built = self.taken[id(site.call)] = self._claim(site, callee)
        return built
