"""Yes and no sound different, once each, and are silent where somebody wants it so. The files are what we made."""

import os
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digibank.ui.sound import Sound, sound_file, system_player
from tests.desk import Desk
from tests.ui.make_sounds import SOUNDS, as_wav


@pytest.fixture
def heard(desk: Callable[..., Desk]) -> tuple[Desk, list[str]]:
    rita = desk()
    played: list[str] = []
    rita.window.sound._player = lambda file: played.append(file.stem)
    return rita, played


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_the_one_that_was_made(name: str) -> None:
    assert sound_file(name).read_bytes() == as_wav(SOUNDS[name])


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_and_does_not_click(name: str) -> None:
    with wave.open(str(sound_file(name))) as file:
        assert file.getnframes() / file.getframerate() < 0.5
        frames = memoryview(file.readframes(file.getnframes())).cast("h")
    assert max(frames) < 32_767 // 3
    assert (frames[0], abs(frames[-1])) <= (0, 400)


def test_yes_and_no_are_heard_apart(heard: tuple[Desk, list[str]], qtbot: QtBot) -> None:
    rita, played = heard
    voice = rita.window.house.voice
    for say, expected in ((voice.yes, "yes"), (voice.wait, "yes"), (voice.no, "no")):
        say("So it is.")
        qtbot.waitUntil(lambda expected=expected: played == [expected])  # type: ignore[misc]
        played.clear()


def test_what_is_said_at_once_sounds_once(heard: tuple[Desk, list[str]], qtbot: QtBot) -> None:
    rita, played = heard
    for _ in range(3):
        rita.window.house.voice.no("Not this one.")
    rita.window.sound.hold()
    qtbot.waitUntil(lambda: played == ["hold"])
    qtbot.wait(20)
    assert played == ["hold"]


def test_silence_is_a_setting(heard: tuple[Desk, list[str]], qtbot: QtBot) -> None:
    rita, played = heard
    rita.window.house.settings.sounds = False
    rita.window.house.voice.no("Not this one.")
    qtbot.wait(20)
    assert played == []
    rita.window.house.settings.sounds = True


def test_a_player_of_this_system_gets_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("digibank.ui.sound.sys.platform", "linux")
    told = tmp_path / "told"
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\necho "$1" > {told}.part && mv {told}.part {told}\necho noise; echo noise >&2\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("digibank.ui.sound.shutil.which", lambda name: str(player) if name == "paplay" else None)
    system_player()(sound_file("yes"))
    qtbot.waitUntil(told.exists)
    assert told.read_text().strip() == str(sound_file("yes"))


@pytest.mark.usefixtures("qapp")
def test_a_system_without_a_player_beeps_and_a_broken_one_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digibank.ui.sound.sys.platform", "linux")
    monkeypatch.setattr("digibank.ui.sound.shutil.which", lambda _name: None)
    beeps: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(True))
    system_player()(sound_file("no"))
    assert beeps == [True]
    monkeypatch.setattr("digibank.ui.sound.shutil.which", lambda _name: str(tmp_path / "gone"))
    system_player()(sound_file("no"))
    assert beeps == [True]


def test_the_window_follows_the_voice(desk: Callable[..., Desk]) -> None:
    assert isinstance(desk().window.sound, Sound)
