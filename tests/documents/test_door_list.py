from __future__ import annotations

import pytest

from cityshare.cohort import Cohort
from cityshare.documents import door_list
from cityshare.documents.seat import initial_of
from cityshare.grouping.plan import Plan


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("Émile", "E"),
        ("łukasz", "Ł"),
        ("김민수", "ㄱ"),
        ("황보", "ㅎ"),
        ("さくら", "さ"),
        ("Ганболд", "Г"),
        ("王芳", ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_names_are_found_under_their_first_letter(name: str, initial: str) -> None:
    assert initial_of(name) == initial


def test_everybody_is_on_the_list_once(cohort: Cohort, plan: Plan) -> None:
    groups = door_list(cohort, plan).groups
    ids = [seat.participant for group in groups for seat in group.seats]
    assert sorted(ids) == sorted(person.id for person in cohort.participants)
    initials = [group.initial for group in groups if group.initial]
    assert len(initials) == len(set(initials))
    assert {"E", "H", "I", "O", "P"} <= set(initials)
