"""The places of the window, in the order of the rail. A screen is added here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass

from digibank.domain.roles import Role, sees_borrowers
from digibank.i18n import Translate
from digibank.ui.house import House
from digibank.ui.screen import Screen

EVERYBODY = frozenset(Role)
WHO_MEET_BORROWERS = frozenset(role for role in Role if sees_borrowers(role))


@dataclass(frozen=True)
class Place:
    """`key` goes there from everywhere; `make` loads and builds the page, the first time that somebody goes there.
    For whoever is not in `roles` the place does not exist."""

    name: str
    title: str
    icon: str
    key: str
    make: Callable[[House], Screen]
    roles: frozenset[Role] = EVERYBODY


def places(t: Translate) -> tuple[Place, ...]:
    """All but the counter, which the window always has."""
    return (
        Place("devices", t("Devices"), "list", "F4", _devices),
        Place("loans", t("Loans"), "contract", "Shift+F5", _loans, WHO_MEET_BORROWERS),
        Place("people", t("People"), "person", "Shift+F6", _people, WHO_MEET_BORROWERS),
        Place("bench", t("Bench"), "repair", "Shift+F7", _bench),
        Place("labels", t("Labels"), "label", "Shift+F12", _labels),
        Place("settings", t("Settings"), "settings", "Ctrl+,", _settings),
    )


def _devices(house: House) -> Screen:
    from digibank.ui.devices.device_page import DevicePage

    return DevicePage(house)


def _loans(house: House) -> Screen:
    from digibank.ui.loans.loan_page import LoanPage

    return LoanPage(house)


def _people(house: House) -> Screen:
    from digibank.ui.people.people_page import PeoplePage

    return PeoplePage(house)


def _bench(house: House) -> Screen:
    from digibank.ui.bench.bench_page import BenchPage

    return BenchPage(house)


def _labels(house: House) -> Screen:
    from digibank.ui.labels.labels_page import LabelsPage

    return LabelsPage(house)


def _settings(house: House) -> Screen:
    from digibank.ui.settings.settings_page import SettingsPage

    return SettingsPage(house)
