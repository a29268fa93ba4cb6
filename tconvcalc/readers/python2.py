"""Whether a source that Python 3 cannot parse is one of Python 2: that is no fault, but nothing in it can be read."""

from __future__ import annotations

import re

from tconvcalc.claims import Finding, Read, Unread

REASON = "this is Python 2, which Python 3 cannot parse"

_SAID = re.compile(
    "Missing parentheses in call to '(?:print|exec)'"
    "|multiple exception types must be parenthesized"
    "|leading zeros in decimal integer literals"
    "|inconsistent use of tabs"
)
_WRITTEN = re.compile(
    r"""^[ \t]*raise[ \t]+[\w.]+[ \t]*,  # raise Error, "x"
    | ^[ \t]*(?:print|exec)[ \t]+["'\w]
    | ^[ \t]*except[ \t]+[\w.()\t ,]+,[ \t]*\w+[ \t]*:  # except Error, error:
    | ^[ \t]*def[ \t]+\w+[ \t]*\([^()]*\([^()]*\)[^()]*\)[ \t]*:  # def f(a, (b, c)):
    | \b0[0-7]+[lL]?\b | \b\d+[lL]\b  # 0777, 10L
    | \b[uU][rR]["']
    | <>
    | `[^`]+`
    """,
    re.VERBOSE,
)


def unless_python_2(read: Read) -> Read:
    """What was read; instead of the fault that a source of Python 2 is not Python 3, it is left unread."""
    if len(read.findings) != 1 or read.claims:
        return read
    (finding,) = read.findings
    return Read(unread=(Unread(finding.place, REASON, "syntax"),)) if is_python_2(finding) else read


def is_python_2(finding: Finding) -> bool:
    """Whether parsing stopped at something that Python 2 alone has."""
    parsing = finding.code == "TCC900"
    return parsing and bool(_SAID.search(finding.message) or _WRITTEN.search(finding.place.source))
