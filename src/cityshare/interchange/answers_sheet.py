"""The sheet of a template with one row for each practice."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from cityshare.interchange.form import ANSWERS_MARK, HEADER_MARK
from cityshare.interchange.paper import Paper, row_height
from cityshare.questionnaire import Practice, Questionnaire

TITLE, GUIDE, HEADER, FIRST = 1, 2, 3, 4
INPUTS = ("current", "target", "priority", "share", "note")
TEXT_WIDTHS = (10.5, 13.5, 16.0)
LEVELS_WIDTH = 77.5
INPUT_WIDTHS = {
    "current": 7.0,
    "target": 8.5,
    "priority": 8.0,
    "share": 9.0,
    "note": 13.0,
}


class _Columns:
    """Where the columns of the sheet stand, and how wide they are."""

    def __init__(self, n_levels: int) -> None:
        level = LEVELS_WIDTH / n_levels
        wide = {
            "theme": TEXT_WIDTHS[0],
            "practice": TEXT_WIDTHS[1],
            "hint": TEXT_WIDTHS[2],
            **{f"level_{n}": level for n in range(1, n_levels + 1)},
            **INPUT_WIDTHS,
        }
        self.at = {key: column for column, key in enumerate(wide, start=1)}
        self.widths = {self.at[key]: width for key, width in wide.items()}
        self.last = len(wide)


def write_answers(paper: Paper, questionnaire: Questionnaire) -> None:
    """Write the sheet "Answers"."""
    page = paper.sheet("answers", ANSWERS_MARK)
    columns = _Columns(questionnaire.scale.n_levels)
    for column, width in columns.widths.items():
        page.set_column(column, column, width)
    _head(paper, page, columns, questionnaire)
    row = FIRST
    for theme in questionnaire.themes:
        label = theme.label.read(paper.form.language)
        for practice in theme.practices:
            _practice(paper, page, row, label, practice, columns)
            row += 1
    _checks(paper, page, columns, row - 1)
    page.freeze_panes(FIRST, columns.at["hint"])
    page.repeat_rows(HEADER)
    page.print_area(TITLE, 1, row - 1, columns.last)


def _head(
    paper: Paper, page: Any, columns: _Columns, questionnaire: Questionnaire
) -> None:
    language = paper.form.language
    for key, column in columns.at.items():
        page.write_string(0, column, key)
    title = questionnaire.title.read(language)
    page.write_string(TITLE, 1, title, paper.formats["title"])
    page.set_row(TITLE, 28)
    guide = paper.words["guide.answers"]
    page.merge_range(GUIDE, 1, GUIDE, columns.last, guide, paper.formats["guide"])
    page.set_row(GUIDE, row_height({1: guide}, {1: sum(columns.widths.values())}, 11))
    scale = questionnaire.scale.levels
    texts = {
        columns.at[key]: paper.words[f"column.{key}"]
        for key in ("theme", "practice", "hint", *INPUTS)
    }
    for n, level in enumerate(scale, start=1):
        label = paper.words["column.level"].format(n=n, label=level.read(language))
        texts[columns.at[f"level_{n}"]] = label
    page.write_string(HEADER, 0, HEADER_MARK)
    page.set_row(HEADER, row_height(texts, columns.widths, 10))
    for column, text in texts.items():
        page.write_string(HEADER, column, text, paper.formats["head"])


def _practice(
    paper: Paper,
    page: Any,
    row: int,
    theme: str,
    practice: Practice,
    columns: _Columns,
) -> None:
    language, at = paper.form.language, columns.at
    texts = {
        at["theme"]: theme,
        at["practice"]: practice.label.read(language),
        at["hint"]: practice.hint.read(language) if practice.hint else "",
    }
    for n, level in enumerate(practice.levels, start=1):
        texts[at[f"level_{n}"]] = level.read(language)
    page.write_string(row, 0, practice.name)
    for column, text in texts.items():
        bold = column == at["practice"]
        page.write_string(
            row, column, text, paper.formats["strong" if bold else "cell"]
        )
    for key in INPUTS:
        look = "input" if key in {"share", "note"} else "number"
        page.write_blank(row, at[key], None, paper.formats[look])
    paper.choose(page, row, at["share"], "answer")
    page.set_row(row, max(30, row_height(texts, columns.widths, 10)))


def _checks(paper: Paper, page: Any, columns: _Columns, last: int) -> None:
    """Offer the numbers, and colour what cannot be."""
    at, n_levels = columns.at, paper.form.n_levels
    current, target, priority = (at[key] for key in INPUTS[:3])
    levels = [str(n) for n in range(1, n_levels + 1)]
    stop = paper.words["stop.level"].format(n=n_levels)
    paper.allow(page, (FIRST, current, last, target), levels, stop)
    three = ["1", "2", "3"]
    area = (FIRST, priority, last, priority)
    paper.allow(page, area, three, paper.words["stop.priority"])
    now = xl_rowcol_to_cell(FIRST, current, col_abs=True)
    then = xl_rowcol_to_cell(FIRST, target, col_abs=True)
    wrong = paper.formats["wrong"]
    below = f'=AND({now}<>"",{then}<>"",{then}<{now})'
    page.conditional_format(
        FIRST,
        target,
        last,
        target,
        {"type": "formula", "criteria": below, "format": wrong},
    )
    page.conditional_format(*area, {"type": "duplicate", "format": wrong})
