"""reserve, workshop, missing, found, retire."""

from tests.cli.conftest import BY_HAND, Cli


def test_a_reservation_keeps_the_device_for_one_person(cli: Cli) -> None:
    code = cli.available()
    kept = cli.done("reserve", code, "--for", "An", "--until", "2099-06-30")["device"]
    assert (kept["state"], kept["reserved_until"]) == ("RESERVED", "2099-06-30")
    cli.refused("reserved-for-other", "lend", code, "--borrower", "Piet")
    assert cli.done("reserve", code, "--lapse")["device"]["state"] == "AVAILABLE"
    cli.done("reserve", code, "--for", "An")
    cli.done("lend", code, "--borrower", "An")


def test_a_visit_to_the_workshop_spends_nothing(cli: Cli) -> None:
    code, _ = cli.lent()
    assert cli.done("workshop", code, "--in")["device"]["loan"]["in_workshop"] is True
    cli.refused("workshop", "workshop", code, "--in")
    assert cli.done("workshop", code, "--out")["device"]["state"] == "ON_LOAN"
    cli.refused("workshop", "workshop", code, "--out")


def test_missing_and_found_again(cli: Cli) -> None:
    code, number = cli.lent()
    assert cli.done("missing", code, "--reason", "In de bus laten liggen")["device"]["state"] == "MISSING"
    assert cli.done("show", number)["loan"]["closed"] is False
    assert cli.done("found", code)["device"]["state"] == "ON_LOAN"
    shelf = cli.available("S2")
    cli.done("missing", shelf, "--reason", "Weg uit het rek")
    assert cli.done("found", shelf)["device"]["state"] == "TO_WIPE"


def test_a_reason_with_a_national_number_is_refused(cli: Cli) -> None:
    code, _ = cli.lent()
    before = cli.stored()
    cli.refused("national-number", "missing", code, "--reason", "Gestolen van 85.07.30-033.28")
    cli.refused("text-too-long", "missing", code, "--reason", "x" * 10_000)
    assert cli.stored() == before


def test_every_end_of_a_life(cli: Cli) -> None:
    lent, _ = cli.lent("S1")
    gift, parts, scrap = (cli.available(serial) for serial in ("S2", "S3", "S4"))
    donor = cli.computer("S5")
    lost = cli.available("S6")
    cli.done("missing", lost, "--reason", "weg")
    ends = {lent: "borrower", gift: "gift", parts: "parts", scrap: "recycled", donor: "donor", lost: "written-off"}
    states = [cli.done("retire", code, "--to", end)["device"]["state"] for code, end in ends.items()]
    assert states == ["GIVEN_AWAY", "GIVEN_AWAY", "FOR_PARTS", "RECYCLED", "BACK_TO_DONOR", "WRITTEN_OFF"]
    for code in (lent, gift, parts, scrap, donor):
        cli.refused("wrong-state", "retire", code, "--to", "gift")
    assert cli.done("found", lost)["device"]["state"] == "TO_WIPE"


def test_what_still_holds_data_does_not_leave(cli: Cli) -> None:
    code = cli.computer("S1")
    cli.refused("carriers-not-wiped", "retire", code, "--to", "gift")
    cli.done("carrier", code, "--remove", "S1")
    cli.refused("loose-carrier", "retire", code, "--to", "recycled")
    cli.done("wipe", code, *BY_HAND, "--carrier", "S1")
    cli.done("retire", code, "--to", "recycled")
    returned, _ = cli.lent("S2")
    cli.done("return", returned)
    cli.refused("was-lent", "retire", returned, "--to", "donor")
