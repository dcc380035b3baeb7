"""Runs the inputs of one decoder in workers that are watched, killed and replaced."""

import multiprocessing
import os
import resource
import signal
import time
import warnings
from dataclasses import dataclass

from benchmarks.fuzzing.inputs import made
from benchmarks.fuzzing.judging import Attested, desk, fault
from moksori.protection.decoders.dispatch import decode

HANG = 5.0
"""Seconds of the processor that one file may take."""
ASLEEP = 120.0
"""Seconds of the clock after which a worker is given up, whatever it waits for."""
WATCHED_EVERY = 0.1
ROOM = 4 << 30
"""How much memory a worker may ask for beyond what it begins with."""
AT, DECODING, BEGAN, BEGAN_CPU, DONE, CRASHES, CLEAR, SLOWEST, PEAK, LOOK = range(10)
MEGA = 1 << 20


@dataclass
class Tally:
    """What came of the inputs of one decoder."""

    inputs: int = 0
    crashes: int = 0
    hangs: int = 0
    clear: int = 0
    slowest: float = 0.0
    peak: float = 0.0
    look: float = 0.0


@dataclass(frozen=True)
class Job:
    """The inputs of one decoder: how many, by which seed, and where what fails is kept."""

    target: object
    others: tuple
    seed: int
    count: int
    folder: object

    def input(self, number):
        """Make one input."""
        return made(self.target, self.others, self.seed, number)

    def keep(self, number, why):
        """Keep an input that failed; it is invented, so it may be."""
        self.folder.mkdir(parents=True, exist_ok=True)
        given = self.input(number)
        ending = given.name.rpartition(".")[2] if "." in given.name else "bin"
        name = f"{self.target.name}-{number}.{ending}"
        (self.folder / name).write_bytes(given.data)
        with (self.folder / "why.txt").open("a", encoding="utf-8") as told:
            told.write(f"{name}\t{why}\n")


def run(job, workers=2):
    """Run all inputs of a job and give what came of them."""
    tally = Tally()
    desk()  # once, before the workers are forked
    at_work = [Worker(job, first, workers, tally) for first in range(workers)]
    while at_work:
        time.sleep(WATCHED_EVERY)
        at_work = [one for one in at_work if one.is_at_work()]
    return tally


class Worker:
    """One process that goes through every `step`-th input, watched by what it says of itself."""

    def __init__(self, job, first, step, tally):
        self.job, self.step, self.tally = job, step, tally
        self.said = self.process = None
        self.start(first)

    def start(self, first):
        """Start, or start again behind the input that was the end of the last process."""
        context = multiprocessing.get_context("fork")
        self.said = context.RawArray("d", 10)
        self.said[AT], self.said[BEGAN] = first, time.monotonic()
        self.process = context.Process(target=work, args=(self.job, first, self.step, self.said))
        self.process.start()

    def is_at_work(self):
        """Look after the process: kill it where it hangs, replace it where it ended too soon."""
        if self.process.is_alive():
            if not self.is_stuck():
                return True
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.join()
            self.tally.hangs += 1
            self.tally.inputs += 1
            self.said[SLOWEST] = max(self.said[SLOWEST], HANG)
            self.job.keep(int(self.said[AT]), "hangs")
        else:
            self.process.join()
            if self.process.exitcode:
                self.tally.crashes += 1
                self.tally.inputs += 1
                self.job.keep(int(self.said[AT]), f"ends the process: {self.process.exitcode}")
        self.add_up()
        following = int(self.said[AT]) + self.step
        if following >= self.job.count:
            return False
        self.start(following)
        return True

    def is_stuck(self):
        """Say whether the process is too long at one input: by its own time, or asleep."""
        at, since = self.said[AT], time.monotonic() - self.said[BEGAN]
        if since < HANG:
            return False
        used = processor_time(self.process.pid) - self.said[BEGAN_CPU]
        stuck = since > ASLEEP or (self.said[DECODING] and used > HANG)
        return stuck and self.said[AT] == at

    def add_up(self):
        """Add what the process said to the tally."""
        said, tally = self.said, self.tally
        tally.inputs += int(said[DONE])
        tally.crashes += int(said[CRASHES])
        tally.clear += int(said[CLEAR])
        tally.slowest = max(tally.slowest, said[SLOWEST])
        tally.peak = max(tally.peak, said[PEAK])
        tally.look = max(tally.look, said[LOOK])


def processor_time(pid):
    """Seconds of the processor that a process has used (fields 14 and 15 of its `stat`)."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def work(job, first, step, said):
    """Decode and judge every `step`-th input from `first`; runs in a process of its own."""
    warnings.simplefilter("ignore")
    limit_memory()
    began = peak_memory()
    for number in range(first, job.count, step):
        given = job.input(number)
        said[AT], said[BEGAN], said[BEGAN_CPU] = number, time.monotonic(), time.process_time()
        said[DECODING] = 1
        why = one(given, said)
        said[DECODING] = 0
        said[DONE] += 1
        said[PEAK] = max(said[PEAK], (peak_memory() - began) / MEGA)
        if why:
            said[CRASHES if why.startswith("raises") else CLEAR] += 1
            job.keep(number, why)


def one(given, said):
    """Decode one input, then judge what came of it; say what is wrong, or nothing."""
    attested = Attested()
    start = time.process_time()
    try:
        decoded = decode(given.name, given.data, attested)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it should not have come out
        return f"raises {type(error).__name__}"
    decoding = time.process_time()
    said[SLOWEST] = max(said[SLOWEST], decoding - start)
    said[DECODING] = 0
    try:
        return fault(given, decoded, attested)
    except Exception as error:  # noqa: BLE001 - the gate must not fall over either
        return f"raises {type(error).__name__} in the look at what was read"
    finally:
        said[LOOK] = max(said[LOOK], time.process_time() - decoding)


def limit_memory():
    """Let the process ask for some memory more than it has, and no more."""
    with open("/proc/self/statm", encoding="ascii") as sizes:
        held = int(sizes.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (held + ROOM, held + ROOM))


def peak_memory():
    """The most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
