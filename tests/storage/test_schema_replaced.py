"""Attacks with hand-written SQL that replace a row: `OR REPLACE` deletes what is in the way, and where recursive
triggers are off no trigger sees that deletion."""

import pytest

from tests.storage.conftest import LINE, Attacker

KEYS = {
    "account_lock": "id",
    "borrower": "id",
    "carrier": "id",
    "device": "id",
    "device_alias": "id",
    "donation": "id",
    "journal": "seq",
    "label": "code",
    "loan": "id",
    "loan_line": "id",
    "loan_party": "borrower_id",
    "member": "id",
    "paper": "id",
    "release": "id",
    "release_wipe": "wipe_id",
    "replaced_label": "code",
    "request": "id",
    "wipe": "id",
}
"""What must stay: each table with (a part of) its key."""

FREE = {
    "access_log": "it is cleaned up after its own time",
    "alembic_version": "Alembic's",
    "donor": "what a donor told can be erased",
    "note": "free text can be erased",
    "organisation": "settings, one row",
    "paper_log": "who printed what proves nothing of a loan; it is cleaned up after its own time",
    "paper_waiting": "what is printed waits no longer",
    "search_entry": "can be made anew from the rest",
}
NUMBERED = ("journal", "member")
"""Tables with a hidden row number: it is their order of writing."""


def test_every_table_is_meant(attacker: Attacker) -> None:
    tables = attacker.do("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_fts%'")
    assert {name for (name,) in tables} == set(KEYS) | set(FREE)


def test_only_meant_tables_have_row_numbers(attacker: Attacker) -> None:
    plain = attacker.do(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND wr = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert {name for (name,) in plain} - set(FREE) == set(NUMBERED)


def test_every_table_is_strict_about_types(attacker: Attacker) -> None:
    loose = attacker.do("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0")
    assert {name for (name,) in loose} == {"alembic_version", "sqlite_schema"}


@pytest.mark.parametrize("table", KEYS)
def test_nothing_is_deleted(attacker: Attacker, table: str) -> None:
    for which in ("", " WHERE TRUE LIMIT 1"):
        attacker.refused("DELETE FROM TABLE".replace("TABLE", table) + which, "rule: ")


@pytest.mark.parametrize("table", KEYS)
@pytest.mark.parametrize("verb", ["INSERT", "REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL"])
def test_no_row_is_written_over(attacker: Attacker, table: str, verb: str) -> None:
    written = attacker.do(
        "SELECT name FROM pragma_table_info('TABLE')".replace("TABLE", table)
    )  # without what SQLite works out
    columns = ", ".join(name for (name,) in written)
    over = "VERB INTO TABLE (COLUMNS) SELECT COLUMNS FROM TABLE LIMIT 1"
    over = over.replace("TABLE", table).replace("VERB", verb).replace("COLUMNS", columns)
    attacker.refused(over, "rule: ")


@pytest.mark.parametrize("table", KEYS)
@pytest.mark.parametrize("verb", ["UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE"])
def test_no_row_takes_the_key_of_another(attacker: Attacker, table: str, verb: str) -> None:
    assert attacker.value("SELECT count(*) FROM TABLE".replace("TABLE", table)) >= 2, "one row has no other to replace"
    change = "VERB TABLE SET KEY = (SELECT max(KEY) FROM TABLE) WHERE KEY = (SELECT min(KEY) FROM TABLE)"
    change = change.replace("VERB", verb).replace("TABLE", table).replace("KEY", KEYS[table])
    attacker.refused(change, "rule: ")


@pytest.mark.parametrize("table", NUMBERED)
def test_no_row_takes_the_number_of_another(attacker: Attacker, table: str) -> None:
    change = "UPDATE OR REPLACE TABLE SET rowid = 1 WHERE rowid = 2".replace("TABLE", table)
    attacker.refused(change, "rule: ")


def test_a_colleague_is_not_replaced_by_number_or_name(attacker: Attacker) -> None:
    replace = (
        "REPLACE INTO member (rowid, id, name, folded, role, created_at) VALUES (:number, 'm', 'x', :name, :role, '')"
    )
    attacker.refused(replace, "a colleague is there once", number=1, name="new", role="coordinator")
    attacker.refused(replace, "a colleague is there once", number=9, name="rita", role="coordinator")
    attacker.refused("UPDATE OR REPLACE member SET folded = 'rita' WHERE folded = 'jef'", "a colleague is there once")


def test_an_open_lock_is_not_replaced_by_a_cleared_one(attacker: Attacker) -> None:
    replace = "REPLACE INTO account_lock VALUES (:id, :blocked, :kind, '2026', :member, :cleared, :by)"
    rule = "a lock starts open"
    attacker.refused(replace, rule, id="blocked_lock", kind="frp", cleared="2026", by="member")
    attacker.refused(replace, rule, id="new", kind="bios-password", cleared=None, by=None)


def test_an_open_line_is_not_replaced(attacker: Attacker) -> None:
    """By the index of one open line for each device, and by the index of one line for each release."""
    replace = LINE.replace("INSERT", "REPLACE")
    for release in ("lent_release", "available_release"):
        attacker.refused(replace, "only an available", "no live", loan="lent_loan", device="lent", release=release)
    attacker.refused(replace, "no live", loan="lent_loan", device="available", release="lent_release")


def test_a_loan_is_not_replaced_by_its_number_or_code(attacker: Attacker) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'loan', 'new')")
    replace = "REPLACE INTO loan (id, code, number, begin_on, created_at) VALUES ('new', :code, :number, '', '')"
    number = attacker.value("SELECT number FROM loan WHERE id = :lent_loan")
    code = attacker.value("SELECT code FROM loan WHERE id = :lent_loan")
    attacker.refused(replace, "a loan starts open", "a code of its own", code="BBBBBBBB", number=number)
    attacker.refused(replace, "a loan starts open", "a code of its own", code=code, number="9999-1")


