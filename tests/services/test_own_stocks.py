"""Stocks that the house measured itself: beside the shipped ones, whole or not at all, never beyond their page."""

from dataclasses import replace
from pathlib import Path

import pytest

from digibank.documents.facts import LabelFacts
from digibank.documents.label_own import Measures, StockFlaw, flaws
from digibank.documents.label_sheet import label_sheet
from digibank.documents.label_stock import load_stocks
from digibank.i18n import translator
from digibank.services.own_stocks import FlawedStock, all_stocks, drop_own_stock, own_measures, store_own_stock

SHEET = Measures("HEMA", "24", sheet=True, width=64, height=34, columns=3, rows=8, left=7, top=12.5, gap_x=2)
ROLL = Measures("", "Rol", sheet=False, width=57, height=32, dpi=203)


def test_a_stock_is_listed_before_the_shipped_ones_and_prints(tmp_path: Path) -> None:
    key = store_own_stock(tmp_path, SHEET)
    stocks = all_stocks(tmp_path)
    assert (next(iter(stocks)), len(stocks)) == (key, len(load_stocks()) + 1)
    stock = stocks[key]
    assert stock.per_page == 24
    assert stock.cell(24) == (7 + 2 * 66, 12.5 + 7 * 34, 64, 34)
    facts = LabelFacts(
        code="KDRT7L2M", title="Dell Latitude 5490", organisation="Digibank De Kaai", phone="03 123 45 67"
    )
    assert label_sheet([facts] * 25, stock, 1, translator("nl")).startswith(b"%PDF")


def test_several_are_kept_changed_and_dropped(tmp_path: Path) -> None:
    first, second = store_own_stock(tmp_path, SHEET), store_own_stock(tmp_path, ROLL)
    assert store_own_stock(tmp_path, replace(ROLL, name="Rol 2"), second) == second
    assert {key: measures.name for key, measures in own_measures(tmp_path).items()} == {first: "24", second: "Rol 2"}
    drop_own_stock(tmp_path, first)
    assert list(own_measures(tmp_path)) == [second]


@pytest.mark.parametrize(
    ("wrong", "field", "flaw"),
    [
        (replace(SHEET, name="  "), "name", StockFlaw.NO_NAME),
        (replace(SHEET, width=3), "width", StockFlaw.TOO_SMALL),
        (replace(SHEET, page_height=4000), "page_height", StockFlaw.TOO_LARGE),
        (replace(SHEET, columns=0), "columns", StockFlaw.TOO_SMALL),
        (replace(SHEET, columns=4), "columns", StockFlaw.OUTSIDE),
        (replace(SHEET, rows=9), "rows", StockFlaw.OUTSIDE),
        (replace(SHEET, gap_x=-1), "gap_x", StockFlaw.TOO_SMALL),
        (replace(ROLL, margin=9), "margin", StockFlaw.MARGIN),
        (replace(ROLL, width=float("nan")), "width", StockFlaw.TOO_SMALL),
    ],
)
def test_measures_that_cannot_be_are_refused_at_their_field(
    tmp_path: Path, wrong: Measures, field: str, flaw: StockFlaw
) -> None:
    assert flaws(wrong)[field] is flaw
    with pytest.raises(FlawedStock):
        store_own_stock(tmp_path, wrong)
    assert own_measures(tmp_path) == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"own-1": 3}', '{"own-1": {"width": "wide"}}', "\udcff"])
def test_a_file_that_somebody_broke_lists_the_shipped_ones(tmp_path: Path, text: str) -> None:
    (tmp_path / "label-stocks.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert list(all_stocks(tmp_path)) == list(load_stocks())


def test_a_measure_of_another_type_is_left_out(tmp_path: Path) -> None:
    key = store_own_stock(tmp_path, ROLL)
    file = tmp_path / "label-stocks.json"
    file.write_text(file.read_text("utf-8").replace('"width": 57', '"width": "57"'), "utf-8")
    assert key not in all_stocks(tmp_path)
