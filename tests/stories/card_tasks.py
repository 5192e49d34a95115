"""Short ways through the tasks of a card, for stories."""

from datetime import timedelta

from digibank.domain.lifecycle import State
from digibank.queries.loans import LoanCard, loan_card
from digibank.services.lend import lend
from tests.desk import Desk
from tests.given import Given


def opened(at: Desk, code: str) -> None:
    """Typed, not scanned: the card stands there without a form."""
    at.press("F2")
    at.write(pretty_or(code))
    at.press("Return")


def pretty_or(code: str) -> str:
    return code if "-" in code else f"{code[:4]}-{code[4:]}"


def task(at: Desk, name: str, fold: str = "") -> None:
    """Presses the task's button, in its fold where it is folded away."""
    if fold and not at.sees(f"do_{name}"):
        at.do(f"fold_{fold}")
    at.do(f"do_{name}")


def loan_of(given: Given, text: str) -> LoanCard:
    return given.office.ask(loan_card, text)


def two_lent(given: Given) -> LoanCard:
    codes = [given.device(State.AVAILABLE), given.device(State.AVAILABLE, title="Fairphone 3")]
    until = given.database.now().astimezone().date() + timedelta(days=30)
    return loan_of(given, given.office.do(lend, codes, "An Peeters", until=until, items=("charger",)).number)


def person_of(given: Given) -> str:
    loan = given.card(given.lent("An Peeters").devices[0]).loan
    assert loan
    assert loan.borrower_code
    return loan.borrower_code
