import pytest

from cityshare.cohort import read_cohort
from cityshare.errors import CityshareError
from cityshare.questionnaire import shipped_cohorts


def test_a_folder_and_its_header_are_the_same_cohort(folder):
    cohort = read_cohort(folder.path)

    assert read_cohort(str(folder.path)) == cohort
    assert read_cohort(folder.path / "cohort.yaml") == cohort
    assert cohort.problems == ()


@pytest.mark.parametrize("path", shipped_cohorts().values(), ids=shipped_cohorts())
def test_every_sample_cohort_loads(path):
    cohort = read_cohort(path)

    assert cohort.id == path.name
    assert cohort.source.documents
    assert all(
        person.email.endswith("@example.org")
        for person in cohort.participants
        if person.email
    )


def test_a_path_that_does_not_exist(tmp_path):
    with pytest.raises(CityshareError) as caught:
        read_cohort(tmp_path / "no")

    assert [(p.code, p.got) for p in caught.value.problems] == [
        ("F101", str(tmp_path / "no"))
    ]


@pytest.mark.parametrize("name", ["", "notes.txt", "responses.csv"])
def test_what_is_no_cohort(tmp_path, name):
    if name:
        (tmp_path / name).write_text("id,name\n", encoding="utf-8")

    with pytest.raises(CityshareError) as caught:
        read_cohort(tmp_path / name)

    assert [(p.code, p.got) for p in caught.value.problems] == [
        ("F107", str(tmp_path / name))
    ]


def test_problems_of_all_files_come_at_once(folder):
    folder.change("cohort.yaml", "end: 2026-05-05", "end: 2026-05-01")
    folder.change("delegations.csv", "670000", "few")
    folder.change("participants.csv", "Director,1", "Director,top")
    folder.change("responses.csv", "energy-1,2,4", "energy-1,4,2")
    folder.change("agreed.csv", "suwon,", "seoul,")
    folder.change("offers.csv", "request", "wish")

    with pytest.raises(CityshareError) as caught:
        read_cohort(folder.path)

    files = [problem.place.file for problem in caught.value.problems]
    assert list(dict.fromkeys(files)) == [
        "cohort.yaml",
        "delegations.csv",
        "participants.csv",
        "responses.csv",
        "agreed.csv",
        "offers.csv",
    ]
    assert caught.value.exit_code == 2


def test_warnings_are_kept_beside_errors_and_on_the_cohort(folder):
    folder.write("offers.csv", "")
    assert [problem.code for problem in read_cohort(folder.path).problems] == ["C107"]

    folder.change("agreed.csv", "suwon,", "seoul,")
    assert [code for code, _, _ in folder.refusals()] == ["C207", "C107"]


def test_korean_windows_files_are_read_with_a_warning(folder):
    path = folder.path / "participants.csv"
    path.write_bytes(path.read_text("utf-8").encode("cp949"))

    cohort = read_cohort(folder.path)

    assert [(p.code, p.place.file) for p in cohort.problems] == [
        ("F112", "participants.csv")
    ]
    assert cohort.participant("suwon-1").name_local == "김하나"


def test_a_table_as_excel_saves_it_in_europe(folder):
    path = folder.path / "responses.csv"
    text = path.read_text("utf-8").replace(",", ";").replace("\n", "\r\n")
    expected = read_cohort(folder.path)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert read_cohort(folder.path) == expected


def test_unicode_text_as_excel_saves_it(folder):
    path = folder.path / "responses.csv"
    text = path.read_text("utf-8").replace(",", "\t").replace("\n", "\r\n")
    expected = read_cohort(folder.path)
    path.write_bytes(text.encode("utf-16"))

    assert read_cohort(folder.path) == expected


def test_no_row_is_lost(folder):
    rows = "".join(f"busan-{n},P,,suwon,,,,en,,,,\n" for n in range(50))
    folder.write(
        "participants.csv", (folder.path / "participants.csv").read_text("utf-8") + rows
    )

    assert len(read_cohort(folder.path).participants) == 53
