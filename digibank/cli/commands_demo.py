"""demo: the whole main job on sample data, without a display."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from digibank.cli.arguments import Commands
from digibank.cli.desk import Desk
from digibank.cli.output import Answer, Exit, refusal

if TYPE_CHECKING:
    from digibank.i18n import Translate
    from digibank.services.demo.play import Demonstration
    from digibank.services.demo.stage import Step


def declare(commands: Commands) -> None:
    t = commands.t
    demo = commands.add("demo", _demo, t("the whole main job on sample data: database, labels, contract, receipts"))
    demo.add_argument("folder", type=Path, metavar="DIR")


def _demo(desk: Desk) -> Answer:
    from digibank.services.demo.play import free_folder, play_demo

    t = desk.t
    played = play_demo(free_folder(desk.options.folder))
    lines = [_step_line(step, t) for step in played.steps]
    lines += [t("Written: {file}").format(file=file) for file in played.papers]
    look = t("Look around in it with: digibank --data {folder}")
    lines += [t("The database is in {folder}.").format(folder=played.folder), look.format(folder=played.folder)]
    facts = _facts(played, t)
    if played.in_order:
        return Answer(facts, (*lines, t("Everything is in order.")))
    text = t("The database is not in order. Stop working with it, keep this list, and ask for help.")
    return Answer({**facts, **refusal("check-failed", text)}, tuple(lines), Exit.REFUSED, text)


def _facts(played: "Demonstration", t: "Translate") -> dict[str, Any]:
    from digibank.domain.label_code import pretty

    last = {step.code: step for step in played.steps}
    return {
        "ok": played.in_order,
        "data": str(played.folder),
        "files": [str(file) for file in played.papers],
        "devices": [
            {"code": pretty(code), "title": last[code].title, "state": last[code].state} for code in played.devices
        ],
        "steps": [_step_facts(step, t) for step in played.steps],
    }


def _step_facts(step: "Step", t: "Translate") -> dict[str, Any]:
    from digibank.domain.label_code import pretty
    from digibank.sentences.sentence import sentence

    facts = {
        "day": f"{step.day.astimezone():%Y-%m-%d}",
        "code": pretty(step.code),
        "action": step.action,
        "role": step.role,
        "state": step.state,
    }
    return {**facts, **(refusal(step.refused.rule, sentence(step.refused, t)) if step.refused else {})}


def _step_line(step: "Step", t: "Translate") -> str:
    from digibank.domain.label_code import pretty
    from digibank.sentences.sentence import sentence
    from digibank.sentences.words import action_word, role_word, state_word

    who = f"{step.day.astimezone():%Y-%m-%d}  {pretty(step.code)}  {step.title}"
    what = f"{action_word(step.action, t)} ({role_word(step.role, t)})"
    if step.refused:
        refused = t("refused")
        return f"{who}: {what}: {refused}. {sentence(step.refused, t)}"
    return f"{who}: {what} → {state_word(step.state, t)}"
