from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.markdown import PAGES, REPOSITORY, read_page

COMMANDS = (
    "python3 -m venv .venv && .venv/bin/pip install -c tests/constraints.txt "
    '-e ".[test]" && .venv/bin/cityshare demo',
    ".venv/bin/pytest",
)
FOLDERS = ("src", "tests", "docs", "questionnaires", "sample_cohorts", ".ci")
BINARY = {".png", ".pdf", ".xlsx", ".pyc", ".nbc", ".nbi"}
# One letter of each stands in brackets, so that this file may be searched too.
FORBIDDEN = re.compile(
    r"/[w]ork/|\.\./[s]hared"
    r"|(?<![\w.])/(?:[r]oot|[h]ome|[U]sers)/|[C]:\\\\?[U]sers|/[t]mp/\w"
    r"|[p]ythonhosted|[p]ypi\.|[n]pmjs|[i]ndex-url|[f]ind-links|[a]rtifactory"
    r"|proxy\.[g]olang|[c]rates\.io|[g]hcr\.io|[d]ocker\.io",
    re.IGNORECASE,
)


def text_files():
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").split()
    for path in sorted(REPOSITORY.iterdir()):
        if path.is_file() and not path.name.startswith((*ignored, ".coverage")):
            yield path
    for folder in FOLDERS:
        for path in sorted((REPOSITORY / folder).rglob("*")):
            hidden = path.parts[-1].startswith(".") or "__pycache__" in path.parts
            if path.is_file() and path.suffix not in BINARY and not hidden:
                yield path


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_gives_the_two_commands(command: str) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")

    assert command in [line.strip() for line in readme.splitlines()]


def test_what_the_commands_need_is_there() -> None:
    assert (REPOSITORY / "tests" / "constraints.txt").exists()


def test_the_readme_says_whose_the_name_is() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    words = " ".join(readme.split())

    assert '"CityShare" is a trademark of UNITAR' in words
    assert "reproduces no UNITAR form" in words


def test_no_file_names_a_machine_or_a_download_host() -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}, line {n}: {line.strip()[:80]}"
        for path in text_files()
        for n, line in enumerate(path.read_text("utf-8", "ignore").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_end_lines_cleanly(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert text.endswith("\n")
    assert "\t" not in text
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_the_version_stands_in_the_changelog() -> None:
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    [version] = re.findall(r'^version = "(.+)"$', project, re.MULTILINE)

    assert re.search(rf"^## \[{re.escape(version)}\]", read_page("changelog.md"), re.M)
