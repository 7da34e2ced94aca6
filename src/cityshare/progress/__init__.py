"""Events of long work, for whoever wants to watch."""

from cityshare.progress.observer import SILENT, Observer, SolverReport

__all__ = ["SILENT", "Observer", "SolverReport"]
