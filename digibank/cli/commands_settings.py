"""settings: what the papers and labels say of the organisation, and what volunteers may do."""

from typing import Any

from digibank.cli.arguments import Commands, counting, filled, one_of
from digibank.cli.desk import Desk
from digibank.cli.output import Answer

_TEXTS = ("name", "address", "phone", "email", "privacy_contact", "help_text")


def declare(commands: Commands) -> None:
    t = commands.t
    settings = commands.add("settings", _settings, t("what papers and labels say of the organisation"))
    helps = {
        "name": t("who lends"),
        "address": t("where things are brought back"),
        "phone": t("on labels and contracts: whom to call"),
        "email": t("on contracts"),
        "privacy_contact": t("on contracts: whom to ask about one's data"),
        "help_text": t("on contracts: where to get help"),
    }
    for name in _TEXTS:
        kind = filled(t) if name == "name" else str
        settings.add_argument(_option(name), metavar="TEXT", type=kind, help=helps[name])
    cap = t("the most that anybody ever pays, in euro; it is a limit, no value")
    settings.add_argument("--liability-cap-euro", metavar="N", type=counting(t), help=cap)
    lend = t("whether volunteers may lend")
    settings.add_argument("--volunteers-lend", metavar="yes|no", type=one_of(("yes", "no"), t), help=lend)


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _settings(desk: Desk) -> Answer:
    """Without options it shows what is set."""
    from dataclasses import asdict

    from digibank.queries.staff import organisation
    from digibank.services.organisation import change_settings

    named = {name: getattr(desk.options, name) for name in (*_TEXTS, "liability_cap_euro")}
    changes: dict[str, Any] = {name: value or None for name, value in named.items() if value is not None}
    if desk.options.volunteers_lend:
        changes["volunteers_lend"] = desk.options.volunteers_lend == "yes"
    if changes:
        desk.office.do(change_settings, **changes)
    facts = asdict(desk.office.ask(organisation))
    lines = tuple(f"{_option(name)[2:]}: {'' if value is None else value}" for name, value in facts.items())
    return Answer({"settings": facts}, lines)
