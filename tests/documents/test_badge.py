from __future__ import annotations

from dataclasses import replace

import pytest

from cityshare.cohort import Card, CardKind, Cohort
from cityshare.documents import Badge, badges, html_page
from cityshare.documents.badge import PerSheet
from cityshare.grouping.plan import Plan
from documents.pages import read_page
from documents.plans import with_consent
from factories import make_cohort

OFFERER, ASKER, SILENT = "city-01-1", "city-02-1", "city-03-1"


def with_cards() -> Cohort:
    """Give three people an offer and a request; one of them has consented."""
    cohort = with_consent(make_cohort(14, n_delegations=5), ASKER)
    practice = cohort.practices[0]
    cards = [
        card
        for id_ in (OFFERER, ASKER, SILENT)
        for card in (
            Card(id_, CardKind.OFFER, text="Our bus\nlanes"),
            Card(id_, CardKind.REQUEST, practice, text="Who has done it?"),
            Card(id_, CardKind.CHALLENGE, text="No money"),
        )
    ]
    return replace(cohort, cards=tuple(cards))


def badge_of(cohort: Cohort, id_: str) -> Badge:
    [found] = [b for b in badges(cohort).badges if b.seat.participant == id_]
    return found


def test_offers_stand_on_every_badge_and_asks_only_by_consent() -> None:
    cohort = with_cards()
    label = cohort.questionnaire.practices[0].label.read()

    assert badge_of(cohort, ASKER).asks == (label,)
    assert badge_of(cohort, OFFERER).asks == ()
    for id_ in (OFFERER, ASKER, SILENT):
        assert badge_of(cohort, id_).offers == ("Our bus lanes",)


def test_answers_challenges_and_contact_leave_no_trace() -> None:
    cohort = with_cards()
    people = tuple(
        replace(person, email="mark@example.org", position="MARK", rank=1)
        for person in cohort.participants
    )
    marked = replace(cohort, participants=people)
    bare = replace(
        cohort,
        responses=(),
        cards=tuple(c for c in cohort.cards if c.kind is not CardKind.CHALLENGE),
    )

    assert html_page(badges(marked)) == html_page(badges(bare))


def test_a_table_stands_there_only_with_a_plan(cohort: Cohort, plan: Plan) -> None:
    tables = {id_: table.id[1:] for table in plan.tables for id_ in table.seated}

    found = {
        b.seat.participant: b.seat.number for b in badges(cohort, plan=plan).badges
    }
    assert set(found) == {person.id for person in cohort.participants}
    assert {id_: found[id_] for id_ in tables} == tables
    assert not [b for b in badges(cohort).badges if b.seat.number]


@pytest.mark.parametrize("per_sheet", [8, 10])
def test_a_sheet_has_whole_badges(per_sheet: PerSheet) -> None:
    found = badges(make_cohort(26), per_sheet=per_sheet)

    page = read_page(html_page(found))
    sheets = page.all("section", "badge-sheet")
    counts = [len(sheet.all("article", "badge")) for sheet in sheets]
    assert counts == ([8, 8, 8, 2] if per_sheet == 8 else [10, 10, 6])


def test_long_names_have_smaller_letters(cohort: Cohort) -> None:
    names = (
        "Ana Silva",
        "Maria Gonzalez Ruiz",
        "A name of thirty letters or so",
        "x" * 60,
    )
    sizes = []
    for name in names:
        people = (replace(cohort.participants[0], name=name, name_local=""),)
        [badge] = badges(replace(cohort, participants=people, cards=())).badges
        sizes.append(badge.name_size)

    assert sizes == ["large", "middle", "small", "tiny"]
