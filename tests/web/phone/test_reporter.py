"""The reporter's page: written, taken over, merged, and read by the others."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest

from cityshare.exchange import Outcome
from cityshare.workshop import MyTalk, Person, TableTalk, Workshop
from phones import Phone, words_of

PhoneOf = Callable[[Person], Phone]


@pytest.fixture
def talk(at_tables: Workshop, me: Person) -> Callable[[], MyTalk]:
    """The own table, read anew each time."""

    def read() -> MyTalk:
        found = TableTalk.of(at_tables).my_talk(me.id)
        assert found is not None
        return found

    return read


@pytest.fixture
def reporter(joined: Phone, talk: Callable[[], MyTalk]) -> Phone:
    """The joined phone after its person has taken over the report."""
    joined.get("/mine")
    joined.post("/report/take")
    return joined


def hidden(page: str) -> dict[str, str]:
    """Return what the form brings back unseen."""
    found = re.findall(r'name="(revision|base)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def test_without_tables_there_is_no_report(joined: Phone) -> None:
    assert joined.get("/report").url.path == "/mine"


def test_anybody_at_the_table_can_take_the_report_over(
    joined: Phone, talk: Callable[[], MyTalk], me: Person
) -> None:
    others = words_of(joined.get("/mine"))

    page = joined.post("/report/take")

    assert talk().roles.reporter == me.id
    assert page.url.path == "/report"
    assert "Chair:" in others
    assert "First case:" in others
    assert "Write the report" in words_of(joined.get("/mine"))


def test_the_plain_form_keeps_all_four_parts(
    reporter: Phone, talk: Callable[[], MyTalk]
) -> None:
    page = reporter.get("/report")
    somebody = talk().members[0].id

    said = reporter.post(
        "/report",
        hidden(page.text)
        | {
            "learnt": "Start small.\r\n\r\n<b>Ask</b> the drivers.",
            "who.1": somebody,
            "whom.1": "chengdu",
            "what.1": "The bus lanes",
            "by.1": "2016-12-01",
            "unanswered": "Who pays?",
            "asset.0": "story",
            "asset_text.0": "One street first.",
        },
    )

    kept = talk().outcome
    (promise,), (asset,) = kept.commitments, kept.assets
    assert "Everything is saved." in words_of(said)
    assert kept.learnt == ("Start small.", "<b>Ask</b> the drivers.")
    assert (promise.who, promise.whom, promise.what) == (
        somebody,
        "chengdu",
        "The bus lanes",
    )
    assert promise.by == date(2016, 12, 1)
    assert (kept.unanswered, asset.kind) == (("Who pays?",), "story")
    assert "&lt;b&gt;Ask&lt;/b&gt;" in reporter.get("/report").text


def test_a_script_learns_what_is_kept(
    reporter: Phone, talk: Callable[[], MyTalk]
) -> None:
    form = hidden(reporter.get("/report").text) | {"learnt": "One"}

    first = reporter.script("/report", form)
    again = reporter.script("/report", form)

    assert first.json()["revision"] == again.json()["revision"] == 1
    assert first.json()["fields"]["learnt"] == "One"
    assert talk().outcome.learnt == ("One",)


def test_what_is_wrong_is_said_and_the_text_stays(reporter: Phone) -> None:
    form = hidden(reporter.get("/report").text)

    page = reporter.post("/report", form | {"what.0": "x", "by.0": "soon"})
    script = reporter.script("/report", form | {"what.0": "y" * 1001})

    assert page.status_code == 422
    assert "cannot be read" in words_of(page)
    assert ">\nx</textarea>" in page.text
    assert list(script.json()["problems"]) == ["commitments.0.what"]


def test_changes_of_two_screens_are_put_together(
    reporter: Phone, talk: Callable[[], MyTalk]
) -> None:
    form = hidden(reporter.get("/report").text)
    reporter.script("/report", form | {"learnt": "One"})

    said = reporter.script("/report", form | {"unanswered": "Who pays?"})

    assert said.json()["fields"]["learnt"] == "One"
    assert talk().outcome == Outcome(learnt=("One",), unanswered=("Who pays?",))


def test_on_a_clash_both_texts_are_shown_and_nothing_is_lost(
    reporter: Phone, talk: Callable[[], MyTalk]
) -> None:
    form = hidden(reporter.get("/report").text)
    reporter.script("/report", form | {"learnt": "Theirs"})

    script = reporter.script("/report", form | {"learnt": "Mine"})
    page = reporter.post("/report", form | {"learnt": "Mine"})

    assert script.json() == {"problems": {}, "clash": True}
    assert page.status_code == 409
    assert "Saved in the meantime: Theirs" in words_of(page)
    assert ">\nMine</textarea>" in page.text
    assert talk().outcome.learnt == ("Theirs",)
    reporter.post("/report", hidden(page.text) | {"learnt": "Mine"})
    assert talk().outcome.learnt == ("Mine",)


def test_the_others_read_the_report_and_cannot_change_it(
    reporter: Phone,
    talk: Callable[[], MyTalk],
    at_tables: Workshop,
    me: Person,
    phone_of: PhoneOf,
) -> None:
    reporter.script("/report", hidden(reporter.get("/report").text) | {"learnt": "One"})
    mate = next(seated.id for seated in talk().members if seated.id != me.id)
    person = at_tables.person(mate)
    assert person is not None
    other = phone_of(person)

    page = other.get("/report")
    refused = other.script("/report", {"learnt": "Two", "revision": "1", "base": "{}"})

    assert "Ana writes this report." in words_of(page)
    assert "One" in words_of(page)
    assert 'name="learnt"' not in page.text
    assert refused.status_code == 409
    assert talk().outcome.learnt == ("One",)


def test_a_forged_base_does_no_harm(reporter: Phone) -> None:
    reporter.get("/report")
    forged = {"revision": "9" * 40, "who.x": "1", "who.99999": "1"}

    for base in ("", "[1]", "{", '{"learnt": {"a": 1}}'):
        said = reporter.script("/report", {"base": base, **forged})
        assert said.status_code in {200, 409}
