"""Theme layouts proposed from needs, requests and challenges."""

from cityshare.themes.proposal import Reason, ThemeProposal, proposed_layout
from cityshare.themes.proposing import propose_themes

__all__ = ["Reason", "ThemeProposal", "propose_themes", "proposed_layout"]
