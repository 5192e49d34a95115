"""Files that give no facts: the file's name, what is wrong, and where it helps the line."""

from typing import Literal, assert_never

from digibank.domain.reading import ReadingError, ReadingFault
from digibank.i18n import Translate
from digibank.sentences.phrases import echo

_OfTheContent = Literal[
    ReadingFault.UNKNOWN_FORMAT, ReadingFault.NOT_YET, ReadingFault.WRONG_KIND, ReadingFault.DAMAGED
]

_OLD_EXCEL = "Excel 97-2003"


def reading_sentence(error: ReadingError, t: Translate) -> str:
    name, fault = echo(error.file), error.fault
    match fault:
        case ReadingFault.UNREADABLE:
            text = t("{file} cannot be opened. Look at the name, and whether you may read it.")
        case ReadingFault.TOO_LARGE:
            text = t("{file} is too large to be a report. Choose the file that the tool wrote.")
        case ReadingFault.EMPTY:
            text = t("{file} is empty. Make the report again.")
        case ReadingFault.BINARY:
            text = t("{file} holds no text. Choose the file that the tool wrote.")
        case _:
            return _content_sentence(error, fault, t)
    return text.format(file=name)


def _content_sentence(error: ReadingError, fault: _OfTheContent, t: Translate) -> str:
    match fault:
        case ReadingFault.UNKNOWN_FORMAT:
            text = t("{file} is no report that we know. Use dmidecode, lshw -json, inxi or an nwipe log.")
        case ReadingFault.NOT_YET if error.format == _OLD_EXCEL:
            text = t("{file} is in the old Excel format. Open it in Excel or LibreOffice and save it as .xlsx.")
        case ReadingFault.NOT_YET:
            text = t("{file} comes from {format}, which we cannot read yet. Use dmidecode, lshw -json, inxi or nwipe.")
        case ReadingFault.WRONG_KIND:
            text = t(
                "{file} is another kind of report ({format}). Wipe reports and hardware reports have their own place."
            )
        case ReadingFault.DAMAGED:
            return _damaged(error, t)
        case _:
            assert_never(fault)
    return text.format(file=echo(error.file), format=error.format or "?")


def _damaged(error: ReadingError, t: Translate) -> str:
    if error.line is None:
        return t("{file} is damaged or cut off. Make the report again.").format(file=echo(error.file))
    text = t("{file} is damaged or cut off at line {line}. Make the report again.")
    return text.format(file=echo(error.file), line=error.line)
