import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.cohort import CardKind, Consent
from cityshare.errors import CityshareError
from cityshare.store import open_database
from cityshare.workshop import (
    Answer,
    Offer,
    PaperDesk,
    PaperForm,
    Phase,
    Registration,
    Workshop,
)
from cityshare.workshop.alike import likeness
from cityshare.workshop.merged_answers import conflicts_of, merged_answers
from factories import make_questionnaire
from live_workshops import grouped, join, refused

PRACTICES = ["energy-1", "energy-2", "buildings-1", "buildings-2"]
LEVEL = st.one_of(st.none(), st.integers(1, 3))


def form(name="Ana Park", city="Aville", *, answers=(), cards=(), **more):
    return PaperForm(
        Registration(name, new_delegation=city, **more), tuple(answers), tuple(cards)
    )


@pytest.fixture
def desk(opened):
    return PaperDesk.of(opened)


@pytest.fixture
def here(sqlite, clock):
    """A desk on SQLite alone: for what no database does differently."""
    workshop, _ = Workshop.create(sqlite, make_questionnaire(2, 2), clock=clock)
    workshop.move_to(Phase.OPEN)
    return PaperDesk.of(workshop)


def test_a_whole_form_is_kept_at_once(opened, desk):
    answers = (Answer("energy-1", 2, 4, rank=1), Answer("energy-2", None))
    cards = (Offer(CardKind.REQUEST, "energy-1", text="A pilot"),)
    opened.move_to(Phase.CLOSED)

    person = desk.enter(
        form("  Ana  Park ", languages=("ko",), answers=answers, cards=cards)
    )

    assert (person.name, person.id, person.source) == ("Ana Park", "aville-1", "paper")
    assert opened.person(person.id) == person
    assert list(opened.answers_of(person.id).values()) == [
        Answer("energy-1", 2, 4, priority=True, rank=1, revision=1),
        Answer("energy-2", None, revision=1),
    ]
    assert [card.text for card in opened.offers_of(person.id)] == ["A pilot"]
    kinds = [event.kind for event in opened.events_after(0)]
    assert kinds[-5:] == ["delegation", "person", "answer", "answer", "offer"]
    assert join(opened, "B") == "aville-2"


def test_everything_wrong_is_told_at_once_by_its_field(here):
    wrong = form(
        "",
        "",
        themes=("none",),
        answers=[
            Answer("energy-1", 9, rank=1),
            Answer("energy-2", 3, 2, rank=1),
        ],
        cards=[Offer(CardKind.OFFER, text="Ours"), Offer(CardKind.OFFER)],
    )
    before = Workshop.of(here).last_event

    with pytest.raises(CityshareError) as caught:
        here.enter(wrong)

    told = [(p.code, p.place.column) for p in caught.value.problems]
    assert told == [
        ("L307", "name"),
        ("L307", "new_delegation"),
        ("L310", "themes"),
        ("L302", "current.energy-1"),
        ("L303", "target.energy-2"),
        ("L313", "rank.energy-2"),
        ("L307", "text.2"),
    ]
    assert here.problems(wrong) == caught.value.problems
    assert Workshop.of(here).people == []
    assert Workshop.of(here).last_event == before


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.GROUPED])
def test_paper_is_taken_while_open_and_closed(sqlite, clock, phase):
    workshop = grouped(sqlite, clock)
    workshop.move_to(phase)

    with refused("L361"):
        PaperDesk.of(workshop).enter(form())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana María Park", "PARK, ana maria"),
        ("Kim Minjun", "Kim Min-jun"),
        ("Kim Minjun", "Kim Minjung"),
        ("王伟强", "王伟强"),
    ],
)
def test_alike_names_of_one_city_are_found(here, one, other):
    first = join(Workshop.of(here), one)
    second = here.enter(form(other, "AVILLE")).id
    here.enter(form(other, "Elsewhere"))
    here.enter(form("Somebody Quite Different"))

    (pair,) = here.alike()

    assert (pair.first.id, pair.second.id) == (first, second)
    assert here.alike(second) == [pair]
    assert here.alike("elsewhere-3") == []


