"""Devices in our hands that have no label yet: nobody printed, saved or dismissed one since they were taken in. What
came last stands first: it lies on the table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select

from digibank.domain.device import Kind, full_name
from digibank.domain.ids import DeviceId
from digibank.domain.label_code import LabelCode
from digibank.domain.lifecycle import SHELF
from digibank.domain.papers import PaperKind, PaperUse
from digibank.queries.paging import PAGE, Page
from digibank.storage.device_tables import DeviceRow
from digibank.storage.paper_tables import PaperLogRow
from digibank.storage.tx import Look

_DONE: Final = (PaperUse.PRINTED, PaperUse.SAVED, PaperUse.DISMISSED)
_NEWEST_FIRST: Final = (DeviceRow.created_at.desc(), DeviceRow.id.desc())


@dataclass(frozen=True)
class Unlabelled:
    """`came`: when it was taken in."""

    id: DeviceId
    code: LabelCode
    kind: Kind
    title: str
    came: datetime


def unlabelled_page(look: Look, after: Unlabelled | None = None, limit: int = PAGE) -> Page[Unlabelled]:
    """The rows after `after`."""
    wanted = select(DeviceRow).where(*_without_label())
    if after:
        at = DeviceRow.created_at
        wanted = wanted.where(or_(at < after.came, and_(at == after.came, DeviceRow.id < after.id)))
    rows = look.session.scalars(wanted.order_by(*_NEWEST_FIRST).limit(limit + 1)).all()
    return Page(tuple(_line(row) for row in rows[:limit]), more=len(rows) > limit)


def unlabelled_count(look: Look) -> int:
    return look.session.scalar(select(func.count()).select_from(DeviceRow).where(*_without_label())) or 0


def unlabelled_codes(look: Look) -> tuple[LabelCode, ...]:
    """All of them, in the order of the list."""
    wanted = select(DeviceRow.code).where(*_without_label()).order_by(*_NEWEST_FIRST)
    return tuple(LabelCode(code) for code in look.session.scalars(wanted))


def _without_label() -> tuple[ColumnElement[bool], ...]:
    printed = select(PaperLogRow.id).where(
        PaperLogRow.subject == DeviceRow.id, PaperLogRow.kind == PaperKind.LABEL, PaperLogRow.what.in_(_DONE)
    )
    return DeviceRow.state.in_(SHELF), ~printed.exists()


def _line(row: DeviceRow) -> Unlabelled:
    title = full_name(row.make, row.model)
    return Unlabelled(DeviceId(row.id), LabelCode(row.code), Kind(row.kind), title, row.created_at)
