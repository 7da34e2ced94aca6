"""Drawings as PNG and PDF, set by typst."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

from cityshare.diagrams.scripts import FONTS, script_of
from cityshare.diagrams.svg import NAMESPACE, read_head

PIXELS_PER_INCH = 192.0

_POINTS_PER_PIXEL = 0.75
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
_MARKUP = """#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title, date: none)
#set page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 0pt)
#set text(font: sheet.fonts, top-edge: "baseline", bottom-edge: "baseline")
#place(top + left, image("drawing.svg", width: 100%, alt: sheet.title))
#for line in sheet.lines {
  let words = text(
    size: line.size * 1pt,
    weight: line.weight,
    fill: rgb(line.fill),
    line.words,
  )
  context place(
    top + left,
    dx: line.x * 1pt - line.share * measure(words).width,
    dy: line.y * 1pt,
    words,
  )
}
"""


def typeset(svg: str, form: Literal["png", "pdf"]) -> bytes:
    """Typeset a drawing of this room as one page of its own size.

    Lines in scripts whose vowel signs an SVG renderer may misplace (such as Bengali
    or Khmer) are taken out of the drawing and set as text in the same place.
    """
    import typst  # noqa: PLC0415

    root = ET.fromstring(svg)  # noqa: S314 written by this room
    ET.register_namespace("", NAMESPACE)
    sheet = json.dumps(_sheet(root, read_head(svg).title))
    with tempfile.TemporaryDirectory() as folder:
        drawing = ET.tostring(root, encoding="unicode")
        Path(folder, "drawing.svg").write_text(drawing, encoding="utf-8")
        main = Path(folder, "sheet.typ")
        main.write_text(_MARKUP, encoding="utf-8")
        inputs = {"sheet": sheet}
        return typst.compile(
            str(main), format=form, ppi=PIXELS_PER_INCH, sys_inputs=inputs
        )


def _sheet(root: ET.Element, title: str) -> dict[str, Any]:
    width, height = (float(root.attrib[side]) for side in ("width", "height"))
    scale = _POINTS_PER_PIXEL * width / float(root.attrib["viewBox"].split()[2])
    usual = [name.strip(" '") for name in root.attrib["font-family"].split(",")]
    return {
        "title": title,
        "width": width * _POINTS_PER_PIXEL,
        "height": height * _POINTS_PER_PIXEL,
        "fonts": [*usual[:-1], *FONTS],
        "lines": [line for text in _cut_out(root) for line in _lines(text, scale)],
    }


def _cut_out(root: ET.Element) -> list[ET.Element]:
    """Remove the texts that are to be set as text, and return them."""
    found = []
    for parent in root.iter():
        for child in list(parent):
            words = "".join(child.itertext())
            if child.tag == f"{{{NAMESPACE}}}text" and any(map(script_of, words)):
                parent.remove(child)
                found.append(child)
    return found


def _lines(text: ET.Element, scale: float) -> Iterator[dict[str, Any]]:
    """Yield the lines of a text with their places in points."""
    rows = [text] if "x" in text.attrib else list(text)
    for row in rows:
        yield {
            "words": "".join(row.itertext()),
            "x": float(row.attrib["x"]) * scale,
            "y": float(row.attrib["y"]) * scale,
            "size": float(text.attrib["font-size"]) * scale,
            "weight": int(text.attrib.get("font-weight", "400")),
            "fill": text.attrib["fill"],
            "share": _SHARES[text.attrib.get("text-anchor", "start")],
        }
