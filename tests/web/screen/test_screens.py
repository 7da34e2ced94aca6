"""What the single screens say."""

from __future__ import annotations

import re
from importlib import resources

from boards import Board
from cityshare.cohort import CardKind
from cityshare.diagrams.palette import DARK
from cityshare.exchange import Outcome
from cityshare.scoring import score
from cityshare.web.screen.heat import heat_of, heat_parts
from cityshare.web.screen.river import PRACTICES_PER_PART, reaches
from cityshare.workshop import Offer
from cityshare.workshop.table_talk import TableTalk
from cityshare.workshop.wall import Wall
from screens import stage
from small_cohorts import small_cohort


def test_the_heat_map_counts_people() -> None:
    people = {f"{city}1": ["5" if city == "a" else "2"] for city in "abcdef"}
    cohort = small_cohort({**people, "a2": "", "b2": "1"})

    [theme] = heat_of(score(cohort))

    [row] = theme.rows
    assert [(cell.count, cell.shade) for cell in row.cells] == [
        (1, 1),
        (5, 4),
        (0, 0),
        (0, 0),
        (1, 1),
    ]


def test_parts_hold_every_theme_once(board: Board) -> None:
    cohort = board.workshop.cohort()
    themes = heat_of(score(cohort))
    whole, *few = reaches(cohort.layout.themes)

    assert [theme for part in heat_parts(themes) for theme in part] == themes
    assert whole == cohort.layout.names
    assert tuple(name for part in few for name in part) == whole
    for part in few:
        practices = [p for name in part for p in cohort.layout.theme(name).practices]
        assert len(part) == 1 or len(practices) <= PRACTICES_PER_PART


def test_drawings_turn_dark_with_the_page() -> None:
    static = resources.files("cityshare.web").joinpath("static")
    css = static.joinpath("projector.drawings.css").read_text(encoding="utf-8")

    for kind in ("fill", "stroke"):
        found = dict(re.findall(rf"\.{kind}-([\w-]+) {{ {kind}: (#\w+); }}", css))
        assert found == DARK


def test_each_table_has_its_three_lines(published: Board) -> None:
    workshop = published.workshop
    [first, second, *_] = workshop.plans()[-1].plan.tables
    outcome = Outcome(learnt=("Begin with one street",), unanswered=("Who pays?",))
    TableTalk.of(workshop).save_outcome(first.members[0], outcome, 0)

    seen = stage(published, "plenary")

    tables = workshop.plans()[-1].plan.tables
    assert seen.count('class="report one-report"') == len(tables)
    assert seen.count("Begin with one street") == seen.count("Who pays?") == 2
    assert seen.count("Still talking") == 2 * (len(tables) - 1)
    assert "data-still" in seen
    assert second.theme not in seen


def test_a_plenary_before_the_tables_says_so(board: Board) -> None:
    assert "The reports appear here" in stage(board, "plenary")


def test_a_request_that_is_answered_leaves_the_screen(board: Board) -> None:
    workshop = board.workshop
    asker, helper = workshop.people[0], workshop.people[-1]
    [practice, *_] = workshop.questionnaire.practices
    card = Offer(CardKind.REQUEST, practice.name, text="how to begin a street")
    posted = workshop.save_offer(asker.id, card)

    before = stage(board, "unmatched")
    Wall.of(workshop).claim(helper.id, posted.id)
    after = stage(board, "unmatched")

    assert "how to begin a street" in before
    assert "how to begin a street" not in after
