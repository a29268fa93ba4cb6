"""What following a source comes to only in odd sources, and in very long ones."""

from __future__ import annotations

import pytest

from tconvcalc.claims import Meeting
from tconvcalc.readers.python.words import words
from tests.cases import every_case
from tests.readers.sources import TORCH, read
from tests.readers.test_followed import kernels

WORTH = [  # statements, an expression, and what it is worth behind them
    ("a = {'k': 3}\na.update({**y})", "a.get('j', 3)", None),
    ("a = {'k': 3}\na.update(**y)", "a.get('j', 3)", None),
    ("a = {'k': 3}\na.update({'j': 4})", "a['k']", 3),
    ("x = nn.ReLU()([[(1,) * 4000] * 9])", "x.shape[0]", None),
    ("x = nn.ReLU()([[(1,) * 5] * 9])", "x.shape[1]", 9),
    ("", "(3, 4)[*y]", None),
    ("k = {3, 4}", "len(k)", None),
    ("k = 3\ntry:\n    f()\nexcept:\n    k = 4\n    raise", "k", 3),
    ("k = 3\ntry:\n    f()\nexcept ValueError:\n    k = 4\n    raise", "k", None),
    ("if y:\n    return\nk = 3", "k", 3),
    ("if y:\n    break\nk = 3", "k", 3),
    ("def f():\n    if y:\n        return 3\n    raise ValueError", "f()", 3),
    (("class C:\n    n = 3\n    def f(self):\n        if y:\n            self.n = 4\n            return\n"
     "        raise ValueError\nc = C()\nc.f()"), "c.n", 4),
    ("c = nn.ConvTranspose2d(8, 8, 3)\nc.name = 'up'", "c(torch.zeros(1, 8, 1, 1)).shape[2]", 3),
    ("import onnx\nn = onnx.helper.make_node('Conv', ['x'], ['y'], kernel_shape=[3, 3])", "n.shape", None),
    ("class C:\n    f = lambda self: 3\n    def g(self): self.k = 4\n", "C().f()", 3),
    ("z = zip((1, 2), (3, 4))", "len(list(z))", 2),
    ("z = zip((1, 2), (3, 4))\nk = len(list(z))", "k + len(list(z))", None),
    ("def f():\n    try:\n        return 3\n    except OSError:\n        pass\n    else:\n        return 5", "f()", 3),
    (("k = 3\nfor i in range(2):\n    try:\n        g()\n    except ValueError:\n        k = 4\n        continue"
     "\n    k = 5"), "k", None),
]  # fmt: skip


@every_case(("text", "expression", "found"), WORTH)
def test_what_an_expression_is_worth(text: str, expression: str, found: int | None) -> None:
    """As Python itself has it, or not known."""
    assert kernels(f"{text}\nnn.ConvTranspose2d(8, 8, {expression}, 2)") == {found}


def test_a_lambda_of_a_class_sets_no_attribute() -> None:
    """A class that nothing builds is followed all the same."""
    text = "class C:\n    f = lambda self: 3\n    def g(self):\n        nn.ConvTranspose2d(8, 8, self.f())\n"
    assert kernels(text) == {3}


def test_names_are_forgotten_again() -> None:
    """Those of very many modules need no more memory than those of some."""
    known = words()
    first = known.canonical("tf.nn.conv2d_transpose")
    for number in range(5000):
        assert known.canonical(f"own.module{number}") == f"own.module{number}"
    assert known.canonical("tf.nn.conv2d_transpose") == first


def meetings(text: str) -> tuple[Meeting, ...]:
    """What does not meet in a source of torch."""
    return read(TORCH + text).meetings


def test_a_layer_very_many_steps_before_is_not_looked_at() -> None:
    """What comes beside it can be changed all the same."""
    text = "x = nn.ConvTranspose2d(8, 8, 3, 2, 1)(torch.zeros(1, 8, 8, 8))\n" + "x = F.relu(x)\n" * 700
    (found,) = meetings(text + "y = x + torch.zeros(1, 8, 16, 16)")
    assert found.help == ("an input of 15",)


