from __future__ import annotations

import re
from pathlib import Path

from cityshare.documents import write_plan
from cityshare.scoring import score
from docs.markdown import read_page, section
from documents.plans import make_plan
from factories import make_cohort

NAMED = re.compile(r"`((?:hand-out|facilitator-only)/[^`]+)`")


def test_every_file_is_named(tmp_path: Path) -> None:
    profiles = score(make_cohort(14))
    plan = make_plan(profiles.cohort, profiles, n_tables=2)

    paths = write_plan(plan, tmp_path, profiles=profiles, run={"seconds": 1.0})

    written = {path.relative_to(tmp_path).as_posix() for path in paths}
    stairs = {f"facilitator-only/stairs/{p}.svg" for p in profiles.practices}
    assert stairs <= written
    shown = (written - stairs) | {"facilitator-only/stairs/PRACTICE.svg"}
    text = section(read_page("commands.md"), "What `assign` writes")
    assert sorted(NAMED.findall(text)) == sorted(shown)
