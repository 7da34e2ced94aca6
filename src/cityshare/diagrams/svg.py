"""A small writer of SVG: escaped elements, stable numbers, a title in words."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal, NamedTuple

from cityshare.diagrams.palette import fonts_of, paint

Tag = Literal[
    "circle", "desc", "g", "line", "path", "rect", "svg", "text", "title", "tspan"
]

NAMESPACE = "http://www.w3.org/2000/svg"

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HEAD = re.compile(
    r'<svg [^>]*lang="(?P<language>[^"]*)"[^>]*>\s*'
    r"<title[^>]*>(?P<title>[^<]*)</title>"
)


def number(value: float) -> str:
    """Write a number with at most two decimals, the same on every machine.

    >>> number(3.0), number(2.499999), number(-0.001)
    ('3', '2.5', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(text: str) -> str:
    r"""Drop what no XML file may hold and what turns the text's direction.

    Every run of spaces becomes one blank.

    >>> clean("green\x00 \n energy")
    'green energy'
    """
    return " ".join(_legal(text).split())


def _legal(text: str) -> str:
    return _TURNS_TEXT.sub("", _NOT_XML.sub("", text))


@dataclass(frozen=True, slots=True)
class Element:
    """One element; its texts and attribute values are escaped when written."""

    tag: Tag
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()

    def __str__(self) -> str:
        """Write the element as XML."""
        head = "".join(f' {name}="{value}"' for name, value in self._escaped())
        if not self.children:
            return f"<{self.tag}{head}/>"
        break_ = "\n" if self.tag in {"g", "svg"} else ""
        inner = "".join(
            f"{html.escape(_legal(child)) if isinstance(child, str) else child}{break_}"
            for child in self.children
        )
        return f"<{self.tag}{head}>{break_}{inner}</{self.tag}>"

    def _escaped(self) -> Iterator[tuple[str, str]]:
        return ((name, html.escape(_legal(value))) for name, value in self.attributes)


def element(
    tag: Tag, *children: Element | str, **attributes: str | float | None
) -> Element:
    """Build an element; ``font_size`` becomes ``font-size``, ``class_`` ``class``.

    An attribute that is ``None`` is left out.

    >>> str(element("text", "a < b", font_size=12.0))
    '<text font-size="12">a &lt; b</text>'
    """
    written = tuple(
        (name.rstrip("_").replace("_", "-"), _value(value))
        for name, value in attributes.items()
        if value is not None
    )
    return Element(tag, written, children)


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)


def drawing(
    kind: str,
    parts: Iterable[Element],
    *,
    size: tuple[float, float],
    width: float,
    title: str,
    description: str,
    language: str,
) -> str:
    """Put elements on white paper, with a title and description for screen readers.

    Parameters
    ----------
    kind
        The start of the ids, such as ``"river"``; a checksum of the content
        follows, so that several drawings can stand in one page.
    parts
        What is drawn, in the order of painting.
    size
        Width and height of the coordinates the parts use.
    width
        Width at which the drawing is shown (pixels). The height shown is rounded up
        to whole pixels, or making a picture of it would drop a row.
    title, description
        What a screen reader says.
    language
        BCP 47 tag of the texts.
    """
    shown = ceil(size[1] * width / size[0])
    height = shown * size[0] / width
    paper = element("rect", width=size[0], height=height, **paint(fill="paper"))
    body = (paper, *parts)
    content = f"{title}{description}{''.join(str(part) for part in body)}"
    id_ = f"{kind}-{zlib.crc32(content.encode('utf-8', 'replace')):08x}"
    root = element(
        "svg",
        element("title", clean(title) or kind, id=f"{id_}-title"),
        element("desc", clean(description) or kind, id=f"{id_}-desc"),
        *body,
        xmlns=NAMESPACE,
        lang=language,
        width=width,
        height=shown,
        viewBox=f"0 0 {number(size[0])} {number(height)}",
        role="img",
        aria_labelledby=f"{id_}-title {id_}-desc",
        font_family=fonts_of(language),
    )
    return f"{root}\n"


class Head(NamedTuple):
    """What a written drawing says of itself."""

    title: str
    language: str


def read_head(svg: str) -> Head:
    """Read the title and the language back from a drawing of this room."""
    found = _HEAD.search(svg)
    if found is None:
        return Head("", "en")
    return Head(html.unescape(found["title"]), html.unescape(found["language"]))
