"""The day on which the names of a workshop go, as it is proposed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cityshare.cohort.header import CohortHeader

DAYS = 180


def day_proposed(header: CohortHeader, now: datetime) -> date:
    """Return the day some months after a workshop, or after today if it is past.

    >>> from cityshare.questionnaire import Text
    >>> last = date(2026, 11, 24)
    >>> day_proposed(
    ...     CohortHeader(id="a", title=Text({"en": "A"}), questionnaire="q", end=last),
    ...     datetime(2026, 11, 1, tzinfo=UTC),
    ... )
    datetime.date(2027, 5, 23)
    """
    held = header.end or header.start
    last = max(held, now.date()) if held else now.date()
    return last + timedelta(days=DAYS)


def start_of(day: date) -> datetime:
    """Return the first moment of a day in UTC."""
    return datetime.combine(day, time(), UTC)
