from cityshare.cohort import Role
from cityshare.errors import CATALOGUE
from cityshare.scoring import score
from factories import make_cohort
from small_cohorts import small_cohort


def codes(cohort):
    return [problem.code for problem in score(cohort).problems]


def remarks(cohort, code):
    return [str(p) for p in score(cohort).problems if p.code == code]


def test_all_remarks_are_warnings():
    assert all(entry.is_warning for key, entry in CATALOGUE.items() if key[0] == "S")


def test_ordinary_answers_raise_no_remark():
    assert codes(small_cohort({"a1": ["2>3 #1", "4"], "b1": ["1", "5 yes"]})) == []


def test_six_answers_at_one_level_are_a_remark():
    assert codes(small_cohort({"a1": ["2"] * 6})) == ["S101"]
    assert codes(small_cohort({"a1": ["2"] * 5})) == []
    assert codes(small_cohort({"a1": [*["2"] * 6, "3"]})) == []
    assert codes(small_cohort({"a1": [*["2"] * 6, ""]})) == ["S101"]


def test_three_answers_all_at_the_top_are_a_remark():
    assert codes(small_cohort({"a1": ["5"] * 3})) == ["S102"]
    assert codes(small_cohort({"a1": ["5"] * 2})) == []
    assert codes(small_cohort({"a1": ["5"] * 8})) == ["S102"]


def test_a_delegation_without_answers_is_named_once():
    cohort = small_cohort({"a1": "", "a2": "", "b1": "2"})

    assert codes(cohort) == ["S103"]
    assert remarks(cohort, "S103")[0].startswith(
        "S103 responses.csv: nobody from A has answered."
    )


def test_an_agreed_level_stands_for_the_answers_of_a_delegation():
    assert codes(small_cohort({"a1": ""}, agreed={"a": ["2"]})) == ["S105"]


def test_a_delegation_of_experts_need_not_answer():
    cohort = small_cohort(
        {"x1": ""}, roles={"x1": Role.RESOURCE}, practices={"x1": ("energy-1",)}
    )

    assert codes(cohort) == []


def test_a_spread_of_two_is_told_with_its_practices():
    cohort = small_cohort({"a1": ["1", "2", "1"], "a2": ["3", "2", "4"]})

    assert codes(cohort) == ["S104"]
    assert (
        "members of A differ by two levels or more on: Energy 1, Energy 3."
        in (remarks(cohort, "S104")[0])
    )


def test_an_agreed_level_settles_a_spread():
    cohort = small_cohort({"a1": "1", "a2": "3"}, agreed={"a": ["2"]})

    assert codes(cohort) == []


def test_someone_without_answers_is_told():
    cohort = small_cohort({"a1": "2", "a2": ""})

    assert codes(cohort) == ["S105"]
    assert "Person a2 (a2) has not answered." in remarks(cohort, "S105")[0]


def test_a_priority_without_a_step_is_told():
    cohort = small_cohort({"a1": ["2 #1", "2>3 #2", "2>2 #3"]})

    assert codes(cohort) == ["S106"]
    assert "without a step to take: Energy 1, Energy 3." in remarks(cohort, "S106")[0]


def test_an_agreed_level_far_from_all_members_is_told():
    people = {"a1": ["1", "3", ""], "a2": ["2", "", "1"]}
    cohort = small_cohort(people, agreed={"a": ["4", "4", "4"]})

    assert codes(cohort) == ["S107"]
    assert "near: Energy 1, Energy 3." in remarks(cohort, "S107")[0]


def test_answers_of_an_observer_are_told():
    cohort = small_cohort({"a1": "2", "a2": "3"}, roles={"a2": Role.OBSERVER})

    assert codes(cohort) == ["S108"]


def test_an_expert_who_names_nothing_is_told():
    cohort = small_cohort({"a1": "2", "x1": ""}, roles={"x1": Role.HOST})

    assert codes(cohort) == ["S109"]
    assert "Person x1 (x1) is here as host" in remarks(cohort, "S109")[0]


def test_braces_in_a_name_do_no_harm():
    cohort = small_cohort({"a1": ["2"] * 6})
    person = cohort.participants[0]
    object.__setattr__(person, "name", "{n} {person}")

    assert "{n} {person} (a1)" in remarks(cohort, "S101")[0]


def test_the_made_up_cohort_has_its_three_oddities():
    found = codes(make_cohort(24, seed=3))

    assert {"S102", "S103", "S104"} <= set(found)