@pytest.mark.parametrize("code", ["BBBBBBBB", "lent_code", "DDDDDDDD"])
def test_a_loan_has_a_code_of_its_own(attacker: Attacker, code: str) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'loan', 'another')")
    born = "INSERT INTO loan (id, code, number, begin_on, created_at) VALUES ('new', :code, 'n', '', '')"
    attacker.refused(born, "a loan has a code of its own", code=code)


@pytest.mark.parametrize("column", ["handed_over_at", "closed_at"])
def test_a_loan_is_not_born_further_on(attacker: Attacker, column: str) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', 'loan', 'new')")
    born = (
        "INSERT INTO loan (id, number, begin_on, created_at, code, COLUMN) VALUES ('new', 'n', '', '', 'BBBBBBBB', '')"
    )
    attacker.refused(born.replace("COLUMN", column), "a loan starts open, before its hand-over")


@pytest.mark.parametrize("table", ["borrower", "donation", "device", "loan"])
def test_what_has_a_code_keeps_it(attacker: Attacker, table: str) -> None:
    attacker.refused("UPDATE TABLE SET code = 'BBBBBBBB'".replace("TABLE", table), "stay")


@pytest.mark.parametrize("column", ["code", "number", "begin_on", "created_at"])
def test_a_loan_stays_what_it_is(attacker: Attacker, column: str) -> None:
    change = "UPDATE loan SET COLUMN = 'x' WHERE id = :lent_loan".replace("COLUMN", column)
    attacker.refused(change, "number, begin and hand-over of a loan stay")


@pytest.mark.parametrize("kind", ["borrower", "donation"])
def test_people_and_donations_have_a_code_of_their_own(attacker: Attacker, kind: str) -> None:
    attacker.do("INSERT INTO label VALUES ('BBBBBBBB', :kind, 'x')", kind=kind)
    columns = {
        "borrower": "(id, code, created_at) VALUES (",
        "donation": "(created_at, received_on, id, code) VALUES ('', '', ",
    }
    born = "INSERT INTO TABLE COLUMNS".replace("TABLE", kind).replace("COLUMNS", columns[kind])
    ending = ":id, :code, '')" if kind == "borrower" else ":id, :code)"
    attacker.refused(born + ending, "of their own", "of its own", id="y", code="BBBBBBBB")
    attacker.refused(born + ending, "of their own", "of its own", id="x", code="lent_code")
    attacker.do(born + ending, id="x", code="BBBBBBBB")


@pytest.mark.parametrize("column", ["kind", "subject"])
def test_a_label_stays_on_its_thing(attacker: Attacker, column: str) -> None:
    change = "UPDATE label SET COLUMN = 'loan' WHERE code = :lent_code".replace("COLUMN", column)
    attacker.refused(change, "a label stays on its thing")
