"""lend, handover, cancel, extend, swap, return, correct-return."""

import pytest

from tests.cli.conftest import BY_HAND, Cli


def test_a_loan_has_its_number_code_devices_and_end(cli: Cli) -> None:
    code = cli.available()
    loan = cli.done("lend", code, "--borrower", "An Peeters", "--until", "2099-06-30", "--item", "lader")["loan"]
    assert set(loan) >= {"number", "code", "devices", "until"}
    assert (loan["devices"], loan["until"], loan["handed_over"]) == ([code], "2099-06-30", True)
    shown = cli.done("show", code)["device"]["loan"]
    assert (shown["number"], shown["borrower"], shown["items"]) == (loan["number"], "An Peeters", ["lader"])
    for text in (loan["number"], loan["code"], loan["code"].lower().replace("-", "")):
        assert cli.done("show", text)["loan"]["devices"] == [code]


def test_without_an_end_a_loan_is_open_ended(cli: Cli) -> None:
    first, second = cli.available("S1"), cli.available("S2")
    assert cli.done("lend", first, "--borrower", "An")["loan"]["until"] is None
    assert cli.done("lend", second, "--borrower", "An", "--open-ended")["loan"]["until"] is None


def test_what_is_not_wiped_is_not_lent(cli: Cli) -> None:
    code = cli.computer()
    before = cli.stored()
    assert "S1" in cli.refused("carriers-not-wiped", "lend", code, "--borrower", "An")
    assert cli.stored() == before


def test_several_devices_go_together_or_not_at_all(cli: Cli) -> None:
    first, second, unwiped = cli.available("S1"), cli.available("S2"), cli.computer("S3")
    before = cli.stored()
    cli.refused("carriers-not-wiped", "lend", first, unwiped, "--borrower", "An")
    cli.refused("scanned-twice", "lend", first, first.lower(), "--borrower", "An")
    cli.refused("unknown-code", "lend", first, "KLDRSTVX", "--borrower", "An")
    assert cli.stored() == before
    assert sorted(cli.done("lend", first, second, "--borrower", "An")["loan"]["devices"]) == sorted([first, second])


def test_a_device_on_loan_is_not_lent_again(cli: Cli) -> None:
    code, number = cli.lent()
    assert number in cli.refused("already-on-loan", "lend", code, "--borrower", "Piet")


@pytest.mark.parametrize("command", [["lend"], ["reserve"]])
def test_a_day_in_the_past_is_refused(cli: Cli, command: list[str]) -> None:
    code = cli.available()
    options = ["--borrower", "An"] if command == ["lend"] else ["--for", "An"]
    assert "1 January 2020" in cli.refused("date-in-past", *command, code, *options, "--until", "2020-01-01")
    assert cli.state(code) == "AVAILABLE"


def test_two_people_of_one_name_are_told_apart_by_card(cli: Cli) -> None:
    from digibank.services.borrowers import NewBorrower, add_borrower
    from digibank.services.office import Office
    from digibank.services.sign_in import sign_in
    from digibank.storage.database import Database

    database = Database(cli.data)
    office = Office(database, sign_in(database))
    for _ in "12":
        office.do(add_borrower, NewBorrower("Jan Janssens"))
    database.close()
    code = cli.available()
    assert "2 people" in cli.refused("ambiguous-borrower", "lend", code, "--borrower", "jan janssens")
    card = cli.done("find", "Jan Janssens")["found"][1]["code"]
    assert cli.done("lend", code, "--borrower", card)["loan"]["borrower_code"] == card
    cli.refused("unknown-borrower", "lend", code, "--borrower", "KLDRSTVB")


def test_a_name_of_ten_thousand_letters_or_with_a_national_number(cli: Cli) -> None:
    code = cli.available()
    before = cli.stored()
    cli.refused("text-too-long", "lend", code, "--borrower", "x" * 10_000)
    message = cli.refused("national-number", "lend", code, "--borrower", "An 85.07.30-033.28")
    assert "85" not in message
    assert cli.stored() == before


def test_a_prepared_loan_is_handed_over_or_cancelled(cli: Cli) -> None:
    code = cli.available()
    loan = cli.done("lend", code, "--borrower", "An", "--prepare")["loan"]
    assert loan["handed_over"] is False
    cli.refused("not-handed-over", "return", code)
    assert cli.done("cancel", code)["loan"]["closed"] is True
    assert cli.state(code) == "AVAILABLE"
    again = cli.done("lend", code, "--borrower", "An", "--prepare")["loan"]["number"]
    assert cli.done("handover", again)["loan"]["handed_over"] is True
    cli.refused("already-handed-over", "cancel", again)
    cli.refused("already-handed-over", "handover", again)
    cli.refused("unknown-loan", "handover", "2026-9999")


def test_a_loan_is_extended(cli: Cli) -> None:
    code = cli.available()
    number = cli.done("lend", code, "--borrower", "An", "--until", "2099-01-31")["loan"]["number"]
    assert cli.done("extend", number, "--until", "2099-06-30")["loan"]["until"] == "2099-06-30"
    cli.refused("not-an-extension", "extend", number, "--until", "2099-02-01")
    cli.refused("date-in-past", "extend", code, "--until", "2020-01-01")
    _, open_ended = cli.lent("S2")
    cli.refused("not-an-extension", "extend", open_ended, "--until", "2099-06-30")


def test_a_return_ends_the_loan_and_asks_for_a_wipe(cli: Cli) -> None:
    code = cli.available()
    number = cli.done("lend", code, "--borrower", "An", "--item", "lader", "--item", "tas")["loan"]["number"]
    back = cli.done("return", code, "--condition", "c", "--missing", "Tas")
    assert back["loans"] == [{"number": number, "closed": True}]
    assert (back["device"]["state"], back["device"]["condition"]) == ("TO_WIPE", "C")
    assert back["devices"] == [back["device"]]
    endings = {line["item"]: line["ending"] for line in cli.done("show", number)["loan"]["lines"]}
    assert endings == {None: "RETURNED", "lader": "RETURNED", "tas": "LACKING"}
    cli.refused("wrong-state", "return", code)
    cli.refused("carriers-not-wiped", "release", code)
    cli.done("wipe", code, *BY_HAND)
    cli.done("release", code)


def test_a_mistaken_return_is_undone(cli: Cli) -> None:
    code, number = cli.lent()
    cli.done("return", code)
    undone = cli.done("correct-return", code)
    assert (undone["device"]["state"], undone["loan"]["number"]) == ("ON_LOAN", number)
    cli.done("return", code)
    cli.done("wipe", code, *BY_HAND)
    cli.refused("wrong-state", "correct-return", code)


def test_a_swap_is_one_action(cli: Cli) -> None:
    old, number = cli.lent("S1")
    new, spare = cli.available("S2"), cli.available("S3")
    cli.refused("not-in-loan", "swap", number, "--old", new, "--new", spare)
    assert cli.done("swap", number, "--old", old, "--new", new)["loan"]["closed"] is False
    assert (cli.state(old), cli.state(new)) == ("TO_WIPE", "ON_LOAN")
    cli.done("swap", new, "--old", new, "--new", spare, "--old-missing")
    assert (cli.state(new), cli.state(spare)) == ("MISSING", "ON_LOAN")


def test_a_person_reads_one_line(cli: Cli) -> None:
    code = cli.available()
    result = cli("lend", code, "--borrower", "An Peeters", "--until", "2099-06-30")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(": An Peeters, until 30 June 2099\n")
