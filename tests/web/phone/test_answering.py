"""Answering on a phone: the plain form, the script's posts, what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cityshare.workshop import Answer, Phase, Workshop
from phones import HOST, Phone, words_of

Answers = Callable[[], dict[str, Answer]]
Phones = Callable[..., Phone]


@pytest.fixture
def practices(workshop: Workshop) -> list[str]:
    return [practice.name for practice in workshop.questionnaire.practices]


@pytest.fixture
def answers(joined: Phone, workshop: Workshop) -> Answers:
    """The answers of the person on the phone, read anew each time."""
    return lambda: workshop.answers_of(workshop.people[-1].id)


def fields(practice: str, **values: object) -> dict[str, str]:
    return {f"{name}.{practice}": str(value) for name, value in values.items()}


def test_the_page_shows_every_practice_with_all_descriptors(
    joined: Phone, workshop: Workshop
) -> None:
    page = words_of(joined.get("/questions"))

    for practice in workshop.questionnaire.practices:
        assert practice.label.read("en") in page
        assert all(level.read("en") in page for level in practice.levels)


def test_the_plain_form_saves_everything_at_once(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")
    first, second, third = practices[:3]

    page = joined.post(
        "/questions",
        fields(first, current=2, target=4, rank=1, share="", note="사업 하나")
        | fields(second, current="unsure")
        | fields(third, current=5, share="yes"),
    )

    kept = answers()
    assert "Your answers are saved." in words_of(page)
    assert (kept[first].current, kept[first].target, kept[first].rank) == (2, 4, 1)
    assert kept[first].note == "사업 하나"
    assert kept[second].current is None
    assert kept[third].share is True
    assert set(kept) == {first, second, third}


def test_what_was_saved_is_shown_again(joined: Phone, practices: list[str]) -> None:
    joined.get("/questions")
    joined.post("/questions", fields(practices[0], current=3, note="</textarea><b>"))

    page = joined.get("/questions")

    assert f'name="current.{practices[0]}" value="3" checked' in page.text
    assert "&lt;/textarea&gt;&lt;b&gt;" in page.text


def test_a_wrong_answer_is_said_beside_it_and_the_rest_is_saved(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")

    page = joined.post(
        "/questions",
        fields(practices[0], current=4, target=2) | fields(practices[1], current=3),
    )

    assert page.status_code == 422
    assert "The goal is below today's level." in words_of(page)
    assert f'name="target.{practices[0]}" value="2"' in page.text
    assert set(answers()) == {practices[1]}


def test_ranks_can_be_exchanged_in_one_form(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    first, second = practices[:2]
    joined.get("/questions")
    joined.post(
        "/questions",
        fields(first, current=1, rank=1) | fields(second, current=1, rank=2),
    )

    page = joined.post(
        "/questions",
        fields(first, current=1, rank=2, revision=1)
        | fields(second, current=1, rank=1, revision=1),
    )

    assert page.status_code == 200
    assert (answers()[first].rank, answers()[second].rank) == (2, 1)


def test_one_rank_for_two_practices_is_refused(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")

    page = joined.post(
        "/questions",
        fields(practices[0], current=1, rank=1)
        | fields(practices[1], current=1, rank=1),
    )

    assert "Another practice has this rank." in words_of(page)
    assert set(answers()) == {practices[0]}


def test_a_script_saves_one_practice(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")

    answer = joined.script(
        f"/questions/{practices[0]}", fields(practices[0], current=2, revision=0)
    )

    assert answer.json() == {"revision": 1}
    assert answers()[practices[0]].current == 2


def test_a_replayed_post_does_no_harm(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")
    form = fields(practices[0], current=2, revision=0)

    first = joined.script(f"/questions/{practices[0]}", form)
    again = joined.script(f"/questions/{practices[0]}", form)

    assert first.json() == again.json() == {"revision": 1}


@pytest.mark.parametrize("revision", [0, 1])
def test_the_second_of_two_tabs_does_not_overwrite_unseen(
    joined: Phone, answers: Answers, practices: list[str], revision: int
) -> None:
    path = f"/questions/{practices[0]}"
    joined.get("/questions")
    for n in range(revision):
        joined.script(path, fields(practices[0], current=1, revision=n))
    joined.script(path, fields(practices[0], current=4, revision=revision))

    late = joined.script(path, fields(practices[0], current=2, revision=revision))

    assert late.status_code == 409
    assert late.json()["codes"] == ["L306"]
    assert late.json()["revision"] == revision + 1
    assert answers()[practices[0]].current == 4


def test_a_closed_questionnaire_is_shown_and_takes_nothing(
    joined: Phone, workshop: Workshop, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")
    workshop.move_to(Phase.CLOSED)

    refused = joined.script(
        f"/questions/{practices[0]}", fields(practices[0], current=2)
    )
    page = joined.get("/questions")

    assert refused.status_code == 409
    assert refused.json()["codes"] == ["L201"]
    assert "The questionnaire is closed." in words_of(page)
    assert "questions.js" not in page.text
    assert answers() == {}


def test_a_closed_questionnaire_keeps_what_the_plain_form_sent(
    joined: Phone, workshop: Workshop, practices: list[str]
) -> None:
    joined.get("/questions")
    workshop.move_to(Phase.CLOSED)

    page = joined.post("/questions", fields(practices[0], current=2, note="Ours"))

    assert page.status_code == 422
    assert "Answers cannot be changed now." in words_of(page)
    assert "Ours" in page.text


def test_nobody_answers_without_joining(
    phone: Phone, workshop: Workshop, practices: list[str]
) -> None:
    phone.get("/")

    page = phone.post(f"/questions/{practices[0]}", fields(practices[0], current=2))
    script = phone.script(f"/questions/{practices[0]}", fields(practices[0], current=2))

    assert page.url.path == "/"
    assert script.status_code == 401
    assert "not joined" in script.json()["message"]


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("current", "9", 409),
        ("current", "-1", 422),
        ("current", "1e3", 422),
        ("current", "٣", 422),
        ("target", "0" * 5000, 422),
        ("rank", "4", 409),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(
    joined: Phone,
    answers: Answers,
    practices: list[str],
    name: str,
    value: str,
    status: int,
) -> None:
    joined.get("/questions")

    answer = joined.script(
        f"/questions/{practices[0]}",
        fields(practices[0], current=1) | fields(practices[0], **{name: value}),
    )

    assert answer.status_code == status
    assert answer.json()["message"]
    assert answers() == {}


def test_an_unknown_practice_is_not_found(joined: Phone) -> None:
    joined.get("/questions")

    answer = joined.script("/questions/nonsense", {"current.nonsense": "1"})

    assert answer.status_code == 404
    assert answer.json() == {"message": "There is no such question. Reload the page."}


def test_a_note_is_cut_and_cleaned(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")

    joined.script(
        f"/questions/{practices[0]}",
        fields(practices[0], current=1, note="\x00\x1b" + "a" * 5000 + "\u202e"),
    )

    assert answers()[practices[0]].note == "a" * 1000


def test_a_note_of_a_megabyte_is_refused_in_words(
    joined: Phone, answers: Answers, practices: list[str]
) -> None:
    joined.get("/questions")
    huge = fields(practices[0], current=1, note="x" * 1_000_000)

    script = joined.script(f"/questions/{practices[0]}", huge)
    page = joined.post("/questions", huge)

    assert script.status_code == page.status_code == 413
    assert "too long" in script.json()["message"]
    assert "too long" in words_of(page)
    assert answers() == {}


def test_too_many_fields_are_refused(joined: Phone) -> None:
    joined.get("/questions")

    answer = joined.post("/questions", {f"x{n}": "" for n in range(2000)})

    assert answer.status_code in {400, 422}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "", "Referer": "https://evil.test/x"},
    ],
)
def test_a_form_of_another_site_is_refused(
    joined: Phone, answers: Answers, practices: list[str], headers: dict[str, str]
) -> None:
    joined.get("/questions")

    answer = joined.post("/questions", fields(practices[0], current=1), headers=headers)

    assert answer.status_code == 403
    assert answers() == {}


@pytest.mark.parametrize("token", ["", "nonsense", "é"])
def test_a_form_without_the_token_is_refused(
    joined: Phone, answers: Answers, practices: list[str], token: str
) -> None:
    joined.get("/questions")

    answer = joined.post("/questions", fields(practices[0], current=1), token=token)

    assert answer.status_code == 403
    assert "too old" in words_of(answer)
    assert answers() == {}


def test_the_token_of_another_browser_is_refused(
    joined: Phone, new_phone: Phones, practices: list[str]
) -> None:
    other = new_phone()
    other.get("/")
    joined.get("/questions")

    answer = joined.post("/questions", token=other.token)

    assert answer.status_code == 403


def test_every_page_has_a_strict_policy_and_is_not_kept(joined: Phone) -> None:
    page = joined.get("/questions")

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert " style=" not in page.text
    assert "<script>" not in page.text
    assert HOST not in page.text.replace(f"{HOST}/me/", "")
