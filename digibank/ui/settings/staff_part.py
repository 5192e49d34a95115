"""The colleagues: who works here and as what."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from digibank.domain.roles import Role
from digibank.queries.staff import Member, members
from digibank.sentences.words import role_word
from digibank.services.staff import change_member, retire_member, welcome
from digibank.ui.house import House
from digibank.ui.settings.part import Part
from digibank.ui.widgets import fields, theme
from digibank.ui.widgets.button_row import ButtonRow
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import clear, rule
from digibank.ui.widgets.text import label
from digibank.ui.widgets.words import capital


class StaffPart(Part):
    def __init__(self, house: House) -> None:
        t = house.t
        super().__init__(
            house,
            "staff",
            t("Colleagues"),
            t("Each signs in by name. A volunteer sees first names only; a technician none."),
        )
        self._list = QVBoxLayout()
        theme.spaced(self._list, "xs")
        self.form.addLayout(self._list)
        self._open: Member | None = None
        self._box = QVBoxLayout()
        theme.spaced(self._box, "m")
        self.form.addLayout(self._box)

    def arrive(self) -> None:
        colleagues = self.house.voice.tried(lambda: self.house.office.ask(members)) or ()
        clear(self._list)
        for number, member in enumerate(colleagues):
            words = f"{member.name} · {role_word(member.role, self.t)}"
            button = BigButton(words, f"colleague_{number}", "person", "", Weight.QUIET)
            button.clicked.connect(lambda _on=False, member=member: self._show_colleague(member))
            self._list.addWidget(button)
        self._show_new()

    @property
    def first(self) -> QWidget | None:
        return self.findChild(QWidget, "colleague_0")

    def go_back(self) -> bool:
        if self._open is None:
            return False
        self._show_new()
        return True

    def _show_new(self) -> None:
        """Below the list: the form of a new colleague."""
        self._open = None
        name, role = self._fill_box(self.t("A new colleague"), "", Role.VOLUNTEER)
        add = BigButton(self.t("Add"), "colleague_add", "plus", "", Weight.MAIN)
        add.clicked.connect(lambda: self._add(name.text(), role.currentData()))
        self._box.addWidget(add)
        fields.EnterGoesOn(add, [name, role], add)

    def _show_colleague(self, member: Member) -> None:
        self._open = member
        self.house.voice.hush()
        name, role = self._fill_box(member.name, member.name, member.role)
        store = BigButton(self.t("Store"), "colleague_store", "yes", "", Weight.MAIN)
        retire = BigButton(self.t("No longer works here"), "colleague_retire", "close", "", Weight.SECOND)
        out = BigButton(self.t("Back"), "colleague_back", "undo", "Esc", Weight.QUIET, heard=False)
        store.clicked.connect(lambda: self._change(member, name.text(), role.currentData()))
        retire.clicked.connect(lambda: self._retire(member))
        out.clicked.connect(self.go_back)
        self._box.addWidget(ButtonRow(out, retire, store, to_right=True))
        fields.EnterGoesOn(store, [name, role], store)
        name.setFocus()

    def _fill_box(self, title: str, name: str, role: Role) -> tuple[QLineEdit, QComboBox]:
        """Name and role, in an emptied box."""
        clear(self._box)
        self._box.addWidget(rule())
        self._box.addWidget(label(title, "lead", "colleague_title"))
        name_field, name_line = fields.line(self.t("Name"), "colleague_name", value=name)
        roles = [(capital(role_word(each, self.t)), each) for each in Role]
        role_field, role_box = fields.choice(self.t("Role"), "colleague_role", roles)
        role_box.setCurrentIndex(list(Role).index(role))
        self._box.addWidget(name_field)
        self._box.addWidget(role_field)
        return name_line, role_box

    def _add(self, name: str, role: Role) -> None:
        if not name.strip():
            self.house.voice.no(self.t("Write the colleague's name."))
            return
        said = self.t("{name} can sign in from now on.").format(name=name.strip())
        self._stored(lambda: self.house.office.do(welcome, name, role), said)

    def _change(self, member: Member, name: str, role: Role) -> None:
        said = self.t("Stored: {name}, {role}.").format(name=name.strip(), role=role_word(role, self.t))
        act = lambda: self.house.office.do(change_member, member.id, name=name, role=role)  # noqa: E731
        if self._stored(act, said) and member.id == self.house.office.actor.member:
            self.house.wishes.taken_over.emit(Member(member.id, name.strip(), role))

    def _retire(self, member: Member) -> None:
        said = self.t("{name} is off the list. What was done under this name stays.").format(name=member.name)
        act = lambda: self.house.office.do(retire_member, member.id)  # noqa: E731
        if self._stored(act, said) and member.id == self.house.office.actor.member:
            self.house.wishes.taken_over.emit(None)

    def _stored(self, act: Callable[[], object], said: str) -> bool:
        """Whether it was; then the list is as it stands now."""
        stored = self.house.voice.tried(lambda: (act(), True)) is not None
        if stored:
            self.arrive()
            self.house.voice.yes(said)
            if self.first:
                self.first.setFocus()
        return stored
