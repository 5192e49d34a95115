"""The loan contract: one visit, one paper. The Dutch original is signed; other languages are marked reading copies."""

from collections.abc import Mapping, Sequence
from functools import partial

from babel.lists import format_list
from reportlab.pdfgen.canvas import Canvas

from digibank.documents import blocks, contract_text, dates, theme
from digibank.documents.blocks import TEXT, Fact
from digibank.documents.contract_text import Clause, ContractText
from digibank.documents.facts import ContractDevice, ContractFacts, Party, Term
from digibank.documents.frame import anchor_line, gap_note
from digibank.documents.paper import Row, Sheet, kept, render, space, with_next
from digibank.documents.signing import Signer, signatures, tick
from digibank.documents.theme import MM, Column
from digibank.documents.typeset import Line, Span, wrap
from digibank.domain.label_code import LabelCode, pretty
from digibank.i18n import Translate

_PAD = 3.5 * MM
_DEVICE_COLUMNS = {"code": 0.175, "device": 0.235, "number": 0.215, "accessories": 0.185, "condition": 0.19}


def loan_contract(facts: ContractFacts, language: str, t: Translate) -> bytes:
    """The contract in a language of its text version; `t` speaks the organisation's language, for what only its staff
    reads. Raises contract_text.NoSuchText."""
    return contract_in(contract_text.load(facts.text_version, language), facts, t)


def contract_in(text: ContractText, facts: ContractFacts, t: Translate) -> bytes:
    """The same with any text, shipped or edited."""
    values = _values(facts, text.language)
    small = {"number": facts.number, "code": pretty(LabelCode(facts.code)), "version": text.version}
    rows = [
        *blocks.letterhead(facts.issue.organisation, facts.code),
        *blocks.title(text.title, text.subtitle.format_map(small)),
        *_reading_copy(text),
        *blocks.text(" ".join(text.intro), theme.LEAD),
        space(5 * MM),
    ]
    *clauses, last = (_clause(n, clause, text, facts, values) for n, clause in enumerate(text.clauses, start=1))
    rows += [row for clause in clauses for row in clause]
    rows += gap_note(facts, t)
    rows += kept([*last, *_ending(text, facts)])  # nobody signs a page without a word of the contract on it
    running = text.words["running"].format_map(small)
    sheet = Sheet(
        title=running,
        author=facts.issue.organisation.name,
        language=text.language,
        created=facts.issue.created,
        running=running,
        foot=(text.words["foot"].format_map(small), *anchor_line(facts.issue, t)),
        page_of=text.words["page_of"],
    )
    return render(sheet, rows)


def _values(facts: ContractFacts, language: str) -> Mapping[str, str | None]:
    """Every fact that a sentence may name; a fact without a value takes its sentence along."""
    organisation = facts.issue.organisation
    return {
        "fixed": "yes" if facts.term is Term.FIXED else None,
        "school_year": "yes" if facts.term is Term.SCHOOL_YEAR else None,
        "open_ended": "yes" if facts.term is Term.OPEN_ENDED else None,
        "begin": dates.long_day(facts.begin, language),
        "end": dates.long_day(facts.end, language) if facts.end else None,
        "phone": organisation.phone,
        "privacy": organisation.privacy_contact,
        "help": organisation.help_text,
        "household": format_list(facts.household, locale=language),
        "helper": facts.helper,
        "accessories": format_list(facts.accessories, locale=language),
        "return_place": facts.return_place,
        "deposit": dates.euros(facts.deposit_euro, language) if facts.deposit_euro else None,
        "maximum": dates.euros(facts.cap_euro, language) if facts.cap_euro is not None else None,
        "notice_days": str(facts.notice_days),
        "retention": dates.months(facts.retention_months, language),
    }


def _reading_copy(text: ContractText) -> list[Row]:
    if text.original:
        return []
    spans = [Span(text.reading_copy or "", theme.CELL.bold())]
    if not text.checked_by:
        spans.append(Span("\n" + (text.unchecked or ""), theme.CELL))
    return [*blocks.note(spans, warning=True), space(3 * MM)]


