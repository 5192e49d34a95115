"""Any action by any role in any order: no rule breaks, no refusal leaves a trace, the journal tells all that is stored.

`Reality` knows whose data lies where, without our code; `Books` reads the database past our models."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize

from digibank.domain.device import OWN_STORAGE, Kind
from digibank.domain.roles import Role
from tests.fleet.loan_rules import LoanRules
from tests.fleet.machine import PEOPLE, Machine, make_template
from tests.fleet.shelf_rules import ShelfRules

STAGES = st.sampled_from(["received", "available", "lent", "ready", "returned"])


class Fleet(ShelfRules, LoanRules):
    """Everything that people do, from a morning on which some devices are on their way."""

    @initialize(first=STAGES, second=STAGES, third=st.none() | STAGES, kinds=st.permutations(list(Kind)), person=PEOPLE)
    def morning(self, first: str, second: str, third: str | None, kinds: list[Kind], person: str) -> None:
        for number, stage in enumerate(stage for stage in (first, second, third) if stage):
            kind = kinds[number]
            disks = None if kind in OWN_STORAGE else {f"DISK{number}", f"DISK{number + 3}"}
            code = self.taken_in(Role.COORDINATOR, kind, disks)
            assert code is not None
            if stage != "received":
                self.made_available(code)
            if stage in ("lent", "ready", "returned"):
                self.lent_out(Role.COORDINATOR, [code], person, ["lader"], prepare=stage == "ready")
            if stage == "returned":
                self.returned(Role.COORDINATOR, [code], None, [])

    def teardown(self) -> None:
        try:
            self.at_closing_time()
        finally:
            super().teardown()


@pytest.fixture(scope="module", autouse=True)
def _set_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    Machine.template = make_template(tmp_path_factory.mktemp("fleet") / "data")


TestFleet = Fleet.TestCase
TestFleet.settings = settings(
    stateful_step_count=60,
    suppress_health_check=[HealthCheck.too_slow],
    phases=set(Phase) - {Phase.explain},  # which costs minutes where a step is a transaction on a disk
)
