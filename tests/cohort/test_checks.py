from cityshare.cohort.names import enumerated


def test_delegations_without_people_are_told_in_one_warning(folder):
    text = (folder.path / "delegations.csv").read_text("utf-8")
    folder.write("delegations.csv", text + "busan,Busan,KR,,,,\ndaegu,Daegu,KR,,,,\n")

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == ("C301", "delegations.csv, 'id'")
    assert problem.details == {"names": "busan, daegu"}
    assert problem.is_warning


def test_a_single_one_is_told_with_its_row(folder):
    folder.change("participants.csv", "1,ko,buildings", "1,,buildings")

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == (
        "C302",
        "participants.csv, row 3, 'languages'",
    )
    assert problem.details == {"names": "suwon-2"}


def test_facilitators_need_no_languages(folder):
    folder.change(
        "participants.csv", "host,Officer,,ko;en,,energy-1", "facilitator,,,,,"
    )

    assert folder.found() == []


def test_delegates_without_answers_are_told_and_hosts_are_not(folder):
    folder.change("responses.csv", "suwon-2,energy-1,3,3,,no,\n", "")

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == (
        "C303",
        "participants.csv, row 3, 'id'",
    )


def test_many_names_are_cut():
    assert (
        enumerated([str(n) for n in range(12)])
        == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more"
    )