def _clause(
    number: int, clause: Clause, text: ContractText, facts: ContractFacts, values: Mapping[str, str | None]
) -> list[Row]:
    heading = [Span(f"{number} ", theme.HEADING.coloured(theme.ACCENT)), Span(clause.heading, theme.HEADING)]
    body = blocks.lines(contract_text.fill(clause.sentences, values, theme.BODY), TEXT)
    if clause.shows == "parties":
        body += _parties(text, facts)
    if clause.shows == "devices":
        body += _devices(text, facts)
    return blocks.section(clause.pictogram, heading, body)


def _parties(text: ContractText, facts: ContractFacts) -> list[Row]:
    sender = facts.issue.organisation
    left, right = TEXT.part(0, 0.5, gutter=3 * MM), TEXT.part(0.5, 0.5)
    we = _card(text.words["we"], sender.name, (sender.address, sender.phone, sender.email), left)
    you = _party(text.words["you"], facts.borrower, right)
    if facts.guardian:
        you += _party("\n" + text.words["guardian"], facts.guardian, right)
    height = max(sum(line.leading for line in lines) for lines in (we, you)) + 2 * _PAD
    cards = ((we, left), (you, right))
    return [space(1.5 * MM), Row(height, partial(_draw_cards, cards, height)), space(1 * MM)]


def _party(caption: str, party: Party, column: Column) -> list[Line]:
    return _card(caption, party.name, (party.address, party.contact), column)


def _card(caption: str, name: str, details: Sequence[str | None], column: Column) -> list[Line]:
    width = column.width - 2 * _PAD
    lines = wrap([Span(caption, theme.CAPTION)], width) + wrap([Span(name, theme.BODY.bold())], width)
    return lines + [line for detail in details if detail for line in wrap([Span(detail, theme.CELL)], width)]


def _draw_cards(cards: Sequence[tuple[list[Line], Column]], height: float, canvas: Canvas, top: float) -> None:
    for lines, column in cards:
        canvas.setFillColor(theme.TINT)
        canvas.roundRect(column.x, top - height, column.width, height, 1.5 * MM, stroke=0, fill=1)
        blocks.draw_lines(canvas, lines, column.x + _PAD, top - _PAD)


def _devices(text: ContractText, facts: ContractFacts) -> list[Row]:
    """One row a device; a column that would be empty for all of them is left out."""
    lines = [_device(device, text) for device in facts.devices]
    names = [name for name in _DEVICE_COLUMNS if any(line[name] for line in lines)]
    if not names:
        return []
    total = sum(_DEVICE_COLUMNS[name] for name in names)
    shares = [_DEVICE_COLUMNS[name] / total for name in names]
    cells = [[line[name] for name in names] for line in lines]
    return [
        space(1.5 * MM),
        *blocks.table([text.words[name] for name in names], cells, shares, TEXT),
        space(1.5 * MM),
    ]


def _device(device: ContractDevice, text: ContractText) -> Mapping[str, str]:
    condition = device.condition or ""
    return {
        "code": pretty(LabelCode(device.code)),
        "device": device.make_model,
        "number": device.number or text.words["none"],
        "accessories": format_list(device.accessories, locale=text.language),
        "condition": text.words.get(f"condition_{condition}", condition),
    }


def _ending(text: ContractText, facts: ContractFacts) -> list[Row]:
    """Ticks and signatures on the original; a reading copy ends with the word that it is not signed."""
    words, language = text.words, text.language
    if not text.original:
        return [space(3 * MM), *blocks.note(text.reading_copy or "", warning=True)]
    when = [Fact(words["place"], facts.place)] if facts.place else []
    when.append(Fact(words["day"], dates.long_day(facts.issue.day, language)))
    signers = [
        Signer(words["sign_borrower"], facts.borrower.name),
        Signer(words["sign_organisation"], facts.issue.organisation.name),
        Signer(words["sign_guardian"], facts.guardian.name if facts.guardian else ""),
    ]
    body = [*(tick(content, TEXT) for content in text.ticks), *blocks.text(words["copies"], theme.BODY, TEXT)]
    body += [space(2.5 * MM), *blocks.facts(when, 3, TEXT)]
    return kept([*with_next(blocks.section("sign", words["agree"], body)), signatures(signers)])
