"""The words of a wipe certificate for what the domain knows by name."""

from digibank.documents.facts import CustodySource, Destination, Verification
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict
from digibank.i18n import Translate


def storage_type(kind: str | None, t: Translate) -> str:
    """`kind` is ssd, hdd, flash or None."""
    words = {"ssd": t("SSD"), "hdd": t("Hard disk"), "flash": t("Flash storage")}
    return words.get(kind or "", t("unknown"))


def source(came: CustodySource, t: Translate) -> str:
    return {
        CustodySource.DONATION: t("donation"),
        CustodySource.RETURN: t("back from a loan"),
        CustodySource.FITTING: t("built in by us"),
        CustodySource.REPAIR: t("back from repair elsewhere"),
    }[came]


def destination(goes: Destination, t: Translate) -> str:
    return {
        Destination.LOAN: t("to be lent"),
        Destination.GIFT: t("given away"),
        Destination.DONOR: t("back to the donor"),
        Destination.PARTS: t("used for parts"),
        Destination.RECYCLING: t("recycling"),
        Destination.UNDECIDED: t("not decided yet"),
    }[goes]


def method(chosen: Method, t: Translate) -> str:
    """Clear, Purge and Destroy are the standard's own words, in every language."""
    return {
        Method.CLEAR: t("Clear"),
        Method.PURGE: t("Purge"),
        Method.DESTROY: t("Destroy"),
        Method.FACTORY_RESET: t("Clear (factory reset)"),
    }[chosen]


def result(verdict: Verdict, t: Translate) -> str:
    return {
        Verdict.PASSED: t("passed"),
        Verdict.PASSED_UNVERIFIED: t("passed, not verified by the tool"),
        Verdict.FAILED: t("failed"),
        Verdict.ABORTED: t("stopped too early"),
        Verdict.IN_PROGRESS: t("not finished"),
        Verdict.UNCLEAR: t("not clear"),
        Verdict.NOT_A_WIPE: t("no wipe"),
    }[verdict]


def verification(way: Verification | None, t: Translate) -> str:
    if way is None:
        return t("none")
    return {
        Verification.TOOL: t("read back by the tool"),
        Verification.READ_BY_PERSON: t("read back by a person"),
        Verification.INSPECTED: t("inspected by a person"),
    }[way]


def role(held: Role, t: Translate) -> str:
    return {
        Role.VOLUNTEER: t("volunteer"),
        Role.TECHNICIAN: t("technician"),
        Role.COORDINATOR: t("coordinator"),
    }[held]
