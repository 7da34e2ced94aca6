import pytest

from cityshare.cohort import CardKind, Delegation, LayoutTheme, Role, ThemeLayout
from cityshare.questionnaire import Text, shipped_cohort
from cityshare.store import Answer, Offer
from cityshare.workshop import (
    Facilitators,
    Guest,
    GuestList,
    Phase,
    Registration,
    Setup,
    Workshop,
)
from factories import make_questionnaire
from live_workshops import grouped, join, refused


@pytest.fixture
def setup(sqlite, clock):
    """A workshop of four themes with two practices each, open, without people."""
    workshop, _ = Workshop.create(sqlite, make_questionnaire(4, 2), clock=clock)
    workshop.move_to(Phase.OPEN)
    return Setup.of(workshop)


def wish(setup, *themes):
    """Let somebody in who wishes for these themes, and return how to ask for them."""
    workshop = Workshop.of(setup)
    given = Registration("Ana", new_delegation="Aville", themes=themes)
    id_ = workshop.register(given).person
    return lambda: workshop.person(id_).themes


def kinds(setup, after):
    return [event.kind for event in setup.events_after(after)]


def themes(setup):
    return {theme.name: theme.practices for theme in setup.layout.themes}


def test_a_wish_follows_its_theme_into_a_merged_one(setup):
    one, two, three, four = setup.layout.names
    wishes = wish(setup, three, two, one)

    setup.merge_themes([one, two], "Both")

    assert setup.layout.names == (one, three, four)
    assert str(setup.layout.theme(one).label) == "Both"
    assert wishes() == (three, one)


def test_a_wish_for_a_dropped_theme_goes(setup):
    one, two, *_ = setup.layout.names
    wishes = wish(setup, two, one)

    setup.drop_theme(two)

    assert wishes() == (one,)
    assert two not in themes(setup)


def test_a_new_name_is_only_a_label(setup):
    one, *_ = setup.layout.names
    wishes = wish(setup, one)

    setup.rename_theme(one, " 에너지\x07 ", language="ko")

    assert setup.layout.theme(one).label == Text({"ko": "에너지"})
    assert wishes() == (one,)


def test_a_split_theme_leaves_wishes_with_the_older_part_and_sessions_on_both(setup):
    one, *_ = setup.layout.names
    first, second = themes(setup)[one]
    wishes = wish(setup, one)
    id_ = setup.add_session("Exchange", kind="tables", themes=(one,))

    setup.split_theme(one, [second], "2 Heat pumps")

    assert list(themes(setup).items())[:2] == [
        (one, (first,)),
        ("heat-pumps", (second,)),
    ]
    assert wishes() == (one,)
    [session] = setup.header().sessions
    assert session.id == id_
    assert session.themes == (one, "heat-pumps")


def test_pins_and_ranges_of_tables_follow(setup):
    one, two, three, _ = setup.layout.names
    ranges = {one: [1, 2], two: [0, 1], three: [1, 1]}
    setup.set_rules({"pins": {"a": two, "b": three}, "theme_tables": ranges})

    setup.merge_themes([one, two])
    setup.drop_theme(three)

    assert setup.rules().pins == {"a": one}
    assert setup.rules().theme_tables == {one: (1, 3)}


def test_a_layout_of_other_names_takes_wishes_along_by_practices(setup):
    one, two, three, four = setup.layout.names
    wishes = wish(setup, two, four, three)
    parts = themes(setup)
    layout = ThemeLayout(
        themes=(
            LayoutTheme(
                name="low",
                label=Text({"en": "Low"}),
                practices=(*parts[one], *parts[two][:1]),
            ),
            LayoutTheme(
                name="high",
                label=Text({"en": "High"}),
                practices=(*parts[two][1:], *parts[three]),
            ),
        )
    )

    setup.set_layout(layout)

    assert setup.layout == layout
    assert wishes() == ("low", "high")


def test_the_questionnaire_s_own_themes_are_kept_as_such(setup):
    own = setup.layout
    setup.drop_theme(own.names[0])
    setup.set_layout(own)

    assert setup.header().theme_layout is None
    last = setup.last_event
    setup.set_layout(own)
    assert setup.last_event == last


