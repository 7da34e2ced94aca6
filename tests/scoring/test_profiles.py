import numpy as np

from cityshare.scoring import score
from factories import make_cohort


def test_needs_equal_the_definition_step_by_step():
    profiles = score(make_cohort(15, seed=2, experts=2))
    needs = iter(profiles.needs.ravel().tolist())

    for i in range(len(profiles.participants)):
        for p in range(len(profiles.practices)):
            current, aim = profiles.current[i, p], profiles.aim[i, p]
            for step in range(1, profiles.n_levels):
                wanted = 0 < current <= step < aim
                assert next(needs) == (profiles.weight[i, p] if wanted else 0)


def test_assets_equal_the_definition_step_by_step():
    profiles = score(make_cohort(15, seed=2, experts=2))
    shape = (*profiles.current.shape, profiles.n_levels - 1)

    assets = profiles.assets.reshape(shape)

    for step in range(1, profiles.n_levels):
        taken = step < profiles.shared_level
        assert (assets[:, :, step - 1] == taken).all()


def test_columns_are_named_by_practice_and_step():
    profiles = score(make_cohort(2, n_themes=1, n_practices_per_theme=2))

    assert profiles.step_names[:5] == (
        "energy-1:1", "energy-1:2", "energy-1:3", "energy-1:4", "energy-2:1",
    )  # fmt: skip
    assert len(profiles.step_names) == profiles.needs.shape[1]


def test_people_without_answers_are_known():
    profiles = score(make_cohort(24))

    answered = {response.participant for response in profiles.cohort.responses}

    assert profiles.has_answers.dtype == np.bool_
    assert profiles.has_answers.tolist() == [
        person.id in answered for person in profiles.participants
    ]
