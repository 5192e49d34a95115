"""Parts of cards: names with their values, and disks with what is known of their wipe."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from digibank.i18n import Translate
from digibank.queries.devices import CarrierView
from digibank.sentences.words import carrier_status_word
from digibank.ui.widgets import theme
from digibank.ui.widgets.badge import badge, beside
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import label


def facts(pairs: Iterable[tuple[str, str | None]]) -> QWidget:
    """What is not known is left out."""
    part = QWidget()
    form = QFormLayout(part)
    theme.spaced(form, "xs")
    form.setHorizontalSpacing(theme.current().gap("l"))
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for name, value in pairs:
        if value:
            shown = label(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(name, "muted", wrap=False), shown)
    return part


def heading(title: str, code: str, state: QWidget, icon: QWidget) -> QWidget:
    """Picture, title and code, with the state below."""
    part = QWidget()
    row = QHBoxLayout(part)
    theme.spaced(row, "m")
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    theme.spaced(column, "xs")
    column.addWidget(label(title, "title", "card_title"))
    column.addWidget(label(code, "code", "card_code", wrap=False))
    column.addWidget(state, 0, Qt.AlignmentFlag.AlignLeft)
    row.addLayout(column, 1)
    return part


def disks_view(carriers: Iterable[CarrierView], t: Translate, *, away: bool = False) -> QWidget:
    """`away`: the device is not here; what was wiped was wiped before it left."""
    part = QWidget()
    column = QVBoxLayout(part)
    theme.spaced(column, "s")
    for carrier in carriers:
        column.addWidget(_disk(carrier, t, away=away))
    return part


def _disk(carrier: CarrierView, t: Translate, *, away: bool) -> QWidget:
    word, tone, icon = _wipe_words(carrier, t)
    if away and carrier.wiped:
        word, tone, icon = t("was wiped before it left"), Tone.PLAIN, "info"
    part = QWidget()
    row = QVBoxLayout(part)
    theme.spaced(row, "xs")
    row.addWidget(beside("disk", Tone.PLAIN, label(_disk_name(carrier, t))))
    row.addWidget(badge(word, tone, icon, f"disk_{carrier.position}"), 0, Qt.AlignmentFlag.AlignLeft)
    return part


def _disk_name(carrier: CarrierView, t: Translate) -> str:
    parts = [
        carrier.model,
        f"{carrier.size_gb:.0f} GB" if carrier.size_gb else None,
        {"ssd": "SSD", "hdd": t("hard disk"), "flash": t("own storage")}.get(carrier.type or ""),
        carrier.serial,
    ]
    return " · ".join(part for part in parts if part) or t("disk {number}").format(number=carrier.position)


def _wipe_words(carrier: CarrierView, t: Translate) -> tuple[str, Tone, str]:
    if carrier.status != "FITTED":
        word = carrier_status_word(carrier.status, t)
        return (
            (word, Tone.PLAIN, "info")
            if carrier.wiped or carrier.status != "LOOSE"
            else (
                t("taken out, not wiped"),
                Tone.WAIT,
                "wait",
            )
        )
    if carrier.wiped:
        return t("wiped"), Tone.YES, "yes"
    if carrier.waits_for_check:
        return t("wiped, a person has to check it"), Tone.WAIT, "wait"
    return t("not wiped"), Tone.WAIT, "wait"
