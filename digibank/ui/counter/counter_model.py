"""What a scan or a typed text means: a card, a list to choose from, or nothing that we know. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from digibank.domain.errors import NotADevice
from digibank.domain.keyboard import KeyPress
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.scan import CodeScan, interpret
from digibank.queries.borrowers import BorrowerCard, borrower_card
from digibank.queries.devices import DeviceCard, device_card
from digibank.queries.loans import LoanCard, loan_card
from digibank.queries.lookup import label_kind, near
from digibank.queries.search import Hit, find
from digibank.services.office import Office
from digibank.ui.house import House


@dataclass(frozen=True)
class Several:
    """More than one thing fits."""

    text: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Unknown:
    """Nothing fits; `near` are codes that exist, one slip away."""

    text: str
    near: tuple[str, ...]


@dataclass(frozen=True)
class Fresh:
    """The code of a label that was printed ahead: nothing has it yet."""

    code: LabelCode


Thing = DeviceCard | LoanCard | BorrowerCard | Fresh | Several | Unknown


def looked_up(office: Office, text: str, presses: Sequence[KeyPress] = ()) -> Thing:
    """Raises NotADevice for a label of a kind that has no card here (a shelf, a donation, a card for other eyes)."""
    hits = office.ask(find, text, presses)
    codes = [c.code for c in interpret(text, presses) if isinstance(c, CodeScan)]
    if len(hits) == 1:
        return _by_label(_card(office, hits[0]), codes)
    if hits:
        return Several(text, hits)
    code = next(iter(codes), None)
    kind = office.ask(label_kind, code) if code else None
    if code and kind == "fresh":
        return Fresh(code)
    if code and kind:
        raise NotADevice(pretty(code), kind)
    return Unknown(text, office.ask(near, text))


def _by_label(thing: Thing, scanned: Sequence[LabelCode]) -> Thing:
    """Told by the text that was scanned: the card was asked for by the code that its device has now."""
    if isinstance(thing, DeviceCard) and set(scanned) & set(thing.old_codes):
        return replace(thing, by_old_code=True)
    return thing


def _card(office: Office, hit: Hit) -> Thing:
    if hit.kind == "loan":
        return office.ask(loan_card, hit.code)
    if hit.kind == "borrower":
        return office.ask(borrower_card, hit.code)
    return office.ask(device_card, hit.code)


class CounterModel(QObject):
    """`opened` brings a Thing."""

    opened = Signal(object)

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house

    def look_up(self, text: str) -> None:
        thing = self.looked_up(text)
        if thing is not None:
            self.opened.emit(thing)

    def looked_up(self, text: str, presses: Sequence[KeyPress] = ()) -> Thing | None:
        """None for nothing at all, and where it was said why not."""
        if not text.strip():
            return None
        return self._house.voice.tried(lambda: looked_up(self._house.office, text, presses))

    def again(self, code: str) -> Thing:
        """A card as it stands now. Raises what the machine refuses."""
        return looked_up(self._house.office, code)
