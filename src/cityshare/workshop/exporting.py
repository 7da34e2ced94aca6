"""What leaves the workshop as files: who took it, and when."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cityshare.cohort import Cohort, write_cohort
from cityshare.errors import CityshareError, Problem
from cityshare.store import PlanVersion, events, facilitators, plans
from cityshare.workshop.assembling import assemble
from cityshare.workshop.entity import Entity
from cityshare.workshop.live_rules import with_live_rules

EXPORTED, PRINTED = "exported", "printed"
COHORT, PLANS = "cohort", "plans"
MOST_SHOWN = 50
SAME_WITHIN = timedelta(minutes=5)
_FIRST_YEAR = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Export:
    """One file or one printed document that left the workshop.

    Attributes
    ----------
    what
        ``cohort``, or the kind of a printed document.
    by
        The name of the facilitator, "" for the first one; ``None`` where the
        program itself or somebody who is not there any more has done it.
    at
        When.
    is_printed
        Whether it was shown to be printed.
    """

    what: str
    by: str | None
    at: datetime
    is_printed: bool


@dataclass(frozen=True)
class Exports(Entity):
    """What leaves a workshop; made by ``Exports.of(workshop)``.

    Every export is noted with the facilitator and the moment.
    """

    def zipped(self, *, by: str, language: str = "en") -> bytes:
        """Return the cohort as a folder, with the files of every published plan.

        Parameters
        ----------
        by
            Id of the facilitator.
        language
            Language of what is handed out.

        Raises
        ------
        CityshareError
            L208 if nobody has joined.
        """
        with self._view() as view:
            cohort = assemble(view)
            published = plans.plans_of(view.connection, self.id, state="published")
        if not cohort.participants:
            raise CityshareError([Problem("L208")])
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write_cohort(with_live_rules(cohort), folder / cohort.id)
            for version in published:
                _write_plan(cohort, version, folder / cohort.id / PLANS, language)
            content = _zip(folder)
        self.note(COHORT, by=by)
        return content

    def note(self, what: str, *, by: str, is_printed: bool = False) -> None:
        """Note that something with names leaves; the same again soon is noted once."""
        kind = PRINTED if is_printed else EXPORTED
        subject = {"what": what, "facilitator": by}
        with self._change() as change:
            at = (change.connection, self.id)
            for event, moment in events.events_of_kind(*at, {kind}, most=MOST_SHOWN):
                is_new = is_printed and change.now - moment < SAME_WITHIN
                if is_new and event.subject == subject:
                    return
            change.note(kind, **subject)

    def last(self, *, most: int = MOST_SHOWN) -> list[Export]:
        """Return the newest exports, newest first."""
        with self._view() as view:
            at = (view.connection, self.id)
            noted = events.events_of_kind(*at, {EXPORTED, PRINTED}, most=most)
            names = {row.id: row.name for row in facilitators.facilitators_of(*at)}
        names[""] = ""
        return [
            Export(
                what=str(event.subject.get("what", COHORT)),
                by=names.get(str(event.subject.get("facilitator", "-"))),
                at=at,
                is_printed=event.kind == PRINTED,
            )
            for event, at in noted
        ]


def _write_plan(
    cohort: Cohort, version: PlanVersion, folder: Path, language: str
) -> None:
    """Write what belongs to a version; one that fits nobody any more as it is."""
    from cityshare.documents import write_plan  # noqa: PLC0415
    from cityshare.scoring import score  # noqa: PLC0415

    place = folder / (version.session or f"version-{version.number}")
    try:
        write_plan(version.plan, place, profiles=score(cohort), language=language)
    except CityshareError:
        place.mkdir(parents=True, exist_ok=True)
        text = version.plan.model_dump_json(indent=2)
        place.joinpath("plan.json").write_text(text, encoding="utf-8")


def _zip(folder: Path) -> bytes:
    """Return a folder as a zip file, equal for equal files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                info = zipfile.ZipInfo(name, _FIRST_YEAR)
                info.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(info, path.read_bytes())
    return content.getvalue()
