"""Codes in the one namespace: drawn, and bound."""

from sqlalchemy import update

from digibank.domain import label_code
from digibank.domain.errors import UnknownCode
from digibank.domain.errors_codes import CodeInUse
from digibank.domain.label_code import LabelCode
from digibank.domain.papers import PaperKind, PaperUse
from digibank.services import _find
from digibank.storage.device_tables import LabelRow
from digibank.storage.paper_tables import PaperLogRow
from digibank.storage.tx import Tx


def new_label(tx: Tx, kind: str, subject: str) -> LabelCode:
    """Draws until the code is free: at a million labels one draw in 270 meets a taken one."""
    code = label_code.new_code()
    while not tx.claim(LabelRow(code=code, kind=kind, subject=subject)):
        code = label_code.new_code()
    return code


def take_fresh(tx: Tx, text: str, device: str) -> LabelCode:
    """Binds a label that was printed ahead to a device, once. Raises UnknownCode, or CodeInUse where it is bound."""
    code = label_code.parse(text)
    label = tx.session.get(LabelRow, code) if code else None
    if code is None or label is None:
        raise UnknownCode(text[:40], _find.near(tx.session, text))
    if label.kind != "fresh":
        raise CodeInUse(label_code.pretty(code))
    tx.session.execute(update(LabelRow).where(LabelRow.code == code).values(kind="device", subject=device))
    tx.log(
        PaperLogRow(at=tx.now, member_id=tx.actor.member, kind=PaperKind.LABEL, subject=device, what=PaperUse.PRINTED)
    )
    return code
