"""Which callable of a framework a name in a pasted call means, as much of its module as is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import FRAMEWORKS
from tconvcalc.frameworks.base import Framework
from tconvcalc.frameworks.foreign import FOREIGN
from tconvcalc.frameworks.layers_base import Transposed, Vocabulary
from tconvcalc.frameworks.signature import Parameter, Signature
from tconvcalc.text import listed, short

EXAMPLE = "write for example nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1)"


@dataclass(frozen=True)
class Form:
    """A callable: how its arguments are called, and the calls of the framework's table that keep weights as it does.

    Attributes:
        framework: whose rules it follows.
        signatures: one for each number of axes that it may have.
        parameters: in positional order.
        row: by what sources are read, where they are read.
    """

    framework: Framework
    signatures: tuple[Signature, ...]
    parameters: tuple[Parameter, ...]
    row: Transposed | None = None

    @property
    def functional(self) -> bool:
        """Whether the kernel comes with the weights, and a bias only where one is handed over."""
        return self.parameter("filters") is not None

    def parameter(self, quantity: str) -> Parameter | None:
        """The parameter that holds a quantity."""
        return next((one for one in self.parameters if one.quantity == quantity), None)


def form_of(call: ast.Call, frameworks: Sequence[Framework]) -> Form | None:
    """The form that a call has; None where its name is that of no transposed convolution.

    Args:
        call: its name may lack its module, or have it under a name that is usual.
        frameworks: whose call it may be; empty for any.

    Raises:
        MisuseError: the name stands for several, or for a layer of a library that is not known here.
    """
    name = ast.unparse(call.func)
    found = [
        (_alike(spellings, spelled), form)
        for words, names in _known(tuple(FRAMEWORKS))
        for spellings in [_spellings(name, words)]
        for spelled, form in names
        if _makes(form, call)
    ]
    wanted = [(alike, form) for alike, form in found if alike and form.framework in (frameworks or _all())]
    best = max((alike for alike, _ in wanted), default=0)
    if best and (library := FOREIGN.get(name.partition(".")[0])):
        raise MisuseError(f"{short(name)} is {library}'s, whose layers are not known here\n{EXAMPLE}")
    forms = [form for alike, form in wanted if alike == best]
    if "." not in name and name[0].islower() and len({form.parameters for form in forms}) > 1:
        raise MisuseError(f"{name} is a name of several: write {_choices(forms)}")
    return forms[0] if forms else None


def _all() -> Sequence[Framework]:
    return list(FRAMEWORKS.values())


def _choices(forms: Sequence[Form]) -> str:
    """One full name of each, for a sentence."""
    every = [each for _, names in _known(tuple(FRAMEWORKS)) for each in names]
    names = {form.parameters: spelled for spelled, form in reversed(every) if form in forms}
    return listed(sorted(names.values()), "or")


def _makes(form: Form, call: ast.Call) -> bool:
    """Whether a call that makes several kinds of layers makes this one."""
    kind = form.signatures[0].before[:1]
    if not kind:
        return True
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Constant) and repr(first.value) == repr(ast.literal_eval(kind[0]))


@lru_cache(maxsize=1)
def _known(frameworks: tuple[str, ...]) -> tuple[tuple[Vocabulary, tuple[tuple[str, Form], ...]], ...]:
    """Every name with what it stands for, by the words in which it is found; the frameworks' own calls come first."""
    every = [(framework, framework.load_layers()) for framework in map(FRAMEWORKS.__getitem__, frameworks)]
    own = ((words, tuple(_own_calls(framework, words))) for framework, words in every)
    return (*own, *((words, tuple(_of_sources(words))) for _, words in every))


def _own_calls(framework: Framework, words: Vocabulary) -> Iterator[tuple[str, Form]]:
    """One for all numbers of axes."""
    for _, group in groupby(framework.signatures, lambda one: one.api):
        yield from _of_api(framework, tuple(group), words)


def _of_sources(words: Vocabulary) -> Iterator[tuple[str, Form]]:
    """What is read in sources and is no call of a framework's own."""
    for name, row in {**words.transposed, **words.pasted}.items():
        owner = FRAMEWORKS[row.framework]
        own = tuple(one for one in owner.signatures if one.dims == row.dims or row.dims is None)
        if not any(name in one.names for one in own):
            yield name, Form(owner, own, row.parameters, row)


def _of_api(framework: Framework, signatures: tuple[Signature, ...], words: Vocabulary) -> Iterator[tuple[str, Form]]:
    for name in dict.fromkeys(name for one in signatures for name in (*one.names, one.printed)):
        own = tuple(one for one in signatures if name in (*one.names, one.printed))
        yield name, Form(framework, own, own[0].parameters, words.transposed.get(own[0].names[0]))


def _alike(spellings: Sequence[str], spelled: str) -> int:
    """How many parts of two dotted names agree, counted from the end; of a function all that are written have to."""
    best = 0
    for own in spellings:
        pairs = zip(reversed(own.split(".")), reversed(spelled.split(".")), strict=False)
        count = next((place for place, (left, right) in enumerate(pairs) if left != right), None)
        parts = own.count(".") + 1
        count = min(parts, spelled.count(".") + 1) if count is None else count
        if count == parts or not own.rpartition(".")[2][0].islower():
            best = max(best, count)
    return best


def _spellings(name: str, words: Vocabulary) -> list[str]:
    """A name as it stands, and with what its module is usually imported as."""
    head, dot, rest = name.partition(".")
    whole = words.imported_as.get(head, head) + dot + rest
    for pattern, canonical in words.spellings:
        whole = pattern.sub(canonical, whole)
    return [name, whole]
