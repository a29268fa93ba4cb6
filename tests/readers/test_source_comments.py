"""What comments claim and silence, and which layer they speak of."""

from __future__ import annotations

import pytest

from tconvcalc.claims import Chain, Claim
from tconvcalc.readers.python.reader import read_source
from tconvcalc.values import Linear
from tests.cases import every_case
from tests.readers.sources import TORCH, chain, claim, keras, read, torch

UP = "nn.ConvTranspose2d(8, 4, 3)"

PLACES = [
    f"{UP}  # tconvcalc: 7 -> 9",
    f"{UP}  #tconvcalc:7->9",
    f"{UP}  # doubles  # tconvcalc: 7 -> 9  # noqa",
    f"# tconvcalc: 7 -> 9\n{UP}",
    f"# tconvcalc: 7 -> 9\n# tconvcalc: ignore[TCC101]\n{UP}",
    f"def f():\n    # tconvcalc: 7 -> 9\n    return {UP}",
    "nn.ConvTranspose2d(8,\n    4,  # tconvcalc: 7 -> 9\n    3)",
    "nn.ConvTranspose2d(8,\n    # tconvcalc: 7 -> 9\n    4, 3)",
    "nn.ConvTranspose2d(\n    8, 4, 3)  # tconvcalc: 7 -> 9",
    f"# tconvcalc: 7 -> 9\nx = wrap(\n    {UP}\n)",
    f"x = wrap(\n    {UP}\n)  # tconvcalc: 7 -> 9",
    f"x = wrap(  # tconvcalc: 7 -> 9\n    {UP}\n)",
    f"s = '#'  ; {UP}  # tconvcalc: 7 -> 9",
    f"é = 'ü'; {UP}  # tconvcalc: 7 -> 9",
]


@every_case("text", PLACES)
def test_sizes_at_a_call(text: str) -> None:
    """Sizes at a call."""
    found = claim(TORCH + text)
    assert (found.given, found.claimed) == (torch(3, input_size=7, output_size=9), True)
    assert found.silenced == ({"TCC101"} if "ignore" in text else set())


SIZES = [
    ("7x7 -> 9x9", (7, 7), (9, 9)),
    ("7x8->9x10", (7, 8), (9, 10)),
    ("n -> n+2", (Linear(1, 0, "n"),), (Linear(1, 2, "n"),)),
    ("? -> 9", (None,), (9,)),
]


@pytest.mark.parametrize(("said", "before", "after"), SIZES)
def test_ways_to_write_sizes(said: str, before: tuple[object, ...], after: tuple[object, ...]) -> None:
    """Ways to write sizes."""
    assert claim(f"{TORCH}{UP}  # tconvcalc: {said}").given == torch(3, input_size=before, output_size=after)


MALFORMED = [
    ("7 to 14", "this comment says neither sizes nor what to ignore"),
    ("", "this comment says neither sizes nor what to ignore"),
    ("7 -> " + "1" * 999, "this comment says neither sizes nor what to ignore"),
    ("7 -> fourteen", "these sizes cannot be read"),
    ("-> 14", "these sizes cannot be read"),
    ("7x7x7 -> 14x14x14", "these sizes have 3 axes, and the layer has 2"),
    ("ignore[]", "this does not say which codes to ignore"),
    ("ignore[E501]", "this does not say which codes to ignore"),
    ("ignored", "this does not say which codes to ignore"),
    ("ignore TCC101", "this does not say which codes to ignore"),
]


@every_case(("said", "message"), MALFORMED)
def test_malformed_comments(said: str, message: str) -> None:
    """Malformed comments."""
    text = f"{TORCH}{UP}  # tconvcalc: {said}"
    found, ignores = read_source(text, "model.py")
    (finding,) = found.findings
    assert (finding.code, finding.message, finding.place.line, finding.place.column) == ("TCC903", message, 4, 30)
    assert finding.place.end_column == len(text.splitlines()[-1].rstrip()) + 1
    (only,) = found.claims
    assert isinstance(only, Claim)
    assert (only.given, only.claimed, ignores) == (torch(3), False, ())


IGNORES = [
    ("ignore", {"*"}),
    ("ignore[TCC101]", {"TCC101"}),
    ("ignore[TCC101, tcc102]", {"TCC101", "TCC102"}),
    ("ignore [TCC101] because it is meant", {"TCC101"}),
]


@pytest.mark.parametrize(("said", "codes"), IGNORES)
def test_ignores(said: str, codes: set[str]) -> None:
    """Ignores."""
    found, ignores = read_source(f"{TORCH}{UP}  # tconvcalc: {said}", "model.py")
    (only,) = found.claims
    assert isinstance(only, Claim)
    assert only.silenced == codes
    assert [one.codes for one in ignores] == [codes]
    assert [one.place.line for one in ignores] == [4]


def test_an_ignore_that_stands_at_nothing_is_handed_on() -> None:
    """An ignore that stands at nothing is handed on."""
    found, ignores = read_source(f"{TORCH}# tconvcalc: ignore\n\n{UP}", "model.py")
    (only,) = found.claims
    assert isinstance(only, Claim)
    assert (only.silenced, len(ignores)) == (frozenset(), 1)


def test_one_ignore_for_all_on_its_line() -> None:
    """One ignore for all on its line."""
    found = read(f"{TORCH}{UP}; {UP}  # tconvcalc: ignore")
    assert [getattr(one, "silenced", None) for one in found.claims] == [{"*"}] * 2


