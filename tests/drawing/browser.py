"""Pictures as a real browser lays them out: one start of a headless Chromium for all of them."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")

_MEASURING = """
const shown = {dark: matchMedia("(prefers-color-scheme:dark)").matches};
for (const svg of document.querySelectorAll("svg")) {
  const texts = [...svg.querySelectorAll("text")].map(text => {
    const box = text.getBBox();
    return [text.textContent, text.getAttribute("class"), box.x, box.y, box.width, box.height];
  });
  const rows = [...svg.querySelectorAll(".panel > .row")].map(row => [
    row.parentNode.getAttribute("class").split(" ")[1], row.dataset.label,
    [...row.querySelectorAll("text.cell")].map(text => text.textContent),
    [...row.querySelectorAll("rect[data-count]")].map(box => Number(box.dataset.count)),
  ]);
  const size = svg.viewBox.baseVal;
  const ink = getComputedStyle(svg.querySelector("text.layer-title")).fill;
  const ground = getComputedStyle(svg.querySelector("rect.ground")).fill;
  shown[svg.parentNode.id] = {texts, rows, size: [size.width, size.height], ink, ground};
}
document.body.textContent = JSON.stringify(shown);
"""


def find() -> str:
    """The browser's path; without one the test is skipped on a desk and fails in CI."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: in CI pictures are looked at", pytrace=False)
        pytest.skip("no Chromium on this machine")
    return found


def measured(browser: str, pictures: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """What the browser makes of SVG pictures: for each its texts with their boxes, its rows, its size and colours."""
    parts = "".join(f'<div id="{name}">{svg}</div>' for name, svg in pictures.items())
    page = folder / "pictures.html"
    page.write_text(f'<meta charset="utf-8"><body>{parts}<script>{_MEASURING}</script>', "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(  # noqa: S603 -- the browser on our own page
        [browser, *options, page.as_uri()], capture_output=True, check=True, encoding="utf-8", timeout=120
    )
    body = re.search(r"<body>(.*)</body>", done.stdout, re.DOTALL)
    assert body
    found: dict[str, Any] = json.loads(html.unescape(body.group(1)))
    return found
