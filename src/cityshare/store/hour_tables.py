"""The tables of what a board edits and of what the hour itself leaves behind."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from cityshare.store.tables import Moment, metadata, of_person, of_workshop

facilitator = Table(
    "facilitator",
    metadata,
    of_workshop(),
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("passcode_hash", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

plan_step = Table(
    "plan_step",
    metadata,
    of_workshop(),
    Column("plan", Integer, primary_key=True, autoincrement=False),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("moves", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["workshop", "plan"], ["plan.workshop", "plan.number"], ondelete="CASCADE"
    ),
)

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "workshop",
        String,
        ForeignKey("workshop.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column(
        "offer", Integer, ForeignKey("offer.id", ondelete="CASCADE"), nullable=False
    ),
    Column("person", String, nullable=False),
    Column("state", String, nullable=False),
    Column("at", Moment, nullable=False),
    of_person(),
    Index(None, "workshop", "offer"),
    sqlite_autoincrement=True,
)

table_role = Table(
    "table_role",
    metadata,
    of_workshop(),
    Column("session", String, primary_key=True),
    Column("table", String, primary_key=True),
    Column("chair", String, nullable=False),
    Column("reporter", String, nullable=False),
    Column("first_case", String, nullable=False),
)

outcome = Table(
    "outcome",
    metadata,
    of_workshop(),
    Column("session", String, primary_key=True),
    Column("table", String, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
)

action_plan = Table(
    "action_plan",
    metadata,
    of_workshop(),
    Column("delegation", String, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["workshop", "delegation"],
        ["delegation.workshop", "delegation.id"],
        ondelete="CASCADE",
    ),
)
