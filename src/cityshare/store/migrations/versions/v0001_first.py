"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _whole(name: str, *, needed: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not needed)


def _json(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.JSON, nullable=False) for name in names]


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, MOMENT, nullable=False)


def _of_workshop(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_workshop"
    return sa.ForeignKeyConstraint(
        ["workshop"], ["workshop.id"], name=name, ondelete="CASCADE"
    )


def _of(table: str, parent: str, *, ondelete: str | None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workshop", parent],
        [f"{parent}.workshop", f"{parent}.id"],
        name=f"fk_{table}_workshop_{parent}",
        ondelete=ondelete,
    )


def upgrade() -> None:
    """Make every table."""
    _workshops()
    _delegations()
    _people()
    _answers()
    _offers()
    _plans_and_events()


def _workshops() -> None:
    op.create_table(
        "workshop",
        _key("id"),
        *_texts("title"),
        _key("phase"),
        _key("join_code"),
        _moment("join_expires"),
        *_texts("passcode_hash", "questionnaire", "cohort"),
        _whole("last_person", needed=True),
        _whole("last_plan", needed=True),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
        sa.UniqueConstraint("join_code", name="uq_workshop_join_code"),
    )


def _delegations() -> None:
    op.create_table(
        "delegation",
        _key("workshop"),
        _key("id"),
        _whole("number", needed=True),
        *_texts("name", "country", "region", "subregion"),
        sa.Column("population", sa.BigInteger),
        *_json("context"),
        sa.PrimaryKeyConstraint("workshop", "id", name="pk_delegation"),
        _of_workshop("delegation"),
    )


def _people() -> None:
    op.create_table(
        "person",
        _key("workshop"),
        _key("id"),
        _whole("number", needed=True),
        *_texts("name", "name_local"),
        _key("delegation"),
        _key("role"),
        *_texts("position"),
        _whole("rank"),
        *_json("languages", "themes", "practices"),
        *_texts("email"),
        *_json("consent"),
        _key("consent_version"),
        sa.Column("token_hash", sa.String),
        _key("interface"),
        _key("source"),
        sa.Column("away", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("workshop", "id", name="pk_person"),
        _of_workshop("person"),
        _of("person", "delegation", ondelete=None),
    )
    columns = ["workshop", "token_hash"]
    op.create_index("ix_person_workshop_token_hash", "person", columns, unique=True)


def _answers() -> None:
    op.create_table(
        "answer",
        _key("workshop"),
        _key("person"),
        _key("practice"),
        *(_whole(name) for name in ("current", "target", "rank")),
        sa.Column("share", sa.Boolean),
        *_texts("note"),
        _whole("revision", needed=True),
        _moment("saved_at"),
        sa.PrimaryKeyConstraint("workshop", "person", "practice", name="pk_answer"),
        _of_workshop("answer"),
        _of("answer", "person", ondelete="CASCADE"),
    )
    op.create_table(
        "agreed",
        _key("workshop"),
        _key("delegation"),
        _key("practice"),
        _whole("current", needed=True),
        _whole("target"),
        sa.PrimaryKeyConstraint("workshop", "delegation", "practice", name="pk_agreed"),
        _of_workshop("agreed"),
        _of("agreed", "delegation", ondelete="CASCADE"),
    )


def _offers() -> None:
    op.create_table(
        "offer",
        sa.Column("id", sa.Integer, nullable=False),
        _key("workshop"),
        _key("person"),
        _key("kind"),
        _key("practice"),
        _key("to"),
        *_texts("text"),
        _key("language"),
        sa.PrimaryKeyConstraint("id", name="pk_offer"),
        _of_workshop("offer"),
        _of("offer", "person", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_offer_workshop_person", "offer", ["workshop", "person"])


def _plans_and_events() -> None:
    op.create_table(
        "plan",
        _key("workshop"),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        _key("session"),
        *_texts("content"),
        _key("state"),
        _moment("made_at"),
        *_texts("note"),
        sa.PrimaryKeyConstraint("workshop", "number", name="pk_plan"),
        _of_workshop("plan"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, nullable=False),
        _key("workshop"),
        _key("kind"),
        *_json("subject"),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        _of_workshop("event"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_workshop_id", "event", ["workshop", "id"])
