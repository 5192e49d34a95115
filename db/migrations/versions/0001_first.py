"""The first schema: tables, search, and the rules that never bend as triggers."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    script = Path(__file__).with_suffix(".sql").read_text("utf-8")
    connection = op.get_bind()
    for statement in script.split("\n\n"):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("PRAGMA application_id = 0x44676268")
    connection.exec_driver_sql("PRAGMA user_version = 1")
