"""Which devices have no label yet."""

from pathlib import Path

import pytest

from digibank.domain.lifecycle import State
from digibank.domain.papers import PaperKind, PaperRef, PaperUse
from digibank.queries.label_queue import unlabelled_codes, unlabelled_count, unlabelled_page
from digibank.services.paper_queue import note_papers
from tests.given import Given


@pytest.fixture
def given(tmp_path: Path) -> Given:
    return Given(tmp_path)


def test_the_newest_stands_first_and_pages_join_up(given: Given) -> None:
    codes = [given.device(State.RECEIVED) for _ in range(7)]
    first = given.office.ask(unlabelled_page, None, 3)
    second = given.office.ask(unlabelled_page, first.rows[-1], 3)
    third = given.office.ask(unlabelled_page, second.rows[-1], 3)
    assert [page.more for page in (first, second, third)] == [True, True, False]
    shown = [line.code for page in (first, second, third) for line in page.rows]
    assert set(shown) == set(codes)
    assert [line.came for line in first.rows] == sorted((line.came for line in first.rows), reverse=True)
    assert list(given.office.ask(unlabelled_codes)) == shown
    assert given.office.ask(unlabelled_count) == 7


@pytest.mark.parametrize(
    ("use", "left"), [(PaperUse.PRINTED, 0), (PaperUse.SAVED, 0), (PaperUse.DISMISSED, 0), (PaperUse.WAITS, 1)]
)
def test_what_somebody_has_or_does_not_need_is_off_the_list(given: Given, use: PaperUse, left: int) -> None:
    given.office.do(note_papers, [PaperRef(PaperKind.LABEL, given.device(State.RECEIVED))], use)
    assert given.office.ask(unlabelled_count) == left


def test_another_paper_of_it_is_no_label_and_what_left_us_needs_none(given: Given) -> None:
    loan = given.lent("An Peeters")
    assert given.office.ask(unlabelled_count) == 0
    given.back(loan.devices[0])
    assert given.office.ask(unlabelled_codes) == (loan.devices[0],)
