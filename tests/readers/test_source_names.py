"""Whose a call is: imports, aliases, wrappers, partial, subclasses; and what is nobody's or cannot be told."""

from __future__ import annotations

from tests.cases import every_case
from tests.readers.sources import TORCH, claim, reasons, torch

OURS = [
    "import torch.nn as nn\nnn.ConvTranspose2d(8, 4, 3)",
    "from torch import nn\nnn.ConvTranspose2d(8, 4, 3)",
    "import torch.nn\ntorch.nn.ConvTranspose2d(8, 4, 3)",
    "from torch.nn import ConvTranspose2d as Up\nUp(8, 4, 3)",
    "from torch import nn\nUp = nn.ConvTranspose2d\nUp(8, 4, 3)",
    "from torch import nn\nA = nn.ConvTranspose2d\nB = A\nB(8, 4, 3)",
    "import torch as t\nnn = t.nn\nnn.ConvTranspose2d(8, 4, 3)",
    "try:\n    import torch.nn as nn\nexcept ImportError:\n    nn = None\nnn.ConvTranspose2d(8, 4, 3)",
    "try:\n    from torch import nn\nexcept ImportError as e:\n    from torch import nn\nnn.ConvTranspose2d(8, 4, 3)",
    "def f():\n    from torch import nn\n    return nn.ConvTranspose2d(8, 4, 3)",
    "from torch import nn\nnn.utils.weight_norm(nn.ConvTranspose2d(8, 4, 3))",
    "from torch import nn\n[nn.ConvTranspose2d(8, 4, 3) for i in range(3)]",
    "from torch import nn\nf = lambda: nn.ConvTranspose2d(8, 4, 3)",
    "from torch import nn\nimport functools\nUp = functools.partial(nn.ConvTranspose2d, kernel_size=3)\nUp(8, 4)",
    "from torch import nn\nfrom functools import partial\nUp = partial(nn.ConvTranspose2d, 8)\nUp(4, 3)",
    ("from torch import nn\nfrom functools import partial\nA = partial(nn.ConvTranspose2d, 8)\nB = partial(A, 4)\n"
    "B(3)"),
    ("from torch import nn\nfrom functools import partial\nA = partial(nn.ConvTranspose2d, kernel_size=5)\n"
    "A(8, 4, kernel_size=3)"),
    "from torch import nn\nclass Up(nn.ConvTranspose2d):\n    pass\nUp(8, 4, 3)",
    ("from torch import nn\nclass Up(nn.ConvTranspose2d):\n    def __init__(self):\n"
    "        super().__init__(8, 4, 3)\nUp()"),
    ("from torch import nn\nclass Up(nn.ConvTranspose2d):\n    def __init__(self):\n"
    "        super(Up, self).__init__(8, 4, 3)"),
    ("from torch import nn\nclass Up(nn.ConvTranspose2d):\n    def __init__(self):\n"
    "        nn.ConvTranspose2d.__init__(self, 8, 4, 3)"),
    "from torch import nn\nclass M:\n    Up = nn.ConvTranspose2d\n    def f(self):\n        return self.Up(8, 4, 3)",
    "from torch import nn\nclass M:\n    nn = 3\n    def f(self):\n        return nn.ConvTranspose2d(8, 4, 3)",
    ("from torch import nn\nmatch x:\n    case [a, *b]:\n        nn.ConvTranspose2d(8, 4, 3)\n"
    "    case {'k': 1, **rest}:\n        pass\n    case c:\n        pass"),
    ("from torch import nn\nasync def f():\n    async with a as b:\n        async for c in d:\n"
    "            nn.ConvTranspose2d(8, 4, 3)"),
    "from torch import nn\ntry:\n    nn.ConvTranspose2d(8, 4, 3)\nexcept* E as e:\n    pass",
]  # fmt: skip


@every_case("text", OURS)
def test_ours(text: str) -> None:
    """Ours."""
    assert claim(text).given == torch(3)


