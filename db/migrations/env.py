"""Alembic's door. The program hands its own connection, already inside one transaction (storage/migrate.py)."""

from alembic import context

from digibank.storage.base import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
