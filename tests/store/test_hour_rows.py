from datetime import UTC, date, datetime

import pytest

from cityshare.cohort import CardKind
from cityshare.exchange import (
    ActionPlan,
    CardState,
    Commitment,
    Goal,
    Outcome,
    TableRoles,
)
from cityshare.store import (
    Offer,
    action_plans,
    claims,
    offers,
    outcomes,
    people,
    table_roles,
)
from cityshare.store.claims import ClaimRow
from cityshare.store.outcomes import OutcomeRow
from cityshare.workshop import Workshop
from small_cohorts import small_cohort

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def at(database):
    """A workshop of two people, and another that nothing may change."""
    cohort = small_cohort({"a1": "5 yes", "b1": "2>4 #1"})
    Workshop.create(database, cohort)
    workshop, _ = Workshop.create(database, cohort)
    with database.write() as connection:
        yield connection, workshop.id


def test_cards_and_claims_live_and_go_together(at):
    card = offers.add_offer(*at, "a1", Offer(CardKind.REQUEST, text="Water?"))
    other = offers.add_offer(*at, "b1", Offer(CardKind.OFFER, text="Maps"))
    first = ClaimRow(card.id, "b1", CardState.MATCHED)
    claims.add_claim(*at, first, at=NOW)
    claims.add_claim(*at, ClaimRow(other.id, "a1", CardState.MATCHED), at=NOW)
    offers.set_card_state(*at, card.id, CardState.MET)
    offers.set_ask_at(*at, card.id, "At the lecture")
    claims.set_claim_state(*at, ClaimRow(card.id, "b1", CardState.MET))

    posted, _ = offers.posted_offers(*at)
    assert (posted.person, posted.offer) == ("a1", card)
    assert (posted.state, posted.ask_at) == (CardState.MET, "At the lecture")
    assert offers.posted_offers(*at, other.id)[0].state is CardState.OPEN
    assert claims.claims_of(*at, card.id) == [ClaimRow(card.id, "b1", CardState.MET)]
    assert claims.remove_claim(*at, card.id, "b1")
    assert not claims.remove_claim(*at, card.id, "b1")
    claims.add_claim(*at, first, at=NOW)
    offers.remove_offer(*at, "a1", card.id)
    assert [row.offer for row in claims.claims_of(*at)] == [other.id]
    people.remove_person(*at, "a1")
    assert claims.claims_of(*at) == []


def test_roles_are_of_a_session_and_forget_a_person(at):
    roles = TableRoles("a1", "b1", "a1")
    table_roles.set_roles(*at, None, "T1", TableRoles("b1"))
    table_roles.set_roles(*at, None, "T1", roles)
    table_roles.set_roles(*at, "s2", "T1", TableRoles(reporter="b1"))

    assert table_roles.roles_of(*at, None) == {"T1": roles}
    table_roles.remove_from_roles(*at, "a1")
    assert table_roles.roles_of(*at, None) == {"T1": TableRoles(reporter="b1")}
    assert table_roles.roles_of(*at, "s2") == {"T1": TableRoles(reporter="b1")}


def test_outcomes_replace_each_other(at):
    promise = Commitment(who="a1", what="배수", by=date(2026, 6, 1))
    row = OutcomeRow(None, "T1", Outcome(commitments=(promise,)), 1)
    later = OutcomeRow("s2", "T1", Outcome(learnt=("x",)), 2)
    for kept in (OutcomeRow(None, "T1", Outcome(), 0), row, later):
        outcomes.set_outcome(*at, kept, saved_at=NOW)

    assert outcomes.outcomes_of(*at) == [row, later]
    outcomes.replace_outcome(*at, OutcomeRow("s2", "T1", Outcome(), 9))
    assert outcomes.outcomes_of(*at) == [row, OutcomeRow("s2", "T1", Outcome(), 2)]


def test_action_plans_replace_each_other(at):
    goal = Goal(practice="energy-1", first_step_by=date(2026, 6, 1))
    plan = ActionPlan(goals=(goal,))
    for revision, given in enumerate((ActionPlan(), plan), start=1):
        action_plans.set_action_plan(*at, "a", given, revision=revision, saved_at=NOW)

    assert action_plans.action_plans_of(*at) == {"a": (plan, 2)}
    action_plans.replace_action_plan(*at, "a", ActionPlan())
    assert action_plans.action_plans_of(*at) == {"a": (ActionPlan(), 2)}
