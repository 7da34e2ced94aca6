"""A page of its own around a drawing."""

from __future__ import annotations

import html

from cityshare.diagrams.palette import DARK, LIGHT, Role
from cityshare.diagrams.svg import clean, read_head

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
{svg}</main>
</body>
</html>
"""


def svg_page(svg: str, title: str) -> str:
    """Put a drawing of this room into a standalone HTML page.

    The page has the drawing's language, fits it to the window, follows the reader's
    choice of a dark screen, prints on white, and runs no script.

    Parameters
    ----------
    svg
        What one of the ``draw_`` functions returned.
    title
        Title of the page.

    Returns
    -------
    str
        HTML that needs no other file.

    Examples
    --------
    >>> "<title>Levels &amp; gaps</title>" in svg_page("<svg/>", "Levels & gaps")
    True
    """
    return _PAGE.format(
        language=html.escape(read_head(svg).language),
        title=html.escape(clean(title)),
        style=_stylesheet(),
        svg=svg,
    )


def _stylesheet() -> str:
    dark = [rule for role in DARK for rule in _rules(role)]
    return "\n".join(
        [
            f"body {{ margin: 0; background: {LIGHT['paper']}; }}",
            "svg { display: block; width: 100%; height: auto; margin: 0 auto; }",
            "@media screen and (prefers-color-scheme: dark) {",
            f"body {{ background: {DARK['paper']}; }}",
            *dark,
            "}",
        ]
    )


def _rules(role: Role) -> list[str]:
    colour = DARK[role]
    return [
        f".fill-{role} {{ fill: {colour}; }}",
        f".stroke-{role} {{ stroke: {colour}; }}",
    ]
