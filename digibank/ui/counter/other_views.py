"""Parts of the cards of what is no device: a loan, a person, several things to choose from, something unknown."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from digibank.i18n import Translate
from digibank.queries.borrower_loans import OpenLoan
from digibank.queries.borrowers import BorrowerCard
from digibank.queries.loans import LoanCard, LoanLine
from digibank.queries.search import Hit
from digibank.sentences.words import ending_word, label_word
from digibank.ui.counter.counter_model import Several, Unknown
from digibank.ui.counter.facts_view import facts, heading
from digibank.ui.widgets import theme
from digibank.ui.widgets.badge import badge
from digibank.ui.widgets.buttons import BigButton, Weight
from digibank.ui.widgets.frames import card as sheet
from digibank.ui.widgets.frames import rule
from digibank.ui.widgets.palette import Tone
from digibank.ui.widgets.text import drawing, label
from digibank.ui.widgets.words import capital, short_code, short_day, state_title

Open = Callable[[str], None]


def loan_head(card: LoanCard, t: Translate) -> QFrame:
    frame, column = sheet("loan")
    word, tone, icon = _loan_state(card, t)
    title = t("Loan {number}").format(number=card.number)
    column.addWidget(
        heading(
            title, short_code(card.code), badge(word, tone, icon, "card_state"), drawing("contract", Tone.ACCENT, 44)
        )
    )
    return frame


def loan_details(card: LoanCard, t: Translate, open_code: Open) -> QFrame:
    frame, column = sheet("loan_details")
    person = f"{card.borrower} · {short_code(card.borrower_code)}" if card.borrower else None
    column.addWidget(
        facts(
            (
                (t("Borrower"), person),
                (t("Since"), short_day(card.begin)),
                (t("Back on"), short_day(card.until) if card.until else t("no end date")),
            )
        )
    )
    column.addWidget(rule())
    lines = [(_line_words(line, t), line.code or "") for line in card.lines]
    if card.borrower_code:
        lines.append((t("Borrower: {person}").format(person=card.borrower), card.borrower_code))
    column.addWidget(chooser(lines, t("Of this loan"), open_code))
    return frame


def _loan_state(card: LoanCard, t: Translate) -> tuple[str, Tone, str]:
    if card.closed:
        return t("Closed"), Tone.PLAIN, "info"
    if not card.handed_over:
        return t("Prepared"), Tone.WAIT, "clock"
    return (t("Too late"), Tone.NO, "wait") if card.overdue else (t("On loan"), Tone.ACCENT, "person")


def _line_words(line: LoanLine, t: Translate) -> str:
    parts = [line.title, short_code(line.code), ending_word(line.ending, t) if line.ending else ""]
    return " · ".join(part for part in parts if part)


def borrower_head(card: BorrowerCard, t: Translate) -> QFrame:
    frame, column = sheet("borrower")
    loans = t.plural("{n} open loan", "{n} open loans", card.open_loans).format(n=card.open_loans)
    column.addWidget(
        heading(
            card.name,
            short_code(card.code),
            badge(loans, Tone.ACCENT, "contract", "card_state"),
            drawing("person", Tone.ACCENT, 44),
        )
    )
    return frame


def borrower_details(card: BorrowerCard, loans: Sequence[OpenLoan], t: Translate, open_code: Open) -> QFrame:
    frame, column = sheet("borrower_details")
    known = ((t("Address"), card.address), (t("Phone"), card.phone), (t("E-mail"), card.email))
    if any(value for _, value in known):
        column.addWidget(facts(known))
        column.addWidget(rule())
    column.addWidget(label(t("Open loans"), "strong"))
    if loans:
        column.addWidget(
            chooser(((_open_loan_words(loan, t), loan.code) for loan in loans), t("Open loans"), open_code)
        )
    else:
        column.addWidget(label(t("Nothing is on loan to this person."), "muted"))
    return frame


def _open_loan_words(loan: OpenLoan, t: Translate) -> str:
    until = short_day(loan.until) if loan.until else t("no end date")
    parts = [t("Loan {number}").format(number=loan.number), ", ".join(loan.devices), until]
    return " · ".join(part for part in (*parts, t("Too late") if loan.overdue else "") if part)


def several_view(several: Several, t: Translate, open_code: Open) -> QFrame:
    frame, column = sheet("several")
    count = len(several.hits)
    column.addWidget(label(t.plural("{n} found", "{n} found", count).format(n=count), "lead"))
    column.addWidget(chooser(((hit_words(hit, t), hit.code) for hit in several.hits), t("Found"), open_code))
    return frame


def hit_words(hit: Hit, t: Translate) -> str:
    title = t("Loan {number}").format(number=hit.title) if hit.kind == "loan" else hit.title
    state = state_title(hit.state, t) if hit.state else capital(label_word(hit.kind, t))
    parts = [title or capital(label_word(hit.kind, t)), short_code(hit.code), hit.number or "", state]
    return " · ".join(part for part in parts if part)


def chooser(lines: Iterable[tuple[str, str]], name: str, open_code: Open) -> QListWidget:
    """A list to go through with the arrows; Enter opens what has a code."""
    made = QListWidget()
    made.setObjectName("found")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for words, code in lines:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, code)
        made.addItem(item)
    made.setCurrentRow(0)
    made.setFixedHeight(theme.current().px(50) * min(max(made.count(), 1), 8) + 12)
    made.itemActivated.connect(lambda item: _open_item(item, open_code))
    return made


def _open_item(item: QListWidgetItem, open_code: Open) -> None:
    """An accessory has no card."""
    code = item.data(Qt.ItemDataRole.UserRole)
    if code:
        open_code(code)


def unknown_view(unknown: Unknown, t: Translate, open_code: Open, take_in: Callable[[], None]) -> QFrame:
    frame, column = sheet("unknown")
    column.addWidget(label(t("Nothing here has this code, number or name:"), "lead"))
    column.addWidget(label(unknown.text[:60], "code", "unknown_text"))
    if unknown.near:
        column.addWidget(label(t("Did you mean one of these?")))
        column.addWidget(chooser(((code, code) for code in unknown.near), t("Did you mean one of these?"), open_code))
    column.addWidget(label(t("Look at the label and scan it again. Is the device new here? Then take it in.")))
    button = BigButton(t("Take in as a new device"), "take_in_unknown", "take-in", "", Weight.SECOND)
    button.clicked.connect(take_in)
    column.addWidget(button)
    return frame
