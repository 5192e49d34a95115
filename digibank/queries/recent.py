"""What was done last, by kind only: a report of a mistake goes out of the house."""

from sqlalchemy import select

from digibank.storage.journal_table import AS_IT_HAPPENED, JournalRow
from digibank.storage.tx import Look


def recent_kinds(look: Look, count: int = 10) -> tuple[str, ...]:
    """The kinds of the last entries, the newest first."""
    return tuple(look.session.scalars(select(JournalRow.kind).order_by(AS_IT_HAPPENED.desc()).limit(count)))
