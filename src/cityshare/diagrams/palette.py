"""Colours by role, light and dark, safe for colour-blind eyes, and the fonts.

The hues are those of Okabe and Ito, darkened where they carry text.

References
----------
Okabe, M. and Ito, K. (2008). Color Universal Design. University of Tokyo.
"""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "paper",
    "shade",
    "ink",
    "quiet",
    "line",
    "water",
    "bank",
    "own",
    "share",
    "learn",
    "rest",
    "hue-1",
    "hue-2",
    "hue-3",
    "hue-4",
    "hue-5",
]

LIGHT: dict[Role, str] = {
    "paper": "#ffffff",
    "shade": "#f4f6f8",
    "ink": "#17202a",
    "quiet": "#52606d",
    "line": "#c3ccd5",
    "water": "#c7e2f5",
    "bank": "#0067a3",
    "own": "#a84300",
    "share": "#dff1ea",
    "learn": "#fdebc8",
    "rest": "#eceff2",
    "hue-1": "#0067a3",
    "hue-2": "#c04c00",
    "hue-3": "#00795a",
    "hue-4": "#a4477c",
    "hue-5": "#7d6400",
}

DARK: dict[Role, str] = {
    "paper": "#14191f",
    "shade": "#1b222a",
    "ink": "#f1f4f7",
    "quiet": "#b3bec9",
    "line": "#47525e",
    "water": "#1f4b69",
    "bank": "#7cc4f2",
    "own": "#ff9d5c",
    "share": "#17443a",
    "learn": "#553f12",
    "rest": "#2a323b",
    "hue-1": "#7cc4f2",
    "hue-2": "#ff9d5c",
    "hue-3": "#4fd0ab",
    "hue-4": "#eba6cb",
    "hue-5": "#e0c84a",
}

HUES: tuple[Role, ...] = ("hue-1", "hue-2", "hue-3", "hue-4", "hue-5")
"""Roles of lines that are told apart; none of them carries text."""

TEXT_ROLES: tuple[Role, ...] = ("ink", "quiet", "bank", "own")
"""Roles in which text is written."""

PAPER_ROLES: tuple[Role, ...] = ("paper", "shade", "share", "learn", "rest")
"""Roles on which text is written."""

_CJK_FONT = {"ja": "Noto Sans CJK JP", "zh": "Noto Sans CJK SC"}


def fonts_of(language: str) -> str:
    """Return the stack of fonts for a language, most fitting first.

    >>> fonts_of("en")
    "'Noto Sans', 'Noto Sans CJK KR', sans-serif"
    """
    names = ["Noto Sans", "Noto Sans CJK KR"]
    own = _CJK_FONT.get(language.split("-", maxsplit=1)[0])
    if own is not None:
        names.insert(1, own)
    return ", ".join([*(f"'{name}'" for name in names), "sans-serif"])


def paint(*, fill: Role | None = None, stroke: Role | None = None) -> dict[str, str]:
    """Return the attributes that paint an element in the roles' colours.

    The classes let a page repaint the drawing, as for a dark screen.

    >>> paint(stroke="line")
    {'class_': 'stroke-line', 'fill': 'none', 'stroke': '#c3ccd5'}
    """
    roles = [f"fill-{fill}"] * bool(fill) + [f"stroke-{stroke}"] * bool(stroke)
    attributes = {"class_": " ".join(roles), "fill": LIGHT[fill] if fill else "none"}
    if stroke:
        attributes["stroke"] = LIGHT[stroke]
    return attributes


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written ``#rrggbb`` (1 to 21).

    References
    ----------
    World Wide Web Consortium (2023). Web Content Accessibility Guidelines 2.2,
    success criterion 1.4.3.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return sum(
        share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
