"""YAML: only the syntax of PyYAML is used, so that no object is ever made of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from tconvcalc.claims import Finding
from tconvcalc.readers.bounds import MOST_TEXT, TooMuchError
from tconvcalc.readers.spec.faults import given_twice
from tconvcalc.readers.spec.marks import Marks, Path, Span

_MOST_SLOW = 1 << 16  # characters, where PyYAML was built without its reader in C
_DEEPEST = 8
_MOST_NODES = 200_000  # that are looked at; anchors make a small text large
_NO_SIZE = 0.5
_TOO_MUCH = "it holds more than any spec does"
_LINES = re.compile("\r\n?|[\x85\u2028\u2029]")  # all that ends a line of YAML


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


class InvalidYamlError(ValueError):
    """A text is no YAML; ``line`` and ``column`` tell where it stops to be one, 0 where that is not known."""

    def __init__(self, why: str, line: int, column: int) -> None:
        """Say why, and where."""
        super().__init__(why)
        self.line = line
        self.column = column


def parse_yaml(text: str, path: str) -> tuple[object, Marks, tuple[Finding, ...]]:
    """The values of a YAML text, their marks, and what is wrong with it as a whole.

    Raises:
        InvalidYamlError: it is none.
        TooMuchError: it would take too long, or more memory than there is.
    """
    import yaml  # noqa: PLC0415 -- a third of a check's time to start, and few specs are written in it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if len(text) > (MOST_TEXT if loader is not yaml.SafeLoader else _MOST_SLOW):
        raise TooMuchError("a YAML of more than 1 MiB takes too long to read: write JSON")
    text = _LINES.sub("\n", text)
    marks = YamlMarks(text, path)
    try:
        _bound(yaml, text, loader)
        plain = _Plain(yaml, marks)
        value = plain.value(yaml.compose(text, Loader=loader), ())
    except yaml.YAMLError as error:
        at = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "it has characters that YAML does not allow"
        raise InvalidYamlError(why, at.line + 1 if at else 0, at.column + 1 if at else 0) from error
    return value, marks, tuple(given_twice(name, path) for name in plain.twice[:1])


def _bound(yaml: Any, text: str, loader: Any) -> None:  # noqa: ANN401 -- the package ships no types
    """Refuse what is nested deeper than any spec, before anything calls itself for each level."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise TooMuchError(_TOO_MUCH)


class _Plain:
    """Makes plain values of nodes, and notes where they stand."""

    def __init__(self, yaml: Any, marks: YamlMarks) -> None:  # noqa: ANN401 -- the package ships no types
        self.yaml, self.marks = yaml, marks
        self.left = _MOST_NODES
        self.twice: list[str] = []

    def value(self, node: Any, path: Path) -> object:  # noqa: ANN401
        self.left -= 1
        if self.left < 0 or len(path) > _DEEPEST:
            raise TooMuchError(_TOO_MUCH)
        if isinstance(node, self.yaml.MappingNode):
            self.marks.found[path] = node.start_mark.index
            return dict(self._entries(node, path))
        if isinstance(node, self.yaml.SequenceNode):
            return [self.value(each, (*path, place)) for place, each in enumerate(node.value)]
        return None if node is None else _scalar(node)

    def _entries(self, node: Any, path: Path) -> Iterator[tuple[str, object]]:  # noqa: ANN401
        spans = self.marks.spans.setdefault(path, {})
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else "?"  # a key can be a table
            if name in spans:
                self.twice.append(name)
            spans[name] = Span(key.start_mark.index, key.end_mark.index)
            yield name, self.value(value, (*path, name))


def _scalar(node: Any) -> object:  # noqa: ANN401
    """A number, a word of YAML or a text, by the tag that the syntax gives it."""
    kind, text = node.tag.rpartition(":")[2], node.value
    if kind == "int":
        digits = text.replace("_", "")
        octal = digits.lstrip("+-")[:1] == "0" and digits.lstrip("+-").isdigit()
        with suppress(ValueError):  # 1:30, or a tag that somebody wrote
            return int(digits, 8 if octal else 0)
        return text
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    if kind == "float":
        return _NO_SIZE  # whatever it is worth, no quantity can be that
    return None if kind == "null" else text
