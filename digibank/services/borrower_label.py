"""The label of a borrower's card: the code alone. Whoever finds the card learns nothing of the person."""

from digibank.documents.facts import LabelFacts
from digibank.domain.errors import RoleNotAllowed
from digibank.domain.roles import sees_borrowers
from digibank.i18n import Translate
from digibank.queries.borrowers import borrower_card
from digibank.services._papers import organisation_facts
from digibank.storage.organisation_table import OrganisationRow
from digibank.storage.tx import Look


def borrower_label(look: Look, code: str, t: Translate) -> LabelFacts:
    """Raises UnknownBorrower, or RoleNotAllowed for a role that sees no borrower."""
    if not sees_borrowers(look.actor.role):
        raise RoleNotAllowed(look.actor.role, "borrowers")
    organisation = organisation_facts(look.session.get_one(OrganisationRow, 1))
    return LabelFacts(
        code=borrower_card(look, code).code,
        title=t("Borrower's card"),
        organisation=organisation.name,
        phone=organisation.phone,
    )
