"""The exchange itself: cards, roles at a table, what came out, what comes next."""

from cityshare.exchange.action_plan import ActionPlan, Goal
from cityshare.exchange.card_state import CardState
from cityshare.exchange.outcome import (
    Commitment,
    KnowledgeAsset,
    Outcome,
    three_lines,
)
from cityshare.exchange.prefilling import prefill
from cityshare.exchange.table_roles import TableRoles, propose_roles
from cityshare.exchange.unmatched import Unmatched, unmatched_asks

__all__ = [
    "ActionPlan",
    "CardState",
    "Commitment",
    "Goal",
    "KnowledgeAsset",
    "Outcome",
    "TableRoles",
    "Unmatched",
    "prefill",
    "propose_roles",
    "three_lines",
    "unmatched_asks",
]
