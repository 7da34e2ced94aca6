from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from cityshare.cohort import AgreedLevel, CardKind
from cityshare.exchange import ActionPlan, Outcome
from cityshare.scoring import score
from cityshare.store import action_plans, outcomes
from cityshare.store.outcomes import OutcomeRow
from cityshare.workshop import (
    Answer,
    Facilitators,
    Offer,
    Phase,
    Registration,
    Retention,
    Workshop,
)
from cityshare.workshop.retention import remove_due_names
from live_workshops import grouped, join, refused

SECRETS = ("Quetzalcoatl", "Tezcatlipoca", "quetzal@feathers.mx", "윤슬가람")


def bytes_of(database):
    """Return what lies on the disk; a server writes it when it is told to."""
    if database.is_sqlite:
        file = Path(database.url.removeprefix("sqlite:///"))
        return b"".join(p.read_bytes() for p in file.parent.glob(f"{file.name}*"))
    with database.read() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = Path(connection.scalar(text("SHOW data_directory")))
        id_ = "SELECT oid FROM pg_database WHERE datname = current_database()"
        number = connection.scalar(text(id_))
    if not folder.is_dir():
        pytest.skip("the files of this server are on another machine")
    files = folder.joinpath("base", str(number)).iterdir()
    return b"".join(file.read_bytes() for file in files)


def left_in(database):
    on_disk = bytes_of(database)
    return [secret for secret in SECRETS if secret.encode() in on_disk]


@pytest.fixture
def full(database, clock):
    """A published workshop in which names stand wherever they can."""
    workshop = grouped(database, clock)
    workshop.publish(1)
    workshop.move_to(Phase.OPEN)
    token = workshop.register(
        Registration(
            "Quetzalcoatl Lima", new_delegation="Tollan", consent=("workshop",),
            languages=("es",), interface="ko",
        )
    )  # fmt: skip
    other = workshop.register(Registration("윤슬가람", delegation="a"))
    practice = "energy-1"
    note = "Ask QUETZALCOATL lima, or Lima, or 윤슬가람은: quetzal@feathers.mx"
    workshop.save_answer("b1", Answer(practice, 2, note=note))
    workshop.save_answer(token.person, Answer(practice, 4, target=5))
    card = Offer(CardKind.OFFER, practice, text="Quetzalcoatl shows our depot")
    workshop.save_offer(token.person, card)
    workshop.agree(AgreedLevel("a", practice, 3))
    outcome = Outcome.model_validate(
        {
            "learnt": ["Start small, says Quetzalcoatl"],
            "commitments": [{"who": "a1", "what": "a visit", "whom": "Tezcatlipoca"}],
            "assets": [{"kind": "contact", "text": "Tezcatlipoca, the old depot"}],
        }
    )
    goals = ActionPlan.model_validate(
        {"goals": [{"practice": practice, "owner": "Tezcatlipoca", "help_by": "b"}]}
    )
    Facilitators.of(workshop).add("Tezcatlipoca")
    with workshop._change() as change:
        row = OutcomeRow(None, "T1", outcome, 1)
        outcomes.set_outcome(change.connection, change.id, row, saved_at=change.now)
        action_plans.set_action_plan(
            change.connection, change.id, "a", goals, revision=1, saved_at=change.now
        )
    return workshop, token, other


def test_names_go_and_levels_stay(full, database):
    workshop, token, other = full
    before = workshop.cohort()
    assert len(left_in(database)) == len(SECRETS)

    Retention.of(workshop).remove_names()

    after = workshop.cohort()
    assert left_in(database) == []
    assert [p.id for p in after.participants] == [p.id for p in before.participants]
    assert after.participants[11].name == "Participant 12"
    assert [p.languages for p in workshop.people] == [
        p.languages for p in before.participants
    ]
    assert (after.delegations, after.agreed) == (before.delegations, before.agreed)
    assert (score(after).needs == score(before).needs).all()
    assert workshop.person_of(token.token) is workshop.person_of(other.token) is None
    person = workshop.person(token.person)
    assert (person.email, person.consent, person.interface) == ("", set(), "en")
    called = [each.name for each in Facilitators.of(workshop).everybody()]
    assert called == ["", "Facilitator 2"]
    workshop.publish(1)
    table = workshop.my_table("a1")
    assert table.members
    assert all(name.startswith("Participant ") for name in table.members)
    with workshop._view() as view:
        at = (view.connection, view.id)
        (row,) = outcomes.outcomes_of(*at)
        ((plan, _),) = action_plans.action_plans_of(*at).values()
    promise, kept = row.outcome.commitments[0], row.outcome.assets[0]
    assert (promise.who, promise.whom, promise.what) == ("a1", "(removed)", "a visit")
    assert kept.text == "(removed)"
    assert (plan.goals[0].owner, plan.goals[0].help_by) == ("(removed)", "b")
    notes = [r.note for r in after.responses if r.note]
    assert notes == ["Ask Participant 13, or (removed), or Participant 14은: (removed)"]
    assert after.cards[0].text == "(removed) shows our depot"


def test_the_day_comes_once_and_again_only_for_new_names(database, clock):
    workshop, _ = Workshop.create(database, "green-growth", clock=clock)
    retention = Retention.of(workshop)
    assert retention.names_until == retention.proposed == date(2026, 10, 31)
    workshop.move_to(Phase.OPEN)
    join(workshop, "Ana Lima")

    clock.wait(days=179)
    assert remove_due_names(database, clock=clock) == []
    clock.wait(days=1)
    assert remove_due_names(database, clock=clock) == [workshop.id]
    assert [p.name for p in workshop.people] == ["Participant 1"]
    workshop.move_to(Phase.CLOSED)
    assert remove_due_names(database, clock=clock) == []

    join(workshop, "Bo Silva")
    assert remove_due_names(database, clock=clock) == [workshop.id]
    assert [p.name for p in workshop.people] == ["Participant 1", "Participant 2"]


def test_the_facilitator_sets_the_day_or_none(opened, clock):
    retention = Retention.of(opened)
    retention.keep_names_until(date(2027, 1, 2))
    assert retention.names_until == date(2027, 1, 2)

    for day in (clock().date(), date(2020, 1, 1), date(2126, 1, 1)):
        with refused("L375"):
            retention.keep_names_until(day)

    retention.keep_names_until(None)
    clock.now = datetime(2100, 1, 1, tzinfo=UTC)
    assert retention.names_until is None
    assert remove_due_names(opened.db, clock=clock) == []


def test_erasing_leaves_no_name_in_the_files_of_either_database(full, database):
    workshop, token, other = full

    workshop.erase(token.person)
    workshop.erase(other.person)

    left = left_in(database)
    assert "윤슬가람" not in left
    notes = [a.note for a in workshop.answers_of("b1").values()]
    assert notes == ["Ask (removed), or Lima, or (removed)은: quetzal@feathers.mx", ""]
