"""The donor's receipt: what was given, what happens with the data, and what the donor declares."""

from digibank.documents import blocks, dates, theme
from digibank.documents.blocks import TEXT
from digibank.documents.facts import DonorReceiptFacts
from digibank.documents.frame import written
from digibank.documents.paper import Row, kept, space, with_next
from digibank.documents.signing import Signer, signatures, tick
from digibank.documents.theme import MM
from digibank.domain.label_code import LabelCode, pretty
from digibank.i18n import Translate

_SHARES = (0.2, 0.45, 0.35)


def donor_receipt(facts: DonorReceiptFacts, t: Translate) -> bytes:
    """In the language of `t`."""
    subtitle = t("Received on {day}").format(day=dates.long_day(facts.received, t.language))
    body = [*blocks.text(_thanks(facts, t), theme.LEAD), space(5 * MM)]
    body += blocks.section("device", t("What we received"), _devices(facts, t))
    body += blocks.section("privacy", t("Your data"), blocks.lines(_data(facts, t), TEXT))
    body += blocks.section("care", t("What happens now?"), blocks.lines(_next_steps(t), TEXT))
    return written(facts, t("Donation receipt"), subtitle, body, _declaration(facts, t), t)


def _thanks(facts: DonorReceiptFacts, t: Translate) -> str:
    if facts.donor:
        return t("Thank you, {donor}. With your gift we help somebody get online.").format(donor=facts.donor)
    return t("Thank you. With your gift we help somebody get online.")


def _devices(facts: DonorReceiptFacts, t: Translate) -> list[Row]:
    heads = [t("Code on the label"), t("Device"), t("Serial number or IMEI")]
    lines = [[pretty(LabelCode(d.code)), d.make_model, d.number or t("none")] for d in facts.devices]
    return [space(1 * MM), *blocks.table(heads, lines, _SHARES, TEXT), space(1 * MM)]


def _data(facts: DonorReceiptFacts, t: Translate) -> list[str]:
    lines = [t("We wipe every data carrier before anybody else gets the device. Nobody looks at your files.")]
    if facts.wipe_proof_wanted:
        lines.append(t("You asked for a proof of the wipe. You get it when the wipe is done."))
    return lines


def _next_steps(t: Translate) -> list[str]:
    return [
        t("We check each device and repair it where we can. Then we lend it for free to somebody who needs it."),
        t("What cannot be used any more is recycled."),
    ]


def _declaration(facts: DonorReceiptFacts, t: Translate) -> list[Row]:
    promises = [
        tick(t("These devices are mine to give, or my organisation's."), TEXT),
        tick(t("I signed out of my accounts and removed every password and lock."), TEXT),
    ]
    boxes = signatures(
        [
            Signer(t("Donor"), facts.donor or ""),
            Signer(t("Received by"), facts.received_by or facts.issue.organisation.name),
        ]
    )
    return kept([*with_next(blocks.section("sign", t("The donor says"), promises)), boxes])
