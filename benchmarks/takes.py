"""Takes held against their lines by a machine: how often it is right, and how long it takes.

usage: bin/bench takes [--data FOLDER]

Lines are read by espeak-ng and by Piper and written down by Whisper base: errors in words, and time
of a processor against real time. The same takes, right and wrong (a word left out, another word,
another line, another language), are judged as the desk does. While it runs, no connection can be
opened.

`--data` takes recordings of people instead: NAME.wav and NAME.txt beside it; the first line of the
text is the language (en, ko), the rest what is read. Each is held against its own line and against
the next one's. That is how a desk measures its own readers, Korean ones above all.
"""

import argparse
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from benchmarks.hearing import lines
from benchmarks.hearing.errors import words_wrong
from moksori.broadcast.hearing import Heard, Verdict, compare
from moksori.broadcast.sound import piper_voice
from moksori.broadcast.sound.recognising import Recognised, recogniser
from moksori.broadcast.sound.voices import espeak_voice
from moksori.broadcast.sound.wav import RATE, Take, read_take
from moksori.broadcast.spelt import spell


class Voice:
    """A machine that reads; a line once."""

    def __init__(self, name: str, *, piper: bool) -> None:
        self.name, self.piper = name, piper
        self.seconds = self.spent = 0.0
        self._read: dict[tuple[str, str], Take] = {}

    def read(self, text: str, language: str = "en") -> Take:
        """The line as it was read the first time."""
        if (text, language) not in self._read:
            begun = processor()
            self._read[text, language] = self.read_anew(text, language)
            self.spent += processor() - begun
            self.seconds += self._read[text, language].seconds
        return self._read[text, language]

    def read_anew(self, text: str, language: str) -> Take:
        """The line, read once more."""
        said = spell(text, language).text
        if self.piper:
            return read_take(piper_voice.read_aloud(said, "reporter"))
        return espeak_voice(said, language, "reporter")


class Listener:
    """The machine that listens: what it took and said. It hears a take in a language once."""

    def __init__(self) -> None:
        self.seconds = self.spent = 0.0
        self.said: dict[str, list[Heard]] = {}
        self._heard: dict[tuple[bytes, str], Recognised] = {}

    def __call__(self, samples: np.ndarray, language: str) -> Recognised:
        """What it hears, as the desk asks for it."""
        key = hashlib.sha256(samples.tobytes()).digest(), language
        if key not in self._heard:
            begun = processor()
            self._heard[key] = recogniser()(samples, language)
            self.spent += processor() - begun
            self.seconds += len(samples) / RATE
        return self._heard[key]

    def judge(self, kind: str, take: Take, text: str, language: str = "en") -> None:
        """Hold a take against a line, and keep the verdict under what is right or wrong with it."""
        one = compare(take.samples, spell(text, language).text, language, self)
        self.said.setdefault(kind, []).append(one)
        print(f"{kind:34}{one.verdict:16}{one.share:6.2f}", file=sys.stderr, flush=True)

    def errors(self, take: Take, text: str, language: str = "en") -> tuple[int, int]:
        """Words that were written down otherwise, and words in all."""
        told = spell(self(take.samples, "").text, language).text
        return words_wrong(spell(text, language).text, told)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    socket.socket.connect = refused
    socket.create_connection = refused
    begun = processor()
    recogniser()
    load = processor() - begun
    listener = Listener()
    told = of_people(arguments.data, listener) if arguments.data else of_machines(listener)
    report(listener, told | {"load_s": round(load, 1)})


def processor() -> float:
    """Seconds of a processor that went by, those of programs that were started among them."""
    return sum(os.times()[:4])


def refused(*_: object, **__: object) -> None:
    """A connection of anything in here ends the benchmark."""
    sys.exit("Something wanted to open a connection.")


