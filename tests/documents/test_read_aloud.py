from __future__ import annotations

from dataclasses import replace

import pytest

from cityshare.documents import read_aloud, roster_by_table
from documents.plans import make_plan, make_profiles, with_names
from factories import make_cohort

NAMES = (("Ana", ""), ("Bo", ""), ("Cai", ""), ("Dolgor", ""))


def spoken(language: str, **options: object) -> list[str]:
    cohort = make_cohort(4, n_delegations=4, hosts=0, observers=1, interpreters=1)
    cohort = with_names(cohort, NAMES)
    plan = make_plan(cohort, make_profiles(cohort), n_tables=2, rooms=("Hall A",))
    first, second = plan.tables
    bare = second.model_copy(update={"room": "", **options})
    plan = plan.model_copy(update={"tables": (first, bare)})
    text = read_aloud(roster_by_table(cohort, plan, language=language))
    assert text.endswith("\n")
    return text.splitlines()


def test_each_table_is_one_sentence() -> None:
    stamp, gap, first, second, _, last = spoken("en")
    assert stamp.startswith("A made-up workshop · Groups")
    assert gap == ""
    assert first == (
        "Table 1, in Hall A, on Energy: Ana from City 01 and Cai from City 03; "
        "Interpreter 1 will interpret, in English."
    )
    assert second == (
        "Table 2, on Buildings: Bo from City 02 and Dolgor from City 04; "
        "you all speak English."
    )
    assert last == "Not at a table: Observer 1 (second row, at any table)."


def test_a_table_without_a_common_language_says_nothing_about_it() -> None:
    assert spoken("en", languages=())[3] == (
        "Table 2, on Buildings: Bo from City 02 and Dolgor from City 04."
    )
    moved = spoken("en", languages=(), interpreters=("interpreter-1",))
    assert moved[3].endswith("; Interpreter 1 will interpret.")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "ko",
            "2번 테이블, 주제 Buildings (한국어): City 02의 Bo 님, "
            "City 04의 Dolgor 님; 모두가 쓰는 언어는 영어.",
        ),
        (
            "ja",
            "2番テーブル、テーマ「Buildings」、City 02のBoさん、"
            "City 04のDolgorさん、全員が話せる言語は英語です。",
        ),
    ],
)
def test_sentences_follow_the_language(language: str, sentence: str) -> None:
    assert spoken(language)[3] == sentence


def test_a_room_of_several_languages_lists_them() -> None:
    line = spoken("en", languages=("en", "ko", "ja"))[3]
    assert line.endswith("; you all speak English, Korean and Japanese.")


def test_nobody_left_over_means_no_last_sentence() -> None:
    cohort = make_cohort(4, n_delegations=4)
    plan = make_plan(cohort, make_profiles(cohort), n_tables=1)
    roster = roster_by_table(replace(cohort, cards=()), plan)
    assert len(read_aloud(roster).splitlines()) == 3
