"""What goes into a column comes out of it: moments, days, facts, any letters. And what letters search finds."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects.sqlite import dialect

from digibank.domain.device import Kind
from digibank.queries.search import find
from digibank.services.borrowers import NewBorrower, add_borrower
from digibank.services.intake import NewDevice, intake
from digibank.storage.base import DateText, Flag, JsonText, UtcText, canonical_json
from tests.services.conftest import Hub

SQLITE = dialect()
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(9999, 12, 30), timezones=ZONES)  # noqa: DTZ001 (zones come on top)


@given(MOMENTS)
def test_a_moment_comes_back_and_is_utc(moment: datetime) -> None:
    stored = UtcText().process_bind_param(moment, SQLITE)
    assert stored is not None
    assert (len(stored), stored[-1]) == (27, "Z")
    back = UtcText().process_result_value(stored, SQLITE)
    assert back == moment
    assert back.tzinfo is UTC


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_texts(one: datetime, other: datetime) -> None:
    stored = [UtcText().process_bind_param(moment, SQLITE) or "" for moment in (one, other)]
    assert (stored[0] < stored[1]) == (one < other)


@given(st.dates())
def test_a_day_comes_back(day: date) -> None:
    stored = DateText().process_bind_param(day, SQLITE)
    assert DateText().process_result_value(stored, SQLITE) == day


FACTS = st.dictionaries(
    st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5)
)


@given(FACTS)
def test_facts_come_back_and_the_same_facts_are_the_same_text(facts: dict[str, object]) -> None:
    stored = JsonText().process_bind_param(facts, SQLITE)
    assert JsonText().process_result_value(stored, SQLITE) == facts
    assert canonical_json(dict(reversed(facts.items()))) == stored


def test_nothing_stays_nothing() -> None:
    for kind in (UtcText(), DateText(), JsonText(), Flag()):
        assert kind.process_bind_param(None, SQLITE) is None
        assert kind.process_result_value(None, SQLITE) is None


def test_yes_and_no_are_numbers_in_sqlite() -> None:
    assert [Flag().process_bind_param(value, SQLITE) for value in (True, False)] == [1, 0]
    assert [Flag().process_result_value(value, SQLITE) for value in (1, 0)] == [True, False]


NAMES = ["O'Brien", "<b>Jan</b>", "محمد", "Їжак", "👩🏽‍💻", '"; DROP TABLE device; --', "%_\\"]


@pytest.mark.parametrize("name", NAMES)
def test_any_letters_come_back(hub: Hub, name: str) -> None:
    hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, model=name, serial="PF1"))
    (hit,) = hub.office.ask(find, "PF1")
    assert hit.title == name


def test_nul_is_typed_by_nobody(hub: Hub) -> None:
    """SQLite ends a text at a NUL in some places and not in others: none comes in."""
    hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="Len\0ovo", model="T480", serial="PF\0" + "1234"))
    with hub.database.read(hub.office.actor) as look:
        stored = look.session.execute(text("SELECT make, serial, serial_key FROM device")).one()
        (folded,) = look.session.scalars(text("SELECT folded FROM search_entry")).all()
    assert "\0" not in "".join((*stored, folded))
    assert [hit.title for hit in hub.office.ask(find, "T480")] == ["Len ovo T480"]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("Ayşe Yıldız", "AYSE yildiz"),
        ("Ayse Yildiz", "ayşe"),
        ("Noémie D'Hondt", "noemie d'hondt"),
        ("Jérôme Œuf", "jerome oeuf"),
        ("Bjørn Strauß", "bjorn strauss"),
        ("Đorđe", "dorde"),
        ("Олександр", "олександр"),
        ("فاطمة", "فاطمة"),
        ("İbrahim", "ibrahim"),
    ],
)
def test_search_folds_letters(hub: Hub, stored: str, typed: str) -> None:
    hub.office.do(add_borrower, NewBorrower(stored))
    hub.office.do(add_borrower, NewBorrower("Somebody Else"))
    assert [hit.title for hit in hub.office.ask(find, typed)] == [stored]
    for part in (typed[:3], typed[-3:].strip()):
        if len(part) >= 3:
            assert stored in [hit.title for hit in hub.office.ask(find, part)]


SIGNS = ['"', "'", "*", "a OR b", "NEAR(", "col:x", "^", "-", "(", '""', "\\", "%", "AND"]


@pytest.mark.parametrize("typed", SIGNS)
def test_signs_of_the_search_language_are_letters(hub: Hub, typed: str) -> None:
    hub.laptop("D1")
    assert hub.office.ask(find, typed * 3) == ()
    assert hub.office.ask(find, "think " + typed) in ((), hub.office.ask(find, "think"))


def test_what_is_found_follows_what_is_stored(hub: Hub) -> None:
    """The search index is made by triggers: added, changed and removed with the entry."""
    hub.office.do(intake, NewDevice(kind=Kind.LAPTOP, make="Lenovo", serial="PF1"))
    index = "SELECT count(*) FROM search_fts WHERE search_fts MATCH :word"
    with hub.database.engine.connect() as connection:
        run = connection.execute

        def found(word: str) -> int:
            return int(run(text(index), {"word": word}).scalar_one())

        assert (found("lenovo"), found("fujitsu")) == (1, 0)
        run(text("UPDATE search_entry SET folded = 'fujitsu'"))
        assert (found("lenovo"), found("fujitsu")) == (0, 1)
        run(text("DELETE FROM search_entry"))
        assert (found("lenovo"), found("fujitsu")) == (0, 0)
        run(text("INSERT INTO search_fts(search_fts) VALUES ('integrity-check')"))
