"""What ``assign`` prints: what people care about first, then the roster."""

from __future__ import annotations

from cityshare.cli.quality import fairness, quality
from cityshare.cohort import Cohort
from cityshare.cohort.names import enumerated
from cityshare.documents import read_aloud, roster_by_table
from cityshare.grouping import Headline, Plan
from cityshare.grouping.sentences import SENTENCES
from cityshare.scoring import Profiles


def headline(headline: Headline) -> str:
    """Say the headline in one line, priorities first.

    >>> line = headline(Headline(priorities=61, priorities_answered=49,
    ...     priorities_answered_random=33.2, people=28, first_wish=19,
    ...     first_or_second_wish=25, neither_learns_nor_shares=0))
    >>> print(line)
    priorities answerable at their own table: 49 of 61 (random: 33);
    first wish 19 of 28, first or second 25; people who neither learn nor share: 0
    """
    random = headline.priorities_answered_random
    compared = "" if random is None else f" (random: {random:.0f})"
    return (
        f"priorities answerable at their own table: {headline.priorities_answered} of "
        f"{headline.priorities}{compared}; first wish {headline.first_wish} of "
        f"{headline.people}, first or second {headline.first_or_second_wish}; "
        f"people who neither learn nor share: {headline.neither_learns_nor_shares}"
    )


def summary(
    profiles: Profiles,
    plan: Plan,
    *,
    tables: int | None = None,
    language: str = "en",
) -> str:
    """Return headline, quality, rules not kept, the roster to read, and remarks.

    ``tables`` is the number that was asked for, which comes before the sizes.
    """
    cohort = profiles.cohort
    lines = []
    if plan.headline is not None:
        lines += [headline(plan.headline)]
    lines += [quality(plan), *fairness(plan)]
    broken = [rule for rule in plan.rules if not rule.kept]
    if plan.has_tables:
        for rule in broken:
            where = f" ({enumerated(rule.where)})" if rule.where else ""
            lines += [f"not everywhere: {rule.sentence}{where}"]
        lines += [f"note: {sentence}" for sentence in _raised(plan)]
        if plan.unmet_needs:
            lines += [_unmet(cohort, plan, language)]
        lines += ["", read_aloud(roster_by_table(cohort, plan, language=language))]
    else:
        lines += ["", "The rules were:", *(f"  - {r.sentence}" for r in plan.rules)]
    return "\n".join([*lines, *notes(plan, tables=tables)])


def is_for_the_room(code: str) -> bool:
    """Tell whether a remark is on the plan and names nobody's answers."""
    return code.startswith("R") and code != "R205"


def notes(plan: Plan, *, tables: int | None = None) -> list[str]:
    """Return the remarks on the plan; those on answers are only counted.

    The screen may be seen by the room, and remarks on answers name people.
    """
    about_plan = [p for p in plan.problems if is_for_the_room(p.code)]
    lines = []
    for p in about_plan:
        if p.code == "R201" and tables is not None:
            lines.append(
                f"note: the number of tables asked for, {tables}, comes before the "
                "table size"
            )
        lines.append(f"note: {p.code} {p.where}{': ' if p.where else ''}{p.text}")
    others = len(plan.problems) - len(about_plan)
    if others:
        remarks = "1 remark" if others == 1 else f"{others} remarks"
        where = "facilitator-only/notes.txt"
        lines.append(f"note: {remarks} on people and answers: see {where}")
    return lines


def _raised(plan: Plan) -> list[str]:
    """Return the sentences of caps that had to rise, which is to be said aloud."""
    return [
        rule.sentence
        for rule in plan.rules
        if f"{rule.name}_raised" in SENTENCES
        and rule.kept
        and rule.sentence != SENTENCES[rule.name]
    ]


def _unmet(cohort: Cohort, plan: Plan, language: str) -> str:
    labels = [
        cohort.questionnaire.practice(need.practice).label.read(language)
        for need in plan.unmet_needs
    ]
    return f"nobody here can teach everyone who asks: {', '.join(labels)}"
