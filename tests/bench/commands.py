"""Commands run as a person runs them, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

CITYSHARE = str(Path(sysconfig.get_path("scripts")) / "cityshare")
BARE_PYTHON = (sys.executable, "-c", "pass")
LIBRARIES = (
    sys.executable,
    "-c",
    "import numba, numpy, pandas, pydantic, networkx, ortools.sat.python.cp_model",
)
TIMES_EXPLAINED = (
    "Seconds waited, in brackets processor seconds. Ratios are of processor seconds, "
    "which hold when the machine has other work too."
)


class Spent(NamedTuple):
    """What a command cost."""

    waited: float
    processor: float

    def __str__(self) -> str:
        return f"{self.waited:.2f} ({self.processor:.2f})"


def run(*command: str, numba_cache: Path) -> Spent:
    """Run a command to its end."""
    env = os.environ | {"NUMBA_CACHE_DIR": str(numba_cache)}
    before, started = os.times(), time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    waited, after = time.perf_counter() - started, os.times()
    return Spent(
        waited,
        after.children_user
        + after.children_system
        - before.children_user
        - before.children_system,
    )


def run_often(*command: str, numba_cache: Path, times: int) -> Spent:
    """Run a command several times and return the medians."""
    runs = [run(*command, numba_cache=numba_cache) for _ in range(times)]
    return Spent(
        median(spent.waited for spent in runs),
        median(spent.processor for spent in runs),
    )
