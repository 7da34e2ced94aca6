"""All sessions at once: who meets again, first wishes, who is away, sums and bounds."""

from __future__ import annotations

from itertools import chain, combinations
from pathlib import Path

import pytest

from cityshare.cohort import read_cohort
from cityshare.errors import CityshareError
from cityshare.grouping import Rules, assign, assign_sessions
from cityshare.grouping.session_rules import pairs_of, turns_of
from cityshare.optimisation import Budget, ProofBudget
from cityshare.scoring import score
from factories import make_cohort
from grouping.halls import crowd, meeting, people, slot
from grouping.plans import FOUND, assert_seats_everyone, report_of, table_of

SAMPLES = Path(__file__).parents[2] / "sample_cohorts"
QUICK = Budget((300, 1_000, 1_000))
PROOF = ProofBudget(rounds=60, nodes=20_000, branch_work=20_000)


def agenda_of(cohort, rules=None, *, budget=QUICK, **options):
    return assign_sessions(score(cohort), rules, budget=budget, **options)


def slots(number, **more):
    return [slot(f"s{n}", **more) for n in range(1, number + 1)]


def times_together(agenda, *, with_experts=False):
    """Count by hand how often two people sit at one table."""
    count = {}
    for plan in agenda.plans:
        for table in plan.tables:
            seated = table.seated if with_experts else table.members
            for one, other in combinations(sorted(seated), 2):
                count[one, other] = count.get((one, other), 0) + 1
    return count


def fewest_repeats(n_people, n_tables, n_sessions):
    """Enumerate all agendas; the first session is the same in all, up to names."""
    size = n_people // n_tables

    def splits(left):
        if not left:
            yield frozenset()
            return
        first, *rest = left
        for others in combinations(rest, size - 1):
            table = (first, *others)
            remaining = [p for p in rest if p not in others]
            for more in splits(remaining):
                yield more | set(combinations(table, 2))

    ways = list(splits(list(range(n_people))))
    reached = {ways[0]: 0}
    for _ in range(n_sessions - 1):
        after = {}
        for met, repeats in reached.items():
            for way in ways:
                total = repeats + len(met & way)
                after[met | way] = min(after.get(met | way, total), total)
        reached = after
    return min(reached.values())


class TestRepeats:
    @pytest.mark.parametrize(
        ("n_people", "n_tables", "n_sessions"),
        [(4, 2, 3), (4, 2, 4), (6, 2, 2), (6, 2, 3), (6, 3, 4), (6, 3, 6), (8, 2, 2)],
    )
    def test_as_few_as_enumeration_finds(self, n_people, n_tables, n_sessions):
        cohort = meeting(crowd(n_people), sessions=slots(n_sessions))

        agenda = agenda_of(cohort, {"tables": n_tables})

        fewest = fewest_repeats(n_people, n_tables, n_sessions)
        assert agenda.n_repeated_meetings == fewest
        assert agenda.least_repeated_meetings <= fewest

    @pytest.mark.parametrize(("n_people", "n_sessions"), [(9, 4), (16, 5)])
    def test_everybody_meets_everybody_once_in_an_affine_plane(
        self, n_people, n_sessions
    ):
        """Planned one after the other, sixteen people often cannot be finished."""
        cohort = meeting(crowd(n_people), sessions=slots(n_sessions))
        n_tables = n_sessions - 1
        budget = Budget((1_000, 3_000, 3_000))

        agenda = agenda_of(cohort, {"tables": n_tables}, budget=budget)

        assert set(times_together(agenda).values()) == {1}
        assert len(times_together(agenda)) == n_people * (n_people - 1) // 2

    def test_pairs_and_meetings_are_counted_apart(self):
        """Two people have but each other: met three times, two of them again."""
        cohort = meeting(crowd(2), sessions=slots(3))

        agenda = agenda_of(cohort, {"tables": 1})

        assert (agenda.n_repeated_pairs, agenda.n_repeated_meetings) == (1, 2)
        assert agenda.least_repeated_meetings == 2

    def test_each_plan_counts_whom_earlier_ones_have(self):
        agenda = agenda_of(
            meeting(crowd(8), sessions=slots(3)), {"tables": 2, "first_wish": "off"}
        )

        broken = [report_of(p, "not_again").broken for p in agenda.plans[1:]]
        assert sum(broken) == agenda.n_repeated_meetings > 0
        assert [r.name for r in agenda.plans[0].rules].count("not_again") == 0

    def test_plans_of_earlier_events_are_not_repeated(self):
        cohort = meeting(crowd(6), sessions=slots(2))
        before = agenda_of(cohort, {"tables": 3}).plans

        agenda = agenda_of(cohort, {"tables": 3}, earlier=before)

        met = [set(pairs_of(plan)) for plan in (*before, *agenda.plans)]
        assert all(one.isdisjoint(other) for one, other in combinations(met, 2))

    def test_off_is_off(self):
        agenda = agenda_of(
            meeting(crowd(8), sessions=slots(2)), {"tables": 2, "not_again": "off"}
        )
        names = {r.name for plan in agenda.plans for r in plan.rules}
        assert "not_again" not in names

    def test_must_leaves_a_session_without_a_plan_rather_than_break(self):
        cohort = meeting(crowd(4), sessions=slots(4))

        agenda = agenda_of(cohort, {"tables": 2, "not_again": "must"})

        assert [plan.has_tables for plan in agenda.plans].count(True) == 3
        (lost,) = (plan for plan in agenda.plans if not plan.has_tables)
        assert lost.status == "unknown"
        assert [p.code for p in lost.problems if p.code == "R302"] == ["R302"]
        assert agenda.n_repeated_pairs == 0
        assert not agenda.has_tables


