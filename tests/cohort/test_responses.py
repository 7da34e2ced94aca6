import pytest

from cityshare.cohort import Response, read_cohort

HEADER = "participant,practice,current,target,priority,share,note\n"


def test_rows_become_responses(folder):
    assert read_cohort(folder.path).responses == (
        Response("suwon-1", "energy-1", 2, 4, 1),
        Response("suwon-1", "energy-2", 4, None, None, True, "Our heat network"),
        Response("suwon-2", "energy-1", 3, 3, None, False),
    )


def test_a_row_without_any_level_is_an_answer_that_is_not_known(folder):
    folder.write(
        "responses.csv", HEADER + "suwon-1,energy-1,,,,,\nsuwon-2,energy-1,4.0,,,,\n"
    )

    assert read_cohort(folder.path).responses == (
        Response("suwon-1", "energy-1"),
        Response("suwon-2", "energy-1", 4),
    )


@pytest.mark.parametrize(
    ("cells", "code", "column", "got"),
    [
        ("nobody,energy-2,3,,,,", "C206", "participant", "nobody"),
        (",energy-2,3,,,,", "C203", "participant", None),
        ("suwon-2,energy,3,,,,", "C204", "practice", "energy"),
        ("suwon-2,,3,,,,", "C203", "practice", None),
        ("suwon-2,energy-2,6,,,,", "C209", "current", "6"),
        ("suwon-2,energy-2,3,3.5,,,", "C209", "target", "3.5"),
        ("suwon-2,energy-2,4,2,,,", "C210", "target", 2),
        ("suwon-2,energy-2,3,,4,,", "C211", "priority", "4"),
        ("suwon-2,energy-2,3,,high,,", "C211", "priority", "high"),
        ("suwon-2,energy-1,3,,,,", "C212", "practice", "energy-1"),
        ("suwon-1,buildings-1,3,4,1,,", "C213", "priority", 1),
        ("suwon-2,energy-2,3,,,perhaps,", "C214", "share", "perhaps"),
    ],
)
def test_a_wrong_cell_is_told(folder, cells, code, column, got):
    text = (folder.path / "responses.csv").read_text("utf-8")
    folder.write("responses.csv", text + cells + "\n")

    assert folder.refusals() == [(code, f"responses.csv, row 5, '{column}'", got)]


def test_a_target_below_the_current_level_shows_both(folder):
    folder.change("responses.csv", "energy-1,2,4", "energy-1,4,2")

    (problem,) = folder.problems()

    assert str(problem) == (
        "C210 responses.csv, row 2, 'target': the target is below the current level."
        " A target is the level wanted in 12 months, at least the current one."
        " Got 2 with current 4. Correct the cell, or leave it empty."
    )


def test_a_repeated_answer_names_the_first_row(folder):
    folder.write(
        "responses.csv",
        HEADER + 2 * "suwon-1,energy-1,2,4,1,,\n" + "suwon-2,energy-1,,,,,\n",
    )

    repeated, ranked = folder.problems()

    assert (repeated.code, repeated.details) == ("C212", {"first": 2})
    assert (ranked.code, ranked.details) == ("C213", {"first": 2})


def test_every_problem_of_every_row_is_told(folder):
    folder.write(
        "responses.csv",
        HEADER
        + 'suwon-1,energy-1,0,4,1,,"two\nlines"\n'
        + "\n"
        + "suwon-9,energie-1,2,1,9,si,\n",
    )

    assert folder.refusals() == [
        ("C209", "responses.csv, row 2, 'current'", "0"),
        ("C210", "responses.csv, row 4, 'target'", 1),
        ("C206", "responses.csv, row 4, 'participant'", "suwon-9"),
        ("C204", "responses.csv, row 4, 'practice'", "energie-1"),
        ("C211", "responses.csv, row 4, 'priority'", "9"),
        ("C214", "responses.csv, row 4, 'share'", "si"),
        ("C303", "participants.csv, row 3, 'id'", None),
    ]
