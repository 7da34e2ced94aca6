"""Documents as HTML pages that print on paper and read on a phone."""

from __future__ import annotations

from markupsafe import Markup

from cityshare.documents.action_plan import ActionPlans
from cityshare.documents.badge import Badges
from cityshare.documents.door_list import DoorList
from cityshare.documents.join_poster import JoinPoster
from cityshare.documents.layout import LAYOUTS, Kind, Paper, page_style
from cityshare.documents.paper_form import PaperForms
from cityshare.documents.plan_sheet import PlanSheets
from cityshare.documents.plenary_sheet import PlenarySheet
from cityshare.documents.report_sheet import ReportSheets
from cityshare.documents.roster import PersonRoster, TableRoster
from cityshare.documents.table_card import TableCards
from cityshare.documents.templating import templates
from cityshare.documents.words import words

Document = (
    TableRoster
    | PersonRoster
    | TableCards
    | DoorList
    | PlanSheets
    | Badges
    | PaperForms
    | JoinPoster
    | ReportSheets
    | PlenarySheet
    | ActionPlans
)

_KINDS: dict[type, Kind] = {
    TableRoster: "by_table",
    PersonRoster: "by_person",
    TableCards: "cards",
    DoorList: "door",
    PlanSheets: "sheets",
    PaperForms: "forms",
    JoinPoster: "poster",
    ReportSheets: "reports",
    PlenarySheet: "plenary",
    ActionPlans: "actions",
}


def kind_of(document: Document) -> Kind:
    """Return what a document is, as its layout is called."""
    if isinstance(document, Badges):
        return "badges" if document.per_sheet == 10 else "badges_8"
    return _KINDS[type(document)]


def foot_of(document: Document) -> str:
    """Return what stands at the foot of every page of a document."""
    foot = str(document.stamp)
    return f"{foot}\n{document.credit}" if isinstance(document, PaperForms) else foot


def html_page(
    document: Document, *, paper: Paper | None = None, style: str = "", script: str = ""
) -> str:
    """Render a document as one page in its own language.

    Parameters
    ----------
    document
        Any of the documents.
    paper
        The paper to print on; the usual one of this kind of document else.
    style
        The address of its style sheet (:func:`page_style`). Without one the page
        carries its style itself and needs no other file.
    script
        The address of a module for the page's "Print" button.
    """
    kind, stamp = kind_of(document), document.stamp
    known = words(stamp.language)
    inline = ""
    if not style:
        foot = foot_of(document)
        inline = page_style(kind, foot=foot, language=stamp.language, paper=paper)
    return (
        templates()
        .get_template(LAYOUTS[kind].template)
        .render(
            document=document,
            stamp=stamp,
            words=known,
            words_in=words,
            title=known[kind],
            inline=Markup(inline),  # noqa: S704
            style=style,
            script=script,
        )
    )
