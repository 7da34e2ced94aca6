import copy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityshare.cohort import (
    AgreedLevel,
    Card,
    CardKind,
    Consent,
    LayoutTheme,
    Provenance,
    ThemeLayout,
    cohort_texts,
    read_cohort,
    write_cohort,
)
from cityshare.errors import CityshareError
from cityshare.questionnaire import Text, load_questionnaire, shipped_cohorts
from factories import make_cohort


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_written_is_read_again(tmp_path):
    cohort = make_cohort(24, hosts=2, experts=2, observers=1, interpreters=2)

    write_cohort(cohort, tmp_path / "a" / "b")

    assert read_cohort(tmp_path / "a" / "b") == cohort


@pytest.mark.parametrize("path", shipped_cohorts().values(), ids=shipped_cohorts())
def test_sample_cohorts_survive(tmp_path, path):
    cohort = read_cohort(path)

    write_cohort(cohort, tmp_path)

    assert read_cohort(tmp_path) == cohort
    assert not (tmp_path / "questionnaire.yaml").exists()


def test_bytes_are_stable(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"

    write_cohort(make_cohort(10, seed=3), first)
    write_cohort(read_cohort(first), second)

    assert files_of(first) == files_of(second)
    assert all(b"\r" not in content for content in files_of(first).values())
    assert not any(c.startswith(b"\xef\xbb\xbf") for c in files_of(first).values())


def test_files_of_the_folder_are_replaced(tmp_path):
    write_cohort(
        replace(make_cohort(6), agreed=(AgreedLevel("city-01", "energy-1", 3),)),
        tmp_path,
    )
    cohort = make_cohort(5, seed=1)

    write_cohort(cohort, tmp_path)

    assert read_cohort(tmp_path) == cohort


def test_a_changed_questionnaire_is_written_beside(tmp_path):
    shipped = load_questionnaire("green-growth")
    changed = shipped.model_copy(update={"version": "1.0-ours"})
    cohort = make_cohort(5, questionnaire=changed)

    write_cohort(cohort, tmp_path)

    assert read_cohort(tmp_path).questionnaire == changed


def test_a_clash_with_a_spreadsheet_is_refused(tmp_path):
    (tmp_path / "responses.xlsx").touch()

    with pytest.raises(CityshareError) as caught:
        write_cohort(make_cohort(5), tmp_path)

    (problem,) = caught.value.problems
    assert problem.code == "F104"
    assert problem.details == {"reason": "responses.xlsx is in the folder"}
    assert caught.value.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["responses.xlsx"]


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CityshareError) as caught:
        write_cohort(make_cohort(5), tmp_path / "file")

    assert [(p.code, p.place.file) for p in caught.value.problems] == [
        ("F104", str(tmp_path / "file"))
    ]


def test_a_name_like_a_formula_is_written_as_it_is(tmp_path):
    cohort = make_cohort(3)
    first, *others = cohort.participants
    cohort = replace(cohort, participants=(replace(first, name="=1+1"), *others))

    write_cohort(cohort, tmp_path)

    assert read_cohort(tmp_path) == cohort


def test_line_ends_are_written_alike():
    cohort = make_cohort(3)
    cards = [
        Card(cohort.participants[0].id, CardKind.OFFER, text=text)
        for text in ("a\r\nb", "a\rb", "a\nb")
    ]

    offers = cohort_texts(replace(cohort, cards=tuple(cards)))["offers.csv"]

    assert offers.count('"a\nb"') == 3


PLAIN = st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="\x85")
TEXTS = st.text(PLAIN | st.sampled_from("\n\t,;\"'=#: "), max_size=30).map(str.strip)
WORDS = TEXTS.filter(bool)
NAMES = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
LANGUAGES = st.lists(st.sampled_from(["en", "ko", "zh-Hans", "pt-BR"]), unique=True)
SETTINGS = st.recursive(
    st.booleans() | st.integers(-99, 99) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def cohorts(draw):
    cohort = make_cohort(
        draw(st.integers(1, 6)),
        seed=draw(st.integers(0, 99)),
        n_themes=3,
        n_practices_per_theme=1,
    )
    people = [p.id for p in cohort.participants]
    cities = [d.id for d in cohort.delegations]
    practices = st.sampled_from(cohort.practices)
    start = draw(st.none() | st.just(date(2026, 5, 1)))
    return replace(
        cohort,
        id=draw(NAMES),
        title=Text(draw(st.fixed_dictionaries({"en": WORDS, "ko": WORDS}))),
        place=draw(st.none() | WORDS.map(lambda words: Text({"en": words}))),
        start=start,
        end=start and start + timedelta(days=draw(st.integers(4, 9))),
        languages=tuple(draw(LANGUAGES)),
        layout=draw(st.just(cohort.layout) | layouts(practices, cohort)),
        rules=draw(st.dictionaries(WORDS, SETTINGS, max_size=4)),
        source=Provenance(
            *(tuple(draw(st.lists(WORDS, max_size=2))) for _ in range(4))
        ),
        delegations=tuple(draw(delegation(d)) for d in cohort.delegations),
        participants=tuple(draw(person(p)) for p in cohort.participants),
        responses=tuple(replace(r, note=draw(TEXTS)) for r in cohort.responses),
        agreed=tuple(
            AgreedLevel(city, draw(practices), 2, draw(st.sampled_from([None, 2, 5])))
            for city in draw(st.lists(st.sampled_from(cities), unique=True))
        ),
        cards=tuple(
            Card(
                participant,
                draw(st.sampled_from(CardKind)),
                draw(st.just("") | practices),
                draw(st.sampled_from(["", *cities])),
                draw(WORDS),
                draw(st.sampled_from(["", "en", "zh-Hans"])),
            )
            for participant in draw(st.lists(st.sampled_from(people), max_size=3))
        ),
    )


def layouts(practices, cohort):
    wished = cohort.layout.names
    themes = st.lists(practices, min_size=1, max_size=3, unique=True)
    return st.tuples(*(themes for _ in wished)).map(
        lambda chosen: ThemeLayout(
            themes=tuple(
                LayoutTheme(name=name, label=Text({"en": name}), practices=names)
                for name, names in zip(wished, chosen, strict=True)
            )
        )
    )


@st.composite
def delegation(draw, made):
    further = st.sampled_from(["climate", "context", "form_of_rule", "크기"])
    return replace(
        made,
        name=draw(WORDS),
        region=draw(TEXTS),
        population=draw(st.none() | st.integers(1, 10**8)),
        context=draw(st.dictionaries(further, WORDS, max_size=3)),
    )


@st.composite
def person(draw, made):
    return replace(
        made,
        name=draw(WORDS),
        name_local=draw(TEXTS),
        position=draw(TEXTS),
        rank=draw(st.none() | st.integers(1, 9)),
        languages=tuple(draw(LANGUAGES)),
        consent=frozenset(draw(st.sets(st.sampled_from(Consent)))),
    )


@given(cohorts())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_cohort_is_read_as_it_was_written(tmp_path_factory, cohort):
    folder = tmp_path_factory.mktemp("cohort")
    kept = copy.deepcopy(cohort)

    write_cohort(cohort, folder)
    again = read_cohort(folder)

    assert again == cohort == kept
    assert cohort_texts(again) == cohort_texts(cohort)
