import pytest

from cityshare.errors import CityshareError, Place, Problem, raise_if_any


def test_problem_reads_as_one_line_with_code_place_rule_value_and_remedy():
    problem = Problem(
        "C210",
        Place("responses.csv", 12, "target"),
        2,
        {"beside": "current 4"},
    )

    assert str(problem) == (
        "C210 responses.csv, row 12, 'target': the target is below the current level."
        " A target is the level wanted in 12 months, at least the current one."
        " Got 2 with current 4. Correct the cell, or leave it empty."
    )


def test_problem_without_place_and_value_is_shorter():
    assert str(Problem("F101")) == (
        "F101: the file or folder does not exist."
        " Check the spelling and the folder you are in."
    ).replace("F101:", "F101")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place("a.csv"), "a.csv"),
        (Place("a.csv", 3), "a.csv, row 3"),
        (Place("cohort.yaml", column="start"), "cohort.yaml, 'start'"),
    ],
)
def test_place_is_said_in_words(place, words):
    assert str(place) == words


def test_error_carries_all_problems_one_a_line():
    problems = [Problem("F101"), Problem("C110", Place("participants.csv"))]

    error = CityshareError(problems)

    assert error.problems == tuple(problems)
    assert str(error).splitlines() == [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("codes", "exit_code"),
    [(["F101"], 2), (["F104"], 1), (["F104", "F101"], 2), (["F104", "F111"], 1)],
)
def test_exit_code_is_two_when_what_was_given_is_wrong(codes, exit_code):
    details = {"reason": "full", "n": 1, "line": 1}

    error = CityshareError(Problem(code, details=details) for code in codes)

    assert error.exit_code == exit_code


def test_warnings_alone_are_returned():
    warnings = (Problem("C107", Place("offers.csv")),)

    assert raise_if_any(warnings) == warnings


def test_an_error_among_warnings_raises_with_both():
    problems = [Problem("C107", Place("offers.csv")), Problem("C110")]

    with pytest.raises(CityshareError) as caught:
        raise_if_any(problems)

    assert [problem.code for problem in caught.value.problems] == ["C107", "C110"]
