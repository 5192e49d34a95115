"""What every screen is given: the office that stores, the language, the jobs, the news of changes."""

from dataclasses import dataclass

from digibank.domain.roles import Role
from digibank.i18n import Translate
from digibank.services.office import Office
from digibank.ui.changes import Changes
from digibank.ui.jobs import Jobs
from digibank.ui.machine_settings import MachineSettings


@dataclass(frozen=True)
class House:
    """One colleague at work in one window."""

    office: Office
    member: str
    t: Translate
    jobs: Jobs
    changes: Changes
    settings: MachineSettings

    @property
    def role(self) -> Role:
        return self.office.actor.role
