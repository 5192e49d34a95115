"""What every screen is given: the office that stores, the language, the jobs, the news of changes."""

from dataclasses import dataclass
from functools import cached_property

from digibank.domain.roles import Role
from digibank.i18n import Translate
from digibank.services.office import Office
from digibank.ui.changes import Changes
from digibank.ui.jobs import Jobs
from digibank.ui.machine_settings import MachineSettings
from digibank.ui.papers import Papers
from digibank.ui.voice import Voice


@dataclass(frozen=True)
class House:
    """One colleague at work in one window."""

    office: Office
    member: str
    t: Translate
    jobs: Jobs
    changes: Changes
    settings: MachineSettings

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.t)

    @cached_property
    def papers(self) -> Papers:
        return Papers()

    @property
    def role(self) -> Role:
        return self.office.actor.role
