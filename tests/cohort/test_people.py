import pytest

from cityshare.cohort import Delegation, Participant

SUWON = Delegation(
    "suwon", "Suwon", "KR", "Gyeonggi", "Capital area", 1190000, {"climate": "mild"}
)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("id", "suwon"),
        ("name", "Suwon"),
        ("subregion", "Capital area"),
        ("population", "1190000"),
        ("climate", "mild"),
        ("governance", ""),
    ],
)
def test_columns_of_a_delegation_are_texts(column, text):
    assert SUWON.column(column) == text


def test_an_unknown_population_is_empty():
    assert Delegation("jeju", "Jeju").column("population") == ""


@pytest.mark.parametrize(
    ("local", "shown"),
    [("", "Kim Hana"), ("김하나", "Kim Hana (김하나)"), ("Kim Hana", "Kim Hana")],
)
def test_the_local_spelling_stands_in_brackets(local, shown):
    assert Participant("a", "Kim Hana", "suwon", name_local=local).full_name == shown
