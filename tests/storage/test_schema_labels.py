"""Attacks on labels and old stickers with hand-written SQL."""

import pytest

from tests.storage.conftest import Attacker

BIND = "UPDATE label SET kind = 'device', subject = :device WHERE code = :fresh_code"
REPLACE = "INSERT INTO replaced_label VALUES (:code, :device, '2026-12-01T00:00:00.000000Z')"
RELABEL = "UPDATE device SET code = :code WHERE id = :device"
STICK = (
    "INSERT INTO device_alias (id, device_id, source, text, folded, created_at)"
    " VALUES ('new-alias', :device, :source, :folded, :folded, '2026-12-01T00:00:00.000000Z')"
)


def test_a_fresh_code_is_bound_once(attacker: Attacker) -> None:
    attacker.do(BIND, device="received")
    attacker.refused(BIND, "a label stays on its thing", device="blocked")
    attacker.refused(BIND, "a label stays on its thing", device="received")
    back = "UPDATE label SET kind = 'fresh', subject = 'batch' WHERE code = :fresh_code"
    attacker.refused(back, "a label stays on its thing")


@pytest.mark.parametrize("kind", ["loan", "borrower", "donation", "shelf", "fresh"])
def test_a_fresh_code_becomes_that_of_a_device_only(attacker: Attacker, kind: str) -> None:
    change = "UPDATE label SET kind = :kind, subject = :received WHERE code = :fresh_code"
    attacker.refused(change, "a label stays on its thing", kind=kind)


def test_a_fresh_code_does_not_become_another_code(attacker: Attacker) -> None:
    change = "UPDATE label SET kind = 'device', code = 'BBBBBBBB', subject = :received WHERE code = :fresh_code"
    attacker.refused(change, "a label stays on its thing")


def test_a_device_is_not_born_with_a_free_label(attacker: Attacker) -> None:
    born = (
        "INSERT INTO device (id, code, kind, state, created_at) VALUES ('born', :fresh_code, 'laptop', 'RECEIVED', '')"
    )
    attacker.refused(born, "a label of its own")


def test_a_device_gets_another_label_in_this_order(attacker: Attacker) -> None:
    attacker.refused(RELABEL, "an old label stays known", code="fresh_code", device="received")
    attacker.do(REPLACE, code="received_code", device="received")
    attacker.refused(RELABEL, "one of its own", code="fresh_code", device="received")
    attacker.do(BIND, device="received")
    attacker.do(RELABEL, code="fresh_code", device="received")
    assert attacker.value("SELECT code FROM device WHERE id = :received") == attacker.value("SELECT :fresh_code")


@pytest.mark.parametrize("stolen", ["blocked_code", "phone_old_code", "lent_code"])
def test_a_device_does_not_take_the_label_of_another(attacker: Attacker, stolen: str) -> None:
    attacker.do(REPLACE, code="received_code", device="received")
    attacker.refused(RELABEL, "one of its own", code=stolen, device="received")
    attacker.refused(RELABEL.replace("UPDATE", "UPDATE OR REPLACE"), "one of its own", code=stolen, device="received")


def test_a_device_does_not_go_back_to_its_old_label(attacker: Attacker) -> None:
    """Its device would say of the label that it has now that it is the old one."""
    attacker.do(REPLACE, code="phone_code", device="phone")
    attacker.refused(RELABEL, "one of its own that it never had", code="phone_old_code", device="phone")


@pytest.mark.parametrize(
    ("code", "device"),
    [
        ("phone_code", "bare"),
        ("phone_old_code", "phone"),
        ("fresh_code", "phone"),
        ("NOSUCHCO", "phone"),
    ],
)
def test_only_the_label_that_a_device_has_is_replaced(attacker: Attacker, code: str, device: str) -> None:
    attacker.refused(REPLACE, "replaced once", code=code, device=device)


@pytest.mark.parametrize("column", ["code", "device_id", "replaced_at"])
def test_an_old_label_stays_known(attacker: Attacker, column: str) -> None:
    change = "UPDATE replaced_label SET COLUMN = 'x'".replace("COLUMN", column)
    attacker.refused(change, "an old label stays known")


def test_an_old_sticker_is_on_one_device(attacker: Attacker) -> None:
    attacker.refused(STICK, "on one device", device="received", source="snipe-it-id", folded="12")
    attacker.refused(STICK, "on one device", device="bare", source="snipe-it-id", folded="12")
    attacker.do(STICK, device="received", source="homebox-asset", folded="12")


def test_an_old_sticker_is_on_a_device(attacker: Attacker) -> None:
    attacker.refused(STICK, "is on a device", device="nobody", source="other", folded="99")


def test_an_old_sticker_that_ended_is_free_for_another_device(attacker: Attacker) -> None:
    attacker.do("UPDATE device_alias SET ended_at = '2026' WHERE id = :bare_alias")
    attacker.do(STICK, device="received", source="snipe-it-id", folded="12")
    again = "UPDATE device_alias SET ended_at = NULL WHERE id = :bare_alias"
    attacker.refused(again, "ended once")


@pytest.mark.parametrize("column", ["device_id", "source", "text", "folded", "created_at"])
def test_an_old_sticker_does_not_wander(attacker: Attacker, column: str) -> None:
    change = "UPDATE device_alias SET COLUMN = 'leihs', ended_at = '2026' WHERE id = :bare_alias"
    attacker.refused(change.replace("COLUMN", column), "stays as it was")
