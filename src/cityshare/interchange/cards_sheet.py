"""The sheet of a template for offers, requests and challenges."""

from __future__ import annotations

from typing import Any

from cityshare.interchange.form import CARDS_MARK, HEADER_MARK, Choice
from cityshare.interchange.paper import Paper, row_height

TITLE, GUIDE, HEADER, FIRST = 1, 2, 3, 4
N_CARDS = 12
WIDTHS = {"kind": 24.0, "practice": 34.0, "to": 28.0, "text": 70.0}
LISTS: dict[str, Choice] = {"kind": "card", "practice": "practice", "to": "delegation"}


def write_cards(paper: Paper) -> None:
    """Write the sheet "Offers and requests"."""
    page = paper.sheet("cards", CARDS_MARK)
    guide = paper.words["guide.cards"]
    page.write_string(TITLE, 1, paper.words["sheet.cards"], paper.formats["title"])
    page.set_row(TITLE, 28)
    page.merge_range(GUIDE, 1, GUIDE, len(WIDTHS), guide, paper.formats["guide"])
    page.set_row(GUIDE, row_height({1: guide}, {1: sum(WIDTHS.values())}, 11))
    page.write_string(HEADER, 0, HEADER_MARK)
    for column, (key, width) in enumerate(WIDTHS.items(), start=1):
        page.set_column(column, column, width)
        page.write_string(0, column, key)
        label = paper.words[f"column.{key}"]
        page.write_string(HEADER, column, label, paper.formats["head"])
        _inputs(paper, page, column, key)
    page.freeze_panes(FIRST, 0)
    page.repeat_rows(HEADER)
    page.fit_to_pages(1, 1)


def _inputs(paper: Paper, page: Any, column: int, key: str) -> None:
    for row in range(FIRST, FIRST + N_CARDS):
        page.set_row(row, 32)
        page.write_blank(row, column, None, paper.formats["input"])
        if key in LISTS:
            paper.choose(page, row, column, LISTS[key])