LONELY = [
    ("# tconvcalc: 7 -> 9", "these sizes stand at no layer that could be read"),
    (f"# tconvcalc: 7 -> 9\n\n{UP}", "these sizes stand at no layer that could be read"),
    (f"{UP}; {UP}  # tconvcalc: 7 -> 9", "these sizes stand at several layers"),
    (f"if {UP}:\n    pass  # tconvcalc: 7 -> 9", "these sizes stand at no layer that could be read"),
    ("def f(k): nn.ConvTranspose2d(8, 4, k)  # tconvcalc: 7 -> 9", "kernel_size cannot be known without running it"),
    ("# tconvcalc: 7 -> 9\ndef f(k): nn.ConvTranspose2d(8, 4, k)", "kernel_size cannot be known without running it"),
]


@every_case(("text", "reason"), LONELY)
def test_sizes_that_stand_at_nothing(text: str, reason: str) -> None:
    """Sizes that stand at nothing."""
    found = read(TORCH + text)
    assert ([one.reason for one in found.unread], found.findings) == ([reason], ())
    assert not any(isinstance(one, Claim) and one.claimed for one in found.claims)


TEXTS = [
    f"s = '# tconvcalc: 7 -> 9'; {UP}",
    f"'''\n# tconvcalc: 7 -> 9\n'''\n{UP}",
    f"f'{{a}} # tconvcalc: 7 -> 9'; {UP}",
    f"b'# tconvcalc: 7 -> 9'; {UP}",
    f"{UP}  # tconvcalc says 7 -> 9",
    f"{UP}  # see mytconvcalc: no",
]


@every_case("text", TEXTS)
def test_what_is_no_comment(text: str) -> None:
    """What is no comment."""
    assert claim(TORCH + text).given == torch(3)


CHAINS = [
    f"nn.Sequential({UP}, nn.ReLU())  # tconvcalc: 7 -> 9",
    f"# tconvcalc: 7 -> 9\nx = nn.Sequential({UP}, nn.ReLU())",
    f"# tconvcalc: 7 -> 9\nx = nn.Sequential(\n    {UP},\n    nn.ReLU())",
    f"x = nn.Sequential(  # tconvcalc: 7 -> 9\n    {UP},\n    nn.ReLU())",
    f"x = nn.Sequential(\n    {UP},\n    nn.ReLU(),\n)  # tconvcalc: 7 -> 9",
    f"# tconvcalc: 7 -> 9\nx = wrap(\n    nn.Sequential({UP}))",
]


@every_case("text", CHAINS)
def test_sizes_of_a_chain(text: str) -> None:
    """Sizes of a chain."""
    found = chain(TORCH + text)
    assert (found.input_size, found.output_size) == ((7,), (9,))
    assert isinstance(found.steps[0], Claim)
    assert (found.steps[0].given, found.steps[0].claimed) == (torch(3), False)


def test_comments_within_a_chain() -> None:
    """Comments within a chain."""
    text = f"nn.Sequential(  # tconvcalc: ignore[TCC102]\n    {UP},  # tconvcalc: 7 -> 9\n"
    text += f"    {UP},  # tconvcalc: ignore[TCC101]\n)"
    found = chain(TORCH + text)
    first, second = (step for step in found.steps if isinstance(step, Claim))
    assert (first.given, first.claimed) == (torch(3, input_size=7, output_size=9), True)
    assert (second.given, second.claimed) == (torch(3), False)
    assert (first.silenced, second.silenced) == (frozenset({"TCC102"}), frozenset({"TCC101", "TCC102"}))
    assert (found.input_size, found.output_size) == (None, None)


def test_what_the_code_says_of_the_input_of_a_chain_stays() -> None:
    """What the code says of the input of a chain stays."""
    text = "import keras\nfrom keras import layers\n# tconvcalc: 1 -> 14\nx = keras.Sequential([\n"
    text += "    layers.Reshape((7, 7, 8)), layers.Conv2DTranspose(8, 3, 2, 'same')])"
    found = read(text).claims[0]
    assert isinstance(found, Chain)
    assert (found.input_size, found.output_size) == ((7, 7), (14,))


def test_the_innermost_of_nested_calls() -> None:
    """The innermost of nested calls."""
    text = "from keras.layers import Conv2DTranspose as D\nD(8,\n  3)(wrap(\n  D(8, 5)))  # tconvcalc: 7 -> 9"
    sizes = [getattr(one, "given", {}) for one in read(text).claims]
    assert sizes == [keras(3), keras(5, input_size=7, output_size=9)]


def test_a_comment_above_two_layers_silences_both() -> None:
    """It stands above the statement, and both are in it."""
    found = read(f"{TORCH}# tconvcalc: ignore[TCC101]\na, b = {UP}, {UP}")
    assert [one.silenced for one in found.claims if isinstance(one, Claim)] == [{"TCC101"}, {"TCC101"}]


@pytest.mark.parametrize("text", [f"x = 1\n# tconvcalc: 7 -> 9\nx += {UP}", f"x = 1\nx += {UP}  # tconvcalc: 7 -> 9"])
def test_a_comment_at_an_augmented_assignment(text: str) -> None:
    """Such a statement takes a comment as any other does."""
    assert claim(TORCH + text).given == torch(3, input_size=7, output_size=9)


def test_a_shape_that_is_unpacked_into_a_layer() -> None:
    """What stands behind a star is read as what it holds."""
    found = chain(f"{TORCH}s = (16, 7, 9)\nnn.Sequential(nn.Linear(9, 1008), nn.Unflatten(1, (*s,)), {UP})")
    assert found.input_size == (7, 9)