def test_a_city_typed_with_a_slip_is_seen_through(here):
    join(Workshop.of(here), "Ana Park", "Guangzhou")
    here.enter(form("Ana Park", "Guanzhou"))

    assert [pair.likeness for pair in here.alike()] == [1.0]


def test_likeness_is_symmetric_and_tells_short_names_apart():
    assert likeness("王伟", "王芳") < 0.8
    assert likeness("Lee Jiwoo", "Lee Jihu") == likeness("Lee Jihu", "Lee Jiwoo")


def test_merging_takes_over_what_only_one_has(opened, desk):
    phone = opened.register(
        Registration("Ana", new_delegation="Aville", consent=("workshop", "network"),
                     consent_version="1")
    )  # fmt: skip
    opened.save_answer(phone.person, Answer("energy-1", 2, note="Ours"))
    opened.save_answer(phone.person, Answer("energy-2", 3, 4, rank=1))
    paper = desk.enter(
        form(
            "Ana P.",
            languages=("ko",),
            themes=("energy",),
            consent=("network",),
            consent_version="1",
            answers=[Answer("energy-1", 2, 5, share=True), Answer("buildings-1", 1)],
            cards=[Offer(CardKind.OFFER, text="Buses")],
        )
    )

    kept = desk.merge(paper.id, phone.person)

    assert kept == replace(paper, consent=frozenset({Consent.NETWORK}))
    assert opened.people == [kept]
    assert opened.person_of(phone.token) == kept
    assert opened.answers_of(kept.id) == {
        "energy-1": Answer("energy-1", 2, 5, share=True, note="Ours", revision=2),
        "energy-2": Answer("energy-2", 3, 4, priority=True, rank=1, revision=1),
        "buildings-1": Answer("buildings-1", 1, revision=1),
    }
    assert [card.text for card in opened.offers_of(kept.id)] == ["Buses"]
    last = opened.events_after(0)[-1]
    assert (last.kind, last.subject) == ("merged", {"person": kept.id})


def test_what_differs_is_decided_one_by_one(here):
    one = here.enter(
        form(answers=[Answer("energy-1", 2, rank=1), Answer("energy-2", 1)])
    )
    two = here.enter(
        form(answers=[Answer("energy-1", 4), Answer("energy-2", 3, rank=1)])
    )
    answers = Workshop.of(here).answers_of(one.id)

    assert here.conflicts(one.id, two.id).practices == ("energy-1", "energy-2")
    with pytest.raises(CityshareError) as caught:
        here.merge(one.id, two.id, take={"energy-1": "other"})
    told = [(p.code, p.place.column) for p in caught.value.problems]
    assert told == [("L363", "energy-2"), ("L364", "priorities")]
    assert Workshop.of(here).answers_of(one.id) == answers

    take = {"energy-1": "other", "energy-2": "keep"}
    here.merge(one.id, two.id, take=take, priorities="keep")

    kept = Workshop.of(here).answers_of(one.id).values()
    assert [(a.current, a.rank) for a in kept] == [(4, 1), (1, None)]


def test_nobody_is_merged_with_themselves_or_with_nobody(here):
    somebody = join(Workshop.of(here))

    with refused("L362"):
        here.merge(somebody, somebody)
    with refused("L312"):
        here.merge(somebody, "nobody")
    with refused("L312"):
        here.conflicts("nobody", somebody)


