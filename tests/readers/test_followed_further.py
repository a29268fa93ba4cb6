"""What following a source finds out at the edges of values: what stays known, and what must not be taken as known."""

from __future__ import annotations

from tconvcalc.claims import Claim
from tests.cases import every_case
from tests.readers.sources import KERAS, TORCH, read

BATCH = "x = torch.zeros(1, a, 3, 4)\nn = x.shape[1]\n"


def kernels(text: str) -> set[object]:
    """The kernels of all claims of a source."""
    return {one.given["kernel_size"][0] for one in read(TORCH + text).claims if isinstance(one, Claim)}


EXPRESSIONS: list[tuple[str, object]] = [
    ("2 ** 2", 4), ("1 << 2", 4), ("9 >> 1", 4), ("2 ** 99", None), ("1 << 70", None), ("3 // 0", None),
    ("2 ** -1", None), ("9223372036854775808", None), ("len('a' * 5000)", None), ("(-8) ** 0.5", None),
    ("1 @ 2", None), ("7 % 4", 3), ("7 / 2", None), ("([1] + [2, 3])[2]", 3), ("([1] + a)[0]", None),
    ("([*a] + [1])[0]", None), ("len([1, 2] * 2)", 4), ("(2 * (3,))[1]", 3), ("([1] * a)[0]", None),
    ("([1, 2] * 4000)[0]", None), ("int('%d' % 3)", None), ("len('a' + 'bcd')", 4), ("((1,) + (2, 3))[2]", 3),
    ("'a' - 'b'", None), ("([*a] * 2)[0]", None), ("-(-3)", 3), ("+3", 3), ("~3", None), ("-'a'", None),
    ("3 if not a else 4", None), ("3 if [] else 4", 4), ("3 if [*a] else 4", None), ("3 if range(0) else 4", 4),
    ("3 if len else 4", None), ("3 if 'a' not in 'abc' else 4", 4), ("3 if a is None else 4", None),
    ("3 if True is True else 4", 3), ("3 if 1 is 1 else 4", None), ("3 if 1 < 'a' else 4", None),
    ("3 if [1] == [1] else 4", 3), ("3 if (1, 2) == (1,) else 4", 4), ("3 if [*a] == [1] else 4", None),
    ("3 if (1, a) == (1, 2) else 4", None), ("3 if (1, a) == (2, 2) else 4", 4), ("3 if nn is None else 4", None),
    ("3 if None is not None else 4", 4), ("3 if 2 is None else 4", 4), ("3 if a in [1] else 4", None),
    ("3 if 1 in a else 4", None), ("3 if 5 in [1, 2] else 4", 4), ("3 if 1 > 2 or 2 >= 2 else 4", 3),
    ("range(9)[3]", 3), ("range(3)[7]", None), ("(1,)[4]", None), ("[1, 2, 3][a:][0]", None),
    ("[1, 2][::0][0]", None), ("len('abcd'[1:])", 3), ("range(9)[2:][1]", 3), ("a[1:][0]", None),
    ("(1, 2, 3)[::-1][0]", 3), ("[[[[[[[[[[3]]]]]]]]]]", None), ("a or 3", None), ("0 and a or 3", 3),
    ("(1 and 2) + 1", 3), ("{'a': 3, **{'b': 4}}['b']", 4), ("{'a': 3, **a}['a']", None), ("{a: 3}['a']", None),
    ("{'a': 3}[b]", None), ("b'abc'[0]", None), ("2j", None), (f"len('{'a' * 300}')", None), ("len(f'{1}{2}ab')", 4),
    ("len(f'{1:5d}')", None), ("len(f'{a}')", None), ("len(f'{1!r}')", None), ("{3}.pop()", None),
    ("[(y := 3) for _ in (1, 2)][0] + y", 6), ("(lambda a, *, b=1, c: a + b + c)(1, c=2)", 4),
    ("(lambda *, b=1, c: b + 1)()", 2), ("3 if (a and b) else 3", 3), ("(3, 4) if a else (3, 5)", 3),
    ("3 if 1 < a < 2 else 4", None), ("3 if 1 > 2 < a else 4", 4), ("3 if (not 0) else 4", 3),
    ("3 if {'a': 1} else 4", None), ("3 if (lambda: 1) else 4", 3), ("3 if nn.ReLU() else 4", 3), ("...", None),
]  # fmt: skip