def test_a_long_way_is_told_by_its_ends() -> None:
    """Its sizes in between are left out."""
    text = "c = nn.Conv2d(8, 8, 3)\nx = torch.zeros(1, 8, 99, 99)\n" + "x = c(x)\n" * 30
    (found,) = meetings(text + "y = torch.cat([x, torch.zeros(1, 8, 40, 40)], 1)")
    assert any("99 -> 97" in because and "…" in because and because.endswith("41 -> 39") for because in found.because)


def test_what_takes_long_to_try_is_not_tried() -> None:
    """A source that nearly spends its budget is followed few times."""
    slow = "for a in range(60):\n    for b in range(28):\n        k = a * b\n"
    up = "x = nn.ConvTranspose2d(8, 8, 2, 2)(torch.zeros(1, 8, 9, 9))\ny = torch.cat([x, torch.zeros(1, 8, 19, 19)], 1)"
    (quick,), (found,) = meetings(up), meetings(slow + up)
    assert len("".join(found.help)) < len("".join(quick.help))


MENDED = [  # a source, and what has to be among its helps, or nothing of an input
    (("x = torch.zeros(1, 8, 3, 3)\n"
      "torch.cat([nn.ConvTranspose2d(8, 8, 2, 2)(x), nn.Upsample(scale_factor=3)(x)], 1)"), ""),
    ("nn.ConvTranspose2d(8, 8, 2, 2)(torch.randint(9, (1, 8, 21, 21))).view(1, 8, 40, 40)", ""),
    ("nn.ConvTranspose2d(8, 8, 2, 2)(torch.zeros(1, 8, 21, 21)).view(1, 8, 40, 40)", "an input of 20"),
    (("x = nn.ConvTranspose2d(4, 8, 2, 2)(torch.zeros(1, 8, 4, 4)).view(1, 8, 8, 8)\n"
      "torch.cat([x, torch.zeros(1, 8, 9, 9)], 1)"), "an input of 8"),
    (("x = nn.MaxPool2d(2, amount=3)(torch.zeros(1, 8, 19, 19))\n"
      "torch.cat([x, torch.zeros(1, 8, 10, 10)], 1)"), "ceil_mode=True"),
    (("x = nn.MaxPool2d(2, ceil_mode=True)(torch.zeros(1, 8, 19, 19))\n"
      "torch.cat([x, torch.zeros(1, 8, 9, 9)], 1)"), "ceil_mode=False"),
]  # fmt: skip


@every_case(("text", "help_"), MENDED)
def test_what_mends_an_odd_source(text: str, help_: str) -> None:
    """An input as far as it can be moved, and what layers were given that they do not take."""
    helps = [part for one in meetings(text) for each in one.help for part in each.split("; or ")]
    assert help_ in helps if help_ else not any("input of" in one for one in helps)


def test_a_layer_is_not_asked_where_another_one_is_to_blame() -> None:
    """The size beside it may be the wrong one."""
    text = (
        "def f(a, b):\n    y = nn.ConvTranspose2d(8, 8, 2, 2)(b)\n"
        "    return torch.cat([nn.ConvTranspose2d(8, 8, 8, 8)(a), y], 1)\n"
        "f(torch.zeros(1, 8, 2, 2), torch.zeros(1, 8, 10, 10))"
    )
    (found,) = meetings(text)
    assert "output_size" not in "".join(found.help)
    assert found.place.line == 5


@pytest.mark.parametrize(("layer", "made"), [("ConvTranspose2d(4, 8, 2)", True), ("Conv2d(4, 8, 2)", False)])
def test_other_channels_are_asked_about_where_a_command_can(layer: str, *, made: bool) -> None:
    """A transposed convolution that takes what arrives can be checked; a convolution is told alone."""
    (meeting,) = meetings(f"nn.{layer}(torch.zeros(1, 3, 8, 8))\nnn.ConvTranspose2d(3, 3, 2)")
    assert meeting.help
    assert [one is not None for one in meeting.made] == [made]
