"""One event: delegations, participants, answers, agenda; reading and checking."""

from cityshare.cohort.answers import AgreedLevel, Card, CardKind, Response
from cityshare.cohort.cohort import Cohort, Provenance
from cityshare.cohort.layout import LayoutTheme, ThemeLayout
from cityshare.cohort.people import Consent, Delegation, Participant, Role
from cityshare.cohort.reading import read_cohort
from cityshare.cohort.session import Session, SessionKind, TableSize
from cityshare.cohort.writing import cohort_texts, write_cohort

__all__ = [
    "AgreedLevel",
    "Card",
    "CardKind",
    "Cohort",
    "Consent",
    "Delegation",
    "LayoutTheme",
    "Participant",
    "Provenance",
    "Response",
    "Role",
    "Session",
    "SessionKind",
    "TableSize",
    "ThemeLayout",
    "cohort_texts",
    "read_cohort",
    "write_cohort",
]
