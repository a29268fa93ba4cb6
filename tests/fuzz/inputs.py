"""Inputs by number: each kind makes its own of a seed, half of them nearly right, so that they get far."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

TESTS = Path(__file__).parents[1]
NUMBERS = ("0", "1", "2", "3", "4", "5", "7", "14", "16", "28", "31", "64", "126", "255", "-1", "9223372036854775807")
ODD_NUMBERS = ("9223372036854775808", "1e3", "1,000", "0x10", "٣", "1_0", "+3", "2.5", "nan", "1" * 400, "", " ")
VALUES = ("?", "n", "2n", "2*n", "2n+1", "n+n", "2..7", "2..", "..7", "7..2", "4x4", "4x?", "4x", "1:2", "(4,4)", "2 2")
WORDS = ("same", "SAME", "valid", "auto", "full", "none", "causal", "\x1b[31m", "\udc80", "😀", "-", "--", "\0", "a\nb")
FRAMEWORKS = ("tf", "torch", "keras", "pytorch", "tensorflow", "all", "jax", "theano", "tf,torch", "")
COMMANDS = ("solve", "solve", "solve", "check", "check", "explain", "convert", "chain", "invert", "draw", "completion")
QUANTITIES = ("-i", "-o", "-k", "-s", "-p", "-a", "-d", "--in", "--kernel-size", "--padding", "--out", "--stride")
CHANNELS = ("--dims", "--in-channels", "--out-channels", "--groups", "--max-kernel", "--max-stride", "-n")
FLAGS = ("--json", "--all", "--code", "-v", "--strict", "-q", "--statistics", "--exit-zero", "--debug", "--show-unread")
VALUED = (
    "--select",
    "--ignore",
    "--exclude",
    "--output-format",
    "--color",
    "--stdin-filename",
    "--to",
    "--with",
    "--init",
)
CODES = (
    "TCC001",
    "TCC1",
    "ALL",
    "TCC9",
    "tcc101",
    "TCC",
    "full",
    "json",
    "sarif",
    "junit",
    "always",
    "keras",
    "a.py",
    "!",
)
PATHS = ("a.py", "a.toml", "a.yaml", "a.json", "a.ipynb", "pyproject.toml", ".", "-", "", "gone.py", "sub")
LAYERS = (
    "conv:k3s2p1",
    "tconv:k4s2p1",
    "tconv:?",
    "tconv:k?s2",
    "pool:k2",
    "*3",
    "(conv:k3 pool:k2)*4",
    "up:2",
    "k3s2p1",
    "crop:0:8",
)
SIGNS = "[]{}()=:,.\"'#\\\n\t -+*x<>|&;@%!?0123456789abcdefnN_\x00\x1b\ufeff\u2028é😀"
KEYS = (
    "framework", "layer", "chain", "layers", "name", "dims", "input_size", "output_size", "kernel_size", "stride",
    "padding", "output_padding", "dilation", "in_channels", "out_channels", "groups", "repeat", "strides", "x",
)  # fmt: skip
Input = tuple[str, object]
"""The kind of an input, and what is handed over."""


def made(kind: str, seed: str) -> object:
    """The input of a kind that a seed stands for."""
    return KINDS[kind](Random(seed))  # noqa: S311 -- nothing secret is drawn


def _value(draw: Random) -> str:
    return draw.choice(draw.choices((NUMBERS, VALUES, WORDS, ODD_NUMBERS), (8, 4, 2, 1))[0])


def _argv(draw: Random) -> list[str]:
    """A command line; it names no file outside its folder, and installs nothing."""
    command = draw.choice(COMMANDS)
    words = [command]
    if command in {"chain", "invert"}:
        words += draw.choices(LAYERS, k=draw.randint(0, 4))
    if command == "explain":
        words.append(draw.choice((*CODES, *WORDS, "same", "RuntimeError: output_padding must be smaller", "--list")))
    if command == "check" and draw.random() < 0.5:
        words += draw.choices(PATHS, k=draw.randint(0, 3))
    if command == "completion":
        words.append(draw.choice(("bash", "zsh", "fish", "powershell", "csh")))
        return words
    for _ in range(draw.randint(0, 7)):
        option = draw.choice((*QUANTITIES, *QUANTITIES, *CHANNELS, "-f", "-f", *FLAGS, *VALUED))
        words.append(option)
        if option == "-f":
            words.append(draw.choice(FRAMEWORKS))
        elif option in VALUED:
            words.append(draw.choice((*CODES, *LAYERS)))
        elif option not in FLAGS:
            words.append(_value(draw))
    return words


def _call(draw: Random) -> dict[str, object]:
    """Keywords of ``tconvcalc.solve``."""
    kinds: tuple[Callable[[], object], ...] = (
        lambda: draw.randint(-2, 40),
        lambda: _value(draw),
        lambda: tuple(draw.randint(0, 9) for _ in range(draw.randint(0, 4))),
        lambda: range(draw.randint(0, 5), draw.randint(0, 99)),
        lambda: draw.choice((None, True, 2.5, [1, 2], {}, object(), b"4", 2**70, float("nan"), "same")),
    )
    names = ("input_size", "output_size", "kernel_size", "stride", "padding", "output_padding", "dilation", "dims")
    rest = ("in_channels", "out_channels", "groups", "max_kernel", "max_stride", "max_dilation", "limit")
    given = {name: draw.choices(kinds, (8, 4, 2, 1, 1))[0]() for name in names if draw.random() < 0.5}
    given |= {name: draw.choices(kinds, (8, 1, 1, 1, 2))[0]() for name in rest if draw.random() < 0.1}
    return {"framework": draw.choice(FRAMEWORKS), **given}


def _plain(draw: Random, depth: int = 0) -> object:
    """A value as data files have them."""
    leaf = draw.random() < 0.5 + depth / 5
    if leaf:
        return draw.choice((draw.randint(-1, 20), _value(draw), None, True, 2.5, "torch", "same", 2**64))
    if draw.random() < 0.5:
        return [_plain(draw, depth + 1) for _ in range(draw.randint(0, 3))]
    return {draw.choice(KEYS): _plain(draw, depth + 1) for _ in range(draw.randint(0, 4))}


def _json(draw: Random) -> bytes:
    layer = {name: draw.randint(0, 9) for name in draw.sample(KEYS[6:12], 3)}
    value = draw.choice((_plain(draw), {"framework": "torch", "layer": [layer], "chain": [_plain(draw)]}))
    return _damaged(draw, json.dumps(value).encode(errors="replace"))


def _seeds(*patterns: str) -> Callable[[], tuple[bytes, ...]]:
    @cache
    def read() -> tuple[bytes, ...]:
        found = sorted(path for pattern in patterns for path in TESTS.glob(pattern) if path.is_file())
        return tuple(path.read_bytes() for path in found)

    return read


SPECS = _seeds("checking/examples/*/*.toml")
YAMLS = _seeds("checking/examples/*/*.y*ml")
SOURCES = _seeds("checking/examples/*/*.py", "readers/corpus/**/*.py")
NOTEBOOKS = _seeds("checking/examples/*/*.ipynb")


def _of(seeds: Callable[[], Sequence[bytes]]) -> Callable[[Random], bytes]:
    return lambda draw: _damaged(draw, draw.choice(seeds()))


def _damaged(draw: Random, data: bytes) -> bytes:
    """Pieces cut out, doubled, moved, repeated often or replaced."""
    for _ in range(draw.choice((0, 1, 1, 2, 3, 6))):
        begin = draw.randint(0, len(data))
        end = min(len(data), begin + draw.choice((0, 1, 3, 10, 80)))
        piece = draw.choice((data[begin:end] * 2, b"", _sign(draw), _line(draw, data), data[begin:end] * 300))
        data = data[:begin] + piece + data[end:]
    return data[: 1 << 18]


def _sign(draw: Random) -> bytes:
    if draw.random() < 0.1:
        return bytes(draw.choices(range(256), k=3))
    text = "".join(draw.choices(SIGNS, k=draw.randint(1, 4)))
    return (text * draw.choice((1, 1, 1, 40, 3000))).encode()


def _line(draw: Random, data: bytes) -> bytes:
    return b"\n" + draw.choice(data.split(b"\n")) + b"\n"


def _settings(draw: Random) -> bytes:
    keys = ("include", "exclude", "select", "ignore", "framework", "x")
    values = (
        '["."]',
        '["*.py"]',
        '["**/*"]',
        '["!"]',
        '["TCC1"]',
        '["ALL"]',
        '"torch"',
        "[1]",
        "{}",
        '["../*"]',
        "true",
    )
    table = "".join(f"{draw.choice(keys)} = {draw.choice(values)}\n" for _ in range(draw.randint(0, 3)))
    return _damaged(draw, f"[tool.tconvcalc]\n{table}".encode())


KINDS: dict[str, Callable[[Random], object]] = {
    "argv": _argv,
    "api": _call,
    "toml": _of(SPECS),
    "yaml": _of(YAMLS),
    "json": _json,
    "source": _of(SOURCES),
    "notebook": _of(NOTEBOOKS),
    "settings": _settings,
}
"""What makes an input of each kind."""
