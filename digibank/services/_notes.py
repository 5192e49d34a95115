"""Free text about a device stands in its own table: it can be erased, the journal cannot."""

from digibank.domain.ids import new_key
from digibank.storage.device_tables import DeviceRow, NoteRow
from digibank.storage.tx import Tx


def add_note(tx: Tx, device: DeviceRow, text: str) -> str:
    note = new_key()
    tx.add(NoteRow(id=note, device_id=device.id, text=text, written_by=tx.actor.member, written_at=tx.now))
    return note
