"""The layout of each kind of document: its template, its papers, its style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cityshare.documents.templating import templates
from cityshare.documents.words import words

Kind = Literal[
    "by_table", "by_person", "door", "cards", "badges", "badges_8", "sheets",
    "forms", "poster", "reports", "plenary", "actions",
]  # fmt: skip
Paper = Literal["A5", "A4", "A3", "letter"]


@dataclass(frozen=True, slots=True)
class PageSize:
    """One page: its size and margins in CSS, and in mm the height within them.

    ``zoom`` enlarges what was laid out for another paper.
    """

    size: str
    height: int
    margin: str = "14mm 14mm 16mm"
    zoom: float = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """How a kind of document is rendered; its first paper is the usual one.

    ``styles`` names style sheets beside the one that all documents share.
    """

    template: str
    papers: Mapping[Paper, PageSize]
    styles: tuple[str, ...] = ()

    @property
    def usual_paper(self) -> Paper:
        """The paper that the document was drawn for."""
        return next(iter(self.papers))


_SHEETS: Mapping[Paper, PageSize] = {
    "A4": PageSize("A4", 262),
    "letter": PageSize("letter", 245),
}
_LISTS: Mapping[Paper, PageSize] = {
    **_SHEETS,
    "A3": PageSize("A3", 384, zoom=1.4),
}
_CARDS: Mapping[Paper, PageSize] = {
    "A5": PageSize("A5 landscape", 127, "9mm 10mm 12mm"),
    "A4": PageSize("A4 landscape", 180, "13mm 14mm 17mm", zoom=1.41),
}
_TEN_BADGES: Mapping[Paper, PageSize] = {
    "A4": PageSize("A4", 270, "12mm 15mm 15mm"),
}
_EIGHT_BADGES: Mapping[Paper, PageSize] = {
    "A4": PageSize("A4", 256, "20mm 15mm 21mm"),
    "letter": PageSize("letter", 256, "9mm 17.9mm 14.4mm"),
}
_FORMS: Mapping[Paper, PageSize] = {
    "A4": PageSize("A4", 265, "11mm 12mm 21mm"),
    "letter": PageSize("letter", 247, "11mm 14mm 21mm"),
}

LAYOUTS: Mapping[Kind, Layout] = {
    "by_table": Layout("roster_by_table.html", _LISTS),
    "by_person": Layout("roster_by_person.html", _LISTS),
    "door": Layout("door_list.html", _LISTS),
    "cards": Layout("table_cards.html", _CARDS),
    "badges": Layout("badges.html", _TEN_BADGES, ("badges.css",)),
    "badges_8": Layout("badges.html", _EIGHT_BADGES, ("badges.css",)),
    "sheets": Layout("plan_sheets.html", _SHEETS),
    "forms": Layout("paper_forms.html", _FORMS, ("paper_forms.css",)),
    "poster": Layout("join_poster.html", _SHEETS, ("join_poster.css",)),
    "reports": Layout("report_sheets.html", _SHEETS, ("hour.css",)),
    "plenary": Layout("plenary_sheet.html", _SHEETS, ("hour.css",)),
    "actions": Layout("action_plans.html", _SHEETS, ("hour.css",)),
}


def page_style(
    kind: Kind, *, foot: str, language: str = "en", paper: Paper | None = None
) -> str:
    """Return the style sheet of a document.

    Parameters
    ----------
    kind
        The kind of document.
    foot
        What stands at the foot of every printed page.
    language
        The language of the word "page".
    paper
        One of the layout's papers, its usual one where there is no such.
    """
    layout = LAYOUTS[kind]
    page = layout.papers.get(paper or layout.usual_paper)
    return (
        templates()
        .get_template("page.css")
        .render(
            styles=("style.css", *layout.styles),
            page=page or layout.papers[layout.usual_paper],
            foot=foot,
            words=words(language),
        )
    )
