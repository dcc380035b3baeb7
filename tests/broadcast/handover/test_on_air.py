"""What is handed over, played by the software of stations: rendered offline, streamed, heard."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time as clock
from datetime import time
from pathlib import Path

import numpy as np
import pytest

from moksori.broadcast.handover.liquidsoap import script
from moksori.broadcast.handover.playlists import Track, annotated_m3u, m3u
from moksori.broadcast.sound.masters import Kind
from moksori.broadcast.sound.meter import measure
from moksori.broadcast.sound.wav import RATE, read_take
from tests.broadcast.sound.test_masters import FACTS, SLOT, made_in

pytestmark = pytest.mark.slow

TITLE = FACTS.title
AS_ROOT = "settings.init.allow_root.set(true)\nsettings.frame.audio.samplerate.set(48000)\n"
"""A test may run as root, a station never does."""
RENDERED = """
going = ref({count})
def ended() =
  going := !going - 1
  if !going == 0 then shutdown() end
end
def render(name, heard) =
  def tell(m) =
    file.write(data=m["artist"] ^ " - " ^ m["title"], name ^ ".txt")
  end
  heard.on_metadata(tell)
  clock.assign_new(sync="none", [heard])
  form = %wav(channels=1, samplerate=48000)
  output.file(form, fallible=true, on_stop=ended, name ^ ".wav", heard)
end
"""


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A folder as a station gets it: ten seconds of programme, its lists, its script."""
    folder = tmp_path_factory.mktemp("on-air")
    masters = {one.kind: one for one in made_in(folder)[1]}
    out = masters[Kind.WAV].path.parent
    track = Track(masters[Kind.WAV].path.name, TITLE, FACTS.programme, SLOT * 1000)
    (out / "mok_20261122_ko_liquidsoap.m3u").write_bytes(annotated_m3u([track]))
    (out / "plain.m3u").write_bytes(m3u([Track(masters[Kind.MP3].path.name, "", "", SLOT * 1000)]))
    (out / "air.liq").write_bytes(script(track, [time(15)]))
    return out, masters


@pytest.fixture
def station(given, tmp_path):
    """The same folder, for one station of its own."""
    return shutil.copytree(given[0], tmp_path / "station")


