"""Edits of a theme layout, and what becomes of each theme in another layout."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from cityshare.cohort import LayoutTheme, ThemeLayout
from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire import Text

MOST_IN_A_NAME = 40

Becomes = Mapping[str, tuple[str, ...]]
"""What each theme of today becomes: one theme, several, or none."""


def renamed(layout: ThemeLayout, name: str, label: Text) -> ThemeLayout:
    """Return the layout with another label for a theme; L310 if there is none."""
    found = known_theme(layout, name)
    changed = found.model_copy(update={"label": label})
    return _with(layout, [changed if t == found else t for t in layout.themes])


def merged(layout: ThemeLayout, names: Sequence[str], label: Text) -> ThemeLayout:
    """Return the layout with themes made one, in the place and name of the first.

    Raises
    ------
    CityshareError
        L310 if there is no such theme.
    """
    parts = [known_theme(layout, name) for name in dict.fromkeys(names)]
    practices = tuple(dict.fromkeys(p for part in parts for p in part.practices))
    first = LayoutTheme(name=parts[0].name, label=label, practices=practices)
    others = [t for t in layout.themes if t not in parts[1:]]
    return _with(layout, [first if t == parts[0] else t for t in others])


def split(
    layout: ThemeLayout, name: str, practices: Collection[str], label: Text
) -> ThemeLayout:
    """Return the layout with some practices of a theme in a new one after it.

    Raises
    ------
    CityshareError
        L310 if there is no such theme, L353 if none or all of its practices would go.
    """
    found = known_theme(layout, name)
    going = tuple(p for p in found.practices if p in practices)
    staying = tuple(p for p in found.practices if p not in practices)
    if not going or not staying or len(going) != len(set(practices)):
        raise CityshareError([Problem("L353", Place(column="practices"))])
    fresh = new_name(str(label), layout.names, otherwise="theme")
    left = found.model_copy(update={"practices": staying})
    right = LayoutTheme(name=fresh, label=label, practices=going)
    pairs = [(left, right) if t == found else (t,) for t in layout.themes]
    return _with(layout, [theme for pair in pairs for theme in pair])


def without(layout: ThemeLayout, name: str) -> ThemeLayout:
    """Return the layout without a theme.

    Raises
    ------
    CityshareError
        L310 if there is no such theme, L351 if it is the last one.
    """
    found = known_theme(layout, name)
    if len(layout.themes) == 1:
        raise CityshareError([Problem("L351")])
    return _with(layout, [theme for theme in layout.themes if theme != found])


def with_theme(layout: ThemeLayout, theme: LayoutTheme) -> ThemeLayout:
    """Return the layout with a theme more, whose practices leave the others.

    A theme that has none left goes.
    """
    others = []
    for other in layout.themes:
        left = tuple(p for p in other.practices if p not in theme.practices)
        if left:
            others.append(other.model_copy(update={"practices": left}))
    name = new_name(theme.name, [t.name for t in others], otherwise="theme")
    return _with(layout, [*others, theme.model_copy(update={"name": name})])


def check_layout(layout: ThemeLayout, practices: Collection[str]) -> list[Problem]:
    """Return what is wrong: names that are used twice, practices not there."""
    place = Place(column="themes")
    inside = [p for theme in layout.themes for p in theme.practices]
    return [
        *(Problem("C224", place, name) for name in _twice(layout.names)),
        *(Problem("L350", place, name) for name in _twice(inside)),
        *(Problem("L301", place, p) for p in inside if p not in practices),
    ]


def heirs(old: ThemeLayout, new: ThemeLayout) -> Becomes:
    """Return what each theme becomes.

    The theme of the same name, else the one that has most of its practices, else none.
    """

    def heir(theme: LayoutTheme) -> tuple[str, ...]:
        if theme.name in new.names:
            return (theme.name,)
        shared = {t.name: len({*t.practices} & {*theme.practices}) for t in new.themes}
        best = max(new.names, key=lambda name: shared[name])
        return (best,) if shared[best] else ()

    return {theme.name: heir(theme) for theme in old.themes}


def inherited(names: Iterable[str], becomes: Becomes, *, most: int) -> tuple[str, ...]:
    """Return names of themes after a change, each once, in their order.

    ``most`` says how many themes may come of one.

    >>> inherited(["a", "b", "c"], {"a": ("a", "d"), "b": ("a",), "c": ()}, most=2)
    ('a', 'd')
    """
    found = (heir for name in names for heir in becomes.get(name, ())[:most])
    return tuple(dict.fromkeys(found))


def known_theme(layout: ThemeLayout, name: str) -> LayoutTheme:
    """Return the theme of a name; L310 if there is none."""
    if name not in layout.names:
        raise CityshareError([Problem("L310", Place(column="theme"), name)])
    return layout.theme(name)


def new_name(text: str, taken: Collection[str], *, otherwise: str) -> str:
    """Return a name made from a text that no other has.

    >>> new_name("2030: Süd & Nord", ["sud-nord"], otherwise="theme")
    'sud-nord-2'
    >>> new_name("에너지", [], otherwise="theme")
    'theme'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).lstrip("-0123456789")
    name = first = words[:MOST_IN_A_NAME].strip("-") or otherwise
    n = 1
    while name in taken:
        n += 1
        name = f"{first}-{n}"
    return name


def _with(layout: ThemeLayout, themes: Iterable[LayoutTheme]) -> ThemeLayout:
    return layout.model_copy(update={"themes": tuple(themes)})


def _twice(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]
