"""A drawing as a page of its own: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tconvcalc.drawing.panels import Section
from tconvcalc.drawing.subject import USUAL, Subject
from tconvcalc.drawing.svg import svg

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body{{margin:2rem;font:16px system-ui,sans-serif;background:#ffffff;color:#1b1f24}}
h1{{margin:0 24px;font-size:1.2rem}}
figure{{margin:0;overflow-x:auto}}
@media (prefers-color-scheme:dark){{body{{background:#0f1318;color:#e8ecf1}}}}
</style>
<h1>{title}</h1>
<figure>
{picture}</figure>
</html>
"""


def html(subjects: Sequence[Subject], sections: tuple[Section, ...] = USUAL) -> str:
    """The layers' picture in a page; the text of a whole file."""
    title = "; ".join(f"{each.title} {each.heading}" for each in subjects)
    return _PAGE.format(title=escape(" ".join(title.split())), picture=svg(subjects, sections))
