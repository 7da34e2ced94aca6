"""What is printed: the document that the facilitator asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cityshare import documents
from cityshare.cohort import Cohort, Consent
from cityshare.documents import Document, Kind, Paper, Stamp
from cityshare.documents.words import words as fixed_words
from cityshare.errors import CityshareError, Problem
from cityshare.web.address import qr_code
from cityshare.web.board.paper_form import Choices
from cityshare.web.words import CONSENT_VERSION, words_on

if TYPE_CHECKING:
    from cityshare.exchange import Goal
    from cityshare.grouping import Plan
    from cityshare.scoring import Profiles
    from cityshare.workshop import PlanVersion, Workshop

TIME = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Order:
    """What is to be printed of a workshop, in which languages and on which paper.

    ``languages`` has at least one; only the questionnaire comes in several.
    """

    workshop: Workshop
    kind: Kind
    paper: Paper
    languages: tuple[str, ...]
    version: PlanVersion | None
    address: str

    @property
    def language(self) -> str:
        """The language of everything but the questionnaire."""
        return self.languages[0]

    @property
    def plan(self) -> Plan:
        """The plan of the version.

        Raises
        ------
        CityshareError
            L204 if there are no groups yet.
        """
        if self.version is None:
            raise CityshareError([Problem("L204")])
        return self.version.plan

    def document(self) -> Document:
        """Return the document, stamped with its version and the time."""
        made = _MAKERS[self.kind](self, self.workshop.cohort())
        return replace(made, stamp=self._stamped(made))

    def _stamped(self, made: Document) -> Stamp:
        """Add the time, and the version shown or else the latest change."""
        stamp, shown = made.stamp, self.version
        known = fixed_words(stamp.language)
        now = self.workshop.clock().astimezone()
        if stamp.version and shown is not None:
            state = "number" if shown.state == "published" else "draft"
            numbered = known[f"version_{state}"].format(number=shown.number)
            version = f"{numbered} · {stamp.version}"
        else:
            number = self.workshop.last_event
            version = known["version_change"].format(number=number)
        printed = known["printed"].format(time=now.strftime(TIME))
        return replace(stamp, version=version, printed=printed)


def _profiles(cohort: Cohort) -> Profiles:
    from cityshare.scoring import score  # noqa: PLC0415

    return score(cohort)


def _by_table(order: Order, cohort: Cohort) -> Document:
    return documents.roster_by_table(cohort, order.plan, language=order.language)


def _by_person(order: Order, cohort: Cohort) -> Document:
    return documents.roster_by_person(cohort, order.plan, language=order.language)


def _door(order: Order, cohort: Cohort) -> Document:
    return documents.door_list(cohort, order.plan, language=order.language)


def _cards(order: Order, cohort: Cohort) -> Document:
    profiles, language = _profiles(cohort), order.language
    return documents.table_cards(cohort, profiles, order.plan, language=language)


def _sheets(order: Order, cohort: Cohort) -> Document:
    profiles, language = _profiles(cohort), order.language
    return documents.plan_sheets(cohort, profiles, order.plan, language=language)


def _badges(order: Order, cohort: Cohort) -> Document:
    """Make badges; a table that is not published stands on none."""
    shown = order.version
    is_public = shown is not None and shown.state == "published"
    return documents.badges(
        cohort,
        plan=order.plan if is_public else None,
        language=order.language,
        per_sheet=10 if order.kind == "badges" else 8,
    )


def _forms(order: Order, cohort: Cohort) -> Document:
    consents = {
        language: [words_on("phone", language)[f"consent_{c.value}"] for c in Consent]
        for language in order.languages
    }
    return documents.paper_forms(
        cohort.questionnaire,
        cohort.layout,
        title=cohort.title.read(order.language),
        consents=consents,
        consent_version=CONSENT_VERSION,
        tongues=Choices.of(order.workshop).languages,
    )


def _poster(order: Order, cohort: Cohort) -> Document:
    title, code = cohort.title.read(order.language), order.workshop.join_code
    return documents.JoinPoster(
        Stamp(title, "", "", "", order.language),
        title=title,
        address=order.address.removeprefix("http://"),
        code=code,
        picture=qr_code(f"{order.address}/j/{code}"),
    )


def _reports(order: Order, cohort: Cohort) -> Document:
    return documents.report_sheets(cohort, order.plan, language=order.language)


def _plenary(order: Order, cohort: Cohort) -> Document:
    from cityshare.exchange import three_lines  # noqa: PLC0415
    from cityshare.workshop import TableTalk  # noqa: PLC0415

    roster = documents.roster_by_table(cohort, order.plan, language=order.language)
    names = _names(cohort)
    session = order.version.session if order.version else None
    said = {
        each.table: three_lines(each.outcome, names)
        for each in TableTalk.of(order.workshop).outcomes(session)
    }
    tables = tuple(
        documents.PlenaryTable(table.number, table.theme, *said.get(table.id, ()))
        for table in roster.tables
    )
    return documents.PlenarySheet(roster.stamp, tables)


def _actions(order: Order, cohort: Cohort) -> Document:
    from cityshare.workshop import ActionPlans  # noqa: PLC0415

    written = ActionPlans.of(order.workshop)
    plans = tuple(
        documents.ActionPlan(
            delegation.name,
            people=tuple(person.name for person in cohort.members(delegation.id)),
            goals=tuple(
                _goal(goal, cohort, order.language)
                for goal in written.of_delegation(delegation.id)[0].goals
            ),
        )
        for delegation in cohort.delegations
        if cohort.members(delegation.id)
    )
    title = cohort.title.read(order.language)
    return documents.ActionPlans(Stamp(title, "", "", "", order.language), plans)


def _goal(goal: Goal, cohort: Cohort, language: str) -> documents.PlanGoal:
    names = _names(cohort)
    practices = {p.name: p for p in cohort.questionnaire.practices}
    practice = practices.get(goal.practice)
    levels = practice.levels if practice else ()
    is_known = goal.level is not None and goal.level <= len(levels)
    return documents.PlanGoal(
        practice=practice.label.read(language) if practice else goal.practice,
        aim=levels[(goal.level or 1) - 1].read(language) if is_known else "",
        first_step=goal.first_step,
        step_by=goal.first_step_by.isoformat() if goal.first_step_by else "",
        owner=names.get(goal.owner, goal.owner),
        approver=names.get(goal.approves, goal.approves),
        help=goal.help,
        help_by=names.get(goal.help_by, goal.help_by),
    )


def _names(cohort: Cohort) -> dict[str, str]:
    """Return names by id, of delegations and people."""
    cities = {city.id: city.name for city in cohort.delegations}
    return cities | {person.id: person.name for person in cohort.participants}


_MAKERS: Mapping[Kind, Callable[[Order, Cohort], Document]] = {
    "by_table": _by_table,
    "by_person": _by_person,
    "door": _door,
    "cards": _cards,
    "sheets": _sheets,
    "badges": _badges,
    "badges_8": _badges,
    "forms": _forms,
    "poster": _poster,
    "reports": _reports,
    "plenary": _plenary,
    "actions": _actions,
}