NOBODYS = [
    "",
    "import torch.nn as nn\nisinstance(m, nn.ConvTranspose2d)",
    "def conv2d_transpose(x): pass\nconv2d_transpose(3)",
    "class ConvTranspose2d: pass\nConvTranspose2d(8, 4, 3)",
    "class M:\n    def conv2d_transpose(self): pass\n    def f(self): self.conv2d_transpose()",
    "import torch.nn as nn\nnn.Conv2d(8, 4, 3)",
    "import torch.nn as nn\nclass Up(nn.ConvTranspose2d, Mixin): pass\nUp(8, 4, 3)",
    "import torch.nn as nn\nclass Up(nn.ConvTranspose2d, Mixin):\n    def __init__(self): super().__init__(8, 4, 3)",
    "import torch.nn as nn\nclass Up(nn.ConvTranspose2d):\n    def __init__(self): super.__init__(8, 4, 3)",
    ("import torch.nn as nn\nsuper = 3\nclass Up(nn.ConvTranspose2d):\n"
    "    def __init__(self): super().__init__(8, 4, 3)"),
    "def f(): super().__init__(8, 4, 3)",
    "import functools\nUp = functools.partial()\nUp(3)",
    "import functools\nUp = functools.partial(f)\nUp(3)",
    "Up = make()\nUp(3)",
    "Up = 3\nUp(3)",
    "(a or b)(3)",
    "class A:\n    def f(self): self.g.h(3)\n",
    "A = B\nB = A\nA(3)",
    "class A(A): pass\nA(3)",
    "s = 'nn.ConvTranspose2d(8, 4, 3)'",
    "import " + "a" * 300 + " as nn\nnn.ConvTranspose2()",
]  # fmt: skip


@every_case("text", NOBODYS)
def test_nobodys(text: str) -> None:
    """Nobodys."""
    assert reasons(text) == []


UNSURE_OF = "{} is something that is not known without running it"
UNSURE = [
    ("from torch.nn import *\nConvTranspose2d(8, 4, 3)", "ConvTranspose2d may come in by a star import"),
    ("ConvTranspose2d(8, 4, 3)", "ConvTranspose2d is bound nowhere in this file"),
    ("from mine import ConvTranspose2d\nConvTranspose2d(8, 4, 3)", "mine.ConvTranspose2d comes from another module"),
    ("from .layers import ConvTranspose2d\nConvTranspose2d(8, 4, 3)",
     ".layers.ConvTranspose2d comes from another module"),
    ("from mine import layers\nlayers.Conv2DTranspose(8, 3)", "mine.layers.Conv2DTranspose comes from another module"),
    ("import own\nown.lax.conv_transpose(x, w, 2, 'SAME')", "own.lax.conv_transpose comes from another module"),
    ("import mine as tcl\ntcl.conv2d_transpose(x, 64, 4, 2)", "mine.conv2d_transpose comes from another module"),
    ("nn = load()\nnn.ConvTranspose2d(8, 4, 3)", UNSURE_OF.format("ConvTranspose2d")),
    ("import torch.nn as nn\ndef f():\n    nn = load()\n    nn.ConvTranspose2d(8, 4, 3)",
     UNSURE_OF.format("ConvTranspose2d")),
    ("def f(nn): nn.ConvTranspose2d(8, 4, 3)", UNSURE_OF.format("ConvTranspose2d")),
    ("if a:\n    from torch import nn\nelse:\n    from mine import nn\nnn.ConvTranspose2d(8, 4, 3)",
     UNSURE_OF.format("ConvTranspose2d")),
    ("import torch.nn as nn\nnn.ConvTranspose2d = Mine\nnn.ConvTranspose2d(8, 4, 3)",
     UNSURE_OF.format("ConvTranspose2d")),
    ("get().ConvTranspose2d(8, 4, 3)", UNSURE_OF.format("ConvTranspose2d")),
    ("class M:\n    def f(self): self.nn.ConvTranspose2d(3)", UNSURE_OF.format("ConvTranspose2d")),
    ("x" + ".a" * 60 + ".ConvTranspose2d(3)", UNSURE_OF.format("ConvTranspose2d")),
    ("import torch.nn as nn\nwith raises(E): nn.ConvTranspose2d(8, 4, 3)", "it is meant to fail here"),
    ("import torch.nn as nn\ntry:\n    nn.ConvTranspose2d(8, 4, 3)\nexcept ValueError:\n    pass",
     "it is meant to fail here"),
    (TORCH + "def f(i, o, k, s, p): nn.ConvTranspose2d(i, o, k, s, p)",
     "kernel_size, stride and padding cannot be known without running it"),
    (TORCH + "nn.ConvTranspose2d()", "kernel_size cannot be known without running it"),
]  # fmt: skip


@every_case(("text", "reason"), UNSURE)
def test_unsure(text: str, reason: str) -> None:
    """Unsure."""
    assert reasons(text) == [reason]