def test_a_seat_and_a_rule_pass_to_the_one_who_stays(sqlite, clock):
    workshop = grouped(sqlite, clock)
    workshop.publish(1)
    table = workshop.my_table("a1")
    workshop.move_to(Phase.OPEN)
    late = join(workshop, "Ana", "A")
    with workshop._change() as change:
        rules = {"absent": ["b1"], "pins": {"a1": "T1"}}
        header = change.header.model_copy(update={"rules": rules})
        change.set(cohort=header.model_dump_json(exclude_defaults=True))
    n_ties = len(workshop.plans()[0].plan.ties)

    PaperDesk.of(workshop).merge(late, "a1")

    plan = workshop.plans()[0].plan
    assert plan.table_of(late).id == table.table
    assert "a1" not in plan.model_dump_json().split('"')
    assert len(plan.ties) == n_ties
    assert dict(workshop.cohort().rules)["pins"] == {late: "T1"}
    workshop.publish(1)
    assert workshop.my_table(late).can_learn == table.can_learn


def test_who_sits_already_stays_there_and_the_other_seat_is_free(sqlite, clock):
    workshop = grouped(sqlite, clock)
    seats = workshop.plans()[0].plan
    here, there = seats.table_of("a1"), seats.table_of("b1")
    desk = PaperDesk.of(workshop)
    open_ = desk.conflicts("a1", "b1")

    desk.merge(
        "a1", "b1", take=dict.fromkeys(open_.practices, "keep"), priorities="keep"
    )

    plan = workshop.plans()[0].plan
    assert plan.table_of("a1").id == here.id
    assert plan.table_of("b1") is None
    left = sum(len(table.members) for table in plan.tables)
    assert left == sum(len(table.members) for table in seats.tables) - 1
    assert there.id in {table.id for table in plan.tables}


@st.composite
def answer_sets(draw):
    ranked = iter(draw(st.permutations([1, 2, 3, None])))
    found = {}
    for practice in draw(st.lists(st.sampled_from(PRACTICES), unique=True)):
        current, target = draw(LEVEL), draw(LEVEL)
        if current and target:
            current, target = sorted((current, target))
        rank = next(ranked)
        found[practice] = Answer(
            practice,
            current,
            target,
            rank is not None,
            draw(st.sampled_from([None, True, False])),
            draw(st.sampled_from(["", "ours", "theirs"])),
            rank=rank,
        )
    return found


@given(answer_sets(), answer_sets(), st.sampled_from(["keep", "other"]))
@settings(max_examples=150)
def test_no_answer_is_lost_or_made_up(keep, other, side):
    sides = {"keep": keep, "other": other}
    open_ = conflicts_of(keep, other, PRACTICES)

    merged = {
        answer.practice: answer
        for answer in merged_answers(
            keep,
            other,
            practices=PRACTICES,
            take=dict.fromkeys(open_.practices, side),
            priorities=side,
        )
    }

    assert merged.keys() == keep.keys() | other.keys()
    for practice, answer in merged.items():
        given_ = [a[practice] for a in (keep, other) if practice in a]
        chosen = [sides[side][practice]] if practice in open_.practices else given_
        for field in ("current", "target", "share"):
            said = {getattr(a, field) for a in chosen} - {None}
            assert {getattr(answer, field)} - {None} == said
        assert set(answer.note.split("\n")) - {""} == {a.note for a in given_} - {""}
        assert not (answer.current and answer.target) or answer.target >= answer.current
    wanted = [sides[side]] if open_.priorities else [keep, other]
    ranks = {(a.practice, a.rank) for each in wanted for a in each.values() if a.rank}
    assert {(a.practice, a.rank) for a in merged.values() if a.rank} == ranks
    assert len({rank for _, rank in ranks}) == len(ranks)


@given(answer_sets(), st.text(min_size=1, max_size=20))
@settings(max_examples=8)
def test_a_form_is_read_back_as_it_was_typed(typed, name):
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "live.sqlite")
        workshop, _ = Workshop.create(database, make_questionnaire(2, 2))
        workshop.move_to(Phase.OPEN)

        person = PaperDesk.of(workshop).enter(form(f"x{name}", answers=typed.values()))
        found = workshop.answers_of(person.id)
        database.close()

    assert found == {p: replace(answer, revision=1) for p, answer in typed.items()}
