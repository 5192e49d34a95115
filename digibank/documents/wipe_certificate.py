"""The wipe certificate of one device, with the fields that NIST SP 800-88 Rev. 2 asks of a record of sanitization."""

from babel.lists import format_list

from digibank.documents import blocks, dates, theme
from digibank.documents.blocks import TEXT, Fact
from digibank.documents.certificate_words import destination, method, result, role, source, storage_type, verification
from digibank.documents.facts import CarrierWipe, CertificateFacts, Colleague
from digibank.documents.frame import written
from digibank.documents.paper import Row, kept, space, with_next
from digibank.documents.signing import Signer, signatures
from digibank.documents.theme import MM
from digibank.documents.typeset import Span
from digibank.domain.label_code import LabelCode, pretty
from digibank.domain.wipe import Verdict
from digibank.i18n import Translate


def wipe_certificate(facts: CertificateFacts, t: Translate) -> bytes:
    """In the language of `t`. Times are printed as the tool wrote them."""
    body = [*_statement(facts, t), space(4 * MM), *blocks.facts(_device(facts, t), 3), space(1.6 * MM)]
    for number, carrier in enumerate(facts.carriers, start=1):
        body += _carrier(number, carrier, facts, t)
    subtitle = t("According to NIST SP 800-88 Rev. 2")
    return written(facts, t("Wipe certificate"), subtitle, body, _ending(facts, t), t)


def _is_proven(carrier: CarrierWipe) -> bool:
    """Passed and checked: the tool's own verification or a person's read check, and a name under it."""
    passed = carrier.verdict is Verdict.PASSED or (
        carrier.verdict is Verdict.PASSED_UNVERIFIED and carrier.verification is not None
    )
    return passed and carrier.checked_by is not None


def _statement(facts: CertificateFacts, t: Translate) -> list[Row]:
    if not facts.carriers and facts.found_empty_by:
        message = t("This device holds no data carrier. {name} looked inside.")
        return blocks.note([Span(message.format(name=facts.found_empty_by.name), theme.STATEMENT)])
    if facts.carriers and all(map(_is_proven, facts.carriers)):
        message = t("Every data carrier in this device was wiped, and every wipe was checked.")
        return blocks.note([Span(message, theme.STATEMENT)])
    message = t("Not every data carrier in this device has a wipe that was checked.")
    return blocks.note([Span(message, theme.STATEMENT)], warning=True)


def _device(facts: CertificateFacts, t: Translate) -> list[Fact]:
    return [
        Fact(t("Device"), facts.make_model),
        Fact(t("Serial number or IMEI"), facts.number or t("none")),
        Fact(t("Code on the label"), pretty(LabelCode(facts.code))),
        Fact(t("Date of this certificate"), dates.long_day(facts.issue.day, t.language)),
        Fact(t("Place"), facts.issue.organisation.address or facts.issue.organisation.name),
        Fact(t("Contact"), facts.issue.organisation.phone or facts.issue.organisation.email or t("none")),
    ]


def _carrier(number: int, carrier: CarrierWipe, facts: CertificateFacts, t: Translate) -> list[Row]:
    heading = t("Data carrier {number} of {count}").format(number=number, count=len(facts.carriers))
    rows = [space(1 * MM), *blocks.facts([*_medium(carrier, t), *_wipe(carrier, t)], 4, TEXT)]
    if carrier.evidence_sha256:
        rows += blocks.facts([Fact(t("Report file (SHA-256)"), carrier.evidence_sha256)], 1, TEXT)
    if carrier.same_person:
        rows += blocks.text(t("The same person wiped and checked."), theme.SMALL, TEXT)
    return blocks.section("carrier", heading, rows)


def _medium(carrier: CarrierWipe, t: Translate) -> list[Fact]:
    size = dates.decimal(carrier.size_gb, t.language) if carrier.size_gb else None
    return [
        Fact(t("Model"), carrier.model or t("unknown")),
        Fact(t("Serial number"), carrier.serial or t("none")),
        Fact(t("Type"), storage_type(carrier.type, t)),
        Fact(t("Size"), t("{size} GB").format(size=size) if size else t("unknown")),
        Fact(t("Where it came from"), source(carrier.source, t)),
        Fact(t("Where it goes"), destination(carrier.destination, t)),
    ]


def _wipe(carrier: CarrierWipe, t: Translate) -> list[Fact]:
    return [
        Fact(t("Sanitization method"), method(carrier.method, t)),
        Fact(t("Technique"), carrier.technique or t("not stated")),
        Fact(t("Tool"), carrier.tool),
        Fact(t("Version"), carrier.tool_version or t("not stated")),
        Fact(t("Started"), carrier.started or t("not stated")),
        Fact(t("Finished"), carrier.finished or t("not stated")),
        Fact(t("Result"), result(carrier.verdict, t)),
        Fact(t("Verification"), verification(carrier.verification, t)),
        Fact(t("Wiped by"), _colleague(carrier.wiped_by, t)),
        Fact(t("Checked by"), _colleague(carrier.checked_by, t) if carrier.checked_by else t("nobody yet")),
    ]


def _colleague(colleague: Colleague, t: Translate) -> str:
    if colleague.role is None:
        return colleague.name
    return t("{name}, {role}").format(name=colleague.name, role=role(colleague.role, t))


def _ending(facts: CertificateFacts, t: Translate) -> list[Row]:
    legend = t(
        "Clear: ordinary tools find nothing any more. Purge: a laboratory finds nothing either. "
        "Destroy: the data carrier itself is broken for good."
    )
    wiped = dict.fromkeys(carrier.wiped_by.name for carrier in facts.carriers)
    checked = dict.fromkeys(carrier.checked_by.name for carrier in facts.carriers if carrier.checked_by)
    if not facts.carriers and facts.found_empty_by:
        return [space(5 * MM), signatures([Signer(t("Looked inside"), facts.found_empty_by.name)])]
    boxes = signatures(
        [
            Signer(t("Wiped by"), format_list(list(wiped), locale=t.language)),
            Signer(t("Checked by"), format_list(list(checked), locale=t.language)),
        ],
        room=12 * MM,
    )
    return kept([*with_next([space(1 * MM), *blocks.text(legend, theme.SMALL), space(2.5 * MM)]), boxes])
