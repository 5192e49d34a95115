"""Things in words for a person at a terminal."""

from digibank.domain.label_code import pretty
from digibank.i18n import Translate
from digibank.queries.devices import CarrierView, DeviceCard, LoanView
from digibank.queries.loans import LoanCard, LoanLine
from digibank.queries.search import Hit
from digibank.sentences.phrases import day_word
from digibank.sentences.spoken import spoken
from digibank.sentences.words import (
    carrier_status_word,
    condition_word,
    ending_word,
    kind_word,
    label_word,
    lock_words,
    state_word,
)


def device_line(card: DeviceCard, t: Translate) -> str:
    """`KLDR-STVB  laptop Lenovo ThinkPad T480: to wipe`."""
    name = " ".join(part for part in (kind_word(card.kind, t), card.title) if part)
    return f"{pretty(card.code)}  {name}: {state_word(card.state, t)}"


def device_lines(card: DeviceCard, t: Translate) -> tuple[str, ...]:
    told = [device_line(card, t)]
    facts = (
        (t("read aloud"), spoken(card.code, t)),
        (t("old labels"), ", ".join(map(pretty, card.old_codes))),
        (t("old stickers"), ", ".join(alias.text for alias in card.aliases)),
        (t("serial number"), card.serial),
        (t("IMEI"), card.imei),
        (t("processor"), card.cpu),
        (t("memory"), f"{card.ram_gb:g} GB" if card.ram_gb else None),
        (t("condition"), condition_word(card.condition, t) if card.condition else None),
        (t("locks"), lock_words(card.locks, t)),
        (t("reserved until"), day_word(card.reserved_until, t) if card.reserved_until else None),
        (t("donor"), card.donor),
    )
    told += [f"  {name}: {value}" for name, value in facts if value]
    told += [f"  {_carrier_line(carrier, t)}" for carrier in card.carriers]
    if card.carriers_listed is None:
        told.append("  " + t("Nobody recorded yet which disks are inside."))
    if card.loan:
        told.append(f"  {_loan_of_device(card.loan, t)}")
    return tuple(told)


def loan_line(card: LoanCard, t: Translate) -> str:
    """`2026-0001 (KLDR-STVB): An Peeters, until 30 June 2027`."""
    who = f"{card.borrower}, " if card.borrower else ""
    return f"{card.number} ({pretty(card.code)}): {who}{_stage(card, t)}"


def loan_lines(card: LoanCard, t: Translate) -> tuple[str, ...]:
    return (loan_line(card, t), *(f"  {_line(line, t)}" for line in card.lines))


def hit_line(found: Hit, t: Translate) -> str:
    state = state_word(found.state, t) if found.state else ""
    told = "  ".join(part for part in (pretty(found.code), found.title, found.number, state) if part)
    return f"{told}  ({label_word(found.kind, t)})"


def _stage(card: LoanCard, t: Translate) -> str:
    if card.closed:
        return t("the loan is over")
    until = t("until {day}").format(day=day_word(card.until, t)) if card.until else t("without an end date")
    if not card.handed_over:
        return ", ".join((until, t("not handed over yet")))
    return ", ".join((until, t("overdue"))) if card.overdue else until


def _line(line: LoanLine, t: Translate) -> str:
    name = f"{pretty(line.code)}  {line.title}" if line.code else line.title
    now = t("in the workshop") if line.in_workshop else t("on loan")
    return f"{name}: {ending_word(line.ending, t) if line.ending else now}"


def _loan_of_device(view: LoanView, t: Translate) -> str:
    until = t("until {day}").format(day=day_word(view.until, t)) if view.until else t("without an end date")
    parts = [
        t("loan {number}").format(number=view.number),
        view.borrower,
        until,
        t("overdue") if view.overdue else None,
    ]
    parts += [
        None if view.handed_over else t("not handed over yet"),
        t("in the workshop") if view.in_workshop else None,
    ]
    return ", ".join(part for part in parts if part)


def _carrier_line(view: CarrierView, t: Translate) -> str:
    size = f"{view.size_gb:g} GB" if view.size_gb else None
    name = ", ".join(part for part in (view.serial, view.model, view.type, size) if part)
    if view.status != "FITTED":
        done = carrier_status_word(view.status, t)
    elif view.wiped:
        done = t("wiped")
    else:
        done = t("waits for a person's check") if view.waits_for_check else t("not wiped")
    disk = t("disk {number}").format(number=view.position)
    return f"{disk}: " + ", ".join(part for part in (name, done) if part)
