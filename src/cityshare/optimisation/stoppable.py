"""CP-SAT under an observer's eye: it ends soon after the observer wants it to."""

from __future__ import annotations

from threading import Thread

from ortools.sat.python import cp_model

from cityshare.progress import SILENT, Observer

LOOK_EVERY = 0.05  # seconds


def solve(
    solver: cp_model.CpSolver, model: cp_model.CpModel, observer: Observer = SILENT
) -> cp_model.CpSolverStatus:
    """Solve a model; the observer may end it, and the best solution so far counts.

    The solver works in a thread of its own, so that the observer is asked here,
    where it was made. Nobody to ask, no thread. Ctrl-C stays with the caller.
    """
    solver.parameters.catch_sigint_signal = False
    if observer is SILENT:
        return solver.solve(model)
    found: list[cp_model.CpSolverStatus] = []
    worker = Thread(target=lambda: found.append(solver.solve(model)), daemon=True)
    worker.start()
    worker.join(LOOK_EVERY)
    while worker.is_alive():
        if observer.should_stop():
            solver.stop_search()
        worker.join(LOOK_EVERY)
    return found[0]