class TestExperts:
    def test_they_rotate(self):
        """Four tables, four sessions: the host can advise everybody once."""
        cohort = meeting([*crowd(8), *people("h:z1")], sessions=slots(4))

        agenda = agenda_of(cohort, {"tables": 4})

        advised = [table_of(plan, "z1").members for plan in agenda.plans]
        assert sorted(chain(*advised)) == [f"d{n:03}" for n in range(8)]
        assert agenda.n_repeated_with_experts == 0

    def test_repeats_are_counted_with_each_delegate(self):
        cohort = meeting([*crowd(4), *people("x:z1")], sessions=slots(3))

        agenda = agenda_of(cohort, {"tables": 2})

        counts = times_together(agenda, with_experts=True)
        with_expert = [times for pair, times in counts.items() if "z1" in pair]
        assert sum(times > 1 for times in with_expert) == agenda.n_repeated_with_experts
        broken = sum(
            report.broken
            for plan in agenda.plans
            for report in plan.rules
            if report.name == "experts_rotate"
        )
        assert broken == sum(times - 1 for times in with_expert) == 2


class TestFirstWish:
    def test_everybody_once_where_seats_allow_only_half_at_a_time(self):
        cohort = meeting(crowd(12, themes=("energy",)), sessions=slots(2))

        agenda = agenda_of(cohort, {"tables": 2})

        assert agenda.without_first_wish == ()
        in_energy = [
            {id_ for t in plan.tables if t.theme == "energy" for id_ in t.members}
            for plan in agenda.plans
        ]
        assert in_energy[0] | in_energy[1] == {p.id for p in cohort.participants}
        turns = [report_of(p, "first_wish").setting for p in agenda.plans]
        assert [len(whose) for whose in turns] == [6, 6]
        assert [turns_of(plan) for plan in agenda.plans] == [*map(tuple, turns)]

    def test_a_theme_that_is_open_once_is_used_then(self):
        """In the second session all tables could be on energy, and some must be."""
        persons = [
            *crowd(6, themes=("buildings", "energy")),
            *people("a1 b1 e1", themes=("energy",)),
        ]
        sessions = [slot("one", themes=("energy",)), slot("two")]

        agenda = agenda_of(meeting(persons, sessions=sessions), {"tables": 3})

        assert agenda.without_first_wish == ()
        themes = sorted(table.theme for table in agenda.plans[1].tables)
        assert themes == ["buildings", "buildings", "energy"]

    def test_as_many_as_seats_allow(self):
        """Eighteen wish for it, and two sessions have six seats each."""
        cohort = meeting(crowd(18, themes=("energy",)), sessions=slots(2))

        agenda = agenda_of(cohort, {"tables": 3, "theme_tables": {"energy": (1, 1)}})

        assert len(agenda.without_first_wish) == 6
        assert agenda.first_wish_never_open == ()
        assert [report_of(p, "first_wish").broken for p in agenda.plans] == [0, 6]

    def test_who_never_could_is_said_apart(self):
        persons = [
            *crowd(5),
            *people("a1", themes=("transport",)),
            *people("b1 c1 e1", themes=("energy",)),
        ]
        sessions = [
            slot("one", themes=("buildings",)),
            slot("two", themes=("energy", "buildings")),
        ]
        cohort = meeting(persons, themes=3, sessions=sessions)
        rules = {"tables": 3, "away": {"two": ["b1"]}, "pins": {"c1": "buildings"}}

        agenda = agenda_of(cohort, rules)

        assert agenda.without_first_wish == ("a1", "b1", "c1")
        assert agenda.first_wish_never_open == ("a1", "b1", "c1")

    def test_people_without_wishes_miss_nothing(self):
        agenda = agenda_of(meeting(crowd(6), sessions=slots(2)), {"tables": 2})

        assert agenda.without_first_wish == ()
        assert "first_wish" not in {r.name for p in agenda.plans for r in p.rules}


