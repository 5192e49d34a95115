"""Names of states, actions, kinds and other closed lists: in small letters, as they stand in a sentence."""

from collections.abc import Sequence

from digibank.domain.device import Condition, Kind
from digibank.domain.lifecycle import Action, State
from digibank.domain.locks import LockKind
from digibank.domain.roles import Role
from digibank.domain.wipe import Method, Verdict
from digibank.i18n import Translate


def state_word(state: State, t: Translate) -> str:
    return {
        State.RECEIVED: t("just in"),
        State.BLOCKED: t("locked"),
        State.TO_WIPE: t("to wipe"),
        State.WIPED: t("wiped"),
        State.IN_REPAIR: t("in repair"),
        State.AVAILABLE: t("ready to lend"),
        State.RESERVED: t("reserved"),
        State.ON_LOAN: t("on loan"),
        State.MISSING: t("missing"),
        State.WRITTEN_OFF: t("written off"),
        State.GIVEN_AWAY: t("given away"),
        State.FOR_PARTS: t("for parts"),
        State.RECYCLED: t("recycled"),
        State.BACK_TO_DONOR: t("back with the donor"),
    }[state]


def action_word(action: Action, t: Translate) -> str:
    return {
        Action.INTAKE: t("take in"),
        Action.FIND_LOCK: t("record a lock"),
        Action.CLEAR_LOCKS: t("no locks (any more)"),
        Action.FIT_CARRIER: t("put a disk in"),
        Action.TAKE_OUT_CARRIER: t("take a disk out"),
        Action.WIPE: t("record a wipe"),
        Action.REPAIR_OUT: t("send to repair"),
        Action.REPAIR_BACK: t("back from repair"),
        Action.RELEASE: t("release for lending"),
        Action.RESERVE: t("reserve"),
        Action.LAPSE: t("end the reservation"),
        Action.LEND: t("lend"),
        Action.HAND_OVER: t("hand over"),
        Action.CANCEL: t("cancel the loan"),
        Action.EXTEND: t("extend"),
        Action.SWAP: t("swap"),
        Action.WORKSHOP: t("workshop visit"),
        Action.TAKE_BACK: t("take back"),
        Action.CORRECT_RETURN: t("undo the return"),
        Action.MISS: t("record as missing"),
        Action.FIND: t("record as found"),
        Action.WRITE_OFF: t("write off"),
        Action.GIVE_TO_BORROWER: t("give to the borrower"),
        Action.GIVE_AWAY: t("give away"),
        Action.USE_FOR_PARTS: t("use for parts"),
        Action.RECYCLE: t("recycle"),
        Action.GIVE_BACK_TO_DONOR: t("give back to the donor"),
    }[action]


def kind_word(kind: Kind, t: Translate) -> str:
    return {
        Kind.LAPTOP: t("laptop"),
        Kind.SMARTPHONE: t("smartphone"),
        Kind.TABLET: t("tablet"),
        Kind.DESKTOP: t("desktop computer"),
        Kind.OTHER: t("other device"),
    }[kind]


def condition_word(condition: Condition, t: Translate) -> str:
    return {
        Condition.A: t("as new"),
        Condition.B: t("used"),
        Condition.C: t("worn"),
        Condition.D: t("damaged"),
    }[condition]


def role_word(role: Role, t: Translate) -> str:
    return {
        Role.VOLUNTEER: t("volunteer"),
        Role.TECHNICIAN: t("technician"),
        Role.COORDINATOR: t("coordinator"),
    }[role]


def lock_word(kind: LockKind, t: Translate) -> str:
    return {
        LockKind.FRP: t("Google account (FRP)"),
        LockKind.ACTIVATION_LOCK: t("Apple activation lock"),
        LockKind.SAMSUNG_ACCOUNT: t("Samsung account"),
        LockKind.XIAOMI_ACCOUNT: t("Xiaomi account"),
        LockKind.MDM: t("managed by a company or school (MDM)"),
        LockKind.AUTOPILOT: t("Windows Autopilot"),
        LockKind.APPLE_BUSINESS: t("Apple Business or School Manager"),
        LockKind.BIOS_PASSWORD: t("BIOS password"),
        LockKind.DISK_PASSWORD: t("disk password"),
        LockKind.OTHER: t("another lock"),
    }[kind]


def lock_words(kinds: Sequence[str], t: Translate) -> str:
    return ", ".join(lock_word(LockKind(kind), t) for kind in kinds)


def verdict_word(verdict: Verdict, t: Translate) -> str:
    return {
        Verdict.PASSED: t("wiped and checked"),
        Verdict.PASSED_UNVERIFIED: t("wiped, a person has to check it"),
        Verdict.FAILED: t("the wipe failed"),
        Verdict.ABORTED: t("the wipe was stopped"),
        Verdict.IN_PROGRESS: t("the wipe is still running"),
        Verdict.UNCLEAR: t("unclear, a person has to look"),
        Verdict.NOT_A_WIPE: t("nothing was wiped"),
    }[verdict]


def method_word(method: Method, t: Translate) -> str:
    return {
        Method.CLEAR: t("overwritten (clear)"),
        Method.PURGE: t("erased by the disk itself (purge)"),
        Method.DESTROY: t("destroyed"),
        Method.FACTORY_RESET: t("factory reset"),
    }[method]


def ending_word(ending: str, t: Translate) -> str:
    """How a line of a loan ended, as storage names it."""
    return {
        "RETURNED": t("came back"),
        "VOID": t("cancelled"),
        "GIVEN": t("given to the borrower"),
        "WRITTEN_OFF": t("written off"),
        "LACKING": t("did not come back"),
        "CLOSED": t("not counted"),
    }[ending]


def label_word(kind: str, t: Translate) -> str:
    """What a label belongs to, as storage names it."""
    return {
        "device": t("device"),
        "loan": t("loan"),
        "donation": t("batch of gifts"),
        "borrower": t("borrower"),
        "shelf": t("shelf"),
        "fresh": t("label that is still free"),
    }[kind]


def paper_word(paper: str, t: Translate) -> str:
    return {
        "contract": t("contract"),
        "wipe-certificate": t("wipe certificate"),
        "donor-receipt": t("donor receipt"),
        "return-receipt": t("return receipt"),
    }[paper]


def carrier_status_word(status: str, t: Translate) -> str:
    """Where a disk is, as storage names it."""
    return {
        "FITTED": t("inside"),
        "LOOSE": t("taken out"),
        "DESTROYED": t("destroyed"),
        "LEFT": t("left with the device"),
    }[status]


def field_word(field: str, t: Translate) -> str:
    """A field of a form, or a fact of a report."""
    return {
        "name": t("name"),
        "address": t("address"),
        "phone": t("phone"),
        "email": t("e-mail"),
        "organisation": t("organisation"),
        "donor": t("donor"),
        "serial": t("serial number"),
        "imei": t("IMEI"),
        "make": t("make"),
        "model": t("model"),
        "kind": t("kind of device"),
        "cpu": t("processor"),
        "reason": t("reason"),
        "tool": t("tool"),
        "accessory": t("accessory"),
        "note": t("note"),
        "alias": t("old sticker"),
        "privacy_contact": t("privacy contact"),
        "help_text": t("help text"),
    }.get(field, field)
