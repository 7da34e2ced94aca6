"""Events of long work, for whoever wants to watch."""

from cityshare.progress.gap import gap_percent
from cityshare.progress.observer import SILENT, Observer, SolverReport

__all__ = ["SILENT", "Observer", "SolverReport", "gap_percent"]
