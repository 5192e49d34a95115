"""The card of a device: what it is, where it stands, who has it, what is inside."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from digibank.domain.label_code import pretty
from digibank.domain.lifecycle import State
from digibank.i18n import Translate
from digibank.queries.devices import DeviceCard, LoanView
from digibank.sentences.of_codes import old_label_words
from digibank.sentences.spoken import spoken
from digibank.sentences.words import condition_word, kind_word, lock_words
from digibank.ui.counter.facts_view import disks_view, facts, heading
from digibank.ui.widgets.badge import badge
from digibank.ui.widgets.banner import note
from digibank.ui.widgets.frames import card as sheet
from digibank.ui.widgets.frames import rule
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label
from digibank.ui.widgets.words import capital, device_title, short_code, short_day, state_look, state_title


def device_head(card: DeviceCard, t: Translate) -> QFrame:
    """What it is, where it stands, what is wrong with it."""
    frame, column = sheet("device")
    tone, icon = state_look(card.state)
    column.addWidget(
        heading(
            device_title(card.title, card.kind, t),
            short_code(card.code),
            badge(state_title(card.state, t), tone, icon, "card_state"),
            drawing(card.kind.value, Tone.ACCENT, 44),
        )
    )
    if card.by_old_code:
        column.addWidget(note(Tone.WAIT, old_label_words(pretty(card.code), t), "card_old_label"))
    if card.locks:
        column.addWidget(note(Tone.NO, t("Locked by: {locks}.").format(locks=lock_words(card.locks, t)), "card_locks"))
    if card.loan:
        _add_loan_notes(column, card.loan, t)
    return frame


def device_details(card: DeviceCard, t: Translate) -> QFrame:
    """What is known of it, and what is inside."""
    frame, column = sheet("device_details")
    if card.loan:
        column.addWidget(facts(_loan_facts(card.loan, t)))
        column.addWidget(rule())
    column.addWidget(facts(_facts(card, t)))
    column.addWidget(rule())
    column.addWidget(label(t("Disks inside") if card.carriers_listed != "own-storage" else t("Storage"), "strong"))
    if card.carriers:
        column.addWidget(disks_view(card.carriers, t, away=card.state in (State.ON_LOAN, State.MISSING)))
    else:
        column.addWidget(_no_disks(card, t))
    return frame


def _add_loan_notes(column: QVBoxLayout, loan: LoanView, t: Translate) -> None:
    if loan.overdue and loan.until:
        said = t("Too late: it was due on {day}.").format(day=short_day(loan.until))
        column.addWidget(note(Tone.NO, said, "overdue"))
    if loan.in_workshop:
        column.addWidget(note(Tone.WAIT, t("It is with us for a repair. The same person gets it back.")))


def _loan_facts(loan: LoanView, t: Translate) -> tuple[tuple[str, str | None], ...]:
    return (
        (t("Loan"), loan.number),
        (t("Borrower"), _borrower(loan)),
        (t("Since"), short_day(loan.begin)),
        (t("Back on"), short_day(loan.until) if loan.until else t("no end date")),
        (t("Goes along"), ", ".join(loan.items)),
    )


def _borrower(loan: LoanView) -> str | None:
    return f"{loan.borrower} · {short_code(loan.borrower_code)}" if loan.borrower else None


def _facts(card: DeviceCard, t: Translate) -> tuple[tuple[str, str | None], ...]:
    return (
        (t("Read aloud"), spoken(card.code, t)),
        (t("Kind"), capital(kind_word(card.kind, t))),
        (t("Serial number"), card.serial),
        (t("IMEI"), card.imei),
        (t("Processor"), card.cpu),
        (t("Memory"), f"{card.ram_gb:g} GB" if card.ram_gb else None),
        (t("Condition"), capital(condition_word(card.condition, t)) if card.condition else None),
        (t("Received"), short_day(card.received_on or card.created_at.astimezone().date())),
        (t("Donor"), card.donor),
        (t("Old labels"), ", ".join(map(short_code, card.old_codes))),
        (t("Old stickers"), ", ".join(alias.text for alias in card.aliases)),
        (t("Kept until"), short_day(card.reserved_until) if card.reserved_until else None),
    )


def _no_disks(card: DeviceCard, t: Translate) -> QFrame:
    if card.carriers_listed == "none":
        return note(Tone.PLAIN, t("A technician looked: there is no disk inside."), "no_disks")
    return note(Tone.WAIT, t("Nobody has said yet which disks are inside."), "no_disks")
