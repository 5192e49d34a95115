"""lend, handover, cancel, extend, swap, return, correct-return: loans."""

from digibank.cli.arguments import Commands, day, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.output import Answer
from digibank.domain.device import Condition


def declare(commands: Commands) -> None:
    _declare_lend(commands)
    _declare_return(commands)
    t = commands.t
    for name, run, help_text in (
        ("handover", _hand_over, t("the devices of a prepared loan leave now")),
        ("cancel", _cancel, t("undo a loan before hand-over")),
    ):
        commands.add(name, run, help_text).add_argument("loan", metavar="LOAN")
    extend = commands.add("extend", _extend, t("a later end date"))
    extend.add_argument("loan", metavar="LOAN")
    extend.add_argument("--until", required=True, metavar="DATE", type=day(t))
    swap = commands.add("swap", _swap, t("another device for one of a loan"))
    swap.add_argument("loan", metavar="LOAN")
    swap.add_argument("--old", required=True, metavar="CODE")
    swap.add_argument("--new", required=True, metavar="CODE")
    swap.add_argument("--old-missing", action="store_true", help=t("the old one does not come back"))


def _declare_lend(commands: Commands) -> None:
    t = commands.t
    lend = commands.add("lend", _lend, t("lend devices to one person"))
    lend.add_argument("codes", nargs="+", metavar="CODE")
    lend.add_argument(
        "--borrower", required=True, metavar="NAME", type=filled(t), help=t("a name, or the code of a card")
    )
    end = lend.add_mutually_exclusive_group()
    end.add_argument("--until", metavar="DATE", type=day(t), help=t("last day, such as 2027-06-30"))
    end.add_argument("--open-ended", action="store_true", help=t("without an end date (so it is without --until too)"))
    lend.add_argument("--item", action="append", default=[], metavar="TEXT", type=filled(t), help=t("an accessory"))
    lend.add_argument("--prepare", action="store_true", help=t("the contract now, the hand-over later"))


def _declare_return(commands: Commands) -> None:
    t = commands.t
    back = commands.add("return", _return, t("take devices back"))
    back.add_argument("codes", nargs="+", metavar="CODE")
    grades = "|".join(Condition)
    back.add_argument("--condition", metavar=grades, type=one_of(Condition, t), help=t("A as new … D damaged"))
    missing = t("an accessory that did not come back")
    back.add_argument("--missing", action="append", default=[], metavar="ITEM", type=filled(t), help=missing)
    correct = commands.add("correct-return", _correct_return, t("undo a return that was a mistake"))
    correct.add_argument("code", metavar="CODE")


def _lend(desk: Desk) -> Answer:
    from digibank.cli import shapes
    from digibank.cli.lines import loan_line
    from digibank.domain.label_code import pretty
    from digibank.queries.loans import loan_card
    from digibank.services.lend import lend

    options = desk.options
    lent = desk.office.do(
        lend, options.codes, options.borrower, until=options.until, items=options.item, prepare=options.prepare
    )
    card = desk.office.ask(loan_card, lent.code)
    facts = {**shapes.loan(card), "code": pretty(lent.code), "devices": shapes.codes(lent.devices)}
    return Answer({"loan": facts}, (loan_line(card, desk.t),))


def _hand_over(desk: Desk) -> Answer:
    from digibank.services.lend import hand_over

    number = _number(desk)
    desk.office.do(hand_over, number)
    return _loan_answer(desk, number)


def _cancel(desk: Desk) -> Answer:
    from digibank.services.lend import cancel

    number = _number(desk)
    desk.office.do(cancel, number)
    return _loan_answer(desk, number)


def _extend(desk: Desk) -> Answer:
    from digibank.services.extend import extend

    number = _number(desk)
    desk.office.do(extend, number, desk.options.until)
    return _loan_answer(desk, number)


def _swap(desk: Desk) -> Answer:
    from digibank.services.swap import swap

    options, number = desk.options, _number(desk)
    desk.office.do(swap, number, options.old, options.new, old_missing=options.old_missing)
    return _loan_answer(desk, number)


def _return(desk: Desk) -> Answer:
    from digibank.cli.answers import devices_answer
    from digibank.services.take_back import take_back

    options = desk.options
    condition = Condition(options.condition) if options.condition else None
    taken = desk.office.do(take_back, options.codes, condition=condition, missing=options.missing)
    return devices_answer(desk, options.codes, loans=[{"number": loan.number, "closed": loan.closed} for loan in taken])


def _correct_return(desk: Desk) -> Answer:
    from digibank.cli import shapes
    from digibank.cli.answers import device_answer
    from digibank.queries.loans import loan_card
    from digibank.services.correct_return import correct_return

    code = desk.options.code
    desk.office.do(correct_return, code)
    return device_answer(desk, code, loan=shapes.loan(desk.office.ask(loan_card, code)))


def _number(desk: Desk) -> str:
    """LOAN may be the code of a device that is out on it, which says nothing any more once the loan is over."""
    from digibank.queries.loans import loan_card

    return desk.office.ask(loan_card, desk.options.loan).number


def _loan_answer(desk: Desk, number: str) -> Answer:
    from digibank.cli.answers import loan_answer

    return loan_answer(desk, number)
