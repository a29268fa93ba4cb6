"""What a check is about: where something stands, what was claimed there, what is wrong with it, and the whole report.

Readers make claims out of files, the checker makes findings out of claims, reports make text out of findings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

from tconvcalc.question import Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from tconvcalc.values import Ends


class Place(NamedTuple):
    """Where something stands: lines and columns count from 1, the end is exclusive; ``name`` is the layer's, if any.

    ``line`` is 0 where there is no text to point at (a whole file, a layer of the command line). In a notebook
    ``cell`` counts the cells from 1 and lines count within the cell. ``source`` is the text of the first line.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    name: str = ""
    cell: int = 0
    source: str = ""


@dataclass(frozen=True)
class Claim:
    """One transposed convolution as far as it could be read. What is absent or None was not read, and is not judged.

    Attributes:
        place: where it is written.
        framework: whose rules apply (``tensorflow``, ``keras``, ``pytorch``).
        dims: its spatial axes, None where even that is open.
        given: quantity -> one value for all axes, or one for each; a padding word or ``auto`` is a string.
        in_channels: of the input that is applied.
        out_channels: of the output.
        groups: 1 unless read otherwise.
        filters: the shape of the weights as written, each number or None (tf.nn functions).
        silenced: the codes that a comment silences here.
        claimed: whether ``output_size`` is claimed by a person (a comment, a spec), not asked for by the call itself.
        word: the padding word exactly as code has it, if it was read: tf.nn knows SAME and VALID in capitals alone.
        called: the call on which its sizes depend, in words.
        again: whether it is another context of a layer that is claimed before.
        loaded_from: the layer whose weights it is loaded with, where that is certain.
    """

    place: Place
    framework: str
    dims: int | None
    given: dict[str, tuple[Value, ...]] = field(hash=False)
    in_channels: int | None = None
    out_channels: int | None = None
    groups: int = 1
    filters: tuple[int | None, ...] | None = None
    silenced: frozenset[str] = frozenset()
    claimed: bool = False
    word: str | None = None
    called: str = ""
    again: bool = False
    loaded_from: Claim | None = None


@dataclass(frozen=True)
class Through:
    """A step of a chain that is no transposed convolution.

    ``size`` maps an input size along one axis to the output size; None where it cannot be known. ``channels`` maps
    likewise: an int replaces them, ``"keep"`` keeps them, None loses track of them. ``wants`` is the number of
    input channels that the step itself declares, ``input_size`` and ``output_size`` are the sizes that are claimed
    of it, one value for all axes or one for each.
    """

    place: Place
    size: tuple[Forward, ...] | Named | Literal["keep"] | None
    channels: int | Literal["keep"] | None
    wants: int | None = None
    input_size: tuple[Value, ...] | None = None
    output_size: tuple[Value, ...] | None = None


class Named(NamedTuple):
    """A layer by the kind that chains of layers are written with: ``conv``, ``pool``, ``up``.

    Attributes:
        framework: whose layer it is; it can hold what is written.
        kind: what it is.
        given: what is written of it: a quantity, and one value for all axes or one for each.
        dims: its spatial axes.
    """

    framework: str
    kind: str
    given: tuple[tuple[str, tuple[int | Ends | Fraction | str, ...]], ...]
    dims: int


class Forward(NamedTuple):
    """A convolution or pooling along one axis: ``(size + 2*padding - span)//stride + 1``, or ``ceil(size/stride)``."""

    kernel_size: int
    stride: int
    padding: int | Literal["same", "valid"]
    dilation: int = 1


@dataclass(frozen=True)
class Chain:
    """Steps of which each one's output is the next one's input; sizes are per axis, one value stands for all."""

    place: Place
    steps: tuple[Claim | Through, ...]
    input_size: tuple[Value, ...] | None = None
    output_size: tuple[Value, ...] | None = None
    channels: int | None = None


@dataclass(frozen=True)
class Meeting:
    """Two shapes that have to agree and do not.

    Attributes:
        place: what is to blame: the layer whose nearest change mends it, else where they meet.
        kind: in which way they have to agree (``join``, ``sum``, ``target``, ``features``, ``reshape``, ``channels``,
            ``empty``, ``model``, ``assert``).
        fact: what is wrong, in one line.
        because: why, and the way of the sizes.
        help: changes that mend it, each tried out on the whole source.
        made: for each of these the layer or the chain as it then is; None where no command can ask about it.
        silenced: the codes that a comment silences here.
    """

    place: Place
    kind: str
    fact: str
    because: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    made: tuple[Claim | Chain | None, ...] = ()
    silenced: frozenset[str] = frozenset()


NEEDED: Final = {
    "value": "needs the values it is built with; they are computed, or come from outside of the file",
    "name": "needs to know what is called; the name is bound nowhere here, or to something that is not known",
    "module": "needs the other module that what is called comes from",
    "call": "needs a call that reaches it",
    "length": "needs a shorter file",
    "failure": "needs nothing; it is meant to fail there",
    "comment": "needs one layer that can be read beside the comment",
    "syntax": "needs Python 3",
}
"""What would have been needed to read what is unread, for each kind; kinds are never renamed."""


class Unread(NamedTuple):
    """Something that is a transposed convolution, but could not be known: why, and of which kind (``NEEDED``)."""

    place: Place
    reason: str
    kind: str = "value"


class Finding(NamedTuple):
    """One thing that is wrong: the rule's code, where, the fact in one line, why, and what to do."""

    code: str
    place: Place
    message: str
    because: tuple[str, ...] = ()
    help: tuple[str, ...] = ()


class Ignore(Protocol):
    """A comment that silences codes, as a reader of sources tells it."""

    @property
    def place(self) -> Place:
        """Where the comment stands."""

    @property
    def codes(self) -> frozenset[str]:
        """What it silences."""


@dataclass(frozen=True)
class Read:
    """What a reader found in one file. Faults of the file itself are findings already.

    ``handed_on`` are the names at the top of a source that stand for transposed convolutions: the canonical name of
    each, empty where it is not known how it is built.
    """

    claims: tuple[Claim | Chain, ...] = ()
    unread: tuple[Unread, ...] = ()
    findings: tuple[Finding, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    handed_on: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckResult:
    """What a check found. It is true where nothing is wrong.

    Attributes:
        findings: what is wrong.
        unread: what could not be known.
        layers: how many were judged.
        files: how many were read.
        skipped: paths that were passed over, each with the reason.
        strict: whether what was left unread counts as wrong.
        crashes: the traceback of each file at which the checker itself failed.
    """

    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    layers: int = 0
    files: int = 0
    skipped: tuple[tuple[str, str], ...] = field(default=())
    strict: bool = False
    crashes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether nothing is wrong (with ``strict``: and nothing was left unread)."""
        return not self.findings and not (self.strict and self.unread)
