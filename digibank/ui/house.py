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
from digibank.ui.practice_papers import PracticePapers
from digibank.ui.voice import Voice
from digibank.ui.wishes import Wishes


@dataclass(frozen=True)
class House:
    """One colleague at work in one window."""

    office: Office
    member: str
    t: Translate
    jobs: Jobs
    changes: Changes
    settings: MachineSettings
    practice: bool = False
    """Whether all in this house is invented, to practise with."""

    @cached_property
    def voice(self) -> Voice:
        return Voice(self.t)

    @cached_property
    def papers(self) -> Papers:
        return PracticePapers(self.t("PRACTICE – EXAMPLE")) if self.practice else Papers()

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes()

    @property
    def role(self) -> Role:
        return self.office.actor.role
