"""Dignity first: nothing in ``hand-out/`` shows a level, a value or a flag."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from cityshare.cohort import Cohort, read_cohort
from cityshare.documents import hand_out_files, plan_version
from cityshare.grouping import Plan
from cityshare.grouping.plan_file import read_plan
from cityshare.scoring import Profiles, score
from cli.folders import HAND_OUT, SAMPLE_FOLDERS, SAMPLES

Assigned = Callable[[str], Path]
NOT_FOR_THE_ROOM = re.compile(
    r"\b(levels?|steps?|values?|shar(?:e|es|er|ers|ed|ing)|gaps?|targets?|current|"
    r"priorit(?:y|ies)|served|scores?|ranks?|weights?|potential|needs?|assets?|"
    r"quality|agreed|disputed|answer(?:s|ed)?|unanswered|proven|optimal|feasible|"
    r"objective|random|[CFRS]\d{3})\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
FORMULA_OR_COMMENT = re.compile(r"<f>|<comment")


@cache
def cohort_of(name: str) -> Cohort:
    return read_cohort(SAMPLE_FOLDERS[name])


@cache
def profiles_of(name: str) -> Profiles:
    return score(cohort_of(name))


def plan_of(folder: Path) -> Plan:
    return read_plan(folder / "facilitator-only" / "plan.json")


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the words of every file of the hand-out; parts of workbooks apart."""
    for path in sorted((folder / "hand-out").iterdir()):
        if path.suffix != ".xlsx":
            text = path.read_text(encoding="utf-8-sig")
            if path.suffix == ".html":
                text = html.unescape(TAG.sub(" ", STYLE.sub("", text)))
            yield path.name, text
            continue
        with zipfile.ZipFile(path) as book:
            strings = book.read("xl/sharedStrings.xml").decode()
            yield path.name, html.unescape(TAG.sub(" ", strings))
            for part in book.namelist():
                text = book.read(part).decode()
                assert not FORMULA_OR_COMMENT.search(text), (path.name, part)
                if part.startswith("docProps/"):
                    yield f"{path.name}/{part}", html.unescape(TAG.sub(" ", text))


def known_words(cohort: Cohort) -> list[str]:
    """Return what people wrote that may stand in the room, longest first."""
    labels = [practice.label.read() for practice in cohort.questionnaire.practices]
    labels += [theme.label.read() for theme in cohort.layout.themes]
    labels += [cohort.title.read(), *(s.title.read() for s in cohort.sessions)]
    labels += [room for session in cohort.sessions for room in session.rooms]
    labels += [delegation.name for delegation in cohort.delegations]
    labels += [name for p in cohort.participants for name in (p.name, p.name_local)]
    labels += ["Our first step, within 30 days"]
    return sorted(filter(None, labels), key=len, reverse=True)


def left_over(cohort: Cohort, text: str) -> str:
    """Return a text without the words that are known."""
    text = " ".join(text.split())
    for words in known_words(cohort):
        text = text.replace(words, " ")
    return text


