"""Drawings written to files: SVG, HTML, PNG and PDF."""

from __future__ import annotations

from pathlib import Path

from cityshare.diagrams.page import svg_page
from cityshare.diagrams.svg import read_head
from cityshare.diagrams.typesetting import typeset
from cityshare.errors import CityshareError, Place, Problem

ENDINGS = (".svg", ".html", ".png", ".pdf")


def write_drawing(svg: str, path: str | Path) -> Path:
    """Write a drawing in the form that the file's ending names.

    Parameters
    ----------
    svg
        What one of the ``draw_`` functions returned.
    path
        A file ending in ``.svg``, ``.html``, ``.png`` or ``.pdf``; missing folders
        are made. PNG has two pixels for each of the drawing's.

    Returns
    -------
    Path
        The file written; the same drawing gives the same bytes on one machine.

    Raises
    ------
    CityshareError
        F106 for another ending; F104 if the file cannot be written.

    Examples
    --------
    >>> write_drawing("<svg/>", "river.gif")
    Traceback (most recent call last):
        ...
    cityshare.errors.problem.CityshareError: F106 river.gif: ...
    """
    path = Path(path)
    content = _content(svg, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Problem("F104", Place(str(path)), None, {"reason": reason})
        raise CityshareError([problem]) from error
    return path


def _content(svg: str, path: Path) -> bytes:
    match path.suffix.lower():
        case ".svg":
            return svg.encode()
        case ".html":
            return svg_page(svg, read_head(svg).title).encode()
        case ".png":
            return typeset(svg, "png")
        case ".pdf":
            return typeset(svg, "pdf")
        case ending:
            known = {"known": ", ".join(ENDINGS)}
            raise CityshareError([Problem("F106", Place(str(path)), ending, known)])
