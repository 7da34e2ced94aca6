"""Two entries of one person become one, in everything that names them."""

import pytest

from cityshare.advice import Change
from cityshare.cohort import CardKind
from cityshare.exchange import ActionPlan, CardState, Outcome
from cityshare.store import steps
from cityshare.workshop import (
    ActionPlans,
    Offer,
    PaperDesk,
    PlanBoard,
    Registration,
    TableTalk,
    Wall,
)
from live_workshops import grouped


@pytest.fixture
def two(database, clock):
    """A published workshop; b1, who sits at a table, has registered once more."""
    workshop = grouped(database, clock)
    workshop.publish(1)
    before = workshop.person("b1")
    again = workshop.register(
        Registration(before.name, delegation=before.delegation, languages=("ko",))
    )
    return workshop, again


def merge(workshop, keep, other):
    PaperDesk.of(workshop).merge(keep, other)


def test_everything_the_hour_left_names_the_one_who_stays(two):
    workshop, again = two
    name = workshop.person("b1").name
    talk, table = TableTalk.of(workshop), workshop.my_table("b1").table
    seat = talk.my_talk("b1")
    others = [m.id for m in seat.members if m.id != "b1"]
    roles = type(seat.roles)(chair=others[0], reporter="b1", first_case="b1")
    talk.set_roles(seat.session, table, roles)
    told = Outcome.model_validate(
        {
            "learnt": [f"{name} began with one street"],
            "commitments": [{"who": "b1", "what": "the lanes", "whom": others[0]}],
            "assets": [{"kind": "contact", "text": f"Ask {name}", "who": "b1"}],
        }
    )
    talk.save_outcome("b1", told, revision=0)
    goals = {"practice": "energy-1", "owner": "b1", "first_step": f"{name} writes"}
    plan = ActionPlan.model_validate({"goals": [goals]})
    ActionPlans.of(workshop).save("b1", plan, revision=0)

    merge(workshop, again.person, "b1")

    keep = again.person
    assert workshop.my_table(keep).table == table
    after = talk.my_talk(keep)
    assert (after.roles.reporter, after.roles.first_case) == (keep, keep)
    assert after.roles.chair == others[0]
    assert after.is_reporter
    promise, asset = after.outcome.commitments[0], after.outcome.assets[0]
    assert (promise.who, promise.whom) == (keep, others[0])
    assert (asset.who, asset.text) == (keep, f"Ask {name}")
    assert after.outcome.learnt == (f"{name} began with one street",)
    kept, _ = ActionPlans.of(workshop).of_delegation("b")
    assert (kept.goals[0].owner, kept.goals[0].first_step) == (keep, f"{name} writes")
    assert workshop.person_of(again.token).id == keep


def test_claims_and_cards_pass_on_and_none_is_there_twice(two):
    workshop, again = two
    wall = Wall.of(workshop)
    ask = Offer(CardKind.REQUEST, "energy-1", text="Who has lanes?")
    card = workshop.save_offer("a1", ask)
    shared = workshop.save_offer("c1", ask)
    own = workshop.save_offer("b1", ask)
    for offer in (card, shared):
        wall.claim("b1", offer.id)
    wall.claim(again.person, shared.id)
    wall.settle("b1", card.id, CardState.MET)

    merge(workshop, again.person, "b1")

    found = {each.card.id: each for each in wall.cards()}
    claims = [(c.person, c.state) for c in found[card.id].claims]
    assert claims == [(again.person, CardState.MET)]
    assert [c.person for c in found[shared.id].claims] == [again.person]
    assert found[own.id].person == again.person


def test_locks_and_steps_of_a_draft_pass_on_and_can_be_taken_back(two):
    workshop, again = two
    board = PlanBoard.of(workshop)
    draft = board.draft_of(1).number
    here = board.state(draft).plan.table_of("b1").id
    there = next(t.id for t in board.state(draft).plan.tables if t.id != here)
    board.change(draft, Change.move("b1", there), step=0)
    board.lock(draft, ["b1", "a1"], locked=True)

    merge(workshop, again.person, "b1")

    state = board.state(draft)
    assert state.plan.table_of(again.person).id == there
    assert set(state.locked) == {again.person, "a1"}
    with workshop._view() as view:
        (step,) = steps.steps_of(view.connection, view.id, draft)
    assert [moved.person for moved in step.moves] == [again.person]
    board.lock(draft, [again.person], locked=False)
    board.undo(draft, step=1)
    assert board.state(draft).plan.table_of(again.person).id == here


def test_a_part_at_a_table_where_the_one_who_stays_does_not_sit_is_free(two):
    workshop, _ = two
    talk = TableTalk.of(workshop)
    elsewhere = next(
        p.id
        for p in workshop.people
        if (seat := workshop.my_table(p.id))
        and seat.table != workshop.my_table("b1").table
    )
    table = talk.my_talk("b1")
    others = [m.id for m in table.members if m.id != "b1"]
    roles = type(table.roles)(chair=others[0], reporter="b1")
    talk.set_roles(table.session, table.table, roles)
    desk = PaperDesk.of(workshop)
    open_ = desk.conflicts(elsewhere, "b1")

    desk.merge(
        elsewhere, "b1", take=dict.fromkeys(open_.practices, "keep"), priorities="keep"
    )

    left = talk.my_talk(others[0]).roles
    assert left.chair == others[0]
    assert left.reporter != elsewhere
