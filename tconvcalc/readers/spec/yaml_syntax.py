"""YAML, where PyYAML is installed: only its syntax is used, so that no object is ever made of a file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tconvcalc.claims import Finding, Place
from tconvcalc.readers.spec.marks import Marks, Path, Span

_MOST = 1 << 20
_DEEPEST = 8
_MOST_NODES = 200_000  # that are looked at; anchors make a small text large
_INSTALL = 'pip install "tconvcalc[yaml]"'
_NO_SIZE = 0.5


class YamlMarks(Marks):
    """The marks that the parser itself tells."""

    def __init__(self, text: str, path: str) -> None:
        """Start with no table found."""
        super().__init__(text, path)
        self.found: dict[Path, int] = {}
        self.spans: dict[Path, dict[str, Span]] = {}

    @property
    def tables(self) -> dict[Path, int]:
        """Where each table begins."""
        return self.found

    def keys(self, path: Path) -> dict[str, Span]:
        """Where the keys of a table stand."""
        return self.spans.get(path, {})


def parse_yaml(text: str, path: str) -> tuple[object, Marks, tuple[Finding, ...]]:
    """The values of a YAML text, their marks, and what is wrong with it as a whole."""
    marks = YamlMarks(text, path)
    try:
        yaml = import_module("yaml")
    except ModuleNotFoundError:
        return None, marks, (_fault(path, "reading YAML takes a package that is not installed", _INSTALL),)
    if len(text) > _MOST:
        return None, marks, (_fault(path, "a YAML spec of more than 1 MiB takes too long to read", "TOML or JSON"),)
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _Plain(yaml, marks).value(node, ()), marks, ()
    except yaml.YAMLError as error:
        at = getattr(error, "problem_mark", None)
        where = marks.place(Span(_offset(text, at.line, at.column), 0)) if at else Place(path)
        why = getattr(error, "problem", None) or "it has characters that YAML does not allow"
        return None, marks, (Finding("TCC900", where, f"this cannot be read: no YAML: {why}"),)
    except _TooMuchError as error:
        return None, marks, (_fault(path, str(error)),)


class _TooMuchError(ValueError):
    """More than any spec has."""


class _Plain:
    """Makes plain values of nodes, and notes where they stand."""

    def __init__(self, yaml: Any, marks: YamlMarks) -> None:  # noqa: ANN401 -- the package ships no types
        self.yaml, self.marks = yaml, marks
        self.left = _MOST_NODES
        self.lines = [0, *(place + 1 for place, sign in enumerate(marks.text) if sign == "\n")]

    def value(self, node: Any, path: Path) -> object:  # noqa: ANN401
        self.left -= 1
        if self.left < 0 or len(path) > _DEEPEST:
            sentence = "it holds more than any spec does"
            raise _TooMuchError(sentence)
        if isinstance(node, self.yaml.MappingNode):
            self.marks.found[path] = self.at(node.start_mark)
            return dict(self._entries(node, path))
        if isinstance(node, self.yaml.SequenceNode):
            return [self.value(each, (*path, place)) for place, each in enumerate(node.value)]
        return None if node is None else _scalar(node)

    def _entries(self, node: Any, path: Path) -> Iterator[tuple[str, object]]:  # noqa: ANN401
        spans = self.marks.spans.setdefault(path, {})
        for key, value in node.value:
            name = str(key.value)
            if name in spans:
                sentence = f"the key {name[:48]!r} stands twice in one table"
                raise _TooMuchError(sentence)
            spans[name] = Span(self.at(key.start_mark), self.at(key.end_mark))
            yield name, self.value(value, (*path, name))

    def at(self, mark: Any) -> int:  # noqa: ANN401
        return int(self.lines[mark.line] + mark.column)


def _scalar(node: Any) -> object:  # noqa: ANN401
    """A number, a word of YAML or a text, by the tag that the syntax gives it."""
    kind, text = node.tag.rpartition(":")[2], node.value
    if kind == "int":
        digits = text.replace("_", "")
        octal = digits.lstrip("+-")[:1] == "0" and digits.lstrip("+-").isdigit()
        return text if ":" in text else int(digits, 8 if octal else 0)
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    if kind == "float":
        return _NO_SIZE  # whatever it is worth, no quantity can be that
    return None if kind == "null" else text


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n", line + 1)
    return sum(len(each) + 1 for each in lines[:line]) + column


def _fault(path: str, message: str, *help_: str) -> Finding:
    return Finding("TCC901", Place(path), message, (), help_)
