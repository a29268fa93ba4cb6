"""The front door: what it takes, what it leaves to be solved, what it refuses, and what it does not load."""

from __future__ import annotations

import inspect
from html import escape
from typing import Any

import pytest

import tconvcalc
from tconvcalc.question import QUANTITIES, Bounds, values
from tconvcalc.values import Span
from tests.cases import every_case
from tests.cli.running import python
from tests.cli.running import tconvcalc as tconvcalc_line


def test_the_keywords_are_those_that_were_promised() -> None:
    """Every quantity unknown but the dilation, and the bounds of the command line."""
    parameters = inspect.signature(tconvcalc.solve).parameters
    names = [*QUANTITIES, "dims", "in_channels", "out_channels", "groups", "max_kernel", "max_stride", "max_dilation"]
    assert list(parameters) == ["framework", *names, "limit"]
    defaults = {name: parameter.default for name, parameter in parameters.items() if parameter.default is not None}
    assert defaults.pop("framework") is inspect.Parameter.empty
    bounds = dict(zip(("max_kernel", "max_stride", "max_dilation"), Bounds(), strict=True))
    assert defaults == {"dilation": 1, "groups": 1, "limit": 5, **bounds}
    assert {parameter.kind for name, parameter in parameters.items() if name != "framework"} == {
        inspect.Parameter.KEYWORD_ONLY
    }


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        (126, (126, 126)),
        ((126, 255), (126, 255)),
        ("126x255", (126, 255)),
        (range(2, 8), (Span(2, 7),) * 2),
        (None, (None,) * 2),
    ],
)
def test_a_value_is_a_number_a_tuple_a_range_or_text(given: Any, understood: tuple[Any, ...]) -> None:  # noqa: ANN401
    """As many ways as people write it."""
    question = tconvcalc.solve("torch", input_size=given, output_size=9, kernel_size=range(1, 40)).question
    assert values(question, "input_size") == understood


def test_a_dilation_that_is_not_given_is_assumed() -> None:
    """It is 1, and said to be assumed; None asks for it."""
    what: dict[str, Any] = {"input_size": 4, "output_size": 8}
    for given, dilation, assumed in (({}, 1, True), ({"dilation": 1}, 1, True), ({"dilation": None}, None, False)):
        question = tconvcalc.solve("torch", **what, **given).question
        assert {axis.dilation for axis in question.axes} == {dilation}
        assert ("dilation" in question.assumed) == assumed


def test_an_answer_is_true_where_there_is_a_layer() -> None:
    """So that it can stand in an if."""
    assert not tconvcalc.solve("tensorflow", input_size=126, output_size=255, padding="same")
    answer = tconvcalc.solve("tensorflow", input_size=126, output_size=252, padding="same", limit=3)
    assert answer
    assert isinstance(answer, tconvcalc.Answer)
    assert (len(answer.solutions), answer.framework) == (3, "tensorflow")


@every_case(
    ("framework", "what", "named"),
    [
        ("theano", {}, "^framework: "),
        ("torch", {"kernel_size": "4y4"}, "^kernel_size: "),
        ("torch", {"padding": "same"}, "^padding same: .*\nleave padding out"),
        ("tf", {"output_padding": 1}, "^output_padding 1: "),
        ("torch", {"stride": True}, "^stride: "),
        ("torch", {"max_kernel": 0}, "^max_kernel: "),
        ("torch", {"dims": 4}, "^dims: "),
        ("torch", {"limit": 0}, "^limit: cannot take 0"),
        ("torch", {"limit": "5"}, '^limit: cannot take "5"'),
        ("torch", {"input_size": "1..9999", "output_size": "1..9999"}, "input_size and output_size are both open"),
    ],
)
def test_misuse_is_refused_in_the_words_of_python(framework: str, what: dict[str, Any], named: str) -> None:
    """It names the keyword, and what to write."""
    with pytest.raises(tconvcalc.MisuseError, match="(?s)" + named) as caught:
        tconvcalc.solve(framework, **what)
    assert "--" not in str(caught.value)