@pytest.mark.parametrize("name", SAMPLES)
class TestSampleCohorts:
    def test_the_hand_out_is_whole(self, assigned: Assigned, name: str) -> None:
        found = {path.name for path in (assigned(name) / "hand-out").iterdir()}

        assert found == HAND_OUT

    def test_no_word_is_of_levels(self, assigned: Assigned, name: str) -> None:
        for file, text in texts(assigned(name)):
            found = NOT_FOR_THE_ROOM.findall(left_over(cohort_of(name), text))
            assert not found, file

    def test_no_descriptor_note_or_address(self, assigned: Assigned, name: str) -> None:
        cohort = cohort_of(name)
        questionnaire = cohort.questionnaire
        secret = {
            words
            for practice in questionnaire.practices
            for text in (*practice.levels, practice.hint)
            if text is not None
            for words in text.root.values()
        }
        secret |= {w for t in questionnaire.scale.levels for w in t.root.values()}
        secret |= {row.note for row in cohort.responses if row.note}
        secret |= {person.email for person in cohort.participants if person.email}
        for file, text in texts(assigned(name)):
            words = left_over(cohort, text)
            assert not [part for part in secret if part in words], file

    def test_no_remark_rule_or_reason(self, assigned: Assigned, name: str) -> None:
        plan = plan_of(assigned(name))
        secret = {problem.text for problem in plan.problems}
        secret |= {rule.sentence for rule in plan.rules}
        secret |= {tie.reason for tie in plan.ties if tie.reason}
        for file, text in texts(assigned(name)):
            assert not [part for part in secret if part in text], file

    def test_numbers_are_of_tables_and_the_stamp(
        self, assigned: Assigned, name: str
    ) -> None:
        cohort, plan = cohort_of(name), plan_of(assigned(name))
        session = next(s for s in cohort.sessions if s.id == plan.session)
        assert session.start is not None
        allowed = {table.id.removeprefix("T") for table in plan.tables}
        allowed |= set(NUMBER.findall(session.start.strftime("%Y %m %d %H %M")))
        allowed |= {*NUMBER.findall(plan_version(plan)), str(plan.seed)}
        for file, text in texts(assigned(name)):
            if "/docProps/" in file:
                continue
            found = set(NUMBER.findall(left_over(cohort, text)))
            assert found <= allowed, file

    def test_levels_and_values_change_nothing(
        self, assigned: Assigned, name: str
    ) -> None:
        cohort, plan = cohort_of(name), plan_of(assigned(name))
        other = _other_values(plan)
        changed = _other_levels(profiles_of(name))

        files = hand_out_files(cohort, changed, other)

        for file, content in files.items():
            written = (assigned(name) / "hand-out" / file).read_bytes()
            if file.endswith(".xlsx"):
                written, content = map(_strings, (written, content))
            expected = written.replace(
                plan_version(plan).encode(), plan_version(other).encode()
            )
            assert content == expected, file


def _strings(book: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(book)) as parts:
        return parts.read("xl/sharedStrings.xml")


def _other_levels(profiles: Profiles) -> Profiles:
    """Change every number, leaving only who may be named."""
    shape = profiles.current.shape
    return replace(
        profiles,
        own_current=np.full(shape, 77),
        own_target=np.full(shape, 78),
        current=np.full(shape, 77),
        aim=np.full(shape, 78),
        priority=np.full(shape, 3),
        weight=np.full(shape, 9.5),
        shared_level=np.where(profiles.shared_level > 0, 79, 0),
        disputed=~profiles.disputed,
    )


def _other_values(plan: Plan) -> Plan:
    """Change every number of a plan, leaving the order of ties."""
    ties = [
        tie.model_copy(
            update={"steps": 76, "value": tie.value * 1000, "reason": "because"}
        )
        for tie in plan.ties
    ]
    tables = [table.model_copy(update={"value": 7654.5}) for table in plan.tables]
    return plan.model_copy(
        update={
            "ties": tuple(ties),
            "tables": tuple(tables),
            "value": 7654.5,
            "objective": (7654.5,),
            "headline": None,
            "rules": (),
            "served": {},
            "problems": (),
            "unmet_needs": (),
            "status": "optimal",
        }
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_who_asks_is_named_only_with_consent(assigned: Assigned, name: str) -> None:
    """Without any consent and request, no plan sheet names a practice."""
    cohort = cohort_of(name)
    people = tuple(replace(p, consent=frozenset()) for p in cohort.participants)
    silent = replace(cohort, participants=people, cards=())
    profiles = replace(profiles_of(name), cohort=silent)

    files = hand_out_files(silent, profiles, plan_of(assigned(name)))

    text = files["plan-sheets.html"].decode()
    labels = [practice.label.read() for practice in cohort.questionnaire.practices]
    assert not [label for label in labels if html.escape(label) in text]
