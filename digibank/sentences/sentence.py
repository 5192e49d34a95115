"""One refusal in, one plain text out: what is wrong and the way on. Window and command line say the same.

Each family of refusals is a closed union with its own function, matched to the end: a refusal that is in the union and
has no sentence fails the type check, one that is in no union fails tests/test_sentences.py.
"""

from digibank.domain.errors import Refusal
from digibank.domain.reading import ReadingError
from digibank.i18n import Translate
from digibank.sentences.of_reading import reading_sentence
from digibank.storage.machine_errors import MachineError

Told = Refusal | MachineError | ReadingError
"""What a person is told in a sentence; everything else is a bug of ours."""


def sentence(error: Told, t: Translate) -> str:
    """In the language of `t`. Texts that people typed come back shortened, on one line."""
    if isinstance(error, ReadingError):
        return reading_sentence(error, t)
    if isinstance(error, MachineError):
        from digibank.sentences.of_machine import machine_sentence

        return machine_sentence(error, t)
    return _refusal_sentence(error, t)


def _refusal_sentence(error: Refusal, t: Translate) -> str:
    from digibank.sentences import of_carriers, of_intake, of_lookup, of_moves, of_wipes

    if isinstance(error, of_lookup.LookupRefusal):
        return of_lookup.lookup_sentence(error, t)
    if isinstance(error, of_moves.MoveRefusal | of_moves.TurnRefusal):
        return of_moves.move_sentence(error, t)
    if isinstance(error, of_carriers.CarrierRefusal | of_carriers.OtherCarrierRefusal):
        return of_carriers.carrier_sentence(error, t)
    if isinstance(error, of_wipes.WipeRefusal):
        return of_wipes.wipe_sentence(error, t)
    if isinstance(error, of_intake.IntakeRefusal):
        return of_intake.intake_sentence(error, t)
    return _loan_or_folder_sentence(error, t)


def _loan_or_folder_sentence(error: Refusal, t: Translate) -> str:
    from digibank.sentences import of_codes, of_folders, of_loans, of_staff

    if isinstance(error, of_codes.LabelRefusal | of_codes.StickerRefusal):
        return of_codes.code_sentence(error, t)
    if isinstance(error, of_loans.LoanRefusal | of_loans.StageRefusal):
        return of_loans.loan_sentence(error, t)
    if isinstance(error, of_folders.FolderRefusal):
        return of_folders.folder_sentence(error, t)
    if isinstance(error, of_staff.StaffRefusal):
        return of_staff.staff_sentence(error, t)
    raise TypeError(type(error).__name__)
