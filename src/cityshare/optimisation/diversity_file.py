"""Files with instances of the Maximally Diverse Grouping Problem."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from cityshare.errors import CityshareError, Place, Problem
from cityshare.optimisation.primitives import FloatArray, IntArray

OPENERS: dict[str, Callable[..., IO[str]]] = {".xz": lzma.open, ".gz": gzip.open}


@dataclass(frozen=True, eq=False)
class DiversityInstance:
    """An instance of the Maximally Diverse Grouping Problem.

    Attributes
    ----------
    name
        The name of its file, without endings.
    distances
        Symmetric, zeros on the diagonal, ``(n, n)``.
    low, high
        Fewest and most people of each group ``(k,)``.
    """

    name: str
    distances: FloatArray
    low: IntArray
    high: IntArray


def read_mdgp(path: str | Path) -> DiversityInstance:
    """Read an instance in the format of MDGPLIB, as it is or compressed.

    The first line reads ``n k ss|ds low high low high ..``, every other one
    ``i j distance``, counted from 0.

    Raises
    ------
    CityshareError
        F101 if there is no such file, F103 if it has another format.
    """
    path = Path(path)
    try:
        with OPENERS.get(path.suffix, Path.open)(path, mode="rt") as file:
            n, k, _, *bounds = file.readline().split()
            low, high = np.array(bounds, np.int64).reshape(int(k), 2).T.copy()
            rows = np.loadtxt(file, ndmin=2)
            distances = np.zeros((int(n), int(n)))
            first, second = rows[:, :2].astype(np.int64).T
            distances[first, second] = distances[second, first] = rows[:, 2]
    except FileNotFoundError:
        raise CityshareError([Problem("F101", Place(str(path)))]) from None
    except (OSError, EOFError, lzma.LZMAError, ValueError, IndexError) as error:
        reason = {"reason": f"not in the format of MDGPLIB ({error})"}
        raise CityshareError(
            [Problem("F103", Place(str(path)), None, reason)]
        ) from None
    return DiversityInstance(path.name.split(".")[0], distances, low, high)
