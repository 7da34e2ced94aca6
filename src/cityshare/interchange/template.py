"""The Excel template in which somebody answers at home."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from cityshare.cohort import Delegation, ThemeLayout
from cityshare.errors import CityshareError, Place, Problem
from cityshare.interchange.about_sheet import write_about
from cityshare.interchange.answers_sheet import write_answers
from cityshare.interchange.cards_sheet import write_cards
from cityshare.interchange.form import Form
from cityshare.interchange.paper import CREATED, Paper, open_book
from cityshare.interchange.words import words
from cityshare.questionnaire import Questionnaire

FOOTER_LETTERS = 200


def write_template(
    questionnaire: Questionnaire,
    path: Path | str,
    *,
    language: str = "en",
    delegations: Sequence[Delegation] = (),
    layout: ThemeLayout | None = None,
) -> Path:
    """Write an Excel workbook to answer a questionnaire in.

    Parameters
    ----------
    questionnaire
        What is asked.
    path
        The ``.xlsx`` file to write; its folder is made where it is missing.
    language
        The language of the questions and of all other words. Where the template
        has no words in it, those are English.
    delegations
        Cities and organisations to choose from; without them the name is typed.
    layout
        The themes to wish for; the questionnaire's own where ``None``.

    Returns
    -------
    Path
        The file written. Two runs write equal bytes.

    Raises
    ------
    CityshareError
        ``F104`` if the file cannot be written.
    """
    form = Form.of(
        questionnaire, language=language, delegations=delegations, layout=layout
    )
    path = Path(path)
    content = _template_bytes(questionnaire, form)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        problem = Problem("F104", Place(str(path)), None, details)
        raise CityshareError([problem]) from error
    return path


def _template_bytes(questionnaire: Questionnaire, form: Form) -> bytes:
    out = BytesIO()
    language = form.language
    title = questionnaire.title.read(language)
    footer = words(language)["footer"].format(
        title=title,
        version=questionnaire.version,
        source=questionnaire.source.read(language),
        licence=questionnaire.licence,
    )
    with open_book(out) as book:
        book.set_properties({"title": title[:255], "created": CREATED})
        paper = Paper(book, form, footer.replace("&", "&&")[:FOOTER_LETTERS])
        write_about(paper, title)
        write_answers(paper, questionnaire)
        write_cards(paper)
        paper.lists()
    return out.getvalue()
