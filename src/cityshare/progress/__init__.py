"""Events of long work, for whoever wants to watch."""

from cityshare.progress.gap import gap_percent
from cityshare.progress.observer import SILENT, Observer, SolverReport, Unheard

__all__ = ["SILENT", "Observer", "SolverReport", "Unheard", "gap_percent"]
