from dataclasses import replace

from cityshare.cohort import read_cohort
from cityshare.questionnaire import shipped_cohort
from cityshare.workshop import Exchange, Phase, Workshop
from factories import make_questionnaire
from live_workshops import grouped, join, refused


def test_groups_are_a_draft_until_they_are_published(database, clock):
    workshop = grouped(database, clock)

    (version,) = workshop.plans()
    assert (version.number, version.state) == (1, "draft")
    assert version.made_at == clock.now
    assert version.plan.has_tables
    assert workshop.my_table("a1") is None
    workshop.publish(1)
    (version,) = workshop.plans()
    assert version.state == "published"
    assert workshop.my_table("a1") is not None
    workshop.move_to(Phase.CLOSED)
    assert workshop.my_table("a1") is None


def test_another_version_takes_the_place_of_the_one_before(database, clock):
    workshop = grouped(database, clock)
    workshop.publish(1)
    workshop.make_groups(seed=1, seconds=5)
    workshop.publish(2)

    assert [v.state for v in workshop.plans()] == ["draft", "published"]
    assert workshop.my_table("a1").version == 2
    workshop.publish(1)
    assert workshop.my_table("a1").version == 1


def test_my_table_names_whom_to_ask_and_counts_who_did_not_agree(database, clock):
    workshop = grouped(database, clock)
    workshop.publish(1)
    plan = workshop.plans()[0].plan

    tables = {f"{c}1": workshop.my_table(f"{c}1") for c in "abcdefghijkl"}

    for person, table in tables.items():
        seated = plan.table_of(person)
        assert table.table == seated.id
        assert table.members == tuple(f"Person {id_}" for id_ in seated.seated)
    learners = [t for t in plan.ties if t.same_table and t.learner == "b1"]
    assert tables["b1"].can_learn == (
        Exchange("energy-1", tuple(f"Person {t.sharer}" for t in learners)),
    )
    sharers = {t.sharer for t in plan.ties if t.same_table}
    for person in sharers:
        for exchange in tables[person].can_share:
            assert exchange.names == ()
            assert exchange.others > 0


def test_learners_are_named_where_they_agreed(sqlite):
    cohort = read_cohort(shipped_cohort("seoul-2016"))
    shy = tuple(replace(p, consent=frozenset()) for p in cohort.participants)
    open_named = 0
    for people in (cohort.participants, shy):
        workshop, _ = Workshop.create(sqlite, replace(cohort, participants=people))
        workshop.move_to(Phase.OPEN)
        workshop.make_groups(seconds=5)
        workshop.publish(1)
        shares = [
            exchange
            for person in people
            if (table := workshop.my_table(person.id)) is not None
            for exchange in table.can_share
        ]
        named = sum(len(exchange.names) for exchange in shares)
        counted = sum(exchange.others for exchange in shares)
        open_named = open_named or named
    assert open_named > 0
    assert named == 0
    assert counted > 0


def test_who_is_away_gets_no_seat(database, clock):
    workshop = grouped(database, clock)
    workshop.set_away("a1", away=True)

    workshop.make_groups(seconds=5)
    workshop.publish(2)

    assert workshop.my_table("a1") is None
    assert workshop.my_table("b1") is not None
    workshop.set_away("a1", away=False)
    assert not workshop.person("a1").away


def test_sessions_have_plans_of_their_own(sqlite, clock):
    folder = shipped_cohort("seoul-2016")
    workshop, _ = Workshop.create(sqlite, folder, clock=clock)
    workshop.move_to(Phase.OPEN)
    for number, session in enumerate(("discussion", "exchange"), 1):
        workshop.make_groups(session=session, seconds=5)
        workshop.publish(number)

    assert [v.state for v in workshop.plans()] == ["published", "published"]
    assert workshop.my_table("beijing-1").session == "exchange"
    first = workshop.my_table("beijing-1", session="discussion")
    assert first.session == "discussion"
    assert workshop.my_table("beijing-1", session="none") is None
    with refused("R102"):
        workshop.make_groups(session="none")


def test_groups_need_people_and_an_open_workshop(sqlite):
    workshop, _ = Workshop.create(sqlite, make_questionnaire())

    with refused("L209"):
        workshop.make_groups()
    workshop.move_to(Phase.OPEN)
    with refused("L208"):
        workshop.make_groups()


def test_a_plan_that_seats_nobody_cannot_be_published(database, clock):
    workshop = grouped(database, clock)
    (version,) = workshop.plans()
    empty = version.plan.model_copy(update={"status": "infeasible", "tables": ()})

    recorded = workshop.record_plan(empty, note="by hand")

    assert workshop.plans()[1] == recorded
    with refused("L207"):
        workshop.publish(2)
    with refused("L206"):
        workshop.publish(3)
    workshop.move_to(Phase.DRAFT)
    with refused("L209"):
        workshop.publish(1)


def test_groups_may_be_made_while_answers_come_in(database, clock):
    workshop = grouped(database, clock)
    workshop.move_to(Phase.OPEN)
    join(workshop, "Late", "Aville")

    workshop.make_groups(seconds=5)

    assert workshop.phase is Phase.OPEN
    assert workshop.plans()[-1].plan.table_of("aville-13") is not None
