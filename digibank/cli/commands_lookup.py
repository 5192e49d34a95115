"""show, find, history: looks up."""

from typing import TYPE_CHECKING

from digibank.cli.arguments import Commands, filled
from digibank.cli.desk import Desk
from digibank.cli.output import Answer

if TYPE_CHECKING:
    from digibank.i18n import Translate
    from digibank.queries.devices import DeviceCard
    from digibank.queries.journal import EventLine


def declare(commands: Commands) -> None:
    t = commands.t
    show = commands.add("show", _show, t("a device or a loan, by code, number, serial number or IMEI"))
    show.add_argument("code", metavar="CODE")
    find = commands.add("find", _find, t("search for anything that is typed or scanned"))
    find.add_argument("text", nargs="+", metavar="TEXT", type=filled(t))
    history = commands.add("history", _history, t("what happened to a device or a loan"))
    history.add_argument("code", metavar="CODE")


def _show(desk: Desk) -> Answer:
    from digibank.cli import lines, shapes
    from digibank.domain.errors import UnknownCode, UnknownLoan
    from digibank.queries.devices import device_card
    from digibank.queries.loans import loan_card

    text = desk.options.code
    _refuse_other_labels(desk, text)
    try:
        card = desk.office.ask(device_card, text)
    except UnknownCode:
        try:
            loan = desk.office.ask(loan_card, text)
        except UnknownLoan:
            loan = None
        if loan is None:
            raise
        return Answer({"loan": shapes.loan(loan)}, lines.loan_lines(loan, desk.t))
    return Answer({"device": shapes.device(card)}, (*_by_old_label(card, desk), *lines.device_lines(card, desk.t)))


def _by_old_label(card: "DeviceCard", desk: Desk) -> tuple[str, ...]:
    from digibank.domain.label_code import pretty
    from digibank.sentences.of_codes import old_label_words

    return (old_label_words(pretty(card.code), desk.t),) if card.by_old_code else ()


def _find(desk: Desk) -> Answer:
    from digibank.cli import shapes
    from digibank.cli.lines import hit_line
    from digibank.queries.lookup import near
    from digibank.queries.search import find
    from digibank.sentences.phrases import several

    text = " ".join(desk.options.text)
    hits = desk.office.ask(find, text)
    told = tuple(hit_line(hit, desk.t) for hit in hits)
    if told:
        return Answer({"found": [shapes.hit(hit) for hit in hits]}, told)
    codes = desk.office.ask(near, text)
    meant = (desk.t("Did you mean {codes}?").format(codes=several(codes)),) if codes else ()
    return Answer({"found": [], "near": list(codes)}, (desk.t("Nothing was found."), *meant))


def _history(desk: Desk) -> Answer:
    from digibank.cli import shapes
    from digibank.queries.journal import events
    from digibank.sentences.events import event_line

    _refuse_other_labels(desk, desk.options.code)
    happened = desk.office.ask(events, desk.options.code)
    told = [(line, event_line(line.kind, line.facts, desk.t)) for line in happened]
    return Answer(
        {"events": [shapes.event(line, what) for line, what in told]},
        tuple(_event_text(line, what, desk.t) for line, what in told),
    )


def _event_text(line: "EventLine", what: str, t: "Translate") -> str:
    when = line.at.astimezone()
    return t("{day} {time}  {what} ({who})").format(
        day=f"{when:%Y-%m-%d}", time=f"{when:%H:%M}", what=what, who=line.who
    )


def _refuse_other_labels(desk: Desk, text: str) -> None:
    """A label of a person, a donation or a shelf is known, and is neither a device nor a loan."""
    from digibank.domain.errors import NotADevice
    from digibank.domain.errors_codes import CodeStillFree
    from digibank.domain.label_code import parse, pretty
    from digibank.queries.lookup import label_kind

    kind, code = desk.office.ask(label_kind, text), parse(text)
    if code and kind == "fresh":
        raise CodeStillFree(pretty(code))
    if code and kind not in (None, "device", "loan"):
        raise NotADevice(pretty(code), kind)
