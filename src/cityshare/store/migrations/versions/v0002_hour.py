"""What a board edits and what the hour itself leaves behind."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _column(name: str, kind: type[sa.types.TypeEngine[Any]]) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, MOMENT, nullable=False)


def _of_workshop(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_workshop"
    return sa.ForeignKeyConstraint(
        ["workshop"], ["workshop.id"], name=name, ondelete="CASCADE"
    )


def _of(table: str, parent: str, key: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workshop", column],
        [f"{parent}.workshop", f"{parent}.{key}"],
        name=f"fk_{table}_workshop_{column}",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    """Add columns and tables; nothing that is there changes."""
    _columns()
    _board()
    _wall()
    _table_talk()


def _columns() -> None:
    op.add_column("workshop", sa.Column("names_until", MOMENT))
    op.add_column("workshop", sa.Column("projected", sa.JSON))
    op.add_column("plan", sa.Column("base", sa.Integer))
    op.add_column("plan", sa.Column("step", sa.Integer))
    op.add_column("plan", sa.Column("locked", sa.JSON))
    op.add_column("offer", sa.Column("state", sa.String))
    op.add_column("offer", sa.Column("ask_at", sa.Text))


def _board() -> None:
    op.create_table(
        "facilitator",
        _column("workshop", sa.String),
        _column("id", sa.String),
        _column("name", sa.Text),
        _column("passcode_hash", sa.Text),
        _moment("added_at"),
        sa.PrimaryKeyConstraint("workshop", "id", name="pk_facilitator"),
        _of_workshop("facilitator"),
    )
    op.create_table(
        "plan_step",
        _column("workshop", sa.String),
        _column("plan", sa.Integer),
        _column("step", sa.Integer),
        _column("kind", sa.String),
        _column("moves", sa.JSON),
        _moment("at"),
        sa.PrimaryKeyConstraint("workshop", "plan", "step", name="pk_plan_step"),
        _of_workshop("plan_step"),
        _of("plan_step", "plan", "number", "plan"),
    )


def _wall() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, nullable=False),
        _column("workshop", sa.String),
        _column("offer", sa.Integer),
        _column("person", sa.String),
        _column("state", sa.String),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        _of_workshop("claim"),
        sa.ForeignKeyConstraint(
            ["offer"], ["offer.id"], name="fk_claim_offer", ondelete="CASCADE"
        ),
        _of("claim", "person", "id", "person"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_workshop_offer", "claim", ["workshop", "offer"])


def _table_talk() -> None:
    op.create_table(
        "table_role",
        _column("workshop", sa.String),
        _column("session", sa.String),
        _column("table", sa.String),
        _column("chair", sa.String),
        _column("reporter", sa.String),
        _column("first_case", sa.String),
        sa.PrimaryKeyConstraint("workshop", "session", "table", name="pk_table_role"),
        _of_workshop("table_role"),
    )
    op.create_table(
        "outcome",
        _column("workshop", sa.String),
        _column("session", sa.String),
        _column("table", sa.String),
        _column("content", sa.JSON),
        _column("revision", sa.Integer),
        _moment("saved_at"),
        sa.PrimaryKeyConstraint("workshop", "session", "table", name="pk_outcome"),
        _of_workshop("outcome"),
    )
    op.create_table(
        "action_plan",
        _column("workshop", sa.String),
        _column("delegation", sa.String),
        _column("content", sa.JSON),
        _column("revision", sa.Integer),
        _moment("saved_at"),
        sa.PrimaryKeyConstraint("workshop", "delegation", name="pk_action_plan"),
        _of_workshop("action_plan"),
        _of("action_plan", "delegation", "id", "delegation"),
    )