class TestAway:
    COHORT = meeting(crowd(9), sessions=slots(3))
    RULES = Rules(tables=3, away={"s2": ("d000", "d004")}, absent=("d008",))

    def test_they_miss_that_session_alone(self):
        agenda = agenda_of(self.COHORT, self.RULES)

        away = [("d008",), ("d008", "d000", "d004"), ("d008",)]
        for plan, absent in zip(agenda.plans, away, strict=True):
            assert_seats_everyone(plan, self.COHORT, absent)
        assert report_of(agenda.plans[1], "absent").sentence == (
            "3 people are away in this session."
        )

    def test_one_session_alone_knows_it_too(self):
        plan = assign(score(self.COHORT), self.RULES, session="s2", budget=QUICK)
        assert_seats_everyone(plan, self.COHORT, ("d008", "d000", "d004"))

    def test_the_cohort_may_say_so(self):
        cohort = meeting(crowd(6), sessions=slots(2), rules={"away": {"s1": ["d001"]}})

        agenda = agenda_of(cohort)

        assert agenda.plans[0].table_of("d001") is None
        assert agenda.plans[1].table_of("d001") is not None

    @pytest.mark.parametrize(
        ("away", "code"), [({"s9": ["d001"]}, "R102"), ({"s2": ["d999"]}, "R104")]
    )
    def test_unknown_names_are_refused(self, away, code):
        with pytest.raises(CityshareError) as caught:
            agenda_of(self.COHORT, {"away": away})
        assert {p.code for p in caught.value.problems} == {code}


@pytest.fixture(scope="module")
def agenda():
    cohort = read_cohort(SAMPLES / "seoul-2016")
    return assign_sessions(score(cohort), seed=1, budget=QUICK, proof=PROOF)


class TestSumsAndBounds:
    def test_value_and_bound_are_sums(self, agenda):
        assert agenda.value == sum(plan.value for plan in agenda.plans)
        assert agenda.bound == sum(plan.bound for plan in agenda.plans)
        assert all(plan.value <= plan.bound for plan in agenda.plans)
        assert {plan.status for plan in agenda.plans} <= FOUND

    def test_no_bound_without_a_proof(self):
        agenda = agenda_of(meeting(crowd(6), sessions=slots(2)))
        assert agenda.bound is None
        assert [plan.bound for plan in agenda.plans] == [None, None]

    @pytest.mark.parametrize("seed", range(3))
    def test_a_bound_holds_for_plans_that_break_what_is_preferred(self, seed):
        """The coupling may ask for such plans, so the bound must not exclude them."""
        cohort = make_cohort(12, seed=seed, n_themes=2)
        off = dict.fromkeys(("sharers", "one_of_highest_rank", "first_wish"), "off")
        agenda = agenda_of(cohort, {"tables": 3}, proof=PROOF)

        free = assign(
            score(cohort),
            Rules(tables=3, **off),
            fairness="total",
            budget=Budget((2_000,)),
        )

        assert agenda.value <= free.value <= agenda.bound

    def test_a_plan_that_reaches_its_bound_and_breaks_nothing_is_optimal(self):
        agenda = agenda_of(
            meeting(crowd(4), themes=1, sessions=slots(3)), {"tables": 2}, proof=PROOF
        )
        assert [plan.status for plan in agenda.plans] == ["optimal"] * 3
        again = agenda_of(
            meeting(crowd(4), themes=1, sessions=slots(4)), {"tables": 2}, proof=PROOF
        )
        assert again.plans[3].status == "feasible"

    def test_plans_agree_with_the_counts(self, agenda):
        times = times_together(agenda)
        assert agenda.n_repeated_pairs == sum(t > 1 for t in times.values())
        assert agenda.n_repeated_meetings == sum(t - 1 for t in times.values())
        assert agenda.n_repeated_meetings >= agenda.least_repeated_meetings
        broken = [
            report.broken
            for plan in agenda.plans
            for report in plan.rules
            if report.name == "first_wish"
        ]
        assert sum(broken) == len(agenda.without_first_wish)


