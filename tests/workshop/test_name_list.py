import pytest

from cityshare.cohort import CardKind
from cityshare.workshop import NameList, Offer, PaperDesk, Phase, Workshop
from live_workshops import join, refused
from samples import sample


@pytest.fixture
def names(sqlite, clock):
    workshop, _ = Workshop.create(sqlite, sample("seoul-2016"), clock=clock)
    workshop.move_to(Phase.OPEN)
    return NameList.of(workshop)


def test_a_name_is_chosen_once_and_can_be_given_back(names):
    workshop = Workshop.of(names)
    listed = names.free("guangzhou")
    first = listed[0].id

    joined = names.choose(first)

    assert workshop.person_of(joined.token).id == first
    assert names.free("guangzhou") == listed[1:]
    assert [person.id for person in names.chosen()] == [first]
    assert workshop.events_after(0)[-1].subject == {"person": first}
    with refused("L365"):
        names.choose(first)
    names.release(first)
    assert workshop.person_of(joined.token) is None
    assert names.free("guangzhou") == listed
    assert names.chosen() == []


def test_only_people_of_the_list_can_be_chosen(names):
    workshop = Workshop.of(names)
    new = join(workshop, "Somebody")
    workshop.new_link(names.all_free()[0].id)

    assert new not in [person.id for person in names.all_free()]
    with refused("L365"):
        names.choose(new)
    with refused("L312"):
        names.choose("nobody")
    with refused("L312"):
        names.release("nobody")
    workshop.move_to(Phase.DRAFT)
    with refused("L202"):
        names.choose(names.all_free()[0].id)


def test_a_double_of_a_listed_person_is_merged_in(names):
    workshop = Workshop.of(names)
    listed = names.all_free()[0]
    joined = names.choose(listed.id)
    city = next(c.name for c in workshop.delegations if c.id == listed.delegation)
    double = join(workshop, listed.name, city)
    desk = PaperDesk.of(workshop)

    (pair,) = desk.alike(double)
    desk.merge(pair.first.id, double)

    assert workshop.person(double) is None
    assert workshop.person_of(joined.token).name == listed.name


def test_a_name_with_answers_or_cards_is_opened_by_its_link_only(names):
    workshop = Workshop.of(names)
    answered = next(p.id for p in names.with_answers() if p.delegation == "beijing")
    posted = names.free("guangzhou")[0].id
    workshop.save_offer(posted, Offer(CardKind.REQUEST, text="A depot"))

    for person in (answered, posted):
        assert person not in [one.id for one in names.all_free()]
        with refused("L366"):
            names.choose(person)
    assert workshop.person_of(workshop.new_link(answered).token).id == answered
    assert answered not in [one.id for one in names.with_answers()]
    names.release(answered)
    assert answered in [one.id for one in names.with_answers()]
