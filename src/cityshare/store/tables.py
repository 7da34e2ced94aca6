"""The tables of the database; every row belongs to one workshop."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite stores it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Convert to UTC, and leave the zone out where it cannot be stored."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return a moment that knows that it is in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if not value.tzinfo else value.astimezone(UTC)


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def of_workshop() -> Column[str]:
    """Return the column that names the workshop, part of the key."""
    key = ForeignKey("workshop.id", ondelete="CASCADE")
    return Column("workshop", String, key, primary_key=True)


def of_person() -> ForeignKeyConstraint:
    """Return the key of a row that goes when its person goes."""
    return ForeignKeyConstraint(
        ["workshop", "person"], ["person.workshop", "person.id"], ondelete="CASCADE"
    )


workshop = Table(
    "workshop",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("phase", String, nullable=False),
    Column("join_code", String, nullable=False, unique=True),
    Column("join_expires", Moment, nullable=False),
    Column("passcode_hash", Text, nullable=False),
    Column("questionnaire", Text, nullable=False),
    Column("cohort", Text, nullable=False),
    Column("last_person", Integer, nullable=False),
    Column("last_plan", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("names_until", Moment),
    Column("projected", JSON(none_as_null=True)),
)

delegation = Table(
    "delegation",
    metadata,
    of_workshop(),
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("subregion", Text, nullable=False),
    Column("population", BigInteger),
    Column("context", JSON, nullable=False),
)

person = Table(
    "person",
    metadata,
    of_workshop(),
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_local", Text, nullable=False),
    Column("delegation", String, nullable=False),
    Column("role", String, nullable=False),
    Column("position", Text, nullable=False),
    Column("rank", Integer),
    Column("languages", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("practices", JSON, nullable=False),
    Column("email", Text, nullable=False),
    Column("consent", JSON, nullable=False),
    Column("consent_version", String, nullable=False),
    Column("token_hash", String),
    Column("interface", String, nullable=False),
    Column("source", String, nullable=False),
    Column("away", Boolean, nullable=False),
    ForeignKeyConstraint(
        ["workshop", "delegation"], ["delegation.workshop", "delegation.id"]
    ),
    Index(None, "workshop", "token_hash", unique=True),
)

answer = Table(
    "answer",
    metadata,
    of_workshop(),
    Column("person", String, primary_key=True),
    Column("practice", String, primary_key=True),
    Column("current", Integer),
    Column("target", Integer),
    Column("rank", Integer),
    Column("share", Boolean),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    of_person(),
)

agreed = Table(
    "agreed",
    metadata,
    of_workshop(),
    Column("delegation", String, primary_key=True),
    Column("practice", String, primary_key=True),
    Column("current", Integer, nullable=False),
    Column("target", Integer),
    ForeignKeyConstraint(
        ["workshop", "delegation"],
        ["delegation.workshop", "delegation.id"],
        ondelete="CASCADE",
    ),
)

offer = Table(
    "offer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "workshop",
        String,
        ForeignKey("workshop.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("person", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("practice", String, nullable=False),
    Column("to", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("state", String),
    Column("ask_at", Text),
    of_person(),
    Index(None, "workshop", "person"),
    sqlite_autoincrement=True,
)

plan = Table(
    "plan",
    metadata,
    of_workshop(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("session", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("base", Integer),
    Column("step", Integer),
    Column("locked", JSON(none_as_null=True)),
)

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "workshop",
        String,
        ForeignKey("workshop.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("kind", String, nullable=False),
    Column("subject", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "workshop", "id"),
    sqlite_autoincrement=True,
)
