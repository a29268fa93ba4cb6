"""What a layer can be asked for where it is applied, and the ways that sizes are told to have come."""

from __future__ import annotations

import pytest

from tests.cases import every_case
from tests.readers.sources import TORCH, read

MODEL = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(8, 8, 3, {stride}, 1)
        self.up = nn.ConvTranspose2d(8, 8, {kernel}, {stride}, {padding})
    def forward(self, x, k=0):
        skip = x
        small = self.down(x)
{body}
Net()(torch.zeros(1, 8, {size}, 30))
"""


def helps(body: str, *, size: int = 31, kernel: int = 4, stride: int = 2, padding: int = 1) -> list[str]:
    """The helps for a small model."""
    indented = "\n".join(f"        {line}" for line in body.splitlines())
    text = MODEL.format(body=indented, size=size, kernel=kernel, stride=stride, padding=padding)
    found = read(TORCH + text).meetings
    return [part for one in found for help_ in one.help for part in help_.split("; or ")]


ASKED = [
    "return torch.cat([self.up(small), skip], 1)",
    "return torch.cat((skip, self.up(small)), 1)",
    "return self.up(small) + skip",
    "y = self.up(small)\nreturn torch.cat([y, skip], dim=1)",
    "for i in (1, 2):\n    y = self.up(small)\n    z = torch.cat([y, skip], 1)",
]


@pytest.mark.parametrize("body", ASKED)
def test_a_layer_is_asked_for_what_comes_beside_it(body: str) -> None:
    """By the name that it has in the function; the kernel is too small for the output_padding that would do too."""
    assert any(one.startswith("output_size=skip.shape[2:] at line ") for one in helps(body, kernel=3, size=32))


def test_a_parameter_is_as_good_as_a_name() -> None:
    """It is bound before everything else."""
    assert any("output_size=x.shape[2:]" in one for one in helps("return self.up(small) + x", kernel=3, size=32))


NOT_ASKED = [
    "y = self.up(small)\nskip = x\nreturn torch.cat([y, skip], 1)",
    "y = self.up(small)\nlate = x\nreturn torch.cat([y, late], 1)",
    "return torch.cat([self.up(small), self.keep], 1)\nself.keep = x",
    "return torch.cat([self.up(small), skip, skip], 1)",
    "parts = [self.up(small), skip]\nreturn torch.cat(parts, 1)",
    "y = self.up(small)\ndef inner(skip):\n    return torch.cat([y, skip], 1)\nreturn inner(x)",
    "y = nn.ReLU()(self.up(small))\nreturn torch.cat([y, skip], 1)",
    "return torch.cat([small, skip], 1)",
    "return self.up(small) + torch.zeros(1, 8, 32, 30)",
    f"{'s' * 41} = x\nreturn self.up(small) + {'s' * 41}",
    "return self.up(small) + skip[:, :, :, :5]",
]


@every_case("body", NOT_ASKED)
def test_a_layer_is_not_asked_where_the_name_may_be_another(body: str) -> None:
    """Or where it does not come right before the meeting, or more than two meet."""
    assert not any("output_size" in one for one in helps(body, kernel=3, size=32))


def test_a_layer_is_not_asked_for_what_it_cannot_give() -> None:
    """A size is in reach below one stride."""
    assert not any("output_size" in one for one in helps("return self.up(small) + x", kernel=2, stride=1, padding=0))


def test_outside_of_functions_nothing_is_asked() -> None:
    """The names of a module are bound by whatever runs."""
    text = "up = nn.ConvTranspose2d(8, 8, 3, 2, 1)\nskip = torch.zeros(1, 8, 32, 32)\nx = torch.zeros(1, 8, 16, 16)\n"
    (found,) = read(TORCH + text + "y = torch.cat([up(x), skip], 1)").meetings
    assert "output_size" not in "".join(found.help)


def test_no_help_leaves_another_place_wrong() -> None:
    """What mends the first place and breaks a second one is none, such as an output_padding here."""
    body = "y = self.up(small)\nz = torch.cat([y, skip], 1)\nreturn torch.cat([y, torch.zeros(1, 8, 31, 29)], 1)"
    assert helps(body, kernel=3, size=32) == ["an input of 31x29"]


def test_a_way_goes_through_the_longest_of_several() -> None:
    """And its sizes are told by one layout, whatever a single shape looks like."""
    body = "y = skip + nn.Upsample(scale_factor=2)(small)\n        return torch.cat([self.up(y), x], 1)"
    text = MODEL.format(body=f"        {body}", size=8, kernel=4, stride=2, padding=1).replace("30", "12")
    (found,) = read(TORCH + text).meetings
    assert "the size goes 8x12 -> 4x6 -> 8x12 -> 16x24" in found.because


def test_a_layer_of_another_framework_is_asked_in_its_own_words() -> None:
    """Where a call of it takes such a word."""
    text = MODEL.replace("nn.Module", "nn.Layer").replace("2d(", "2D(").replace("ConvTranspose2D", "Conv2DTranspose")
    body = "        return paddle.concat([self.up(small), skip], axis=1)"
    text = text.format(body=body, size=32, kernel=3, stride=2, padding=1).replace("torch.zeros(", "paddle.zeros((")
    text = text.replace("30))", "30)))")
    (found,) = read("import paddle\nimport paddle.nn as nn\n" + text).meetings
    assert any(one.startswith("output_size=skip.shape[2:] at line ") for one in found.help)
