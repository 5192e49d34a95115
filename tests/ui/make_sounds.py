"""Our sounds, as arithmetic: `python -m tests.ui.make_sounds` writes them to `resources/sounds`.

Yes rises, no falls, a scan that was not taken knocks three times on one low tone: told apart without looking, also by
somebody who hears high tones badly (nothing above 1,050 Hz).
"""

import math
import struct
import wave
from io import BytesIO
from pathlib import Path

RATE = 22_050
"""Samples a second."""

_LOUDNESS = 0.28
_EDGE_S = 0.012
"""Each tone swells and dies away in this time: without it, it clicks."""

_PAUSE = 0.0
SOUNDS: dict[str, tuple[tuple[float, float], ...]] = {
    "yes": ((660.0, 0.09), (_PAUSE, 0.02), (990.0, 0.13)),
    "no": ((392.0, 0.13), (_PAUSE, 0.03), (262.0, 0.22)),
    "hold": ((233.0, 0.08), (_PAUSE, 0.05), (233.0, 0.08), (_PAUSE, 0.05), (233.0, 0.16)),
}
"""Tones in order: hertz, seconds."""


def samples(tones: tuple[tuple[float, float], ...]) -> list[int]:
    """16 bits, one channel."""
    made = []
    for hertz, seconds in tones:
        count = round(seconds * RATE)
        for number in range(count):
            at, left = number / RATE, (count - number) / RATE
            swell = min(1.0, at / _EDGE_S, left / _EDGE_S)
            wave_ = math.sin(2 * math.pi * hertz * at) + 0.25 * math.sin(4 * math.pi * hertz * at)
            made.append(round(32_767 * _LOUDNESS * swell * wave_ / 1.25))
    return made


def as_wav(tones: tuple[tuple[float, float], ...]) -> bytes:
    made = samples(tones)
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(made)}h", *made))
    return out.getvalue()


if __name__ == "__main__":
    folder = Path(__file__).parents[2] / "resources" / "sounds"
    for name, tones in SOUNDS.items():
        (folder / f"{name}.wav").write_bytes(as_wav(tones))
