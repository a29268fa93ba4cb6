"""How drawings look on paper and screen: two sets of colours, one for light and one for dark."""

from __future__ import annotations

_LIGHT = {
    "ground": "#ffffff",
    "ink": "#1b1f24",
    "muted": "#5c6570",
    "line": "#9aa4af",
    "accent": "#1f6feb",
    "bad": "#c62828",
    "t0": "#cfe2ff",
    "t1": "#ffe0b8",
    "t2": "#cdeccf",
    "t3": "#f6cfe0",
    "t4": "#e3d6fa",
    "t5": "#c8edee",
    "t6": "#f3eeb0",
    "t7": "#dfe3e8",
}
_DARK = {
    "ground": "#0f1318",
    "ink": "#e8ecf1",
    "muted": "#9aa5b1",
    "line": "#5b6671",
    "accent": "#6cb0ff",
    "bad": "#ff8a80",
    "t0": "#1d4377",
    "t1": "#6b4312",
    "t2": "#1f5630",
    "t3": "#6c2548",
    "t4": "#47317c",
    "t5": "#155558",
    "t6": "#5c560f",
    "t7": "#3b444e",
}


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


STYLE = f"""
.tconvcalc{{{_variables(_LIGHT)}font:13px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}}
@media (prefers-color-scheme:dark){{.tconvcalc{{{_variables(_DARK)}}}}}
.tconvcalc text{{fill:var(--ink);white-space:pre}}
.tconvcalc .ground{{fill:var(--ground)}}
.tconvcalc .layer-title{{font-size:15px;font-weight:bold}}
.tconvcalc .panel-title{{font-weight:bold}}
.tconvcalc .cell{{text-anchor:middle}}
.tconvcalc :is(.label,.place,.zero,.hole,.cut,.gap,.index){{fill:var(--muted)}}
.tconvcalc .box{{fill:none;stroke:none}}
.tconvcalc .box.input{{stroke:var(--accent);stroke-width:1.5}}
.tconvcalc .box.output{{stroke:var(--line)}}
.tconvcalc .box.cut{{stroke:var(--line);stroke-dasharray:3 3}}
.tconvcalc .box.covered,.tconvcalc .bar{{fill:var(--accent)}}
.tconvcalc .box.covered[data-count="0"]{{fill:var(--bad);fill-opacity:.35}}
{"".join(f".tconvcalc .box.t{place}{{fill:var(--t{place})}}" for place in range(8))}
"""
"""The style sheet that each picture carries, bound to its own class so that it changes nothing beside it."""
