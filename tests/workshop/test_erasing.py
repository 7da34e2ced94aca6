import json
from pathlib import Path

from cityshare.cohort import AgreedLevel, CardKind
from cityshare.grouping import Plan, RuleReport, UnmetNeed
from cityshare.workshop import Answer, Offer, Person, Phase, Workshop
from cityshare.workshop.erasing import plan_without
from live_workshops import grouped, join, refused
from samples import sample

SECRETS = (b"Quetzalcoatl", b"quetzal-note", b"quetzal-card")


def bytes_of(database):
    file = Path(database.url.removeprefix("sqlite:///"))
    return b"".join(p.read_bytes() for p in file.parent.glob(f"{file.name}*"))


def test_the_name_leaves_the_file_and_its_log(sqlite):
    workshop, _ = Workshop.create(sqlite, "green-growth")
    workshop.move_to(Phase.OPEN)
    person = join(workshop, "Quetzalcoatl " * 9)
    practice = workshop.questionnaire.practices[0].name
    for n in range(20):
        note = f"quetzal-note {n} " * 50
        workshop.save_answer(person, Answer(practice, 2, note=note))
    workshop.save_offer(person, Offer(CardKind.REQUEST, text="quetzal-card " * 99))
    before = bytes_of(sqlite)

    workshop.erase(person)

    after = bytes_of(sqlite)
    assert all(secret in before for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in after] == []


def test_a_person_leaves_everything(database, clock):
    workshop = grouped(database, clock)
    workshop.publish(1)
    table = workshop.my_table("a1")
    workshop.move_to(Phase.OPEN)
    workshop.save_answer("a1", Answer("energy-1", 4))
    workshop.agree(AgreedLevel("a", "energy-1", 4))
    workshop.save_offer("a1", Offer(CardKind.OFFER, text="Ours"))

    workshop.erase("a1")

    assert workshop.person("a1") is None
    assert workshop.answers_of("a1") == {}
    assert workshop.offers_of("a1") == []
    assert "a1" not in workshop.plans()[0].plan.model_dump_json().split('"')
    subjects = [event.subject for event in workshop.events_after(0)]
    assert not any("a1" in subject.values() for subject in subjects)
    assert workshop.events_after(0)[-1].kind == "erased"
    assert workshop.agreed_levels() == [AgreedLevel("a", "energy-1", 4)]
    with refused("L312"):
        workshop.erase("a1")
    workshop.publish(1)
    left = next(
        workshop.my_table(p.id)
        for p in workshop.people
        if workshop.my_table(p.id).table == table.table
    )
    assert left.members == tuple(n for n in table.members if n != "Person a1")


def test_an_id_is_not_given_again(opened):
    first = join(opened, "A")
    opened.erase(first)

    assert join(opened, "B") != first


def test_rules_forget_a_person(sqlite):
    workshop, _ = Workshop.create(sqlite, sample("seoul-2016"))
    with workshop._change() as change:
        header = json.loads(change.row.cohort)
        rules = {"pins": {"beijing-1": "T1", "beijing-2": "T2"}}
        change.set(cohort=json.dumps({**header, "rules": rules}))

    workshop.erase("beijing-1")

    assert workshop.cohort().rules == {"pins": {"beijing-2": "T2"}}


def test_names_leave_the_remarks_of_plans(sqlite):
    workshop, _ = Workshop.create(sqlite, sample("seoul-2016"))
    workshop.move_to(Phase.OPEN)
    workshop.make_groups(seconds=5)
    person = workshop.person("beijing-2")
    plan = workshop.plans()[0].plan
    assert person.name in plan.model_dump_json()

    workshop.erase(person.id)

    erased = workshop.plans()[0].plan
    left = erased.model_dump_json()
    assert not any(name in left for name in (person.name, person.name_local, person.id))
    assert "(removed) gives the highest level" in left or "(removed) ranks" in left
    for before, after in zip(plan.tables, erased.tables, strict=True):
        members = tuple(id_ for id_ in before.members if id_ != person.id)
        assert after == before.model_copy(
            update={"members": members, "sharers": after.sharers}
        )


def test_a_person_named_like_a_theme_or_table_spoils_no_plan(database, clock):
    workshop = grouped(database, clock)
    workshop.move_to(Phase.OPEN)
    before = workshop.plans()[0].plan
    joker = join(workshop, "T1")
    other = join(workshop, "Energy")

    workshop.erase(joker)
    workshop.erase(other)

    after = workshop.plans()[0].plan
    assert (after.tables, after.themes) == (before.tables, before.themes)


def test_groups_together_and_pins_forget_a_person():
    person = Person("a-1", "Ana", "a")
    rule = RuleReport(
        name="together",
        strength="must",
        setting=[["a-1", "a-10"], ["b", "c"]],
        kept=False,
        sentence="a-1 and a-10 sit together",
        where=("a-1", "T1"),
    )
    plan = Plan.model_construct(
        tables=(), unseated=("a-1", "b"), ties=(), served={"a-1": 0.5, "b": 1.0},
        unmet_needs=(UnmetNeed(practice="p", participants=("a-1",)),),
        rules=(rule,), problems=(),
    )  # fmt: skip

    erased = plan_without(plan, person)

    assert erased.unseated == ("b",)
    assert erased.served == {"b": 1.0}
    assert erased.unmet_needs == ()
    (left,) = erased.rules
    assert left.setting == [["a-10"], ["b", "c"]]
    assert left.sentence == "(removed) and a-10 sit together"
    assert left.where == ("(removed)", "T1")
