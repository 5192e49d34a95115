"""One command: parse, run, print, and say by the exit code how it went."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import cache

from digibank import logs
from digibank.cli import language
from digibank.cli.arguments import Commands, Parser, UsageError, add_global_options
from digibank.cli.desk import Desk
from digibank.cli.output import Answer, Exit, complain, prepare_streams, refusal, show
from digibank.i18n import Translate, translator
from digibank.version import VERSION

log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int | Namespace:
    """The exit code; or, where no command is given, the options for the window."""
    prepare_streams()
    t = language.chosen()
    as_json = "--json" in arguments
    try:
        options = parser_in(t.language).parse_args(arguments)
    except UsageError as error:
        return _print(_wrong_usage(error, t), as_json=as_json)
    if options.version:
        return _print(Answer({"version": VERSION}, (VERSION,)), as_json=options.json)
    if options.command is None:
        return options
    return _print(_answer(options, t), as_json=options.json)


@cache
def parser_in(spoken: str) -> Parser:
    """In a language of the command line. Made once: a process may run many commands."""
    from digibank.cli import (
        commands_bench,
        commands_codes,
        commands_demo,
        commands_export,
        commands_intake,
        commands_loans,
        commands_lookup,
        commands_papers,
        commands_reading,
        commands_safety,
        commands_settings,
        commands_shelf,
    )

    t = translator(spoken)
    parser = Parser(prog="digibank", description=t("Digibank. Without a command it opens its window."))
    parser.add_argument("--version", action="store_true", help=t("the version of this program"))
    add_global_options(parser, t)
    commands = Commands(parser, t)
    for family in (
        commands_safety,
        commands_settings,
        commands_intake,
        commands_reading,
        commands_bench,
        commands_shelf,
        commands_codes,
        commands_loans,
        commands_lookup,
        commands_papers,
        commands_export,
        commands_demo,
    ):
        family.declare(commands)
    return parser


def _answer(options: Namespace, t: Translate) -> Answer:
    """Everything a command may end in. Only what no rule and no machine explains is a bug."""
    desk = Desk(options, t)
    try:
        answer: Answer = options.run(desk)
    except KeyboardInterrupt:
        text = t("Stopped.")
        return Answer(refusal("interrupted", text), (), Exit.INTERRUPTED, text)
    except UsageError as error:
        return _wrong_usage(error, t)
    except Exception as error:  # noqa: BLE001 (the last one to know: it is told, and logged without personal data)
        return _told(error, t) or _damage(desk) or _bug(error, t)
    else:
        return answer
    finally:
        desk.leave()
        logs.stop()


def _told(error: Exception, t: Translate) -> Answer | None:
    """The answer to what the rules, a file or the machine refuse; None for anything else."""
    from digibank.domain.errors import Refusal
    from digibank.domain.reading import ReadingError

    if isinstance(error, ReadingError):
        from digibank.sentences.of_reading import reading_sentence

        text = reading_sentence(error, t)
        return Answer(refusal("unreadable-file", text, fault=error.fault), (), Exit.REFUSED, text)
    if isinstance(error, Refusal):
        from digibank.sentences.sentence import sentence

        text = sentence(error, t)
        return Answer(refusal(error.rule, text), (), Exit.REFUSED, text)
    return _told_of_machine(error, t)


def _told_of_machine(error: Exception, t: Translate) -> Answer | None:
    """A file of the program that is not there is a bug; any other word of the system is the machine's."""
    from digibank.sentences.of_machine import machine_sentence
    from digibank.storage.machine_errors import MachineError, fault_of_os

    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
        error = MachineError(fault_of_os(error))
    if not isinstance(error, MachineError):
        return None
    text = machine_sentence(error, t)
    return Answer(refusal(error.fault, text), (), Exit.MACHINE, text)


def _damage(desk: Desk) -> Answer | None:
    """Before it is called a bug, the database is looked at: where that is damaged, that is the answer."""
    if not desk.opened:
        return None
    from digibank.cli.damage import is_damaged
    from digibank.storage.machine_errors import MachineError, MachineFault

    return _told_of_machine(MachineError(MachineFault.CORRUPT), desk.t) if is_damaged(desk) else None


def _bug(error: Exception, t: Translate) -> Answer:
    file = logs.start()
    log.critical("the command failed", exc_info=error)
    text = t("This is a mistake in the program, not yours. Nothing was stored by half.")
    if file:
        where = t("What happened is written, without personal data, in {file}. Send it to the makers.")
        text = f"{text} {where.format(file=file)}"
    return Answer(refusal("program-error", text), (), Exit.OUR_BUG, text)


def _wrong_usage(error: UsageError, t: Translate) -> Answer:
    text = t("This command is not right: {problem}").format(problem=error.message)
    complaint = f"{error.usage}\n{text}" if error.usage else text
    return Answer(refusal("wrong-usage", text), (), Exit.WRONG_USAGE, complaint)


def _print(answer: Answer, *, as_json: bool) -> int:
    try:
        show(answer, as_json=as_json)
    except BrokenPipeError:  # the reader has seen enough; the command is done all the same
        _silence_stdout()
    except OSError:
        _silence_stdout()
        t = language.chosen()
        complain(t("The answer cannot be written there. What the command did stays done."))
        return Exit.MACHINE
    return answer.exit


def _silence_stdout() -> None:
    """Python flushes standard output once more when it ends: not into what is broken."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
