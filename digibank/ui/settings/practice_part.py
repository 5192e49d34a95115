"""Practice: the same program, on invented people and devices in a folder of its own."""

from PySide6.QtWidgets import QWidget

from digibank.ui.house import House
from digibank.ui.settings.part import Part
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.text import label


class PracticePart(Part):
    def __init__(self, house: House) -> None:
        t = house.t
        purpose = t("Try everything with invented people and devices. Your own data is not touched.")
        super().__init__(house, "practice", t("Practise"), purpose)
        self.form.addWidget(label(t("A band above the window says that you practise. One button there ends it.")))
        self.form.addWidget(label(t("Each time you begin, everything is new. What you did before is gone.")))
        self._begin = BigButton(t("Begin to practise"), "practice_begin", "scan", "", Weight.MAIN)
        self._begin.clicked.connect(house.wishes.practise)
        self.form.addWidget(self._begin)

    @property
    def first(self) -> QWidget:
        return self._begin
