"""Diagrams as SVG: the river, the stairs, the learning graph and the trace."""

from cityshare.diagrams.learning import LearningChart, learning_chart
from cityshare.diagrams.learning_drawing import draw_learning_graph
from cityshare.diagrams.page import svg_page
from cityshare.diagrams.render import write_drawing
from cityshare.diagrams.river import River, RiverPractice, RiverTheme, river_of
from cityshare.diagrams.river_drawing import draw_river
from cityshare.diagrams.stairs import Stairs, StairsCell, stairs_of
from cityshare.diagrams.stairs_drawing import draw_stairs
from cityshare.diagrams.trace import Trace, TracePoint, TraceRecorder
from cityshare.diagrams.trace_drawing import draw_trace
from cityshare.diagrams.units import FEWEST, Unit

__all__ = [
    "FEWEST",
    "LearningChart",
    "River",
    "RiverPractice",
    "RiverTheme",
    "Stairs",
    "StairsCell",
    "Trace",
    "TracePoint",
    "TraceRecorder",
    "Unit",
    "draw_learning_graph",
    "draw_river",
    "draw_stairs",
    "draw_trace",
    "learning_chart",
    "river_of",
    "stairs_of",
    "svg_page",
    "write_drawing",
]
