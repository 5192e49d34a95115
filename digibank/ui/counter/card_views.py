"""The card of whatever lies on the counter: its head above, what is known and what happened below."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digibank.queries.borrower_loans import open_loans
from digibank.queries.devices import DeviceCard
from digibank.queries.loans import LoanCard
from digibank.ui.counter import other_views
from digibank.ui.counter.device_view import device_details, device_head
from digibank.ui.counter.tasks import Card
from digibank.ui.counter.timeline_view import TimelineView
from digibank.ui.house import House
from digibank.ui.widgets import theme

Open = Callable[[str], None]


def head(card: Card, house: House) -> QWidget:
    if isinstance(card, DeviceCard):
        return device_head(card, house.t)
    if isinstance(card, LoanCard):
        return other_views.loan_head(card, house.t)
    return other_views.borrower_head(card, house.t)


def details(card: Card, house: House, open_code: Open) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    theme.spaced(column, "l")
    column.addWidget(_known(card, house, open_code))
    column.addWidget(TimelineView(house, card))
    return part


def _known(card: Card, house: House, open_code: Open) -> QWidget:
    if isinstance(card, DeviceCard):
        return device_details(card, house.t)
    if isinstance(card, LoanCard):
        return other_views.loan_details(card, house.t, open_code)
    loans = house.voice.tried(lambda: house.office.ask(open_loans, card.id)) or ()
    return other_views.borrower_details(card, loans, house.t, open_code)
