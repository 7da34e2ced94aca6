"""Joining on a phone: codes, registering, the own link, languages, signing out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cityshare.store import Database
from cityshare.web.app import create_app
from cityshare.web.settings import WebSettings
from cityshare.workshop import Phase, Registration, Workshop
from phones import Phone, link_of, words_of

Phones = Callable[..., Phone]


def test_a_typed_code_leads_to_registration_however_it_is_typed(
    phone: Phone, workshop: Workshop
) -> None:
    phone.get("/")
    code = workshop.join_code

    page = phone.post("/", {"code": f" {code[:3].lower()}-{code[3:]} "})

    assert page.url.path == "/register"
    assert "About you" in words_of(page)
    assert "Beijing" in words_of(page)


def test_an_unknown_code_is_said_beside_the_field_and_stays_there(
    phone: Phone, workshop: Workshop
) -> None:
    phone.get("/")

    page = phone.post("/", {"code": "zzz999"})

    assert page.status_code == 422
    assert "No workshop has this code" in words_of(page)
    assert 'value="ZZZ999"' in page.text


@pytest.mark.parametrize("path", ["/j/ZZZ999", "/j/%00%00", "/j/" + "A" * 4000])
def test_an_unknown_address_asks_for_the_code(
    phone: Phone, workshop: Workshop, path: str
) -> None:
    page = phone.get(path)

    assert page.status_code == 404
    assert "Join the workshop" in words_of(page)


def test_one_browser_cannot_guess_codes(phone: Phone, workshop: Workshop) -> None:
    for n in range(8):
        assert phone.get(f"/j/WRONG{n}").status_code == 404

    refused = phone.get(f"/j/{workshop.join_code}")

    assert refused.status_code == 429
    assert "Too many wrong codes" in words_of(refused)


def test_guessing_in_one_browser_does_not_shut_out_the_room(
    new_phone: Phones, workshop: Workshop
) -> None:
    guesser, other = new_phone(), new_phone()
    for n in range(9):
        guesser.get(f"/j/WRONG{n}")

    page = other.get(f"/j/{workshop.join_code}")

    assert page.url.path == "/register"


def test_browsers_that_forget_their_cookie_are_counted_together(
    db: Database, workshop: Workshop
) -> None:
    settings = WebSettings(wrong_codes_together=5)
    app = create_app(db, settings)
    for n in range(5):
        assert Phone(app).get(f"/j/WRONG{n}").status_code == 404

    assert Phone(app).get("/j/WRONG9").status_code == 429


def test_registering_makes_a_person_with_wishes_and_consent(
    phone: Phone, workshop: Workshop
) -> None:
    themes = [theme.name for theme in workshop.layout.themes]
    phone.get(f"/j/{workshop.join_code}")

    page = phone.post(
        "/register",
        {
            "name": "  Ana\tPark ",
            "delegation": "chengdu",
            "language": ["en", "ko", "tlh"],
            "wish_1": themes[1],
            "wish_2": themes[1],
            "wish_3": themes[0],
            "consent": ["contact", "everything"],
        },
    )

    person = workshop.people[-1]
    assert page.url.path == "/welcome"
    assert (person.name, person.delegation) == ("Ana Park", "chengdu")
    assert person.languages == ("en", "ko")
    assert person.themes == (themes[1], themes[0])
    assert [purpose.value for purpose in person.consent] == ["contact"]
    assert person.consent_version


def test_a_new_city_is_made(phone: Phone, workshop: Workshop) -> None:
    phone.get(f"/j/{workshop.join_code}")

    phone.post(
        "/register",
        {"name": "Ana", "delegation": "-new", "new_delegation": "Ulaanbaatar"},
    )

    assert workshop.delegations[-1].name == "Ulaanbaatar"
    assert workshop.people[-1].delegation == workshop.delegations[-1].id


def test_what_is_missing_is_said_and_what_was_typed_stays(
    phone: Phone, workshop: Workshop
) -> None:
    before = len(workshop.people)
    phone.get(f"/j/{workshop.join_code}")

    page = phone.post("/register", {"name": "Ana <b>Park</b>", "wish_1": "nonsense"})

    assert page.status_code == 422
    assert "Please choose your city" in words_of(page)
    assert 'value="Ana &lt;b&gt;Park&lt;/b&gt;"' in page.text
    assert len(workshop.people) == before


def test_a_form_that_is_sent_twice_registers_one_person(
    phone: Phone, workshop: Workshop
) -> None:
    before = len(workshop.people)
    page = phone.get(f"/j/{workshop.join_code}")
    once = page.text.partition('name="once" value="')[2].partition('"')[0]
    form = {"name": "Ana", "delegation": "beijing", "once": once, "csrf": phone.token}
    early = dict(phone.cookies)

    phone.post("/register", form)
    phone.cookies.clear()
    phone.cookies.update(early)
    again = phone.post("/register", form)

    assert again.url.path == "/welcome"
    assert len(workshop.people) == before + 1


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "=cmd()", "\x00\x07Ana\x1b"]
)
def test_hostile_names_are_text(phone: Phone, workshop: Workshop, name: str) -> None:
    page = phone.join(workshop.join_code, name=name)

    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert not any(ord(letter) < 32 for letter in workshop.people[-1].name)


def test_the_own_link_comes_back_in_another_browser(
    phone: Phone, new_phone: Phones, workshop: Workshop
) -> None:
    link = link_of(phone.join(workshop.join_code, name="Ana"))
    other = new_phone()

    page = other.get(link)

    assert page.url.path == "/questions"
    assert other.get("/welcome").text.count("Ana")


def test_links_and_codes_of_an_older_workshop_stay_good(
    phone: Phone, new_phone: Phones, workshop: Workshop, db: Database
) -> None:
    joined = workshop.register(Registration("Ana", delegation="beijing"))
    newer, _ = Workshop.create(db, "green-growth")
    newer.move_to(Phase.OPEN)

    assert phone.get(f"/me/{joined.token}").status_code == 200
    assert "Ana" in phone.get("/register").text
    other = new_phone()
    other.join(workshop.join_code, "Bo")
    assert [person.name for person in workshop.people][-2:] == ["Ana", "Bo"]
    assert newer.people == []


def test_the_own_link_does_not_stay_in_the_address(
    phone: Phone, new_phone: Phones, workshop: Workshop
) -> None:
    link = link_of(phone.join(workshop.join_code))

    answer = new_phone().get(link, follow=False)

    assert answer.headers["location"] == "/questions"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_link_that_was_replaced_or_erased_is_not_valid(
    joined: Phone, new_phone: Phones, workshop: Workshop
) -> None:
    link = link_of(joined.get("/welcome"))
    person = workshop.people[-1].id
    workshop.new_link(person)

    replaced = new_phone().get(link)
    signed_out = joined.get("/questions")

    assert replaced.status_code == 404
    assert "not valid any more" in words_of(replaced)
    assert signed_out.url.path == "/"


def test_an_expired_code_keeps_those_in_who_have_joined(
    joined: Phone, new_phone: Phones, workshop: Workshop
) -> None:
    old = workshop.join_code
    workshop.renew_join_code()

    assert new_phone().get(f"/j/{old}").status_code == 404
    assert joined.get("/questions").status_code == 200


def test_a_draft_takes_nobody_yet(phone: Phone, workshop: Workshop) -> None:
    workshop.move_to(Phase.DRAFT)

    page = phone.get(f"/j/{workshop.join_code}")

    assert "Not open yet" in words_of(page)


def test_the_next_person_finds_nothing_of_the_last_one(
    joined: Phone, workshop: Workshop
) -> None:
    joined.get("/welcome")

    page = joined.post("/next")

    assert page.url.path == "/register"
    assert joined.get("/questions").url.path == "/"
    assert "Ana" not in joined.get("/register").text


def test_joined_phones_stay_joined_over_a_restart(joined: Phone, db: Database) -> None:
    restarted = create_app(db, WebSettings("kept over a restart"))
    phone = Phone(restarted)
    phone.cookies = joined.cookies

    assert phone.get("/questions").url.path == "/questions"


def test_a_forged_cookie_joins_nobody(joined: Phone, phone: Phone) -> None:
    value = joined.cookies["cityshare"]
    phone.cookies.clear()
    phone.cookies.set("cityshare", value[:-2] + "xx", domain="room.test")

    assert phone.get("/questions").url.path == "/"


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("ko", "워크숍 참여하기"),
        ("zh-CN", "加入工作坊"),
        ("ja", "ワークショップに参加"),
    ],
)
def test_the_browser_chooses_the_language(
    new_phone: Phones, workshop: Workshop, asked: str, title: str
) -> None:
    assert title in words_of(new_phone(asked).get("/"))


def test_a_language_chosen_stays_and_leads_back(joined: Phone) -> None:
    joined.get("/mine")

    page = joined.post("/language", {"language": "ko", "next": "/mine"})

    assert page.url.path == "/mine"
    assert 'lang="ko"' in page.text
    assert 'lang="ko"' in joined.get("/questions").text


@pytest.mark.parametrize(
    "address", ["//evil.test", "https://evil.test", "/\\evil.test"]
)
def test_choosing_a_language_never_leads_away(joined: Phone, address: str) -> None:
    joined.get("/mine")

    answer = joined.post("/language", {"language": "ko", "next": address}, follow=False)

    assert answer.headers["location"] == "/"
