import pytest

from cityshare.cohort import Consent, Participant, Role, read_cohort


def test_a_row_becomes_a_participant(folder):
    one, two, host = read_cohort(folder.path).participants

    assert one == Participant(
        id="suwon-1",
        name="Kim Hana",
        name_local="김하나",
        delegation="suwon",
        role=Role.DELEGATE,
        position="Officer",
        rank=2,
        languages=("ko", "en"),
        themes=("energy", "buildings"),
        consent=frozenset({Consent.WORKSHOP}),
    )
    assert two.role is Role.DELEGATE
    assert (host.role, host.practices) == (Role.HOST, ("energy-1",))
    assert host.consent == {Consent.WORKSHOP, Consent.CONTACT}


@pytest.mark.parametrize(
    ("old", "new", "code", "column", "got"),
    [
        ("suwon-2,Lee", "Suwon 2,Lee", "C201", "id", "Suwon 2"),
        ("suwon-2,Lee", "suwon-1,Lee", "C202", "id", "suwon-1"),
        ("Lee Duri", "", "C203", "name", None),
        ("suwon,,Director", "suvon,,Director", "C207", "delegation", "suvon"),
        ("suwon,,Director", ",,Director", "C203", "delegation", None),
        ("suwon,,Director", "suwon,boss,Director", "C208", "role", "boss"),
        ("Director,1", "Director,first", "C218", "rank", "first"),
        ("1,ko,build", "1,korean,build", "C216", "languages", "korean"),
        ("ko,buildings,", "ko,building,", "C205", "themes", "building"),
        ("ko,buildings,", "ko,buildings;buildings,", "C219", "themes", "buildings"),
    ],
)
def test_a_wrong_cell_is_told(folder, old, new, code, column, got):
    folder.change("participants.csv", old, new)
    folder.write("responses.csv", "participant,practice,current,target,priority\n")

    first, *others = folder.refusals()

    assert first == (code, f"participants.csv, row 3, '{column}'", got)
    assert {code for code, _, _ in others} == {"C303"}


def test_an_unknown_name_comes_with_the_nearest_known_one(folder):
    folder.change("participants.csv", "ko,buildings,", "ko,bilding,")
    folder.change("participants.csv", "suwon,,Director", "suvon,,Director")
    folder.change("participants.csv", "jeju,host", "jeju,hots")
    folder.change("participants.csv", "workshop;contact", "workshop;contacts")

    delegation, theme, role, _, consent, _ = folder.problems()

    assert (delegation.code, theme.code) == ("C207", "C205")
    assert "Did you mean 'suwon'?" in delegation.text
    assert "Did you mean 'buildings'?" in theme.text
    assert (role.code, consent.code) == ("C208", "C208")
    assert "Did you mean 'host'?" in role.text
    assert "Possible are workshop, network, contact." in consent.text


def test_a_host_knows_at_most_three_practices(folder):
    listed = "energy-1;energy-2;buildings-1;buildings-2"
    folder.change("participants.csv", "en,,energy-1,", f"en,,{listed},")

    assert folder.refusals() == [
        ("C215", "participants.csv, row 4, 'practices'", listed)
    ]


def test_a_host_knows_practices_of_the_questionnaire(folder):
    folder.change("participants.csv", "en,,energy-1,", "en,,energy-9,")

    assert folder.refusals() == [
        ("C204", "participants.csv, row 4, 'practices'", "energy-9")
    ]


def test_practices_of_a_delegate_are_kept_with_a_warning(folder):
    folder.change("participants.csv", "ko,buildings,,", "ko,buildings,energy-2,")

    assert folder.found() == [
        ("C305", "participants.csv, row 3, 'practices'", "energy-2")
    ]
    assert read_cohort(folder.path).participant("suwon-2").practices == ("energy-2",)


def test_a_name_like_a_formula_is_kept(folder):
    folder.change("participants.csv", "이두리", "@duri")

    assert folder.found() == [
        ("C304", "participants.csv, row 3, 'name_local'", "@duri")
    ]


def test_a_cohort_has_participants(folder):
    folder.write("participants.csv", "id,name,delegation\n")
    for name in ("responses.csv", "offers.csv"):
        folder.remove(name)

    assert folder.refusals() == [
        ("C110", "participants.csv", None),
        ("C301", "delegations.csv, 'id'", None),
        ("C108", "responses.csv", None),
    ]
