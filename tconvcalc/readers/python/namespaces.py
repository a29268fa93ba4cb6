"""Objects that only hold settings: namespaces, and dictionaries whose keys are attributes too."""

from __future__ import annotations

import ast

from tconvcalc.readers.python.builtin_functions import dict_of
from tconvcalc.readers.python.machine import Machine
from tconvcalc.readers.python.syntax import walk
from tconvcalc.readers.python.values import Arguments, Builtin, Class, DictValue, Function, Instance, Scope

_NODE = ast.ClassDef(name="namespace", bases=[], keywords=[], body=[], decorator_list=[], lineno=0, col_offset=0)

FLAT = frozenset({"types.SimpleNamespace", "argparse.Namespace", "attrdict.AttrDict"})
"""What makes attributes of the keys that it is given."""

NESTED = frozenset(
    {
        "easydict.EasyDict",
        "addict.Dict",
        "box.Box",
        "munch.munchify",
        "ml_collections.ConfigDict",
        "ml_collections.config_dict.ConfigDict",
        "omegaconf.OmegaConf.create",
    }
)
"""What does the same with the dictionaries within them."""


def namespace(run: Machine, arguments: Arguments, *, nested: bool) -> Instance:
    """An object that has the keys as attributes."""
    made = Instance(Class(_NODE, (), Scope("class")))
    fill(run, made, arguments, nested=nested)
    return made


def fill(run: Machine, instance: Instance, arguments: Arguments, *, nested: bool = False) -> None:
    """Let an object have the keys of a dictionary as attributes, as far as they are known."""
    given = dict_of(arguments.positional[0], arguments.keywords) if arguments.positional else None
    items = arguments.keywords if given is None else given.items
    for name, value in items.items():
        if isinstance(name, str):
            run.spend()
            inner = isinstance(value, DictValue) and nested
            run.put(instance.cell, name, namespace(run, Arguments([value]), nested=True) if inner else value)


def holds_keys(kind: Class) -> bool:
    """Whether what an object of a class has as attributes can be had in brackets too."""
    return kind.node is _NODE or keeps_settings(kind)


def keeps_settings(kind: Class) -> bool:
    """Whether a class of the source is a dictionary whose keys are attributes."""
    family = kind.family()
    if not any(isinstance(base, Builtin) and base.name == "dict" for one in family for base in one.bases):
        return False
    constructor, reading = kind.find("__init__"), kind.find("__getattr__")
    own = walk(constructor.node) if isinstance(constructor, Function) else ()
    shares = any(isinstance(one, ast.Attribute) and one.attr == "__dict__" for one in own)
    return shares or (not isinstance(reading, Function) and "__getattr__" in kind.scope.cell)
