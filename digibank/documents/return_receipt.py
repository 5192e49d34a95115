"""The borrower's receipt: what came back, what is missing, what stays on loan, and what happens with the data."""

from babel.lists import format_list

from digibank.documents import blocks, dates, theme
from digibank.documents.blocks import TEXT
from digibank.documents.facts import ReturnedDevice, ReturnReceiptFacts
from digibank.documents.frame import written
from digibank.documents.paper import Row, space
from digibank.documents.signing import Signer, signatures
from digibank.documents.theme import MM
from digibank.domain.device import Condition
from digibank.domain.label_code import LabelCode, pretty
from digibank.i18n import Translate

_RETURNED = (0.18, 0.24, 0.21, 0.14, 0.12, 0.11)
_STILL_OUT = (0.18, 0.45, 0.37)


def return_receipt(facts: ReturnReceiptFacts, t: Translate) -> bytes:
    """In the language of `t`."""
    day = dates.long_day(facts.returned, t.language)
    lead = t("{name} brought this back on {day}.").format(name=facts.borrower, day=day)
    body = [*blocks.text(lead, theme.LEAD), space(5 * MM)]
    body += blocks.section("return", t("What came back"), _returned(facts, t))
    body += _missing(facts, t)
    body += blocks.section("device", t("What stays with you"), _still_out(facts, t))
    body += blocks.section("privacy", t("Your data"), blocks.lines(_data(t), TEXT))
    if facts.remarks:
        body += blocks.section("sign", t("Remarks"), blocks.lines([facts.remarks], TEXT))
    boxes = signatures(
        [
            Signer(t("Borrower"), facts.borrower),
            Signer(t("Received by"), facts.received_by or facts.issue.organisation.name),
        ]
    )
    subtitle = t("Loan {number}").format(number=facts.number)
    return written(facts, t("Return receipt"), subtitle, body, [space(2 * MM), boxes], t)


def _returned(facts: ReturnReceiptFacts, t: Translate) -> list[Row]:
    heads = [
        t("Code on the label"),
        t("Device"),
        t("Serial number or IMEI"),
        t("Also back"),
        t("Missing"),
        t("Condition"),
    ]
    lines = [_device(device, t) for device in facts.devices]
    return [space(1 * MM), *blocks.table(heads, lines, _RETURNED, TEXT), space(1 * MM)]


def _device(device: ReturnedDevice, t: Translate) -> list[str]:
    return [
        pretty(LabelCode(device.code)),
        device.make_model,
        device.number or t("none"),
        format_list(device.returned, locale=t.language) or t("nothing"),
        format_list(device.missing, locale=t.language) or t("nothing"),
        _condition(device.condition, t),
    ]


def _condition(condition: Condition | None, t: Translate) -> str:
    words = {
        Condition.A: t("as new"),
        Condition.B: t("used"),
        Condition.C: t("worn"),
        Condition.D: t("damaged"),
    }
    return words[condition] if condition else ""


def _missing(facts: ReturnReceiptFacts, t: Translate) -> list[Row]:
    items = [item for device in facts.devices for item in device.missing]
    if not items:
        return []
    message = t("Still missing: {items}. Bring it when you find it. Not there any more? Tell us.")
    return [*blocks.note(message.format(items=format_list(items, locale=t.language)), TEXT), space(4 * MM)]


def _still_out(facts: ReturnReceiptFacts, t: Translate) -> list[Row]:
    if not facts.still_out:
        return blocks.lines([t("Nothing. All devices of this loan are back.")], TEXT)
    heads = [t("Code on the label"), t("Device"), t("Serial number or IMEI")]
    lines = [[pretty(LabelCode(d.code)), d.make_model, d.number or t("none")] for d in facts.still_out]
    return [space(1 * MM), *blocks.table(heads, lines, _STILL_OUT, TEXT), space(1 * MM)]


def _data(t: Translate) -> list[str]:
    return [
        t("We erase everything on what you brought back, before anybody else gets it. Nobody looks at your files."),
        t("We cannot get your files back after that."),
    ]