def ran(program, folder, words):
    (folder / "run.liq").write_text(AS_ROOT + words, "utf-8")
    done = subprocess.run(
        [program, "run.liq"], cwd=folder, capture_output=True, timeout=120, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def is_the_programme(folder, name, loudness):
    """It is as long as the slot, as loud as its master, and listeners see its title."""
    heard = read_take((folder / f"{name}.wav").read_bytes()).samples
    assert len(heard) / RATE == pytest.approx(SLOT, abs=0.1)
    assert measure([heard]).integrated == pytest.approx(loudness, abs=0.5)
    assert (folder / f"{name}.txt").read_text("utf-8") == f"{FACTS.programme} - {TITLE}"
    return heard


def test_liquidsoap_renders_the_play_list_and_our_mp3_whole_with_their_korean_title(
    needs, given, station
):
    listed = 'cue_cut(playlist(mode="normal", loop=false, "mok_20261122_ko_liquidsoap.m3u"))'
    both = f'render("listed", {listed})\nrender("tagged", once(single("mok_20261122_ko.mp3")))\n'
    ran(needs("liquidsoap"), station, RENDERED.format(count=2) + both)
    heard = is_the_programme(station, "listed", -23.0)
    is_the_programme(station, "tagged", -16.0)
    master = read_take(given[1][Kind.WAV].path.read_bytes()).samples
    both = min(len(heard), len(master))
    assert np.corrcoef(heard[:both], master[:both])[0, 1] > 0.999


def test_liquidsoap_checks_the_script_and_renders_what_it_plays_with_its_title(needs, station):
    program = needs("liquidsoap")
    checked = subprocess.run(
        [program, "--check", "air.liq"], cwd=station, capture_output=True, timeout=60, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    # The output is the station's own, as the script says; what is played is played now.
    made = (station / "air.liq").read_text("ascii")
    own = 'render("played", slot)\nplay()'
    assert "output.dummy(radio)" in made
    ran(program, station, RENDERED.format(count=1) + made.replace("output.dummy(radio)", own))
    is_the_programme(station, "played", -23.0)
    assert (station / "as-run.csv").read_text("ascii").rstrip().endswith(",mok_20261122_ko.wav")


ICECAST = """<icecast>
<limits><clients>5</clients><sources>2</sources><burst-size>65535</burst-size></limits>
<authentication><source-password>loopback</source-password><admin-user>a</admin-user>
<admin-password>{port}</admin-password></authentication>
<hostname>localhost</hostname>
<listen-socket><port>{port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
<mount><mount-name>/air.mp3</mount-name><charset>UTF-8</charset></mount>
<paths><basedir>{folder}</basedir><logdir>{folder}</logdir><webroot>{folder}</webroot>
<adminroot>{folder}</adminroot></paths>
<logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog></logging>
</icecast>"""
EZSTREAM = """<ezstream>
<servers><server><name>default</name><protocol>HTTP</protocol><hostname>127.0.0.1</hostname>
<port>{port}</port><user>source</user><password>loopback</password></server></servers>
<streams><stream><name>default</name><mountpoint>/air.mp3</mountpoint><format>MP3</format>
</stream></streams>
<intakes><intake><name>default</name><type>playlist</type><filename>plain.m3u</filename>
</intake></intakes>
</ezstream>"""


@pytest.fixture
def streaming(needs, station):
    """Icecast on the loopback address, and ezstream that gives it our MP3; yields the port."""
    server, source = needs("icecast2"), needs("ezstream")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="icecast-"))
    folder.chmod(0o777)
    (folder / "icecast.xml").write_text(ICECAST.format(port=port, folder=folder))
    (folder / "icecast.xml").chmod(0o644)
    (station / "ezstream.xml").write_text(EZSTREAM.format(port=port))
    (station / "ezstream.xml").chmod(0o600)
    # Icecast does not run as root.
    other = {"user": "nobody", "group": "nogroup", "extra_groups": []} if not os.geteuid() else {}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = [subprocess.Popen([server, "-c", folder / "icecast.xml"], **other, **quiet)]
    try:
        answers(port)
        running.append(subprocess.Popen([source, "-c", "ezstream.xml"], cwd=station, **quiet))
        yield port
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(20)
        shutil.rmtree(folder)


def answers(port):
    until = clock.monotonic() + 20
    while clock.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        clock.sleep(0.05)
    raise AssertionError("nobody answers")


def listened(port, seconds=20.0):
    """What a listener's player gets: what it shows as title, and pieces of sound between."""
    until = clock.monotonic() + seconds
    while clock.monotonic() < until:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        line.request("GET", "/air.mp3", headers={"Icy-MetaData": "1"})
        answer = line.getresponse()
        if answer.status == 200:
            every = int(answer.headers["icy-metaint"])
            pieces, title = [], ""
            while not title and clock.monotonic() < until:
                pieces.append(answer.read(every))
                told = answer.read(answer.read(1)[0] * 16).rstrip(b"\0").decode("utf-8")
                found = re.search(r"StreamTitle='(.*?)';", told)
                title = found[1] if found else ""
            line.close()
            return title, pieces, answer.headers["Content-Type"]
        line.close()
        clock.sleep(0.1)
    raise AssertionError("there is no stream")


def test_a_listener_of_icecast_gets_our_mp3_and_its_korean_title(given, streaming):
    title, pieces, kind = listened(streaming)
    assert kind == "audio/mpeg"
    assert title == f"{FACTS.programme} - {TITLE}"
    # What was sent is our file, byte for byte.
    ours = given[1][Kind.MP3].path.read_bytes()
    assert len(b"".join(pieces)) >= 16_000
    assert all(piece in ours + ours for piece in pieces)
