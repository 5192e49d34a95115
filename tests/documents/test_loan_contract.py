"""The contract says what was agreed, all of it and nothing else, for every way of lending."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from digibank.documents import contract_text, fonts
from digibank.documents.contract_text import ContractText, NoSuchText, Sentence, languages, load
from digibank.documents.facts import ContractDevice, ContractFacts, Organisation, Party, Term
from digibank.documents.loan_contract import loan_contract
from digibank.i18n import Translate
from digibank.paths import resources
from tests.documents import pdf_reading

ALL = ("nl", "de", "en", "fr")


def words(facts: ContractFacts, t: Translate, language: str = "nl") -> str:
    return pdf_reading.text(loan_contract(facts, language, t))


def test_a_plain_visit(contract: ContractFacts, t: Translate) -> None:
    pdf = loan_contract(contract, "nl", t)
    said = pdf_reading.text(pdf)
    for part in (
        "Nummer 2026-0042",
        "BCDF-GHJF",
        "Amina El Khattabi Noordlaan 7 bus 3, 9200 Dendermonde 0470 12 34 56",
        "Je leent van 24 november 2026 tot en met 23 november 2027.",
        "Bel ons snel: 052 12 34 56.",
        "Je betaalt nooit meer dan 100 euro. Dat bedrag is een grens, geen schatting.",
        "Artikel 1883 van het oude Burgerlijk Wetboek geldt niet.",
        "Breng het naar: Kerkstraat 12, 9200 Dendermonde.",
        "nog 2 jaar bij",
        "Er zijn twee exemplaren",
        "Blad 1 van 2",
        "Tekst 2026-11",
        "Journal a1b2c3d4, entry 1234, 9f86d081884c7d65",
    ):
        assert part in said
    assert pdf_reading.page_count(pdf) == 2
    marks = pdf_reading.scanned(pdf_reading.printed(pdf, 300), 300)
    assert [(mark.text, mark.format) for mark in marks] == [("BCDFGHJF", "QRCode")]


def test_all_devices_of_the_visit_with_what_goes_along(contract: ContractFacts, t: Translate) -> None:
    said = words(replace(contract, accessories=("muis", "rugzak")), t)
    assert "KLDR-STVB Lenovo ThinkPad T480 PF1ABCDE lader en tas" in said
    assert "XVTS-RPNG Samsung Galaxy A52s 356789104563214 lader goed" in said
    assert "Je krijgt nog: muis en rugzak." in said


def test_a_grade_is_said_in_the_words_of_the_language(contract: ContractFacts, t: Translate) -> None:
    device = ContractDevice(code="KLDRSTVB", make_model="Acer Swift", condition="C")
    one = replace(contract, devices=(device,))
    assert "Acer Swift geen versleten" in words(one, t)
    assert "Acer Swift aucun usé" in words(one, t, "fr")


def test_only_accessories(contract: ContractFacts, t: Translate) -> None:
    assert "Je krijgt nog: muis." in words(replace(contract, devices=(), accessories=("muis",)), t)


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize("term", list(Term))
def test_every_way_of_ending_says_its_own_sentences_and_no_other(
    contract: ContractFacts, t: Translate, language: str, term: Term
) -> None:
    facts = replace(contract, term=term, end=None if term is Term.OPEN_ENDED else date(2027, 6, 30))
    said = words(facts, t, language)
    lines = [s for clause in load("2026-11", language).clauses for s in clause.sentences if s.when in set(Term)]
    wanted = {piece for line in lines if line.when == term for piece in pieces(line)}
    unwanted = {piece for line in lines if line.when != term for piece in pieces(line)} - wanted
    assert len(wanted) > 3
    assert len(unwanted) > 3
    assert [piece for piece in wanted if piece not in said] == []
    assert [piece for piece in unwanted if piece in said] == []


def pieces(line: Sentence) -> list[str]:
    """The whole sentences of a line that hold no field."""
    return [piece.strip() for piece in re.findall(r"[^.?]+[.?]", line.text) if "{" not in piece]


def test_what_is_not_set_takes_its_sentence_along(contract: ContractFacts, t: Translate) -> None:
    bare = replace(
        contract,
        issue=replace(contract.issue, organisation=Organisation(name="Digibank"), anchor=None),
        cap_euro=None,
        return_place=None,
        place=None,
        borrower=Party(name="Bob"),
    )
    said = words(bare, t)
    assert "Je betaalt nooit meer dan de herstelling of de waarde" in said
    for gone in (
        "grens",
        "euro",
        "Breng het naar",
        "Plaats",
        "Bel ons snel",
        "waarborg",
        "helpt jou bij",
        "Uit je huis",
        "None",
    ):
        assert gone not in said
    assert "Laat het ons snel weten." in said
    assert "Vraag het aan ons." in said
    assert "Kom langs of bel ons. Wij helpen je graag." in said


def test_deposit_guardian_household_and_helper(contract: ContractFacts, t: Translate) -> None:
    facts = replace(
        contract,
        deposit_euro=Decimal("12.50"),
        guardian=Party(name="Fatima El Khattabi", contact="0470 99 88 77"),
        household=("Yusuf", "Salma", "Noor"),
        helper="CAW Oost-Vlaanderen",
    )
    said = words(facts, t)
    assert "Je betaalt 12,50 euro waarborg." in said
    assert "Ouder of voogd Fatima El Khattabi 0470 99 88 77" in said
    assert "Uit je huis doen mee: Yusuf, Salma en Noor." in said
    assert "CAW Oost-Vlaanderen helpt jou bij deze afspraak." in said


def test_a_limit_of_nothing_is_still_a_limit(contract: ContractFacts, t: Translate) -> None:
    assert "Je betaalt nooit meer dan 0 euro." in words(replace(contract, cap_euro=Decimal(0)), t)


def test_only_the_original_is_signed(contract: ContractFacts, t: Translate) -> None:
    assert "Lener Amina El Khattabi Organisatie Digibank Dendermonde Jonger dan 18? Ouder of voogd" in words(
        contract, t
    )
    for language in ("fr", "en", "de"):
        said, text = words(contract, t, language), load("2026-11", language)
        assert text.reading_copy
        assert said.count(text.reading_copy) == 2
        assert "[unchecked translation]" in said
        assert text.words["sign_guardian"] not in said
    assert "[unchecked translation]" not in words(contract, t)


NASTY = [
    "O'Brien <b> & <i>",
    "&amp; &lt;b&gt;",
    "<img src=x onerror=alert(1)>",
    "{name} {0} %s %(x)s",
    "x" * 200,
    "Wolfeschlegelsteinhausenbergerdorff " * 5,
    "=SOM(A1)",
    "Zoë 't Kindt – Ștefan Țîrlea – Nguyễn Thị Hoa",
    "Дмитро Коваленко, Σοφία, ნინო ბერიძე",
]


@pytest.mark.parametrize("name", NASTY)
def test_names_are_printed_as_typed_and_nothing_overlaps(contract: ContractFacts, t: Translate, name: str) -> None:
    facts = replace(
        contract,
        borrower=Party(name=name, address=name, contact=name),
        guardian=Party(name=name),
        household=(name, name),
        devices=(replace(contract.devices[0], make_model=name, number=name[:60], condition=name),),
        issue=replace(contract.issue, organisation=replace(contract.issue.organisation, name=name, help_text=name)),
    )
    pdf = loan_contract(facts, "nl", t)
    assert pdf_reading.unbroken(pdf_reading.text(pdf)).count(pdf_reading.unbroken(name)) >= 8
    for boxes in pdf_reading.text_boxes(pdf):
        assert not pdf_reading.overlaps(boxes)
        assert max(box.right for box in boxes) <= 210 - 17
        assert min(box.left for box in boxes) >= 17


RIGHT_TO_LEFT = ["محمد الحسن", "محمد (ابن)", "فاطمة الزهراء بن علي", "עומר יעל כהן", "عمر El Khattabi", "کریم احمدی"]


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_a_right_to_left_name_is_read_back_as_typed(contract: ContractFacts, t: Translate, name: str) -> None:
    assert words(replace(contract, borrower=Party(name=name)), t).count(name) == 2


def test_what_cannot_be_printed_is_named_on_the_paper(contract: ContractFacts, t: Translate) -> None:
    said = words(replace(contract, borrower=Party(name="王小明")), t)
    assert "▯▯▯" in said
    assert "U+738B U+5C0F U+660E" in said
    assert "▯" not in words(contract, t)


# ---------------------------------------------------------------- the texts themselves


def test_dutch_is_the_original_and_stands_first() -> None:
    assert languages(contract_text.NEWEST) == ALL


@pytest.mark.parametrize("asked", ["xx", "../nl", "NL/../nl"])
def test_a_language_that_there_is_not(contract: ContractFacts, t: Translate, asked: str) -> None:
    with pytest.raises(NoSuchText) as refused:
        loan_contract(contract, asked, t)
    assert refused.value.languages == ALL


@pytest.mark.parametrize("version", ["2020-01", "..", "2026-11/../2026-11"])
def test_a_version_that_there_is_not(version: str) -> None:
    with pytest.raises(NoSuchText):
        load(version, "nl")


def shape(text: ContractText) -> list[object]:
    clauses = [(c.pictogram, c.shows, [(s.when, s.fields) for s in c.sentences]) for c in text.clauses]
    return [*clauses, sorted(text.words), len(text.intro), len(text.ticks)]


@pytest.mark.parametrize("language", ALL)
def test_every_language_says_the_same_things_in_the_same_order(language: str) -> None:
    text, original = load("2026-11", language), load("2026-11", "nl")
    assert shape(text) == shape(original)
    assert text.language == language
    assert text.original == (language == "nl")
    assert len(text.clauses) == 10


@pytest.mark.parametrize("language", ALL)
def test_every_clause_has_its_own_drawing_and_every_letter_a_glyph(language: str) -> None:
    text = load("2026-11", language)
    drawings = [clause.pictogram for clause in text.clauses]
    assert len(set(drawings)) == len(drawings)
    assert all((resources() / "pictograms" / f"{name}.svg").is_file() for name in drawings)
    every_word = (resources() / "contracts" / "2026-11" / f"{language}.toml").read_text("utf-8")
    assert fonts.gaps(every_word) == ""


def test_no_language_has_a_value_or_a_fine() -> None:
    for language in ALL:
        fields = {f for c in load("2026-11", language).clauses for s in c.sentences for f in s.fields}
        assert fields == {
            "begin", "end", "notice_days", "deposit", "phone", "maximum", "return_place",
            "retention", "privacy", "help", "household", "helper", "accessories",
        }  # fmt: skip
