"""The hand-out as a browser prints it: one page for each card and sheet."""

import re
import subprocess

import pytest

from cityshare.documents import write_hand_out
from cityshare.grouping import assign
from cityshare.optimisation import Budget
from cityshare.scoring import score
from factories import make_cohort

FLAGS = (
    "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
PAGE = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def hand_out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hand-out")
    profiles = score(make_cohort(24, seed=1))
    plan = assign(profiles, budget=Budget((200,)))
    write_hand_out(profiles.cohort, profiles, plan, folder)
    return folder, plan, profiles.cohort


def printed_pages(chromium, page, tmp_path):
    pdf = tmp_path / "page.pdf"
    command = [
        chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={pdf}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return len(PAGE.findall(pdf.read_bytes()))


def test_each_table_card_is_one_page(chromium, hand_out, tmp_path):
    folder, plan, _ = hand_out
    pages = printed_pages(chromium, folder / "table-cards.html", tmp_path)
    assert pages == len(plan.tables)


def test_each_plan_sheet_is_one_page(chromium, hand_out, tmp_path):
    folder, _, cohort = hand_out
    delegations = {p.delegation for p in cohort.participants}
    pages = printed_pages(chromium, folder / "plan-sheets.html", tmp_path)
    assert pages == len(delegations)
