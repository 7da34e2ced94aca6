from __future__ import annotations

import pytest

from cityshare.cohort import Cohort
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles
from documents.plans import make_plan, make_profiles, with_names
from factories import make_cohort

ODD_NAMES = (
    ('Lee, "Ann" B.', "이안"),
    ("=HYPERLINK(1)", ""),
    ("<script>alert(1)</script>", "王芳 & 子"),
    ("O'Neill </style>", "Ó Néill"),
    ("Émile Çelik", ""),
    ("+49 Zoe", "Зоя"),
)


@pytest.fixture
def cohort() -> Cohort:
    made = make_cohort(14, hosts=1, experts=1, observers=2, interpreters=1)
    return with_names(made, ODD_NAMES)


@pytest.fixture
def profiles(cohort: Cohort) -> Profiles:
    return make_profiles(cohort)


@pytest.fixture
def plan(cohort: Cohort, profiles: Profiles) -> Plan:
    return make_plan(
        cohort, profiles, n_tables=3, rooms=("Hall A",), languages=("en", "ko")
    )
