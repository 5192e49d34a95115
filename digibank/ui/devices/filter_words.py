"""What the device list shows, in words: one sentence for each choice of state and kind, as a language may bend all of
its words."""

from enum import StrEnum

from digibank.domain.device import Kind
from digibank.domain.lifecycle import GONE, SHELF, State
from digibank.i18n import Translate
from digibank.queries.device_list import DeviceFilter
from digibank.ui.widgets.words import state_title

Sentences = dict["DeviceShow", tuple[str, ...]]


class DeviceShow(StrEnum):
    """A state, or some of them; OVERDUE is none: it is computed."""

    ALL = "all"
    HERE = "here"
    RECEIVED = "RECEIVED"
    BLOCKED = "BLOCKED"
    TO_WIPE = "TO_WIPE"
    WIPED = "WIPED"
    IN_REPAIR = "IN_REPAIR"
    AVAILABLE = "AVAILABLE"
    RESERVED = "RESERVED"
    ON_LOAN = "ON_LOAN"
    OVERDUE = "overdue"
    MISSING = "MISSING"
    GONE = "gone"
    WRITTEN_OFF = "WRITTEN_OFF"
    GIVEN_AWAY = "GIVEN_AWAY"
    FOR_PARTS = "FOR_PARTS"
    RECYCLED = "RECYCLED"
    BACK_TO_DONOR = "BACK_TO_DONOR"

    @property
    def states(self) -> frozenset[State]:
        """Empty: of any state."""
        if self in _OF_MANY:
            return _OF_MANY[self]
        return frozenset({State(self.value)})


_OF_MANY = {
    DeviceShow.ALL: frozenset[State](),
    DeviceShow.OVERDUE: frozenset[State](),
    DeviceShow.HERE: SHELF,
    DeviceShow.GONE: GONE | {State.WRITTEN_OFF},
}


def show_of(wanted: DeviceFilter) -> DeviceShow:
    """The choice that asks for this; ALL where there is none."""
    if wanted.overdue:
        return DeviceShow.OVERDUE
    return next((show for show in DeviceShow if show.states == wanted.states), DeviceShow.ALL)


def show_word(show: DeviceShow, t: Translate) -> str:
    if show not in _OF_MANY:
        return state_title(State(show.value), t)
    return {
        DeviceShow.ALL: t("All devices"),
        DeviceShow.HERE: t("Here with us"),
        DeviceShow.OVERDUE: t("Too late"),
        DeviceShow.GONE: t("Gone for good"),
    }[show]


def kind_title(kind: Kind, t: Translate) -> str:
    return {
        Kind.LAPTOP: t("Laptops"),
        Kind.SMARTPHONE: t("Smartphones"),
        Kind.TABLET: t("Tablets"),
        Kind.DESKTOP: t("Desktop computers"),
        Kind.OTHER: t("Other devices"),
    }[kind]


def filter_sentence(show: DeviceShow, kind: Kind | None, t: Translate) -> str:
    place = 1 + list(Kind).index(kind) if kind else 0
    groups = (_in_our_hands, _at_the_bench, _with_somebody, _gone, _used_up_or_returned)
    return {shown: words for group in groups for shown, words in group(t).items()}[show][place]


def _in_our_hands(t: Translate) -> Sentences:
    return {
        DeviceShow.ALL: (
            t("All devices."),
            t("All laptops."),
            t("All smartphones."),
            t("All tablets."),
            t("All desktop computers."),
            t("All other devices."),
        ),
        DeviceShow.HERE: (
            t("Devices that are here with us."),
            t("Laptops that are here with us."),
            t("Smartphones that are here with us."),
            t("Tablets that are here with us."),
            t("Desktop computers that are here with us."),
            t("Other devices that are here with us."),
        ),
        DeviceShow.RECEIVED: (
            t("Devices that just came in."),
            t("Laptops that just came in."),
            t("Smartphones that just came in."),
            t("Tablets that just came in."),
            t("Desktop computers that just came in."),
            t("Other devices that just came in."),
        ),
        DeviceShow.BLOCKED: (
            t("Devices that are locked with an account or a password."),
            t("Laptops that are locked with an account or a password."),
            t("Smartphones that are locked with an account or a password."),
            t("Tablets that are locked with an account or a password."),
            t("Desktop computers that are locked with an account or a password."),
            t("Other devices that are locked with an account or a password."),
        ),
    }


