"""The kinds of key: random UUIDs as 32 lower-case hexadecimal letters, so that copies of a database can merge."""

import uuid
from typing import NewType

DeviceId = NewType("DeviceId", str)
CarrierId = NewType("CarrierId", str)
WipeId = NewType("WipeId", str)
ReleaseId = NewType("ReleaseId", str)
LoanId = NewType("LoanId", str)
LineId = NewType("LineId", str)
BorrowerId = NewType("BorrowerId", str)
DonorId = NewType("DonorId", str)
DonationId = NewType("DonationId", str)
LockId = NewType("LockId", str)
MemberId = NewType("MemberId", str)
RequestId = NewType("RequestId", str)
PaperId = NewType("PaperId", str)


def new_key() -> str:
    return uuid.uuid4().hex
