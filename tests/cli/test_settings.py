"""settings: what labels and contracts say of the organisation."""

import pytest

from tests.cli.conftest import Cli


def test_what_is_set_is_kept_and_the_rest_stays(cli: Cli) -> None:
    cli.done("settings", "--phone", "03 123 45 67", "--privacy-contact", "privacy@example.org")
    changed = cli.done("settings", "--address", "Kaai 1, 2000 Antwerpen", "--volunteers-lend", "no")["settings"]
    assert changed["phone"] == "03 123 45 67"
    assert changed["address"] == "Kaai 1, 2000 Antwerpen"
    assert changed["privacy_contact"] == "privacy@example.org"
    assert changed["volunteers_lend"] is False


def test_an_empty_text_takes_it_away_but_never_the_name(cli: Cli) -> None:
    cli.done("settings", "--phone", "03 123 45 67")
    assert cli.done("settings", "--phone", "")["settings"]["phone"] is None
    assert cli("settings", "--name", " ").code == 2


@pytest.mark.parametrize("wrong", [("--liability-cap-euro", "-5"), ("--volunteers-lend", "perhaps")])
def test_what_cannot_be(cli: Cli, wrong: tuple[str, str]) -> None:
    before = cli.stored()
    assert cli("settings", *wrong).code == 2
    assert cli.stored() == before


def test_a_day_may_be_written_as_people_write_it(cli: Cli) -> None:
    assert cli("extend", "2026-9999", "--until", "31/02/2027").code == 2
    assert cli("extend", "2026-9999", "--until", "30/6/2099").code == 3
