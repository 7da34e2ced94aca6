import pytest

from cityshare.questionnaire import load_questionnaire
from cityshare.store import open_database
from cityshare.workshop import Phase, Workshop
from factories import make_questionnaire
from live_workshops import grouped, join, refused
from samples import sample


def test_a_workshop_is_made_from_a_questionnaire(database):
    workshop, passcode = Workshop.create(database, "green-growth", title="May")

    assert workshop.title == "May"
    assert workshop.phase is Phase.DRAFT
    assert workshop.questionnaire == load_questionnaire("green-growth")
    assert workshop.layout.names
    assert workshop.delegations == []
    assert workshop.check_passcode(passcode)
    assert workshop.check_passcode(f" {passcode.lower().replace('-', ' ')} ")
    assert not workshop.check_passcode(passcode[:-1])
    assert not workshop.check_passcode("")
    assert [event.kind for event in workshop.events_after(0)] == ["created"]


def test_a_workshop_is_made_from_a_cohort_folder(sqlite):
    workshop, _ = Workshop.create(sqlite, sample("seoul-2016"))

    assert workshop.title.startswith("Low-carbon and sustainable development week")
    assert workshop.title_in("ko") == "중국 도시 저탄소·지속가능발전 연수, 서울 2016"
    assert workshop.title_in("mn") == workshop.title
    assert [city.id for city in workshop.delegations][:2] == ["beijing", "chengdu"]
    assert {person.source for person in workshop.people} == {"folder"}


def test_what_is_not_there_is_told(sqlite):
    with refused("Q207"):
        Workshop.create(sqlite, "no-such-questionnaire")
    with refused("F101"):
        Workshop.create(sqlite, "no/such/cohort.yaml")
    with pytest.raises(KeyError, match="none"):
        Workshop.load(sqlite, "none")
    assert Workshop.latest(sqlite) is None


def test_a_workshop_is_found_by_its_code_however_it_is_typed(opened, clock):
    code = opened.join_code
    typed = f" {code[:3].lower()}-{code[3:]} ".replace("0", "o").replace("1", "l")

    assert Workshop.find(opened.db, typed, clock=clock) == opened
    assert Workshop.find(opened.db, "", clock=clock) is None
    assert Workshop.load(opened.db, opened.id, clock=clock) == opened
    assert Workshop.latest(opened.db, clock=clock) == opened


def test_a_code_expires_and_can_be_renewed(opened, clock):
    old = opened.join_code
    clock.wait(days=7)

    assert Workshop.find(opened.db, old, clock=clock) is None
    new = opened.renew_join_code()
    assert Workshop.find(opened.db, old, clock=clock) is None
    assert Workshop.find(opened.db, new, clock=clock) == opened


def test_opening_again_renews_the_code_that_expired(opened, clock):
    opened.move_to(Phase.CLOSED)
    clock.wait(days=8)

    opened.move_to(Phase.OPEN)

    assert Workshop.find(opened.db, opened.join_code, clock=clock) == opened


def test_each_phase_follows_the_one_before(database, clock):
    workshop = grouped(database, clock)
    assert workshop.phase is Phase.GROUPED

    with refused("L205"):
        workshop.move_to(Phase.PUBLISHED)
    with refused("L203"):
        workshop.move_to(Phase.FOLLOW_UP)
    workshop.publish(1)
    assert workshop.phase is Phase.PUBLISHED
    workshop.move_to(Phase.FOLLOW_UP)
    workshop.move_to(Phase.GROUPED)
    workshop.move_to(Phase.PUBLISHED)
    workshop.move_to(Phase.PUBLISHED)
    workshop.move_to(Phase.DRAFT)

    phases = [e.subject["phase"] for e in workshop.events_after(0) if e.kind == "phase"]
    assert phases == [
        "open", "closed", "grouped", "published", "follow-up", "grouped",
        "published", "draft",
    ]  # fmt: skip


def test_without_groups_no_phase_after_closed(opened):
    opened.move_to(Phase.CLOSED)

    with refused("L204"):
        opened.move_to(Phase.GROUPED)
    with refused("L203"):
        opened.move_to(Phase.PUBLISHED)


def test_several_workshops_share_a_database(sqlite, clock):
    first, passcode = Workshop.create(sqlite, make_questionnaire(), clock=clock)
    clock.wait(minutes=1)
    second, _ = Workshop.create(sqlite, make_questionnaire(), clock=clock)
    for workshop in (first, second):
        workshop.move_to(Phase.OPEN)
    a, b = join(first, "First"), join(second, "Second")

    assert a == b == "aville-1"
    assert [person.name for person in first.people] == ["First"]
    assert not second.check_passcode(passcode)
    assert Workshop.latest(sqlite, clock=clock) == second
    second.erase(b)
    assert [person.name for person in first.people] == ["First"]


def test_a_workshop_is_there_after_a_restart(tmp_path):
    database = open_database(tmp_path / "live.sqlite")
    workshop, passcode = Workshop.create(database, "green-growth")
    workshop.move_to(Phase.OPEN)
    person = join(workshop)
    database.close()

    database = open_database(tmp_path / "live.sqlite")
    again = Workshop.latest(database)

    assert again is not None
    assert (again.id, again.phase) == (workshop.id, Phase.OPEN)
    assert again.check_passcode(passcode)
    assert again.person(person) is not None
    database.close()
