"""What somebody wants the next one to know about a device."""

from digibank.domain.errors_text import NothingWritten
from digibank.domain.free_text import clean_note
from digibank.domain.journal import Event
from digibank.services import _find
from digibank.services._notes import add_note
from digibank.storage.tx import Tx


def write_note(tx: Tx, code: str, text: str, *, number_confirmed: bool = False) -> None:
    """In any state, by everybody. Raises a TextFault; `number_confirmed` as in `services.missing`."""
    device = _find.device(tx.session, code)
    cleaned = clean_note(text, field="note", number_confirmed=number_confirmed)
    if not cleaned:
        raise NothingWritten("note")
    tx.record(Event.NOTE_ADDED, add_note(tx, device, cleaned), _find.key(device))
