"""Which comment speaks of which layer: the one it stands at, or right above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tconvcalc.claims import Chain, Claim, Finding, Place, Unread
from tconvcalc.question import Value
from tconvcalc.readers.python.comment_targets import Beside, dims_of
from tconvcalc.readers.python.comments import Comment, Ignore, Sizes
from tconvcalc.readers.python.emitting import Entry


class Attached:
    """The layers of one source, with what comments say of them.

    ``ignores`` are the comments that silence something, ``findings`` and ``unread`` those that fit nothing.
    """

    def __init__(
        self, entries: Sequence[Entry], comments: Iterable[Comment | Finding], unread: Sequence[Place]
    ) -> None:
        """Tie these comments to these layers; ``unread`` are the places of those that could not be read."""
        self.findings: list[Finding] = []
        self.unread: list[Unread] = []
        self.ignores: list[Ignore] = []
        self._sizes: dict[Place, Sizes] = {}
        self._codes: dict[Place, frozenset[str]] = defaultdict(frozenset)
        understood: list[Comment] = []
        for one in comments:
            if isinstance(one, Comment):
                understood.append(one)
            else:
                self.findings.append(one)
        beside = Beside(entries, understood, unread)
        for comment in understood:
            self._tie(comment, beside)
        self.items = tuple(self._said(entry.item) for entry in entries)

    def _tie(self, comment: Comment, beside: Beside) -> None:
        said, items = comment.said, beside.of(comment)
        if isinstance(said, Ignore):
            self.ignores.append(said)
            for item in items:
                self._codes[item.place] |= said.codes
        elif len(items) == 1:
            self._claim(items[0], said)
        elif not beside.unread(comment):
            several = "several layers" if items else "no layer that could be read"
            self.unread.append(Unread(said.place, f"these sizes stand at {several}", "comment"))

    def _claim(self, item: Claim | Chain, said: Sizes) -> None:
        dims = dims_of(item)
        for axes in (said.input_size, said.output_size):
            if dims is not None and len(axes) not in {1, dims}:
                message = f"these sizes have {len(axes)} axes, and the layer has {dims}"
                self.findings.append(Finding("TCC903", said.place, message))
                return
        self._sizes[item.place] = said

    def _said(self, item: Claim | Chain) -> Claim | Chain:
        """A layer with the sizes that are claimed for it and the codes that are silenced."""
        if isinstance(item, Claim):
            return self._step(item, frozenset())
        codes = self._codes[item.place]
        steps = tuple(self._step(step, codes) if isinstance(step, Claim) else step for step in item.steps)
        said = self._sizes.get(item.place)
        if said is None:
            return replace(item, steps=steps)
        # What the code says of the input stays: the comment may speak of what comes before a reshape.
        before = item.input_size or said.input_size
        return replace(item, steps=steps, input_size=before, output_size=said.output_size)

    def _step(self, step: Claim, codes: frozenset[str]) -> Claim:
        said = self._sizes.get(step.place)
        given: dict[str, tuple[Value, ...]] = dict(step.given)
        if said:
            given |= {"input_size": said.input_size, "output_size": said.output_size}
        return replace(step, given=given, silenced=codes | self._codes[step.place], claimed=said is not None)
