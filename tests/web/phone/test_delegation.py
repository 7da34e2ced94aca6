"""A delegation on its phones: levels side by side, the list of names, changing."""

from __future__ import annotations

import re
from collections.abc import Callable

from cityshare.cohort import AgreedLevel
from cityshare.workshop import NameList, Phase, Workshop
from phones import Phone, link_of, words_of

Phones = Callable[..., Phone]


def answer(phone: Phone, practice: str, level: int) -> None:
    phone.get("/questions")
    sent = phone.script(f"/questions/{practice}", {f"current.{practice}": str(level)})
    assert sent.status_code == 200


def shown(phone: Phone, practice: str) -> str:
    """Return the words of one practice on the delegation's page."""
    page = phone.get("/delegation")
    part = page.text.partition(f'id="p-{practice}"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", part).split())


def test_colleagues_see_each_other_and_agree(
    new_phone: Phones, workshop: Workshop
) -> None:
    first = workshop.questionnaire.practices[0].name
    ana, bo, other = (new_phone() for _ in range(3))
    for phone, name, city in [(ana, "Ana", "-new"), (bo, "Bo", "-new")]:
        phone.get(f"/j/{workshop.join_code}")
        phone.post(
            "/register", {"name": name, "delegation": city, "new_delegation": "Aville"}
        )
    other.join(workshop.join_code, "Stranger")
    answer(ana, first, 1)
    answer(bo, first, 4)
    mark = ana.get("/delegation/mark").json()

    page = shown(ana, first)
    ana.post(f"/delegation/{first}", {"current": "3", "target": "4"})

    assert "Ana Level 1 Bo Level 4" in page
    assert "talk about it, then agree" in page
    assert "Bo" not in words_of(other.get("/delegation"))
    assert AgreedLevel("aville", first, 3, 4) in workshop.agreed_levels()
    assert "Agreed: level 3, goal 4" in shown(bo, first)
    assert "talk about it" not in shown(bo, first)
    assert bo.get("/delegation/mark").json() != mark
    bo.post(f"/delegation/{first}", {"current": ""})
    assert "Agreed" not in shown(ana, first)


def test_a_level_that_cannot_be_agreed_is_said_beside_the_practice(
    joined: Phone, workshop: Workshop
) -> None:
    first = workshop.questionnaire.practices[0].name
    joined.get("/delegation")

    wrong = joined.post(f"/delegation/{first}", {"current": "4", "target": "2"})
    assert wrong.status_code == 422
    assert "The goal is below today's level" in words_of(wrong)
    assert joined.post(f"/delegation/{first}", {"current": "x"}).status_code == 422
    assert joined.post("/delegation/nothing", {"current": "1"}).status_code == 404
    workshop.move_to(Phase.CLOSED)
    late = joined.post(f"/delegation/{first}", {"current": "4"})
    assert "Answers cannot be changed now" in words_of(late)
    assert "Answers are closed" in words_of(joined.get("/delegation"))


def test_nobody_sees_a_delegation_before_joining(
    phone: Phone, workshop: Workshop
) -> None:
    phone.get(f"/j/{workshop.join_code}")

    assert phone.get("/delegation").url.path == "/"


def test_a_name_of_the_list_is_chosen_instead_of_written_again(
    new_phone: Phones, workshop: Workshop
) -> None:
    phone, other = new_phone(), new_phone()
    listed = NameList.of(workshop).free("guangzhou")[0]
    n_people = len(workshop.people)
    choice = {"person": listed.id, "delegation": "guangzhou"}

    assert "I am on the list" in words_of(phone.get(f"/j/{workshop.join_code}"))
    assert listed.name in words_of(phone.get("/register/list?delegation=guangzhou"))
    told = phone.post("/register/list", choice)
    other.get(f"/j/{workshop.join_code}")
    other.get("/register/list")
    taken = other.post("/register/list", choice)

    assert told.url.path == "/register"
    assert f'value="{listed.name}"' in told.text
    assert "say what you agree to" in words_of(told)
    assert taken.status_code == 422
    assert "Somebody has chosen this name already" in words_of(taken)
    assert len(workshop.people) == n_people
    link = link_of(phone.get("/welcome"))
    assert new_phone().get(link).url.path == "/questions"


def test_answers_of_a_listed_name_open_with_the_personal_link_only(
    phone: Phone, new_phone: Phones, workshop: Workshop
) -> None:
    guarded = NameList.of(workshop).with_answers()[0]
    choice = {"person": guarded.id, "delegation": guarded.delegation}
    phone.get(f"/j/{workshop.join_code}")

    page = phone.get(f"/register/list?delegation={guarded.delegation}")
    refused = phone.post("/register/list", choice)

    assert guarded.name in words_of(page)
    assert f'value="{guarded.id}"' not in page.text
    assert refused.status_code == 422
    assert "ask a facilitator for your personal link" in words_of(refused)
    assert phone.get("/questions").url.path == "/"
    token = workshop.new_link(guarded.id).token
    assert new_phone().get(f"/me/{token}").url.path == "/questions"


def test_what_somebody_told_can_be_changed(joined: Phone, workshop: Workshop) -> None:
    person = workshop.people[-1]
    joined.get("/register")
    sent = {"name": "Ana P.", "delegation": "shanghai", "language": ["ko"]}

    missing = joined.post("/register", {**sent, "name": ""})
    page = joined.post("/register", {**sent, "consent": ["workshop"]})

    assert missing.status_code == 422
    assert page.url.path == "/welcome"
    changed = workshop.person(person.id)
    assert changed is not None
    assert (changed.name, changed.delegation) == ("Ana P.", "shanghai")
    assert changed.languages == ("ko",)
    assert len(workshop.people) == person.number or workshop.people[-1] == changed
    assert 'role="img"' in page.text


def test_every_page_of_a_person_stays_out_of_caches(
    joined: Phone, workshop: Workshop
) -> None:
    for path in ("/questions", "/welcome", "/register", "/delegation", "/offers"):
        assert joined.get(path).headers["cache-control"] == "no-store"

    joined.get("/welcome")
    joined.post("/next")

    assert joined.get("/delegation").url.path == "/"
    assert 'autocomplete="off" aria' in joined.get("/register?next=1").text
