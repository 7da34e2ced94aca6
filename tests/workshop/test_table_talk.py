from datetime import date

import pytest

from cityshare.errors import CityshareError
from cityshare.exchange import (
    Commitment,
    KnowledgeAsset,
    Outcome,
    TableRoles,
)
from cityshare.workshop import Phase, TableTalk, Workshop
from live_workshops import grouped, join, refused

LEARNT = Outcome(learnt=("Start small.",))


@pytest.fixture
def talk(sqlite, clock):
    """Two published tables of six."""
    workshop = grouped(sqlite, clock)
    workshop.publish(1)
    return TableTalk.of(workshop)


def members_of(talk, person):
    return [seated.id for seated in talk.my_talk(person).members]


def test_every_table_has_roles_of_its_own_people(talk):
    roles = talk.roles()

    assert set(roles) == {"T1", "T2"}
    for table, given in roles.items():
        people = {given.chair, given.reporter, given.first_case}
        assert len(people) == 3
        assert {talk.my_talk(who).table for who in people} == {table}
    assert [found.roles for found in talk.outcomes()] == list(roles.values())
    assert talk.roles("no such session") == {}
    assert talk.outcomes("no such session") == ()


def test_my_talk_names_the_table(talk):
    mine = talk.my_talk("a1")

    assert ("a1", "Person a1") in mine.members
    assert len(mine.members) == 6
    assert mine.roles == talk.roles()[mine.table]
    assert (mine.outcome, mine.revision, mine.is_reporter) == (Outcome(), 0, True)
    assert talk.my_talk("nobody") is None
    talk.move_to(Phase.GROUPED)
    assert talk.my_talk("a1") is None


def test_what_was_set_goes_before_the_proposal(talk):
    first, second, *_ = members_of(talk, "a1")
    table = talk.my_talk("a1").table
    proposed = talk.roles()[table]

    talk.set_roles(None, table, TableRoles(chair=first, reporter=second))

    given = talk.roles()[table]
    assert (given.chair, given.reporter) == (first, second)
    assert given.first_case in {proposed.first_case, ""} - {first, second}
    assert talk.my_talk(second).is_reporter
    assert not talk.my_talk(first).is_reporter
    with refused("L334"):
        talk.save_outcome(first, LEARNT, 0)
    assert talk.save_outcome(second, LEARNT, 0) == 1


def test_roles_are_given_only_at_the_table(talk):
    table = talk.my_talk("a1").table
    other = next(p for p in talk.roles() if p != table)

    with refused("L335", "L335"):
        talk.set_roles(None, other, TableRoles("a1", "nobody"))
    with refused("L336"):
        talk.set_roles(None, "T9", TableRoles())
    with refused("L336"):
        talk.set_roles("no such session", table, TableRoles())


def test_two_screens_do_not_overwrite_each_other(talk):
    one, other, *_ = members_of(talk, "a1")

    assert talk.save_outcome(one, LEARNT, 0) == 1
    assert talk.save_outcome(one, LEARNT, 0) == 1
    with pytest.raises(CityshareError) as caught:
        talk.save_outcome(other, Outcome(unanswered=("Rain?",)), 0)
    assert talk.save_outcome(other, Outcome(unanswered=("Rain?",)), 1) == 2

    (problem,) = caught.value.problems
    assert (problem.code, problem.details) == ("L331", {"revision": 1})
    (found,) = [found for found in talk.outcomes() if found.revision]
    assert (found.table, found.revision) == (talk.my_talk(one).table, 2)
    assert found.outcome.unanswered == ("Rain?",)
    kinds = [event.kind for event in talk.events_after(0)]
    assert kinds.count("outcome") == 2


def test_who_may_write_and_when(talk):
    workshop = Workshop.of(talk)
    late = join(workshop, "Late")
    with refused("L332"):
        talk.save_outcome(late, LEARNT, 0)
    with refused("L312"):
        talk.save_outcome("nobody", LEARNT, 0)
    talk.move_to(Phase.GROUPED)
    with refused("L333"):
        talk.save_outcome("a1", LEARNT, 0)
    talk.move_to(Phase.PUBLISHED)
    talk.move_to(Phase.FOLLOW_UP)
    assert talk.save_outcome("a1", LEARNT, 0) == 1


def test_an_erased_person_leaves_roles_and_outcomes(talk):
    table = talk.my_talk("a1").table
    other = next(id_ for id_ in members_of(talk, "a1") if id_ != "a1")
    talk.set_roles(None, table, TableRoles("a1", "a1", "a1"))
    promise = Commitment(
        who="a1", what="Person a1 shows it", whom=other, by=date(2026, 6, 1),
        practice="energy-1",
    )  # fmt: skip
    story = KnowledgeAsset(kind="story", text="x" * 989 + " Person a1", who="Person a1")
    talk.save_outcome("a1", Outcome(commitments=(promise,), assets=(story,)), 0)

    Workshop.of(talk).erase("a1")

    mine = talk.my_talk(other)
    assert "a1" not in {mine.roles.chair, mine.roles.reporter, mine.roles.first_case}
    assert mine.is_reporter
    assert mine.revision == 1
    (left,) = mine.outcome.commitments
    assert (left.who, left.what) == ("(removed)", "(removed) shows it")
    assert (left.whom, left.by, left.practice) == (other, promise.by, "energy-1")
    (asset,) = mine.outcome.assets
    assert (asset.who, len(asset.text)) == ("(removed)", 999)


def test_a_person_named_like_a_choice_spoils_nothing(talk):
    joker = join(Workshop.of(talk), "story")
    kept = Outcome(assets=(KnowledgeAsset(kind="story", text="A winter"),))
    talk.save_outcome("a1", kept, 0)

    Workshop.of(talk).erase(joker)

    assert talk.my_talk("a1").outcome == kept
