"""The catalogue: every code with its sentences, one module per letter."""

from cityshare.errors.catalogue.cohort import COHORT
from cityshare.errors.catalogue.files import FILES
from cityshare.errors.catalogue.grouping import GROUPING
from cityshare.errors.catalogue.hour import HOUR
from cityshare.errors.catalogue.live import LIVE
from cityshare.errors.catalogue.message import Message
from cityshare.errors.catalogue.paper import PAPER
from cityshare.errors.catalogue.projecting import PROJECTING
from cityshare.errors.catalogue.questionnaire import QUESTIONNAIRE
from cityshare.errors.catalogue.scoring import SCORING
from cityshare.errors.catalogue.setup import SETUP
from cityshare.errors.catalogue.template import TEMPLATE

CATALOGUE: dict[str, Message] = {
    **FILES,
    **QUESTIONNAIRE,
    **COHORT,
    **SCORING,
    **GROUPING,
    **TEMPLATE,
    **LIVE,
    **SETUP,
    **HOUR,
    **PAPER,
    **PROJECTING,
}

__all__ = ["CATALOGUE", "Message"]
