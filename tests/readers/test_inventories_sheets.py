"""A volunteer's own spreadsheet, as it really looks: titles, sections, `idem`, dates in every form, euros, "8gb"."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from digibank.domain.device import Kind
from digibank.readers.inventories.facts import Basis, Borrower, Fault, Field, Inventory, InventoryRow, Problem, Stage
from digibank.readers.inventories.read import read_inventory, read_inventory_bytes, remap
from digibank.readers.inventories.remember import form_of, recalled, to_remember
from tests.readers.workbooks import Cell, ods, xlsx

SAMPLE = Path(__file__).parent.parent / "data" / "inventories" / "volunteer.csv"

SHEET: list[list[Cell]] = [
    ["INVENTARIS DIGIBANK DEMERDAL"],
    ["bijgewerkt door Rita op 3 sept"],
    [],
    ["Nr", "Merk", "Type", "Serienr.", "Geheugen", "Gift van", "Ontlener", "van", "tot", "waarborg", "Opmerkingen"],
    ["Laptops"],
    [
        1,
        "HP",
        "ProBook 430",
        "5CD8123XYZ",
        "8gb",
        "Gemeente",
        "Jan Peeters",
        date(2024, 9, 2),
        "30/06/2025",
        25,
        "kras",
    ],
    [2, "idem", "idem", "5CD8124XYZ", "idem", '"', "Aïcha El Amrani", "3 sept 24", "juni 2025", "25 euro"],
    [3, "Dell", "Latitude 7490", "8ZK4T13", "16 GB", "Bank NV", "in stock"],
    ["GSM's"],
    [4, "Samsung", "Galaxy A14", 356938035643809, None, "-", "Mevr. Claes", "13-9-2024", "30.6.25", "€ 25,00"],
    ["Totaal: 4"],
]


def brief(row: InventoryRow) -> tuple[object, ...]:
    return (row.number, row.kind, row.make, row.model, row.serial or row.imei, row.ram_gb, row.since, row.value_cents)


@pytest.mark.parametrize("write", [xlsx, ods])
def test_a_workbook(write: Callable[[dict[str, list[list[Cell]]]], bytes]) -> None:
    inventory = read_inventory_bytes(write({"Uitleen": SHEET, "Nota's": [["bellen naar Rita"]]}))
    assert [brief(row) for row in inventory.rows] == [
        (6, Kind.LAPTOP, "HP", "ProBook 430", "5CD8123XYZ", 8.0, date(2024, 9, 2), 2500),
        (7, Kind.LAPTOP, "HP", "ProBook 430", "5CD8124XYZ", 8.0, date(2024, 9, 3), 2500),
        (8, Kind.LAPTOP, "Dell", "Latitude 7490", "8ZK4T13", 16.0, None, None),
        (10, Kind.SMARTPHONE, "Samsung", "Galaxy A14", "356938035643809", None, date(2024, 9, 13), 2500),
    ]
    assert [(skipped.number, skipped.reason) for skipped in inventory.skipped] == [
        (1, "title"),
        (2, "title"),
        (5, "title"),
        (9, "title"),
        (11, "total"),
    ]
    assert (inventory.mapping.sheet, inventory.sheets) == ("Uitleen", ("Uitleen", "Nota's"))


def test_the_guess_is_shown_with_how_sure_it_is() -> None:
    columns = {column.header: column for column in read_inventory(SAMPLE).mapping.columns}
    assert {header: column.field for header, column in columns.items()} == {
        "Nr": Field.CODE,
        "Merk": Field.MAKE,
        "Type": Field.MODEL,
        "Serienr.": Field.SERIAL,
        "Geheugen": Field.RAM,
        "Harde schijf": Field.STORAGE,
        "Gift van": Field.DONOR,
        "Ontlener": Field.BORROWER,
        "Datum uit": Field.SINCE,
        "Terug tegen": Field.UNTIL,
        "Waarborg": Field.VALUE,
        "Opmerkingen": Field.NOTES,
        "Rijksregisternr": Field.PRIVATE,
    }
    assert columns["Merk"].confidence > columns["Type"].confidence  # `Type` is a kind elsewhere


def test_a_national_number_never_comes_along() -> None:
    assert "85.07.30" not in repr(read_inventory(SAMPLE).rows)


def test_what_a_person_has_to_look_at() -> None:
    found = {row.number: row.problems for row in read_inventory(SAMPLE).rows if row.problems}
    assert found == {
        7: (Problem(Fault.VAGUE_DATE, Field.UNTIL, "juni 2025"),),
        12: (
            Problem(Fault.DAMAGED_NUMBER, Field.SERIAL, "3,56938E+14"),
            Problem(Fault.DATES_REVERSED, Field.UNTIL, "2024-09-01"),
        ),
        14: (Problem(Fault.DUPLICATE_SERIAL, Field.SERIAL, "6"),),
    }


def table(*lines: str) -> Inventory:
    return read_inventory_bytes("\n".join(lines).encode())


def fields(inventory: Inventory) -> list[Field]:
    return [column.field for column in inventory.mapping.columns]


def test_a_quote_alone_in_a_cell_is_no_quotation() -> None:
    rows = table(
        "Merk;Model;Serienr", "HP;ProBook;5CD1000", '";ProBook;5CD2000', "Dell;Latitude;8ZK3000", '";";8ZK4000'
    ).rows
    assert [(row.number, row.make, row.model) for row in rows] == [
        (2, "HP", "ProBook"),
        (3, "HP", "ProBook"),
        (4, "Dell", "Latitude"),
        (5, "Dell", "Latitude"),
    ]


def test_a_line_end_inside_a_cell_stays_inside() -> None:
    rows = table("Model;Serienr;Nota", 'A1;S1000;"kras\nen deuk"', "A2;S2000;").rows
    assert [(row.number, row.notes) for row in rows] == [(2, "kras en deuk"), (3, None)]


def test_words_of_ours_among_the_data_do_not_make_a_head() -> None:
    inventory = table("wat;hoe;waarheen", "Toestel;Naam;x1", "Merk;y;z2")
    assert inventory.mapping.header_row == 1
    assert len(inventory.rows) == 2


def test_a_group_above_the_headers_says_whose_name_it_is() -> None:
    inventory = table("Toestel;;;Ontlener;", "Merk;Model;Serienr;Naam;Tot", "HP;ProBook;5CD8123;Jan Peeters;1/9/2025")
    assert fields(inventory)[3:] == [Field.BORROWER, Field.UNTIL]
    assert inventory.rows[0].borrower == Borrower("Jan Peeters")


def test_a_name_beside_a_first_name_is_a_last_name() -> None:
    inventory = table("Voornaam;Naam;Merk;Model", "Jan;Peeters;HP;ProBook", "An;Claes;Dell;Latitude")
    assert [row.borrower for row in inventory.rows] == [Borrower("Jan Peeters"), Borrower("An Claes")]


def test_a_name_beside_make_and_model_is_a_person_where_it_looks_like_one() -> None:
    people = table("Naam;Merk;Model", "Jan Peeters;HP;ProBook", "An Claes;Dell;Latitude")
    assert people.rows[0].borrower == Borrower("Jan Peeters")
    things = table("Naam;Merk;Model", "Laptop 1;HP;ProBook", "Laptop 2;Dell;Latitude")
    assert things.rows[0].borrower is None


def test_one_column_for_make_and_model() -> None:
    rows = table("Toestel;Serienummer", "Hewlett-Packard EliteBook 840;5CG1", "iPad Air 2;DMPX").rows
    assert [(row.kind, row.make, row.model) for row in rows] == [
        (Kind.LAPTOP, "Hewlett-Packard", "EliteBook 840"),
        (Kind.TABLET, None, "iPad Air 2"),
    ]


def test_columns_without_headers_are_known_by_what_they_hold() -> None:
    inventory = table(
        "Laptop;HP;5CD8123XYZ;8 GB;jan@voorbeeld.example;€ 20",
        "Laptop;Dell;8ZK4T13AB;16 GB;an@voorbeeld.example;€ 25",
        "Tablet;Samsung;R52N123ABC;4 GB;zoe@voorbeeld.example;€ 5",
    )
    assert inventory.mapping.header_row is None
    assert fields(inventory) == [Field.KIND, Field.MAKE, Field.SERIAL, Field.RAM, Field.EMAIL, Field.VALUE]
    assert {column.basis for column in inventory.mapping.columns} == {Basis.CONTENT}
    assert len(inventory.rows) == 3


def test_day_and_month_are_told_apart_by_the_whole_column() -> None:
    american = table("Model;Ontlener;Van", "A1;Jan P;3/4/2024", "A2;An C;4/25/2024").rows
    assert [row.since for row in american] == [date(2024, 3, 4), date(2024, 4, 25)]
    assert not any(row.problems for row in american)
    untold = table("Model;Ontlener;Van", "A1;Jan P;3/4/2024", "A2;An C;5/6/2024").rows
    assert [row.since for row in untold] == [date(2024, 4, 3), date(2024, 6, 5)]
    assert {problem.fault for row in untold for problem in row.problems} == {Fault.AMBIGUOUS_DATE}


def test_a_person_says_otherwise() -> None:
    data = b"Wat;Nr;Bij\nProBook;A1;Kast 3\nLatitude;A2;Kast 4\n"
    guessed = read_inventory_bytes(data)
    mapping = remap(guessed.mapping, {0: Field.MODEL, 2: Field.LOCATION})
    inventory = read_inventory_bytes(data, mapping)
    assert [(row.model, row.location) for row in inventory.rows] == [("ProBook", "Kast 3"), ("Latitude", "Kast 4")]
    assert [column.basis for column in inventory.mapping.columns if column.index != 1] == [Basis.PERSON] * 2


def test_what_a_person_said_is_recalled_for_the_next_file_of_the_same_form() -> None:
    said = remap(read_inventory_bytes(b"Wat;Nr;Bij\nProBook;A1;Kast 3\n").mapping, {0: Field.MODEL, 2: Field.LOCATION})
    data = b"BIJ;Wat;nr.\nKast 4;Latitude;A2\n"
    later = read_inventory_bytes(data).mapping
    assert form_of(later) == form_of(said)
    assert to_remember(said) == {"wat": Field.MODEL, "bij": Field.LOCATION}
    (row,) = read_inventory_bytes(data, recalled(later, to_remember(said))).rows
    assert (row.model, row.location, row.codes[0].text) == ("Latitude", "Kast 4", "A2")


def test_rows_that_need_a_second_look() -> None:
    rows = table(
        "Merk;Model;Serienummer;IMEI;Status;Ontlener;Aantal;Tot",
        "HP;ProBook;webcam stuk;;uitgeleend;;1;",
        "Sony;Xperia;;356938035643808;stock;;;31/02/2025",
        "idem;x;idem;;;;3;zomer;extra",
        ";;;;;Jan Peeters;;#N/A",
    ).rows
    assert [{problem.fault for problem in row.problems} for row in rows] == [
        {Fault.ODD_SERIAL, Fault.LENT_TO_NOBODY},
        {Fault.BAD_IMEI, Fault.BAD_DATE},
        {Fault.TOO_MANY_CELLS, Fault.DITTO, Fault.SEVERAL, Fault.BAD_DATE},
        {Fault.FORMULA_ERROR, Fault.NO_IDENTITY},
    ]
    assert rows[2].make == "Sony"
    assert rows[2].serial is None


def test_states_in_their_own_words() -> None:
    rows = table(
        "Model;Serienummer;Status;Ontlener",
        *(
            f"A{n};S{n}000;{status};"
            for n, status in enumerate(["in stock", "herstelling", "Afgevoerd", "kwijt", "blauw"])
        ),
    ).rows
    assert [row.stage for row in rows] == [Stage.AVAILABLE, Stage.REPAIR, Stage.RETIRED, Stage.LOST, None]
    assert rows[4].state_words == "blauw"


def test_a_cell_merged_over_rows_speaks_for_each() -> None:
    sheet: list[list[Cell]] = [["Gift van", "Model"], ["Bank NV", "A1"], [None, "A2"], [None, "A3"]]
    rows = read_inventory_bytes(xlsx({"Blad1": sheet}, merged=["A2:A3"])).rows
    assert [row.donor for row in rows] == ["Bank NV", "Bank NV", None]


def test_the_sheet_with_the_inventory_is_found_and_another_can_be_chosen() -> None:
    notes: list[list[Cell]] = [["To do", "Wie"], ["bellen", "Rita"]]
    data = xlsx({"Nota's": notes, "Toestellen": SHEET})
    guessed = read_inventory_bytes(data)
    assert guessed.mapping.sheet == "Toestellen"


def test_a_list_of_who_has_what() -> None:
    rows = table(
        "Uitleenlijst 2024;;;;;",
        ";;;;;",
        "toestel;sn;aan wie;tel;wanneer terug;ok?",
        "Dell laptop latitude 5490;7ZK4T13;Mevr. Janssens;0475 12 34 56;eind juni;ja",
        '  "" ;8ZK4T13;Dhr. De Smet;013/31.22.33;30 juni 2025;ja',
        "HP probook;5CD8123XYZ;VRIJ;;;",
    ).rows
    assert [(row.make, row.borrower, row.until, row.stage) for row in rows] == [
        ("Dell", Borrower("Mevr. Janssens", phone="0475 12 34 56"), None, Stage.LENT),
        ("Dell", Borrower("Dhr. De Smet", phone="013/31.22.33"), date(2025, 6, 30), Stage.LENT),
        ("HP", None, None, Stage.AVAILABLE),
    ]
    assert rows[0].problems == (Problem(Fault.BAD_DATE, Field.UNTIL, "eind juni"),)


def test_two_tables_under_each_other() -> None:
    rows = table(
        "LAPTOPS",
        "Merk;Type;Serienr;Status",
        "HP;430;A1B2C3D;beschikbaar",
        "",
        "TABLETS",
        "Merk;Type;Serienr;Status",
        "Apple;A1822;DMPX1234;beschikbaar",
    ).rows
    assert [(row.number, row.kind) for row in rows] == [(3, Kind.LAPTOP), (7, Kind.TABLET)]


def test_questions_with_yes_and_no() -> None:
    lent = table("Nr.;Omschrijving;Uitgeleend?;Door;Tot", "1;Acer Aspire;J;Peeters;12/24", "2;idem;N;;", "3;idem;N;;")
    assert [row.stage for row in lent.rows] == [Stage.LENT, Stage.AVAILABLE, Stage.AVAILABLE]
    assert lent.rows[0].until == date(2024, 12, 1)
    free = table("Model;Serienummer;Beschikbaar", "A1;S1000;ja", "A2;S2000;nee").rows
    assert [row.stage for row in free] == [Stage.AVAILABLE, None]


def test_the_name_of_a_sheet_says_what_is_in_it() -> None:
    rows: list[list[Cell]] = [["Merk", "Serienummer", "Nr"], ["Lenovo", "PF0ABC12", 1]]
    assert read_inventory_bytes(xlsx({"Laptops": rows})).rows[0].kind is Kind.LAPTOP
    assert read_inventory_bytes(xlsx({"Blad1": rows})).rows[0].kind is None