def test_what_would_be_wrong_with_themes_changes_nothing(setup):
    one, two, *others = setup.layout.names
    setup.add_session("On one", kind="tables", themes=(one,))
    wishes = wish(setup, one)
    theme, other = setup.layout.theme(one), setup.layout.theme(two)
    last = setup.last_event

    with refused("L352"):
        setup.drop_theme(one)
    with refused("L310"):
        setup.merge_themes([one, "none"])
    with refused("L310"):
        setup.merge_themes([])
    with refused("L353"):
        setup.split_theme(one, theme.practices, "All")
    with refused("L307"):
        setup.rename_theme(one, " ")
    with refused("C224", "L350", "L350"):
        setup.set_layout(ThemeLayout(themes=(theme, theme)))
    with refused("L301"):
        unknown = other.model_copy(update={"practices": ("none",)})
        setup.set_layout(ThemeLayout(themes=(theme, unknown)))

    assert setup.last_event == last
    assert wishes() == (one,)
    for name in (two, *others):
        setup.drop_theme(name)
    with refused("L351"):
        setup.drop_theme(one)


def test_proposals_are_taken_as_the_themes(sqlite):
    workshop, _ = Workshop.create(sqlite, shipped_cohort("busan-2019"))
    setup = Setup.of(workshop)

    setup.use_proposals(setup.proposals(n=3))

    assert len(setup.layout.names) == 3
    inside = [p for practices in themes(setup).values() for p in practices]
    assert sorted(inside) == sorted(p.name for p in setup.questionnaire.practices)
    wishes = {wish for person in workshop.people for wish in person.themes}
    assert wishes <= set(setup.layout.names)
    workshop.cohort()


def test_a_plan_made_before_other_themes_still_has_its_roster(sqlite, clock):
    from cityshare.documents import roster_by_table

    workshop = grouped(sqlite, clock)
    setup = Setup.of(workshop)
    [theme] = setup.layout.themes

    setup.split_theme(theme.name, theme.practices[1:], "Other")
    setup.merge_themes([setup.layout.names[1], theme.name], "New")

    roster = roster_by_table(workshop.cohort(), workshop.plans()[0].plan)
    assert {table.theme for table in roster.tables} == {str(theme.label)}


def test_rules_are_checked_kept_and_taken_back(setup):
    last = setup.last_event

    rules = setup.set_rules({"table_size": [4, 5], "language": "prefer", "same": "id"})
    setup.set_rules({"same.strength": "prefer"})

    assert rules.table_size == (4, 5)
    assert setup.rules().strength_of("same") == "prefer"
    assert Workshop.of(setup).cohort().rules == setup.header().rules
    with refused("R101", "R101"):
        setup.set_rules({"table_size": [5, 4], "language": "maybe"})
    setup.set_rules({"table_size": None, "same": None})
    assert setup.rules().table_size == (5, 7)
    assert setup.rules().language == "prefer"
    assert kinds(setup, last) == ["rules"] * 3


def test_sessions_come_in_the_order_of_their_start(setup):
    later = setup.add_session("Exchange", kind="tables", start="2026-05-04T14:00")
    lunch = setup.add_session("점심", language="ko", kind="plenary")
    first = setup.add_session(
        "Exchange",
        kind="tables",
        start="2026-05-04T10:00",
        minutes=40,
        rooms=("Hall A", "Hall B"),
        table_size=(4, 6),
        interpreters=2,
    )

    assert (later, lunch, first) == ("exchange", "session", "exchange-2")
    assert [s.id for s in setup.header().sessions] == [first, later, lunch]
    setup.change_session(lunch, "점심", language="ko", kind="visit", minutes=90)
    setup.remove_session(later)
    found = {s.id: s for s in setup.header().sessions}
    assert list(found) == [first, lunch]
    assert found[first].rooms == ("Hall A", "Hall B")
    assert (found[lunch].kind, found[lunch].minutes) == ("visit", 90)
    assert Workshop.of(setup).cohort().sessions == setup.header().sessions


def test_a_session_keeps_its_other_languages_until_its_title_changes(setup):
    title = Text({"en": "Exchange", "ko": "교류"})
    id_ = setup.add_session("Exchange", kind="tables")
    [session] = setup.header().sessions
    setup.set_sessions([session.model_copy(update={"title": title})])

    setup.change_session(id_, "Exchange", kind="plenary")
    assert setup.header().sessions[0].title == title
    setup.change_session(id_, "Talks", kind="plenary")
    assert setup.header().sessions[0].title == Text({"en": "Talks"})


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"title": ""}, ["L307"]),
        ({"kind": "dance", "minutes": "many"}, ["L355", "L355"]),
        ({"table_size": (5, 4)}, ["L355"]),
        ({"themes": ("none",)}, ["C205"]),
        ({"practices": ("none",)}, ["C204"]),
    ],
)
def test_a_wrong_session_is_not_taken(setup, fields, codes):
    with refused(*codes):
        setup.add_session(**{"title": "Exchange", "kind": "tables", **fields})
    assert setup.header().sessions == ()


