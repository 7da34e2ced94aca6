"""Pricing finds the best table of a theme, and every table from a price on."""

from itertools import combinations

import numpy as np
import pytest

from cityshare.optimisation import pricing
from cityshare.optimisation import pricing_kernels as kernels
from cityshare.optimisation.pricing import NOTHING, SCALE, Pricer, Prices, zero_prices
from problems import KINDS, make_problem

MIXES = [(), KINDS, ("cap", "cover"), ("bridged",), ("label",), ("together", "apart")]
ENOUGH = 10**7


def a_case(seed, *, per_theme=3, first_only=False, fairness=None):
    rng = np.random.default_rng(seed)
    problem = make_problem(
        10, 3, seed=seed, per_theme=per_theme, kinds=MIXES[seed % 6], must=seed % 4 < 2,
        chairs=seed % 3, goals=seed % 4, sizes=(2, 4),
        fairness=fairness or ["floor", "leximin", "total"][seed % 3],
    )  # fmt: skip
    pricer = Pricer(problem, first_only=first_only)
    prices = zero_prices(problem, pricer.hope)._replace(
        hope=hope_at(pricer, 3_000),
        person=rng.integers(-5_000, 60_000, 10),
        tier=np.sort(rng.integers(0, 20_000, 6)),
        prefer=np.array([3_000]),
        bridge=_bridge_prices(rng),
        triple=np.array([rng.permutation(10)[:3] for _ in range(seed % 5)])
        .reshape(-1, 3)
        .astype(np.int64),
        cut=rng.integers(0, 15_000, seed % 5),
    )
    pricer.cut(prices.triple)
    return pricer, prices


def hope_at(pricer, prefer):
    """Return the most that pairs can add for each person, half of it each."""
    return -(-(pricer.hope[:, 0] * SCALE + pricer.hope[:, 1] * prefer) // 2)


def _bridge_prices(rng):
    """Draw prices as rows of a master programme give them: by sets of kinds."""
    rows = rng.integers(0, 3_000, 16)
    return np.array(
        [
            sum(rows[m] for m in range(16) if need and not need & ~m)
            for need in range(16)
        ]
    )


def all_priced(pricer, prices: Prices, theme):
    """Price every set of people that the sizes permit."""
    size = pricer.problem.size
    scratch = pricer._scratch[theme][0]
    priced = {}
    for k in range(1, pricer.problem.n_people + 1):
        for members in combinations(range(pricer.problem.n_people), k):
            counted = int(size.counted[list(members)].sum())
            if size.low <= counted <= size.high:
                scratch.seats[:k] = members
                worth = kernels.price_seats(pricer.arrays, prices, scratch, k, theme)
                priced[members] = int(worth)
    return priced


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("theme", [0, 1])
def test_offer_is_the_best_table_and_proves_it(seed, theme):
    pricer, prices = a_case(seed)
    best = max(all_priced(pricer, prices, theme).values())

    offer = pricer.offer(prices, theme, work=ENOUGH)

    assert offer.best == best
    assert offer.upper == best


@pytest.mark.parametrize("seed", range(12))
def test_a_bound_holds_however_little_work_is_done(seed):
    pricer, prices = a_case(seed)
    best = max(all_priced(pricer, prices, 0).values())
    for work in (1, 10, 100):
        offer = pricer.offer(prices, 0, work=work)
        assert offer.best <= best <= offer.upper


@pytest.mark.parametrize("seed", range(12))
def test_every_table_from_a_price_on_is_found(seed):
    pricer, prices = a_case(seed)
    priced = all_priced(pricer, prices, 0)
    keep_from = sorted(priced.values())[-20]
    if keep_from == NOTHING:
        pytest.skip("fewer than twenty tables keep the rules")

    found = pricer.every(prices, 0, keep_from=keep_from, most=10_000, work=ENOUGH)

    expected = {members for members, worth in priced.items() if worth >= keep_from}
    assert found is not None
    assert {column.members for column in found} == expected
    assert pricer.every(prices, 0, keep_from=keep_from, most=5, work=ENOUGH) is None


@pytest.mark.parametrize("seed", range(12))
def test_multipliers_of_earlier_prices_do_no_harm(seed):
    pricer, prices = a_case(seed)
    rng = np.random.default_rng(seed + 100)
    for _ in range(4):
        prefer = int(rng.integers(0, 6_000))
        prices = prices._replace(
            person=rng.integers(-5_000, 60_000, 10),
            prefer=np.array([prefer]),
            hope=hope_at(pricer, prefer),
            cut=rng.integers(0, 15_000, len(prices.cut)),
        )
        offer = pricer.offer(prices, 1, work=ENOUGH)
        best = max(all_priced(pricer, prices, 1).values())
        assert offer.best == offer.upper == best


@pytest.mark.parametrize("seed", range(6))
def test_levels_left_free_give_the_same_best_table(seed):
    pricer, prices = a_case(seed, first_only=True)
    prices = prices._replace(scale=np.array([0]), hope=np.zeros(10, np.int64))
    best = max(all_priced(pricer, prices, 0).values())
    assert pricer.offer(prices, 0, work=ENOUGH).upper == best


@pytest.mark.parametrize("per_theme", [1, 5, 8])
def test_themes_of_one_to_eight_practices_have_valid_bounds(per_theme):
    pricer, prices = a_case(0, per_theme=per_theme)
    best = max(all_priced(pricer, prices, 0).values())
    offer = pricer.offer(prices, 0, work=200_000)
    assert offer.best <= best <= offer.upper


@pytest.mark.parametrize("seed", range(6))
def test_improved_tables_are_no_worse_than_their_start(seed):
    pricer, prices = a_case(seed, fairness="floor")
    priced = all_priced(pricer, prices, 0)
    start = next(members for members, worth in priced.items() if worth > NOTHING)
    found = pricer.improve(prices, 0, [np.array(start)], keep_from=priced[start])
    assert all(priced[column.members] >= priced[start] for column in found)


@pytest.mark.parametrize("seed", range(6))
def test_a_search_that_pauses_finds_the_same(seed, monkeypatch):
    pricer, prices = a_case(seed, fairness="floor")
    whole = pricer.offer(prices, 0, work=ENOUGH)
    every = pricer.every(prices, 0, keep_from=whole.best - 999, most=200, work=ENOUGH)

    monkeypatch.setattr(pricing, "WORK_A_LOOK", 3)

    paused, _ = a_case(seed, fairness="floor")
    assert paused.offer(prices, 0, work=ENOUGH) == whole
    assert (
        paused.every(prices, 0, keep_from=whole.best - 999, most=200, work=ENOUGH)
        == every
    )
