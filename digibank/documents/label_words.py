"""What is written on a label, in one language."""

import re
from dataclasses import dataclass

from digibank.documents.facts import LabelFacts
from digibank.documents.label_kind import LabelKind
from digibank.domain.label_code import LabelCode, pretty
from digibank.i18n import Translate


@dataclass(frozen=True, slots=True)
class LabelWords:
    """`code` is as it is read aloud, empty on a label that stands for no thing. `found` is the sentence for whoever
    finds it; `lead` says what the label is for."""

    code: str
    title: str
    organisation: str
    found: str
    lead: str = ""
    address: str = ""


def words_of(facts: LabelFacts, kind: LabelKind, t: Translate) -> LabelWords:
    return LabelWords(
        code=pretty(LabelCode(facts.code)) if facts.code else "",
        title=facts.title,
        organisation=facts.organisation,
        found=_found(facts, t),
        lead=_lead(kind, t),
        address=facts.address or "",
    )


def _lead(kind: LabelKind, t: Translate) -> str:
    if kind is LabelKind.CARD:
        return t("This is your card. Show it at the counter.")
    return t("Back to") if kind is LabelKind.RETURN else ""


def _found(facts: LabelFacts, t: Translate) -> str:
    """A number stays on one line: its groups of digits are not parted."""
    if not facts.phone:
        return t("Found? Bring it back, please.")
    return t("Found? Call {phone}").format(phone=re.sub(r"(?<=\d) (?=\d)", "\u00a0", facts.phone))