def test_a_session_that_is_not_there_is_told(setup):
    with refused("L354"):
        setup.remove_session("none")
    with refused("L354"):
        setup.change_session("none", "None", kind="tables")


def test_the_title_is_that_of_the_workshop_and_of_its_cohort(setup):
    setup.set_title("  Green  May ")

    assert setup.title == "Green May"
    assert setup.header().title == Text({"en": "Green May"})


def test_delegations_come_change_and_go_when_empty(opened):
    guests, last = GuestList.of(opened), opened.last_event

    kept = guests.add_delegation(Delegation("", "São Paulo", country="Brazil"))
    gone = guests.add_delegation(Delegation("", "Sao Paulo"))
    guests.change_delegation(Delegation(kept, "São Paulo", population=12_000_000))
    person = join(opened, city="São Paulo")
    asked = Offer(CardKind.REQUEST, text="Who has done it?", to=gone)
    opened.save_offer(person, asked)

    with refused("L356"):
        guests.remove_delegation(kept)
    guests.remove_delegation(gone)

    assert (kept, gone) == ("sao-paulo", "sao-paulo-2")
    assert opened.delegations == [Delegation(kept, "São Paulo", population=12_000_000)]
    assert [card.to for card in opened.offers_of(person)] == [""]
    opened.cohort()
    with refused("L308"):
        guests.remove_delegation(gone)
    with refused("L307"):
        guests.add_delegation(Delegation("", " "))
    assert [e.kind for e in opened.events_after(last)].count("delegation") == 4


def test_a_host_names_practices_and_an_interpreter_languages(opened):
    guests = GuestList.of(opened)
    city = guests.add_delegation(Delegation("", "Seoul"))
    practice = opened.questionnaire.practices[0].name

    host = guests.add_person(
        Guest("Ms Kim", city, Role.HOST, practices=(practice,), position="Director")
    )
    bridge = guests.add_person(
        Guest("Mr Li", city, Role.INTERPRETER, languages=("ko", "ZH-hans"))
    )

    people = {p.id: p for p in opened.cohort().participants}
    assert people[host].practices == (practice,)
    assert people[bridge].languages == ("ko", "zh-Hans")
    assert opened.person(host).source == "board"
    assert {host, bridge} == {"seoul-1", "seoul-2"}


def test_a_change_of_a_person_leaves_answers_and_wishes(opened):
    guests, id_ = GuestList.of(opened), join(opened)
    practice = opened.questionnaire.practices[0].name
    opened.save_answer(id_, Answer(practice, 2))

    guests.change_person(id_, Guest("Ana B.", "aville", Role.OBSERVER))

    assert (opened.person(id_).name, opened.person(id_).role) == (
        "Ana B.",
        Role.OBSERVER,
    )
    assert practice in opened.answers_of(id_)


def test_a_wrong_person_is_not_taken(opened):
    guests, id_ = GuestList.of(opened), join(opened)
    practice = opened.questionnaire.practices[0].name

    with refused("L357", "L308", "L307"):
        guests.add_person(Guest(" ", "none", practices=(practice,)))
    with refused("L312"):
        guests.change_person("none", Guest("X", "aville"))
    assert [person.id for person in opened.people] == [id_]


def test_a_second_facilitator_opens_the_board_until_removed(database, clock):
    workshop, first = Workshop.create(database, make_questionnaire(1, 1), clock=clock)
    facilitators = Facilitators.of(workshop)

    second, passcode = facilitators.add("Bo")

    assert [f.name for f in facilitators.everybody()] == ["", "Bo"]
    assert workshop.check_passcode(first)
    assert workshop.check_passcode(passcode.lower())
    key = workshop.key_of_passcode(passcode)
    assert workshop.takes_key(key)
    renewed = facilitators.renew_passcode(second.id)
    assert not workshop.takes_key(key)
    assert not workshop.check_passcode(passcode)
    assert workshop.check_passcode(renewed)
    facilitators.remove(second.id)
    assert not workshop.check_passcode(renewed)
    assert [f.is_first for f in facilitators.everybody()] == [True]


def test_the_first_facilitator_stays_and_can_have_a_new_passcode(sqlite, clock):
    workshop, first = Workshop.create(sqlite, make_questionnaire(1, 1), clock=clock)
    facilitators = Facilitators.of(workshop)

    with refused("L358"):
        facilitators.remove("")
    with refused("L307"):
        facilitators.add(" ")
    renewed = facilitators.renew_passcode()

    assert not workshop.check_passcode(first)
    assert workshop.check_passcode(renewed)
    assert not workshop.takes_key("")
