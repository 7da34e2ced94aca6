"""The same cohort in another order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from cityshare.cohort import Cohort


def shuffled(cohort: Cohort, seed: int) -> tuple[Cohort, npt.NDArray[np.int64]]:
    """Shuffle people, answers and delegations; return the order of the people too."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(cohort.participants))
    other = replace(
        cohort,
        participants=tuple(cohort.participants[i] for i in order),
        responses=tuple(
            cohort.responses[i] for i in rng.permutation(len(cohort.responses))
        ),
        delegations=tuple(
            cohort.delegations[i] for i in rng.permutation(len(cohort.delegations))
        ),
        agreed=tuple(cohort.agreed[::-1]),
    )
    return other, order
