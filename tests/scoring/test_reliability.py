import numpy as np
import pandas as pd
import pingouin
import pytest
from statsmodels.multivariate.factor import Factor

from cityshare.cohort import ThemeLayout
from cityshare.scoring import (
    cronbach_alpha,
    measure_reliability,
    omega_total,
    reliability,
    score,
)
from factories import make_cohort
from small_cohorts import small_cohort


def draw(n_people, loadings, seed, *, blanks=0.0):
    rng = np.random.default_rng(seed)
    common = rng.normal(size=(n_people, 1)) * np.asarray(loadings)
    levels = np.clip(np.rint(3 + common + rng.normal(0, 0.8, common.shape)), 1, 5)
    levels[rng.random(levels.shape) < blanks] = np.nan
    return levels


@pytest.mark.parametrize("missing", ["pairwise", "listwise"])
@pytest.mark.parametrize("blanks", [0.0, 0.15])
@pytest.mark.parametrize("n_practices", [2, 3, 5])
def test_alpha_equals_the_reference(missing, blanks, n_practices):
    levels = draw(60, [1.0] * n_practices, seed=n_practices, blanks=blanks)
    frame = pd.DataFrame(levels)

    expected, _ = pingouin.cronbach_alpha(data=frame, nan_policy=missing)

    assert cronbach_alpha(levels, missing=missing) == pytest.approx(expected, abs=1e-12)


def test_alpha_of_answers_that_do_not_differ_is_unknown():
    assert np.isnan(cronbach_alpha(np.full((5, 3), 2.0)))


def test_alpha_of_one_practice_is_unknown():
    assert np.isnan(cronbach_alpha(np.array([[1.0], [2.0]])))


def test_alpha_of_nobody_is_unknown():
    assert np.isnan(cronbach_alpha(np.empty((0, 3))))


@pytest.mark.parametrize("loadings", [(1, 1, 1), (1.2, 0.7, 0.9, 0.5), (2, 1, 1, 1, 1)])
def test_omega_equals_the_reference(loadings):
    levels = draw(120, loadings, seed=len(loadings))
    deviation = levels.std(axis=0)

    fit = Factor(levels, n_factor=1, method="ml").fit()
    common = float((fit.loadings[:, 0] * deviation).sum() ** 2)
    expected = common / (common + float(fit.uniqueness @ deviation**2))

    assert omega_total(levels) == pytest.approx(expected, abs=1e-4)


def test_omega_is_the_share_that_the_factor_explains():
    rng = np.random.default_rng(0)
    loadings, unique = np.array([1.0, 0.8, 0.6, 1.2]), np.array([0.5, 0.4, 0.9, 0.7])
    factor = rng.normal(size=(40_000, 1))
    answers = factor * loadings + rng.normal(size=(40_000, 4)) * np.sqrt(unique)

    known = loadings.sum() ** 2 / (loadings.sum() ** 2 + unique.sum())

    assert omega_total(answers) == pytest.approx(known, abs=0.01)


def test_omega_is_unknown_where_an_answer_never_differs():
    levels = draw(40, (1, 1, 1), seed=1)
    levels[:, 0] = 2

    assert np.isnan(omega_total(levels))


def test_omega_is_unknown_where_one_practice_is_the_factor():
    correlation = np.array([[1, 0.8, 0.8], [0.8, 1, 0.3], [0.8, 0.3, 1]])
    noise = np.random.default_rng(0).normal(size=(500, 3))
    levels = noise @ np.linalg.cholesky(correlation).T

    assert np.isnan(omega_total(levels))


def test_omega_is_unknown_where_the_model_does_not_settle(monkeypatch):
    monkeypatch.setattr(reliability, "MOST_ROUNDS", 1)

    assert np.isnan(omega_total(draw(40, (1, 1, 1), seed=1)))


def cohort_of(n_people, seed=0):
    return score(make_cohort(n_people, seed=seed))


def test_every_theme_has_its_figures_and_its_counts():
    profiles = cohort_of(120)

    found = measure_reliability(profiles)

    assert [entry.theme for entry in found] == [
        "energy",
        "buildings",
        "transport",
        "waste",
    ]
    first = found[0]
    levels = np.where(profiles.own_current > 0, profiles.own_current, np.nan)[:, :4]
    answered = ~np.isnan(levels)
    assert first.n_practices == 4
    assert first.n_answering == answered.any(axis=1).sum()
    assert first.n_complete == answered.all(axis=1).sum()
    assert first.missing == "pairwise"
    assert first.alpha == pytest.approx(cronbach_alpha(levels))
    assert first.omega == pytest.approx(omega_total(levels[answered.all(axis=1)]))
    assert first.alpha_reason == first.omega_reason == ""


def test_few_people_give_no_figures_but_a_reason():
    (entry, *_) = measure_reliability(cohort_of(20))

    assert entry.alpha is None
    assert entry.omega is None
    assert entry.alpha_reason.endswith("people; shown from 30 up")
    assert entry.omega_reason.startswith("all its practices were answered by")


def test_the_number_from_which_figures_are_shown_is_a_setting():
    (entry, *_) = measure_reliability(cohort_of(20), fewest=5)

    assert entry.alpha is not None


def test_listwise_alpha_uses_complete_answers_alone():
    profiles = cohort_of(150)
    levels = np.where(profiles.own_current > 0, profiles.own_current, np.nan)[:, :4]
    complete = levels[~np.isnan(levels).any(axis=1)]

    (entry, *_) = measure_reliability(profiles, missing="listwise")

    assert entry.alpha == pytest.approx(cronbach_alpha(complete))
    assert entry.missing == "listwise"


def test_listwise_alpha_needs_enough_complete_answers():
    (entry, *_) = measure_reliability(cohort_of(20), missing="listwise")

    assert entry.alpha_reason == entry.omega_reason


def test_one_practice_has_no_alpha_and_two_have_no_omega():
    profiles = cohort_of(60)
    energy = profiles.cohort.layout.themes[0]
    layout = ThemeLayout(
        themes=tuple(
            energy.model_copy(
                update={"name": f"of-{n}", "practices": energy.practices[:n]}
            )
            for n in (1, 2)
        )
    )

    one, two = measure_reliability(profiles, layout)

    assert one.alpha_reason == "the theme has one practice, and alpha needs two"
    assert two.alpha is not None
    assert "omega needs three" in two.omega_reason


def test_answers_that_do_not_differ_have_no_figures():
    cohort = small_cohort({f"a{n}": ["2", "2", "2"] for n in range(3)})

    (entry,) = measure_reliability(score(cohort), fewest=2)

    assert entry.alpha_reason == "the answers do not differ between people"
    assert entry.omega_reason == "a model of one factor does not fit the answers"


def test_one_person_is_counted_in_the_singular():
    (entry,) = measure_reliability(score(small_cohort({"a1": ["2", "3", "1"]})))

    assert entry.alpha_reason == (
        "a pair of its practices was answered by 1 person; shown from 30 up"
    )
