"""The learning graph as an SVG drawing, for the room or for the facilitator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cityshare.cohort import Cohort
from cityshare.diagrams.learning import learning_chart
from cityshare.diagrams.learning_names import draw_with_names
from cityshare.diagrams.learning_room import draw_for_room
from cityshare.diagrams.notice import draw_notice
from cityshare.diagrams.units import FEWEST, Unit
from cityshare.diagrams.words import say

if TYPE_CHECKING:
    import networkx as nx


def draw_learning_graph(
    graph: nx.MultiDiGraph[str],
    *,
    projector: bool = True,
    practice: str | None = None,
    theme: str | None = None,
    cohort: Cohort | None = None,
    language: str = "en",
    unit: Unit | None = None,
    width: float = 1600.0,
) -> str:
    """Draw who can learn what from whom as SVG.

    Parameters
    ----------
    graph
        Nodes with ``label``, ``delegation`` and ``theme``; edges from learner to
        sharer, keyed by practice, with ``rank`` and ``same_table``.
    projector
        Whether the drawing is for the room: sharers by name, learners only as
        counts, ranked ties only, and a sentence instead while fewer than five
        people have a tie. Otherwise it is for the facilitator alone, with names on
        both sides.
    practice, theme
        The only practice or theme to draw. A theme's practices are those of the
        cohort's layout; without a cohort, the ties of those who sit at its tables.
    cohort
        Gives practices their labels and their order.
    language
        Language of the labels.
    unit
        What the facilitator's drawing shows; by default people, and delegations
        where more than 60 people have ties. The room's always shows people.
    width
        Width at which the drawing is shown (pixels).

    Returns
    -------
    str
        The same text for the same graph, with a title and a description.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", key="waste", rank=1)
    >>> "Fewer than five have answered" in draw_learning_graph(graph)
    True
    """
    chart = learning_chart(
        graph,
        practice=practice,
        theme=theme,
        cohort=cohort,
        language=language,
        unit="participant" if projector else unit,
    )
    words = say("learning" if projector else "learning-names", language)
    title = f"{words} – {chart.title}" if chart.title else words
    missing = None
    if projector:
        chart = chart.ranked()
        missing = "learning-too-few" if chart.n_tied < FEWEST else None
    if missing is None and chart.groups:
        draw = draw_for_room if projector else draw_with_names
        return draw(chart, title=title, width=width)
    sentence = say(missing or "learning-none", language)
    return draw_notice(
        "learning", sentence, title=title, language=language, width=width
    )
