"""Codes apart from the device that they are on: drawn ahead for labels that are stuck first, and replaced where a label
is lost. An old code leads to its device for ever; a paper that names it stays right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digibank.documents.facts import LabelFacts
from digibank.domain.errors_codes import TooManyCodes
from digibank.domain.ids import DeviceId, new_key
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import Action
from digibank.domain.papers import PaperKind
from digibank.services import _find
from digibank.services._labels import new_label, take_fresh
from digibank.services._move import permit
from digibank.services._paper_queue import paper_waits, paper_waits_no_longer
from digibank.services._papers import organisation_facts
from digibank.services._search_index import index_device
from digibank.storage.label_tables import ReplacedLabelRow
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.tx import Look, Tx

MOST_AT_ONCE: Final = 5000
"""Labels of one batch: some two hundred sheets of A4. One entry of the journal names them all."""

SAMPLE: Final = LabelCode("CCCCCCCT")
"""To try whether a label fits, before any code is drawn. Nothing is stored of it."""


@dataclass(frozen=True)
class Relabelled:
    """`fresh`: the new label is there already, it was printed ahead."""

    device: DeviceId
    code: LabelCode
    was: LabelCode
    fresh: bool


def draw_codes(tx: Tx, count: int) -> tuple[LabelCode, ...]:
    """Codes that nothing has yet, for labels printed ahead. Raises RoleNotAllowed or TooManyCodes."""
    permit(tx, Action.INTAKE)
    if not 1 <= count <= MOST_AT_ONCE:
        raise TooManyCodes(MOST_AT_ONCE)
    batch = new_key()
    codes = tuple(new_label(tx, "fresh", batch) for _ in range(count))
    tx.record(Event.CODES_DRAWN, batch, codes=list(codes))
    return codes


def fresh_labels(look: Look, codes: Sequence[LabelCode]) -> tuple[LabelFacts, ...]:
    """What is printed on labels that nothing has yet: the code, and whose it is."""
    organisation = organisation_facts(look.session.get_one(OrganisationRow, 1))
    return tuple(
        LabelFacts(code=code, title="", organisation=organisation.name, phone=organisation.phone) for code in codes
    )


def relabel(tx: Tx, code: str, new: str | None = None) -> Relabelled:
    """`new` is a label printed ahead that is on the device now; None draws a code, and its label waits to be printed.
    Raises UnknownCode, NotADevice, CodeStillFree, or CodeInUse for a new code that is on something already."""
    permit(tx, Action.INTAKE)
    device = _find.device(tx.session, code)
    was = LabelCode(device.code)
    key = _find.key(device)
    now = take_fresh(tx, new, key) if new is not None else new_label(tx, "device", key)
    tx.put(ReplacedLabelRow(code=was, device_id=key, replaced_at=tx.now))
    device.code = now
    tx.record(Event.DEVICE_RELABELLED, key, key, code=now, was=was)
    if new is None:
        paper_waits(tx, PaperKind.LABEL, key)
    else:
        paper_waits_no_longer(tx, PaperKind.LABEL, key)
    index_device(tx, device)
    return Relabelled(key, now, was, new is not None)