def _at_the_bench(t: Translate) -> Sentences:
    return {
        DeviceShow.TO_WIPE: (
            t("Devices that wait for a wipe."),
            t("Laptops that wait for a wipe."),
            t("Smartphones that wait for a wipe."),
            t("Tablets that wait for a wipe."),
            t("Desktop computers that wait for a wipe."),
            t("Other devices that wait for a wipe."),
        ),
        DeviceShow.WIPED: (
            t("Devices that are wiped and wait for a test."),
            t("Laptops that are wiped and wait for a test."),
            t("Smartphones that are wiped and wait for a test."),
            t("Tablets that are wiped and wait for a test."),
            t("Desktop computers that are wiped and wait for a test."),
            t("Other devices that are wiped and wait for a test."),
        ),
        DeviceShow.IN_REPAIR: (
            t("Devices that are in repair."),
            t("Laptops that are in repair."),
            t("Smartphones that are in repair."),
            t("Tablets that are in repair."),
            t("Desktop computers that are in repair."),
            t("Other devices that are in repair."),
        ),
        DeviceShow.AVAILABLE: (
            t("Devices that are ready to lend."),
            t("Laptops that are ready to lend."),
            t("Smartphones that are ready to lend."),
            t("Tablets that are ready to lend."),
            t("Desktop computers that are ready to lend."),
            t("Other devices that are ready to lend."),
        ),
    }


def _with_somebody(t: Translate) -> Sentences:
    return {
        DeviceShow.RESERVED: (
            t("Devices that are kept for somebody."),
            t("Laptops that are kept for somebody."),
            t("Smartphones that are kept for somebody."),
            t("Tablets that are kept for somebody."),
            t("Desktop computers that are kept for somebody."),
            t("Other devices that are kept for somebody."),
        ),
        DeviceShow.ON_LOAN: (
            t("Devices that are on loan."),
            t("Laptops that are on loan."),
            t("Smartphones that are on loan."),
            t("Tablets that are on loan."),
            t("Desktop computers that are on loan."),
            t("Other devices that are on loan."),
        ),
        DeviceShow.OVERDUE: (
            t("Devices that should be back by now."),
            t("Laptops that should be back by now."),
            t("Smartphones that should be back by now."),
            t("Tablets that should be back by now."),
            t("Desktop computers that should be back by now."),
            t("Other devices that should be back by now."),
        ),
        DeviceShow.MISSING: (
            t("Devices that are missing."),
            t("Laptops that are missing."),
            t("Smartphones that are missing."),
            t("Tablets that are missing."),
            t("Desktop computers that are missing."),
            t("Other devices that are missing."),
        ),
    }


def _gone(t: Translate) -> Sentences:
    return {
        DeviceShow.GONE: (
            t("Devices that left us for good."),
            t("Laptops that left us for good."),
            t("Smartphones that left us for good."),
            t("Tablets that left us for good."),
            t("Desktop computers that left us for good."),
            t("Other devices that left us for good."),
        ),
        DeviceShow.WRITTEN_OFF: (
            t("Devices that were written off."),
            t("Laptops that were written off."),
            t("Smartphones that were written off."),
            t("Tablets that were written off."),
            t("Desktop computers that were written off."),
            t("Other devices that were written off."),
        ),
        DeviceShow.GIVEN_AWAY: (
            t("Devices that were given away."),
            t("Laptops that were given away."),
            t("Smartphones that were given away."),
            t("Tablets that were given away."),
            t("Desktop computers that were given away."),
            t("Other devices that were given away."),
        ),
    }


def _used_up_or_returned(t: Translate) -> Sentences:
    return {
        DeviceShow.FOR_PARTS: (
            t("Devices that serve for parts."),
            t("Laptops that serve for parts."),
            t("Smartphones that serve for parts."),
            t("Tablets that serve for parts."),
            t("Desktop computers that serve for parts."),
            t("Other devices that serve for parts."),
        ),
        DeviceShow.RECYCLED: (
            t("Devices that were recycled."),
            t("Laptops that were recycled."),
            t("Smartphones that were recycled."),
            t("Tablets that were recycled."),
            t("Desktop computers that were recycled."),
            t("Other devices that were recycled."),
        ),
        DeviceShow.BACK_TO_DONOR: (
            t("Devices that went back to the donor."),
            t("Laptops that went back to the donor."),
            t("Smartphones that went back to the donor."),
            t("Tablets that went back to the donor."),
            t("Desktop computers that went back to the donor."),
            t("Other devices that went back to the donor."),
        ),
    }