def of_machines(listener: Listener) -> dict:
    if not shutil.which("espeak-ng"):
        sys.exit("The lines are read by espeak-ng; install it: sudo apt-get install espeak-ng")
    espeak, piper = Voice("espeak-ng", piper=False), Voice("Piper", piper=True)
    for voice in espeak, piper:
        for line in map(lines.whole, lines.ENGLISH):
            listener.judge(f"right, {voice.name}", voice.read(line), line)
    wrong(listener, piper)
    for korean, line in zip(lines.KOREAN, map(lines.whole, lines.ENGLISH), strict=False):
        listener.judge("Korean line, by espeak-ng", espeak.read(korean, "ko"), korean, "ko")
        listener.judge("Korean line, read in English", piper.read(line), korean, "ko")
        listener.judge("English line, read in Korean", espeak.read(korean, "ko"), line)
    return {
        "voices": {voice.name: of_voice(listener, voice) for voice in (espeak, piper)},
        "same_bytes": is_repeated(piper),
    }


def of_voice(listener: Listener, voice: Voice) -> dict:
    """How many words of its reading are written down otherwise, and how fast it reads."""
    told = [listener.errors(voice.read(line), line) for line in map(lines.whole, lines.ENGLISH)]
    errors, many = (sum(column) for column in zip(*told, strict=True))
    return {"wer": round(errors / many, 3), "realtime_x": round(voice.seconds / voice.spent, 1)}


def wrong(listener: Listener, voice: Voice) -> None:
    for line, other in lines.shifted(lines.ENGLISH):
        text = lines.whole(line)
        listener.judge("another line", voice.read(lines.whole(other)), text)
        if lines.without_a_word(line):
            listener.judge("a word left out", voice.read(lines.without_a_word(line)), text)
        if lines.with_another_word(line):
            listener.judge("another word", voice.read(lines.with_another_word(line)), text)
    for language, said in lines.OTHERS.items():
        listener.judge("another language", foreign(said, language), lines.whole(lines.ENGLISH[2]))


def foreign(text: str, language: str) -> Take:
    """A line in a language that no programme is in."""
    command = ["espeak-ng", "-v", language, "-b", "1", "--stdin", "--stdout"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return read_take(done.stdout)


def is_repeated(voice: Voice) -> bool:
    """Is a line that is read again the same bytes?"""
    text = lines.whole(lines.ENGLISH[2])
    return len({voice.read_anew(text, "en").sha256 for _ in range(3)}) == 1


def of_people(folder: Path, listener: Listener) -> dict:
    paths = sorted(folder.glob("*.wav"))
    told = [path.with_suffix(".txt").read_text("utf-8").split("\n", 1) for path in paths]
    if not told:
        sys.exit("There is no NAME.wav with NAME.txt beside it.")
    found: dict[str, list[tuple[int, int]]] = {}
    for number, (path, (language, text)) in enumerate(zip(paths, told, strict=True)):
        take, code = read_take(path.read_bytes()), language.strip()
        listener.judge(f"right, {code}", take, text, code)
        found.setdefault(code, []).append(listener.errors(take, text, code))
        other_code, other = told[(number + 1) % len(told)]
        listener.judge(f"another line, {code}", take, other, other_code.strip())
    errors = {code: [sum(one) for one in zip(*rows, strict=True)] for code, rows in found.items()}
    return {"voices": {code: {"wer": round(a / b, 3)} for code, (a, b) in errors.items()}}


def report(listener: Listener, told: dict) -> None:
    for name, one in told["voices"].items():
        print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in one.items()))
    print(f"\n{'':32}{'takes':>7}{'agree':>7}{'look':>7}{'other':>7}   share of the line heard")
    for kind, found in listener.said.items():
        shares = sorted(one.share for one in found)
        row = f"{kind:32}{len(found):7}" + "".join(f"{one:7}" for one in counted(found).values())
        print(f"{row}   {shares[0]:.2f} to {shares[-1]:.2f}")
    told["realtime_x"] = round(listener.seconds / listener.spent, 1)
    told["takes"] = {kind: counted(found) for kind, found in listener.said.items()}
    print(f"\n{listener.seconds:.0f} s of takes in {listener.spent:.0f} s of a processor: "
          f"{told['realtime_x']} times real time, {told['load_s']} s to load")  # fmt: skip
    print(json.dumps(told, ensure_ascii=False))


def counted(found: Iterable[Heard]) -> dict[str, int]:
    verdicts = [one.verdict for one in found]
    return {verdict.value: verdicts.count(verdict) for verdict in Verdict}


if __name__ == "__main__":
    main()