@every_case(("expression", "found"), EXPRESSIONS)
def test_an_expression_is_worth(expression: str, found: object) -> None:
    """What Python would make of it, or nothing where that takes running the source."""
    assert kernels(f"nn.ConvTranspose2d(8, 8, {expression}, 2)") == {found}


SIZES: list[tuple[str, object]] = [
    ("n - n + 3", 3), ("n * 2 // n + 1", 3), ("(n + 0) // n + 2", 3), ("n + 'a'", None), ("n + 1", None),
    ("n // 2", None), ("n % 2", None), ("3 if n == n else 4", 3), ("3 if n == 3 else 4", None), ("3 if n else 4", None),
    ("(-x).shape[2]", 3), ("x[0].shape[1]", 3), ("x[..., 0].shape[2]", 3), ("x[:, None].shape[3]", 3),
    ("x[0, 0, 0, 0, 0].shape[0]", None), ("x[..., ...].shape[0]", None), ("x[a].shape[0]", None),
    ("x[:, :, :, 1:].shape[3]", 3), ("x[:, :, :, a:].shape[3]", None), ("x[:, 1:].shape[1]", None),
    ("x[:, :, :, ::0].shape[3]", None), ("x.ndim", 4), ("x.dim()", 4), ("x.size(2)", 3), ("x.size()[2]", 3),
    ("x.size(9)", None), ("x.size(dim=2)", 3), ("x.size(a)", None), ("x.data.shape[2]", 3), ("x.device", None),
    (f"torch.zeros({'1, ' * 17}).shape[0]", None), ("torch.zeros(a).size()", None), ("torch.zeros(a).ndim", None),
    ("x.item()", None), ("x.nothing().shape", None), ("x.view_as(x).shape[2]", 3), ("x.chunk(2)[0].shape[2]", None),
    ("torch.zeros(1, 3).numel()", 3), ("a.numel()", None), ("(x @ x).shape[2]", None), ("(x + x).shape[2]", 3),
    ("(2 * x).shape[2]", 3), ("x[b][0].shape[1]", None), ("torch.tensor([[1, 2, 3], [4, 5, 6]]).shape[1]", None),
    ("torch.tensor([[1, 2], [3]]).shape[1]", None), ("torch.tensor([a, 3]).shape[0]", None),
    ("F.max_pool2d(x, 1, return_indices=True)[0].shape[2]", 3), ("torch.cat([x, x], dim=3).shape[2]", 3),
    ("torch.cat(a, dim=3).shape[2]", None), ("len(x.shape)", 4), ("torch.zeros(a).item()", None),
    ("torch.cat(dim=3, tensors=(x, x)).shape[2]", 3),
]  # fmt: skip


@every_case(("expression", "found"), SIZES)
def test_a_size_of_a_tensor_is_worth(expression: str, found: object) -> None:
    """The same as any other number, as far as the shape is known: here that of one 3 x 4 picture."""
    assert kernels(f"{BATCH}nn.ConvTranspose2d(8, 8, {expression}, 2)") == {found}


