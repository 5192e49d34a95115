"""show, find, history."""

from tests.cli.conftest import BY_HAND, Cli


def test_a_device_is_shown_by_code_serial_or_imei(cli: Cli) -> None:
    laptop = cli.laptop()
    phone = cli.done("intake", "--kind", "smartphone", "--imei", "356938035643809")["device"]["code"]
    assert cli.done("show", "pf0-demo1")["device"]["code"] == laptop
    assert cli.done("show", "356938035643809")["device"]["code"] == phone


def test_nonsense_is_known_nowhere(cli: Cli) -> None:
    for text in ("nonsense", "", "   ", "x" * 10_000, "'; DROP TABLE device; --", "\u202e\x00"[:1], "💻", "2026-0001"):
        message = cli.refused("unknown-code", "show", text)
        assert len(message) < 200


def test_a_wrong_letter_offers_the_code_that_exists(cli: Cli) -> None:
    code = cli.laptop()
    wrong = ("B" if code[0] != "B" else "C") + code[1:]
    assert code in cli.refused("unknown-code", "show", wrong)
    assert cli.state(code) == "RECEIVED"


def test_a_label_of_something_else_is_named(cli: Cli) -> None:
    donation = cli.done("intake", "--kind", "tablet", "--donor", "Gemeente")["donation"]["code"]
    assert "batch of gifts" in cli.refused("other-kind-of-label", "show", donation)
    _, number = cli.lent()
    card = cli.done("show", number)["loan"]["borrower_code"]
    for command in ("show", "history", "release"):
        assert "borrower" in cli.refused("other-kind-of-label", command, card)


def test_a_person_sees_the_whole_card(cli: Cli) -> None:
    code = cli.available()
    cli.done("lend", code, "--borrower", "An Peeters", "--until", "2099-06-30")
    lines = cli("show", code).out.splitlines()
    assert lines[0] == f"{code}  desktop computer: on loan"
    assert "  disk 1: S1, wiped" in lines
    assert lines[-1].endswith("An Peeters, until 30 June 2099")


def test_find_gives_what_is_like_it(cli: Cli) -> None:
    code = cli.laptop()
    hit = {"kind": "device", "code": code, "title": "Lenovo ThinkPad T470", "state": "RECEIVED", "number": "PF0DEMO1"}
    for text in (["thinkpad"], ["PF0DEMO1"], ["T470", "lenovo"], [code], [code.lower()]):
        assert cli.done("find", *text)["found"] == [hit]
    assert cli.done("find", "zzz")["found"] == []
    assert cli("find", "zzz").out == "Nothing was found.\n"


def test_find_takes_every_sign(cli: Cli) -> None:
    for text in ('"', "*", "O'Brien", "n:x", "a AND", "%_", "(", "-", "😀", "x" * 10_000):
        assert cli.done("find", "--", text)["found"] == []


def test_a_history_tells_the_life_in_order(cli: Cli) -> None:
    code, number = cli.lent()
    cli.done("return", code, "--condition", "B", "--as", "Rita")
    events = cli.done("history", code)["events"]
    assert set(events[0]) == {"at", "station", "seq", "who", "kind", "what", "facts"}
    assert events[0]["kind"] == "device:received"
    assert [event["seq"] for event in events] == sorted(event["seq"] for event in events)
    moves = [event["facts"]["to"] for event in events if event["kind"] == "device:moved"]
    assert moves == ["TO_WIPE", "WIPED", "AVAILABLE", "ON_LOAN", "TO_WIPE"]
    assert {event["who"] for event in events} == {"Rita"}
    assert next(event["kind"] for event in cli.done("history", number)["events"]) == "loan:opened"
    assert "came back, used" in cli("history", code).out


def test_a_technician_sees_no_borrower(cli: Cli) -> None:
    from digibank.domain.roles import Role
    from digibank.services.office import Office
    from digibank.services.organisation import add_member
    from digibank.services.sign_in import sign_in
    from digibank.storage.database import Database

    code, number = cli.lent(borrower="An Peeters")
    database = Database(cli.data)
    office = Office(database, sign_in(database))
    office.do(add_member, "Tom", Role.TECHNICIAN)
    office.do(add_member, "Jef", Role.VOLUNTEER)
    database.close()
    assert cli.done("show", code, "--as", "Tom")["device"]["loan"]["borrower"] is None
    assert cli.done("show", number, "--as", "Tom")["loan"]["borrower_code"] is None
    assert cli.done("show", code, "--as", "Jef")["device"]["loan"]["borrower"] == "An"
    assert cli.done("show", code)["device"]["loan"]["borrower"] == "An Peeters"
    assert cli.done("find", "An Peeters", "--as", "Tom")["found"] == []


def test_a_new_colleague_is_welcome_while_the_staff_list_is_open(cli: Cli) -> None:
    code = cli.computer()
    cli.done("wipe", code, *BY_HAND, "--as", "Tom")
    cli.done("release", code, "--as", "TOM")
    who = [event["who"] for event in cli.done("history", code)["events"]]
    assert set(who) == {"Rita", "Tom"}
