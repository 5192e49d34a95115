"""The models that we write with and the schema that is migrated to are the same; db/schema.sql is what comes out."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, inspect
from sqlalchemy.schema import CreateTable

import digibank.storage.device_tables
import digibank.storage.journal_table
import digibank.storage.label_tables
import digibank.storage.loan_tables
import digibank.storage.organisation_table
import digibank.storage.paper_tables
import digibank.storage.people_tables  # noqa: F401 (the models must be known)
from digibank import paths
from digibank.storage.base import Row
from digibank.storage.engine import open_engine
from digibank.storage.migrate import upgrade
from digibank.storage.schema_dump import main, schema


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Connection:
    file = tmp_path_factory.mktemp("models") / "new.db"
    upgrade(file)
    return open_engine(file).connect()


def test_models_and_migrated_schema_are_the_same(migrated: Connection) -> None:
    """Tables, columns, types, keys, indexes: what Alembic compares. The search index makes tables of its own."""

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith("search_fts"))

    options = {"include_name": ours, "compare_type": True, "compare_server_default": True}
    assert compare_metadata(MigrationContext.configure(migrated, opts=options), Row.metadata) == []


def test_partial_indexes_are_the_same(migrated: Connection) -> None:
    """Alembic does not look at the condition of an index, and rule 2 is one."""
    made = {
        index["name"]: str(index.get("dialect_options", {}).get("sqlite_where", ""))
        for table in Row.metadata.tables
        for index in inspect(migrated).get_indexes(table)
    }
    meant = {
        index.name: str(index.dialect_options["sqlite"]["where"]) if "sqlite" in index.dialect_options else ""
        for table in Row.metadata.tables.values()
        for index in table.indexes
    }
    assert {name: where.replace("None", "") for name, where in meant.items()} == made
    assert made["uq_loan_line_open_device"] == "ended_at IS NULL"


def test_checks_are_the_same(migrated: Connection) -> None:
    for name, table in Row.metadata.tables.items():
        made = {check["name"]: check["sqltext"] for check in inspect(migrated).get_check_constraints(name)}
        meant = {str(c.name): str(c.sqltext) for c in table.constraints if isinstance(c, CheckConstraint)}
        assert {key: " ".join(text.split()) for key, text in made.items()} == meant, name


def test_tables_are_kept_in_the_same_way(migrated: Connection) -> None:
    """Strict, and with or without a hidden row number."""
    kept = migrated.exec_driver_sql("SELECT name, wr, strict FROM pragma_table_list").fetchall()
    made = {row.name: (bool(row.wr), bool(row.strict)) for row in kept if row.name in Row.metadata.tables}
    meant = {
        name: ("WITHOUT ROWID" in ddl, "STRICT" in ddl)
        for name, table in Row.metadata.tables.items()
        for ddl in [str(CreateTable(table).compile(dialect=migrated.dialect))]
    }
    assert made == meant


def test_the_schema_to_be_read_is_up_to_date(tmp_path: Path) -> None:
    main([str(tmp_path / "made" / "schema.sql")])
    made = (tmp_path / "made" / "schema.sql").read_text("utf-8")
    assert made == (paths.schema_history() / "schema.sql").read_text("utf-8")
    assert "CREATE TRIGGER loan_line_spends_release" in made


def test_the_schema_is_written_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    assert capsys.readouterr().out == schema()