@pytest.mark.slow
class TestWhole:
    @pytest.mark.parametrize("name", ["seoul-2016", "metropolis-2015", "jeju-2012"])
    def test_every_must_is_kept_and_repeats_are_proven_fewest(self, name):
        cohort = read_cohort(SAMPLES / name)

        agenda = assign_sessions(score(cohort))

        assert [p.session for p in agenda.plans] == [
            s.id for s in cohort.table_sessions
        ]
        assert agenda.n_repeated_meetings == agenda.least_repeated_meetings
        for plan in agenda.plans:
            assert plan.status in FOUND
            assert all(r.kept for r in plan.rules if r.strength == "must")
            assert_seats_everyone(plan, cohort)
            assert plan.headline.priorities_answered_random is not None

    def test_a_second_run_gives_the_same_bytes(self):
        cohort = make_cohort(18, hosts=1, experts=1)
        cohort = meeting(
            cohort.participants,
            themes=4,
            practices=4,
            sessions=slots(2),
        )

        one, other = (
            agenda_of(cohort, seed=5, fairness="leximin").model_dump_json()
            for _ in "ab"
        )

        assert one == other

    def test_without_an_agenda_there_is_one_session(self):
        agenda = agenda_of(meeting(crowd(6)), {"tables": 2})
        assert [plan.session for plan in agenda.plans] == ["tables"]
        assert agenda.plan_of("tables").has_tables

    def test_rules_may_be_given_whole(self):
        cohort = meeting(crowd(6), sessions=slots(2), rules={"tables": 3})

        agenda = agenda_of(cohort, Rules(tables=2))

        assert [len(plan.tables) for plan in agenda.plans] == [2, 2]

    def test_a_pin_to_a_theme_rests_where_it_is_closed(self):
        sessions = [slot("one", themes=("energy",)), slot("two")]
        cohort = meeting(crowd(6), sessions=sessions)

        agenda = agenda_of(cohort, {"tables": 2, "pins": {"d000": "buildings"}})

        assert table_of(agenda.plans[1], "d000").theme == "buildings"

    def test_a_session_without_a_plan_leaves_the_others_theirs(self):
        """Two sit together and apart, unless one of them is away."""
        pair = [["d000", "d001"]]
        rules = {"tables": 2, "together": pair, "apart": pair}
        cohort = meeting(crowd(6), sessions=slots(2))

        agenda = agenda_of(cohort, {**rules, "away": {"s2": ["d000"]}}, proof=PROOF)

        lost, found = agenda.plans
        assert lost.status == "infeasible"
        assert found.has_tables
        assert agenda.value == found.value
        assert agenda.bound is None
        neither = agenda_of(cohort, rules)
        assert neither.value is None
        assert [plan.status for plan in neither.plans] == ["infeasible"] * 2

    def test_the_language_is_eased_as_for_one_session(self):
        persons = [
            *crowd(5, languages=("en",)),
            *people("z1", languages=("mn",)),
        ]

        agenda = agenda_of(meeting(persons, sessions=slots(2)), {"tables": 2})

        assert [report_of(p, "language").strength for p in agenda.plans] == [
            "prefer",
            "prefer",
        ]
        assert all("R204" in {p.code for p in plan.problems} for plan in agenda.plans)

    def test_the_clock_is_said_to_have_struck(self):
        cohort = meeting(crowd(12), sessions=slots(2))
        agenda = agenda_of(cohort, budget=Budget((50_000, 50_000), seconds=0.0))
        assert agenda.struck_time
        assert agenda.has_tables
