"""Facts of papers, frozen as JSON and read back as the documents' own dataclasses."""

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import select

from digibank.documents.facts import Anchor, Issue, Organisation
from digibank.domain.ids import PaperId, new_key
from digibank.domain.journal import Event
from digibank.storage.loan_tables import PaperRow
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.tx import Tx

F = TypeVar("F")


@cache
def _converter() -> Any:
    from decimal import Decimal

    from cattrs.preconf.json import make_converter

    converter = make_converter()
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _type: Decimal(value))
    return converter


def issue(tx: Tx) -> Issue:
    last = tx.last()
    return Issue(
        organisation=organisation_facts(tx.organisation),
        day=tx.today,
        created=tx.now,
        anchor=Anchor(station=last.station, sequence=last.seq, hash=last.hash),
    )


def organisation_facts(organisation: OrganisationRow) -> Organisation:
    return Organisation(
        name=organisation.name,
        address=organisation.address,
        phone=organisation.phone,
        email=organisation.email,
        privacy_contact=organisation.privacy_contact,
        help_text=organisation.help_text,
    )


def freeze(tx: Tx, kind: str, subject: str, facts: object, *, text_version: str) -> PaperId:
    paper = PaperId(new_key())
    last = tx.last()
    tx.put(
        PaperRow(
            id=paper,
            kind=kind,
            subject=subject,
            language="nl",
            text_version=text_version,
            facts=_converter().unstructure(facts),
            anchor=f"{last.station}-{last.seq}-{last.hash}",
            created_at=tx.now,
        )
    )
    return paper


def freeze_once(tx: Tx, kind: str, subject: str, facts: object) -> PaperId:
    """The paper that says the same, where it was made before (its day and anchor stay); else a new one."""
    said = _converter().unstructure(facts)
    for paper in tx.session.scalars(
        select(PaperRow).where(PaperRow.subject == subject, PaperRow.kind == kind).order_by(PaperRow.created_at.desc())
    ):
        if paper.facts and {**paper.facts, "issue": None} == {**said, "issue": None}:
            return PaperId(paper.id)
    paper_id = freeze(tx, kind, subject, facts, text_version="1")
    tx.record(Event.PAPER_FROZEN, paper_id, kind=kind, subject_of=subject)
    return paper_id


def thaw(paper: PaperRow, kind: type[F]) -> F:
    """The facts as they were frozen. Raises LookupError where they were erased."""
    if paper.facts is None:
        raise LookupError(paper.id)
    facts: F = _converter().structure(paper.facts, kind)
    return facts
