"""Labels of many devices at once: what stands on them, and why one is printed again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from digibank.documents.facts import LabelFacts
from digibank.domain.errors_codes import LabelDoesNotFit
from digibank.domain.free_text import clean_note
from digibank.domain.journal import Event
from digibank.domain.label_code import LabelCode
from digibank.domain.papers import PaperKind, PaperUse
from digibank.i18n import Translate
from digibank.queries.lookup import device_row
from digibank.services import _find
from digibank.services._notes import add_note
from digibank.services._papers import organisation_facts
from digibank.services.contract import make_model
from digibank.storage.device_tables import DeviceRow
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.paper_tables import PaperLogRow
from digibank.storage.tx import Look, Tx

if TYPE_CHECKING:
    from digibank.documents.label_sheet import LabelJob

_IN_HAND: Final = (PaperUse.PRINTED, PaperUse.SAVED)


@dataclass(frozen=True)
class Collected:
    """A device whose label goes on the sheet; `had_one`: a label of it was printed before."""

    code: LabelCode
    title: str
    had_one: bool


def collected(look: Look, text: str) -> Collected:
    """By label code, serial, IMEI or old sticker. Raises UnknownCode or CodeStillFree."""
    row = device_row(look, text)
    printed = select(PaperLogRow.id).where(
        PaperLogRow.subject == row.id, PaperLogRow.kind == PaperKind.LABEL, PaperLogRow.what.in_(_IN_HAND)
    )
    return Collected(LabelCode(row.code), make_model(row), look.session.scalar(printed.limit(1)) is not None)


def sheet_facts(look: Look, codes: Sequence[str]) -> tuple[LabelFacts, ...]:
    """In the order of `codes`, some hundreds at a time. Raises UnknownCode."""
    organisation = organisation_facts(look.session.get_one(OrganisationRow, 1))
    rows = {row.code: row for row in look.session.scalars(select(DeviceRow).where(DeviceRow.code.in_(codes)))}
    return tuple(
        LabelFacts(
            code=row.code,
            title=make_model(row),
            organisation=organisation.name,
            phone=organisation.phone,
            address=organisation.address,
        )
        for row in (rows.get(code) or device_row(look, code) for code in codes)
    )


def draw_labels(job: "LabelJob", t: Translate, beat: Callable[[int], None] = lambda _done: None) -> bytes:
    """As `label_pdf`. Raises LabelDoesNotFit."""
    from digibank.documents.label_parts import LabelTooSmall
    from digibank.documents.label_sheet import label_pdf

    try:
        return label_pdf(job, t, beat)
    except LabelTooSmall as error:
        raise LabelDoesNotFit(job.stock.title) from error


def printed_again(tx: Tx, codes: Sequence[str], why: str) -> None:
    """`why` in the words of who prints them; it stands on the time line of each. Raises UnknownCode or a TextFault."""
    said = clean_note(why, field="note", number_confirmed=False)
    for code in codes:
        device = _find.device(tx.session, code)
        tx.record(Event.NOTE_ADDED, add_note(tx, device, said), _find.key(device))
