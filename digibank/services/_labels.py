"""Fresh codes in the one namespace."""

from digibank.domain import label_code
from digibank.domain.label_code import LabelCode
from digibank.storage.device_tables import LabelRow
from digibank.storage.tx import Tx


def new_label(tx: Tx, kind: str, subject: str) -> LabelCode:
    """Draws until the code is free: at a million labels one draw in 270 meets a taken one."""
    code = label_code.new_code()
    while not tx.claim(LabelRow(code=code, kind=kind, subject=subject)):
        code = label_code.new_code()
    return code
