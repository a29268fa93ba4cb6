"""Small models of several styles, and mutants of them: a few of their tokens moved, doubled, gone or another."""

from __future__ import annotations

import random
import re
from keyword import iskeyword

_TOKEN = re.compile(r"[ \t]+|\n|\w+|[^\w\s]")
_OTHERS = (
    *("0", "-1", "1.5", "2**63", "None", "True", "'same'", "()", "[]", "{}", "self", "lambda: x", "(yield)", "[::2]"),
    *(
        "range(9)",
        "self(x)",
        "torch.cat",
        "super()",
        "nn.Sequential",
        "nn.ConvTranspose2d",
        "x.shape",
        "await_(x)",
        "...",
    ),
)
_SIGNS = ("*", "**", "=", ":=", "==", "@", ".", ":", ",", "-", "not ", "for", "in", "if", "else", "return")
_HEAD = "import torch\nfrom torch import nn\n"
_TF = "from tensorflow.keras import Input, Model, layers as L\n"

MODELS = (
    _HEAD
    + """\
class M(nn.Module):
    def __init__(self, n=8, *more, **rest):
        super().__init__()
        self.up = nn.Sequential(nn.ConvTranspose2d(n, n, 4, stride=2, padding=1), nn.ReLU())
    def forward(self, x):
        return torch.cat([self.up(x), x], dim=1)
M()(torch.zeros(1, 8, 16, 16))  # tconvcalc: 16 -> 8
""",
    _HEAD
    + """\
layers = []
for n in (8, 4):
    layers += [nn.ConvTranspose2d(n, n // 2, 3, 2, 1, n % 3)]
    if n % 5 == 0: continue
y = nn.Sequential(*layers)(torch.randn(2, 8, 7, 7)).view(2, -1)
assert y.shape[-1] == 3 * (n := 16) ** 2, f"{n!r:>{3}}"
""",
    _HEAD
    + """\
from functools import partial
C = {"k": 4, "s": [2, 2]}
up = partial(nn.ConvTranspose2d, 8, kernel_size=C["k"], stride=tuple(C["s"]))
try:
    n = int("8")
except (ValueError, TypeError) as error:
    n, *rest = error.args
x = torch.nn.functional.conv_transpose2d(up(n)(torch.zeros(1, 8, 3, 3)), torch.zeros(8, 3, 4, 4))
""",
    _TF
    + """\
def block(x, filters, **kw):
    return L.Conv2DTranspose(filters, 3, strides=2, padding="same", **kw)(x)
i = Input((28, 28, 1))
x = L.Conv2D(8, 3, 2, padding="valid")(i)
o = block(x, 1, activation="relu") if i.shape[1] > 3 else x
Model(i, L.Concatenate()([o, i]))
""",
)


def mutant(seed: int) -> str:
    """One of the models with one to four tokens changed; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 -- what is drawn is no secret
    tokens = _TOKEN.findall(chance.choice(MODELS))
    for _ in range(chance.randint(1, 4)):
        words = [at for at, token in enumerate(tokens) if token[:1].isalnum() and not iskeyword(token)]
        signs = [at for at, token in enumerate(tokens) if token and not token[0].isalnum() and not token.isspace()]
        at, other = chance.choices(words, k=2)
        manner = chance.randrange(8)
        if manner == 0:
            tokens[chance.choice(signs)] = chance.choice(("", *_SIGNS))
        elif manner <= 2:
            tokens[at] = chance.choice(_OTHERS)
        elif manner <= 4:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        else:
            tokens[at] = tokens[other]
    return "".join(tokens)
