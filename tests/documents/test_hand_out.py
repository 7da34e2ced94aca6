"""The hand-out is complete, repeatable, and shows nothing that is not for the room."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cityshare.cohort import Cohort, Response
from cityshare.documents import hand_out_files, plan_version, write_hand_out
from cityshare.errors import CityshareError
from cityshare.grouping.plan import Headline, Plan, PlanProblem, RuleReport
from cityshare.questionnaire import Practice, Questionnaire, Text
from cityshare.scoring.profiles import Profiles
from documents.pages import read_page
from documents.plans import make_plan, make_profiles, with_consent
from factories import make_cohort

FILES = {
    "roster-by-table.csv",
    "roster-by-table.xlsx",
    "roster-by-table.html",
    "roster-by-person.csv",
    "roster-by-person.xlsx",
    "roster-by-person.html",
    "table-cards.html",
    "door-list.html",
    "plan-sheets.html",
    "read-aloud.txt",
}

# Numbers and words that stand nowhere else; each replaces something not for the room.
LEVEL, AIM, STEPS = 4321, 8765, 5173
WEIGHT, VALUE, SERVED = 13.577, 97531.625, 24681.375
MARKS = ("4321", "8765", "5173", "13.577", "97531", "24681", "MARK")


def texts(files: dict[str, bytes]) -> dict[str, str]:
    """Give every file as text, workbooks taken apart into their parts."""
    found = {}
    for name, content in files.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                for part in parts.namelist():
                    found[f"{name}/{part}"] = parts.read(part).decode()
        else:
            found[name] = content.decode()
    return found


def without_version(files: dict[str, bytes], plan: Plan) -> dict[str, str]:
    version = plan_version(plan)
    return {
        name: text.replace(version, "VERSION") for name, text in texts(files).items()
    }


def marked_questionnaire(questionnaire: Questionnaire) -> Questionnaire:
    """Mark every descriptor, hint and label of a level."""

    def marked(practice: Practice) -> Practice:
        levels = tuple(Text({"en": f"MARK {n}"}) for n in range(1, 6))
        update = {"levels": levels, "hint": Text({"en": "MARK hint"})}
        return practice.model_copy(update=update)

    themes = tuple(
        theme.model_copy(update={"practices": tuple(map(marked, theme.practices))})
        for theme in questionnaire.themes
    )
    levels = tuple(Text({"en": f"MARK level {n}"}) for n in range(1, 6))
    scale = questionnaire.scale.model_copy(update={"levels": levels})
    return questionnaire.model_copy(update={"themes": themes, "scale": scale})


def marked_cohort() -> Cohort:
    cohort = make_cohort(14, hosts=1, experts=1, observers=2, interpreters=1)

    def marked(response: Response) -> Response:
        return replace(response, note="MARK note")

    people = tuple(
        replace(person, email=f"MARK{n}@example.org", position="MARK", rank=LEVEL)
        for n, person in enumerate(cohort.participants)
    )
    return replace(
        cohort,
        questionnaire=marked_questionnaire(cohort.questionnaire),
        responses=tuple(marked(response) for response in cohort.responses),
        participants=people,
    )


def marked_profiles(profiles: Profiles) -> Profiles:
    shape = profiles.current.shape
    return replace(
        profiles,
        own_current=np.full(shape, LEVEL),
        own_target=np.full(shape, AIM),
        current=np.full(shape, LEVEL),
        aim=np.full(shape, AIM),
        priority=np.full(shape, LEVEL),
        weight=np.full(shape, WEIGHT),
        shared_level=np.where(profiles.shared_level > 0, LEVEL, 0),
        disputed=np.ones(shape, np.bool_),
    )


def marked_plan(plan: Plan) -> Plan:
    ties = [
        tie.model_copy(update={"steps": STEPS, "value": VALUE, "reason": "MARK reason"})
        for tie in plan.ties
    ]
    tables = [table.model_copy(update={"value": VALUE}) for table in plan.tables]
    counts = dict.fromkeys(Headline.model_fields, LEVEL)
    rule = RuleReport(name="MARK", strength="must", kept=False, sentence="MARK rule")
    return plan.model_copy(
        update={
            "ties": tuple(ties),
            "tables": tuple(tables),
            "value": VALUE,
            "bound": VALUE,
            "objective": (VALUE,),
            "headline": Headline.model_validate(counts),
            "rules": (rule,),
            "served": dict.fromkeys(plan.tables[0].members, SERVED),
            "problems": (PlanProblem(code="S1", where="MARK", text="MARK text"),),
        }
    )


def test_every_file_is_written(
    cohort: Cohort, profiles: Profiles, plan: Plan, tmp_path: Path
) -> None:
    written = write_hand_out(cohort, profiles, plan, tmp_path / "hand-out")
    assert {path.name for path in written} == FILES
    assert {path.name for path in (tmp_path / "hand-out").iterdir()} == FILES


def test_two_runs_write_equal_bytes(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    first = hand_out_files(cohort, profiles, plan, language="ko")
    assert hand_out_files(cohort, profiles, plan, language="ko") == first


def test_no_level_step_value_or_flag_is_in_any_file() -> None:
    cohort = marked_cohort()
    profiles = marked_profiles(make_profiles(cohort))
    plan = marked_plan(make_plan(cohort, make_profiles(cohort), n_tables=3))
    files = hand_out_files(cohort, profiles, plan)
    assert set(files) == FILES
    version = plan_version(plan)
    for name, text in texts(files).items():
        for mark in MARKS:
            assert mark not in text.replace(version, ""), (name, mark)


def test_levels_and_values_change_nothing_but_the_version() -> None:
    cohort = make_cohort(14, hosts=1, experts=1, observers=2, interpreters=1)
    profiles = make_profiles(cohort)
    plan = make_plan(cohort, profiles, n_tables=3)
    alike = [
        tie.model_copy(update={"steps": 1, "value": 1.0, "reason": ""})
        for tie in plan.ties
    ]
    plan = plan.model_copy(update={"ties": tuple(alike)})
    other = marked_plan(plan)
    before = without_version(hand_out_files(cohort, profiles, plan), plan)
    files = hand_out_files(cohort, marked_profiles(profiles), other)
    assert without_version(files, other) == before


def test_a_need_without_consent_leaves_no_trace() -> None:
    cohort = with_consent(make_cohort(14, n_delegations=5), "city-01-1", "city-02-1")
    profiles = make_profiles(cohort)
    plan = make_plan(cohort, profiles, n_tables=3)
    agreed = ("city-01-1", "city-02-1")
    assert {tie.learner for tie in plan.ties} > {*agreed}
    kept = tuple(tie for tie in plan.ties if tie.learner in agreed)
    other = plan.model_copy(update={"ties": kept, "unmet_needs": ()})
    with_all = without_version(hand_out_files(cohort, profiles, plan), plan)
    without = without_version(hand_out_files(cohort, profiles, other), other)
    assert with_all == without


def test_who_asks_what_is_only_there_with_consent() -> None:
    cohort = with_consent(make_cohort(14, n_delegations=5), "city-01-1", "city-02-1")
    profiles = make_profiles(cohort)
    files = hand_out_files(cohort, profiles, make_plan(cohort, profiles, n_tables=3))
    names = {cohort.participant(i).name for i in ("city-01-1", "city-02-1")}
    page = read_page(files["plan-sheets.html"].decode())
    asking = {
        row.all("td")[0].text
        for table in page.all("table", "asks")
        for row in table.one("tbody").all("tr")
        if row.all("td")[0].text.strip("\xa0")
    }
    assert asking == names


def test_only_cards_and_plan_sheets_name_practices() -> None:
    cohort = with_consent(make_cohort(14, n_delegations=5))
    profiles = make_profiles(cohort)
    files = hand_out_files(cohort, profiles, make_plan(cohort, profiles, n_tables=3))
    labels = [practice.label.read() for practice in cohort.questionnaire.practices]
    with_labels = {
        name for name, text in texts(files).items() if any(la in text for la in labels)
    }
    assert with_labels == {"table-cards.html"}


def test_the_rosters_agree_in_every_format(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    files = hand_out_files(cohort, profiles, plan)
    content = files["roster-by-person.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    tables = {row["Name"]: row["Table"] for row in rows}
    assert tables["'=HYPERLINK(1)"] == "2"
    assert len(rows) == len(cohort.participants)
    content = files["roster-by-table.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert {row["Name"]: row["Table"] for row in rows} == tables
    assert rows[0]["Languages of the table"] == "English; Korean"
    assert rows[-1]["Remark"] == "second row, at any table"
    door = read_page(files["door-list.html"].decode())
    shown = {
        item.one("span", "name").text: item.all("b")[0].text if item.all("b") else ""
        for item in door.all("li")
    }
    assert {name.removeprefix("'"): n for name, n in tables.items()} == shown


def test_a_plan_without_tables_is_refused(
    cohort: Cohort, profiles: Profiles, plan: Plan, tmp_path: Path
) -> None:
    none = plan.model_copy(update={"tables": (), "status": "infeasible"})
    with pytest.raises(CityshareError) as error:
        write_hand_out(cohort, profiles, none, tmp_path / "out")
    assert [problem.code for problem in error.value.problems] == ["F109"]
    assert not (tmp_path / "out").exists()
