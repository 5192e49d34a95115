"""How states, kinds and codes look in the window: a word, an icon, a tone."""

from datetime import date

from digibank.domain.device import Kind
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.lifecycle import State
from digibank.i18n import Translate
from digibank.sentences.words import kind_word, state_word
from digibank.ui.widgets.palette import Tone

_LOOKS: dict[State, tuple[Tone, str]] = {
    State.RECEIVED: (Tone.ACCENT, "take-in"),
    State.BLOCKED: (Tone.NO, "lock"),
    State.TO_WIPE: (Tone.WAIT, "wipe"),
    State.WIPED: (Tone.ACCENT, "disk"),
    State.IN_REPAIR: (Tone.WAIT, "repair"),
    State.AVAILABLE: (Tone.YES, "yes"),
    State.RESERVED: (Tone.ACCENT, "clock"),
    State.ON_LOAN: (Tone.ACCENT, "person"),
    State.MISSING: (Tone.NO, "wait"),
}


def capital(text: str) -> str:
    """The first letter large, for a word that stands alone."""
    return text[:1].upper() + text[1:]


def state_look(state: State) -> tuple[Tone, str]:
    """Tone and icon; a device that left for good is plain."""
    return _LOOKS.get(state, (Tone.PLAIN, "info"))


def state_title(state: State, t: Translate) -> str:
    return capital(state_word(state, t))


def device_title(title: str, kind: Kind, t: Translate) -> str:
    """Make and model, or what it is where nobody wrote them down."""
    return title or capital(kind_word(kind, t))


def short_code(code: LabelCode | None) -> str:
    return pretty(code) if code else ""


def short_day(day: date) -> str:
    """`30/06/2027`: as it is written here, and as the date field shows it."""
    return f"{day:%d/%m/%Y}"
