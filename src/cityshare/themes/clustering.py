"""Groups of rows that lie near each other, and how many groups there are."""

from __future__ import annotations

import numpy as np

from cityshare.scoring import FloatArray, IntArray

FEWEST, MOST = 3, 6


def clusters(features: FloatArray, *, n: int | None = None) -> IntArray:
    """Put rows into groups whose rows are near each other.

    Parameters
    ----------
    features
        One row for each thing to group, shape ``(n_things, n_features)``.
    n
        The number of groups; by default the one from 3 to 6 whose groups are set
        apart most clearly, the smaller one where two are alike.

    Returns
    -------
    IntArray
        The group of each row, numbered from 0 in the order of their first rows. Never
        more groups than rows.

    Notes
    -----
    Ward's method, which has no random start. What is set apart clearly is said by the
    mean silhouette, where a group of one counts 0. Complexity O(n_things**3).

    References
    ----------
    Ward, J. H. (1963). Hierarchical grouping to optimize an objective function.
    Journal of the American Statistical Association 58, 236-244.
    doi:10.1080/01621459.1963.10500845

    Rousseeuw, P. J. (1987). Silhouettes: a graphical aid to the interpretation and
    validation of cluster analysis. Journal of Computational and Applied Mathematics
    20, 53-65. doi:10.1016/0377-0427(87)90125-7
    """
    n_rows = len(features)
    if n is not None or n_rows <= FEWEST:
        return _cut(features, min(n or FEWEST, n_rows))
    cuts = [_cut(features, k) for k in range(FEWEST, min(MOST, n_rows - 1) + 1)]
    clear = [_silhouette(features, cut) for cut in cuts]
    return cuts[int(np.argmax(np.round(clear, 9)))]


def _cut(features: FloatArray, n: int) -> IntArray:
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415

    if n >= len(features) or n == 1:
        return np.arange(len(features)) % n
    found = AgglomerativeClustering(n_clusters=n).fit_predict(features)
    first = {group: k for k, group in enumerate(dict.fromkeys(found.tolist()))}
    return np.array([first[group] for group in found.tolist()], dtype=np.int64)


def _silhouette(features: FloatArray, cut: IntArray) -> float:
    from sklearn.metrics import silhouette_score  # noqa: PLC0415

    return float(silhouette_score(features, cut))