def test_the_package_shows_what_is_public_and_nothing_else() -> None:
    """A name that it does not have is missing in the usual words."""
    assert set(tconvcalc.__all__) <= set(dir(tconvcalc))
    assert all(getattr(tconvcalc, name) for name in tconvcalc.__all__)
    with pytest.raises(AttributeError, match="module 'tconvcalc' has no attribute 'convolve'"):
        _ = tconvcalc.convolve


STEPS = {  # what is done one after the other, and whether SymPy is wanted for it
    "import tconvcalc": False,
    "tconvcalc.solve('tf', input_size=126, output_size=255)": False,
    "tconvcalc.solve('tf', input_size=126, output_size=255, padding='same').to_dict()": False,
    "tconvcalc.solve('tf', input_size=126, output_size=252, padding='same').general": True,
}
WITHOUT_SYMPY = """
import sys
from contextlib import suppress
class Finder:
    def find_spec(name, *_):
        if name == "sympy":
            print(name, end=" ")
            raise ModuleNotFoundError
sys.meta_path.insert(0, Finder)
before = {*sys.modules}
for step in sys.argv[1:]:
    with suppress(ModuleNotFoundError):
        exec(step)
    print(*sys.modules.keys() - before)
"""
"""To load it takes longer than all the rest, so whoever wants it is written down, and told that it is not there."""


def test_sympy_is_loaded_for_the_general_solution_alone() -> None:
    """It takes longer to load than all the rest; nothing of the terminal or of a framework is ever loaded."""
    loaded = [set(line.split()) for line in python("-c", WITHOUT_SYMPY, *STEPS).out.splitlines()]
    assert ["sympy" in modules for modules in loaded] == list(STEPS.values())
    assert not set.union(*loaded) & {"typer", "rich", "tensorflow", "keras", "torch", "socket"}


def test_an_answer_is_one_line_in_a_list_and_a_page_when_printed() -> None:
    """``repr`` for a prompt, ``print`` as the command line prints it."""
    answer = tconvcalc.solve("torch", input_size=7, output_size=14)
    assert repr(answer).startswith("<Answer PyTorch 7 -> 14: kernel ")
    assert repr(answer).endswith(" (184 solutions)>")
    assert str(answer) + "\n" == tconvcalc_line("solve", "-f", "torch", "-i", "7", "-o", "14").out
    none = tconvcalc.solve("tf", input_size=126, output_size=255, padding="same")
    assert repr(none) == "<Answer TensorFlow 126 -> 255: impossible>"
    assert str(none) + "\n" == tconvcalc_line("solve", "-f", "tf", "-i", "126", "-o", "255", "-p", "same").out
    assert none.best is None


def test_a_notebook_shows_a_table() -> None:
    """One row a layer; what stands in the way where there is none, and nothing of it as markup."""
    shown = tconvcalc.solve("torch", input_size=7, output_size=14, limit=3)._repr_html_()
    assert (shown.count("<tr>"), shown.count("<th>"), shown.count("<td>")) == (4, 7, 21)
    printed = str(tconvcalc.solve("torch", input_size=7, output_size=14, limit=3))
    assert shown.startswith(f"<pre>{escape(printed.splitlines()[0])}</pre><table>")
    assert shown.endswith(f"<pre>  uneven {escape(printed.partition(chr(10) + '  uneven ')[2])}</pre>")
    none = tconvcalc.solve("tf", input_size=126, output_size=255, padding="same")._repr_html_()
    assert none.startswith("<pre>impossible: ")
    assert "<" not in none.removeprefix("<pre>").removesuffix("</pre>")


def test_the_best_layer_has_its_code() -> None:
    """Ready to be pasted, in the framework's own API and in the others."""
    best = tconvcalc.solve("tf", input_size=126, output_size=255, stride=2).best
    assert best is not None
    assert best.code == best.codes["tf.nn"]
    assert compile(best.code, "code", "exec")


class Hostile(str):
    """A text that answers otherwise than it reads."""

    __slots__ = ()

    def __str__(self) -> str:
        """Not what it is."""
        return "\x1b[31m"

    def strip(self, *_: object) -> str:
        """Nothing that a reader could live with."""
        raise RuntimeError


