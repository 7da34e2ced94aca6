import pytest

from cityshare.cohort import Consent, Delegation
from cityshare.workshop import Answer, Phase, Registration
from live_workshops import join, refused


def test_somebody_joins_with_a_new_delegation(opened):
    joined = opened.register(
        Registration(
            " Ana \x07 María\n ",
            new_delegation="São  Paulo",
            languages=("pt-br", "en", "en"),
            themes=("buildings", "energy"),
            consent=("workshop", "contact"),
            interface="ko",
            consent_version="1",
        )
    )

    person = opened.person_of(joined.token)
    assert person == opened.person(joined.person)
    assert person.name == "Ana María"
    assert person.id == "sao-paulo-1"
    assert person.languages == ("pt-BR", "en")
    assert person.themes == ("buildings", "energy")
    assert person.consent == {Consent.WORKSHOP, Consent.CONTACT}
    assert (person.interface, person.consent_version) == ("ko", "1")
    assert (person.source, person.away) == ("phone", False)
    assert opened.delegations == [Delegation("sao-paulo", "São Paulo")]
    assert [e.subject for e in opened.events_after(0)][-2:] == [
        {"delegation": "sao-paulo"},
        {"person": "sao-paulo-1"},
    ]


def test_the_same_city_is_not_made_twice(opened):
    join(opened, "A", "Aville")
    join(opened, "B", " AVILLE ")
    opened.register(Registration("C", delegation="aville"))

    assert [city.name for city in opened.delegations] == ["Aville"]
    assert [p.id for p in opened.people] == ["aville-1", "aville-2", "aville-3"]


def test_a_city_in_another_script_gets_an_id(opened):
    join(opened, "A", "서울")
    join(opened, "B", "北京")

    cities = [(city.id, city.name) for city in opened.delegations]
    assert cities == [("delegation", "서울"), ("delegation-2", "北京")]


def test_everything_wrong_is_told_at_once_with_its_field(opened):
    with refused("L307", "L308", "L311", "L309", "L310", "L309"):
        opened.register(
            Registration(
                " ", "nowhere", None, ("?",), ("none",), ("everything",), "not a tag"
            )
        )
    with refused("L305", "L307"):
        opened.register(Registration("x" * 1_000_000))

    assert opened.people == []
    assert opened.delegations == []


@pytest.mark.parametrize("phase", ["draft", "follow-up"])
def test_nobody_joins_before_and_after(opened, phase):
    person = join(opened)
    opened.db.checkpoint()
    with opened._change() as change:
        change.set(phase=phase)

    with refused("L202"):
        join(opened, "Late")
    with refused("L202"):
        opened.change_registration(person, Registration("B", delegation="aville"))


def test_late_arrivals_join_after_answers_are_closed(opened):
    opened.move_to(Phase.CLOSED)

    assert join(opened, "Late") == "aville-1"


def test_what_was_entered_can_be_changed(opened):
    joined = opened.register(Registration("A", new_delegation="Aville"))

    changed = opened.change_registration(
        joined.person, Registration("B", new_delegation="Bville", themes=("energy",))
    )

    assert opened.person_of(joined.token) == changed
    assert (changed.id, changed.name) == ("aville-1", "B")
    assert changed.delegation == "bville"
    assert changed.themes == ("energy",)


def test_a_link_opens_nothing_else(opened):
    joined = opened.register(Registration("A", new_delegation="Aville"))

    assert opened.person_of(joined.token[:-1]) is None
    assert opened.person_of("") is None
    assert opened.person_of("\ud800") is None


def test_a_new_link_makes_the_old_one_void(opened):
    old = opened.register(Registration("A", new_delegation="Aville"))

    new = opened.new_link(old.person)

    assert opened.person_of(old.token) is None
    assert opened.person_of(new.token).id == old.person
    with refused("L312"):
        opened.new_link("nobody-1")


def test_the_secret_is_not_kept(opened):
    joined = opened.register(Registration("A", new_delegation="Aville"))

    assert opened.person(joined.person) is not None
    assert joined.token not in repr(opened.people)


def test_counts_are_of_delegates(opened):
    a, b = join(opened, "A"), join(opened, "B", "Bville")
    for practice in opened.questionnaire.practices:
        opened.save_answer(a, Answer(practice.name))
    opened.save_answer(b, Answer("energy-1", 2))
    join(opened, "C", "Bville")

    counts = opened.counts()

    assert (counts.people, counts.started, counts.complete) == (3, 2, 1)
    assert counts.by_delegation == {"aville": (1, 1), "bville": (0, 2)}
