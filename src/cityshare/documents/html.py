"""Documents as HTML pages that print on A4 or A5 and read on a phone."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cityshare.documents.door_list import DoorList
from cityshare.documents.plan_sheet import PlanSheets
from cityshare.documents.roster import PersonRoster, TableRoster
from cityshare.documents.table_card import TableCards
from cityshare.documents.words import words

Document = TableRoster | PersonRoster | TableCards | DoorList | PlanSheets

TEMPLATES: dict[type, tuple[str, str]] = {
    TableRoster: ("roster_by_table.html", "by_table"),
    PersonRoster: ("roster_by_person.html", "by_person"),
    TableCards: ("table_cards.html", "cards"),
    DoorList: ("door_list.html", "door"),
    PlanSheets: ("plan_sheets.html", "sheets"),
}


def html_page(document: Document) -> str:
    """Render a document as one self-contained page in its own language."""
    template, title = TEMPLATES[type(document)]
    known = words(document.stamp.language)
    page = _environment().get_template(template)
    return page.render(
        document=document, stamp=document.stamp, words=known, title=known[title]
    )


def css_string(text: object) -> Markup:
    r"""Return a text as the inside of a CSS string, safe within a style element.

    >>> str(css_string('a"</style>'))
    'a\\22 \\3c \\2f style\\3e '
    """
    safe = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in str(text))
    return Markup("".join(safe))  # noqa: S704


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cityshare.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["css_string"] = css_string
    return environment