def test_a_text_that_lies_is_read_by_its_letters() -> None:
    """A subclass of str cannot make anything else of it."""
    answer = tconvcalc.solve(Hostile("torch"), input_size=Hostile("7"), output_size=(Hostile("14"), 14))
    assert answer.count == tconvcalc.solve("torch", input_size=7, output_size=14).count
    with pytest.raises(tconvcalc.MisuseError, match=r'"pytroch" \(the nearest is pytorch\)'):
        tconvcalc.solve(Hostile("pytroch"), input_size=7)


class Emptied(tuple[int, ...]):
    """A tuple that says it has nothing in it."""

    __slots__ = ()

    def __len__(self) -> int:
        """None at all."""
        return 0

    def __iter__(self) -> Any:  # noqa: ANN401 -- nothing comes out of it
        """Nothing that a reader could live with."""
        raise RuntimeError


class Whole:
    """A number of another library."""

    def __index__(self) -> int:
        """What it stands for."""
        return 7


def test_numbers_are_whole_numbers_of_python() -> None:
    """A tuple cannot make anything else of those it has; what another library made is refused with what to write."""
    wanted = tconvcalc.solve("torch", input_size=(7, 8), output_size=(14, 16)).count
    assert tconvcalc.solve("torch", input_size=Emptied((7, 8)), output_size=(14, 16)).count == wanted
    odd: Any = Whole()
    with pytest.raises(tconvcalc.MisuseError, match="type Whole: a size is an int: write int"):
        tconvcalc.solve("torch", input_size=odd)
    with pytest.raises(tconvcalc.MisuseError, match="limit: cannot take a value of the type Whole"):
        tconvcalc.solve("torch", input_size=7, limit=odd)
    with pytest.raises(tconvcalc.MisuseError, match="framework: a value of the type Whole is no name of a framework"):
        tconvcalc.solve(odd, input_size=7)
    with pytest.raises(tconvcalc.MisuseError, match="explain: cannot take a value of the type Whole"):
        tconvcalc.explain(odd)


@pytest.mark.parametrize(
    ("made", "named"),
    [
        (lambda: tconvcalc.solve("tf", input_size=7, output_size=14).best,
         "<Solution TensorFlow 7 -> 14: SAME, kernel 4, stride 2>"),
        (lambda: tconvcalc.convert("keras", input_size=8, kernel_size=3, stride=2, padding="same", to="torch"),
         "<Conversion Keras 8 -> 16: same, kernel 3, stride 2; PyTorch slice>"),
        (lambda: tconvcalc.convert("keras", kernel_size=3, stride=2, dilation=2, to="torch"),
         "<Conversion Keras: impossible>"),
        (lambda: tconvcalc.draw("torch", input_size=4, kernel_size=3, stride=2),
         "<Drawing PyTorch 4 -> 9: kernel 3, stride 2, padding 0>"),
        (lambda: tconvcalc.draw("torch", input_size=1, output_size=64, kernel_size=4, stride=2, padding=1),
         "<Drawing PyTorch: impossible>"),
        (lambda: tconvcalc.check("-", stdin=b"x = 1"), "<Report nothing wrong in 0 layers (1 file, 0 unread)>"),
    ],
    ids=["best", "convert", "no conversion", "draw", "nothing to draw", "check"],
)  # fmt: skip
def test_every_answer_is_one_line_at_a_prompt(made: Any, named: str) -> None:  # noqa: ANN401 -- any of them
    """What it is about, not all that it holds."""
    assert repr(made()) == named


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"select": "ALL"}, 'select: cannot take "ALL"'),
        ({"ignore": [1]}, "ignore: cannot take a value of the type list"),
        ({"exclude": None}, "exclude: cannot take a value of the type NoneType"),
    ],
)
def test_what_check_cannot_take_is_refused(what: dict[str, Any], said: str) -> None:
    """A text for a list would be taken letter by letter."""
    with pytest.raises(tconvcalc.MisuseError, match=said):
        tconvcalc.check("model.py", **what)
    with pytest.raises(tconvcalc.MisuseError, match="check: cannot take 5 as a path"):
        tconvcalc.check(5)  # type: ignore[arg-type]
