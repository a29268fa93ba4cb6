"""Whether the steps of a chain fit each other: TCC011 for sizes, TCC009 for channels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from tconvcalc.checking.chain_command import asking
from tconvcalc.checking.chain_fixes import mended
from tconvcalc.checking.chain_layers import Sizes
from tconvcalc.checking.chain_sizes import Rules, after, endless, meets, vanished, widened
from tconvcalc.checking.claim_question import axes_of
from tconvcalc.checking.help import Explainer
from tconvcalc.checking.rules.channels import proved
from tconvcalc.checking.rules.rule import Rule
from tconvcalc.claims import Chain, Claim, Finding, Named, Place, Through
from tconvcalc.frameworks.steps import Refusal
from tconvcalc.networks.sizes import Floored
from tconvcalc.question import Value, written
from tconvcalc.values import SizeAsked

RULES = (
    Rule(
        "TCC011",
        "chain breaks",
        what="The layers, each right by itself, do not lead from the chain's input to its output.",
        why="One layer's size is the next one's input: a single wrong layer moves every size behind it.",
        file="layers.toml",
    ),
)

Step = Claim | Through
_SHOWN = 6  # sizes at each end of a long way that are shown


class Break(NamedTuple):
    """Where a chain first goes wrong: the step (from 0; the number of steps means its end), and the fact."""

    at: int
    place: Place
    fact: str


class Way(NamedTuple):
    """The sizes before each step and behind the last, as far as the chain holds, and where it breaks.

    A way that was left because a size had no end says nothing of what follows: it is neither broken nor whole.
    """

    sizes: tuple[Sizes, ...]
    broken: Break | None
    left: bool = False

    @property
    def whole(self) -> bool:
        """Whether the chain was followed to its end, and holds."""
        return self.broken is None and not self.left


def wrong_chain(chain: Chain, explainer: Explainer) -> list[Finding]:
    """What is wrong between the steps, each of which is right by itself."""
    way = walk(chain, chain.steps)
    if way.broken is None:
        return []
    found = mended(chain, way.sizes, lambda steps: walk(chain, steps).whole) if explainer.spend() else []
    if way.broken.at == len(chain.steps):
        found += _told_output(chain, way.sizes[-1])
    return [Finding("TCC011", way.broken.place, way.broken.fact, _told(way), asking(found))]


def _told_output(chain: Chain, sizes: Sizes) -> list[tuple[str, Chain]]:
    """The output that comes out as the one to claim, where it can be written."""
    plain = tuple(size for size in sizes if not isinstance(size, Floored))
    return [(f"an output of {_shown(sizes)}", replace(chain, output_size=plain))] if len(plain) == len(sizes) else []


def walk(chain: Chain, steps: Sequence[Step]) -> Way:
    """Follow the size through the steps, until it cannot be."""
    sizes = _start(chain, steps)
    way, rules = [sizes], Rules()
    for at, step in enumerate(steps):
        wanted = _own(step, "input_size", len(sizes))
        if wanted and not meets(sizes, wanted):
            return Way(tuple(way), _break(at, steps, f"takes {written(wanted)}, and {_shown(sizes)} arrives"))
        sizes = _known(sizes, wanted)
        behind = after(step, sizes, rules)
        if isinstance(behind, Refusal):
            return Way(tuple(way), _break(at, steps, f"is refused: {behind.sentence}"))
        claimed = _own(step, "output_size", len(sizes))
        if vanished(behind):
            return Way(tuple(way), _break(at, steps, f"makes {_shown(behind)} of {_shown(sizes)}: nothing is left"))
        if claimed and not meets(behind, claimed):
            fact = f"makes {_shown(behind)} of {_shown(sizes)}, not {written(claimed)}"
            return Way(tuple(way), _break(at, steps, fact))
        sizes = _known(behind, claimed)
        way.append(sizes)
        if endless(sizes):
            return Way(tuple(way), None, left=True)
    return Way(tuple(way), _end(chain, steps, sizes))


def _start(chain: Chain, steps: Sequence[Step]) -> Sizes:
    """One size for each axis, unknown ones too: as many as the longest size or the first layer has."""
    counts = [len(each) for each in (chain.input_size, chain.output_size) if each]
    counts += [axes_of(step) for step in steps if isinstance(step, Claim) and step.dims]
    counts += [step.size.dims for step in steps if isinstance(step, Through) and isinstance(step.size, Named)]
    dims = max(counts, default=1)
    return widened(chain.input_size or (None,), dims) or (None,) * dims


def _own(step: Step, name: Literal["input_size", "output_size"], dims: int) -> tuple[SizeAsked, ...] | None:
    """What a layer itself says of one of its sizes."""
    each: tuple[Value, ...] | None = step.given.get(name) if isinstance(step, Claim) else getattr(step, name)
    return widened(each, dims) if each else None


def _known(sizes: Sizes, claimed: tuple[SizeAsked, ...] | None) -> Sizes:
    """What is known when two say something of the same size and do not contradict each other."""
    if claimed is None:
        return sizes
    pairs = zip(sizes, claimed, strict=True)
    return tuple(here if there is None or isinstance(here, int) else there for here, there in pairs)


def _end(chain: Chain, steps: Sequence[Step], sizes: Sizes) -> Break | None:
    wanted = widened(chain.output_size, len(sizes)) if chain.output_size else None
    if wanted is None or meets(sizes, wanted):
        return None
    return Break(len(steps), chain.place, f"the chain gives {_shown(sizes)}, not {written(wanted)}")


def _break(at: int, steps: Sequence[Step], fact: str) -> Break:
    name = steps[at].place.name
    return Break(at, steps[at].place, f"layer {at + 1} of {len(steps)}{f' ({name})' if name else ''} {fact}")


def _told(way: Way) -> tuple[str, ...]:
    """The sizes on the way, in one line."""
    each = [_shown(sizes) for sizes in way.sizes]
    if len(each) > 2 * _SHOWN:
        each = [*each[:_SHOWN], "…", *each[-_SHOWN:]]
    return ("the size goes " + " -> ".join(each),) if len(each) > 1 else ()


def _shown(sizes: Sizes) -> str:
    return written(sizes)


def wrong_flow(chain: Chain) -> Iterator[Finding]:
    """TCC009: whether each step gets as many channels as it declares."""
    channels = chain.channels
    for at, step in enumerate(chain.steps):
        wants = step.wants if isinstance(step, Through) else step.in_channels
        if channels is not None and wants is not None and wants != channels:
            fact = _break(at, chain.steps, f"takes {wants} channels, and {channels} arrive").fact
            text = f"{channels} input channels for this layer"
            help_ = proved(text, replace(step, in_channels=channels)) if isinstance(step, Claim) else (text,)
            yield Finding("TCC009", step.place, fact, (), help_)
        made = step.channels if isinstance(step, Through) else step.out_channels
        channels = channels if made == "keep" else made
