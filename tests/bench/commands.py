"""Commands run as a person runs them, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median

CITYSHARE = str(Path(sysconfig.get_path("scripts")) / "cityshare")
BARE_PYTHON = (sys.executable, "-c", "pass")
LIBRARIES = (
    sys.executable,
    "-c",
    "import numba, numpy, pandas, pydantic, networkx, ortools.sat.python.cp_model",
)


def seconds_of(*command: str, numba_cache: Path) -> float:
    """Run a command to its end and return the seconds it took."""
    env = os.environ | {"NUMBA_CACHE_DIR": str(numba_cache)}
    started = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return time.perf_counter() - started


def median_seconds(*command: str, numba_cache: Path, times: int) -> float:
    """Return the median seconds of a command run several times."""
    return median(seconds_of(*command, numba_cache=numba_cache) for _ in range(times))
