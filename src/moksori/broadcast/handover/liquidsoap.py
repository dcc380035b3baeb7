"""A script for Liquidsoap 2.1 that plays a programme at its hours and keeps a log of it.

Nothing told stands in the script, so no word can be taken for a command: title and artist come from
the play list beside the file. Where that is missing, the file is played without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from pathlib import PurePosixPath

from moksori.broadcast.handover.playlists import Track, annotated_m3u
from moksori.terms.errors import InvalidError

SCRIPT = """\
# Plays {file} at the hours below and logs when it began. For Liquidsoap 2.1.
# Hours are those of the machine: start it with TZ=UTC, or write them anew for its own zone.
# MOKSORI_MEDIA is the folder of the file and of its play list, from which the title is read;
# MOKSORI_AS_RUN is the log that the desk reads back.
media = getenv(default=".", "MOKSORI_MEDIA")
as_run = getenv(default="as-run.csv", "MOKSORI_AS_RUN")

marks = "{track}"
ending = ":{file}"

def programme() =
  beside = "#{{media}}/{listed}"
  rows = if file.exists(beside) then playlist.parse(beside) else [] end
  listed = snd(list.hd(default=([], ""), rows))
  there = string.contains(suffix=ending, listed)
  size = string.length(listed) - string.length(ending)
  told = if there then string.sub(listed, start=0, length=size) else marks end
  "#{{told}}:#{{media}}/{file}"
end

def log_start(_) =
  began = time.string("%Y-%m-%dT%H:%M:%S")
  file.write(data="#{{began}},{file}\\n", append=true, as_run)
end

slot = request.queue(id="moksori")
slot.on_track(log_start)

def play() =
  ignore(slot.push.uri(programme()))
end

{hours}
radio = fallback(track_sensitive=false, [slot, blank()])

# Put the station's own output in place of this one.
output.dummy(radio)
"""


class HoursError(InvalidError):
    """A script was asked for without an hour at which to play."""

    code = "broadcast.hours"
    hint = "Give at least one hour of the day, such as 15:00."


def script(track: Track, hours: Sequence[time]) -> bytes:
    """Return the script that plays one file at some hours of every day.

    Args:
        track: The file, exactly as long as its slot.
        hours: Of the day, in the zone of the station's machine.

    Raises:
        HoursError: there is no hour.
        PlayListError: the file name is more than ASCII.
    """
    if not hours:
        raise HoursError("there is no hour at which to play")
    annotated_m3u([track])
    seconds = f"{track.length / 1000:.3f}"
    marks = f'annotate:liq_cue_in=\\"0.\\",liq_cue_out=\\"{seconds}\\",duration=\\"{seconds}\\"'
    lines = "".join(
        f"thread.when(every=0.5, {{{at.hour:02}h{at.minute:02}m{at.second:02}s}}, play)\n"
        for at in sorted(set(hours))
    )
    listed = f"{PurePosixPath(track.file).stem}_liquidsoap.m3u"
    made = SCRIPT.format(file=track.file, listed=listed, track=marks, hours=lines)
    return made.encode("ascii")
