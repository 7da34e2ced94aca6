"""What Alembic runs to migrate: the connection is handed in."""

from __future__ import annotations

from alembic import context

from cityshare.store.hour_tables import claim


def run() -> None:
    """Run the migrations in the transaction of the connection that was handed in."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=claim.metadata,
        render_as_batch=True,
    )
    context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic loads this file
    run()
