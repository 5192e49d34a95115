"""A paper looked at before it is printed: its pages, its size, its text, by keys only."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from digibank.domain.lifecycle import State
from digibank.ui.outcome import PaperWish
from digibank.ui.page_view import PageView
from digibank.ui.widgets import theme
from digibank.ui.widgets.palette import DARK
from tests.desk import Desk
from tests.given import Given

A4 = (595.276, 841.89)


@pytest.fixture
def looking(desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """Rita looks at a paper of three pages, each with its number on it and a bar at its top."""
    file = tmp_path / "three.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for number in range(3):
        canvas.rect(0, A4[1] - 40, A4[0], 40, stroke=0, fill=1)
        canvas.drawString(100, 400, f"This is page {number + 1}.")
        canvas.showPage()
    canvas.save()
    rita = desk()
    rita.window.house.papers.make(PaperWish("Three pages", "three.pdf", file.read_bytes))
    rita.wait_for_paper()
    rita.press("Ctrl+F9")
    drawn(rita)
    return rita


def view(rita: Desk) -> PageView:
    found = rita.part(PageView, "preview_page")
    assert isinstance(found, PageView)
    return found


def page(rita: Desk) -> QWidget:
    """The paper itself, as large as it is shown."""
    found = view(rita).widget()
    assert found is not None
    return found


def drawn(rita: Desk) -> None:
    """Waits until the page is there in the dots of the screen."""

    def sharp() -> bool:
        paper = page(rita)
        image = paper.image  # type: ignore[attr-defined]
        return image is not None and abs(image.width() - paper.width()) <= 2

    rita.until(sharp)


def test_it_opens_by_a_key_and_esc_leads_back(looking: Desk) -> None:
    assert looking.reads("preview_where") == "Page 1 of 3"
    assert looking.focus == "preview_page"
    assert not looking.sees("paper_bar")  # its buttons are here
    looking.press("Esc")
    assert looking.sees("paper_bar")
    assert looking.focus == "paper_print"


def test_pages_turn_and_end_at_both_ends(looking: Desk) -> None:
    seen = []
    for key in ("PgUp", "PgDown", "PgDown", "PgDown", "PgUp"):
        looking.press(key)
        seen.append(looking.reads("preview_where"))
    assert seen == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3", "Page 3 of 3", "Page 2 of 3"]


def test_a_page_that_does_not_fit_is_read_to_its_end_before_it_turns(looking: Desk) -> None:
    looking.press("Ctrl+0")
    drawn(looking)
    bar = view(looking).verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    looking.press("PgDown")
    assert looking.reads("preview_where") == "Page 1 of 3"
    assert bar.value() > 0
    looking.press("End")
    looking.press("PgDown")
    assert looking.reads("preview_where") == "Page 2 of 3"
    assert bar.value() == 0
    looking.press("PgUp")  # back to where the page before it ends
    assert looking.reads("preview_where") == "Page 1 of 3"
    assert bar.value() == bar.maximum()


def test_whole_page_and_full_width_and_steps_between(looking: Desk) -> None:
    room = view(looking).maximumViewportSize()
    whole = page(looking).size()
    assert whole.height() <= room.height()
    looking.press("Ctrl+0")
    drawn(looking)
    wide = page(looking).size()
    assert 0.9 * room.width() < wide.width() <= room.width()
    looking.press("Ctrl++")
    drawn(looking)
    assert page(looking).width() == pytest.approx(wide.width() * 1.25, abs=2)
    looking.press("Ctrl+-")
    drawn(looking)
    assert page(looking).width() == pytest.approx(wide.width(), abs=2)


def test_it_is_light_on_dark_and_drawn_not_stretched(desk: Callable[..., Desk], looking: Desk) -> None:
    del desk
    picture = view(looking).grab().toImage()
    paper = page(looking)
    top = paper.mapTo(view(looking), paper.rect().topLeft())
    assert picture.pixelColor(4, picture.height() // 2).lightness() < 90
    assert picture.pixelColor(top.x() + paper.width() // 2, top.y() + paper.height() // 2).lightness() > 240
    assert picture.pixelColor(top.x() + paper.width() // 2, top.y() + 8).lightness() < 20  # the bar at its top


def test_a_screen_reader_hears_the_page(looking: Desk) -> None:
    looking.press("PgDown")
    heard = QAccessible.queryAccessibleInterface(view(looking))
    assert heard.text(QAccessible.Text.Name) == "Three pages. Page 2 of 3"
    looking.until(lambda: "This is page 2." in heard.text(QAccessible.Text.Description))
    looking.press("Ctrl+T")
    looking.until(lambda: looking.focus == "preview_text")
    text = looking.part(QPlainTextEdit, "preview_text")
    assert "This is page 2." in text.toPlainText()
    looking.press("Ctrl+PgDown")
    looking.until(lambda: "This is page 3." in text.toPlainText())
    assert text.accessibleName() == "Three pages. Page 3 of 3"
    looking.press("Ctrl+T")
    looking.until(lambda: looking.focus == "preview_page")


@pytest.mark.parametrize("percent", [100, 200])
def test_a_scan_goes_to_the_counter_and_the_bar_comes_back(
    desk: Callable[..., Desk], given: Given, percent: int
) -> None:
    rita = desk(look=theme.Theme(DARK, percent / 100))
    code = given.device(State.RECEIVED)
    rita.scan(code)
    rita.press("F12")
    rita.wait_for_paper()
    rita.press("Ctrl+F9")
    drawn(rita)
    assert rita.window.width() == 1366
    rita.scan(given.device(State.WIPED))
    assert rita.sees("card_code")
    assert not rita.sees("preview_page")
