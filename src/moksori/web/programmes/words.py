"""What states, steps and refusals of programmes are called on the screens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from moksori.broadcast.fitting import CutKind
from moksori.broadcast.hearing import Verdict
from moksori.broadcast.sound.obfuscate import PUBLISHED, STRENGTHS
from moksori.desk.programme.comparing import FAILED, WAITING, Compared
from moksori.records.states import OwnVoiceState, ProgrammeState, VoiceKind
from moksori.terms.errors import MoksoriError
from moksori.web.frame.refusals import sentence

STATES = {
    ProgrammeState.PLANNED.value: ("draft", _("planned")),
    ProgrammeState.MADE.value: ("done", _("made")),
    ProgrammeState.STALE.value: ("held", _("stale: words or takes are others since")),
    ProgrammeState.RECALLED.value: ("recalled", _("recalled")),
}
WORK = {
    "waiting": ("waiting", _("Waits for the worker")),
    "running": ("waiting", _("At work")),
    "done": ("done", _("Done")),
    "failed": ("failed", _("Stopped")),
}
DOING = {
    "": _("Beginning"),
    "gate": _("Holding stories against the gate"),
    "scratch": _("A machine reads what nobody has read"),
    "level": _("Levelling takes"),
    "mix": _("Mixing"),
    "measure": _("Measuring"),
    "masters": _("Encoding and measuring the five masters"),
    "words": _("Writing transcripts, lists and papers"),
}
VOICES = {
    VoiceKind.SCRATCH.value: _("read by a machine, for trying"),
    VoiceKind.REVOICED.value: _("read by another person"),
    VoiceKind.OBFUSCATED.value: _("own voice, changed"),
}
WISHES = {
    OwnVoiceState.ASKED.value: ("waiting", _("waits for a protection officer")),
    OwnVoiceState.APPROVED.value: ("approved", _("approved")),
    OwnVoiceState.REFUSED.value: ("held", _("refused")),
    OwnVoiceState.WITHDRAWN.value: ("draft", _("taken back")),
}
"""What became of the wish for an own voice: the shape of its chip, and the word."""
WAYS = {
    "pitch 0.8, resampled": _("Pitch shift to 0.8, as a recorder played slower"),
    "pitch 0.8, rubberband": _("Pitch shift to 0.8, as sound programs do it"),
    "McAdams 0.8": _("Obfuscation at its weakest (0.8)"),
    "McAdams 0.7": _("Obfuscation in its middle (0.7)"),
    "McAdams 0.6": _("Obfuscation at its strongest (0.6)"),
}
"""Ways of changing a voice, as they were measured."""
CUTS = {
    CutKind.NOTHING_TOLD: _("Only what the house adds: links, explained words, idents, music"),
    CutKind.LEAST_TOLD: _("The exchanges that lose the fewest seconds of what was told"),
    CutKind.ONE_EXCHANGE: _("One exchange"),
    CutKind.STORIES: _("Whole stories"),
}
NO_ROOM = _(
    "The disk is full. Takes, finished steps and what was made before are kept, and no half file "
    "was left. Free room and start it again: it goes on where it stopped."
)
WAYS_OUT = {
    "broadcast.no_take": _(
        "Some lines have no take that somebody listened to. Open the script: it shows which. "
        "What was recorded is kept."
    ),
    "broadcast.slot": _(
        "The speech is longer than the slot. Take one of the cuts that the running order offers, "
        "or plan a longer slot. Nothing was cut."
    ),
    "broadcast.empty": _(
        "No story of this edition may leave in this language today. Open the stories: each says "
        "what keeps it back."
    ),
    "publishing.plan": _(
        "No story of this edition may leave in this language today. Open the stories: each says "
        "what keeps it back."
    ),
    "sound.cancelled": _("Somebody stopped it. Start it again: it goes on where it stopped."),
    "sound.steps_gone": _(
        "A take was put aside while it was made. Start it again: it is made of the takes there are."
    ),
    "sound.disk_full": NO_ROOM,
    "store.no_room": NO_ROOM,
    "sound.no_program": _(
        "A program that makes sound is missing on the desk's machine: tell an administrator. What "
        "was made before is kept."
    ),
    "sound.tool_failed": _(
        "A program that makes sound ended with an error. Start it again: it goes on where it "
        "stopped."
    ),
    "sound.no_voice": _("There is no machine voice for this language. Have the lines read."),
    "programmes.taken_back": _(
        "A story was taken back while it was made, so nothing of it was kept. Start it again: it "
        "is made of what may leave now."
    ),
    "programmes.master": _(
        "A sound file did not come out as loud as it must be. Listen to the takes for one that is "
        "far too loud or too soft."
    ),
    "programmes.takes_changed": _(
        "A take was put aside, or may not be heard any more, while it was made. Make it again: "
        "nothing was kept of this time."
    ),
    "protection.leak": _(
        "The gate found something in a finished file. Nothing was handed over. Open the stories "
        "and look at what the gate says."
    ),
    "jobs.given_up": _("The worker was stopped over it twice. Look at the room left, try again."),
}
TOO_LONG_LINE = _("The recording is longer than five minutes: bring the one line alone.")
COMPARED = {
    WAITING: _("A machine is comparing it with the script. You need not wait: listen to it."),
    FAILED: _("The machine could not compare it with the script. The take is kept: listen to it."),
    Verdict.AGREES.value: _(
        "A machine heard %(share)s %% of the line: it agrees with the script. It does not hear "
        "everything: listen to it."
    ),
    Verdict.LOOK_AGAIN.value: _(
        "A machine heard %(share)s %% of the line: look again. Words may be left out, or others "
        "said."
    ),
    Verdict.OTHER_LANGUAGE.value: _(
        "A machine heard %(share)s %% of the line: it takes this for another language than that "
        "of the script."
    ),
}
"""What a machine says of a take; nobody's listening is taken away by it."""
SOUNDS = {
    "sound.unreadable": _("The file is of no kind of sound that can be read, or is broken."),
    "sound.none": _("There is no sound in the file."),
    "sound.video": _("The file has moving pictures."),
    "sound.silent": _("Nothing is heard in the recording."),
    "sound.clipped": _("The recording is too loud: its peaks are cut off."),
    "sound.too_long": _("The recording is longer than 30 minutes."),
    "sound.too_slow": _("Reading the file took too long."),
}
"""What is wrong with a recording, in words of the screen: the errors' own have figures in them."""
OTHERWISE = _("What was made before is kept. Try again, or ask an administrator with this code.")


def way_out(code: str) -> str:
    """Return what to do after work in the background ended with an error."""
    return str(WAYS_OUT.get(code, OTHERWISE)) if code else ""


def said_of(one: Compared) -> str:
    """Return what a machine says of a take, in a sentence."""
    return str(COMPARED[one.state]) % {"share": one.share}


def wrong_with_take(error: MoksoriError) -> str:
    """Return why a recording was not kept, and what to do."""
    said = SOUNDS.get(error.code) or sentence(error.message)
    return f"{said} {gettext(error.hint)}"


def wrong_with_own_voice(error: MoksoriError) -> str:
    """Return why a recording of an own voice was not kept, and what to do."""
    return str(TOO_LONG_LINE) if error.code == "sound.too_long" else wrong_with_take(error)


def strengths() -> dict[str, Any]:
    """Return what changing a voice can and cannot do, as it was measured and published."""
    return {
        "measured": [(WAYS[one.way], one, one.way.startswith("McAdams")) for one in STRENGTHS],
        "published": PUBLISHED,
    }