STATEMENTS: list[tuple[str, set[object]]] = [
    ("for k in {'a': 3}:\n    nn.ConvTranspose2d(8, 8, {'a': 4}[k])", {4}),
    ("for k in [*a]:\n    nn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("for k in range(9999):\n    nn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = 3\nfor i in range(9):\n    print(i)\nelse:\n    k = 4\nnn.ConvTranspose2d(8, 8, k)", {4}),
    ("k = 3\nfor i in range(9):\n    if i > 3:\n        k = 5\n        break\nnn.ConvTranspose2d(8, 8, k)", {5}),
    ("k = 3\nwhile a:\n    if b:\n        break\n    k += 1\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = 3\nwhile True:\n    if b:\n        break\n    k += 1\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = 3\nwhile True:\n    k += 1\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = 0\nwhile k < 3:\n    k += 1\nelse:\n    k = 5\nnn.ConvTranspose2d(8, 8, k)", {5}),
    ("k = [3]\nfor i in a:\n    k.append(i)\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("class C: pass\nc = C()\nc.k = 3\nfor i in a:\n    c.k = i\nnn.ConvTranspose2d(8, 8, c.k, 2)", {None}),
    ("class C: pass\nc = C()\nc.k = [3]\nfor i in a:\n    c.k.append(i)\nnn.ConvTranspose2d(8, 8, c.k, 2)", {None}),
    ("x: int\nk: int = 3\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("k = [3]\nk += a\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = [3]\nk *= 2\nnn.ConvTranspose2d(8, 8, k)", {3}),
    ("x = torch.zeros(1, 2, 3, 4)\nx += 1\nnn.ConvTranspose2d(8, 8, x.shape[2])", {3}),
    ("x = 1\nx += torch.zeros(1, 2, 3, 4)\nnn.ConvTranspose2d(8, 8, x.shape[2])", {3}),
    ("if __name__ == '__main__':\n    nn.ConvTranspose2d(8, 8, 3)", {3}),
    ("k = 3\nif __name__ != '__main__':\n    k = 4\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("def f():\n    if a:\n        raise ValueError\n    return 3\nnn.ConvTranspose2d(8, 8, f())", {3}),
    ("def f():\n    if a:\n        return 3\n    else:\n        raise ValueError(a)\nnn.ConvTranspose2d(8, 8, f())", {3}),  # noqa: E501 -- a table reads best a row a line
    ("match a:\n    case {'k': k, **rest}:\n        nn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("match a:\n    case [k, *rest]:\n        nn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("k = 3\ntry:\n    k = 4\nexcept* ValueError as e:\n    k = 4\nnn.ConvTranspose2d(8, 8, k)", {4}),
    ("try:\n    import other as o\n    k = 3\nexcept (ImportError, OSError):\n    k = 3\nnn.ConvTranspose2d(8, 8, k)", {3}),  # noqa: E501 -- a table reads best a row a line
    ("k = 3\ntry:\n    k = 4\nexcept ValueError:\n    raise\nelse:\n    k += 1\nnn.ConvTranspose2d(8, 8, k)", {5}),
    ("k = 3\nwith a as b, c:\n    k = 4\nnn.ConvTranspose2d(8, 8, k)", {4}),
    ("def f():\n    with a:\n        return 3\nnn.ConvTranspose2d(8, 8, f())", {3}),
    (("async def f():\n    async with a as b:\n        return await g(3)\n    async for k in a:\n        pass\n"
     "nn.ConvTranspose2d(8, 8, f(), 2)"), {None}),
    ("def f(k):\n    global s\n    s = k\nf(3)\nnn.ConvTranspose2d(8, 8, s)", {3}),
    (("def f():\n    k = 2\n    def g():\n        nonlocal k\n        k = 3\n    g()\n    return k\n"
     "nn.ConvTranspose2d(8, 8, f())"), {3}),
    ("from other import *\nnn.ConvTranspose2d(8, 8, len('abc'), 2)", {None}),
    ("k = (1, 3)\nif a:\n    k = (2, 3)\nnn.ConvTranspose2d(8, 8, k[1])", {3}),
    ("if a:\n    k = 3\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("x = torch.zeros(1, 2, 3, 4)\nif a:\n    x = torch.zeros(1, 5, 3, 4)\nnn.ConvTranspose2d(8, 8, x.shape[2])", {3}),
    ("x = torch.zeros(1, 2, 3, 4)\nif a:\n    x = torch.zeros(1, 5, 3)\nnn.ConvTranspose2d(8, 8, x.shape[2], 2)",
     {None}),
    ("import functools\nup = functools.partial(nn.ConvTranspose2d, 8, 8)\nup(3)", {3}),
    ("import collections\nd = collections.OrderedDict([('a', 3)])\nnn.ConvTranspose2d(8, 8, d['a'])", {3}),
    ("import collections\nd = collections.OrderedDict()\nd['a'] = 3\nnn.ConvTranspose2d(8, 8, d['a'])", {3}),
    ("m = nn.ModuleList()\nm.append(nn.ConvTranspose2d(8, 8, 3))", {3}),
    ("m = nn.ModuleDict()\nm['a'] = nn.ConvTranspose2d(8, 8, 3)", {3}),
    ("m = nn.ModuleList(a)\nfor k in m:\n    nn.ConvTranspose2d(8, 8, 3)", {3}),
    (("m = nn.ModuleList([nn.ConvTranspose2d(8, 8, 3), nn.ReLU()])\nn = nn.ModuleList(m)\n"
     "nn.ConvTranspose2d(8, 8, len(n) + 2)"), {3, 4}),
    ("m = nn.ModuleList(nn.ConvTranspose2d(8, 8, k) for k in (3, 4))", {3, 4}),
]  # fmt: skip


@every_case(("text", "found"), STATEMENTS)
def test_statements_leave(text: str, found: set[object]) -> None:
    """What is certain whichever way is taken, and nothing else."""
    assert kernels(text) == found


APPLIED: list[tuple[str, object]] = [
    ("torch.jit.trace(m, x)", 3), ("torch.jit.trace(m, example_inputs=(x,))", 3), ("torch.onnx.export(m, (x,), 'f')", 3),  # noqa: E501 -- a table reads best a row a line
    ("torch.jit.trace(m)", None), ("torch.jit.trace()", None),
    ("import torchinfo\ntorchinfo.summary(m, (1, 8, 3, 3))", 3),
    ("import torchinfo\ntorchinfo.summary(m, input_size=[(1, 8, 3, 3)])", 3),
    ("import torchinfo\ntorchinfo.summary(m, input_data=x)", 3),
    ("import torchinfo\ntorchinfo.summary(m, input_data=(x,))", 3),
    ("import torchinfo\ntorchinfo.summary(m, (1, 8, a, 3))", None), ("import torchinfo\ntorchinfo.summary(m)", None),
    ("import torchsummary\ntorchsummary.summary(m, (8, 3, 3))", 3),
    ("import torch.utils.checkpoint\ntorch.utils.checkpoint.checkpoint(m, x)", 3),
    ("import torch.utils.checkpoint\ntorch.utils.checkpoint.checkpoint()", None),
]  # fmt: skip


@every_case(("text", "size"), APPLIED)
def test_a_tool_applies_a_model(text: str, size: int | None) -> None:
    """To what it is handed, or to a tensor of the shape that is stated."""
    before = "x = torch.zeros(1, 8, 3, 3)\nm = nn.ConvTranspose2d(8, 8, 2)\n"
    (only,) = read(TORCH + before + text).claims
    assert isinstance(only, Claim)
    assert only.given.get("input_size") == (None if size is None else (size, size))


CLASHES = [
    ("assert x.shape == (1, 8, 3, 4)", ["assert"]), ("assert x.shape[2] == 4, 'no'", ["assert"]),
    ("assert x.shape[2] == 3 == 4", ["assert"]), ("assert not x.shape[2] == 3", ["assert"]),
    ("assert x.shape[2] == '3'", ["assert"]), ("assert x.shape[2] == 3", []), ("assert 1 == 2", []),
    ("assert x.shape == a", []), ("with pytest.raises(RuntimeError):\n    x + torch.zeros(1, 8, 4, 4)", []),
    ("try:\n    x + torch.zeros(1, 8, 4, 4)\nexcept Exception as e:\n    print(e)", []),
    ("try:\n    x + torch.zeros(1, 8, 4, 4)\nexcept:\n    pass", []),
    ("try:\n    x + torch.zeros(1, 8, 4, 4)\nexcept Exception:\n    raise", ["sum"]),
    ("try:\n    x + torch.zeros(1, 8, 4, 4)\nexcept KeyError:\n    pass", ["sum"]),
    ("x + torch.zeros(1, 8, 4, 4)", ["sum"]), ("y = nn.ConvTranspose2d(8, 8, 2)(x)\ny + x", ["sum"]),
    ("y = nn.ConvTranspose2d(8, 8, (2, 3))(x)\ny + x", ["sum"]),
    ("y = nn.MaxPool2d(2)(torch.zeros(1, 8, 7, 7))\ny + torch.zeros(1, 8, 4, 4)", ["sum"]),
    ("y = nn.MaxPool2d((2, 2))(torch.zeros(1, 8, 7, 7))\ny + torch.zeros(1, 8, 4, 4)", ["sum"]),
    ("y = nn.Conv2d(8, 8, 2, padding='valid')(x)\ny + x", ["sum"]),
    ("y = nn.Conv2d(8, 8, 3, padding=a)(x)\ny + x", []),
    ("y = nn.Conv2d(8, 8, 3)(x)\nassert y.shape == x.shape", ["assert"]),
    ("y = x[:, :, 1:, 1:]\ny + x", ["sum"]), ("y = torch.zeros(8, 2)\ny + torch.zeros(8, 3)", ["sum"]),
    ("y = F.relu(nn.ConvTranspose2d(8, 8, 2, 2)(x))\ntorch.cat([y, torch.zeros(1, 8, 7, 7)], 1)", ["join"]),
    ("nn.ConvTranspose2d(4, 8, 2)(x)", ["channels"]),
    ("y = nn.ConvTranspose2d(8, 8, 3, 2, output_padding=(1, 0))(x)\ny + torch.zeros(1, 8, 7, 7)", ["sum"]),
    ("y = nn.Upsample(scale_factor=3)(x)\ny + torch.zeros(1, 8, 7, 7)", ["sum"]),
    ("y = nn.MaxPool2d(2, ceil_mode=True)(torch.zeros(1, 8, 7, 7))\ny + torch.zeros(1, 8, 3, 3)", ["sum"]),
    ("y = torch.zeros(1, 8, 200)\ny + torch.zeros(1, 8, 201)", ["sum"]),
    ("y = nn.Conv2d(8, 8, 2, padding='same')(x)\ny + torch.zeros(1, 8, 2, 2)", ["sum"]),
]  # fmt: skip


@every_case(("text", "kinds"), CLASHES)
def test_shapes_clash(text: str, kinds: list[str]) -> None:
    """Where they cannot go together, and it is not meant so; every mend that is told names a number or a word."""
    found = read(TORCH + "x = torch.zeros(1, 8, 3, 3)\n" + text).meetings
    assert [one.kind for one in found] == kinds
    assert all(
        "=" in part or "input of" in part for one in found for help_ in one.help for part in help_.split("; or ")
    )


FURTHER: list[tuple[str, set[object]]] = [
    ("class Up(nn.ConvTranspose2d): pass\nnn.Sequential(Up(8, 8, 3), nn.ConvTranspose2d(8, 8, 4))", {3}),
    ("for one in nn.Sequential(nn.ReLU()):\n    nn.ConvTranspose2d(8, 8, 3)", {3}),
    ("try:\n    k = 3\nexcept ValueError as e:\n    k = 4\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    ("class A:\n    def f(): self.k = 1\n    def g(x=3): return nn.ConvTranspose2d(8, 8, 3)\nA()", {3}),
    ("def f():\n    return eval('3')\nf.__dict__\nnn.ConvTranspose2d(8, 8, f(), 2)", {None}),
    ("d = {}\nd[0].k = 3\nnn.ConvTranspose2d(8, 8, d[0].k, 2)", {None}),
    ("async def f():\n    return 3\nasync def g():\n    nn.ConvTranspose2d(8, 8, await f(), 2)", {3}),
    ("def f():\n    global s\n    s = 3\n    return s\nnn.ConvTranspose2d(8, 8, f())", {3}),
    ("k = 3\nif a:\n    k = 4\nelse:\n    while a:\n        break\nnn.ConvTranspose2d(8, 8, k, 2)", {None}),
    (("def f(k):\n    for i in a:\n        if i:\n            return 3\n        else:\n            return 3\n    return 3\n"  # noqa: E501 -- a table reads best a row a line
     "nn.ConvTranspose2d(8, 8, f(1))"), {3}),
    ("k = 3\nfor i in (1, 2):\n    if a:\n        break\n    else:\n        continue\nnn.ConvTranspose2d(8, 8, k)", {3}),  # noqa: E501 -- a table reads best a row a line
    (("def f():\n    for i in (1, 2):\n        if a:\n            return 3\n        else:\n            raise ValueError\n"  # noqa: E501 -- a table reads best a row a line
     "nn.ConvTranspose2d(8, 8, f())"), {3}),
    ("m = nn.Sequential()\nfor i in a:\n    m.append(nn.ReLU())\nm[0]\nnn.ConvTranspose2d(8, 8, len(m), 2)", {None}),
    ("for m.k in a:\n    nn.ConvTranspose2d(8, 8, m.k, 2)", {None}),
    ("for i in a:\n    b.c.append(i)\n    nn.ConvTranspose2d(8, 8, 3)", {3}),
    ("m = nn.Sequential(nn.ReLU(), nn.ConvTranspose2d(8, 8, 3))\nnn.ConvTranspose2d(8, 8, len(m[1:]), 2)", {None}),
    ("def f():\n    yield nn.ConvTranspose2d(8, 8, 3)", {3}),
    ("nn.ConvTranspose2d(8, 8, " + "-" * 150 + "3)", {3}),
    ("nn.ConvTranspose2d(8, 8, " + "-" * 250 + "3, 2)", {None}),
    ("class A:\n    def f(self): return nn.ConvTranspose2d(8, 8, 3)\n    def g(self): return 4\nA().g()", {3}),
    (("class A:\n    @staticmethod\n    def f(): return nn.ConvTranspose2d(8, 8, 3)\n    @classmethod\n"
     "    def g(cls): return nn.ConvTranspose2d(8, 8, 4)"), {3, 4}),
    ("def f():" + "".join(f"\n{' ' * i}def f{i}():" for i in range(1, 12)) + f"\n{' ' * 12}nn.ConvTranspose2d(8, 8, 3)",
     set()),
    (("nn.Conv2d.forward = a\nx = nn.Conv2d(8, 8, 1)(torch.zeros(1, 8, 3, 3))\n"
     "nn.ConvTranspose2d(8, 8, x.shape[2], 2)"), {None}),
]  # fmt: skip


@every_case(("text", "found"), FURTHER)
def test_ways_through_a_source(text: str, found: set[object]) -> None:
    """Those that a run could take, as deep as it is worth to look."""
    assert {one.given["kernel_size"][0] for one in read(TORCH + text).claims if isinstance(one, Claim)} - {1} == found


REPLAYED: list[tuple[str, list[str], set[object]]] = [
    ("m(keras.Input((5, 5, 4)))", [], {None, 5}),
    ("m(keras.Input((5, 5, 3)))", ["model"], {None}),
    ("m(a)", [], {None}),
    ("keras.Model([i, a], y)([keras.Input((5, 5, 4)), a])", [], {None, 5}),
    ("keras.Model(i, [y, i, 3])(keras.Input((6, 6, 4)))", [], {None, 6}),
    ("keras.Model(i, a)(keras.Input((6, 6, 4)))", [], {None}),
    ("keras.Model(i, layers.Add()([y + y, j]))(keras.Input((5, 5, 4)))", [], {None, 5}),
    ("keras.Model(i, j)(keras.Input((5, 5, 4)))", [], {None}),
]


@every_case(("call", "kinds", "sizes"), REPLAYED)
def test_a_model_is_applied_again(call: str, kinds: list[str], sizes: set[object]) -> None:
    """On the input of the call; the way from the input that it declares says nothing of the size."""
    before = "i = keras.Input((None, None, 4))\nj = keras.Input((None, None, 4))\n"
    made = "y = layers.Conv2DTranspose(4, 3, padding='same')(i)\nm = keras.Model(i, y)\n"
    found = read(KERAS + before + made + call)
    assert [one.kind for one in found.meetings] == kinds
    claims = [one for one in found.claims if isinstance(one, Claim)]
    assert {one.given.get("input_size", (None,))[0] for one in claims} | {None} == sizes
