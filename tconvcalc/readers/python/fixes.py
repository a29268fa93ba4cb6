"""Which layer is to blame where shapes do not meet: the one whose nearest change mends the whole source."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from tconvcalc.claims import Chain, Claim
from tconvcalc.frameworks.layers_base import Clash
from tconvcalc.frameworks.shapes import Shape, written
from tconvcalc.readers.python.asking import askings
from tconvcalc.readers.python.changed_ways import Changed, chain_of
from tconvcalc.readers.python.interpreter import Interpreter
from tconvcalc.readers.python.layers import after, multiplies
from tconvcalc.readers.python.lines import line_of
from tconvcalc.readers.python.nearby import Change, Changes, nearby, tabled
from tconvcalc.readers.python.nearby_digits import digits
from tconvcalc.readers.python.nearby_inputs import moved, rounded, spatial
from tconvcalc.readers.python.nearby_shapes import reshapes
from tconvcalc.readers.python.records import Meeting, Records, TransposedLayer
from tconvcalc.readers.python.values import Layer, Step, TabledLayer, Tensor
from tconvcalc.readers.python.ways import Apply, behind, claim_of, layers_on, replayed, sources_of

_MOST_RUNS = 24
_MOST_LOOKED = 1 << 14  # tensors on the ways that are looked at
_SHARE = 4  # of what is left, one part is looked at for changes of several layers
_MOST_TOLD = 3
_MOST_LAYERS = 24
_UNEVEN = 1  # added to a change after which a layer does not make its stride times as much of every size
_FAR = 100  # from a change of a transposed convolution to one of another layer

Rerun = Callable[[dict[ast.AST, Changes]], Records | None]
"""Follows the source once more, with some calls changed; None where that takes too long."""

Told = tuple[str, Claim | Chain | None]
"""A change, and the layer or the chain as it then is, if a command can ask about it."""

Spelled = Callable[[Claim, str, tuple[Any, ...]], str]
"""Tells a change of a quantity in the words of the framework."""


class Mended(NamedTuple):
    """What mends a meeting: the layer to blame, if one is, the changes, and what can be asked of each."""

    layer: Layer | None
    changes: tuple[str, ...]
    made: tuple[Claim | Chain | None, ...] = ()


class Mender:
    """Looks for changes, as long as there is time for it."""

    def __init__(self, run: Interpreter, rerun: Rerun, spelled: Spelled) -> None:
        """Mend what was followed by trying changes out."""
        self._run = run
        self._rerun = rerun
        self._spelled = spelled
        self._wrong = {one.node for one in run.records.meetings}
        self._left = _MOST_RUNS
        self._looks = _MOST_LOOKED
        self._length = 0
        self._cut = False

    def before(self, meeting: Meeting) -> tuple[Layer | None, list[Told]]:
        """The transposed convolution before a layer that would make what this takes, and its nearest changes."""
        changes = [one for one in self._look(meeting) if one.distance < _FAR]
        return self._tried(meeting, [one if len(one.values) > 1 else self._placed(one) for one in changes])

    def _placed(self, change: Change) -> Change:
        """The change with the line of its layer, where that is not the one that the finding stands at."""
        return change._replace(text=f"{change.text} at {self._line(change.layer.node)}")

    def _line(self, node: ast.AST) -> str:
        return line_of(self._run.places(node))

    def _look(self, meeting: Meeting) -> list[Change]:
        """All changes on the way to a meeting, the nearest first."""
        way = behind(meeting.inputs)
        self._length = len(way)
        self._cut = any(one.step is not None and one.step.name == "cut" for one in way)
        return sorted(self._changes(meeting), key=lambda one: (one.distance, one.order))

    def mend(self, meeting: Meeting) -> Mended:
        """The layer to blame and the nearest changes of it; then of the input."""
        nearest = _nearest(meeting)
        changes = self._look(meeting)
        near = [one for one in changes if one.distance < _FAR or nearest is None]
        far = [one for one in changes if one not in near]
        blamed, told = self._tried(meeting, near)
        if not told:
            blamed, told = self._tried(meeting, [one for one in far if one.distance <= _FAR + 1])
        told += self._asked(meeting, blamed or nearest)
        told += self._inputs(meeting)
        told += self._reshapes(meeting) if not told else ()
        if not told:
            blamed, told = self._tried(meeting, far)
        cut = any(one.step is not None and one.step.name == "cut" for one in meeting.inputs)
        return Mended(
            None if cut else blamed or nearest, tuple(text for text, _ in told), tuple(made for _, made in told)
        )

    def _tried(self, meeting: Meeting, changes: Sequence[Change]) -> tuple[Layer | None, list[Told]]:
        """The first layer of which a change mends everything, and the nearest such changes of it."""
        blamed: Layer | None = None
        told: list[Told] = []
        for change in changes:
            if len(told) >= _MOST_TOLD or self._left <= 0:
                break
            other = blamed is not None and change.layer.node is not blamed.node
            if other or not self._meets(meeting, change.apply, {}):
                continue
            if self._holds(meeting, change.values):
                blamed = blamed or change.layer
                different = Changed(change.layer, change.values, change.apply)
                told.append((change.text, chain_of(meeting.inputs, different, self._run.places)))
        return blamed, told

    def _meets(self, meeting: Meeting, changed: Mapping[ast.AST, Apply], sources: dict[Tensor, Shape]) -> bool:
        """Whether the shapes would go together, as far as there is time to look."""
        self._looks -= self._length
        return self._looks >= 0 and _meets(meeting, changed, sources)

    def _holds(self, meeting: Meeting, changed: dict[ast.AST, Changes]) -> bool:
        """Whether nothing is wrong any more where it was, and nothing else is."""
        return self._held(meeting, changed) is not None

    def _held(self, meeting: Meeting, changed: dict[ast.AST, Changes]) -> Records | None:
        """What is noted where that is so."""
        self._left -= 1
        records = self._rerun(changed)
        wrong = {one.node for one in records.meetings} if records is not None else self._wrong
        return records if wrong <= self._wrong - {meeting.node} else None

    def _asked(self, meeting: Meeting, blamed: Layer | None) -> Iterator[Told]:
        """What the layer to blame can be asked for where it is applied."""
        for call, keyword, text, layer, claim in askings(meeting, self._run.nodes):
            if layer is blamed and self._left > 0:
                call.keywords.append(keyword)
                mended = self._holds(meeting, {})
                call.keywords.remove(keyword)
                if mended:
                    yield f"{text} at {line_of(self._run.places(call))}", claim

    def _changes(self, meeting: Meeting) -> Iterator[Change]:
        on = layers_on(meeting.inputs)[:_MOST_LAYERS]
        yield from digits(on, self._spelled, self._line, max(self._looks, 0) // (_SHARE * self._length + 1))
        for order, (layer, step) in enumerate(on):
            if isinstance(layer, TransposedLayer):
                yield from self._transposed(order, layer, step)
            elif isinstance(layer, TabledLayer) and _changes_size(step):
                yield from (one._replace(distance=one.distance + _FAR) for one in tabled(order, layer))

    def _transposed(self, order: int, layer: TransposedLayer, step: Step) -> Iterator[Change]:
        read = claim_of(step)
        if read is None:
            return
        for distance, name, new in nearby(read):
            changed = replace(read, given={**read.given, name: new})
            text = self._spelled(read, name, new)
            uneven = 0 if multiplies(changed) else _UNEVEN
            apply = {layer.node: partial(after, layer, changed)}
            yield Change(distance + uneven, order, layer, {layer.node: {name: new}}, text, apply)

    def _reshapes(self, meeting: Meeting) -> Iterator[Told]:
        """The shape that would take what arrives."""
        node = meeting.layer.node if meeting.layer is not None else meeting.node
        for shape, sizes in reshapes(meeting):
            records = self._held(meeting, {node: {"shape": shape}}) if self._left > 0 else None
            behind_it = None if records is None else records.applied_to(sizes)
            if behind_it is not None:
                yield f"the shape {written(shape)}", behind_it

    def _inputs(self, meeting: Meeting) -> Iterator[Told]:
        """The nearest sizes of the input with which it would be right."""
        sources = sources_of(meeting.inputs)
        if len({one.step and one.step.node for one in sources}) != 1 or self._left <= 0:
            return
        source = sources[0]
        for shapes, blind in ((moved, False), (rounded, self._cut)):
            ways = [self._nearest_of(shapes(source, sign), meeting, source, blind=blind) for sign in (-1, 1)]
            for found in filter(None, ways):
                different = Changed(sources={source: found})
                yield f"an input of {spatial(found)}", chain_of(meeting.inputs, different, self._run.places)
            if any(ways):
                break

    def _nearest_of(self, shapes: Iterator[Shape], meeting: Meeting, source: Tensor, *, blind: bool) -> Shape | None:
        """The first input with which all would be right; ``blind``: what is cut is known when it is followed."""
        for shape in shapes:
            own = self._own(source, shape)
            if own is None or self._left <= 0:
                return None
            if (blind or self._meets(meeting, {}, {source: shape})) and self._holds(meeting, own):
                return shape
        return None

    @staticmethod
    def _own(source: Tensor, shape: Shape) -> dict[ast.AST, Changes] | None:
        step = source.step
        given = getattr(step.apply, "args", (None,))[0] if step is not None else None
        stated = given.get("shape") if given is not None else None
        if step is not None and isinstance(stated, tuple) and len(stated) in {len(shape), len(shape) - 1}:
            return {step.node: {"shape": tuple(shape[len(shape) - len(stated) :])}}
        return None


def _nearest(meeting: Meeting) -> Layer | None:
    """The transposed convolution that is nearest to where shapes do not meet."""
    on = layers_on(meeting.inputs)
    return next((layer for layer, step in on if isinstance(layer, TransposedLayer) and _changes_size(step)), None)


def _changes_size(step: Step) -> bool:
    """Whether a layer makes another size of what it gets."""
    shape = step.inputs[0].shape if step.inputs else None
    outcome = step.apply([one.shape for one in step.inputs])
    if shape is None or not isinstance(outcome, tuple) or len(outcome) != len(shape):
        return True
    return sum(one != two for one, two in zip(shape, outcome, strict=True)) > 1


def _meets(meeting: Meeting, changed: Mapping[ast.AST, Apply], sources: dict[Tensor, Shape]) -> bool:
    """Whether the shapes would go together, and be as well known as they are now."""
    shapes = replayed(meeting.inputs, changed, sources)
    for tensor, shape in zip(meeting.inputs, shapes, strict=True):
        if shape is None or tensor.shape is None or len(shape) != len(tensor.shape):
            return False
        if any(isinstance(old, int) and not isinstance(new, int) for old, new in zip(tensor.shape, shape, strict=True)):
            return False
    if meeting.clash.kind == "assert":
        return any(one.shape != shape for one, shape in zip(meeting.inputs, shapes, strict=True))
    return not isinstance(meeting.apply(shapes), Clash)
