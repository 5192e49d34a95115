"""relabel, alias: another label on a device, and stickers of other systems that lead to it."""

from digibank.cli.arguments import Commands, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.output import Answer
from digibank.domain.alias_source import AliasSource


def declare(commands: Commands) -> None:
    t = commands.t
    relabel = commands.add("relabel", _relabel, t("the label is lost: a new code; the old one stays known"))
    relabel.add_argument("code", metavar="CODE", help=t("or a serial number or IMEI"))
    relabel.add_argument("--new", metavar="CODE", type=filled(t), help=t("of a label printed ahead that is on it now"))
    alias = commands.add("alias", _alias, t("an old sticker on a device: scanning it finds the device"))
    alias.add_argument("code", metavar="CODE")
    alias.add_argument("text", metavar="TEXT", type=filled(t), help=t("what the sticker says, or its whole address"))
    sources = ", ".join(AliasSource)
    which = t("whose sticker it is, where its address does not say: {sources}").format(sources=sources)
    alias.add_argument("--source", metavar="SYSTEM", type=one_of(AliasSource, t), help=which)
    alias.add_argument("--remove", action="store_true", help=t("it is not on this device (any more)"))


def _relabel(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.domain.label_code import pretty
    from digibank.services.codes import relabel

    done = desk.office.do(relabel, desk.options.code, desk.options.new)
    return device_answer(desk, done.code, was=pretty(done.was))


def _alias(desk: Desk) -> Answer:
    from digibank.cli.answers import device_answer
    from digibank.services.aliases import add_alias, end_alias

    options = desk.options
    source = AliasSource(options.source) if options.source else None
    desk.office.do(end_alias if options.remove else add_alias, options.code, options.text, source)
    return device_answer(desk, options.code)
