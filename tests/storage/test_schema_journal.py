"""Attacks with hand-written SQL on what was said and signed: the journal only grows, a request acts once, papers
stay."""

import pytest

from tests.storage.conftest import Attacker

APPEND = (
    "INSERT INTO journal (station, seq, at, member_id, request_id, kind, subject, facts, prev, hash)"
    " SELECT station, seq + :step, at, member_id, request_id, kind, subject, facts, :prev, :hash FROM journal"
    " ORDER BY rowid DESC LIMIT 1"
)
LAST = "SELECT hash FROM journal ORDER BY rowid DESC LIMIT 1"
NEXT = "f" * 64
GENESIS = "0" * 64


def test_the_honest_next_entry_works(attacker: Attacker) -> None:
    attacker.do(APPEND, step=1, prev=attacker.value(LAST), hash=NEXT)


@pytest.mark.parametrize("step", [-1000, -1, 0, 2, 100])
def test_no_gap_and_no_fork(attacker: Attacker, step: int) -> None:
    for verb in ("INSERT", "REPLACE"):
        attacker.refused(
            APPEND.replace("INSERT", verb), "the journal is a chain", step=step, prev=attacker.value(LAST), hash=NEXT
        )


@pytest.mark.parametrize("prev", [GENESIS, NEXT, ""])
def test_an_entry_follows_the_one_before(attacker: Attacker, prev: str) -> None:
    attacker.refused(APPEND, "the journal is a chain", step=1, prev=prev, hash=NEXT)
    older = attacker.value("SELECT hash FROM journal ORDER BY rowid DESC LIMIT 1 OFFSET 1")
    attacker.refused(APPEND, "the journal is a chain", step=1, prev=older, hash=NEXT)


@pytest.mark.parametrize(("seq", "prev"), [(2, GENESIS), (1, NEXT), (0, GENESIS), (-1, GENESIS)])
def test_a_new_station_begins_at_the_begin(attacker: Attacker, seq: int, prev: str) -> None:
    begin = APPEND.replace("SELECT station, seq + :step", "SELECT 'other', :seq")
    attacker.refused(begin, "the journal is a chain", seq=seq, prev=prev, hash=NEXT)
    attacker.do(begin, seq=1, prev=GENESIS, hash=NEXT)


@pytest.mark.parametrize("number", [1, 5, -1, 0, -7])
def test_no_entry_takes_the_place_of_another(attacker: Attacker, number: int) -> None:
    """The hidden row number is the order of writing: one may not be taken again, nor stand before the others."""
    numbered = APPEND.replace("INSERT INTO journal (", "REPLACE INTO journal (rowid, ").replace(
        "SELECT station", "SELECT :number, station"
    )
    rules = ("the journal is a chain", "the journal only grows")
    attacker.refused(numbered, *rules, number=number, step=1, prev=attacker.value(LAST), hash=NEXT)
    last = attacker.value("SELECT max(rowid) FROM journal")
    attacker.refused(numbered, *rules, number=last, step=1, prev=attacker.value(LAST), hash=NEXT)
    attacker.do(numbered, number=last + 1, step=1, prev=attacker.value(LAST), hash=NEXT)


COLUMNS = ("station", "seq", "at", "member_id", "request_id", "kind", "subject", "device_id", "facts", "prev", "hash")


@pytest.mark.parametrize("column", [*COLUMNS, "rowid"])
def test_no_entry_is_changed(attacker: Attacker, column: str) -> None:
    attacker.refused("UPDATE journal SET COLUMN = COLUMN".replace("COLUMN", column), "the journal only grows")
    attacker.refused("UPDATE OR IGNORE journal SET COLUMN = 7".replace("COLUMN", column), "the journal only grows")


def test_no_entry_is_taken_away(attacker: Attacker) -> None:
    attacker.refused("DELETE FROM journal", "the journal only grows")
    attacker.refused("DELETE FROM journal WHERE rowid = (SELECT max(rowid) FROM journal)", "the journal only grows")


def test_a_request_acts_once(attacker: Attacker) -> None:
    for verb in ("INSERT", "REPLACE"):
        again = "VERB INTO request SELECT id, 'lend', station, member_id, at FROM request LIMIT 1".replace("VERB", verb)
        attacker.refused(again, "a request acts once")
    attacker.refused("UPDATE request SET action = 'lend'", "a request stays")
    attacker.refused("DELETE FROM request", "a request stays")


@pytest.mark.parametrize(
    "column", ["id", "kind", "subject", "language", "text_version", "anchor", "created_at", "facts"]
)
def test_what_was_signed_stays(attacker: Attacker, column: str) -> None:
    attacker.refused("UPDATE paper SET COLUMN = 'x'".replace("COLUMN", column), "what was signed stays")


def test_a_papers_hash_is_set_once(attacker: Attacker) -> None:
    attacker.do("UPDATE paper SET sha256 = 'first'")
    attacker.refused("UPDATE paper SET sha256 = 'second'", "what was signed stays")
    attacker.refused("UPDATE paper SET sha256 = NULL", "what was signed stays")


def test_erasing_leaves_a_tombstone_and_is_for_ever(attacker: Attacker) -> None:
    attacker.refused("UPDATE paper SET facts = NULL", "what was signed stays")
    attacker.refused("UPDATE paper SET erased_at = '2026'", "what was signed stays")
    attacker.do("UPDATE paper SET facts = NULL, erased_at = '2026'")
    attacker.refused("UPDATE paper SET facts = '{}', erased_at = NULL", "what was signed stays")
    attacker.refused("UPDATE paper SET erased_at = '2027'", "what was signed stays")


def test_a_paper_is_not_given_again_with_other_facts(attacker: Attacker) -> None:
    again = (
        "REPLACE INTO paper SELECT id, kind, subject, language, text_version, '{}', anchor, sha256, created_at, NULL"
        " FROM paper"
    )
    attacker.refused(again, "what was signed stays")
    born_erased = "INSERT INTO paper VALUES ('new', 'contract', 's', 'nl', '1', NULL, 'a', NULL, '2026', '2026')"
    attacker.refused(born_erased, "what was signed stays")
