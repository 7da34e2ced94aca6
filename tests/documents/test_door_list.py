from __future__ import annotations

from dataclasses import replace

from cityshare.cohort import Cohort
from cityshare.documents import door_list
from cityshare.grouping.plan import Plan
from documents.plans import make_plan, make_profiles, with_names
from factories import make_cohort


def test_everybody_is_on_the_list_once(cohort: Cohort, plan: Plan) -> None:
    groups = door_list(cohort, plan).groups
    ids = [seat.participant for group in groups for seat in group.seats]
    assert sorted(ids) == sorted(person.id for person in cohort.participants)
    initials = [group.initial for group in groups if group.initial]
    assert len(initials) == len(set(initials))
    assert {"E", "H", "I", "O", "P"} <= set(initials)


def test_the_list_is_sorted_in_the_language_of_the_document() -> None:
    made = make_cohort(4, n_delegations=4, languages=2)
    names = (("Ha Jun", "하준"), ("Bo", ""), ("Wang", "王"), ("Ga In", "가인"))
    cohort = with_names(made, names)
    korean = tuple(
        replace(p, languages=("zh" if p.name == "Wang" else "ko",))
        for p in cohort.participants
    )
    cohort = replace(cohort, participants=korean)
    plan = make_plan(cohort, make_profiles(cohort), n_tables=1)

    def listed(language: str) -> list[tuple[str, list[str]]]:
        groups = door_list(cohort, plan, language=language).groups
        return [(g.initial, [seat.name for seat in g.seats]) for g in groups]

    assert listed("ko") == [
        ("B", ["Bo"]),
        ("W", ["Wang"]),
        ("ㄱ", ["가인"]),
        ("ㅎ", ["하준"]),
    ]
    assert listed("zh-Hans")[3] == ("W", ["王"])
    assert listed("en")[1] == ("G", ["Ga In"])
