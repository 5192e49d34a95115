"""Accessories that go along or come back: a row of boxes to tick."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from digibank.domain.device import Kind
from digibank.i18n import Translate
from digibank.ui.widgets import theme
from digibank.ui.widgets.flow import Flow
from digibank.ui.widgets.text import label


class ItemsField(QWidget):
    def __init__(self, title: str, items: Sequence[str], *, ticked: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.spaced(column, "xs")
        column.addWidget(label(title, "field"))
        row = QWidget()
        flow = Flow(row)
        column.addWidget(row)
        self.boxes = []
        for number, item in enumerate(items):
            box = QCheckBox(item)
            box.setObjectName(f"item_{number}")
            box.setAccessibleName(item)
            box.setChecked(ticked)
            flow.addWidget(box)
            self.boxes.append(box)

    @property
    def ticked(self) -> tuple[str, ...]:
        return tuple(box.text() for box in self.boxes if box.isChecked())

    @property
    def unticked(self) -> tuple[str, ...]:
        return tuple(box.text() for box in self.boxes if not box.isChecked())


def usual_items(kind: Kind, t: Translate) -> tuple[str, ...]:
    """What goes along with such a device most of the time."""
    if kind in (Kind.SMARTPHONE, Kind.TABLET):
        return (t("charger"), t("case"))
    return (t("charger"), t("bag"), t("mouse"))
